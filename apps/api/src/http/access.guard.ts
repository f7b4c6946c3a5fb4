import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { allows, Refusal } from '#contracts';
import { isDeployment } from './caller.js';
import { endpointOf } from './endpoint.js';

/** Deny by default: a handler is reached only through the policy that its endpoint declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const endpoint = endpointOf(context.getHandler());
    if (!endpoint) throw new Refusal('forbidden', 'The route declares no policy');
    if (endpoint.policy === null) return true;
    const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!caller) throw new Refusal('unauthenticated', 'Send an API key as Authorization: Bearer');
    if (!allows(endpoint.policy, caller.roles, isDeployment(caller)))
      throw new Refusal(
        'forbidden',
        `${endpoint.policy} is not for ${caller.roles.join(', ') || 'this key'}`,
      );
    return true;
  }
}
