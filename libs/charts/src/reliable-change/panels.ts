import { armLabels } from '../arm-label.js';
import { armStyle } from '../arm-style.js';
import type { ReliableChangeFigure } from '../cohort-figure.js';
import {
  axisDepth,
  axisTitle,
  axisWidth,
  horizontalAxis,
  verticalAxis,
} from '../cohort-panels/panel-axes.js';
import { headingLayers, headingLines, headingRoom } from '../cohort-panels/panel-heading.js';
import { lines, ownShape, words } from '../cohort-panels/panel-marks.js';
import { panelGrid, type PanelPlace } from '../cohort-panels/panel-places.js';
import { pixelAxis } from '../cohort-panels/pixel-axis.js';
import { at, layerOf } from '../patient-axis/marks.js';
import { lineHeight, noteSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import { categoriesTold, withoutCategory, type ChangeGroup } from './categories.js';
import { changeLine, cutoffLines } from './rule-lines.js';
import { plainSymbol, symbolOf } from './symbols.js';

const side = (columns: number): number => [340, 290, 230][columns - 1] ?? 230;
const gap = 50;
const rowGap = 20;
const line = lineHeight(noteSize);
/** Px^2 of one patient, and of the most patients that have the same two scores. */
const areaOfOne = 42;
const mostArea = 700;

/** The ends of both axes, which are the same. */
export interface ChangeAxes {
  domain: [number, number];
  isPart: boolean;
}

interface ChangePanels {
  layers: Json[];
  left: number;
  width: number;
  height: number;
}

/** The full scale, or what scores and cut-off span; nothing drawn is ever outside. */
export function changeAxes({ groups, score, cutoff }: ReliableChangeFigure, y: 'full' | 'data'): ChangeAxes {
  const scores = groups.flatMap(({ points }) => points.flatMap(({ pre, post }) => [pre, post]));
  const isPart = y === 'data' && scores.length > 0;
  const values = isPart
    ? [...scores, ...(cutoff === null ? [] : [cutoff])]
    : [score.min, score.max, ...scores];
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((most, value) => Math.max(most, value));
  const room = isPart ? Math.max((high - low) / 20, (score.max - score.min) / 1000) : 0;
  return { domain: [low - room, high + room], isPart };
}

/** A square panel for each group, all on the same axes, with the counts of its categories under it. */
export function changePanels(figure: ReliableChangeFigure, axes: ChangeAxes): ChangePanels {
  const { groups, score, label, visit, refused } = figure;
  const names = armLabels(figure);
  const size = side(Math.max(1, Math.min(3, groups.length)));
  const y = pixelAxis(axes.domain, { from: size, to: 0, nice: false, wanted: 6 });
  const titleX = axisTitle(`${score.name} at baseline`, size);
  const titleY = axisTitle(`${score.name} at ${label || visit} (${score.better} is better)`, size);
  const headings = groups.map(({ n }, index) => headingLines(`${names[index]} (n = ${n})`, size));
  const room = headingRoom(headings);
  const depth = axisDepth(titleX);
  const rows = refused === null ? categoriesTold(figure).length + 1 : 0;
  const grid = panelGrid(
    groups.length,
    { width: side, height: side, gap },
    { above: room, below: depth + 8 + rows * line + rowGap },
  );
  const most = groups.flatMap(({ points }) => points).reduce((largest, { n }) => Math.max(largest, n), 1);
  const perPatient = Math.min(areaOfOne, mostArea / most);
  return {
    left: axisWidth(y, titleY),
    width: grid.width,
    height: groups.length === 0 ? 60 : grid.height - rowGap,
    layers: [
      ...headingLayers(grid.places, headings, room),
      ...grid.places.flatMap((place, index) => {
        const group = groups[index];
        if (group === undefined) return [];
        const x = pixelAxis(axes.domain, { from: 0, to: size, nice: false, wanted: 6 });
        const { colour } = armStyle(index);
        const placeX = (value: number): number => place.left + x.toPixel(value);
        const placeY = (value: number): number => place.top + y.toPixel(value);
        return [
          ...ruleLayers(figure, axes, placeX, placeY),
          ...verticalAxis(place, y, index % grid.columns === 0 ? titleY : []),
          ...horizontalAxis(place, x, titleX),
          ...pointLayers(figure, group, names[index] ?? '', colour, perPatient, placeX, placeY),
          ...(refused === null ? countLayers(figure, group, colour, place, depth) : []),
        ];
      }),
    ],
  };
}

type Place = (value: number) => number;

function ruleLayers(figure: ReliableChangeFigure, { domain }: ChangeAxes, x: Place, y: Place): Json[] {
  const { refused, reliableChange, cutoff } = figure;
  if (refused !== null) return [];
  const bounds = reliableChange === null ? [] : [-reliableChange, reliableChange];
  return [
    ...lines(changeLine(0, domain, x, y), { color: '#555' }),
    ...lines(
      bounds.flatMap((change) => changeLine(change, domain, x, y)),
      { color: '#555', strokeDash: [7, 4] },
    ),
    ...lines(cutoff === null ? [] : cutoffLines(cutoff, domain, x, y), { color: '#555', strokeDash: [2, 3] }),
  ];
}

/** The largest points first, so that none hides a smaller one. */
function pointLayers(
  figure: ReliableChangeFigure,
  { points }: ChangeGroup,
  arm: string,
  colour: string,
  perPatient: number,
  x: Place,
  y: Place,
): Json[] {
  const drawn = points
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .map(({ pre, post, n, category }) => ({
      arm,
      pre,
      post,
      n,
      ...(figure.refused === null
        ? { category, ...symbolOf(category, colour, figure.score.better) }
        : { category: null, ...plainSymbol }),
      x: x(pre),
      y: y(post),
      area: n * perPatient,
    }));
  return symbols(drawn, { field: 'area', type: 'quantitative', scale: null });
}

/** Each category with its symbol and count, and those whom the rule gives none. */
function countLayers(
  figure: ReliableChangeFigure,
  group: ChangeGroup,
  colour: string,
  { left, top, height }: PanelPlace,
  depth: number,
): Json[] {
  const first = top + height + depth + 8 + line / 2;
  const told = categoriesTold(figure).map((category, row) => ({
    x: left + 6,
    textX: left + 18,
    y: first + row * line,
    words: `${category} ${group.categories[category]}`,
    ...symbolOf(category, colour, figure.score.better),
  }));
  const rest = withoutCategory(group);
  const untold = { x: left + 18, y: first + told.length * line, words: `cannot be told ${rest}` };
  return [
    ...symbols(told, { value: 56 }),
    ...words(
      told.map(({ textX, y, words: text }) => ({ x: textX, y, words: text })),
      'left',
      'middle',
    ),
    ...words(rest > 0 ? [untold] : [], 'left', 'middle'),
  ];
}

const symbols = (values: Json[], size: Json): Json[] =>
  layerOf(
    values,
    { type: 'point', filled: true, opacity: 1, strokeWidth: 1 },
    {
      x: at('x'),
      y: at('y'),
      size,
      shape: ownShape,
      fill: { field: 'fill', type: 'nominal', scale: null },
      stroke: { field: 'stroke', type: 'nominal', scale: null },
    },
  );
