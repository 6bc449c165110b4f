import type { Batch, ColumnRequest, Config } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { Table } from '@slipway/data';
import type { FeatureBinding, LabelPlan, ModelSession } from '@slipway/model';
import { interpretLabels, LabelCollector, runBatch } from '@slipway/model';
import type { StepContext } from '../run/step.ts';
import { bindTable } from '../shared/binding.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { startSession } from '../shared/model-file.ts';
import { decideLabels } from './label-sets.ts';
import { refuseNonFinite } from './model-scorer.ts';
import type { Scored, Scorer } from './scored.ts';

/** What float32 probabilities may be outside [0, 1]. */
const RANGE_TOLERANCE = 1e-6;

/** The labels that the configuration names, in its order. */
export function configuredLabels({ model, data }: Config): readonly string[] | null {
  const { targets } = data ?? {};
  return model?.classes?.map(String) ?? (targets === undefined ? null : Object.keys(targets));
}

/** Scores rows with an ONNX model that gives several labels a row. */
class LabelModelScorer implements Scorer {
  readonly positive = null;
  readonly #context: StepContext;
  readonly #session: ModelSession;
  readonly #binding: FeatureBinding;
  readonly #plan: LabelPlan;
  readonly #collector: LabelCollector;
  readonly #threshold: number | null;

  constructor(
    context: StepContext,
    session: ModelSession,
    binding: FeatureBinding,
    plan: LabelPlan,
  ) {
    this.#context = context;
    this.#session = session;
    this.#binding = binding;
    this.#plan = plan;
    this.#collector = new LabelCollector(session.model.subject, plan);
    this.#threshold = context.config.evaluate?.threshold ?? null;
  }

  get requests(): readonly ColumnRequest[] {
    return this.#binding.requests;
  }

  get classes(): readonly string[] {
    return this.#plan.classes;
  }

  get scoredBy(): Scorer['scoredBy'] {
    const scores = this.#plan.scores?.output ?? null;
    return { label: this.#threshold === null ? (this.#plan.label ?? scores) : scores, scores };
  }

  async consume(batch: Batch): Promise<void> {
    const outputs = await runBatch(this.#session, this.#binding, batch, this.#plan.outputs);
    this.#collector.add(outputs, batch.rows);
  }

  finish(): Promise<Scored> {
    const predictions = this.#collector.finish();
    const { subject } = this.#session.model;
    refuseNonFinite(subject, predictions);
    const prefix = subject === 'champion' ? 'champion: ' : '';
    for (const note of [...this.#plan.notes, ...this.#binding.notes]) {
      this.#context.recorder.note(`${prefix}${note}`);
    }
    const { labels, scores } = predictions;
    const probabilities =
      scores?.every((score) => score >= -RANGE_TOLERANCE && score <= 1 + RANGE_TOLERANCE) ?? false;
    const given = this.#threshold === null ? labels : null;
    const predicted = given ?? decideLabels(scores, this.#threshold, probabilities);
    return Promise.resolve({ kind: 'labels', predicted, scores, probabilities });
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

/**
 * Loads a multilabel model and decides how its outputs become labels.
 *
 * @param wanted names of all labels; null when only the model can name them
 */
export async function createLabelModelScorer(
  context: StepContext,
  { model }: ModelFile,
  table: Table,
  wanted: readonly string[] | null,
): Promise<Scorer> {
  const plan = interpretLabels(model, wanted);
  if (plan.scores === null && context.config.evaluate?.threshold !== undefined) {
    throw new ConfigurationError('threshold', 'needs scores, and the model gives labels only');
  }
  const binding = bindTable(context, model, table);
  const session = await startSession(context, model);
  return new LabelModelScorer(context, session, binding, plan);
}
