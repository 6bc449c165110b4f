import type { ColumnExpectation, QualityFinding } from '@slipway/core';
import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import {
  hasColumn,
  repeatedValues,
  textMixes,
  valuesNotAmong,
  valuesNotMatching,
  valuesNotWhole,
  valuesOutside,
} from '@slipway/data';
import type { Table } from '@slipway/data';
import type { ColumnFacts, DriftSettings, Sides } from '@slipway/drift';
import { checkExpectation, checkMix } from '@slipway/drift';
import type { StepContext } from '../run/step.ts';
import type { CountedColumn, TypedColumn } from './compare.ts';
import type { DriftSide } from './side.ts';

function refuse(name: string, detail: string): never {
  throw new ConfigurationError('drift', `expectations: column "${name}" ${detail}`);
}

/** Whether the column's values are numbers, which limits need. */
function requireNumbers(table: Table, name: string): void {
  const kind = table.columns.find((column) => column.name === name)?.kind;
  if (kind === 'float' || kind === 'integer' || kind === 'boolean' || kind === 'empty') return;
  refuse(name, `holds ${kind ?? 'nothing'}; minimum, maximum and whole are for numbers`);
}

/** Counts what breaks the expectations about one column. */
async function factsOf(
  table: Table,
  name: string,
  expectation: ColumnExpectation,
): Promise<Omit<ColumnFacts, 'type' | 'current'>> {
  const { minimum, maximum, whole, allowed, pattern, unique } = expectation;
  const hasLimits = minimum !== undefined || maximum !== undefined;
  if (hasLimits || whole === true) requireNumbers(table, name);
  return {
    ...(hasLimits ? { outside: await valuesOutside(table, name, { minimum, maximum }) } : {}),
    ...(whole === true ? { notWhole: await valuesNotWhole(table, name) } : {}),
    ...(allowed === undefined
      ? {}
      : { notAllowed: await valuesNotAmong(table, name, allowed.map(String)) }),
    ...(pattern === undefined
      ? {}
      : { notMatching: await valuesNotMatching(table, name, pattern) }),
    ...(unique === true ? { repeated: await repeatedValues(table, name) } : {}),
  };
}

/**
 * Findings about columns whose expectations are written down.
 *
 * @throws ConfigurationError for a column that neither side has.
 */
export async function expectationFindings(
  context: StepContext,
  { table, uri }: DriftSide,
  columns: readonly CountedColumn[],
  typed: readonly TypedColumn[],
  settings: DriftSettings,
): Promise<QualityFinding[]> {
  const findings: QualityFinding[] = [];
  const written = context.config.drift?.expectations?.columns ?? {};
  if (table === null && Object.keys(written).length > 0) {
    context.recorder.note(`expectations are not checked: ${uri} is a profile`);
  }
  if (table === null) return [];
  const names = columns.map(({ name }) => name);
  for (const [name, expectation] of Object.entries(written)) {
    const column = columns.find((entry) => entry.name === name);
    if (column === undefined && expectation.required !== true) {
      refuse(
        name,
        `is on neither side${didYouMean(name, names) || `; there are ${listNames(names)}`}`,
      );
    }
    const type = typed.find((entry) => entry.column.name === name)?.type.type;
    const facts = hasColumn(table, name) ? await factsOf(table, name, expectation) : {};
    const found = checkExpectation(
      name,
      expectation,
      {
        type: type ?? expectation.type ?? 'unsupported',
        current: column?.current ?? null,
        ...facts,
      },
      settings,
    );
    findings.push(...found);
  }
  return findings;
}

/** Numbers among texts and the reverse, in columns of text. */
export async function mixFindings(
  { reference, current }: Sides<DriftSide>,
  typed: readonly TypedColumn[],
  settings: DriftSettings,
): Promise<QualityFinding[]> {
  if (current.table === null) return [];
  const names = typed.flatMap(({ column }) => (column.kind === 'text' ? [column.name] : []));
  const before = reference.table === null ? null : await textMixes(reference.table, names);
  const after = await textMixes(current.table, names);
  return names.flatMap((name) =>
    checkMix(
      name,
      { reference: before?.get(name) ?? null, current: after.get(name) ?? null },
      settings,
    ),
  );
}
