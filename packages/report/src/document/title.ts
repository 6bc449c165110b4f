import type { Statement, Verdict } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';
import { ofTotal } from '../display/words.ts';
import type { Report } from '../select/select.ts';
import type { Content } from './document.ts';
import { code } from './document.ts';
import { gatesOf } from './gates.ts';
import { isCompleteEvidenceOf } from './known.ts';

interface Counted {
  readonly noun: string;
  readonly items: readonly { readonly verdict: Verdict }[];
}

function countedOf(statements: readonly Statement[]): Counted[] {
  const checks = statements.flatMap((statement) =>
    isCompleteEvidenceOf('validate', statement) ? statement.predicate.checks : [],
  );
  return [
    { noun: 'gate', items: gatesOf(statements) },
    { noun: 'check', items: checks },
  ].filter(({ items }) => items.length > 0);
}

/** `1 of 7 gates failed, 1 of 12 checks failed`; what did not happen is not mentioned. */
function countsWith(counted: readonly Counted[], verdict: Verdict, word: string): string[] {
  return counted
    .map(({ noun, items }) => ({
      noun,
      total: items.length,
      part: items.filter((item) => item.verdict === verdict).length,
    }))
    .filter(({ part }) => part > 0)
    .map(({ noun, total, part }) => `${ofTotal(part, total, noun)} ${word}`);
}

/** ` passes all 7 gates and 12 checks`, or how many of them where a setting excused some. */
function passWords(counted: readonly Counted[]): string {
  if (counted.length === 0) return ' passes';
  const all = counted.every(({ items }) => items.every((item) => item.verdict === 'pass'));
  if (!all) return ` passes: ${countsWith(counted, 'pass', 'passed').join(', ')}`;
  return ` passes ${counted.map(({ noun, items }) => plural(items.length, noun)).join(' and ')}`;
}

/** What the verdict says, and why in numbers, to follow the model's name. */
function stateWords(
  verdict: Verdict,
  statements: readonly Statement[],
  others: readonly string[],
): string {
  const counted = countedOf(statements);
  if (verdict === 'pass') return passWords(counted);
  const [state, part, word] =
    verdict === 'fail'
      ? ([' is blocked', 'fail', 'failed'] as const)
      : ([' could not be decided', 'inconclusive', 'undecided'] as const);
  return withReasons(state, [...countsWith(counted, part, word), ...others]);
}

function withReasons(start: string, reasons: readonly string[]): string {
  return reasons.length === 0 ? start : `${start}: ${reasons.join(', ')}`;
}

/** A model, and the matrix leg of it. */
export function legName(model: string, id: string | null): Content {
  return id === null ? [code(model)] : [code(model), ' (', code(id, 40), ')'];
}

/** The verdict sentence of one model. */
export function legTitle(
  model: string,
  id: string | null,
  verdict: Verdict,
  statements: readonly Statement[],
): Content {
  return [...legName(model, id), stateWords(verdict, statements, [])];
}

function missingWords(missing: readonly string[]): string[] {
  if (missing.length === 0) return [];
  if (missing.length > 2) return [`${formatCount(missing.length)} expected results are missing`];
  return [`${missing.join(' and ')} did not run`];
}

function evidenceReasons({ conflicts, missing, problems }: Report): string[] {
  return [
    ...(conflicts.length > 0 ? ['the evidence is about different model files'] : []),
    ...missingWords(missing),
    ...(problems.length > 0 ? [`${plural(problems.length, 'evidence file')} unusable`] : []),
  ];
}

/** A leg as far as the title of the whole report needs it. */
export interface TitledLeg {
  readonly model: string;
  readonly id: string | null;
  readonly verdict: Verdict;
}

function severalTitle(report: Report, legs: readonly TitledLeg[]): Content {
  const noun = legs.some((leg) => leg.id !== null) ? 'leg' : 'model';
  const part = legs.filter((leg) => leg.verdict === report.verdict).length;
  const words = { pass: 'pass', fail: 'blocked', inconclusive: 'undecided' };
  const start =
    report.verdict === 'pass'
      ? `All ${plural(legs.length, noun)} pass`
      : `${ofTotal(part, legs.length, noun)} ${words[report.verdict]}`;
  return [withReasons(start, evidenceReasons(report))];
}

/** The verdict sentence of the whole report: it stands first on every surface. */
export function reportTitle(report: Report, legs: readonly TitledLeg[]): Content {
  const [leg, ...others] = legs;
  if (leg === undefined) return [withReasons('Nothing could be decided', evidenceReasons(report))];
  if (others.length > 0) return severalTitle(report, legs);
  const words = stateWords(report.verdict, report.statements, evidenceReasons(report));
  return [...legName(leg.model, leg.id), words];
}
