import type { Json } from '../vega-lite-spec.js';
import type { ProtocolVisit } from '../protocol-visits.js';
import { spreadColumns } from './spread-columns.js';
import { timeAxis, timedVisits } from './time-axis.js';

/** Where the visits stand along x, and where their labels and counts stand below. Lengths in px. */
export interface VisitAxis {
  /** In the order they are drawn. */
  visits: PlacedVisit[];
  plotWidth: number;
  columnWidth: number;
  /** Length of the caps of the bars. */
  cap: number;
  /** From the axis to the visit labels. */
  labelsTop: number;
  /** The Vega-Lite channels that place a mark along x. */
  channels: { [channel: string]: Json };
}

export interface PlacedVisit extends ProtocolVisit {
  /** The visit on the axis. */
  at: number;
  /** The middle of its label and counts. */
  labelX: number;
  /** The field that `channels` read, for the arm that stands `steps` beside the middle of the visit. */
  beside: (steps: number) => Beside;
}

export type Beside = { dodge: number } | { time: number };

const tickSize = 5;

/**
 * Equal steps in protocol order, however far apart in time, each at least `widest` px. The arms of a visit stand 12 px
 * apart.
 */
export function ordinalVisits(protocol: ProtocolVisit[], arms: number, widest = 0): VisitAxis {
  const dodge = 12;
  const leastWidth = Math.max(protocol.length > 4 ? 88 : 110, 32 + dodge * arms, widest);
  const plotWidth = Math.max(440, leastWidth * protocol.length);
  const columnWidth = plotWidth / Math.max(1, protocol.length);
  const visits = protocol.map((visit, index) => {
    const at = columnWidth * (index + 0.5);
    return { ...visit, at, labelX: at, beside: (steps: number) => ({ dodge: dodge * steps }) };
  });
  return {
    visits,
    plotWidth,
    columnWidth,
    cap: 8,
    labelsTop: 10,
    channels: {
      x: {
        field: 'visit',
        type: 'ordinal',
        scale: { type: 'point', domain: visits.map(({ visit }) => visit), padding: 0.5 },
        axis: { tickSize, labels: false, title: null },
      },
      // Without a sort of its own the compiler gives it one, an expression made of the arms' names.
      xOffset: { field: 'dodge', type: 'quantitative', scale: null, sort: 'ascending' },
    },
  };
}

/**
 * True to time. Where visits crowd, their labels and counts are spread out below. The arms of a visit stand at most
 * 8 px apart and nearer to each other than to the next visit; the visit's time is at their middle.
 * Throws VisitWithoutHours.
 */
export function visitsInTime(protocol: ProtocolVisit[], arms: number): VisitAxis {
  const timed = timedVisits(protocol);
  const columnWidth = 64;
  const plotWidth = Math.max(520, 76 * timed.length);
  const axis = timeAxis(timed, plotWidth, 20 + 4 * arms);
  const places = timed.map(({ hours }) => axis.toPixel(hours));
  const columns = spreadColumns(places, columnWidth, 20, plotWidth - 20);
  const visits = timed.map((visit, index) => {
    const at = axis.toPixel(visit.hours);
    const dodge = Math.min(8, nearest(places, at) / (arms + 1));
    const beside = (steps: number): Beside => ({ time: axis.toUnits(visit.hours, steps * dodge) });
    return { ...visit, at, labelX: columns[index] ?? at, beside };
  });
  return {
    visits,
    plotWidth,
    columnWidth,
    cap: 6,
    labelsTop: isSpread(visits) ? 46 : 28,
    channels: {
      x: {
        field: 'time',
        type: 'quantitative',
        scale: { domain: axis.domain, nice: false, zero: false },
        axis: { tickSize, values: axis.ticks, title: axis.title, ...titleBesideLabels },
      },
    },
  };
}

const titleBesideLabels = {
  titleAnchor: 'start',
  titleAlign: 'right',
  titleBaseline: 'top',
  titleX: -10,
  titleY: 8,
};

/** Whether a label stands so far from its visit that lines must lead to the labels. */
export const isSpread = (visits: PlacedVisit[]): boolean =>
  visits.some(({ at, labelX }) => Math.abs(at - labelX) > 2);

/** The least distance to a place elsewhere. */
const nearest = (places: number[], from: number): number =>
  Math.min(...places.map((place) => Math.abs(place - from)).filter((distance) => distance > 0));
