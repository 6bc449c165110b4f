import type { CheckResult, Verdict } from '@slipway/core';
import { InputError } from '@slipway/core';

/** What a check says beside its name and verdict. */
export interface Finding {
  readonly observed?: CheckResult['observed'];
  readonly limit?: CheckResult['limit'];
  readonly reason?: string | null;
}

export function checkResult(check: string, verdict: Verdict, finding: Finding = {}): CheckResult {
  const { observed = null, limit = null, reason = null } = finding;
  return { check, verdict, observed, limit, reason };
}

/** The message without its first word, which says what the message is about. */
function withoutSubject(error: InputError): string {
  return error.message.slice(`${error.subject}: `.length);
}

/**
 * The result of a check that an error ended: `fail` when the model is to blame, `inconclusive`
 * when something else (the data, the runtime) kept the check from being made.
 *
 * @throws what is no InputError
 */
export function failedCheck(check: string, error: unknown, modelSubject: string): CheckResult {
  if (!(error instanceof InputError)) throw error;
  if (error.subject === modelSubject) {
    return checkResult(check, 'fail', { reason: withoutSubject(error) });
  }
  return checkResult(check, 'inconclusive', { reason: error.message });
}
