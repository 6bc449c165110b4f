import type { CheckResult, Verdict } from '@slipway/core';
import { formatNumber } from '@slipway/core';

type Finding = Partial<Pick<CheckResult, 'observed' | 'limit' | 'reason'>>;

/** One check's result. */
export function check(name: string, verdict: Verdict, finding: Finding = {}): CheckResult {
  return { check: name, verdict, observed: null, limit: null, reason: null, ...finding };
}

/** Passes when there is no reason not to. */
export function checkReason(
  name: string,
  reason: string | null,
  finding: Finding = {},
): CheckResult {
  return check(name, reason === null ? 'pass' : 'fail', { ...finding, reason });
}

/** Whether a measured number is within an upper limit; without one it is only told. */
export function checkLimit(
  name: string,
  observed: number,
  limit: number | undefined,
  unit: string,
): CheckResult {
  if (limit === undefined) return check(name, 'pass', { observed });
  const reason = `${formatNumber(observed)} ${unit}, the budget is ${formatNumber(limit)} ${unit}`;
  return checkReason(name, observed <= limit ? null : reason, { observed, limit });
}
