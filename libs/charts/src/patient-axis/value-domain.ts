export interface ValueDomain {
  domain: [number, number];
  nice: boolean;
}

/** What the values span, with a little room; the full scale where there is no value. */
export function spanOf(values: number[], full: [number, number]): ValueDomain {
  if (values.length === 0) return { domain: full, nice: false };
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((most, value) => Math.max(most, value));
  const room = (low === high ? full[1] - full[0] : high - low) / 20;
  return { domain: [low - room, high + room], nice: true };
}

/** `full`: the scale's own ends, on which figures can be compared; `data`: what the values span. */
export const valueDomain = (y: 'full' | 'data', values: number[], full: [number, number]): ValueDomain =>
  y === 'full' ? { domain: full, nice: false } : spanOf(values, full);
