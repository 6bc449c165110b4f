import type { CheckResult, Statement } from '@slipway/core';
import { actionOf, didYouMean } from '@slipway/core';
import { GATE_LIMIT } from '../escape/clean.ts';
import type { Report } from '../select/select.ts';
import { checkValue } from './checks.ts';
import type { Content, Inline, Issue } from './document.ts';
import { code } from './document.ts';
import { driftedNames } from './drift.ts';
import type { DecidedGate } from './gates.ts';
import { gateReason, gatesOf, isAboutSlice, isAgainstChampion, observation } from './gates.ts';
import { worstFirst } from './table.ts';
import { isCompleteEvidenceOf } from './known.ts';

/** Known actions, for the question whether an expected one was mistyped. */
const ACTIONS = [
  'validate',
  'scan-model',
  'evaluate',
  'drift',
  'build-image',
  'scan-image',
  'register',
  'monitor',
];

/** A sentence of somebody else, to be continued by ours. */
function withoutPeriod(sentence: string): string {
  return sentence.replace(/[.\s]+$/, '');
}

function nextAfterEvaluate(gate: DecidedGate): string {
  if (gate.verdict === 'inconclusive') {
    if (/no champion/i.test(gate.reason ?? '')) {
      return 'register a first champion, or set champion-required: false to let this model in.';
    }
    return gate.interval === null
      ? 'mend what the reason names, then run evaluate again.'
      : 'add labelled rows until the interval is clear of the limit.';
  }
  if (isAboutSlice(gate.gate)) return 'look at the rows of that slice: the model is weak there.';
  if (isAgainstChampion(gate.gate)) {
    return 'keep the champion, or find in the slices where the challenger loses.';
  }
  return 'compare metrics, slices and confusion matrix with the champion to find the cause.';
}

function nextAfterScan(gate: DecidedGate): string {
  if (gate.verdict === 'inconclusive') {
    return /baseline|champion/.test(gate.reason ?? '')
      ? 'give the champion’s SBOM, or a report made with the same database, as baseline.'
      : 'mend what the reason names, then run scan-image again.';
  }
  return 'update to the fixing version, or waive the finding until a date.';
}

function nextAfterGate(gate: DecidedGate): string {
  switch (gate.action) {
    case 'evaluate':
      return nextAfterEvaluate(gate);
    case 'drift':
      return gate.verdict === 'inconclusive'
        ? 'collect more current rows, then run drift again.'
        : 'check what feeds the drifted columns; if the world has changed, train on newer data.';
    case 'validate':
      return 'mend the model’s export, then run validate again.';
    case 'scan-image':
      return nextAfterScan(gate);
    default:
      return `see what ${gate.action} says below.`;
  }
}

function describeGate(gate: DecidedGate): Inline[] {
  const reason = gateReason(gate);
  // Without an observed value the reason says it all.
  const seen = gate.observed === null && reason !== null ? [] : observation(gate);
  return [
    code(gate.gate, GATE_LIMIT),
    gate.verdict === 'fail' ? ' failed' : ' could not be decided',
    ...(seen.length === 0 ? [] : [': ', ...seen]),
    ...(reason === null ? [] : [`${seen.length === 0 ? ': ' : '; '}${withoutPeriod(reason)}`]),
    '.',
  ];
}

function gateIssues(statement: Statement): Issue[] {
  return worstFirst(gatesOf([statement]))
    .filter((gate) => gate.verdict !== 'pass')
    .map((gate) => ({
      verdict: gate.verdict,
      content: describeGate(gate),
      next: nextAfterGate(gate),
    }));
}

function describeCheck(check: CheckResult): Inline[] {
  const observed = checkValue(check.observed);
  const limit = checkValue(check.limit);
  return [
    'Check ',
    code(check.check, GATE_LIMIT),
    check.verdict === 'fail' ? ' failed' : ' could not be decided',
    ...(observed.length === 0 ? [] : [': observed ', ...observed]),
    ...(limit.length === 0 ? [] : [', limit ', ...limit]),
    ...(check.reason === null
      ? []
      : [`${observed.length === 0 ? ': ' : '; '}${withoutPeriod(check.reason)}`]),
    '.',
  ];
}

function nextAfterImageCheck({ check, verdict }: CheckResult): string {
  if (verdict === 'inconclusive') return 'mend what the reason names, then run build-image again.';
  switch (check) {
    case 'golden_requests':
      return 'compare the served model with the one that was recorded; the image was not pushed.';
    case 'p95_latency_ms':
      return 'make the model faster, or the budget wider; the image was not pushed.';
    default:
      return 'look at the container’s log in the evidence (smoke.log); the image was not pushed.';
  }
}

/** The checks of a statement, and what to do about one that does not pass. */
function checksOf(statement: Statement): {
  readonly checks: readonly CheckResult[];
  readonly next: (check: CheckResult) => string;
} {
  if (isCompleteEvidenceOf('validate', statement)) {
    const next = 'mend the model’s export, then run validate again.';
    return { checks: statement.predicate.checks, next: () => next };
  }
  if (isCompleteEvidenceOf('build-image', statement)) {
    return { checks: statement.predicate.checks, next: nextAfterImageCheck };
  }
  return { checks: [], next: () => '' };
}

function checkIssues(statement: Statement): Issue[] {
  const { checks, next } = checksOf(statement);
  const gates = new Set(statement.predicate.gates.map((gate) => gate.gate));
  return worstFirst(checks)
    .filter((check) => check.verdict !== 'pass' && !gates.has(check.check))
    .map((check) => ({
      verdict: check.verdict,
      content: describeCheck(check),
      next: next(check),
    }));
}

/** The issue of a statement whose verdict no gate and no check explains. */
function wholeIssue(statement: Statement): Issue {
  const { verdict, headline, reason } = statement.predicate;
  const action = actionOf(statement);
  const drifted: Content = isCompleteEvidenceOf('drift', statement)
    ? driftedNames(statement.predicate)
    : [];
  return {
    verdict,
    content: [
      action,
      verdict === 'fail' ? ' failed: ' : ' could not be decided: ',
      withoutPeriod(reason ?? headline),
      ...(drifted.length === 0 || reason !== null ? [] : [' (', ...drifted, ')']),
      '.',
    ],
    next: nextAfterWhole(action, verdict === 'fail'),
  };
}

function nextAfterWhole(action: string, failed: boolean): string {
  if (!failed) return `mend what the reason names, then run ${action} again.`;
  return action === 'drift'
    ? 'check what feeds the drifted columns; if the world has changed, train on newer data.'
    : `see what ${action} says below.`;
}

/** Why this statement's verdict is not a pass, worst first; empty for a pass. */
export function issuesOfStatement(statement: Statement): Issue[] {
  const { verdict } = statement.predicate;
  const issues = [...gateIssues(statement), ...checkIssues(statement)];
  // A verdict of pass stands over gates that a setting excused (the first model has no champion).
  if (verdict === 'pass') return [];
  const explained = issues.some((issue) => issue.verdict === verdict);
  return worstFirst(explained ? issues : [wholeIssue(statement), ...issues]);
}

function suggestion(entry: string): string {
  const question = ACTIONS.includes(entry) ? '' : didYouMean(entry, ACTIONS);
  return question === '' ? '.' : question;
}

/** What is wrong with the collection of evidence rather than with the model. */
export function issuesOfReport(report: Report): Issue[] {
  const issues: Issue[] = report.conflicts.map((conflict) => ({
    verdict: 'inconclusive',
    content: [{ strong: 'Mixed evidence' }, ': ', conflict, '.'],
    next: 'run all actions on one and the same model file, and report on those results alone.',
  }));
  for (const entry of report.missing) {
    issues.push({
      verdict: 'inconclusive',
      content: [code(entry), ` was expected and has not run${suggestion(entry)}`],
      next: 'look at that job’s log: a step that did not run is not a pass.',
    });
  }
  for (const { path, reason } of report.problems) {
    issues.push({
      verdict: 'inconclusive',
      content: ['Evidence ', code(path), ' cannot be used: ', withoutPeriod(reason), '.'],
      next: 'run the job that wrote it again.',
    });
  }
  if (report.statements.length === 0 && issues.length === 0) {
    issues.push({
      verdict: 'inconclusive',
      content: ['No evidence was found.'],
      next: 'run the actions before the report, in the same job, or download their artifacts.',
    });
  }
  return issues;
}
