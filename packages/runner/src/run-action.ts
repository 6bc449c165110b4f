import * as core from '@actions/core';
import { messageOf } from '@slipway/core';
import type { Outcome, Step } from '@slipway/steps';
import { execute, readEnvironment } from '@slipway/steps';
import { readInputs } from './inputs.ts';
import { runnerLogger, withoutCommands } from './log.ts';

/** Sets every output, also those that have no value, so that a later step finds them. */
function setOutputs(step: Step, outcome: Outcome): void {
  const values: Record<string, string> = {
    ...outcome.outputs,
    verdict: outcome.verdict,
    evidence: outcome.evidence ?? '',
    summary: outcome.summary,
  };
  for (const { name } of step.outputs) core.setOutput(name, values[name] ?? '');
}

/** Appends to the job summary; where there is none (or it is full) the run goes on. */
async function writeJobSummary(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    core.warning(`The job summary could not be written: ${messageOf(error)}`);
  }
}

/**
 * Runs a step as GitHub's runner expects it: inputs from the environment, outputs, annotations,
 * job summary and exit code. This is the only place that speaks to @actions/core.
 */
export async function runAction(step: Step): Promise<void> {
  const texts = readInputs(step.inputs, process.env);
  if (texts['github-token']) core.setSecret(texts['github-token']);
  const environment = readEnvironment(process.env, process.cwd());
  const outcome = await execute(step, texts, environment, runnerLogger);
  core.info(withoutCommands(outcome.text));
  if (outcome.bug?.stack) core.info(withoutCommands(outcome.bug.stack));
  setOutputs(step, outcome);
  await writeJobSummary(outcome.jobSummary);
  if (outcome.failure !== null) core.setFailed(outcome.failure);
}
