import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { ModulesContainer } from '@nestjs/core';
import type { Endpoint } from '#contracts';
import { endpointOf } from './endpoint.js';

/**
 * Throws, and so stops the boot, if a controller has a route that was not declared with a policy, or if a declared
 * endpoint has not exactly one handler: the document and the router cannot disagree.
 */
export function requirePolicies(modules: ModulesContainer, declared: readonly Endpoint[] = []): void {
  const open: string[] = [];
  const served: Endpoint[] = [];
  for (const { controllers } of modules.values())
    for (const { metatype } of controllers.values()) {
      const prototype = (metatype as { prototype?: object } | null)?.prototype;
      if (!prototype) continue;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
        if (name === 'constructor' || typeof handler !== 'function') continue;
        const isRoute =
          Reflect.hasMetadata(PATH_METADATA, handler) || Reflect.hasMetadata(METHOD_METADATA, handler);
        const endpoint = endpointOf(handler);
        if (endpoint) served.push(endpoint);
        else if (isRoute) open.push(`${(metatype as { name: string }).name}.${name}`);
      }
    }
  if (open.length > 0) throw new Error(`Routes without a declared policy: ${open.join(', ')}`);
  const wrong = declared.filter((endpoint) => served.filter((each) => each === endpoint).length !== 1);
  if (wrong.length > 0)
    throw new Error(`Endpoints without exactly one handler: ${wrong.map(({ path }) => path).join(', ')}`);
}
