import type { FailOn, Statement, Verdict } from '@slipway/core';
import { ConfigurationError, failsUnder, UserError } from '@slipway/core';
import type { StepResult } from './step.ts';

/** Exit codes of the command line. */
export const EXIT = { pass: 0, fail: 1, inconclusive: 2, usage: 64, bug: 70 } as const;

/** How a run ended. */
export interface Outcome {
  readonly verdict: Verdict;
  /** One line of text. */
  readonly summary: string;
  readonly statement: Statement;
  /** Path of the evidence; null when it could not be written. */
  readonly evidence: string | null;
  /** The action's own outputs. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Text for a terminal or a log. */
  readonly text: string;
  /** Markdown for the job summary. */
  readonly jobSummary: string;
  /** Why the step fails, or null when it does not. */
  readonly failure: string | null;
  /** Exit code of the command line. */
  readonly exitCode: number;
  /** A bug of ours, for its trace. */
  readonly bug: Error | null;
}

/** The part of an outcome that does not depend on where evidence is kept. */
export interface Ending {
  readonly verdict: Verdict;
  readonly headline: string;
  readonly reason: string | null;
  readonly failure: string | null;
  readonly exitCode: number;
  readonly bug: Error | null;
}

/** Why a verdict is not `pass`: the first gate of that verdict, or the headline. */
function reasonOf(result: StepResult): string | null {
  if (result.verdict === 'pass') return null;
  const gate = result.gates.find((candidate) => candidate.verdict === result.verdict);
  if (gate === undefined) return result.reason ?? result.headline;
  return `${gate.gate}: ${gate.reason ?? gate.verdict}`;
}

/** The ending of a step that had a result. */
export function endingOfResult(result: StepResult, failOn: FailOn): Ending {
  const reason = reasonOf(result);
  const fails = failsUnder(failOn, result.verdict);
  return {
    verdict: result.verdict,
    headline: result.headline,
    reason,
    failure: fails ? (reason ?? result.headline) : null,
    exitCode: fails ? EXIT[result.verdict] : EXIT.pass,
    bug: null,
  };
}

/**
 * The ending of a step that an error stopped. Wrong configuration and bugs of ours fail the step
 * whatever `fail-on` says; an unreadable input is an inconclusive check like any other.
 */
export function endingOfError(error: unknown, failOn: FailOn): Ending {
  const stopped = (
    reason: string,
    exitCode: number,
    bug: Error | null,
    fails: boolean,
  ): Ending => ({
    verdict: 'inconclusive',
    headline: reason,
    reason,
    failure: fails ? reason : null,
    exitCode: fails ? exitCode : EXIT.pass,
    bug,
  });
  if (error instanceof ConfigurationError) return stopped(error.message, EXIT.usage, null, true);
  if (error instanceof UserError) {
    return stopped(error.message, EXIT.inconclusive, null, failsUnder(failOn, 'inconclusive'));
  }
  const bug = error instanceof Error ? error : new Error(String(error));
  const reason = `internal error (a bug in Slipway, please report it): ${bug.message}`;
  return stopped(reason, EXIT.bug, bug, true);
}
