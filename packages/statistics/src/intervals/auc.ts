import { normalQuantile } from '../distributions/index.ts';

/** The point between `inside` and `outside` where `excluded` begins, by bisection. */
function boundary(inside: number, outside: number, excluded: (x: number) => boolean): number {
  let [near, far] = [inside, outside];
  if (!excluded(far)) return far;
  for (let round = 0; round < 60; round++) {
    const middle = (near + far) / 2;
    if (excluded(middle)) far = middle;
    else near = middle;
  }
  return near;
}

/**
 * Score interval of the area under the ROC curve (Mann-Whitney U / (m n)): method 5 of Robert
 * Newcombe ("Confidence intervals for an effect size measure based on the Mann-Whitney statistic,
 * part 2", Statistics in Medicine 25(4), 2006). It needs the class sizes only, so that also a
 * perfect separation, where DeLong's variance is 0, gets bounds that are honest about few rows.
 *
 * @param area from 0 to 1
 * @param positives number of positive rows, above 0
 * @param negatives number of negative rows, above 0
 */
export function aucScoreInterval(
  area: number,
  positives: number,
  negatives: number,
  confidence: number,
): [number, number] {
  const z2 = normalQuantile(0.5 + confidence / 2) ** 2;
  const pairs = positives * negatives;
  const size = Math.max(0, (positives + negatives) / 2 - 1);
  const variance = (a: number): number =>
    (a * (1 - a) * (1 + size * ((1 - a) / (2 - a) + a / (1 + a)))) / pairs;
  const excluded = (a: number): boolean => (area - a) ** 2 > z2 * variance(a);
  return [boundary(area, 0, excluded), boundary(area, 1, excluded)];
}
