const isStep = (rating: number): boolean => Number.isInteger(rating) && rating >= 0 && rating <= 4;

/**
 * Severity 0-4 of one CAPS-5 item from its intensity and its frequency, each 0 (absent) to 4 (extreme, daily): the
 * lower of the two, but one step above frequency where intensity is two or more steps above it; never up for
 * frequency. 0 where either is 0, for then there is no symptom to rate. Throws RangeError for anything but a whole
 * number from 0 to 4. Source: VHA training on the CAPS-5 (2020), lessons 08_003 and 08_043: docs/instruments/caps-5.md.
 */
export function caps5Severity(intensity: number, frequency: number): number {
  if (!isStep(intensity) || !isStep(frequency))
    throw new RangeError('Intensity and frequency are whole numbers from 0 to 4');
  if (intensity === 0 || frequency === 0) return 0;
  return intensity - frequency >= 2 ? frequency + 1 : Math.min(intensity, frequency);
}
