import type { ReportPredicate, Statement, Verdict } from '@slipway/core';
import { actionOf, parseEvidence, worstVerdict } from '@slipway/core';
import { compareActions, compareText } from '../display/words.ts';
import { checkConsistency } from './consistency.ts';
import { missingEvidence } from './expected.ts';
import type { ReadStatement } from './newest.ts';
import { keepNewest } from './newest.ts';

/** A file of the evidence folder: its path as it is shown, and its text. */
export interface EvidenceFile {
  readonly path: string;
  readonly text: string;
}

/** A file that should be evidence and cannot be used. */
export interface EvidenceProblem {
  readonly path: string;
  readonly reason: string;
}

/** The evidence of one report, and what is wrong with it. */
export interface Report {
  /**
   * The worst verdict of all statements; at least inconclusive when evidence is missing, cannot
   * be used or does not fit together, or when there is none.
   */
  readonly verdict: Verdict;
  /** The newest statement of each action, model and id, sorted by model, id and action. */
  readonly statements: readonly Statement[];
  /** Where each statement came from, in the same order. */
  readonly sources: ReportPredicate['sources'];
  readonly problems: readonly EvidenceProblem[];
  /** Expected evidence that was not found. */
  readonly missing: readonly string[];
  /** Evidence of one model that is about different files. */
  readonly conflicts: readonly string[];
  /** What decides nothing but should be known. */
  readonly remarks: readonly string[];
  /** Older attempts, by path. */
  readonly superseded: readonly string[];
  /** Files of the folder that are something else than evidence (SARIF, an SBOM). */
  readonly ignored: readonly string[];
}

/** Larger files are not parsed: evidence is thinned to what a report can show. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

const STATEMENT_KEYS = ['_type', 'subject', 'predicateType', 'predicate'];
const EVIDENCE_NAME =
  /^(?:validate|scan-model|evaluate|drift|build-image|scan-image|register|promote|rollback|monitor)-/;

/** Whether a file that is no evidence never meant to be: JSON of another kind and name. */
function isSomethingElse({ path, text }: EvidenceFile): boolean {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  if (EVIDENCE_NAME.test(name)) return false;
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
    return !STATEMENT_KEYS.some((key) => Object.hasOwn(json, key)) && Object.keys(json).length > 0;
  } catch {
    return false;
  }
}

/** Why a well-formed statement must not be believed, or null. */
function contradictionIn({ subject, predicate }: Statement): string | null {
  if (predicate.verdict !== 'pass') return null;
  if (subject.length === 0) return 'it says pass without naming a digest';
  const failed = predicate.gates.find((gate) => gate.verdict === 'fail');
  return failed === undefined ? null : `it says pass although its gate "${failed.gate}" failed`;
}

interface Reading {
  readonly read: ReadStatement[];
  readonly problems: EvidenceProblem[];
  readonly ignored: string[];
}

function readFiles(files: readonly EvidenceFile[]): Reading {
  const reading: Reading = { read: [], problems: [], ignored: [] };
  for (const file of files) {
    const { path, text } = file;
    if (text.length > MAX_CHARACTERS) {
      reading.problems.push({ path, reason: 'larger than 64 MiB' });
      continue;
    }
    const { statement, problem } = parseEvidence(text.replace(/^\uFEFF/, ''));
    if (statement !== null) {
      // A report of an earlier run is no evidence for the next one.
      if (actionOf(statement) !== 'report') reading.read.push({ path, statement });
    } else if (isSomethingElse(file)) reading.ignored.push(path);
    else reading.problems.push({ path, reason: problem });
  }
  return reading;
}

function compareStatements(a: ReadStatement, b: ReadStatement): number {
  const [left, right] = [a.statement.predicate, b.statement.predicate];
  return (
    compareText(left.model, right.model) ||
    compareText(left.id ?? '', right.id ?? '') ||
    compareActions(actionOf(a.statement), actionOf(b.statement))
  );
}

function sourceOf({ path, statement }: ReadStatement): ReportPredicate['sources'][number] {
  const { model, id, verdict } = statement.predicate;
  return { action: actionOf(statement), model, id, verdict, path };
}

interface Surroundings {
  readonly problems: EvidenceProblem[];
  readonly missing: string[];
  readonly superseded: string[];
  readonly ignored: string[];
}

function makeReport(kept: readonly ReadStatement[], surroundings: Surroundings): Report {
  const { problems, missing, superseded, ignored } = surroundings;
  const statements = kept.map((item) => item.statement);
  const { conflicts, remarks } = checkConsistency(statements);
  const isWhole =
    statements.length > 0 && problems.length + missing.length + conflicts.length === 0;
  return {
    verdict: worstVerdict([
      ...statements.map((statement) => statement.predicate.verdict),
      isWhole ? 'pass' : 'inconclusive',
    ]),
    statements,
    sources: kept.map(sourceOf),
    problems: problems.sort((a, b) => compareText(a.path, b.path)),
    missing,
    conflicts,
    remarks,
    superseded,
    ignored: ignored.sort(compareText),
  };
}

/**
 * A report on statements at hand (those of one run, say): nothing is expected beside them, and
 * its sources have no paths.
 */
export function reportFrom(statements: readonly Statement[]): Report {
  const kept = statements.map((statement) => ({ path: '', statement })).sort(compareStatements);
  return makeReport(kept, { problems: [], missing: [], superseded: [], ignored: [] });
}

/**
 * Chooses the statements of a report from the files of the evidence folder: the newest attempt of
 * each action, model and id. Unusable files, expected evidence that is missing and statements
 * about different model files are named, and keep the verdict from being a pass.
 *
 * @param files evidence files, in any order; earlier reports and other JSON files are left out
 * @param expected `action`, `action-model` or `action-model-id` each
 */
export function selectEvidence(
  files: readonly EvidenceFile[],
  expected: readonly string[] = [],
): Report {
  const { read, problems, ignored } = readFiles(files);
  const { newest, superseded } = keepNewest(read);
  const kept = newest.sort(compareStatements);
  for (const { path, statement } of kept) {
    const reason = contradictionIn(statement);
    if (reason !== null) problems.push({ path, reason });
  }
  const statements = kept.map((item) => item.statement);
  const missing = missingEvidence(statements, expected);
  return makeReport(kept, { problems, missing, superseded, ignored });
}
