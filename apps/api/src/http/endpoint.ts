import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import type { Endpoint as Declared } from '#contracts';

const ENDPOINT = 'recurve:endpoint';

/** Makes a handler serve a declared route: path, method, policy and checks come from the declaration. */
export const Endpoint = (declared: Declared): MethodDecorator =>
  applyDecorators(
    RequestMapping({ path: declared.path, method: RequestMethod[declared.method] }),
    HttpCode(declared.status),
    SetMetadata(ENDPOINT, declared),
  );

export const endpointOf = (handler: object): Declared | undefined =>
  Reflect.getMetadata(ENDPOINT, handler) as Declared | undefined;
