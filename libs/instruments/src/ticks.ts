/** Digits with an optional sign and fraction, and the exponent that JavaScript prints for numbers like 1e-7. */
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]\d{1,3}))?$/;

/**
 * Reads a decimal text as an integer number of ticks (1 tick = 10^-decimals), exactly; never through a float.
 * Throws RangeError for what is no decimal number, or has more decimals than `decimals` (zeros apart).
 */
export function ticksFromText(text: string, decimals: number): bigint {
  const [, sign, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === '') throw new RangeError(`${JSON.stringify(text.slice(0, 40))} is not a decimal number`);
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const shift = decimals - fraction.length + Number(exponent);
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const scale = 10n ** BigInt(-shift);
  if (digits % scale !== 0n)
    throw new RangeError(`${text} has more than ${decimals} decimals, which is all that is recorded`);
  return digits / scale;
}

/** The shortest decimal text of a number of ticks. */
export function ticksToText(ticks: bigint, decimals: number): string {
  const digits = (ticks < 0n ? -ticks : ticks).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${ticks < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Ticks of a total as JSON brings it. A JSON number holds 15 digits for certain; beyond that the double may differ
 * from what was typed, so it is refused with RangeError, and text is asked for.
 */
export function ticksFromJson(value: number | string, decimals: number): bigint {
  const text = String(value);
  const significant = text.replace(/e.*$|[^0-9]/g, '').replace(/^0+/, '');
  if (typeof value === 'number' && (Math.abs(value) >= 1e15 || significant.length > 15))
    throw new RangeError(`${text} has more than 15 digits: send it as text`);
  return ticksFromText(text, decimals);
}
