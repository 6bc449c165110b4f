import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Statement } from '@slipway/core';
import { parseEvidence } from '@slipway/core';
import type { Files } from '@slipway/test-support';
import { RecordingLogger, temporaryFolder } from '@slipway/test-support';
import type { InputTexts } from './input/read.ts';
import type { Environment } from './run/environment.ts';
import { execute } from './run/execute.ts';
import type { Outcome } from './run/outcome.ts';
import type { Step } from './run/step.ts';

const packages = path.resolve(import.meta.dirname, '..', '..');

/** The content of a fixture, by its path from packages/. */
export function fixture(name: string): Buffer {
  return readFileSync(path.join(packages, name));
}

/** A run of a step, with what it left behind. */
export interface StepRun {
  readonly outcome: Outcome;
  /** The evidence as it stands on disk. */
  readonly evidence: Statement;
  readonly folder: string;
  readonly logger: RecordingLogger;
}

/** The environment of a terminal in the given folder. */
export function terminalIn(folder: string): Environment {
  return {
    root: folder,
    evidenceDirectory: '.slipway',
    toolCache: null,
    source: null,
    github: null,
    s3: null,
    variables: process.env,
  };
}

/**
 * Runs a step in a folder of its own with the given files, and reads back the evidence, which must
 * be valid whatever happened.
 */
export async function runStep(step: Step, files: Files, inputs: InputTexts = {}): Promise<StepRun> {
  return runStepIn(temporaryFolder(files), step, inputs);
}

/** The same in a folder that exists. */
export async function runStepIn(
  folder: string,
  step: Step,
  inputs: InputTexts = {},
): Promise<StepRun> {
  const logger = new RecordingLogger();
  const outcome = await execute(step, inputs, terminalIn(folder), logger);
  if (outcome.bug !== null) throw outcome.bug;
  if (outcome.evidence === null) throw new Error('no evidence was written');
  const { statement, problem } = parseEvidence(readFileSync(outcome.evidence, 'utf8'));
  if (statement === null) throw new Error(`the evidence is not valid: ${problem}`);
  return { outcome, evidence: statement, folder, logger };
}
