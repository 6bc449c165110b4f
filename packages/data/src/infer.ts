import type { Candidate } from './candidates.ts';
import type { Database } from './database.ts';
import type { ColumnType } from './kinds.ts';
import { countWhere } from './sql.ts';

/** Rows that are tried first: most types are refuted there, so that few remain for all rows. */
const SAMPLE_ROWS = 2048;
/** Planning a query takes time with the square of its aggregates. */
const AGGREGATES_PER_QUERY = 500;

/** A column of text whose type is to be found. */
export interface TextColumn {
  /** SQL of the value without blanks around it; null where it is missing. */
  readonly text: string;
  /** Types it may have besides text, the narrowest first. */
  readonly candidates: readonly Candidate[];
}

const TEXT: ColumnType = { kind: 'text', sqlType: 'VARCHAR' };
const EMPTY: ColumnType = { kind: 'empty', sqlType: 'VARCHAR' };

/** A column whose candidates are to be tested. */
interface Trial {
  readonly text: string;
  readonly candidates: readonly Candidate[];
}

/** How many values a column has, and the candidates that all of them match. */
interface Outcome {
  readonly values: number;
  readonly matching: readonly Candidate[];
}

/** SQL that computes, for one column, its text (`t`) and the terms of its candidates. */
function termsOf({ text, candidates }: Trial, column: number): string[] {
  const terms = new Map(
    candidates.flatMap(({ term }) => (term === null ? [] : [[term.key, term]])),
  );
  return [
    `${text} AS t${column}`,
    ...[...terms.values()].map((term) => `${term.sql(text)} AS ${term.key}${column}`),
  ];
}

async function tryChunk(
  database: Database,
  relation: string,
  trials: readonly Trial[],
): Promise<Outcome[]> {
  const terms = trials.flatMap(termsOf);
  const aggregates = trials.flatMap(({ candidates }, column) => [
    `count(t${column})`,
    ...candidates.map(({ term, matches }) =>
      countWhere(matches(`${term === null ? 't' : term.key}${column}`)),
    ),
  ]);
  const counts = await database.row(
    `SELECT ${aggregates.join(', ')} FROM (SELECT ${terms.join(', ')} FROM ${relation})`,
  );
  let at = 0;
  const next = (): number => Number(counts[at++]);
  return trials.map(({ candidates }) => {
    const values = next();
    return { values, matching: candidates.filter(() => next() === values) };
  });
}

/** Tests the candidates of every column over all rows of the relation. */
async function tryAll(
  database: Database,
  relation: string,
  trials: readonly Trial[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let chunk: Trial[] = [];
  let aggregates = 0;
  for (const [index, trial] of trials.entries()) {
    chunk.push(trial);
    aggregates += 1 + trial.candidates.length;
    if (aggregates < AGGREGATES_PER_QUERY && index + 1 < trials.length) continue;
    outcomes.push(...(await tryChunk(database, relation, chunk)));
    chunk = [];
    aggregates = 0;
  }
  return outcomes;
}

/** Tests the candidates over the first rows only, which are read once for all queries. */
async function trySample(
  database: Database,
  relation: string,
  trials: readonly Trial[],
): Promise<Outcome[]> {
  const texts = trials.map(({ text }, index) => `${text} AS s${index}`);
  await database.run(
    `CREATE TEMP TABLE sample AS SELECT ${texts.join(', ')} FROM ${relation} LIMIT ${SAMPLE_ROWS}`,
  );
  try {
    const sampled = trials.map(({ candidates }, index) => ({ text: `s${index}`, candidates }));
    return await tryAll(database, 'sample', sampled);
  } finally {
    await database.run('DROP TABLE sample');
  }
}

/** What is known of a column while its type is looked for. */
interface Search extends Trial {
  candidates: readonly Candidate[];
  /** Whether the first rows held a value. */
  seen: boolean;
  type: ColumnType | null;
}

function decide({ values, matching }: Outcome): ColumnType {
  return values === 0 ? EMPTY : (matching[0]?.type ?? TEXT);
}

/** The first look: rules out what a few rows refute; decides where these are all rows. */
function narrow(search: Search, outcome: Outcome, complete: boolean): void {
  search.seen = outcome.values > 0;
  if (search.seen) search.candidates = outcome.matching;
  if (complete || (search.seen && search.candidates.length === 0)) search.type = decide(outcome);
}

/** The look at all rows: the best candidate holds, or the rest is still to be tried. */
function confirm(search: Search, outcome: Outcome, tried: number): void {
  search.candidates = search.candidates.slice(tried);
  const last = outcome.matching.length > 0 || search.candidates.length === 0;
  if (last || outcome.values === 0) search.type = decide(outcome);
}

/**
 * The types of columns of text, decided over all rows: a column has a type when every value of it
 * has. A first look at a few rows only rules candidates out, so that most columns are read once,
 * for the one candidate that is left.
 *
 * @param relation SQL of what stands behind FROM
 * @param rows how many rows it has
 */
export async function inferTypes(
  database: Database,
  relation: string,
  rows: number,
  columns: readonly TextColumn[],
): Promise<ColumnType[]> {
  const searches = columns.map((column): Search => ({ ...column, seen: false, type: null }));
  for (const [index, outcome] of (await trySample(database, relation, searches)).entries()) {
    const search = searches[index];
    if (search !== undefined) narrow(search, outcome, rows <= SAMPLE_ROWS);
  }
  for (;;) {
    const open = searches.filter((search) => search.type === null);
    if (open.length === 0) return searches.map((search) => search.type ?? TEXT);
    const trials = open.map(({ text, candidates, seen }) => ({
      text,
      candidates: seen ? candidates.slice(0, 1) : candidates,
    }));
    for (const search of open) search.seen = false;
    for (const [index, outcome] of (await tryAll(database, relation, trials)).entries()) {
      const search = open[index];
      if (search !== undefined) confirm(search, outcome, trials[index]?.candidates.length ?? 0);
    }
  }
}
