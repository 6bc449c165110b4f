import type { DriftKind, ModelImportance, QualityFinding } from '@slipway/core';
import { parseGates } from '@slipway/core';
import type {
  ComparedColumn,
  DriftDecision,
  DriftResult,
  DriftSettings,
  WeighedColumns,
} from '@slipway/drift';
import {
  checkColumn,
  checkLoneColumn,
  columnType,
  decideColumns,
  defaultDriftGates,
  driftOutcome,
  driftSettings,
  evaluateDriftGates,
  examineColumn,
  isShared,
  weighColumns,
} from '@slipway/drift';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { openDataTables, requirePath, tableOf } from '../shared/tables.ts';
import type { CountedColumn, Tables, TypedColumn } from './compare.ts';
import { countColumns, readColumns } from './compare.ts';
import { expectationFindings, mixFindings } from './expectations.ts';
import { modelDrift } from './model-drift.ts';
import { classifyDomains, compareCorrelations } from './multivariate.ts';
import { leakageFindings, rowFindings } from './row-quality.ts';
import { nameSubject } from './subject.ts';

/** Columns that the user wants left out, which has to be seen in the evidence. */
function ignoredColumns(context: StepContext): Set<string> {
  const ignored = context.config.data?.ignore ?? [];
  if (ignored.length > 0) {
    context.recorder.note(`left out by data.ignore: ${ignored.join(', ')}`);
  }
  return new Set(ignored);
}

function typeColumns(context: StepContext, columns: readonly CountedColumn[]): TypedColumn[] {
  const types = new Map(Object.entries(context.config.data?.types ?? {}));
  return columns
    .filter(isShared)
    .map((column) => ({ column, type: columnType(column, types.get(column.name)) }));
}

async function compareAll(
  context: StepContext,
  tables: Tables,
  typed: readonly TypedColumn[],
  settings: DriftSettings,
): Promise<ComparedColumn[]> {
  const compared = new Map<string, ComparedColumn>();
  await readColumns(tables, typed, ({ column, type }, values) => {
    compared.set(column.name, examineColumn(column, type, values, settings));
    // Wide tables take a while: a line for every hundred columns shows that it goes on.
    if (compared.size % 100 > 0) return;
    context.logger.info(`Compared ${compared.size} of ${typed.length} columns …`);
  });
  return typed.map(
    ({ column, type }) => compared.get(column.name) ?? examineColumn(column, type, null, settings),
  );
}

async function qualityOf(
  context: StepContext,
  tables: Tables,
  columns: readonly CountedColumn[],
  compared: readonly ComparedColumn[],
  settings: DriftSettings,
): Promise<QualityFinding[]> {
  // Labels arrive late: production data without them is normal.
  const target = context.config.data?.target;
  const byName = new Map(compared.map((entry) => [entry.column.name, entry]));
  const found = columns.flatMap((column) => {
    const entry = byName.get(column.name);
    if (entry !== undefined) return checkColumn(entry, settings);
    return checkLoneColumn(column, column.name === target, settings);
  });
  return [
    ...(await expectationFindings(context, tables.current, columns, compared, settings)),
    ...found,
    ...(await mixFindings(tables, compared, settings)),
    ...(await leakageFindings(context, tables.reference, compared, settings)),
    ...(await rowFindings(context, tables, compared, settings)),
  ];
}

/** Columns that are no inputs of the model. */
function kindsOf({ config }: StepContext): Map<string, DriftKind> {
  const { target, prediction, score, probabilities } = config.data ?? {};
  const answers = [prediction, score, ...Object.values(probabilities ?? {})];
  const named = answers.filter((name) => name !== undefined);
  const kinds = new Map<string, DriftKind>(named.map((name) => [name, 'prediction']));
  if (target !== undefined) kinds.set(target, 'target');
  return kinds;
}

function weigh(decision: DriftDecision, importance: ModelImportance | null): WeighedColumns {
  return importance === null
    ? { columns: decision.columns, driftedImportance: null }
    : weighColumns(decision.columns, importance);
}

async function judge(
  context: StepContext,
  tables: Tables,
  file: ModelFile | null,
): Promise<StepResult> {
  const { config, logger } = context;
  const configured = parseGates(config.drift?.gates ?? []);
  const gates = configured.length > 0 ? configured : parseGates(defaultDriftGates(config.drift));
  const columns = await countColumns(tables, ignoredColumns(context));
  const names = columns.map(({ name }) => name);
  const settings = driftSettings(config.drift, names);
  logger.info(
    `Comparing ${columns.length} columns of ${tables.current.uri} with ${tables.reference.uri} …`,
  );
  const compared = await compareAll(context, tables, typeColumns(context, columns), settings);
  const { importance, ...model } = await modelDrift(context, file, tables, settings);
  const decision = decideColumns(compared, settings, kindsOf(context));
  const result: DriftResult = {
    ...decision,
    ...weigh(decision, importance),
    ...model,
    quality: await qualityOf(context, tables, columns, compared, settings),
    alpha: settings.alpha,
    classifier: await classifyDomains(context, tables, compared),
    correlation: await compareCorrelations(context, tables, compared, settings),
  };
  const results = evaluateDriftGates(gates, result);
  const details: Details<'drift'> = {
    ...result,
    quality: [...result.quality],
    preset: settings.preset === 'default' ? null : settings.preset,
    importance,
    profiles: { reference: null, current: null, written: null },
  };
  return { ...driftOutcome(result, results), gates: results, details };
}

/** Compares current data with reference data, column by column. */
export async function runDrift(context: StepContext): Promise<StepResult> {
  const { config, recorder, modelName } = context;
  // A gate that cannot be read is said before anything else is done.
  parseGates(config.drift?.gates ?? []);
  requirePath(config, 'reference');
  requirePath(config, 'current');
  const file = await nameSubject(context);
  const open = await openDataTables(context, ['reference', 'current']);
  try {
    const tables = { reference: tableOf(open, 'reference'), current: tableOf(open, 'current') };
    if (config.model?.path === undefined) recorder.setSubject(modelName, tables.current.digest);
    return await judge(context, tables, file);
  } finally {
    open.database.close();
  }
}
