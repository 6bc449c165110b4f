import type { EvaluatePredicate, Gate } from '@slipway/core';
import { isRelative, worstVerdict } from '@slipway/core';
import type { Comparison, MetricCall } from '@slipway/evaluation';
import {
  callText,
  checkGates,
  compareModels,
  evaluate,
  evaluateGates,
  evaluateSlices,
  FAIRNESS_METRICS,
  fairnessOf,
  slicesOf,
  termName,
} from '@slipway/evaluation';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import { readJudgedModel } from '../shared/model-file.ts';
import { openDataTables, requirePath, tableOf } from '../shared/tables.ts';
import type { Champion } from './champion.ts';
import { findChampion } from './champion.ts';
import type { JudgedRows } from './decision.ts';
import { decideThreshold } from './decision.ts';
import { evaluationHeadline } from './headline.ts';
import type { EvaluateLines } from './lines.ts';
import { linesOf } from './lines.ts';
import type { Readers, Subjects } from './readers.ts';
import { collectAnswers, openReaders, readAll } from './readers.ts';
import type { AnswerTables } from './scorers.ts';
import { taskOf } from './task.ts';

function compare(
  { config }: StepContext,
  { challenger, champion }: JudgedRows,
  sameModel: boolean,
): Comparison {
  const settings = config.evaluate ?? {};
  return compareModels(challenger, champion, {
    confidence: settings.confidence ?? 0.95,
    intervals: settings.intervals ?? 'analytic',
    resamples: settings.resamples ?? 1000,
    seed: settings.seed ?? 0,
    minimumRows: settings['minimum-slice-rows'] ?? 30,
    sameModel,
    ...(settings.costs === undefined ? {} : { costs: settings.costs }),
  });
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

/** The number of different groups among the rows that are evaluated. */
function groupsOf({ group }: Readers, comparison: Comparison): EvaluatePredicate['groups'] {
  if (group === null) return null;
  return { column: group.column, count: new Set(comparison.challenger.data.clusters).size };
}

/** Metrics with arguments that gates name, as `recall(late)`; those of groups have a place of their own. */
function gatedCalls(gates: readonly Gate[]): MetricCall[] {
  const calls = gates.filter(
    ({ metric, args }) => args.length > 0 && !FAIRNESS_METRICS.includes(metric),
  );
  return [...new Map(calls.map((call) => [callText(call), call])).values()];
}

/** All that evidence says besides gates. */
function detailsOf(
  context: StepContext,
  lines: EvaluateLines,
  comparison: Comparison,
  judged: JudgedRows,
  readers: Readers,
): Omit<Details<'evaluate'>, 'champion'> {
  const { challenger } = readers;
  const columns = comparison.challenger.data.groups ?? new Map();
  const minimumRows = context.config.evaluate?.['minimum-slice-rows'] ?? 30;
  const metrics = [...comparison.metricNames, ...gatedCalls(lines.gates)];
  const evaluation = evaluate(comparison, { metrics });
  const slices = lines.slices.flatMap((line) => slicesOf(line, columns, judged.predicates));
  return {
    task: comparison.task,
    rows: comparison.rows,
    classes: challenger.classes === null ? null : [...challenger.classes],
    positiveClass: challenger.classes?.[challenger.positive ?? -1] ?? null,
    confidence: comparison.confidence,
    scoredBy: challenger.scoredBy,
    ...evaluation,
    plots: evaluation.plots && { ...evaluation.plots, threshold: judged.thresholdPlot ?? null },
    slices: evaluateSlices(comparison, slices, { minimumRows }),
    groups: groupsOf(readers, comparison),
    multipleTesting: context.config.evaluate?.['multiple-testing'] ?? 'none',
    fairness: fairnessOf(
      comparison,
      lines.fairness.map((terms) => terms.map(termName)),
    ),
    decision: judged.decision,
  };
}

function conclude(
  context: StepContext,
  lines: EvaluateLines,
  comparison: Comparison,
  judged: JudgedRows,
  readers: Readers,
  champion: EvaluatePredicate['champion'],
): StepResult {
  const settings = context.config.evaluate ?? {};
  const championRequired = context.config['champion-required'] ?? true;
  const results = evaluateGates(lines.gates, comparison, {
    columns: comparison.challenger.data.groups ?? new Map(),
    predicates: judged.predicates,
    minimumRows: settings['minimum-slice-rows'] ?? 30,
    championRequired,
    multipleTesting: settings['multiple-testing'] ?? 'none',
  });
  const details = { ...detailsOf(context, lines, comparison, judged, readers), champion };
  return {
    verdict: worstVerdict(results.map(({ verdict }) => verdict)),
    headline: evaluationHeadline(
      comparison.task,
      lines.gates,
      results,
      details.metrics,
      firstModelRemark(lines.gates, champion, championRequired),
    ),
    gates: results,
    details,
  };
}

/** Reads, scores and judges all rows. */
async function evaluateTable(
  context: StepContext,
  tables: AnswerTables,
  lines: EvaluateLines,
  subjects: Subjects,
): Promise<StepResult> {
  const { task, champion, sameModel } = subjects;
  const readers = await openReaders(context, tables, lines, subjects);
  try {
    const { classes, scoredBy } = readers.challenger;
    const hasCosts = context.config.evaluate?.costs !== undefined;
    checkGates(lines.gates, { task, classes, columns: readers.slices.names, hasCosts });
    await readAll(context, tables.labels, readers);
    const answers = await collectAnswers(subjects, readers);
    const rows = { ...answers, predicates: readers.slices.predicates };
    const judged = decideThreshold(context, rows, scoredBy.scores);
    const comparison = compare(context, judged, sameModel);
    const evidence = championEvidence(champion, sameModel);
    return conclude(context, lines, comparison, judged, readers, evidence);
  } finally {
    await readers.challenger.release();
    await readers.champion?.release();
  }
}

/** Scores labelled data, computes metrics and decides the gates. */
export async function runEvaluate(context: StepContext): Promise<StepResult> {
  const { config, recorder } = context;
  const lines = linesOf(config);
  const file =
    config.model?.path === undefined ? null : await readJudgedModel(context, config.model.path);
  const task = taskOf(context, file?.model ?? null);
  requirePath(config, 'evaluation');
  const champion = await findChampion(context);
  const isJoined = config.data?.predictions !== undefined;
  const open = await openDataTables(
    context,
    isJoined ? ['evaluation', 'predictions'] : ['evaluation'],
  );
  try {
    const labels = tableOf(open, 'evaluation');
    const predictions = isJoined ? tableOf(open, 'predictions') : null;
    // Without a model the answers are what is judged.
    if (file === null) recorder.setSubject(context.modelName, (predictions ?? labels).digest);
    const sameModel = champion.kind === 'model' && champion.file.sha256 === file?.sha256;
    const subjects = { file, champion, task, sameModel };
    return await evaluateTable(context, { labels, predictions }, lines, subjects);
  } finally {
    open.database.close();
  }
}
