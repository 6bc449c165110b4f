/**
 * The root of a continuous monotone function between `a` and `b`, where it has opposite signs, to
 * the last digits of a double (T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm",
 * Advances in Engineering Software 28, 1997).
 */
function rootBetween(f: (x: number) => number, a: number, b: number): number {
  let [x1, f1] = [a, f(a)];
  let [x2, f2] = [b, f(b)];
  let [x3, f3] = [x1, f1];
  let t = 0.5;
  for (let round = 0; round < 200 && f1 !== 0 && f2 !== 0; round++) {
    const x = x1 + t * (x2 - x1);
    const value = f(x);
    if (Math.sign(value) === Math.sign(f1)) [x3, f3] = [x1, f1];
    else [x3, f3, x2, f2] = [x2, f2, x1, f1];
    [x1, f1] = [x, value];
    const best = Math.abs(f1) < Math.abs(f2) ? x1 : x2;
    const step = (2 ** -53 * Math.max(1, Math.abs(best))) / Math.abs(x2 - x1);
    if (step > 0.5) return best;
    const xi = (x1 - x2) / (x3 - x2);
    const phi = (f1 - f2) / (f3 - f2);
    const inside = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    t = inside
      ? (f1 / (f2 - f1)) * (f3 / (f2 - f3)) +
        (((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * f2) / (f3 - f2)
      : 0.5;
    t = Math.min(1 - step, Math.max(step, t));
  }
  return f1 === 0 ? x1 : x2;
}

/** Where to stop looking: e^±1500 is far outside what a double can hold. */
const FARTHEST = 1500;

/**
 * Solves tail(s) = p for a tail probability that is monotone in s, comparing logarithms so that a
 * p of 1e-300 is met with the same relative accuracy as one of 0.3.
 *
 * @param start where to begin; s is a logarithm or a log-odds, so that steps of 1 are sensible
 * @returns s, or ±Infinity when the tail never gets to p within the range of a double
 */
export function solveTail(tail: (s: number) => number, p: number, start: number): number {
  const target = Math.log(p);
  const f = (s: number): number => Math.max(-1e4, Math.log(tail(s))) - target;
  const first = f(start);
  if (first === 0) return start;
  const rises = f(start + 1) > f(start - 1);
  const direction = first < 0 === rises ? 1 : -1;
  let near = start;
  for (let step = 1; ; step *= 2) {
    const far = near + direction * step;
    if (Math.sign(f(far)) !== Math.sign(first)) return rootBetween(f, near, far);
    if (Math.abs(far) > FARTHEST) return direction * Infinity;
    near = far;
  }
}
