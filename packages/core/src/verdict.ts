/**
 * The outcome of a check. `inconclusive` means that it could not be decided (too few rows, an
 * unreadable file, a crashed tool); it is never treated as a pass.
 */
export const VERDICTS = ['pass', 'fail', 'inconclusive'] as const;
export type Verdict = (typeof VERDICTS)[number];

const SEVERITY: Record<Verdict, number> = { pass: 0, inconclusive: 1, fail: 2 };

/** The worst of several verdicts (fail, then inconclusive, then pass); `pass` for none. */
export function worstVerdict(verdicts: Iterable<Verdict>): Verdict {
  let worst: Verdict = 'pass';
  for (const verdict of verdicts) if (SEVERITY[verdict] > SEVERITY[worst]) worst = verdict;
  return worst;
}

/** When a step fails: at `fail` only, also at `inconclusive` (the default), or never. */
export const FAIL_ON = ['fail', 'inconclusive', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Whether a step with this verdict must fail under the given policy. */
export function failsUnder(policy: FailOn, verdict: Verdict): boolean {
  if (policy === 'never' || verdict === 'pass') return false;
  return verdict === 'fail' || policy === 'inconclusive';
}
