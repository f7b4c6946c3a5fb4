import { gaussLegendre } from './gauss-legendre.js';

/** Below the peak by this much, in logs, the integrand is left out: e^-42 is 6e-19 of it. */
const depth = 42;
const rule = gaussLegendre(16);
const mostPanels = 4096;

/** Where the integrand turns sharply, and over what width. */
export interface Bend {
  at: number;
  width: number;
}

/**
 * Log of the integral over the whole line of exp(`logOf`), for a smooth integrand with one peak that vanishes on both
 * sides. Gauss-Legendre panels of 16 points, each halved until it agrees with its halves to the last digits of the
 * whole. The points of two panels may all miss what is narrow and agree, so a `bend` narrower than the peak has to be
 * named: the panels begin at its width there and widen fourfold away from it.
 * Throws RangeError where it does not settle. Some hundred to some thousand evaluations.
 */
export function logIntegral(logOf: (x: number) => number, bend?: Bend): number {
  const top = peakOf(logOf);
  const height = logOf(top);
  const from = edgeOf(logOf, top, height, -1);
  const to = edgeOf(logOf, top, height, 1);
  const panelOf = (low: number, high: number) => {
    const half = (high - low) / 2;
    let sum = 0;
    for (const { node, weight } of rule) sum += weight * Math.exp(logOf(low + half * (1 + node)) - height);
    return { low, high, area: half * sum };
  };
  const cuts = [from, ...cutsAround(bend, from, to), to];
  const pending = cuts.slice(1).map((cut, i) => panelOf(cuts[i] ?? from, cut));
  // Logs as large as the height are known to that many units in the last place only.
  const roughly = pending.reduce((sum, { area }) => sum + area, 0);
  const tolerance = 2 ** -51 * (1 + Math.abs(height)) * roughly;
  let sum = 0;
  let panels = 0;
  for (let panel = pending.pop(); panel; panel = pending.pop()) {
    if (++panels > mostPanels) throw new RangeError('The integral did not settle');
    const middle = (panel.low + panel.high) / 2;
    const below = panelOf(panel.low, middle);
    const above = panelOf(middle, panel.high);
    if (Math.abs(below.area + above.area - panel.area) <= tolerance) sum += below.area + above.area;
    else pending.push(below, above);
  }
  return height + Math.log(sum);
}

function cutsAround(bend: Bend | undefined, from: number, to: number): number[] {
  if (!bend) return [];
  const cuts = [bend.at];
  const farthest = Math.max(Math.abs(bend.at - from), Math.abs(to - bend.at));
  for (let distance = bend.width; distance < farthest; distance *= 4)
    cuts.push(bend.at - distance, bend.at + distance);
  return cuts.filter((cut) => cut > from && cut < to).sort((a, b) => a - b);
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
