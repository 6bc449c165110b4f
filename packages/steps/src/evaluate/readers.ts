import { ConfigurationError } from '@slipway/core';
import type { Table } from '@slipway/data';
import { requireColumn } from '@slipway/data';
import type { EvaluationData, MetricTask } from '@slipway/evaluation';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { streamRows } from '../shared/stream.ts';
import { alignClasses } from './align.ts';
import type { Champion } from './champion.ts';
import { GroupColumn } from './group-column.ts';
import type { EvaluateLines } from './lines.ts';
import { labelSource, LabelSets } from './label-sets.ts';
import type { Scored, Scorer } from './scored.ts';
import type { AnswerTables } from './scorers.ts';
import { challengerScorer, championScorer } from './scorers.ts';
import type { SliceReader } from './slices.ts';
import { createSliceReader, sliceNeeds } from './slices.ts';
import { LabelColumn, NumberColumn } from './target.ts';

/** Everything that is read in one pass over the data. */
export interface Readers {
  readonly challenger: Scorer;
  readonly champion: Scorer | null;
  readonly target: LabelColumn | LabelSets | NumberColumn;
  readonly weights: NumberColumn | null;
  readonly group: GroupColumn | null;
  readonly slices: SliceReader;
}

/** What is judged, and against what. */
export interface Subjects {
  readonly file: ModelFile | null;
  readonly champion: Champion;
  readonly task: MetricTask;
  /** Whether the champion is the very file that is judged. */
  readonly sameModel: boolean;
}

function requireTarget(context: StepContext, table: Table): string {
  const target = context.config.data?.target;
  if (target === undefined) {
    throw new ConfigurationError(
      'target',
      'is missing; set the input "target" (data.target) to the column with the true value',
    );
  }
  requireColumn(table, target, 'target');
  return target;
}

function targetReader(
  context: StepContext,
  table: Table,
  target: string,
  classes: readonly string[] | null,
  task: MetricTask,
): Readers['target'] {
  if (classes === null) return new NumberColumn(table, target);
  return task === 'multilabel-classification'
    ? new LabelSets(table, labelSource(context, table), classes)
    : new LabelColumn(table, target, classes);
}

/** Prepares reading of all that the configuration names; nothing is read yet. */
export async function openReaders(
  context: StepContext,
  tables: AnswerTables,
  lines: EvaluateLines,
  { file, champion: named, task, sameModel }: Subjects,
): Promise<Readers> {
  const { labels: table } = tables;
  const target = task === 'multilabel-classification' ? '' : requireTarget(context, table);
  const { weight, group } = context.config.data ?? {};
  const slices = await createSliceReader(table, sliceNeeds(lines));
  const challenger = await challengerScorer(context, file, tables, target, task);
  const champion = sameModel
    ? null
    : await championScorer(context, named, challenger, tables, task);
  return {
    challenger,
    champion,
    target: targetReader(context, table, target, challenger.classes, task),
    weights: weight === undefined ? null : new NumberColumn(table, weight),
    group: group === undefined ? null : new GroupColumn(table, group),
    slices,
  };
}

/** Reads (and scores) all rows once. */
export async function readAll(
  { logger }: StepContext,
  table: Table,
  readers: Readers,
): Promise<void> {
  const { challenger, champion, target, weights, group, slices } = readers;
  const optional = [champion, weights, group].filter((reader) => reader !== null);
  logger.info(`Scoring ${table.rows.toLocaleString('en-US')} rows of ${table.uri} …`);
  await streamRows(table, [challenger, target, slices, ...optional]);
  await target.check();
  weights?.check();
  group?.check();
}

/** The answers of one model beside the true values, in the form that metrics take. */
function evaluationData(task: MetricTask, readers: Readers, scored: Scored): EvaluationData {
  const { target, weights, group, slices, challenger } = readers;
  const common = {
    weights: weights?.values ?? null,
    clusters: group?.codes ?? null,
    groups: slices.columns,
  };
  if (target instanceof NumberColumn) {
    if (scored.kind !== 'values' || task !== 'regression') throw new Error('not a regression');
    return { task, target: target.values, predicted: scored.predicted, ...common };
  }
  const classes = challenger.classes ?? [];
  if (target instanceof LabelSets) {
    if (scored.kind !== 'labels') throw new Error('not labels');
    const { predicted, scores, probabilities } = scored;
    const labels = { classes, target: target.flags, predicted, scores, probabilities };
    return { task: 'multilabel-classification', ...labels, ...common };
  }
  if (scored.kind !== 'classes' || task === 'regression' || task === 'multilabel-classification') {
    throw new Error('not a classification');
  }
  const { predicted, scores, probabilities } = scored;
  return {
    task,
    classes,
    positive: challenger.positive,
    target: target.codes,
    predicted,
    scores,
    probabilities,
    ...common,
  };
}

/** Both models' answers once all rows are read; the same ones where they are the same model. */
export async function collectAnswers(
  { task, sameModel }: Subjects,
  readers: Readers,
): Promise<{ challenger: EvaluationData; champion: EvaluationData | null }> {
  const challenger = evaluationData(task, readers, await readers.challenger.finish());
  if (sameModel) return { challenger, champion: challenger };
  if (readers.champion === null) return { challenger, champion: null };
  const scored = await readers.champion.finish();
  const aligned =
    scored.kind === 'classes' ? alignClasses(scored, readers.champion, readers.challenger) : scored;
  return { challenger, champion: evaluationData(task, readers, aligned) };
}
