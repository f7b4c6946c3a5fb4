import {
  changeHistogram,
  histogramSize,
  quantile,
  scaled,
  scoreHistogram,
  summarise,
  visitMoments,
  type Histogram,
} from '#stats';
import { armOf, type CohortTally } from './cohort-tally.js';
import { laterVisit } from './reliable-change.js';

interface Band {
  from: number;
  to: number;
  n: number;
}

/** About a sixteenth of the scale, in whole steps of 1, 2 or 5 times a power of ten. */
function bandTicks({ instrument: { total, decimals } }: CohortTally): bigint {
  const wanted = ((total.max - total.min) / 16) * 10 ** decimals;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= wanted) ?? 10;
  return BigInt(step * power);
}

/** Counts by bands of `width` ticks, `from` inclusive and `to` exclusive; 0 begins one. Empty ones between are there. */
function banded(counts: Histogram, width: bigint, decimals: number): Band[] {
  const floor = (tick: bigint): bigint => (tick >= 0n ? tick / width : -((-tick + width - 1n) / width));
  const [first, last] = [counts[0]?.[0], counts.at(-1)?.[0]];
  if (first === undefined || last === undefined) return [];
  const low = floor(first);
  const bands = Array.from({ length: Number(floor(last) - low) + 1 }, (_, place) => ({
    from: scaled((low + BigInt(place)) * width, decimals),
    to: scaled((low + BigInt(place) + 1n) * width, decimals),
    n: 0,
  }));
  for (const [tick, count] of counts) {
    const band = bands[Number(floor(tick) - low)];
    if (band) band.n += Number(count);
  }
  return bands;
}

/** Change from baseline to a visit in bands, by group. O(counts). */
export function bandedChange(source: CohortTally, wanted: string | undefined) {
  const { index, cells, visits, instrument } = source;
  const visit = laterVisit(source, wanted);
  const width = bandTicks(source);
  return {
    visit: visits[visit]?.name ?? '',
    width: scaled(width, instrument.decimals),
    groups: cells.map((cell) => {
      const counts = changeHistogram(index, cell, visit);
      return {
        arm: armOf(cell),
        n: Number(histogramSize(counts)),
        bands: banded(counts, width, instrument.decimals),
      };
    }),
  };
}

/** Scores at every visit in bands, with quartiles of type 7, by group. O(visits x counts). */
export function bandedScores(source: CohortTally) {
  const { index, cells, visits, instrument } = source;
  const { decimals } = instrument;
  const width = bandTicks(source);
  return {
    width: scaled(width, decimals),
    groups: cells.map((cell) => ({
      arm: armOf(cell),
      visits: visits.map(({ name }, visit) => {
        const counts = scoreHistogram(index, cell, visit);
        const at = (quarters: bigint) => quantile(counts, quarters, 4n, decimals);
        return {
          visit: name,
          n: Number(histogramSize(counts)),
          min: at(0n),
          q1: at(1n),
          median: at(2n),
          q3: at(3n),
          max: at(4n),
          bands: banded(counts, width, decimals),
        };
      }),
    })),
  };
}

/** Number and mean of the scores of a group at a visit. O(blocks). */
export function observedAt(
  { index, visits, instrument }: CohortTally,
  cell: (string | null)[],
  name: string,
) {
  const visit = visits.findIndex((each) => each.name === name);
  const { n, mean } = summarise(visitMoments(index, cell, visit), instrument.decimals);
  return { n, mean };
}
