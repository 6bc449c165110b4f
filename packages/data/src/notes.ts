import { plural } from '@slipway/core';
import type { Database } from './database.ts';
import type { ColumnType } from './kinds.ts';
import { WIDE_INTEGER } from './kinds.ts';
import { countWhere } from './sql.ts';
import type { StagedFile } from './staged.ts';

/** Columns of a pattern that not every file has. */
export function absentColumns(files: readonly StagedFile[]): string[] {
  const names = new Set(files.flatMap((file) => file.columns.map((column) => column.name)));
  return files.flatMap((staged) =>
    [...names]
      .filter((name) => !staged.columns.some((column) => column.name === name))
      .map(
        (name) =>
          `${staged.file.display} has no column "${name}": ` +
          `missing in its ${plural(staged.rows, 'row')}`,
      ),
  );
}

/**
 * Columns of whole numbers that lose digits, because the column has fractions in another file and
 * is one of floats therefore.
 */
export async function roundedColumns(
  database: Database,
  staged: StagedFile,
  settled: ReadonlyMap<string, ColumnType>,
): Promise<string[]> {
  const columns = staged.columns.filter(
    ({ name, own }) => own.kind === 'integer' && settled.get(name)?.kind === 'float',
  );
  if (columns.length === 0) return [];
  const rounded = columns.map((column) => {
    const value = column.valueAs(column.own);
    // Below 2^53 every whole number is a float; beyond, not even the nearest one need fit.
    const back = `TRY_CAST(CAST(${value} AS DOUBLE) AS ${WIDE_INTEGER})`;
    return countWhere(`${back} IS DISTINCT FROM CAST(${value} AS ${WIDE_INTEGER})`);
  });
  const counts = await database.row(`SELECT ${rounded.join(', ')} FROM ${staged.relation}`);
  return columns
    .filter((_, index) => Number(counts[index]) > 0)
    .map(
      ({ name }) =>
        `${staged.file.display}: "${name}" holds whole numbers beyond 2^53 that are rounded, ` +
        'because the column has fractions in another file',
    );
}
