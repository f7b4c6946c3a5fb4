import { spreadColumns } from '../visit-figure/spread-columns.js';
import { at, label, layerOf, text } from '../patient-axis/marks.js';
import { noteSize } from '../type-sizes.js';
import { plotWidth } from '../patient-axis/sizes.js';
import type { TimeScale } from '../patient-axis/time-scale.js';
import type { TrajectoryInfusion } from '../patient-figure.js';
import type { Json } from '../vega-lite-spec.js';
import type { LaneName } from './lane-name.js';

/** Written side by side a column needs 50 px, upright 14. */
const flatGap = 50;
const uprightGap = 14;
const most = Math.floor((plotWidth + 40) / uprightGap);

const signs = [
  { name: 'CADSS-6, highest', write: ({ dissociation }: TrajectoryInfusion) => dissociation },
  { name: 'Blood pressure, highest', write: pressure },
  {
    name: 'SpO₂ %, lowest',
    write: ({ oxygenSaturation }: TrajectoryInfusion) => oxygenSaturation,
  },
];

interface Values {
  layers: Json[];
  names: LaneName[];
  bottom: number;
  /** How many early infusions have values for which there is no room. */
  notDrawn: number;
}

/** Dissociation and vital signs of every infusion, in columns that stand as near to its time as there is room. */
export function infusionValues(infusions: TrajectoryInfusion[], { toPixel }: TimeScale, top: number): Values {
  const measured = infusions
    .filter((infusion) => signs.some(({ write }) => write(infusion) !== null))
    .sort((a, b) => a.time - b.time);
  if (measured.length === 0) return { layers: [], names: [], bottom: top, notDrawn: 0 };
  const shown = measured.slice(-most);
  const rows = signs.filter(({ write }) => shown.some((infusion) => write(infusion) !== null));
  const isUpright = shown.length * flatGap > plotWidth + 40;
  const gap = isUpright ? uprightGap : flatGap;
  const columns = spreadColumns(
    shown.map(({ time }) => toPixel(time)),
    gap,
    gap / 2 - 14,
    plotWidth + 20 - gap / 2,
  );
  const middles = rowMiddles(
    rows.map(({ name }) => (isUpright && name.startsWith('Blood') ? 50 : isUpright ? 26 : 17)),
    top + 17,
  );
  const headings = shown.map(({ number }, index) => ({
    words: String(number),
    x: columns[index] ?? 0,
    y: top + 8,
  }));
  const values = rows.flatMap(({ write }, row) =>
    shown.map((infusion, index) => ({
      words: String(write(infusion) ?? '–'),
      x: columns[index] ?? 0,
      y: middles.places[row] ?? 0,
    })),
  );
  const place = { x: at('x'), y: at('y'), text: text('words') };
  const cell = { ...label('center', 'middle'), ...(isUpright ? { angle: 270 } : {}) };
  return {
    layers: [
      ...layerOf(
        headings,
        { ...label('center', 'middle', isUpright ? 8 : noteSize), fontWeight: 'bold' },
        place,
      ),
      ...layerOf(values, cell, place),
    ],
    names: [
      { name: 'Infusion', y: top + 8 },
      ...rows.map(({ name }, index) => ({ name, y: middles.places[index] ?? 0 })),
    ],
    bottom: middles.bottom,
    notDrawn: measured.length - shown.length,
  };
}

function rowMiddles(heights: number[], top: number): { places: number[]; bottom: number } {
  let bottom = top;
  const places = heights.map((height) => {
    bottom += height;
    return bottom - height / 2;
  });
  return { places, bottom };
}

/** "142/88", with a dash for what was not measured; the two need not be of the same reading. */
function pressure({ systolic, diastolic }: TrajectoryInfusion): string | null {
  return systolic === null && diastolic === null ? null : `${systolic ?? '–'}/${diastolic ?? '–'}`;
}
