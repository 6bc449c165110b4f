import { continuedFraction } from './continued-fraction.ts';
import { binomialDensity } from './deviance.ts';
import type { Tails } from './tails.ts';
import { fromLower, fromUpper } from './tails.ts';

/**
 * I_x(a, b) by its continued fraction, for x up to about the mean a / (a + b): DLMF 8.17.22
 * contracted to its even part (Didonato and Morris, ACM TOMS 708, 1992). It is written in
 * a y − b x, which keeps the digits that 1 − (a + b) x / (a + 1) would lose.
 */
function byFraction(a: number, b: number, x: number, y: number): number {
  const excess = a * y - b * x + 1;
  const denominator = (m: number): number =>
    m +
    (m === 0 ? 0 : (m * (b - m) * x) / (a + 2 * m - 1)) +
    ((a + m) / (a + 2 * m + 1)) * (excess + m * (1 + y));
  const fraction = continuedFraction(denominator(0), (m) => {
    const factor = x / (a + 2 * m - 1);
    return [(a + m - 1) * factor * (a + b + m - 1) * factor * m * (b - m), denominator(m)];
  });
  return (binomialDensity(a, b, x, y) * a * (b / (a + b))) / fraction;
}

/**
 * The regularised incomplete beta function I_x(a, b) (lower) and 1 − I_x(a, b) = I_y(b, a)
 * (upper), for a, b > 0 and 0 ≤ x ≤ 1 (DLMF 8.17.2).
 *
 * @param y 1 − x, given apart so that it keeps its digits where x is near 1
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): Tails {
  if (Number.isNaN(a + b + x + y)) return { lower: NaN, upper: NaN };
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  return x * (a + b + 2) < a + 1
    ? fromLower(byFraction(a, b, x, y))
    : fromUpper(byFraction(b, a, y, x));
}
