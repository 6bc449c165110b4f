import type { Batch, ColumnRequest, Task } from '@slipway/core';
import { InputError, plural } from '@slipway/core';
import type { Table } from '@slipway/data';
import type {
  FeatureBinding,
  ModelSession,
  OutputPlan,
  PredictionCollector,
  Predictions,
} from '@slipway/model';
import { collectPredictions, interpretOutputs, runBatch } from '@slipway/model';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { bindTable } from '../shared/binding.ts';
import { startSession } from '../shared/model-file.ts';
import type { Scored, Scorer } from './scored.ts';

/** Scores rows with an ONNX model, batch by batch. */
export class ModelScorer implements Scorer {
  readonly #context: StepContext;
  readonly #session: ModelSession;
  readonly #binding: FeatureBinding;
  readonly #plan: OutputPlan;
  readonly #collector: PredictionCollector;

  constructor(
    context: StepContext,
    session: ModelSession,
    binding: FeatureBinding,
    plan: OutputPlan,
  ) {
    this.#context = context;
    this.#session = session;
    this.#binding = binding;
    this.#plan = plan;
    this.#collector = collectPredictions(plan, session.model.subject);
  }

  get requests(): readonly ColumnRequest[] {
    return this.#binding.requests;
  }

  get classes(): readonly string[] | null {
    return this.#plan.kind === 'classes' ? this.#plan.classes : null;
  }

  get positive(): number | null {
    return this.#plan.kind === 'classes' ? this.#plan.positive : null;
  }

  get scoredBy(): Scorer['scoredBy'] {
    if (this.#plan.kind === 'values') return { label: this.#plan.output, scores: null };
    const { decision, label, scores } = this.#plan;
    const first = scores.length === 0 ? null : scores.join(', ');
    return { label: decision === 'label' ? label : first, scores: first };
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
    for (const note of [...this.#plan.notes, ...this.#binding.notes, ...remarksOn(predictions)]) {
      this.#context.recorder.note(`${prefix}${note}`);
    }
    if (predictions.kind === 'values') {
      return Promise.resolve({ kind: 'values', predicted: predictions.values });
    }
    const { predicted, scores, areProbabilities } = predictions;
    return Promise.resolve({ kind: 'classes', predicted, scores, probabilities: areProbabilities });
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

/** @throws InputError when an answer is NaN or infinite */
export function refuseNonFinite(
  subject: string,
  { nonFinite, rows }: Pick<Predictions, 'nonFinite' | 'rows'>,
): void {
  if (nonFinite === null) return;
  throw new InputError(
    subject,
    `output "${nonFinite.output}" has NaN or infinite values in ${plural(nonFinite.count, 'row')} ` +
      `of ${rows} (first: row ${nonFinite.firstRow + 1}); metrics on the other rows would not be ` +
      'about this model',
  );
}

function remarksOn(predictions: Predictions): string[] {
  if (predictions.kind === 'values') return [];
  const { contradictions, scoresReason, probabilitiesReason, decidedBy } = predictions;
  const remarks: string[] = [];
  if (contradictions !== null && contradictions.count > 0) {
    const place = `${plural(contradictions.count, 'row')} (first: row ${contradictions.firstRow + 1})`;
    remarks.push(
      decidedBy.label === null
        ? `the scores decided the class; the label output contradicts them in ${place}`
        : `output "${decidedBy.label}" decided the class; it contradicts the scores in ${place}`,
    );
  }
  for (const reason of [scoresReason, probabilitiesReason])
    if (reason !== null) remarks.push(reason);
  return remarks;
}

/** Loads a model and decides how the table's columns become its inputs and its outputs answers. */
export async function createModelScorer(
  context: StepContext,
  { model }: ModelFile,
  table: Table,
  task: Task,
): Promise<ModelScorer> {
  const { evaluate } = context.config;
  const { classes, 'positive-class': positiveClass } = context.config.model ?? {};
  const plan = interpretOutputs(model, task, {
    ...(classes === undefined ? {} : { classes }),
    ...(positiveClass === undefined ? {} : { positiveClass }),
    ...(evaluate?.threshold === undefined ? {} : { threshold: evaluate.threshold }),
  });
  const binding = bindTable(context, model, table);
  const session = await startSession(context, model);
  return new ModelScorer(context, session, binding, plan);
}
