import type { Source, Statement } from '@slipway/core';
import { actionOf } from '@slipway/core';
import { compareText } from '../display/words.ts';

/** A statement and the file it was read from. */
export interface ReadStatement {
  readonly path: string;
  readonly statement: Statement;
}

/** Run ids are growing whole numbers that may exceed 2^53. */
function compareRuns(a: Source, b: Source): number {
  const numeric = /^\d{1,30}$/;
  if (!numeric.test(a.runId) || !numeric.test(b.runId)) return 0;
  const difference = BigInt(a.runId) - BigInt(b.runId);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function compareSources(a: Statement, b: Statement): number {
  const [left, right] = [a.predicate.source, b.predicate.source];
  if (left === null || right === null) return 0;
  return compareRuns(left, right) || left.attempt - right.attempt;
}

function compareTimes(a: ReadStatement, b: ReadStatement): number {
  const time = (item: ReadStatement): number => Date.parse(item.statement.predicate.finishedAt);
  return time(a) - time(b) || compareText(a.path, b.path);
}

/** The newest of several: by run, then attempt, then time; by time alone if one has no run. */
function newestOf(items: readonly ReadStatement[]): ReadStatement | null {
  const haveRuns = items.every((item) => item.statement.predicate.source !== null);
  const sorted = [...items].sort(
    (a, b) => (haveRuns ? compareSources(a.statement, b.statement) : 0) || compareTimes(a, b),
  );
  return sorted.at(-1) ?? null;
}

/**
 * Keeps the newest of several attempts of the same action, model and id, whatever order the files
 * come in; `superseded` are the paths of the others.
 */
export function keepNewest(items: readonly ReadStatement[]): {
  newest: ReadStatement[];
  superseded: string[];
} {
  const groups = Map.groupBy(items, ({ statement }) =>
    JSON.stringify([actionOf(statement), statement.predicate.model, statement.predicate.id]),
  );
  const newest = [...groups.values()].map(newestOf).filter((item) => item !== null);
  const superseded = items.filter((item) => !newest.includes(item)).map((item) => item.path);
  return { newest, superseded: superseded.sort(compareText) };
}
