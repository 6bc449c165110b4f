import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DriftKind, ModelImportance, ProfileUse, QualityFinding } from '@slipway/core';
import { parseGates } from '@slipway/core';
import type {
  ComparedColumn,
  DriftDecision,
  DriftResult,
  DriftSettings,
  Sides,
  WeighedColumns,
} from '@slipway/drift';
import {
  checkColumn,
  checkLoneColumn,
  columnType,
  decideColumns,
  DEFAULT_ALPHA,
  defaultDriftGates,
  driftOutcome,
  driftSettings,
  evaluateDriftGates,
  examineColumn,
  isShared,
  profileError,
  prometheusText,
  weighColumns,
} from '@slipway/drift';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { requirePath } from '../shared/tables.ts';
import { compareReference, driftChampion } from './champion.ts';
import type { CountedColumn, TypedColumn } from './compare.ts';
import { countColumns, readColumns } from './compare.ts';
import { expectationFindings, mixFindings } from './expectations.ts';
import { modelDrift } from './model-drift.ts';
import { classifyDomains, compareCorrelations } from './multivariate.ts';
import { openSides } from './open.ts';
import { leakageFindings, rowFindings } from './row-quality.ts';
import type { DriftSide } from './side.ts';
import { nameSubject } from './subject.ts';
import { writeProfile } from './write-profile.ts';

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
  sides: Sides<DriftSide>,
  typed: readonly TypedColumn[],
  settings: DriftSettings,
): Promise<ComparedColumn[]> {
  const compared = new Map<string, ComparedColumn>();
  await readColumns(sides, typed, ({ column, type }, values) => {
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
  sides: Sides<DriftSide>,
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
    ...(await expectationFindings(context, sides.current, columns, compared, settings)),
    ...found,
    ...(await mixFindings(sides, compared, settings)),
    ...(await leakageFindings(context, sides.reference, compared, settings)),
    ...(await rowFindings(context, sides, compared, settings)),
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

/** What a profile said about a side; null for a table. */
function profileUse({ profile }: DriftSide): ProfileUse | null {
  if (profile === null) return null;
  return { rows: profile.rows, parts: profile.parts, error: profileError(profile) };
}

/** Text for a scraper, where it is asked for. */
function writePrometheus(context: StepContext, predicate: Details<'drift'>): void {
  const written = context.options.get('prometheus') ?? '';
  if (written === '') return;
  const file = context.workspace.absolute(written);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, prometheusText(predicate, context.modelName));
}

async function judge(
  context: StepContext,
  sides: Sides<DriftSide>,
  file: ModelFile | null,
  written: string | null,
): Promise<StepResult> {
  const { config, logger } = context;
  const configured = parseGates(config.drift?.gates ?? []);
  const gates = configured.length > 0 ? configured : parseGates(defaultDriftGates(config.drift));
  const columns = await countColumns(sides, ignoredColumns(context));
  const names = columns.map(({ name }) => name);
  const settings = driftSettings(config.drift, names);
  logger.info(
    `Comparing ${columns.length} columns of ${sides.current.uri} with ${sides.reference.uri} …`,
  );
  const compared = await compareAll(context, sides, typeColumns(context, columns), settings);
  const { importance, ...model } = await modelDrift(context, file, sides, settings);
  const decision = decideColumns(compared, settings, kindsOf(context));
  const result: DriftResult = {
    ...decision,
    ...weigh(decision, importance),
    ...model,
    quality: await qualityOf(context, sides, columns, compared, settings),
    alpha: settings.alpha,
    classifier: await classifyDomains(context, sides, compared),
    correlation: await compareCorrelations(context, sides, compared, settings),
  };
  const results = evaluateDriftGates(gates, result);
  const details: Details<'drift'> = {
    ...result,
    quality: [...result.quality],
    preset: settings.preset === 'default' ? null : settings.preset,
    importance,
    profiles: {
      reference: profileUse(sides.reference),
      current: profileUse(sides.current),
      written,
    },
  };
  writePrometheus(context, details);
  return { ...driftOutcome(result, results), gates: results, details };
}

/** The result of a run that only writes a profile. */
function onlyProfile(side: DriftSide, headline: string, written: string): StepResult {
  const details: Details<'drift'> = {
    columns: {},
    driftedShare: null,
    driftedImportance: null,
    alpha: DEFAULT_ALPHA,
    preset: null,
    quality: [],
    predictions: {},
    performance: null,
    classifier: null,
    correlation: null,
    importance: null,
    profiles: { reference: profileUse(side), current: null, written },
  };
  return { verdict: 'pass', headline, gates: [], details };
}

/** Compares current data with reference data, column by column; or writes a profile. */
export async function runDrift(context: StepContext): Promise<StepResult> {
  const { config, recorder, modelName, options } = context;
  // A gate that cannot be read is said before anything else is done.
  parseGates(config.drift?.gates ?? []);
  requirePath(config, 'reference');
  const profile = options.get('profile') ?? '';
  const hasCurrent = profile === '' || config.data?.current !== undefined;
  if (hasCurrent) requirePath(config, 'current');
  const own = await nameSubject(context);
  const champion = await driftChampion(context);
  const file = own ?? champion?.file ?? null;
  const open = await openSides(context, hasCurrent);
  try {
    if (config.model?.path === undefined && champion === null) {
      recorder.setSubject(modelName, open.sha256);
    }
    if (champion !== null) compareReference(context, champion);
    const { reference, current } = open;
    const headline =
      profile === ''
        ? null
        : await writeProfile(context, reference, profile, ignoredColumns(context));
    if (headline !== null) context.logger.info(headline);
    if (current === null) return onlyProfile(reference, headline ?? '', profile);
    return await judge(context, { reference, current }, file, profile === '' ? null : profile);
  } finally {
    open.close();
  }
}
