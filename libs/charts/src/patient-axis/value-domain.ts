export interface ValueDomain {
  domain: [number, number];
  nice: boolean;
}

/** What the values span, with a little room inside the scale; the full scale where there is no value. */
export function spanOf(values: number[], full: [number, number]): ValueDomain {
  if (values.length === 0) return { domain: full, nice: false };
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((most, value) => Math.max(most, value));
  const length = full[1] - full[0];
  // Ends that a double can hardly tell apart would have no ticks between them.
  const room = (high - low < length * 1e-9 ? length : high - low) / 20;
  const ends: [number, number] = [
    Math.max(low - room, Math.min(low, full[0])),
    Math.min(high + room, Math.max(high, full[1])),
  ];
  return { domain: ends, nice: true };
}

/** `full`: the scale's own ends, on which figures can be compared; `data`: what the values span. */
export const valueDomain = (y: 'full' | 'data', values: number[], full: [number, number]): ValueDomain =>
  y === 'full' ? { domain: full, nice: false } : spanOf(values, full);
