import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '#contracts';
import { DEPLOYMENT, type TenantContext } from '#store';

/** Who calls: a key, its clinic and its roles. */
export interface Caller {
  keyId: string;
  clinicId: string;
  roles: Role[];
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

export const isDeployment = ({ clinicId }: Caller): boolean => clinicId === DEPLOYMENT;

/** The tenant's door for this request; the guard has let nobody through without a caller. */
export const contextOf = (request: FastifyRequest): TenantContext => {
  if (!request.caller) throw new Error('A route without a caller reached the store');
  return { clinicId: request.caller.clinicId, actor: request.caller.keyId, requestId: request.id };
};

export const Context = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  contextOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
