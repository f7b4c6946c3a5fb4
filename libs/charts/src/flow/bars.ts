import { boxes, lines, type Span } from '../cohort-panels/panel-marks.js';
import { hatch } from '../cohort-panels/hatch.js';
import { ownColour } from '../cohort-panels/panel-marks.js';
import type { Json } from '../vega-lite-spec.js';
import type { Stage } from './stages.js';

export const barHeight = 72;
const mostWidth = 44;

/** A bar of one group at one step: seen at its foot, then not yet due, then lost. */
export interface Bar {
  arm: string;
  colour: string;
  stage: Stage;
  /** Its middle and foot in px, and how many px a patient is high. */
  x: number;
  foot: number;
  perPatient: number;
  columnWidth: number;
}

/** Heights are proportional to patients, by one scale for all groups. Lost is hatched, not yet due dashed. */
export function barLayers(bars: Bar[]): Json[] {
  const parts = bars.map(partsOf);
  const lost = parts.flatMap((part) => part.lost);
  return [
    ...boxes(
      parts.flatMap(({ seen }) => seen),
      {},
      { color: ownColour },
    ),
    ...lines(lost.flatMap(hatch), { strokeWidth: 0.8 }),
    ...boxes(lost, { filled: false, color: '#333', strokeWidth: 1 }),
    ...boxes(
      parts.flatMap(({ without }) => without),
      { filled: false, color: '#333', strokeWidth: 1 },
    ),
    ...boxes(
      parts.flatMap(({ notYetDue }) => notYetDue),
      {
        filled: false,
        color: '#333',
        strokeWidth: 1,
        strokeDash: [3, 3],
      },
    ),
  ];
}

function partsOf({ arm, colour, stage, x, foot, perPatient, columnWidth }: Bar) {
  const half = Math.min(mostWidth, columnWidth - 20) / 2;
  const { kind, visit, seen, lost, notYetDue } = stage;
  let from = 0;
  const part = (what: string, patients: number): Span[] => {
    const y = foot - from * perPatient;
    from += patients;
    const y2 = foot - from * perPatient;
    return patients === 0
      ? []
      : [{ arm, kind, visit, what, patients, colour, x: x - half, x2: x + half, y, y2 }];
  };
  return {
    seen: part('seen', seen),
    notYetDue: part('not yet due', notYetDue),
    lost: kind === 'visit' ? part('lost', lost) : [],
    without: kind === 'baseline' ? part('without a baseline', lost) : [],
  };
}
