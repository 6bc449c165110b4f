import type { CheckResult, GateResult, Statement, Verdict } from '@slipway/core';
import { actionOf } from '@slipway/core';
import type { XMLElement } from 'xmlbuilder';
import xmlbuilder from 'xmlbuilder';
import { formatGateLimit, formatObserved, gateReason } from './document/gates.ts';
import { issuesOfReport } from './document/issues.ts';
import { isCompleteEvidenceOf } from './document/known.ts';
import { plainContent } from './document/plain.ts';
import { GATE_LIMIT } from './escape/clean.ts';
import { xmlName, xmlProse } from './escape/xml.ts';
import type { Report } from './select/select.ts';

/** What happened to one gate or check. */
interface Case {
  readonly name: string;
  readonly verdict: Verdict;
  readonly message: string;
}

interface Suite {
  readonly name: string;
  readonly className: string;
  /** An ISO time. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly properties: readonly (readonly [string, string])[];
  readonly cases: readonly Case[];
  /** Whether the action passed all the same: what did not pass is then skipped. */
  readonly excused: boolean;
}

type Shown = string | number | boolean | null;

/** `observed 0.6; limit ≥ 0.7; why`, without the parts that do not exist. */
function message(observed: Shown, limit: Shown, reason: string | null, verdict: Verdict): string {
  const parts = [
    ...(observed === null ? [] : [`observed ${observed}`]),
    ...(limit === null ? [] : [`limit ${limit}`]),
    ...(reason === null ? [] : [reason]),
  ];
  return parts.length === 0 ? verdict : parts.join('; ');
}

function gateCase(gate: GateResult): Case {
  const { verdict } = gate;
  const words = message(formatObserved(gate), formatGateLimit(gate), gateReason(gate), verdict);
  return { name: gate.gate, verdict, message: words };
}

function checkCase({ check, verdict, observed, limit, reason }: CheckResult): Case {
  return { name: check, verdict, message: message(observed, limit, reason, verdict) };
}

function casesOf(statement: Statement): Case[] {
  const { gates, verdict, reason, headline } = statement.predicate;
  const checks = isCompleteEvidenceOf('validate', statement) ? statement.predicate.checks : [];
  const cases = [...gates.map(gateCase), ...checks.map(checkCase)];
  // Where neither gates nor checks carry the verdict, it is a test case by itself.
  if (cases.some((item) => item.verdict === verdict)) return cases;
  return [{ name: 'verdict', verdict, message: reason ?? headline }, ...cases];
}

function suiteOf(statement: Statement): Suite {
  const { model, id, verdict, startedAt, finishedAt, source } = statement.predicate;
  const action = actionOf(statement);
  const leg = id === null ? xmlName(model) : `${xmlName(model)} (${xmlName(id, 40)})`;
  const [subject] = statement.subject;
  return {
    name: `${action} ${leg}`,
    className: `slipway.${action}.${leg}`,
    startedAt,
    seconds: Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000,
    properties: [
      ...(subject === undefined ? [] : [['sha256', subject.digest.sha256] as const]),
      ...(source === null ? [] : [['commit', xmlName(source.commit)] as const]),
    ],
    cases: casesOf(statement),
    excused: verdict === 'pass',
  };
}

/** Missing, unusable and mixed evidence as a suite of errors; null when there is none. */
function problemSuite(report: Report): Suite | null {
  const issues = issuesOfReport(report);
  if (issues.length === 0) return null;
  return {
    name: 'evidence',
    className: 'slipway.evidence',
    startedAt: report.statements[0]?.predicate.finishedAt ?? new Date(0).toISOString(),
    seconds: 0,
    properties: [],
    cases: issues.map((issue, i) => ({
      name: `evidence ${i + 1}`,
      verdict: issue.verdict,
      message: plainContent(issue.content),
    })),
    excused: false,
  };
}

/** How JUnit calls a verdict. */
function elementOf(verdict: Verdict, excused: boolean): 'failure' | 'error' | 'skipped' | null {
  if (verdict === 'pass') return null;
  if (excused) return 'skipped';
  return verdict === 'fail' ? 'failure' : 'error';
}

function addCase(parent: XMLElement, item: Case, { className, excused }: Suite): void {
  const name = xmlName(item.name, GATE_LIMIT);
  const element = parent.ele('testcase', { name, classname: className, time: 0 });
  const kind = elementOf(item.verdict, excused);
  if (kind === null) return;
  const attributes = { message: xmlProse(item.message) };
  element.ele(kind, kind === 'skipped' ? attributes : { ...attributes, type: item.verdict });
}

function addSuite(root: XMLElement, suite: Suite, id: number): void {
  const count = (kind: ReturnType<typeof elementOf>): number =>
    suite.cases.filter((item) => elementOf(item.verdict, suite.excused) === kind).length;
  const element = root.ele('testsuite', {
    name: suite.name,
    package: 'slipway',
    id,
    hostname: 'localhost',
    timestamp: new Date(suite.startedAt).toISOString().slice(0, 19),
    tests: suite.cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: suite.seconds,
  });
  const properties = element.ele('properties');
  for (const [name, value] of suite.properties) properties.ele('property', { name, value });
  for (const item of suite.cases) addCase(element, item, suite);
  element.ele('system-out');
  element.ele('system-err');
}

/**
 * The report as JUnit XML, valid against the schemas of Ant's JUnit task and of Jenkins' xUnit
 * plugin: a test case per gate and per check; `fail` is a failure, inconclusive an error, and so
 * is evidence that is missing, unusable or mixed.
 */
export function renderJunit(report: Report): string {
  const root = xmlbuilder.create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '' });
  const problems = problemSuite(report);
  const suites = [...report.statements.map(suiteOf), ...(problems === null ? [] : [problems])];
  for (const [id, suite] of suites.entries()) addSuite(root, suite, id);
  return `${root.end({ pretty: true })}\n`;
}
