import type { Config, ScoredColumns } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { Table } from '@slipway/data';
import type { MetricTask } from '@slipway/evaluation';
import { positivePosition } from '@slipway/model';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import type { Champion } from './champion.ts';
import type { ClassList } from './column-scorer.ts';
import { ClassColumnScorer, ValueColumnScorer } from './column-scorer.ts';
import { classesFromColumns } from './labels.ts';
import { createModelScorer } from './model-scorer.ts';
import type { Scorer } from './scored.ts';

/** The columns with the challenger's answers; null when a model has to give them. */
export function scoredColumnsOf(config: Config): ScoredColumns | null {
  const { prediction, score, probabilities } = config.data ?? {};
  const columns = { prediction, score, probabilities };
  return (prediction ?? score ?? probabilities) ? columns : null;
}

/** The classes of a run without a model: configured, named by the columns, or found in them. */
async function classListOf(
  context: StepContext,
  table: Table,
  target: string,
  columns: ScoredColumns,
  task: MetricTask,
): Promise<ClassList> {
  const { model } = context.config;
  const named = model?.classes?.map(String) ?? Object.keys(columns.probabilities ?? {});
  const labelled = columns.prediction === undefined ? [target] : [target, columns.prediction];
  const found = named.length > 0 ? named : await classesFromColumns(table, labelled);
  const classes = task === 'binary-classification' ? completePair(found) : found;
  if (task !== 'binary-classification') return { classes, positive: null };
  const positive = model?.['positive-class'];
  const label = positive === undefined ? null : String(positive);
  return { classes, positive: positivePosition('model', classes, label) };
}

/** A binary column that happens to hold 0 only, or 1 only, is still about 0 and 1. */
function completePair(classes: readonly string[]): readonly string[] {
  if (classes.length >= 2) return classes;
  for (const pair of [
    ['0', '1'],
    ['false', 'true'],
  ]) {
    if (classes.every((label) => pair.includes(label))) return pair;
  }
  throw new ConfigurationError(
    'model',
    `classes is needed: the data holds "${classes.join('", "')}" only, and two classes are judged`,
  );
}

/** The challenger's answers, and the classes they are about. */
export async function challengerScorer(
  context: StepContext,
  file: ModelFile | null,
  table: Table,
  target: string,
  task: MetricTask,
): Promise<Scorer> {
  const columns = scoredColumnsOf(context.config);
  if (columns === null) {
    if (file !== null) return createModelScorer(context, file, table, task);
    throw new ConfigurationError(
      'model',
      'is missing; set the input "model" (model.path), or name the column with predictions ' +
        '(data.prediction, data.score or data.probabilities)',
    );
  }
  if (task === 'regression') return valueScorer(table, columns, 'data');
  const list = await classListOf(context, table, target, columns, task);
  const threshold = context.config.evaluate?.threshold ?? null;
  return new ClassColumnScorer(table, columns, list, threshold);
}

function valueScorer(table: Table, columns: ScoredColumns, subject: string): Scorer {
  if (columns.prediction !== undefined) return new ValueColumnScorer(table, columns.prediction);
  throw new ConfigurationError(subject, 'prediction is missing: the column with predicted numbers');
}

/**
 * The champion's answers; null when there is none, or when it is the very model that is judged.
 */
export async function championScorer(
  context: StepContext,
  champion: Champion,
  challenger: Scorer,
  table: Table,
  task: MetricTask,
): Promise<Scorer | null> {
  switch (champion.kind) {
    case 'none':
      return null;
    case 'model':
      return createModelScorer(context, champion.file, table, task);
    case 'columns': {
      const { columns } = champion;
      if (challenger.classes === null) return valueScorer(table, columns, 'champion');
      const list = { classes: challenger.classes, positive: challenger.positive };
      const threshold = context.config.evaluate?.threshold ?? null;
      return new ClassColumnScorer(table, columns, list, threshold);
    }
  }
}
