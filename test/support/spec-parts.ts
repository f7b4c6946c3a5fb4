import type { Json, VegaLiteSpec } from '#charts';
import { compile, type TopLevelSpec } from 'vega-lite';

type Row = Record<string, Json>;

/** Every member of that name, wherever it is. */
export function membersNamed(name: string, value: Json | undefined): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((member) => membersNamed(name, member));
  const own = Array.isArray(value) ? undefined : Object.hasOwn(value, name) ? value[name] : undefined;
  return own === undefined ? inner : [own, ...inner];
}

/** The rows of every layer that hold all these fields. */
export const rowsWith = (spec: VegaLiteSpec, ...fields: string[]): Row[] =>
  membersNamed('values', spec['layer'])
    .flat()
    .filter(
      (row): row is Row =>
        typeof row === 'object' &&
        row !== null &&
        !Array.isArray(row) &&
        fields.every((field) => field in row),
    );

/** The layers with a mark of this type, nested ones too. */
export const layersOf = (spec: VegaLiteSpec, mark: string): Row[] => {
  const find = (layers: Json | undefined): Row[] =>
    (Array.isArray(layers) ? layers : []).flatMap((layer) => {
      const own = layer as Row;
      return [...(membersNamed('type', own['mark']).includes(mark) ? [own] : []), ...find(own['layer'])];
    });
  return find(spec['layer']);
};

/** The note is the last layer of every figure. */
export function noteOf(spec: VegaLiteSpec): string {
  const last = (spec['layer'] as { data: { values: { lines: string[] }[] } }[]).at(-1);
  return last?.data.values[0]?.lines.join(' ') ?? '';
}

/** Members of the compiled chart that vega reads as an expression, a field or a format and that hold `pattern`. */
export function expressionsWith(spec: VegaLiteSpec, pattern: RegExp): string[] {
  const compiled = compile(spec as unknown as TopLevelSpec).spec as unknown as Json;
  return ['signal', 'expr', 'test', 'init', 'update', 'field', 'groupby', 'as', 'format', 'sort'].flatMap(
    (name) =>
      membersNamed(name, compiled)
        .map((member) => JSON.stringify(member))
        .filter((text) => pattern.test(text)),
  );
}
