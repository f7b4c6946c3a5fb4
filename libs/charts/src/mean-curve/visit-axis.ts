import type { Json } from '../vega-lite-spec.js';
import type { ProtocolVisit } from '../protocol-visits.js';
import { spreadColumns } from './spread-columns.js';
import { timeAxis, timedVisits } from './time-axis.js';

/** Where the visits stand along x, and where their names and counts stand below. Lengths in px. */
export interface VisitAxis {
  /** In the order they are drawn. */
  visits: ProtocolVisit[];
  plotWidth: number;
  /** Between the arms of one visit, so that their bars do not cover each other. */
  dodge: number;
  /** The Vega-Lite channels that place a mark along x. */
  channels: { [channel: string]: Json };
  /** The field those channels read, for a mark that stands `shift` px beside its visit. */
  place: (hours: number | null, shift: number) => { dodge: number } | { time: number };
  /** `at` is the visit on the axis, `x` the middle of its label and counts. */
  columns: { at: number; x: number }[];
  columnWidth: number;
  /** From the axis to the visit labels. */
  labelsTop: number;
}

const tickSize = 5;

const besideTheTicks = {
  titleAnchor: 'start',
  titleAlign: 'right',
  titleBaseline: 'top',
  titleX: -10,
  titleY: 8,
};

/** Equal steps in protocol order, however far apart in time. */
export function ordinalVisits(visits: ProtocolVisit[], arms: number): VisitAxis {
  const dodge = 12;
  const step = Math.max(visits.length > 4 ? 88 : 110, 32 + dodge * arms);
  const plotWidth = Math.max(440, step * visits.length);
  const columnWidth = plotWidth / Math.max(1, visits.length);
  const centres = visits.map((_, index) => columnWidth * (index + 0.5));
  return {
    visits,
    plotWidth,
    dodge,
    columnWidth,
    labelsTop: 10,
    place: (_, dodge) => ({ dodge }),
    columns: centres.map((x) => ({ at: x, x })),
    channels: {
      x: {
        field: 'visit',
        type: 'ordinal',
        scale: { type: 'point', domain: visits.map(({ visit }) => visit), padding: 0.5 },
        axis: { tickSize, labels: false, title: null },
      },
      // A null sort keeps the compiler from building an expression out of the arms' names.
      xOffset: { field: 'dodge', type: 'quantitative', scale: null, sort: null },
    },
  };
}

/**
 * True to time. Where visits crowd, their labels and counts are spread out below. The arms of a visit stand at most
 * 8 px apart and always nearer to each other than to the next visit; the visit's time is at their middle.
 * Throws VisitWithoutHours.
 */
export function visitsInTime(protocol: ProtocolVisit[], arms: number): VisitAxis {
  const visits = timedVisits(protocol);
  const columnWidth = 64;
  const plotWidth = Math.max(520, columnWidth * visits.length);
  const axis = timeAxis(visits, plotWidth, 20 + 4 * arms);
  const places = visits.map(({ hours }) => axis.toPixel(hours));
  const columns = spreadColumns(places, columnWidth, 0, plotWidth).map((x, index) => ({
    at: places[index] ?? x,
    x,
  }));
  return {
    visits,
    plotWidth,
    dodge: Math.min(8, closest(places) / (arms + 1)),
    columnWidth,
    columns,
    place: (hours, shift) => ({ time: axis.toUnits(hours ?? NaN, shift) }),
    labelsTop: isSpread(columns) ? 46 : 28,
    channels: {
      x: {
        field: 'time',
        type: 'quantitative',
        scale: { domain: axis.domain, nice: false, zero: false },
        axis: { tickSize, values: axis.ticks, title: axis.title, ...besideTheTicks },
      },
    },
  };
}

/** Whether a label stands far enough from its visit to need a line that leads to it. */
export const isSpread = (columns: VisitAxis['columns']): boolean =>
  columns.some(({ at, x }) => Math.abs(at - x) > 2);

/** The least distance between two places that differ. */
function closest(places: number[]): number {
  const gaps = places
    .map((place, index) => place - (places[index - 1] ?? -Infinity))
    .filter((gap) => gap > 0);
  return Math.min(...gaps, Infinity);
}
