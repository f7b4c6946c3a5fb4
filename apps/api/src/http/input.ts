import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Refusal, type FieldError } from '#contracts';
import { endpointOf } from './endpoint.js';

type Issue = z.core.$ZodIssue;

const pointerOf = (path: PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Every broken rule by its field; of a choice of forms the one that fits best speaks. */
function fieldErrors(issues: readonly Issue[], base: PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        rule: 'unknown-field',
        detail: `There is no field ${key}`,
      }));
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const branches = issue.errors.map((branch) => fieldErrors(branch, path));
      return branches.reduce((best, branch) => (branch.length < best.length ? branch : best));
    }
    return [{ pointer: pointerOf(path), rule: issue.code.replaceAll('_', '-'), detail: issue.message }];
  });
}

function checked(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = fieldErrors(result.error.issues);
  throw new Refusal(
    'invalid',
    errors.map(({ pointer, detail }) => `${pointer} ${detail}`.trim()).join('; '),
    errors,
  );
}

/** Path, query and body of the request, checked against what the endpoint declares. */
export const Input = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const endpoint = endpointOf(context.getHandler());
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  // A path that can name nothing is nothing found.
  const params = endpoint?.params?.safeParse(request.params);
  if (params && !params.success) throw new Refusal('not-found', 'There is nothing at this address');
  return {
    params: params?.data,
    query: checked(endpoint?.query, request.query),
    body: checked(endpoint?.body, request.body ?? {}),
  };
});
