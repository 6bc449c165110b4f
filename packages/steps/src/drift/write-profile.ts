import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plural } from '@slipway/core';
import type { ColumnValues, Profile, ProfileColumn } from '@slipway/drift';
import { PROFILE_VERSION, profileColumn } from '@slipway/drift';
import type { StepContext } from '../run/step.ts';
import type { DriftSide } from './side.ts';

const COLUMNS_AT_A_TIME = 8;
const AS_NUMBERS: ReadonlySet<string> = new Set(['float', 'integer', 'datetime']);
const AS_CATEGORIES: ReadonlySet<string> = new Set(['boolean', 'text']);

async function valuesOf(
  side: DriftSide,
  batch: readonly DriftSide['columns'][number][],
): Promise<Map<string, ColumnValues>> {
  const numeric = batch.filter(({ kind }) => AS_NUMBERS.has(kind)).map(({ name }) => name);
  const values = new Map(await side.numbers(numeric));
  for (const { name, kind } of batch) {
    if (!AS_CATEGORIES.has(kind)) continue;
    const categories = await side.categories(name);
    if (categories !== null) values.set(name, categories);
  }
  return values;
}

/** What is needed of a side to compare with it later. */
async function profileOf(side: DriftSide, ignored: ReadonlySet<string>): Promise<Profile> {
  if (side.profile !== null) {
    const columns = side.profile.columns.filter(({ name }) => !ignored.has(name));
    return { ...side.profile, columns };
  }
  const kept = side.columns.filter(({ name }) => !ignored.has(name));
  const summaries = await side.summaries(kept.map(({ name }) => name));
  const columns: ProfileColumn[] = [];
  for (let from = 0; from < kept.length; from += COLUMNS_AT_A_TIME) {
    const batch = kept.slice(from, from + COLUMNS_AT_A_TIME);
    const values = await valuesOf(side, batch);
    for (const column of batch) {
      const summary = summaries.get(column.name);
      if (summary === undefined) throw new Error(`"${column.name}" was not counted`);
      columns.push(profileColumn(column, summary, values.get(column.name) ?? null));
    }
  }
  return { slipwayProfile: PROFILE_VERSION, rows: side.rows, parts: 1, columns };
}

/** Writes a profile, a column on each line; says where. */
export async function writeProfile(
  context: StepContext,
  side: DriftSide,
  written: string,
  ignored: ReadonlySet<string>,
): Promise<string> {
  const { columns, ...head } = await profileOf(side, ignored);
  const file = context.workspace.absolute(written);
  const lines = columns.map((column) => JSON.stringify(column)).join(',\n');
  const text = `${JSON.stringify(head).slice(0, -1)},"columns":[\n${lines}\n]}\n`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return `profile of ${plural(side.rows, 'row')} and ${plural(columns.length, 'column')} in ${written}`;
}
