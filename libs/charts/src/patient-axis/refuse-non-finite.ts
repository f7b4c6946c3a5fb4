/** Throws RangeError on NaN and infinities anywhere in `value`, which JSON would turn into null in silence. */
export function refuseNonFinite(value: unknown, path = 'figure'): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`A figure has no number ${value} (${path})`);
  if (typeof value === 'object' && value !== null)
    for (const [member, inner] of Object.entries(value)) refuseNonFinite(inner, `${path}.${member}`);
}
