/**
 * Confidence interval of a share strictly between 0 and 1, made on the log-odds scale by the delta
 * method and brought back: asymmetric near the ends and inside (0, 1).
 *
 * @param error standard error of the share
 * @param critical quantile of the normal or t distribution
 */
export function logitInterval(share: number, error: number, critical: number): [number, number] {
  const logit = Math.log(share) - Math.log1p(-share);
  const half = (critical * error) / (share * (1 - share));
  return [1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit))];
}
