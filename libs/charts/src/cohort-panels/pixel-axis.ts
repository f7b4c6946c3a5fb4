/** A linear scale from values to px, with round ticks inside its domain. */
export interface PixelAxis {
  domain: [number, number];
  ticks: number[];
  toPixel: (value: number) => number;
}

/** Of a step: what dividing decimal fractions may leave. */
const hair = 1e-9;

/** `nice`: whether the domain is widened to the ticks around it. `from` and `to` are the px of its ends. */
export function pixelAxis(
  [low, high]: [number, number],
  { from, to, nice, wanted = 8 }: { from: number; to: number; nice: boolean; wanted?: number },
): PixelAxis {
  const step = stepFor((high - low || 1) / wanted);
  const [start, end] = [low / step.size, high / step.size];
  const first = nice ? Math.floor(start + hair) : Math.ceil(start - hair);
  const last = nice ? Math.ceil(end - hair) : Math.floor(end + hair);
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    step.times(first + index),
  );
  const domain: [number, number] = nice
    ? [Math.min(low, ticks[0] ?? low), Math.max(high, ticks.at(-1) ?? high)]
    : [low, high];
  const length = domain[1] - domain[0] || 1;
  return { domain, ticks, toPixel: (value) => from + ((value - domain[0]) / length) * (to - from) };
}

interface Step {
  size: number;
  /** A multiple of the step, without the error of multiplying a decimal fraction. */
  times: (factor: number) => number;
}

/** 1, 2 or 5 times a power of ten, the least that is not below `least`. */
function stepFor(least: number): Step {
  const power = Math.floor(Math.log10(least));
  const head = [1, 2, 5, 10].find((candidate) => candidate * 10 ** power >= least * (1 - 1e-9)) ?? 10;
  const scale = 10 ** Math.abs(power);
  return power < 0
    ? { size: head / scale, times: (factor) => (factor * head) / scale + 0 }
    : { size: head * scale, times: (factor) => factor * head * scale + 0 };
}
