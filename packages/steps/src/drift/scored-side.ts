import { hasColumn } from '@slipway/data';
import type { Table } from '@slipway/data';
import type { EvaluationData, MetricTask } from '@slipway/evaluation';
import type { Scored, Scorer } from '../evaluate/scored.ts';
import { createModelScorer } from '../evaluate/model-scorer.ts';
import { challengerScorer } from '../evaluate/scorers.ts';
import { LabelColumn, NumberColumn } from '../evaluate/target.ts';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { streamRows } from '../shared/stream.ts';

/** The model's answers for one side, with the true values where they are wanted and there. */
export interface ScoredSide {
  readonly scored: Scored;
  /** Class labels in the order of the answers; null for numbers. */
  readonly classes: readonly string[] | null;
  readonly data: EvaluationData | null;
}

function dataOf(
  task: MetricTask,
  scorer: Scorer,
  scored: Scored,
  target: LabelColumn | NumberColumn,
): EvaluationData | null {
  if (target instanceof NumberColumn) {
    if (scored.kind !== 'values' || task !== 'regression') return null;
    return { task, target: target.values, predicted: scored.predicted, weights: null };
  }
  if (scored.kind !== 'classes' || task === 'regression' || task === 'multilabel-classification') {
    return null;
  }
  const { predicted, scores, probabilities } = scored;
  return {
    task,
    classes: scorer.classes ?? [],
    positive: scorer.positive,
    target: target.codes,
    predicted,
    scores,
    probabilities,
    weights: null,
  };
}

/**
 * Scores one side with the model, or reads the answers that stand in its columns.
 *
 * @param target the column with the true values; null where they are not wanted
 */
export async function scoreSide(
  context: StepContext,
  file: ModelFile | null,
  table: Table,
  task: MetricTask,
  target: string | null,
): Promise<ScoredSide> {
  const scorer =
    target === null && file !== null
      ? await createModelScorer(context, file, table, task)
      : await challengerScorer(
          context,
          file,
          { labels: table, predictions: null },
          target ?? '',
          task,
        );
  try {
    const truth =
      target === null || !hasColumn(table, target)
        ? null
        : scorer.classes === null
          ? new NumberColumn(table, target)
          : new LabelColumn(table, target, scorer.classes);
    context.logger.info(`Scoring ${table.rows.toLocaleString('en-US')} rows of ${table.uri} …`);
    await streamRows(table, truth === null ? [scorer] : [scorer, truth]);
    await truth?.check();
    const scored = await scorer.finish();
    const data = truth === null ? null : dataOf(task, scorer, scored, truth);
    return { scored, classes: scorer.classes, data };
  } finally {
    await scorer.release();
  }
}
