import type { QualityFinding } from '@slipway/core';
import {
  countConflictingRows,
  countDuplicateRows,
  countSharedRows,
  hasColumn,
  sampleRows,
} from '@slipway/data';
import type { Table } from '@slipway/data';
import type {
  DriftSettings,
  FeatureSample,
  RowFacts,
  SharedColumn,
  Sides,
  TypeDecision,
} from '@slipway/drift';
import { checkLeakage, checkRows, familyOf } from '@slipway/drift';
import type { StepContext } from '../run/step.ts';
import type { TypedColumn } from './compare.ts';
import type { DriftSide } from './side.ts';

/** Reference rows that are looked at for features that tell the target. */
const LEAKAGE_ROWS = 20_000;
/** Hashing whole rows of very wide tables would cost more than everything else. */
const MOST_COLUMNS = 500;

/** The target, where both sides or at least the reference have it. */
function targetOf(context: StepContext, table: Table): string | null {
  const target = context.config.data?.target;
  return target !== undefined && hasColumn(table, target) ? target : null;
}

/** Columns that tell rows apart: those that both sides have and that can be compared by value. */
function rowColumns(typed: readonly TypedColumn[]): string[] {
  return typed
    .filter(({ type }) => type.type !== 'unsupported' && type.leftOut !== 'index_column')
    .map(({ column }) => column.name);
}

async function countRowFacts(
  { reference, current }: { reference: Table | null; current: Table },
  referenceRows: number,
  names: readonly string[],
  target: string | null,
): Promise<RowFacts> {
  const features = names.filter((name) => name !== target);
  const hasLabels = target !== null && names.includes(target);
  return {
    rows: current.rows,
    referenceRows,
    duplicates: {
      reference: reference === null ? null : await countDuplicateRows(reference, names),
      current: await countDuplicateRows(current, names),
    },
    shared: reference === null ? null : await countSharedRows(current, reference, names),
    conflicts: hasLabels
      ? {
          reference:
            reference === null ? null : await countConflictingRows(reference, features, target),
          current: await countConflictingRows(current, features, target),
        }
      : null,
  };
}

/** Counts repeated, shared and contradicting rows. */
export async function rowFindings(
  context: StepContext,
  { reference, current }: Sides<DriftSide>,
  typed: readonly TypedColumn[],
  settings: DriftSettings,
): Promise<QualityFinding[]> {
  if (current.table === null) return [];
  const names = rowColumns(typed);
  const expectation = context.config.drift?.expectations?.rows;
  if (names.length > MOST_COLUMNS && expectation === undefined) {
    context.recorder.note(
      `repeated and shared rows are not counted over more than ${MOST_COLUMNS} columns ` +
        '(expectations.rows asks for it)',
    );
    return [];
  }
  const facts = await countRowFacts(
    { reference: reference.table, current: current.table },
    reference.rows,
    names,
    targetOf(context, current.table),
  );
  return checkRows(facts, expectation, settings);
}

interface Feature {
  readonly column: SharedColumn;
  readonly type: TypeDecision;
}

/** One feature beside the target, on the sampled rows where both are there. */
function besideTarget(
  name: string,
  numbers: Float64Array | null,
  texts: readonly (string | null)[],
  target: readonly (string | null)[],
): FeatureSample {
  const rows = target.flatMap((label, i) => {
    const there = numbers === null ? texts[i] !== null : Number.isFinite(numbers[i]);
    return label !== null && there ? [i] : [];
  });
  return {
    name,
    numbers: numbers === null ? null : Float64Array.from(rows, (i) => numbers[i] ?? NaN),
    texts: rows.map((i) => texts[i] ?? ''),
    target: rows.map((i) => target[i] ?? ''),
  };
}

/** Features that tell the target of the reference all alone. */
export async function leakageFindings(
  context: StepContext,
  { table: reference }: DriftSide,
  typed: readonly Feature[],
  settings: DriftSettings,
): Promise<QualityFinding[]> {
  const target = reference === null ? null : targetOf(context, reference);
  if (reference === null || target === null) return [];
  const { prediction, score, probabilities, weight, id } = context.config.data ?? {};
  const answers = [target, prediction, score, weight, id, ...Object.values(probabilities ?? {})];
  const features = typed.filter(
    ({ column, type }) => type.leftOut === null && !answers.includes(column.name),
  );
  const columns = features.map(({ column, type }) => ({
    name: column.name,
    numeric: familyOf(type.type) === 'numeric',
  }));
  const wanted = [{ name: target, numeric: false }, ...columns];
  const [labels, ...sampled] = await sampleRows(reference, wanted, LEAKAGE_ROWS);
  const texts = labels !== undefined && 'texts' in labels ? labels.texts : [];
  return checkLeakage(
    sampled.map((column) =>
      'numbers' in column
        ? besideTarget(column.name, column.numbers, [], texts)
        : besideTarget(column.name, null, column.texts, texts),
    ),
    settings,
  );
}
