export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

/** A Vega-Lite v6 specification as plain JSON. */
export interface VegaLiteSpec {
  [member: string]: Json;
  $schema: string;
  description: string;
}

export const vegaLiteSchema = 'https://vega.github.io/schema/vega-lite/v6.json';
