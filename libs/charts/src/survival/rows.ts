import { armLabels } from '../arm-label.js';
import type { SurvivalFigure } from '../cohort-figure.js';
import { drawnShare, type DrawnShare, type SurvivalStep } from './drawn-share.js';
import type { SurvivalTime } from './survival-time.js';

/** A step of a curve. `time` is in the unit of the axis, `hours` as it was given. Field names are fixed. */
export type SurvivalRow = DrawnShare &
  Omit<SurvivalStep, 'time'> & {
    arm: string;
    armOrder: number;
    stepOrder: number;
    time: number;
    hours: number;
  };

/** Every step of every curve. */
export function survivalRows(figure: SurvivalFigure, { hoursPerUnit }: SurvivalTime): SurvivalRow[] {
  const arms = armLabels(figure);
  return figure.groups.flatMap(({ steps }, armOrder) =>
    steps.map((step, stepOrder) => ({
      ...{ arm: arms[armOrder] ?? '', armOrder, stepOrder },
      ...step,
      ...drawnShare(step, figure.event),
      time: step.time / hoursPerUnit,
      hours: step.time,
    })),
  );
}

/** A corner of a confidence band. `band` numbers the pieces without a gap. */
export interface BandCorner {
  arm: string;
  band: number;
  corner: number;
  time: number;
  shareLower: number;
  shareUpper: number;
}

/**
 * The corners of the bands, which are flat from step to step: worked out here, since an area that is drawn in steps by
 * the renderer would lose the last flat piece before a gap. O(steps).
 */
export function bandCorners(rows: SurvivalRow[]): BandCorner[] {
  const corners: BandCorner[] = [];
  let band = 0;
  for (const [index, { arm, armOrder, time, shareLower, shareUpper }] of rows.entries()) {
    const before = rows[index - 1];
    const isGap = shareLower === null || shareUpper === null;
    if (isGap || before?.armOrder !== armOrder) band += 1;
    if (isGap) continue;
    const next = rows[index + 1];
    const until = next?.armOrder === armOrder ? next.time : time;
    const ends = { arm, band, shareLower, shareUpper };
    for (const place of [time, until]) corners.push({ ...ends, corner: corners.length, time: place });
  }
  return corners;
}

/** The last step of every curve. */
export const curveEnds = (rows: SurvivalRow[]): SurvivalRow[] =>
  rows.filter(({ armOrder }, index) => rows[index + 1]?.armOrder !== armOrder);
