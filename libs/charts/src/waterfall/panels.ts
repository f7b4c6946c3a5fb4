import { armLabels } from '../arm-label.js';
import { armStyle } from '../arm-style.js';
import type { WaterfallFigure } from '../cohort-figure.js';
import {
  axisDepth,
  axisTitle,
  axisWidth,
  horizontalAxis,
  verticalAxis,
} from '../cohort-panels/panel-axes.js';
import { headingLayers, headingLines, headingRoom } from '../cohort-panels/panel-heading.js';
import { boxes, lines, ownColour, words } from '../cohort-panels/panel-marks.js';
import { panelGrid, type PanelPlace } from '../cohort-panels/panel-places.js';
import { pixelAxis, type PixelAxis } from '../cohort-panels/pixel-axis.js';
import { textWidth } from '../text-width.js';
import { noteSize } from '../type-sizes.js';
import type { Json } from '../vega-lite-spec.js';
import { barsOf, type Bar } from './bars.js';

const plotHeight = 280;
const plotWidth = (columns: number): number => [520, 300, 220][columns - 1] ?? 220;
const shareTitle = ['Share of patients (%)'];

interface WaterfallPanels {
  layers: Json[];
  left: number;
  width: number;
  height: number;
}

/** A panel for each group, all on one vertical axis; at most three side by side. */
export function waterfallPanels(figure: WaterfallFigure, y: 'full' | 'data'): WaterfallPanels {
  const { groups, score, label, visit } = figure;
  const names = armLabels(figure);
  const bars = groups.map((group) => barsOf(group, score.better));
  const axis = pixelAxis(changeDomain(figure, bars.flat(), y), {
    from: plotHeight,
    to: 0,
    nice: y === 'data',
  });
  const good = score.better === 'lower' ? 'negative' : 'positive';
  const title = axisTitle(
    `Change in ${score.name} from baseline to ${label || visit} (${good} is better)`,
    plotHeight,
  );
  const width = plotWidth(Math.max(1, Math.min(3, groups.length)));
  const headings = groups.map(({ n }, index) => headingLines(`${names[index]} (n = ${n})`, width));
  const room = headingRoom(headings);
  const grid = panelGrid(
    groups.length,
    { width: plotWidth, height: () => plotHeight, gap: 44 },
    { above: room, below: axisDepth(shareTitle) + 18 },
  );
  return {
    left: axisWidth(axis, title),
    width: grid.width,
    height: groups.length === 0 ? 60 : grid.height - 18,
    layers: [
      ...headingLayers(grid.places, headings, room),
      ...grid.places.flatMap((place, index) => [
        ...verticalAxis(place, axis, index % grid.columns === 0 ? title : []),
        ...horizontalAxis(place, shareAxis(place), shareTitle),
        ...barLayers(names[index] ?? '', armStyle(index).colour, bars[index] ?? [], place, axis),
      ]),
    ],
  };
}

/** All that a score could change, or what the bars reach; zero and everything drawn always included. */
export function changeDomain({ score }: WaterfallFigure, bars: Bar[], y: 'full' | 'data'): [number, number] {
  const length = score.max - score.min;
  // A tenth more, so that the counts at the ends of the bars have room.
  const reached = bars.map(({ middle }) => middle * 1.1);
  const ends = y === 'full' || reached.length === 0 ? [-length, length] : [];
  const values = [0, ...ends, ...reached];
  const least = values.reduce((low, value) => Math.min(low, value));
  return [least, values.reduce((high, value) => Math.max(high, value), least + length * 1e-6)];
}

const shareAxis = ({ width }: PanelPlace): PixelAxis =>
  pixelAxis([0, 100], { from: 0, to: width, nice: false, wanted: 5 });

function barLayers(arm: string, colour: string, bars: Bar[], place: PanelPlace, axis: PixelAxis): Json[] {
  const { left, top, width } = place;
  const zero = top + axis.toPixel(0);
  const drawn = bars.map(({ start, end, ...band }) => ({
    ...band,
    arm,
    colour: band.side === 'neither' ? '#bbbbbb' : colour,
    x: left + start * width,
    x2: left + end * width,
    y: zero,
    y2: top + axis.toPixel(band.middle),
  }));
  const counts = drawn
    .filter(({ n, x, x2 }) => textWidth(String(n), noteSize) <= x2 - x)
    .map(({ n, x, x2, y2 }) => ({ x: (x + x2) / 2, y: y2, words: String(n), isUp: y2 <= zero }));
  const nobody =
    bars.length === 0 ? [{ x: left + width / 2, y: zero - 6, words: 'no patient has both scores' }] : [];
  return [
    ...words(nobody, 'center', 'bottom'),
    ...boxes(drawn, { stroke: 'white', strokeWidth: 1 }, { color: ownColour }),
    ...lines([{ x: left, x2: left + width, y: zero, y2: zero }], { color: '#333' }),
    ...words(
      counts.filter(({ isUp }) => isUp),
      'center',
      'bottom',
      { dy: -2 },
    ),
    ...words(
      counts.filter(({ isUp }) => !isUp),
      'center',
      'top',
      { dy: 2 },
    ),
  ];
}
