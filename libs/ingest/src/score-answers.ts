import { Refusal, type Instrument } from '#contracts';
import { checkItems, checkTotal, scoreForm, scoreTotal, type Score } from '#instruments';
import type { StoredScoring } from '#store';

export interface Answers {
  items?: unknown[] | undefined;
  total?: number | string | undefined;
}

/** Checks the answers against the instrument, all problems at once, and scores them. */
export function scoreAnswers(
  instrument: Instrument,
  { items, total }: Answers,
): { items: (number | null)[] | null; score: Score } {
  if (items !== undefined) {
    const errors = checkItems(instrument, items);
    const [first] = errors;
    if (first) throw new Refusal('invalid', first.detail, errors);
    const answers = items as (number | null)[];
    return { items: answers, score: scoreForm(instrument, answers) };
  }
  const ticks = checkTotal(instrument, total ?? '');
  if (typeof ticks !== 'bigint') throw new Refusal('invalid', ticks.detail, [ticks]);
  return { items: null, score: scoreTotal(instrument, ticks) };
}

/** How a score is kept: ticks as text. */
export const storedScoring = ({
  subscales,
  method,
  answered,
  missing,
  diagnosis,
  triage,
  flags,
}: Score): StoredScoring => ({
  subscales: Object.fromEntries(
    Object.entries(subscales).map(([key, ticks]) => [key, ticks === null ? null : String(ticks)]),
  ),
  method,
  answered,
  missing,
  ...(diagnosis ? { diagnosis } : {}),
  ...(triage ? { triage } : {}),
  flags,
});
