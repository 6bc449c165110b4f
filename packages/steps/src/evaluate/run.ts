import type { EvaluatePredicate, Gate, SliceLine } from '@slipway/core';
import {
  ConfigurationError,
  isRelative,
  parseGates,
  parseSlice,
  worstVerdict,
} from '@slipway/core';
import type { Table } from '@slipway/data';
import { requireColumn } from '@slipway/data';
import type { Comparison, EvaluationData, MetricTask } from '@slipway/evaluation';
import {
  checkGates,
  compareModels,
  evaluate,
  evaluateGates,
  evaluateSlices,
  slicesOf,
} from '@slipway/evaluation';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { readJudgedModel } from '../shared/model-file.ts';
import { streamRows } from '../shared/stream.ts';
import { openDataTables, requirePath, tableOf } from '../shared/tables.ts';
import { alignClasses } from './align.ts';
import type { Champion } from './champion.ts';
import { findChampion } from './champion.ts';
import { evaluationHeadline } from './headline.ts';
import type { Scored, Scorer } from './scored.ts';
import { challengerScorer, championScorer } from './scorers.ts';
import type { SliceReader } from './slices.ts';
import { createSliceReader, sliceNeeds } from './slices.ts';
import { LabelColumn, NumberColumn } from './target.ts';
import { taskOf } from './task.ts';

/** Everything that is read in one pass over the data. */
interface Readers {
  readonly challenger: Scorer;
  readonly champion: Scorer | null;
  readonly target: LabelColumn | NumberColumn;
  readonly weights: NumberColumn | null;
  readonly slices: SliceReader;
}

function slicesIn({ config }: StepContext): SliceLine[] {
  return (config.evaluate?.slices ?? []).map(parseSlice);
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

async function readAll(context: StepContext, table: Table, readers: Readers): Promise<void> {
  const { challenger, champion, target, weights, slices } = readers;
  const optional = [champion, weights].filter((reader) => reader !== null);
  context.logger.info(`Scoring ${table.rows.toLocaleString('en-US')} rows of ${table.uri} …`);
  await streamRows(table, [challenger, target, slices, ...optional]);
  await target.check();
  weights?.check();
}

/** The answers of one model beside the true values, in the form that metrics take. */
function evaluationData(
  task: MetricTask,
  { target, weights, challenger }: Readers,
  scored: Scored,
): EvaluationData {
  const weight = weights?.values ?? null;
  if (target instanceof NumberColumn) {
    if (scored.kind !== 'values' || task !== 'regression') throw new Error('not a regression');
    return { task, target: target.values, predicted: scored.predicted, weights: weight };
  }
  if (scored.kind !== 'classes' || task === 'regression' || task === 'multilabel-classification') {
    throw new Error('not a classification');
  }
  const { predicted, scores, probabilities } = scored;
  return {
    task,
    classes: challenger.classes ?? [],
    positive: challenger.positive,
    target: target.codes,
    predicted,
    scores,
    probabilities,
    weights: weight,
  };
}

async function championData(task: MetricTask, readers: Readers): Promise<EvaluationData | null> {
  const { champion, challenger } = readers;
  if (champion === null) return null;
  const scored = await champion.finish();
  const aligned = scored.kind === 'classes' ? alignClasses(scored, champion, challenger) : scored;
  return evaluationData(task, readers, aligned);
}

async function compare(
  context: StepContext,
  task: MetricTask,
  readers: Readers,
  sameModel: boolean,
): Promise<Comparison> {
  const settings = context.config.evaluate ?? {};
  const challenger = evaluationData(task, readers, await readers.challenger.finish());
  const champion = sameModel ? challenger : await championData(task, readers);
  return compareModels(challenger, champion, {
    confidence: settings.confidence ?? 0.95,
    resamples: settings.resamples ?? 1000,
    seed: settings.seed ?? 0,
    sameModel,
  });
}

async function openReaders(
  context: StepContext,
  table: Table,
  gates: readonly Gate[],
  about: { file: ModelFile | null; champion: Champion; task: MetricTask; sameModel: boolean },
): Promise<Readers> {
  const { task, file, sameModel } = about;
  const target = requireTarget(context, table);
  const { weight } = context.config.data ?? {};
  const slices = await createSliceReader(table, sliceNeeds(slicesIn(context), gates));
  const challenger = await challengerScorer(context, file, table, target, task);
  const champion = sameModel
    ? null
    : await championScorer(context, about.champion, challenger, table, task);
  return {
    challenger,
    champion,
    target:
      challenger.classes === null
        ? new NumberColumn(table, target)
        : new LabelColumn(table, target, challenger.classes),
    weights: weight === undefined ? null : new NumberColumn(table, weight),
    slices,
  };
}

/** The evidence about the champion, or null when there is none. */
function championEvidence(champion: Champion, sameModel: boolean): EvaluatePredicate['champion'] {
  switch (champion.kind) {
    case 'none':
      return null;
    case 'columns': {
      const { prediction, score } = champion.columns;
      return {
        name: `columns ${[prediction, score].join(' ').trim()}`,
        digest: null,
        reason: null,
      };
    }
    case 'model':
      return {
        name: champion.name,
        digest: { sha256: champion.file.sha256 },
        reason: sameModel ? 'the champion is the same file as the model' : null,
      };
  }
}

/** That gates passed for want of a champion is part of the result, not a footnote. */
function firstModelRemark(
  gates: readonly Gate[],
  champion: EvaluatePredicate['champion'],
  championRequired: boolean,
): string | null {
  if (championRequired || champion !== null || !gates.some(isRelative)) return null;
  return 'no champion yet: the first model is let in (champion-required: false)';
}

function conclude(
  context: StepContext,
  comparison: Comparison,
  gates: readonly Gate[],
  readers: Readers,
  champion: EvaluatePredicate['champion'],
): StepResult {
  const settings = context.config.evaluate ?? {};
  const minimumRows = settings['minimum-slice-rows'] ?? 30;
  const championRequired = context.config['champion-required'] ?? true;
  const { columns, predicates } = readers.slices;
  const results = evaluateGates(gates, comparison, {
    columns,
    predicates,
    minimumRows,
    championRequired,
  });
  const evaluation = evaluate(comparison);
  const slices = slicesIn(context).flatMap((line) => slicesOf(line, columns, predicates));
  const { challenger } = readers;
  const details: Details<'evaluate'> = {
    task: comparison.task,
    rows: comparison.rows,
    classes: challenger.classes === null ? null : [...challenger.classes],
    positiveClass: challenger.classes?.[challenger.positive ?? -1] ?? null,
    confidence: comparison.confidence,
    scoredBy: challenger.scoredBy,
    champion,
    ...evaluation,
    slices: evaluateSlices(comparison, slices, { minimumRows }),
  };
  return {
    verdict: worstVerdict(results.map(({ verdict }) => verdict)),
    headline: evaluationHeadline(
      comparison.task,
      gates,
      results,
      evaluation.metrics,
      firstModelRemark(gates, champion, championRequired),
    ),
    gates: results,
    details,
  };
}

/** Scores labelled data, computes metrics and decides the gates. */
export async function runEvaluate(context: StepContext): Promise<StepResult> {
  const { config, recorder } = context;
  const gates = parseGates(config.evaluate?.gates ?? []);
  const file =
    config.model?.path === undefined ? null : await readJudgedModel(context, config.model.path);
  const task = taskOf(context, file?.model ?? null);
  requirePath(config, 'evaluation');
  const champion = await findChampion(context);
  const open = await openDataTables(context, ['evaluation']);
  try {
    const table = tableOf(open, 'evaluation');
    if (file === null) recorder.setSubject(context.modelName, table.digest);
    const sameModel = champion.kind === 'model' && champion.file.sha256 === file?.sha256;
    const readers = await openReaders(context, table, gates, { file, champion, task, sameModel });
    try {
      checkGates(gates, {
        task,
        classes: readers.challenger.classes,
        columns: readers.slices.names,
        hasCosts: false,
      });
      await readAll(context, table, readers);
      const comparison = await compare(context, task, readers, sameModel);
      return conclude(context, comparison, gates, readers, championEvidence(champion, sameModel));
    } finally {
      await readers.challenger.release();
      await readers.champion?.release();
    }
  } finally {
    open.database.close();
  }
}
