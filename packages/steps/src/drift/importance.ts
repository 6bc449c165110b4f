import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Batch, ModelImportance } from '@slipway/core';
import { ConfigurationError, importanceSchema, recordFrom } from '@slipway/core';
import { hasColumn } from '@slipway/data';
import type { Table } from '@slipway/data';
import type { EvaluationData, MetricTask } from '@slipway/evaluation';
import { compareModels, evaluate, requireMetric } from '@slipway/evaluation';
import type { FeatureBinding, ModelSession, OutputPlan, Predictions } from '@slipway/model';
import { interpretOutputs, readPredictions, runBatch } from '@slipway/model';
import { Xoshiro128 } from '@slipway/statistics';
import { LabelColumn, NumberColumn } from '../evaluate/target.ts';
import type { StepContext } from '../run/step.ts';
import { bindTable } from '../shared/binding.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { startSession } from '../shared/model-file.ts';
import { streamRows } from '../shared/stream.ts';
import { pickRows, RowKeeper } from './kept-rows.ts';

/** How importance is measured; every default is filled in. */
interface Plan {
  readonly rows: number;
  readonly repeats: number;
  readonly seed: number;
  readonly metric: string;
}

const DEFAULT_METRICS: Readonly<Record<MetricTask, string>> = {
  'binary-classification': 'roc_auc',
  'multiclass-classification': 'accuracy',
  'multilabel-classification': 'accuracy',
  regression: 'root_mean_squared_error',
};

function planOf({ config }: StepContext, task: MetricTask, hasScores: boolean): Plan {
  const given = config.drift?.importance;
  const options = typeof given === 'object' ? given : {};
  const byTask =
    task === 'binary-classification' && !hasScores ? 'accuracy' : DEFAULT_METRICS[task];
  const metric = options.metric ?? byTask;
  requireMetric(
    { metric, args: [] },
    { task, classes: null, columns: new Map(), hasCosts: false },
    'drift',
  );
  return {
    rows: options.rows ?? 5000,
    repeats: options.repeats ?? 5,
    seed: options.seed ?? 0,
    metric,
  };
}

/** The true values of the kept rows; null where the reference has none. */
type Truth =
  | { readonly kind: 'labels'; readonly codes: Int32Array; readonly classes: readonly string[] }
  | { readonly kind: 'numbers'; readonly values: Float64Array }
  | null;

/** A model that is asked again and again for the same rows. */
interface Asked {
  readonly session: ModelSession;
  readonly binding: FeatureBinding;
  readonly plan: OutputPlan;
  readonly batch: Batch;
}

async function answers({ session, binding, plan, batch }: Asked): Promise<Predictions> {
  const outputs = await runBatch(session, binding, batch, plan.outputs);
  return readPredictions(plan, outputs, batch.rows);
}

/** Answers beside the truth; without a truth beside the answers for the rows as they are. */
function dataOf(
  task: MetricTask,
  plan: OutputPlan,
  given: Predictions,
  truth: Truth,
  first: Predictions,
): EvaluationData {
  if (given.kind === 'values') {
    const own = first.kind === 'values' ? first.values : new Float64Array(0);
    const target = truth?.kind === 'numbers' ? truth.values : own;
    return { task: 'regression', target, predicted: given.values, weights: null };
  }
  if (plan.kind !== 'classes' || first.kind !== 'classes') throw new Error('not a classification');
  return {
    task: task === 'binary-classification' ? task : 'multiclass-classification',
    classes: plan.classes,
    positive: plan.positive,
    target: truth?.kind === 'labels' ? truth.codes : first.predicted,
    predicted: given.predicted,
    scores: given.scores,
    probabilities: given.areProbabilities,
    weights: null,
  };
}

function metricOf(data: EvaluationData, name: string): { value: number; better: boolean } | null {
  const comparison = compareModels(data, null, { resamples: 1 });
  const { metrics } = evaluate(comparison, { metrics: [name] });
  const found = metrics[name];
  if (found === undefined || found.value === null) return null;
  return { value: found.value, better: found.greaterIsBetter };
}

function permutation(rows: number, random: Xoshiro128): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  for (let i = rows - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

function spread(values: readonly number[]): { mean: number; standardDeviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardDeviation: Math.sqrt(squares / values.length) };
}

/** How much worse the metric becomes when each column's values are shuffled among the rows. */
async function permuteColumns(
  asked: Asked,
  plan: Plan,
  judge: (given: Predictions) => number | null,
): Promise<ModelImportance['columns']> {
  const { requests } = asked.binding;
  const names = [
    ...new Set(requests.flatMap((request) => (request.as === 'predicate' ? [] : [request.column]))),
  ];
  const entries: (readonly [string, { mean: number; standardDeviation: number }])[] = [];
  for (const [position, name] of names.entries()) {
    const losses: number[] = [];
    for (let repeat = 0; repeat < plan.repeats; repeat++) {
      const random = new Xoshiro128(plan.seed, position * plan.repeats + repeat);
      const order = permutation(asked.batch.rows, random);
      const columns = asked.batch.columns.map((column, i) => {
        const request = requests[i];
        const isIt = request !== undefined && request.as !== 'predicate' && request.column === name;
        return isIt ? pickRows(column, order) : column;
      });
      const loss = judge(await answers({ ...asked, batch: { ...asked.batch, columns } }));
      if (loss !== null) losses.push(loss);
    }
    if (losses.length > 0) entries.push([name, spread(losses)]);
  }
  return recordFrom(entries);
}

async function readTruth(
  table: Table,
  target: string | undefined,
  plan: OutputPlan,
  keeper: RowKeeper,
): Promise<Truth> {
  if (target === undefined || !hasColumn(table, target)) {
    await streamRows(table, [keeper]);
    return null;
  }
  const column =
    plan.kind === 'classes'
      ? new LabelColumn(table, target, plan.classes)
      : new NumberColumn(table, target);
  await streamRows(table, [keeper, column]);
  await column.check();
  const kept = (_: number, i: number): boolean => i % keeper.stride === 0;
  return column instanceof LabelColumn
    ? { kind: 'labels', codes: column.codes.filter(kept), classes: [] }
    : { kind: 'numbers', values: column.values.filter(kept) };
}

async function measureImportance(
  context: StepContext,
  { model, sha256 }: ModelFile,
  table: Table,
  task: MetricTask,
): Promise<ModelImportance> {
  const {
    classes,
    'positive-class': positiveClass,
    target,
  } = {
    ...context.config.model,
    target: context.config.data?.target,
  };
  const outputs = interpretOutputs(model, task, {
    ...(classes === undefined ? {} : { classes }),
    ...(positiveClass === undefined ? {} : { positiveClass }),
  });
  const plan = planOf(context, task, outputs.kind === 'classes' && outputs.scores.length > 0);
  const binding = bindTable(context, model, table);
  const keeper = new RowKeeper(binding.requests, table.rows, plan.rows);
  const truth = await readTruth(table, target, outputs, keeper);
  const session = await startSession(context, model);
  try {
    const asked = { session, binding, plan: outputs, batch: keeper.finish() };
    const first = await answers(asked);
    const base = metricOf(dataOf(task, outputs, first, truth, first), plan.metric);
    const sign = base?.better === false ? -1 : 1;
    const columns = await permuteColumns(asked, plan, (given) => {
      const shuffled = metricOf(dataOf(task, outputs, given, truth, first), plan.metric);
      return shuffled === null || base === null ? null : sign * (base.value - shuffled.value);
    });
    return {
      metric: plan.metric,
      value: base?.value ?? null,
      rows: asked.batch.rows,
      repeats: plan.repeats,
      model: { sha256 },
      columns,
    };
  } finally {
    await session.release();
  }
}

/** Where the result of these very settings is kept. */
function cacheFile(context: StepContext, file: ModelFile, table: Table, task: MetricTask): string {
  const { environment, evidenceDirectory, config } = context;
  const { importance } = config.drift ?? {};
  const { model, data } = config;
  const parts = [file.sha256, table.digest, task, importance, model, data?.target, data?.features];
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const folder = environment.toolCache ?? path.join(evidenceDirectory, 'cache');
  return path.join(folder, 'slipway-importance', `v1-${key}`);
}

function readCached(file: string): ModelImportance | null {
  try {
    const parsed = importanceSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not there, or torn: it is measured again.
    return null;
  }
}

/**
 * Permutation importance of the model's columns on reference data (L. Breiman, "Random Forests",
 * Machine Learning 45, 2001): how much worse the metric becomes when a column is shuffled. Without
 * true values it is measured against the model's own answers. Kept by the digests of model and
 * data, and by the settings.
 */
export async function modelImportance(
  context: StepContext,
  file: ModelFile,
  table: Table,
  task: MetricTask,
): Promise<ModelImportance> {
  if (table.rows === 0) throw new ConfigurationError('drift', 'importance needs reference rows');
  const cache = cacheFile(context, file, table, task);
  const cached = readCached(cache);
  if (cached !== null) {
    context.logger.info('Importance of the columns: as measured before for this model');
    return cached;
  }
  context.logger.info(`Measuring how much the model relies on its columns (${table.uri}) …`);
  const measured = await measureImportance(context, file, table, task);
  mkdirSync(path.dirname(cache), { recursive: true });
  writeFileSync(cache, JSON.stringify(measured));
  return measured;
}
