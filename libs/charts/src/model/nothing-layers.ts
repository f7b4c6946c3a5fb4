import type { ModelFigure } from '../cohort-figure.js';
import { at, label, layerOf, text } from '../patient-axis/marks.js';
import { textSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import { plotHeight } from '../visit-figure/sizes.js';
import { isBare, nothingToShow } from './findings.js';

/** Instead of means, so that no picture is empty without a word. */
export const nothingLayers = (figure: ModelFigure, plotWidth: number): Json[] =>
  isBare(figure)
    ? layerOf([{ words: nothingToShow }], label('center', 'middle', textSize), {
        x: at(plotWidth / 2),
        y: at(plotHeight / 2),
        text: text('words'),
      })
    : [];
