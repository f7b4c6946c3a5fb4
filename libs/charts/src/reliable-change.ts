import type { ReliableChangeFigure } from './cohort-figure.js';
import { nothingYet } from './cohort-panels/nothing-yet.js';
import { describeReliableChange } from './describe-reliable-change.js';
import { frame } from './patient-axis/frame.js';
import { refuseNonFinite } from './patient-axis/refuse-non-finite.js';
import { refuseMiscounts } from './reliable-change/categories.js';
import { refusedSentence } from './reliable-change/findings.js';
import { reliableChangeNote } from './reliable-change/note.js';
import { changeAxes, changePanels } from './reliable-change/panels.js';
import { margin } from './type-sizes.js';
import type { VegaLiteSpec } from './vega-lite-spec.js';

/** `y`: the instrument's full scale on both axes, or what scores and cut-off span. */
export interface ReliableChangeOptions {
  y: 'full' | 'data';
}

const right = margin + 14;

/**
 * The baseline against a later visit, after Jacobson & Truax (1991, J Consult Clin Psychol 59, 12-19): points for all
 * patients with the same two scores, the line of no change, the rule's lines beside it and its cut-off, and how many
 * are of which category; one panel for each group. It draws the categories it is given.
 *
 * Throws RangeError on a number that is not finite, and where points and categories do not count the same patients.
 * Deterministic; O(groups x points log points).
 */
export function reliableChangeChart(
  figure: ReliableChangeFigure,
  { y }: ReliableChangeOptions,
): VegaLiteSpec {
  refuseNonFinite(figure);
  refuseMiscounts(figure);
  const axes = changeAxes(figure, y);
  const { layers, left, width, height } = changePanels(figure, axes);
  return frame(figure, {
    description: describeReliableChange(figure),
    usermeta: { ...figure.usermeta },
    width,
    height,
    left,
    right,
    underTitle: figure.refused === null ? '' : refusedSentence(figure.refused),
    above: 0,
    noteY: height + 14,
    note: reliableChangeNote(figure, axes),
    layers: [...layers, ...nothingYet(figure.groups.length, width)],
  });
}
