import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Statement } from '@slipway/core';
import { actionOf, parseEvidence } from '@slipway/core';

/** A file of the evidence directory. */
export interface EvidenceText {
  /** Below the directory, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A statement with the file it stands in. */
export interface FoundEvidence extends EvidenceText {
  readonly action: string;
  readonly statement: Statement;
  /** sha256 of the file. */
  readonly sha256: string;
}

/** A file that should be evidence of an action, by its name, and is not. */
export interface BrokenEvidence {
  readonly path: string;
  readonly problem: string;
}

/** What is said of a version in a pipeline; other actions say what was done with it. */
const ABOUT_WHAT_WAS_DONE: ReadonlySet<string> = new Set([
  'register',
  'report',
  'promote',
  'rollback',
  'monitor',
]);

/** Reads the files; what is not evidence is kept apart. */
export function findEvidence(files: readonly EvidenceText[]): {
  readonly found: FoundEvidence[];
  readonly broken: BrokenEvidence[];
} {
  const found: FoundEvidence[] = [];
  const broken: BrokenEvidence[] = [];
  for (const { path: shown, text } of files) {
    const { statement, problem } = parseEvidence(text);
    if (statement === null) {
      broken.push({ path: shown, problem });
      continue;
    }
    const action = actionOf(statement);
    if (ABOUT_WHAT_WAS_DONE.has(action)) continue;
    const sha256 = createHash('sha256').update(text).digest('hex');
    found.push({ path: shown, text, action, statement, sha256 });
  }
  return { found, broken };
}

/** Whether a file's name says that it is evidence of the action. */
export function isNamedAfter(action: string, { path: shown }: { readonly path: string }): boolean {
  return path.posix.basename(shown).startsWith(`${action}-`);
}

/** Whether the statement is about this content. */
export function isAbout(sha256: string, { statement }: FoundEvidence): boolean {
  return statement.subject.some(({ digest }) => digest.sha256 === sha256);
}

/** Whether the statement is about a model of that name, whatever its content. */
export function isOfModel(model: string, { statement }: FoundEvidence): boolean {
  return (
    statement.predicate.model === model || statement.subject.some(({ name }) => name === model)
  );
}

/** Of several attempts of the same action and id the newest, in the order of the ids. */
export function newestById(found: readonly FoundEvidence[]): FoundEvidence[] {
  const newest = new Map<string, FoundEvidence>();
  for (const entry of found) {
    const { id, finishedAt } = entry.statement.predicate;
    const key = `${entry.action} ${id ?? ''}`;
    const known = newest.get(key);
    if (known === undefined || known.statement.predicate.finishedAt <= finishedAt) {
      newest.set(key, entry);
    }
  }
  return [...newest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
