import type { Instrument } from '#contracts';

const LOINC = 'http://loinc.org';

/**
 * The LOINC code of the form or of its total at that recall; null where none is known. A code that names no recall is
 * not the code of a form that comes with several: scores of different windows are different observations.
 */
export function loincOf(
  { codes = [], recalls }: Instrument,
  recall: string | null,
  what: 'panel' | 'total',
): string | null {
  const fits = (of: string | undefined) => (of === undefined ? recalls.length <= 1 : of === recall);
  return (
    codes.find((each) => each.system === LOINC && each.codes === what && fits(each.recall))?.code ?? null
  );
}
