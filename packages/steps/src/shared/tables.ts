import type { Config } from '@slipway/core';
import { ConfigurationError, InputError } from '@slipway/core';
import type { Database, Role, Source, Table } from '@slipway/data';
import { openDatabase, openTables } from '@slipway/data';
import { loadDuckDb } from '@slipway/native';
import type { StepContext } from '../run/step.ts';

/** The tables of a run, and the database they are read through. */
export interface OpenTables {
  readonly database: Database;
  readonly tables: ReadonlyMap<Role, Table>;
}

/** What the evidence calls a table. */
const INPUT_NAMES: Readonly<Record<Role, string>> = {
  evaluation: 'data',
  reference: 'reference',
  current: 'current',
  predictions: 'predictions',
};

const ROLES: readonly Role[] = ['reference', 'evaluation', 'current', 'predictions'];

/** The path of a data set, which must be configured. */
export function requirePath(config: Config, role: Role): string {
  const path = config.data?.[role];
  if (path !== undefined) return path;
  throw new ConfigurationError(
    'data',
    `${role} is missing; set the input "${role}", or data.${role} in slipway.yml`,
  );
}

/** The table that was opened for this role. */
export function tableOf(open: OpenTables, role: Role): Table {
  const table = open.tables.get(role);
  if (table === undefined) throw new Error(`No table was opened for ${role}`);
  return table;
}

/** Whether a data set that the step can do without is on this machine. */
async function isThere({ workspace }: StepContext, path: string): Promise<boolean> {
  try {
    return (await workspace.existingFiles(path, 'data')).length > 0;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/**
 * The data sets to open: those that the step needs, and the others of the configuration that are
 * there, because a column has one kind over all of them.
 */
async function sourcesFor(context: StepContext, needed: readonly Role[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const role of ROLES) {
    if (needed.includes(role)) {
      sources.push({ role, path: requirePath(context.config, role) });
      continue;
    }
    // Answers are joined by one action; to others they are no data set.
    if (role === 'predictions') continue;
    const path = context.config.data?.[role];
    if (path !== undefined && (await isThere(context, path))) sources.push({ role, path });
  }
  return sources;
}

/**
 * Opens the data sets that a step needs, and records them in the evidence. The caller closes the
 * database.
 *
 * @throws InputError or ConfigurationError starting with `data`
 */
export async function openDataTables(
  context: StepContext,
  needed: readonly Role[],
): Promise<OpenTables> {
  const { config, workspace, recorder, logger, environment } = context;
  const sources = await sourcesFor(context, needed);
  const toolCache = environment.toolCache === null ? {} : { toolCache: environment.toolCache };
  const database = await openDatabase(await loadDuckDb({ logger, ...toolCache }));
  try {
    const { delimiter, decimal, thousands, missing, types } = config.data ?? {};
    const options = { delimiter, decimal, thousands, missing, types };
    const remote = { s3: environment.s3 ?? undefined };
    const opened = await openTables(database, workspace, sources, options, remote);
    const tables = new Map(opened.map((table) => [table.role, table]));
    for (const role of needed) {
      const table = tables.get(role);
      if (table === undefined) throw new Error(`${role} was not opened`);
      recorder.addInput(INPUT_NAMES[role], table.uri, table.digest, table.rows);
      for (const note of table.notes) recorder.note(note);
    }
    return { database, tables };
  } catch (error) {
    database.close();
    throw error;
  }
}
