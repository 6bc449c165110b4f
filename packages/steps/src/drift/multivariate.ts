import type { CorrelationDrift, DomainClassifier } from '@slipway/core';
import { sampleRows } from '@slipway/data';
import type { SampledColumn } from '@slipway/data';
import type { DriftSettings, JointColumn, Sides } from '@slipway/drift';
import { correlationDrift, domainClassifier, familyOf } from '@slipway/drift';
import type { StepContext } from '../run/step.ts';
import type { Tables, TypedColumn } from './compare.ts';
import { requireTables } from './open.ts';
import type { DriftSide } from './side.ts';

/** Rows of each side that correlations are computed on. */
const CORRELATION_ROWS = 20_000;
/** A change of a rank correlation below this is small, whatever its p-value. */
const CORRELATION_THRESHOLD = 0.1;

/** Columns that one row has together: no answers, no target, no time (which always moves on). */
function jointColumns(context: StepContext, typed: readonly TypedColumn[]): TypedColumn[] {
  const { target, prediction, score, probabilities, weight, id } = context.config.data ?? {};
  const left = [target, prediction, score, weight, id, ...Object.values(probabilities ?? {})];
  return typed.filter(
    ({ column, type }) =>
      type.leftOut === null && type.type !== 'datetime' && !left.includes(column.name),
  );
}

function valuesOf(column: SampledColumn | undefined): JointColumn['reference'] {
  if (column === undefined) return [];
  return 'numbers' in column ? column.numbers : column.texts;
}

async function sampled(
  tables: Tables,
  columns: readonly TypedColumn[],
  limit: number,
): Promise<JointColumn[]> {
  const wanted = columns.map(({ column, type }) => ({
    name: column.name,
    numeric: familyOf(type.type) === 'numeric',
  }));
  const reference = await sampleRows(tables.reference, wanted, limit);
  const current = await sampleRows(tables.current, wanted, limit);
  return wanted.map(({ name }, i) => ({
    name,
    reference: valuesOf(reference[i]),
    current: valuesOf(current[i]),
  }));
}

/** Whether a classifier can tell both sides apart by all columns together. */
export async function classifyDomains(
  context: StepContext,
  sides: Sides<DriftSide>,
  typed: readonly TypedColumn[],
): Promise<DomainClassifier | null> {
  const given = context.config.drift?.classifier;
  if (given === undefined || given === false) return null;
  const { rows = 10_000, folds = 5, seed = 0 } = given === true ? {} : given;
  context.logger.info('Training a classifier to tell both sides apart …');
  const tables = requireTables(sides, 'classifier');
  const columns = await sampled(tables, jointColumns(context, typed), rows);
  return domainClassifier(columns, { folds, seed, confidence: 0.95 });
}

/** How the rank correlations between numeric columns changed. */
export async function compareCorrelations(
  context: StepContext,
  sides: Sides<DriftSide>,
  typed: readonly TypedColumn[],
  settings: DriftSettings,
): Promise<CorrelationDrift | null> {
  if (context.config.drift?.correlation !== true) return null;
  const numeric = jointColumns(context, typed).filter(
    ({ type }) => familyOf(type.type) === 'numeric',
  );
  const tables = requireTables(sides, 'correlation');
  const columns = await sampled(tables, numeric, CORRELATION_ROWS);
  const numbers = columns.flatMap(({ name, reference, current }) =>
    reference instanceof Float64Array && current instanceof Float64Array
      ? [{ name, reference, current }]
      : [],
  );
  return correlationDrift(numbers, { alpha: settings.alpha, threshold: CORRELATION_THRESHOLD });
}
