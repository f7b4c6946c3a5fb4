import { shortenText } from '../fit-text.js';
import { spreadColumns } from '../visit-figure/spread-columns.js';
import type { Dose, InfusionMark } from '../patient-figure.js';
import { textWidth } from '../text-width.js';
import type { Json } from '../vega-lite-spec.js';
import { doseLabel, drugsOf } from './dose-label.js';
import { at, label, layerOf, text } from './marks.js';
import { noteSize } from '../type-sizes.js';
import { plotWidth } from './sizes.js';

interface Run {
  key: string;
  words: string;
  from: number;
  to: number;
}

interface DoseRuns {
  layers: Json[];
  height: number;
  isLeftOut: boolean;
}

const uprightGap = 13;
const farthest = 60;

/**
 * One label for each run of infusions with the same dose, over a bracket at `y` from the first to the last of
 * `columns`: level where the labels can stand near their brackets, else upright, else left out.
 */
export function doseRuns(ordered: (InfusionMark & Partial<Dose>)[], columns: number[], y: number): DoseRuns {
  const runs = runsOf(ordered, columns);
  if (runs.length === 0) return { layers: [], height: 0, isLeftOut: false };
  const middles = runs.map(({ from, to }) => (from + to) / 2);
  const widest = runs.reduce((most, { words }) => Math.max(most, textWidth(words, noteSize)), 0);
  const half = (widest + 10) / 2;
  const spread = spreadColumns(middles, 2 * half, half - 20, plotWidth + 20 - half);
  const isLevel = spread.every((place, index) => Math.abs(place - (middles[index] ?? 0)) <= farthest);
  const isTooClose = middles.some(
    (place, index) => index > 0 && place - (middles[index - 1] ?? 0) < uprightGap,
  );
  if (!isLevel && isTooClose) return { layers: [], height: 0, isLeftOut: true };
  const placed = runs.map(({ words, from, to }, index) => {
    const middle = middles[index] ?? 0;
    return { words, from: from - 4, to: to + 4, middle, x: isLevel ? (spread[index] ?? middle) : middle };
  });
  const rule = { type: 'rule', color: '#444', strokeWidth: 1 };
  const place = { x: at('x'), y: at(y - 5), text: text('words') };
  return {
    layers: [
      ...layerOf(placed, rule, { x: at('from'), x2: { field: 'to' }, y: at(y) }),
      ...layerOf(
        placed.filter(({ x, middle }) => Math.abs(x - middle) > 1),
        { ...rule, color: '#999', strokeWidth: 0.8 },
        { x: at('middle'), x2: { field: 'x' }, y: at(y), y2: at(y - 5) },
      ),
      ...layerOf(
        placed,
        isLevel ? label('center', 'bottom') : { ...label('left', 'middle'), angle: 270 },
        place,
      ),
    ],
    height: isLevel ? 20 : Math.ceil(widest) + 8,
    isLeftOut: false,
  };
}

/** Of infusions in time. The drug is named where there are several. */
function runsOf(ordered: (InfusionMark & Partial<Dose>)[], columns: number[]): Run[] {
  const doses = ordered.flatMap(({ phase, drug, route, doseMg = null, doseMgPerKg = null }) =>
    drug === undefined || route === undefined ? [] : [{ phase, drug, route, doseMg, doseMgPerKg }],
  );
  const namesDrugs = drugsOf(doses).length > 1;
  const runs: Run[] = [];
  for (const [index, dose] of doses.entries()) {
    const drug = namesDrugs ? `${shortenText(dose.drug, 90, noteSize)} ` : '';
    const words = `${dose.phase === 'booster' ? 'booster ' : ''}${drug}${doseLabel(dose)}`;
    const place = columns[index] ?? 0;
    const key = JSON.stringify([dose.phase, dose.drug, doseLabel(dose)]);
    const last = runs.at(-1);
    if (last?.key === key) last.to = place;
    else runs.push({ key, words, from: place, to: place });
  }
  return runs;
}
