import type {
  Action,
  CommonPredicate,
  Config,
  GateResult,
  Logger,
  Predicate,
  Verdict,
  Workspace,
} from '@slipway/core';
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

/** The keys of an action's predicate beside the common ones. */
export type Details<A extends Action> = Omit<Predicate<A>, keyof CommonPredicate>;

/** What a step found. */
export interface StepResult {
  readonly verdict: Verdict;
  /** The result in one line. */
  readonly headline: string;
  /** Why the verdict is not `pass`, where no gate says it. */
  readonly reason?: string | null;
  readonly gates: readonly GateResult[];
  /** Keys of the action's predicate beside the common ones. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Values of the action's own outputs. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Text for a terminal or a log, instead of that made of the evidence. */
  readonly text?: string;
  /** Markdown for the job summary, instead of the section made of the evidence. */
  readonly jobSummary?: string;
  /** The model's name, where the evidence knew it better than the configuration. */
  readonly modelName?: string;
}

/** One action: what a workflow step or a command line names. */
export interface Step {
  readonly name: string;
  readonly description: string;
  readonly inputs: readonly InputDefinition[];
  readonly outputs: readonly OutputDefinition[];
  run(context: StepContext): Promise<StepResult>;
}
