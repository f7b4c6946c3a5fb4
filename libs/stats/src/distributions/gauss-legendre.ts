/** Where the integrand is taken on -1 .. 1, and how much it counts. */
export interface QuadratureNode {
  node: number;
  weight: number;
}

/**
 * The Gauss-Legendre rule of `n` points on -1 .. 1, exact for polynomials up to degree 2n - 1: the zeros x of the
 * Legendre polynomial P_n by Newton's method from cos(pi (i - 1/4) / (n + 1/2)), with weights 2 / ((1 - x^2) P_n'(x)^2)
 * (NIST DLMF 3.5.v; 18.16.ii). O(n^2).
 */
export function gaussLegendre(n: number): QuadratureNode[] {
  return Array.from({ length: n }, (_, i) => {
    let node = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    for (let step = 0; step < 10; step++) {
      const { value, slope } = legendre(n, node);
      node -= value / slope;
    }
    const { slope } = legendre(n, node);
    return { node, weight: 2 / ((1 - node * node) * slope * slope) };
  });
}

/** P_n and its derivative, by the recurrence k P_k = (2k - 1) x P_(k-1) - (k - 1) P_(k-2). */
function legendre(n: number, x: number): { value: number; slope: number } {
  let [before, value] = [0, 1];
  for (let k = 1; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}
