import type { Instrument, Protocol } from '#contracts';
import { recallOf } from '#instruments';

/** Where the form looks back past the infusion, the reader has to know. */
export function recallNote(instrument: Instrument, series: string, protocol: Protocol): string[] {
  const recall = recallOf(instrument, series);
  if (recall === null || protocol.anchor === 'course-start') return [];
  const tooEarly = protocol.visits
    .slice(1)
    .filter(({ hours }) => hours !== null && hours < recall.hours)
    .map(({ label }) => label);
  if (tooEarly.length === 0) return [];
  const last = tooEarly.at(-1);
  const list = tooEarly.length > 1 ? `${tooEarly.slice(0, -1).join(', ')} and ${last}` : last;
  return [`The form asks about the ${recall.words}: at ${list} it looks back past the infusion.`];
}
