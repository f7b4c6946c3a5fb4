import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { ModulesContainer } from '@nestjs/core';
import { endpointOf } from './endpoint.js';

/** Throws, and so stops the boot, if any controller has a route that was not declared with a policy. */
export function requirePolicies(modules: ModulesContainer): void {
  const open: string[] = [];
  for (const { controllers } of modules.values())
    for (const { metatype } of controllers.values()) {
      const prototype = (metatype as { prototype?: object } | null)?.prototype;
      if (!prototype) continue;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
        if (name === 'constructor' || typeof handler !== 'function') continue;
        const isRoute = Reflect.hasMetadata(PATH_METADATA, handler) || Reflect.hasMetadata(METHOD_METADATA, handler);
        if (isRoute && !endpointOf(handler)) open.push(`${(metatype as { name: string }).name}.${name}`);
      }
    }
  if (open.length > 0) throw new Error(`Routes without a declared policy: ${open.join(', ')}`);
}
