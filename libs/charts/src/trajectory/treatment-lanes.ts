import { shortenText } from '../fit-text.js';
import { at, layerOf, type Members } from '../patient-axis/marks.js';
import { margin, noteSize } from '../type-sizes.js';
import { leftWidth, plotWidth } from '../patient-axis/sizes.js';
import type { TimeScale } from '../patient-axis/time-scale.js';
import type { TrajectoryTreatment } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import type { LaneName } from './lane-name.js';

const laneHeight = 18;
const mostOthers = 6;
const shortestBar = 6;

const therapies = {
  preparation: 'Therapy: preparation',
  'with-infusion': 'Therapy: with infusion',
  integration: 'Therapy: integration',
  unrelated: 'Therapy: other',
};

interface Lanes {
  layers: Json[];
  names: LaneName[];
  bottom: number;
  /** Treatments that lie outside the time shown, or in a lane for which there is no room. */
  notDrawn: number;
}

/** One lane for each phase of psychotherapy and for each other treatment, on the axis of time; `now` is its as-of. */
export function treatmentLanes(
  treatments: TrajectoryTreatment[],
  { toPixel }: TimeScale,
  now: number,
  top: number,
): Lanes {
  const visible = treatments.filter((treatment) => {
    const { from, to } = ends(treatment, toPixel, now);
    return to >= 0 && from <= plotWidth;
  });
  const therapyLanes = Object.entries(therapies).map(([phase, name]) => ({
    name,
    rows: visible.filter((row) => row.kind === 'psychotherapy' && (row.phase ?? 'unrelated') === phase),
  }));
  const others = visible.filter(({ kind }) => kind !== 'psychotherapy');
  const otherLanes = [...new Set(others.map(({ name }) => name))].slice(0, mostOthers).map((name) => ({
    name: shortenText(name, leftWidth - 2 * margin, noteSize),
    rows: others.filter((row) => row.name === name),
  }));
  const lanes = [...therapyLanes, ...otherLanes].filter(({ rows }) => rows.length > 0);
  const values = lanes.flatMap(({ rows }, index) =>
    rows.map((row) => {
      const { from, to } = ends(row, toPixel, now);
      const [x, x2] = [Math.max(0, from), Math.min(plotWidth, to)];
      const isOpen = row.until === null && row.kind !== 'psychotherapy';
      return {
        ...row,
        x,
        x2,
        middle: (x + x2) / 2,
        y: middleOf(index),
        isOpen,
        isEarlier: from < 0,
        isLater: to > plotWidth,
      };
    }),
  );
  const isBar = ({ x, x2, isOpen }: (typeof values)[number]): boolean => isOpen || x2 - x >= shortestBar;
  const bars = values.filter(isBar);
  const ending = (shape: string): Members => ({
    type: 'point',
    shape,
    filled: true,
    size: 60,
    color: '#000',
    opacity: 1,
  });
  function middleOf(index: number): number {
    return top + laneHeight * (index + 0.5);
  }
  return {
    layers: [
      ...layerOf(
        bars,
        { type: 'rule', strokeWidth: 6, color: '#9a9a9a', opacity: 1 },
        { x: at('x'), x2: { field: 'x2' }, y: at('y') },
      ),
      ...layerOf(
        values.filter((row) => !isBar(row)),
        ending('square'),
        { x: at('middle'), y: at('y') },
      ),
      ...layerOf(
        bars.filter(({ isEarlier }) => isEarlier),
        ending('triangle-left'),
        { x: at('x'), y: at('y') },
      ),
      ...layerOf(
        bars.filter(({ isOpen, isLater }) => isOpen || isLater),
        ending('triangle-right'),
        { x: at('x2'), y: at('y') },
      ),
    ],
    names: lanes.map(({ name }, index) => ({ name, y: middleOf(index) })),
    bottom: top + laneHeight * lanes.length,
    notDrawn: treatments.length - values.length,
  };
}

/** In px. A treatment without a recorded end goes on until now, a session of therapy is a moment. */
function ends({ kind, time, until }: TrajectoryTreatment, toPixel: (time: number) => number, now: number) {
  const end = until ?? (kind === 'psychotherapy' ? time : Math.max(time, now));
  return { from: toPixel(time), to: toPixel(end) };
}
