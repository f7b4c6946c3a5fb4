/** How near a half counts as a half; the square root of the distance of doubles at 1, as in R's print of a survfit. */
const tolerance = 2 ** -26;

/**
 * The time at which a falling curve reaches a half: the first at which it is not above; where it is a half there and
 * falls later, the middle between that time and the fall. Null where it stays above. Values that are null are passed
 * over. The rule of print(survfit) of the R package survival 3.5-3; Brookmeyer & Crowley 1982, A confidence interval
 * for the median survival time, Biometrics 38, 29-41, for the limits. O(points).
 */
export function survivalMedian(points: readonly { time: number; value: number | null }[]): number | null {
  let half: { time: number; value: number } | null = null;
  for (const { time, value } of points) {
    if (value === null) continue;
    if (half === null && value < 0.5 + tolerance) {
      if (value <= 0.5 - tolerance) return time;
      half = { time, value };
    } else if (half !== null && value < half.value) return (half.time + time) / 2;
  }
  return half?.time ?? null;
}
