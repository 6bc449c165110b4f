import type { ColumnDrift, ModelImportance, PerformanceDrift } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import { hasColumn } from '@slipway/data';
import type {
  ColumnSummary,
  ColumnValues,
  DriftSettings,
  SharedColumn,
  Sides,
} from '@slipway/drift';
import { columnType, decideColumns, examineColumn } from '@slipway/drift';
import { Sample, sortedNumbers } from '@slipway/statistics';
import { scoredColumnsOf } from '../evaluate/scorers.ts';
import { SINGLE_ANSWER_TASKS, taskOf } from '../evaluate/task.ts';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { modelImportance } from './importance.ts';
import { requireTables } from './open.ts';
import { performanceDrift } from './performance.ts';
import type { DriftSide } from './side.ts';
import type { ScoredSide } from './scored-side.ts';
import { scoreSide } from './scored-side.ts';

/** What the model has to do with the drift. */
export interface ModelDrift {
  readonly predictions: Record<string, ColumnDrift>;
  readonly performance: PerformanceDrift | null;
  readonly importance: ModelImportance | null;
}

function summaryOf(values: ColumnValues, rows: number): ColumnSummary {
  const none = { missing: 0, nan: 0, infinite: 0, lowest: null, highest: null, meanLength: null };
  if (values.as === 'categories') {
    const { size } = values.counts;
    const nothing = { minimum: null, maximum: null, whole: null };
    return { ...none, ...nothing, ownKind: 'text', rows, distinct: size };
  }
  const { minimum, maximum } = values.sample;
  const distinct = values.sample.countDistinct();
  return { ...none, ownKind: 'float', rows, distinct, minimum, maximum, whole: false };
}

/** The answers of one side by what is predicted: the class or number, and the positive score. */
function answersOf({ scored, classes }: ScoredSide): Map<string, ColumnValues> {
  const numbers = (values: Float64Array): ColumnValues => ({
    as: 'numbers',
    sample: Sample.ofSorted(sortedNumbers(values)),
    error: 0,
  });
  if (scored.kind === 'values') return new Map([['prediction', numbers(scored.predicted)]]);
  const counts = new Map<string, number>();
  for (const code of scored.predicted) {
    const label = classes?.[code] ?? String(code);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const answers = new Map<string, ColumnValues>([
    ['prediction', { as: 'categories', counts, others: 0 }],
  ]);
  if (scored.scores?.length === scored.predicted.length) {
    answers.set('score', numbers(scored.scores));
  }
  return answers;
}

function comparePredictions(
  sides: Sides<ScoredSide>,
  settings: DriftSettings,
): ModelDrift['predictions'] {
  const [before, after] = [answersOf(sides.reference), answersOf(sides.current)];
  const rows = (side: ScoredSide): number => side.scored.predicted.length;
  const compared = [...before].flatMap(([name, reference]) => {
    const current = after.get(name);
    if (current === undefined) return [];
    const isText = reference.as === 'categories';
    const column: SharedColumn = {
      name,
      kind: isText ? 'text' : 'float',
      sqlType: isText ? 'VARCHAR' : 'DOUBLE',
      reference: summaryOf(reference, rows(sides.reference)),
      current: summaryOf(current, rows(sides.current)),
    };
    const type = columnType(column, isText ? 'categorical' : 'numeric');
    return [examineColumn(column, type, { reference, current }, settings)];
  });
  const kinds = new Map(compared.map(({ column }) => [column.name, 'prediction' as const]));
  return decideColumns(compared, settings, kinds).columns;
}

/** The target, where performance is asked for and both sides have it. */
function wantedTarget(context: StepContext, sides: Sides<DriftSide>): string | null {
  const { config, recorder } = context;
  if (config.drift?.performance !== true) return null;
  const target = config.data?.target;
  if (target === undefined) {
    throw new ConfigurationError('target', 'is missing; drift.performance needs the true values');
  }
  const { reference, current } = requireTables(sides, 'performance');
  for (const table of [reference, current]) {
    if (hasColumn(table, target)) continue;
    recorder.note(`performance is not compared: ${table.uri} has no column "${target}"`);
    return null;
  }
  return target;
}

/**
 * Compares the model's answers and its performance on both sides, and measures what it relies on,
 * as far as the configuration asks for it.
 *
 * @throws ConfigurationError where that needs a model and there is none
 */
export async function modelDrift(
  context: StepContext,
  file: ModelFile | null,
  given: Sides<DriftSide>,
  settings: DriftSettings,
): Promise<ModelDrift> {
  const { drift: config } = context.config;
  const wantsImportance = config?.importance !== undefined && config.importance !== false;
  const wantsPredictions = config?.predictions === true;
  const target = wantedTarget(context, given);
  const nothing: ModelDrift = { predictions: {}, performance: null, importance: null };
  if (!wantsImportance && !wantsPredictions && target === null) return nothing;
  if (file === null && (wantsImportance || wantsPredictions)) {
    const setting = wantsImportance ? 'importance' : 'predictions';
    throw new ConfigurationError('model', `is missing: drift.${setting} needs an ONNX model`);
  }
  const tables = requireTables(given, wantsImportance ? 'importance' : 'predictions');
  const task = taskOf(context, file?.model ?? null, SINGLE_ANSWER_TASKS);
  const importance =
    wantsImportance && file !== null
      ? await modelImportance(context, file, tables.reference, task)
      : null;
  if (!wantsPredictions && target === null) return { ...nothing, importance };
  const isScored = scoredColumnsOf(context.config) !== null;
  const scorer = isScored && target !== null ? null : file;
  const sides = {
    reference: await scoreSide(context, scorer, tables.reference, task, target),
    current: await scoreSide(context, scorer, tables.current, task, target),
  };
  const [before, after] = [sides.reference.data, sides.current.data];
  return {
    predictions: wantsPredictions ? comparePredictions(sides, settings) : {},
    performance:
      before === null || after === null
        ? null
        : performanceDrift(context, { reference: before, current: after }),
    importance,
  };
}
