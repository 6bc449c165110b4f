import type { Config, GateResult, Logger, Verdict, Workspace } from '@slipway/core';
import type { InputDefinition, Options, OutputDefinition } from '../input/definition.ts';
import type { Environment } from './environment.ts';
import type { Recorder } from './recorder.ts';

/** What a step works with. */
export interface StepContext {
  readonly config: Config;
  readonly options: Options;
  readonly workspace: Workspace;
  readonly environment: Environment;
  /** Absolute path of the folder that evidence is written to. */
  readonly evidenceDirectory: string;
  /** Name of the model, for evidence. */
  readonly modelName: string;
  readonly recorder: Recorder;
  readonly logger: Logger;
}

/** What a step found. */
export interface StepResult {
  readonly verdict: Verdict;
  /** The result in one line. */
  readonly headline: string;
  readonly gates: readonly GateResult[];
  /** Keys of the action's predicate beside the common ones. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Values of the action's own outputs. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Markdown for the job summary, instead of the section made of the evidence. */
  readonly jobSummary?: string;
}

/** One action: what a workflow step or a command line names. */
export interface Step {
  readonly name: string;
  readonly description: string;
  readonly inputs: readonly InputDefinition[];
  readonly outputs: readonly OutputDefinition[];
  run(context: StepContext): Promise<StepResult>;
}
