/** Plain arithmetic on arrays of rows, written apart from the code it is to judge. */
export type Rows = number[][];

export const zeros = (rows: number, columns: number): Rows =>
  Array.from({ length: rows }, () => Array<number>(columns).fill(0));

export const dot = (a: number[], b: number[]): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

export const timesVector = (a: Rows, b: number[]): number[] => a.map((row) => dot(row, b));

export const transpose = (a: Rows): Rows => (a[0] ?? []).map((_, j) => a.map((row) => row[j]!));

export function times(a: Rows, b: Rows): Rows {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

/** The lower factor of a symmetric matrix; null where it is not positive definite. O(n^3). */
export function cholesky(a: Rows): Rows | null {
  const n = a.length;
  const lower = zeros(n, n);
  for (let j = 0; j < n; j++)
    for (let i = j; i < n; i++) {
      let left = a[i]![j]!;
      for (let k = 0; k < j; k++) left -= lower[i]![k]! * lower[j]![k]!;
      if (i > j) lower[i]![j] = left / lower[j]![j]!;
      else if (left > 0) lower[j]![j] = Math.sqrt(left);
      else return null;
    }
  return lower;
}

/** From the lower factor: x with L L' x = b. */
export function solve(lower: Rows, b: number[]): number[] {
  const x = [...b];
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

export const inverse = (lower: Rows): Rows =>
  lower.map((_, i) =>
    solve(
      lower,
      lower.map((__, j) => (i === j ? 1 : 0)),
    ),
  );

export const logDeterminant = (lower: Rows): number =>
  2 * lower.reduce((sum, row, i) => sum + Math.log(row[i]!), 0);

/**
 * Gram and Schmidt's orthonormal columns, twice over, of those columns that the ones before do not make up; `kept`:
 * their numbers. O(rows columns^2).
 */
export function independentColumns(columns: Rows, nothing = 1e-7): { kept: number[]; basis: Rows } {
  const kept: number[] = [];
  const basis: Rows = [];
  columns.forEach((column, j) => {
    const rest = without(column, basis);
    const [left, all] = [Math.sqrt(dot(rest, rest)), Math.sqrt(dot(column, column))];
    if (left <= nothing * all) return;
    kept.push(j);
    basis.push(rest.map((value) => value / left));
  });
  return { kept, basis };
}

/** What is left of a column after its projection on orthonormal columns. */
export function without(column: number[], basis: Rows): number[] {
  const rest = [...column];
  for (let pass = 0; pass < 2; pass++)
    for (const direction of basis) {
      const along = dot(rest, direction);
      for (let i = 0; i < rest.length; i++) rest[i]! -= along * direction[i]!;
    }
  return rest;
}

/** Eigenvalues of a symmetric matrix, by Jacobi's rotations. O(n^3) a sweep. */
export function eigenvalues(matrix: Rows): number[] {
  const a = matrix.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const apq = a[p]![q]!;
        off += apq * apq;
        if (apq === 0) continue;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const [kp, kq] = [a[k]![p]!, a[k]![q]!];
          a[k]![p] = c * kp - s * kq;
          a[k]![q] = s * kp + c * kq;
        }
        for (let k = 0; k < n; k++) {
          const [pk, qk] = [a[p]![k]!, a[q]![k]!];
          a[p]![k] = c * pk - s * qk;
          a[q]![k] = s * pk + c * qk;
        }
      }
    if (off < 1e-300) break;
  }
  return a.map((row, i) => row[i]!).sort((x, y) => x - y);
}

export function correlationCondition(sigma: Rows): number {
  const values = eigenvalues(
    sigma.map((row, i) => row.map((value, j) => value / Math.sqrt(sigma[i]![i]! * sigma[j]![j]!))),
  );
  return values[0]! > 0 ? values.at(-1)! / values[0]! : Infinity;
}
