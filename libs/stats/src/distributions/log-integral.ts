/** Below the peak by this much, in logs, the integrand is left out: e^-42 is 6e-19 of it. */
const depth = 42;
const mostPanels = 2 ** 21;

/**
 * Log of the integral over the whole line of exp(`logOf`), for a smooth integrand with one peak that vanishes on both
 * sides. The trapezoidal rule, halved until two steps agree to 1e-14: on such integrands its error falls exponentially
 * (Trefethen & Weideman 2014, The exponentially convergent trapezoidal rule, SIAM Review 56, 385-458).
 * Throws RangeError where it does not settle. O(width / finest detail), usually some hundred evaluations.
 */
export function logIntegral(logOf: (x: number) => number): number {
  const top = peakOf(logOf);
  const height = logOf(top);
  const from = edgeOf(logOf, top, height, -1);
  const width = edgeOf(logOf, top, height, 1) - from;
  const sumAt = (panels: number, offset: number): number => {
    let sum = 0;
    for (let i = 0; i < panels; i++) sum += Math.exp(logOf(from + (width * (i + offset)) / panels) - height);
    return sum;
  };
  let mean = sumAt(64, 0) / 64;
  for (let panels = 64; panels <= mostPanels; panels *= 2) {
    const finer = (mean + sumAt(panels, 0.5) / panels) / 2;
    if (Math.abs(finer - mean) <= 1e-14 * finer) return height + Math.log(width * finer);
    mean = finer;
  }
  throw new RangeError('The integral did not settle');
}

/** Near the peak; where exactly does not matter, since its height only keeps exp within the doubles. */
function peakOf(logOf: (x: number) => number): number {
  const side = logOf(1e-3) >= logOf(0) ? 1 : -1;
  let reach = 1e-3;
  while (logOf(side * 2 * reach) > logOf(side * reach)) reach *= 2;
  let [low, high] = [0, 2 * reach];
  for (let i = 0; i < 40; i++) {
    const third = (high - low) / 3;
    if (logOf(side * (low + third)) < logOf(side * (high - third))) low += third;
    else high -= third;
  }
  return (side * (low + high)) / 2;
}

function edgeOf(logOf: (x: number) => number, top: number, height: number, side: 1 | -1): number {
  const isBeyond = (distance: number) => !(logOf(top + side * distance) > height - depth);
  let beyond = 1e-3;
  while (!isBeyond(beyond)) beyond *= 2;
  let within = beyond / 2;
  for (let i = 0; i < 5; i++) {
    const middle = (within + beyond) / 2;
    if (isBeyond(middle)) beyond = middle;
    else within = middle;
  }
  return top + side * beyond;
}
