import type { WaterfallFigure } from '../cohort-figure.js';
import { refuseMiscount } from '../cohort-panels/refuse-miscount.js';

/** A band of changes with patients in it; `start` and `end` are shares of the group's patients, 0 to 1. */
export interface Bar {
  from: number;
  to: number;
  n: number;
  /** Middle of the band, which the bar reaches to. */
  middle: number;
  /** Whether all changes of the band are for the better or for the worse; a band with no change in it is neither. */
  side: 'better' | 'worse' | 'neither';
  start: number;
  end: number;
}

/** From the worst band to the best. Throws RangeError where the bands do not hold the patients of the group. */
export function barsOf(
  { arm, n, bands }: WaterfallFigure['groups'][number],
  better: 'lower' | 'higher',
): Bar[] {
  refuseMiscount(
    bands.map((band) => band.n),
    n,
    `arm ${arm}`,
  );
  const sign = better === 'lower' ? -1 : 1;
  let before = 0;
  return bands
    .filter((band) => band.n > 0)
    .sort((a, b) => sign * (a.from - b.from))
    .map(({ from, to, n: patients }) => {
      const start = before / n;
      before += patients;
      const side = sideOf(from, to, better);
      return { from, to, n: patients, middle: (from + to) / 2, side, start, end: before / n };
    });
}

/** `to` is not in the band, so one that ends at 0 holds falls only; one that begins at 0 holds no change too. */
function sideOf(from: number, to: number, better: 'lower' | 'higher'): Bar['side'] {
  if (to <= 0) return better === 'lower' ? 'better' : 'worse';
  if (from > 0) return better === 'lower' ? 'worse' : 'better';
  return 'neither';
}
