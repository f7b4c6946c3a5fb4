import {
  at,
  cross,
  filledCircle,
  hollowCircle,
  label,
  layerOf,
  text,
  type Members,
} from '../patient-axis/marks.js';
import { shortenText } from '../fit-text.js';
import { packRows } from '../patient-axis/pack-rows.js';
import { noteSize } from '../type-sizes.js';
import { plotHeight } from '../patient-axis/sizes.js';
import type { TimeScale } from '../patient-axis/time-scale.js';
import type { TrajectoryVisit } from '../patient-figure.js';
import { textWidth } from '../text-width.js';
import type { Json } from '../vega-lite-spec.js';
import type { LaneName } from './lane-name.js';

const rowHeight = 15;
const mostRows = 4;
const top = plotHeight + 12;

interface Strip {
  /** Stand behind the infusions' rules, the marks before them. */
  bands: Json[];
  marks: Json[];
  name: LaneName[];
  bottom: number;
  crowded: boolean;
}

type Placed = TrajectoryVisit & { x: number; x2: number; at: number; words: string };

/** The windows of the visits as pale bands under the plot, each with the mark of its state at its target. */
export function visitStrip(visits: TrajectoryVisit[], { toPixel }: TimeScale): Strip {
  if (visits.length === 0) return { bands: [], marks: [], name: [], bottom: plotHeight + 8, crowded: false };
  const placed = visits
    .map((visit) => ({
      ...visit,
      x: toPixel(visit.opens),
      x2: Math.max(toPixel(visit.closes), toPixel(visit.opens) + 2),
      at: toPixel(visit.target),
      words: shortenText(visit.label || visit.visit, 70, noteSize),
    }))
    .sort((a, b) => a.x - b.x || a.at - b.at);
  const named = packRows(placed.map((visit) => extent(visit, 4 + textWidth(visit.words, noteSize))));
  const hasNames = named.every((row) => row < mostRows);
  const open = hasNames ? named : packRows(placed.map((visit) => extent(visit, 0)));
  const rows = hasNames
    ? named
    : packRows(
        placed.map((visit) => extent(visit, 0)),
        mostRows,
      );
  const values = placed.map((visit, index) => ({ ...visit, y: top + rowHeight * (rows[index] ?? 0) }));
  const of = (state: TrajectoryVisit['state']): Json[] => values.filter((visit) => visit.state === state);
  const here: Members = { x: at('at'), y: at('y') };
  const used = 1 + rows.reduce((most, row) => Math.max(most, row), 0);
  const band = { type: 'rule', strokeWidth: rowHeight - 5, color: '#dcdcdc', opacity: 1 };
  const along: Members = { x: at('x'), x2: { field: 'x2' }, y: at('y') };
  return {
    bands: [
      ...layerOf(
        values.filter(({ state }) => state !== 'upcoming'),
        band,
        along,
      ),
      ...layerOf(of('upcoming'), { ...band, color: '#f0f0f0' }, along),
    ],
    marks: [
      ...layerOf(
        of('upcoming'),
        { type: 'tick', orient: 'vertical', size: 9, thickness: 1.2, color: '#000', opacity: 1 },
        here,
      ),
      ...layerOf(of('open'), { ...hollowCircle, size: 40 }, here),
      ...layerOf(of('observed'), { ...filledCircle, size: 34 }, here),
      ...layerOf(of('missed'), { ...cross(26), strokeWidth: 2 }, here),
      ...(hasNames
        ? layerOf(values, { ...label('left', 'middle', 10), dx: 7 }, { ...here, text: text('words') })
        : []),
    ],
    name: [{ name: 'Visits due', y: top }],
    bottom: top + rowHeight * used,
    crowded: open.some((row) => row >= mostRows),
  };
}

/** From the beginning of the band or its mark to the end of the band, its mark or its name, and a little more. */
const extent = ({ x, x2, at: middle }: Placed, words: number): { from: number; to: number } => ({
  from: Math.min(x, middle - 5),
  to: Math.max(x2, middle + 5 + words) + 2,
});
