import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
let validate: ValidateFunction | undefined;

/**
 * What vega-lite's own schema finds wrong with `spec`; empty where it is valid. Every branch of the schema complains
 * about one mistake, so only the complaints deepest in the document are kept. Compiling takes about 1.2 s, once.
 */
export function vegaLiteErrors(spec: unknown): string[] {
  validate ??= compileSchema();
  if (validate(spec)) return [];
  const errors = validate.errors ?? [];
  const depth = (path: string): number => path.split('/').length;
  const deepest = Math.max(...errors.map(({ instancePath }) => depth(instancePath)));
  return errors
    .filter(({ instancePath }) => depth(instancePath) === deepest)
    .map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compileSchema(): ValidateFunction {
  const ajv = new Ajv({ strict: false, logger: false });
  ajv.addFormat('color-hex', true);
  const schema: unknown = JSON.parse(readFileSync(resolve('vega-lite/vega-lite-schema.json'), 'utf8'));
  return ajv.compile(schema as object);
}
