import { z } from 'zod';
import { endpoints, problems, type Endpoint } from '#contracts';

const json = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

function parameters({ params, query }: Endpoint): object[] {
  const fields = (schema: z.ZodType | undefined, place: 'path' | 'query') => {
    if (!schema) return [];
    const { properties = {}, required = [] } = json(schema, 'input') as {
      properties?: Record<string, object>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: field,
    }));
  };
  return [...fields(params, 'path'), ...fields(query, 'query')];
}

const problem = {
  description: 'RFC 9457 problem details',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { type: 'string', enum: Object.keys(problems).map((code) => `urn:recurve:problem:${code}`) },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          requestId: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                pointer: { type: 'string' },
                rule: { type: 'string' },
                detail: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
};

function operation(id: string, endpoint: Endpoint): object {
  const { body, consumes, answer, status, summary, policy } = endpoint;
  const content = consumes
    ? Object.fromEntries(consumes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
    : body && { 'application/json': { schema: json(body, 'input') } };
  return {
    operationId: id,
    summary,
    ...(policy === null ? { security: [] } : { 'x-policy': policy }),
    parameters: parameters(endpoint),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [status]: {
        description: summary,
        ...(answer ? { content: { 'application/json': { schema: json(answer, 'output') } } } : {}),
      },
      default: problem,
    },
  };
}

/** The OpenAPI 3.1 document, made from the same declarations as the router; `docs/errors.md` explains the problems. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [id, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(id, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Recurve', version: '0.1.0', description: 'Outcomes of ketamine infusions for PTSD' },
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}
