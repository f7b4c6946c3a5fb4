/**
 * Places for labels that want to stand at `wanted` (px, ascending) but need `gap` px between them, inside
 * `low`..`high`: the places with the least sum of squared displacements. With i gaps taken off the i-th place, this
 * is isotonic regression, solved by pooling adjacent violators (Ayer et al. 1955), then held inside the ends. Where
 * the room is too small for all, they run past `high`. O(number of labels).
 */
export function spreadColumns(wanted: number[], gap: number, low: number, high: number): number[] {
  const pools: { sum: number; size: number }[] = [];
  for (const [index, place] of wanted.entries()) {
    let pool = { sum: place - index * gap, size: 1 };
    for (let last = pools.at(-1); last && level(last) > level(pool); last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, size: last.size + pool.size };
    }
    pools.push(pool);
  }
  const highest = high - (wanted.length - 1) * gap;
  return pools
    .flatMap((pool) => Array<number>(pool.size).fill(Math.max(low, Math.min(highest, level(pool)))))
    .map((place, index) => place + index * gap);
}

const level = ({ sum, size }: { sum: number; size: number }): number => sum / size;
