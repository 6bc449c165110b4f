import type { Config, ScoredColumns } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { Table } from '@slipway/data';
import { hasColumn } from '@slipway/data';
import type { MetricTask } from '@slipway/evaluation';
import { positivePosition } from '@slipway/model';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import type { Champion } from './champion.ts';
import type { ClassList } from './column-scorer.ts';
import { ClassColumnScorer, ValueColumnScorer } from './column-scorer.ts';
import { matrixColumns } from './array-column.ts';
import { joinedScorer } from './joined-scorer.ts';
import { classesFromColumns } from './labels.ts';
import { labelNames, LabelSetScorer, labelSource } from './label-sets.ts';
import { configuredLabels, createLabelModelScorer } from './label-model-scorer.ts';
import { createModelScorer } from './model-scorer.ts';
import type { Scorer } from './scored.ts';

/** The columns with the challenger's answers; null when a model has to give them. */
export function scoredColumnsOf(config: Config): ScoredColumns | null {
  const { prediction, score, probabilities } = config.data ?? {};
  const columns = { prediction, score, probabilities };
  return (prediction ?? score ?? probabilities) ? columns : null;
}

/** Where labels stand, and answers that were given elsewhere. */
export interface AnswerTables {
  readonly labels: Table;
  /** The file with the answers, where it is not that of the labels. */
  readonly predictions: Table | null;
}

/** The classes of a run without a model: configured, named by the columns, or found in them. */
async function classListOf(
  context: StepContext,
  { labels, predictions }: AnswerTables,
  target: string,
  columns: ScoredColumns,
  task: MetricTask,
): Promise<ClassList> {
  const { model } = context.config;
  const named = model?.classes?.map(String) ?? Object.keys(columns.probabilities ?? {});
  const labelled: [Table, string][] = [[labels, target]];
  if (columns.prediction !== undefined) labelled.push([predictions ?? labels, columns.prediction]);
  const found = named.length > 0 ? named : await classesFromColumns(labelled);
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

function valueScorer(table: Table, columns: ScoredColumns, subject: string): Scorer {
  if (columns.prediction !== undefined) return new ValueColumnScorer(table, columns.prediction);
  throw new ConfigurationError(subject, 'prediction is missing: the column with predicted numbers');
}

/** A scorer of columns; of those of another file joined to the labels. */
function columnScorer(
  { config, recorder }: StepContext,
  tables: AnswerTables,
  make: (table: Table) => Scorer,
): Scorer {
  const { labels, predictions } = tables;
  if (predictions === null) return make(labels);
  const note = (remark: string): void => {
    recorder.note(remark);
  };
  return joinedScorer(make(predictions), { labels, predictions }, config.data?.id, note);
}

/** The challenger's answers, and the classes they are about. */
export async function challengerScorer(
  context: StepContext,
  file: ModelFile | null,
  tables: AnswerTables,
  target: string,
  task: MetricTask,
): Promise<Scorer> {
  const columns = scoredColumnsOf(context.config);
  const { labels } = tables;
  if (columns === null) {
    if (file !== null && task === 'multilabel-classification') {
      return createLabelModelScorer(context, file, labels, configuredLabels(context.config));
    }
    if (file !== null) return createModelScorer(context, file, labels, task);
    throw new ConfigurationError(
      'model',
      'is missing; set the input "model" (model.path), or name the column with predictions ' +
        '(data.prediction, data.score or data.probabilities)',
    );
  }
  const threshold = context.config.evaluate?.threshold ?? null;
  if (task === 'regression') {
    return columnScorer(context, tables, (table) => valueScorer(table, columns, 'data'));
  }
  if (task === 'multilabel-classification') {
    const names = await labelNames(context, labels, labelSource(context, labels));
    const make = (table: Table): Scorer => new LabelSetScorer(table, columns, names, threshold);
    return columnScorer(context, tables, make);
  }
  const list = await classListOf(context, tables, target, columns, task);
  const make = (table: Table): Scorer => new ClassColumnScorer(table, columns, list, threshold);
  return columnScorer(context, tables, make);
}

/** Whether a table has all columns with a model's answers. */
function holdsAnswers(table: Table, { prediction, score, probabilities }: ScoredColumns): boolean {
  const named = [prediction, score, ...Object.values(probabilities ?? {})];
  return named
    .filter((name) => name !== undefined)
    .every((name) => hasColumn(table, name) || matrixColumns(table, name).length > 0);
}

/** The champion's answers in columns, of the labels' file if it has them. */
function championColumnScorer(
  context: StepContext,
  columns: ScoredColumns,
  challenger: Scorer,
  { labels, predictions }: AnswerTables,
  task: MetricTask,
): Scorer {
  const tables = { labels, predictions: holdsAnswers(labels, columns) ? null : predictions };
  const { classes, positive } = challenger;
  const threshold = context.config.evaluate?.threshold ?? null;
  return columnScorer(context, tables, (table) => {
    if (classes === null) return valueScorer(table, columns, 'champion');
    if (task === 'multilabel-classification') {
      return new LabelSetScorer(table, columns, classes, threshold);
    }
    return new ClassColumnScorer(table, columns, { classes, positive }, threshold);
  });
}

/**
 * The champion's answers; null when there is none, or when it is the very model that is judged.
 */
export async function championScorer(
  context: StepContext,
  champion: Champion,
  challenger: Scorer,
  tables: AnswerTables,
  task: MetricTask,
): Promise<Scorer | null> {
  switch (champion.kind) {
    case 'none':
      return null;
    case 'model':
      if (task === 'multilabel-classification') {
        return createLabelModelScorer(context, champion.file, tables.labels, challenger.classes);
      }
      return createModelScorer(context, champion.file, tables.labels, task);
    case 'columns':
      return championColumnScorer(context, champion.columns, challenger, tables, task);
  }
}
