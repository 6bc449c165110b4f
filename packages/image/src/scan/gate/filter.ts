import type { Comparison, FindingSeverity } from '@slipway/core';
import {
  COMPARISONS,
  ConfigurationError,
  didYouMean,
  FINDING_SEVERITIES,
  holds,
} from '@slipway/core';
import * as SPDX from '@cyclonedx/cyclonedx-library/SPDX';
import { severityRank } from '../severity.ts';

/** Whether a finding counts in a gate: yes, no, or a reason why that is not known. */
export type Counted = boolean | string;

/** The kinds of finding that gates count. */
export const COUNTED_KINDS = [
  'vulnerabilities',
  'licenses',
  'secrets',
  'misconfigurations',
] as const;
export type CountedKind = (typeof COUNTED_KINDS)[number];

/** What a filter sees of a finding. */
export interface Filterable {
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly new: boolean | null;
  readonly fixed?: string | null;
  readonly fixedOn?: string | null;
  readonly score?: number | null;
  readonly epss?: number | null;
  readonly kev?: boolean | null;
  readonly category?: string | null;
}

/** What the counting of a run depends on. */
export interface FilterContext {
  readonly now: Date;
  readonly unknownSeverity: 'inconclusive' | 'count' | 'ignore';
  /** Why `new` is not known of some findings. */
  readonly whyNotNew: string;
}

export type Filter = (finding: Filterable, context: FilterContext) => Counted;

const DAY = 86_400_000;
const FIX_ONLY: ReadonlySet<string> = new Set(['fixable', 'kev', 'epss', 'cvss', 'days_since_fix']);
/** Categories of licences as Trivy has them, worst first. */
const LICENSE_CATEGORIES = [
  'forbidden',
  'restricted',
  'reciprocal',
  'notice',
  'permissive',
  'unencumbered',
  'unknown',
] as const;
const WORDS = ['new', 'total', 'fixable', 'kev'] as const;
const QUANTITIES = ['epss', 'cvss', 'days_since_fix', 'severity'] as const;

const isNew: Filter = (finding, { whyNotNew }) => finding.new ?? whyNotNew;

const isFixable: Filter = ({ fixed }) => (fixed ?? null) !== null;

const isExploited: Filter = ({ kev }) =>
  kev ?? 'the scanner does not say what is known to be exploited; set kev-catalog';

function atLeast(limit: FindingSeverity): Filter {
  return ({ severity, id }, { unknownSeverity }) => {
    if (severity !== 'unknown') return severityRank(severity) >= severityRank(limit);
    if (unknownSeverity === 'count') return true;
    return unknownSeverity === 'ignore' ? false : `the severity of ${id} is unknown`;
  };
}

function exactly(limit: FindingSeverity): Filter {
  return ({ severity }) => severity === limit;
}

function onNumber(
  read: (finding: Filterable, context: FilterContext) => number | null,
  missing: string,
  comparison: Comparison,
  limit: number,
): Filter {
  return (finding, context) => {
    const value = read(finding, context);
    return value === null ? missing : holds(value, comparison, limit);
  };
}

/** Whole days since a fix became available, on the day of the run (UTC). */
function daysSinceFix({ fixedOn }: Filterable, { now }: FilterContext): number | null {
  if (fixedOn === null || fixedOn === undefined) return null;
  const today = Date.parse(now.toISOString().slice(0, 10));
  return Math.floor((today - Date.parse(fixedOn)) / DAY);
}

function quantity(name: string, comparison: Comparison, limit: number): Filter {
  if (name === 'epss') {
    const missing = 'the scanner does not say the EPSS score; set epss-scores';
    return onNumber(({ epss }) => epss ?? null, missing, comparison, limit);
  }
  if (name === 'cvss') {
    return onNumber(({ score }) => score ?? null, 'the CVSS score is not known', comparison, limit);
  }
  const since = onNumber(
    daysSinceFix,
    'the scanner does not say when the fix became available',
    comparison,
    limit,
  );
  // What has no fix has no day of it.
  return (finding, context) =>
    isFixable(finding, context) === true ? since(finding, context) : false;
}

function isSeverity(word: string): word is FindingSeverity {
  return FINDING_SEVERITIES.some((severity) => severity === word);
}

function licenseFilter(arg: string): Filter | null {
  const category = LICENSE_CATEGORIES.find((word) => word === arg.toLowerCase());
  if (category !== undefined) return (finding) => finding.category?.toLowerCase() === category;
  const id = SPDX.fixupSpdxId(arg);
  return id === undefined ? null : (finding) => (SPDX.fixupSpdxId(finding.id) ?? finding.id) === id;
}

type Condition = readonly [name: string, comparison: Comparison, limit: string];

function condition(arg: string): Condition | null {
  const [, name = '', sign, limit = ''] = /^(\S+) (>=|<=|==|!=|>|<) (\S+)$/.exec(arg) ?? [];
  const comparison = COMPARISONS.find((known) => known === sign);
  return comparison === undefined ? null : [name, comparison, limit];
}

/** One argument of a gate, as a filter and the group of arguments that exclude each other. */
export interface Argument {
  readonly group: string;
  readonly filter: Filter;
}

function refuse(gate: string, detail: string): never {
  throw new ConfigurationError('gates', `"${gate}": ${detail}`);
}

function conditionArgument(gate: string, parts: Condition): Argument {
  const [name, comparison, text] = parts;
  const word = name.toLowerCase();
  if (word === 'severity') {
    const limit = text.toLowerCase();
    if (!isSeverity(limit)) {
      return refuse(gate, `"${text}" is no severity; ${FINDING_SEVERITIES.join(', ')} are`);
    }
    if (comparison === '==') return { group: 'severity', filter: exactly(limit) };
    if (comparison === '>=') return { group: 'severity', filter: atLeast(limit) };
    return refuse(gate, 'severity goes with == or >=');
  }
  if (!QUANTITIES.some((known) => known === word)) {
    return refuse(
      gate,
      `"${name}" is not known${didYouMean(name, QUANTITIES) || `; known are: ${QUANTITIES.join(', ')}`}`,
    );
  }
  const limit = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (text === '' || !Number.isFinite(limit)) return refuse(gate, `"${text}" is not a number`);
  return { group: `${word} ${comparison}`, filter: quantity(word, comparison, limit) };
}

function wordArgument(word: string): Argument | null {
  if (word === 'new') return { group: 'new', filter: isNew };
  if (word === 'total') return { group: 'new', filter: () => true };
  if (word === 'fixable') return { group: 'fixable', filter: isFixable };
  if (word === 'kev') return { group: 'kev', filter: isExploited };
  return null;
}

function argumentOf(gate: string, kind: CountedKind, arg: string): Argument {
  const parts = condition(arg);
  const word = (parts === null ? arg : parts[0]).toLowerCase();
  if (kind !== 'vulnerabilities' && FIX_ONLY.has(word)) {
    return refuse(gate, `"${word}" goes with vulnerabilities only`);
  }
  if (parts !== null) return conditionArgument(gate, parts);
  const known = wordArgument(word);
  if (known !== null) return known;
  if (kind === 'licenses') {
    const filter = licenseFilter(arg);
    if (filter !== null) return { group: 'license', filter };
  }
  if (isSeverity(word)) {
    return { group: 'severity', filter: word === 'unknown' ? exactly(word) : atLeast(word) };
  }
  const names = [
    ...WORDS,
    ...FINDING_SEVERITIES,
    ...(kind === 'licenses' ? LICENSE_CATEGORIES : []),
  ];
  const hint =
    didYouMean(arg, names) ||
    `; known are: ${[...new Set(names)].join(', ')}, and conditions such as epss >= 0.1`;
  return refuse(gate, `"${arg}" is not known${hint}`);
}

/**
 * The filter that the arguments of a gate make together: a finding counts when all of them say so,
 * and does not when one of them says no.
 *
 * @throws ConfigurationError for arguments that are unknown or exclude each other
 */
export function filterOf(gate: string, kind: CountedKind, args: readonly string[]): Filter {
  const groups = new Map<string, string>();
  const filters = args.map((arg) => {
    const { group, filter } = argumentOf(gate, kind, arg);
    const other = groups.get(group);
    if (other !== undefined) refuse(gate, `"${other}" and "${arg}" exclude each other`);
    groups.set(group, arg);
    return filter;
  });
  return (finding, context) => {
    let open: string | null = null;
    for (const filter of filters) {
      const counted = filter(finding, context);
      if (counted === false) return false;
      if (typeof counted === 'string') open ??= counted;
    }
    return open ?? true;
  };
}
