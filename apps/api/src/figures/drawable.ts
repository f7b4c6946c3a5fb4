import type { VegaLiteSpec } from '#charts';
import { renderPng, renderSvg } from '#render';
import type { FigureForm } from './figure-form.js';

/** One figure, to be given in any form; all forms come from the same numbers. */
export interface Drawable {
  numbers: object;
  csv: () => string;
  spec: () => VegaLiteSpec;
}

/** The figure in one form. A picture costs about 0.1 s. */
export async function draw({ numbers, csv, spec }: Drawable, form: FigureForm): Promise<string | Buffer> {
  switch (form) {
    case 'numbers':
      return JSON.stringify(numbers);
    case 'csv':
      return csv();
    case 'spec':
      return JSON.stringify(spec());
    case 'svg':
      return renderSvg(spec());
    case 'png':
      return renderPng(await renderSvg(spec()));
  }
}
