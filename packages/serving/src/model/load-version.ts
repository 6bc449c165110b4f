import { availableParallelism } from 'node:os';
import type { Config, Logger, Task, Workspace } from '@slipway/core';
import { ConfigurationError, InputError } from '@slipway/core';
import type { ModelIdentity, OnnxModel, Tensors } from '@slipway/model';
import { modelDigest, readGoldenCases, readModel } from '@slipway/model';
import { Batcher } from '../batching/batcher.ts';
import type { Engine } from '../engine/engine.ts';
import { InlineEngine } from '../engine/inline-engine.ts';
import { WorkerEngine } from '../engine/worker-engine.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { ModelInterface } from '../protocol/infer-request.ts';
import { specOf } from '../protocol/tensor-spec.ts';
import { Interpreter } from '../records/interpreter.ts';
import { bindRecords } from '../records/record-columns.ts';
import { RecordReader } from '../records/record-reader.ts';
import type { ServingSettings, VersionRequest } from '../settings.ts';
import { planOutputs } from './decide.ts';
import { configuredDecision, decisionFromEvidence } from './evidence.ts';
import type { Able } from './served-version.ts';
import { ServedVersion } from './served-version.ts';
import { obstacleToBatches, showExtremes, warmUp } from './warm-up.ts';

/** A call that takes longer than this keeps the network waiting too long: it gets a thread. */
const SLOW_SECONDS = 0.002;

/** Tasks whose outputs are not read as one prediction a row; such models are served as tensors. */
const UNREAD_TASKS: ReadonlySet<Task> = new Set(['multilabel-classification', 'text-generation']);

/** What loading needs beside the version itself. */
export interface LoadContext {
  readonly config: Config;
  readonly workspace: Workspace;
  readonly settings: ServingSettings;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

function interfaceOf(model: OnnxModel): ModelInterface {
  const inputs = model.inputs.map((input) => {
    const spec = specOf(input);
    if (spec !== null) return spec;
    throw new InputError(model.subject, `${model.shown}: input "${input.name}" cannot be sent`);
  });
  const outputs = model.runnable.outputs.map(specOf).filter((spec) => spec !== null);
  return { inputs, outputs };
}

/** Recorded inputs of golden cases, where the configuration names some and they are there. */
async function recordedFeeds(
  { config, workspace }: LoadContext,
  { inputs, outputs }: ModelInterface,
): Promise<Tensors[]> {
  const golden = config.validate?.golden;
  if (golden === undefined) return [];
  const names = {
    inputs: inputs.map(({ name }) => name),
    outputs: outputs.map(({ name }) => name),
  };
  try {
    const cases = await readGoldenCases(workspace.absolute(golden), names);
    return cases.map((one) => one.inputs).filter((feeds) => feeds.size === inputs.length);
  } catch (error) {
    // Golden cases are not part of an image unless somebody put them there.
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** What can be done, or the reason of the configuration error why it cannot. */
function attempt<T>(make: () => T): Able<T> {
  try {
    return { is: make(), reason: null };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { is: null, reason: error.message };
  }
}

async function readerAndInterpreter(
  context: LoadContext,
  model: OnnxModel,
  request: VersionRequest,
  sha256: string,
): Promise<{ reader: Able<RecordReader>; interpreter: Able<Interpreter> }> {
  const { config, workspace } = context;
  const configured = configuredDecision(config);
  const decision =
    request.evidence === null
      ? configured
      : await decisionFromEvidence(request.evidence, workspace, sha256, configured);
  const features = config.data?.features;
  const reader = attempt(() => {
    const target = config.data?.target ?? null;
    const options = { target, ...(features === undefined ? {} : { features }) };
    return new RecordReader(bindRecords(model, options));
  });
  const plan = (): Interpreter => {
    const outputs = planOutputs(model, decision);
    const label = outputs.kind === 'classes' ? outputs.label : null;
    const found = model.runnable.outputs.find(({ name }) => name === label)?.type;
    const isText = found?.kind === 'tensor' && found.elementType === 'string';
    return new Interpreter(outputs, isText);
  };
  // Settings that do not fit the model are an error, not a feature that is missing.
  const isSaid = decision.task !== undefined && !UNREAD_TASKS.has(decision.task);
  const mustFit = isSaid || decision.threshold !== undefined || request.evidence !== null;
  return { reader, interpreter: mustFit ? { is: plan(), reason: null } : attempt(plan) };
}

/** The engine as configured; with `auto` a thread of its own for a model that takes long. */
async function openEngine(
  context: LoadContext,
  model: OnnxModel,
  facts: ModelInterface,
  recorded: readonly Tensors[],
): Promise<Engine> {
  const { settings, logger } = context;
  const { workers, threads } = settings;
  const inWorkers = (count: number): Promise<Engine> =>
    WorkerEngine.open(
      model,
      {
        workers: count,
        threads: threads ?? Math.max(1, Math.floor(availableParallelism() / count)),
      },
      logger,
    );
  if (workers !== 'auto' && workers > 0) {
    const engine = await inWorkers(workers);
    await warmUp(engine, facts, recorded, model.subject);
    return engine;
  }
  const inline = await InlineEngine.open(model, threads ?? 1, logger);
  try {
    const seconds = await warmUp(inline, facts, recorded, model.subject);
    if (workers === 0 || seconds < SLOW_SECONDS) return inline;
  } catch (error) {
    await inline.close();
    throw error;
  }
  await inline.close();
  const engine = await inWorkers(1);
  await warmUp(engine, facts, recorded, model.subject);
  return engine;
}

function fixedRowsOf({ inputs }: ModelInterface): number | null {
  const sizes = new Set(inputs.map(({ shape }) => shape?.[0] ?? null));
  const [first = null] = sizes;
  return sizes.size === 1 && first !== null && first > 0 ? first : null;
}

/** @throws ConfigurationError when the model is not the one that was asked for. */
export function requireDigest({ path, sha256 }: VersionRequest, found: string): void {
  if (sha256 === null || sha256 === found) return;
  throw new ConfigurationError('sha256', `${path} is ${found}, not ${sha256}; nothing was loaded`);
}

async function assemble(
  context: LoadContext,
  model: OnnxModel,
  { sha256, sizeBytes }: ModelIdentity,
  request: VersionRequest,
): Promise<ServedVersion> {
  const { settings, metrics, logger } = context;
  requireDigest(request, sha256);
  const facts = interfaceOf(model);
  const { reader, interpreter } = await readerAndInterpreter(context, model, request, sha256);
  const name = request.version ?? sha256.slice(0, 12);
  const engine = await openEngine(context, model, facts, await recordedFeeds(context, facts));
  const obstacle = await obstacleToBatches(engine, facts);
  if (interpreter.is !== null) await showExtremes(engine, facts, interpreter.is, logger);
  const names = facts.inputs.map((spec) => spec.name);
  const observer = {
    batch: (rows: number, seconds: number): void => {
      metrics.batch(name, rows, seconds);
    },
  };
  const batcher = new Batcher(engine, names, obstacle === null, settings.batch, observer);
  const notes = [
    ...(reader.is?.binding.notes ?? []),
    ...(interpreter.is?.plan.notes ?? []),
    ...(obstacle === null ? [] : [`Requests are run one by one: ${obstacle}.`]),
    ...(reader.reason === null ? [] : [`/predict is not available: ${reader.reason}`]),
    ...(interpreter.reason === null ? [] : [`/predict is not available: ${interpreter.reason}`]),
  ];
  const fixedRows = fixedRowsOf(facts);
  return new ServedVersion({
    name,
    path: request.path,
    sha256,
    sizeBytes,
    interface: facts,
    engine,
    batcher,
    fixedRows,
    reader,
    interpreter,
    notes: [...new Set(notes)],
  });
}

/**
 * Reads a model, loads it, and has it answer a warm-up request.
 *
 * @throws InputError for a model that cannot be read, loaded or run; ConfigurationError for settings
 *   that do not fit it.
 */
export async function loadVersion(
  context: LoadContext,
  request: VersionRequest,
): Promise<ServedVersion> {
  const file = await context.workspace.existing(request.path, 'model');
  const model = await readModel(file, { shown: request.path });
  return assemble(context, model, await modelDigest(model), request);
}
