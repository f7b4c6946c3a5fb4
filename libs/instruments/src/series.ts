import type { FieldError, Instrument, Recall } from '#contracts';

/**
 * `instrument:recall`, or the instrument alone where it has one recall or none. Throws RangeError where the recall
 * is not the instrument's, or is needed and not there: scores of different windows must not end up in one series.
 */
export function seriesOf({ key, recalls }: Instrument, recall: Recall | null): string {
  if (recall === null ? recalls.length > 1 : !recalls.includes(recall))
    throw new RangeError(`${key} has no recall ${recall}`);
  return recalls.length > 1 ? `${key}:${recall}` : key;
}

/** The parts of a series' name; `recall` null where the name has none. */
export function parseSeries(series: string): { key: string; recall: string | null } {
  const colon = series.indexOf(':');
  if (colon < 0) return { key: series, recall: null };
  return { key: series.slice(0, colon), recall: series.slice(colon + 1) };
}

/** The recall that was meant: it may be left out only where there is no choice. */
export function resolveRecall(
  instrument: Instrument,
  recall: string | null | undefined,
): { recall: Recall | null } | FieldError {
  const { recalls, name } = instrument;
  const choice = recalls.length === 0 ? 'none' : recalls.join(', ');
  if (recall == null) {
    if (recalls.length <= 1) return { recall: recalls[0] ?? null };
    return { pointer: '/recall', rule: 'recall', detail: `${name} needs its recall, one of ${choice}` };
  }
  const found = recalls.find((each) => each === recall);
  return found
    ? { recall: found }
    : { pointer: '/recall', rule: 'recall', detail: `${name} has no recall ${recall}; it has ${choice}` };
}

/** Whether the name is exactly how the instrument writes one of its series. */
export const hasSeries = (instrument: Instrument, series: string): boolean =>
  instrument.recalls.length > 1
    ? instrument.recalls.some((recall) => seriesOf(instrument, recall) === series)
    : series === instrument.key;
