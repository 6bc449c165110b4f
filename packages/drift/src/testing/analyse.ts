import type { ColumnKind, ColumnType, Config, GateResult } from '@slipway/core';
import { parseGates } from '@slipway/core';
import { Sample } from '@slipway/statistics';
import { columnType, familyOf } from '../column-type.ts';
import { examineColumn } from '../compare/compare.ts';
import { decideColumns } from '../decide/columns.ts';
import type { ComparedColumn } from '../decide/measured.ts';
import type { DriftResult } from '../gates/gates.ts';
import { evaluateDriftGates } from '../gates/gates.ts';
import { checkColumn, checkLoneColumn } from '../quality/check.ts';
import type { DriftSettings } from '../settings.ts';
import { DEFAULT_DRIFT_GATES, driftSettings } from '../settings.ts';
import type { ColumnPair, ColumnSummary, ColumnValues } from '../summary.ts';
import { isShared } from '../summary.ts';
import type { DriftOutcome } from '../verdict.ts';
import { driftOutcome } from '../verdict.ts';

/** A cell of a test's table; a list stands for what cannot be compared. */
export type Cell = number | string | boolean | bigint | Date | readonly number[] | null;
/** Columns by name; a map, for columns called `__proto__`. */
export type Columns = ReadonlyMap<string, readonly Cell[]>;

export interface Analysis extends DriftResult, DriftOutcome {
  readonly gates: readonly GateResult[];
}

export interface AnalysisOptions {
  readonly drift?: Config['drift'];
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** Columns that the current data may lack. */
  readonly optional?: readonly string[];
}

function kindOf(cell: Cell): ColumnKind {
  if (cell === null) return 'empty';
  if (typeof cell === 'string') return 'text';
  if (typeof cell === 'boolean') return 'boolean';
  if (typeof cell === 'bigint') return 'integer';
  if (typeof cell === 'number') return Number.isInteger(cell) ? 'integer' : 'float';
  return cell instanceof Date ? 'datetime' : 'other';
}

/** The kind of all cells together, as the data layer settles it. */
function settle(cells: readonly Cell[]): ColumnKind {
  const kinds = new Set(cells.map(kindOf).filter((kind) => kind !== 'empty'));
  const [first = 'empty'] = kinds;
  if (kinds.size <= 1) return first;
  const areNumbers = [...kinds].every((kind) => ['float', 'integer', 'boolean'].includes(kind));
  if (areNumbers) return kinds.has('float') ? 'float' : 'integer';
  return kinds.has('other') ? 'other' : 'text';
}

function numberOf(cell: Cell): number {
  return cell instanceof Date ? cell.getTime() / 1000 : Number(cell);
}

export function summarise(cells: readonly Cell[]): ColumnSummary {
  const present = cells.filter((cell) => cell !== null);
  const ownKind = settle(cells);
  const areNumbers = ['float', 'integer', 'boolean'].includes(ownKind);
  const numbers = areNumbers ? present.map(numberOf).filter(Number.isFinite) : [];
  const sorted = numbers.toSorted((a, b) => a - b);
  const texts = present.filter((cell) => typeof cell === 'string');
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return {
    ownKind,
    rows: cells.length,
    missing: cells.length - present.length,
    nan: present.filter((cell) => typeof cell === 'number' && Number.isNaN(cell)).length,
    infinite: present.filter((cell) => Math.abs(numberOf(cell)) === Infinity).length,
    distinct: new Set(present.map(String)).size,
    minimum: sorted[0] ?? null,
    maximum: sorted.at(-1) ?? null,
    lowest: sorted.length === 0 ? null : String(sorted[0]),
    highest: sorted.length === 0 ? null : String(sorted.at(-1)),
    whole: areNumbers ? numbers.every(Number.isInteger) : null,
    meanLength: texts.length === 0 ? null : length / texts.length,
  };
}

function sideOf(columns: Columns, name: string): ColumnSummary | null {
  const cells = columns.get(name);
  return cells === undefined ? null : summarise(cells);
}

function valuesOf(cells: readonly Cell[], type: ColumnType): ColumnValues {
  const present = cells.filter((cell) => cell !== null);
  if (familyOf(type) === 'numeric') {
    const values = Float64Array.from(present.map(numberOf).filter(Number.isFinite));
    return { as: 'numbers', sample: Sample.ofSorted(values.sort()), error: 0 };
  }
  const counts = new Map<string, number>();
  for (const cell of present) {
    const isNumber = typeof cell === 'number';
    if (isNumber && !Number.isFinite(cell)) continue;
    counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
  }
  return { as: 'categories', counts, others: 0 };
}

/** Does with plain tables what the step does with files. */
export function analyse(
  reference: Columns,
  current: Columns,
  gates: readonly string[] = DEFAULT_DRIFT_GATES,
  options: AnalysisOptions = {},
): Analysis {
  const names = [...new Set([...reference.keys(), ...current.keys()])];
  const settings: DriftSettings = driftSettings(options.drift, names);
  const quality: DriftResult['quality'][number][] = [];
  const compared: ComparedColumn[] = [];
  for (const name of names) {
    const cells = { reference: reference.get(name) ?? [], current: current.get(name) ?? [] };
    const kind = settle([...cells.reference, ...cells.current]);
    const sides = { reference: sideOf(reference, name), current: sideOf(current, name) };
    const column: ColumnPair = {
      name,
      kind,
      sqlType: kind === 'other' ? 'DOUBLE[]' : kind,
      ...sides,
    };
    if (!isShared(column)) {
      const isOptional = options.optional?.includes(name) ?? false;
      quality.push(...checkLoneColumn(column, isOptional, settings));
      continue;
    }
    const overrides = new Map(Object.entries(options.types ?? {}));
    const type = columnType(column, overrides.get(name));
    const values = {
      reference: valuesOf(cells.reference, type.type),
      current: valuesOf(cells.current, type.type),
    };
    const entry = examineColumn(column, type, type.leftOut === null ? values : null, settings);
    compared.push(entry);
    quality.push(...checkColumn(entry, settings));
  }
  const result = {
    ...decideColumns(compared, settings),
    quality,
    alpha: settings.alpha,
    driftedImportance: null,
    predictions: {},
    performance: null,
    classifier: null,
    correlation: null,
  };
  const decided = evaluateDriftGates(parseGates(gates), result);
  return { ...result, gates: decided, ...driftOutcome(result, decided) };
}

/** Columns from an object of arrays. */
export function table(columns: Readonly<Record<string, readonly Cell[]>>): Columns {
  return new Map(Object.entries(columns));
}

/** `length` cells, each made from its number. */
export function cells<T extends Cell>(length: number, make: (i: number) => T): T[] {
  return Array.from({ length }, (_, i) => make(i));
}
