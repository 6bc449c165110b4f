import type { Gate, GateResult } from '@slipway/core';
import {
  ConfigurationError,
  decideAbsolute,
  decideBounded,
  didYouMean,
  undecided,
} from '@slipway/core';
import type { AnyFinding, Findings } from '../finding.ts';
import { isOpen, isVulnerability } from '../finding.ts';
import { bySeverity } from '../severity.ts';
import type { Counted, CountedKind, FilterContext } from './filter.ts';
import { COUNTED_KINDS, filterOf } from './filter.ts';

const SIZE = 'image_size_mb';
const METRICS = [...COUNTED_KINDS, SIZE] as const;
/** Findings that a failed gate names. */
const NAMED = 3;

/** What gates are decided on. */
export interface GateInput extends FilterContext {
  readonly findings: Findings;
  /** The champion's findings with the same database; null when they are not known. */
  readonly champion: Findings | null;
  readonly whyNoChampion: string;
  readonly sizeBytes: number | null;
  readonly championSizeBytes: number | null;
  /** Why a kind of finding was not looked for; null when it was. */
  readonly notLookedFor: Readonly<Record<CountedKind, string | null>>;
  /** Why nothing can be concluded from what was not found; null for a sound scan. */
  readonly unsound: string | null;
}

function isCounted(metric: string): metric is CountedKind {
  return COUNTED_KINDS.some((kind) => kind === metric);
}

/**
 * Refuses gates that cannot be decided here whatever is found.
 *
 * @throws ConfigurationError that quotes the gate
 */
export function checkScanGates(gates: readonly Gate[]): void {
  for (const gate of gates) {
    const { metric, text, args } = gate;
    const refuse = (detail: string): never => {
      throw new ConfigurationError('gates', `"${text}": ${detail}`);
    };
    if (gate.on.length > 0 || gate.where !== null) {
      refuse('"on" and "where" are about rows of data; findings are chosen in parentheses');
    }
    if (isCounted(metric)) {
      filterOf(text, metric, args);
    } else if (metric !== SIZE) {
      const hint = didYouMean(metric, METRICS) || `; known are: ${METRICS.join(', ')}`;
      refuse(`"${metric}" is not known to scan-image${hint}`);
    } else if (args.length > 0) {
      refuse(`${SIZE} takes no arguments`);
    }
    if (gate.comparison === 'within') refuse('"within" is about intervals; counts have none');
  }
}

/** What of the findings counts in a gate for certain, and what may. */
interface Count {
  readonly certain: readonly AnyFinding[];
  readonly possible: number;
  /** Why some only may. */
  readonly reason: string | null;
}

function countOf(gate: Gate, kind: CountedKind, findings: Findings, context: FilterContext): Count {
  const filter = filterOf(gate.text, kind, gate.args);
  const certain: AnyFinding[] = [];
  let possible = 0;
  let reason: string | null = null;
  for (const finding of findings[kind]) {
    const counted: Counted = isOpen(finding) && filter(finding, context);
    if (counted === true) certain.push(finding);
    else if (typeof counted === 'string') {
      possible += 1;
      reason ??= counted;
    }
  }
  return { certain, possible, reason };
}

/** `CVE-2018-18074 in requests 2.19.0 (high, fixed in 2.20.0; requirements.txt line 3)`. */
export function describeFinding(finding: AnyFinding): string {
  const { id, severity, place } = finding;
  const where = place === null ? '' : `; ${place.path} line ${place.line}`;
  if (isVulnerability(finding)) {
    const { package: name, installed, fixed } = finding;
    const version = installed === null ? '' : ` ${installed}`;
    const fix = fixed === null ? 'no fix yet' : `fixed in ${fixed}`;
    return `${id} in ${name}${version} (${severity}, ${fix}${where})`;
  }
  const what = 'package' in finding ? finding.package : (finding.path ?? '');
  const line = 'line' in finding && finding.line !== null ? ` line ${finding.line}` : '';
  return `${id} in ${what}${line} (${severity}${where})`;
}

function naming(findings: readonly AnyFinding[]): string {
  const sorted = [...findings].sort(bySeverity);
  const named = sorted.slice(0, NAMED).map(describeFinding).join('; ');
  const rest = sorted.length - NAMED;
  return rest > 0 ? `${named}; and ${rest} more` : named;
}

/** A failed gate names what made it fail. */
function withNames(result: GateResult, { certain }: Count): GateResult {
  if (result.verdict !== 'fail' || certain.length === 0) return result;
  return { ...result, reason: naming(certain) };
}

function decideCount(gate: Gate, kind: CountedKind, input: GateInput): GateResult {
  const count = countOf(gate, kind, input.findings, input);
  const value = count.certain.length;
  const open = input.notLookedFor[kind] ?? count.reason;
  if (input.notLookedFor[kind] !== null && value === 0) {
    return undecided(gate.text, input.notLookedFor[kind]);
  }
  if (gate.limit.kind === 'number') {
    const why = `${count.possible} more may count: ${open ?? ''}`;
    const bounds = [value, value + count.possible] as const;
    return withNames(decideBounded(gate, value, bounds, why), count);
  }
  if (input.champion === null) return undecided(gate.text, input.whyNoChampion);
  const theirs = countOf(gate, kind, input.champion, input);
  if (count.possible + theirs.possible > 0) {
    return undecided(gate.text, count.reason ?? theirs.reason ?? '');
  }
  return withNames(decideDifference(gate, value, theirs.certain.length), count);
}

function decideDifference(gate: Gate, value: number, champion: number): GateResult {
  if (gate.limit.kind !== 'champion') throw new Error(`${gate.text} has a number as its limit`);
  const limit = gate.limit.factor * champion + gate.limit.offset;
  // Counts and sizes have no uncertainty: the champion's value makes the limit a number.
  return decideAbsolute({ ...gate, limit: { kind: 'number', value: limit } }, { value });
}

function decideSize(gate: Gate, { sizeBytes, championSizeBytes }: GateInput): GateResult {
  const missing = (whose: string): GateResult =>
    undecided(gate.text, `the size of ${whose} is not in the report`);
  if (sizeBytes === null) return missing('the image');
  const value = sizeBytes / 1e6;
  if (gate.limit.kind === 'number') return decideAbsolute(gate, { value });
  if (championSizeBytes === null) return missing('the champion’s image');
  return decideDifference(gate, value, championSizeBytes / 1e6);
}

/**
 * Decides gates on what was found. A count passes or fails when it does whatever is not known;
 * where the scan is not sound nothing passes.
 */
export function decideScanGates(gates: readonly Gate[], input: GateInput): GateResult[] {
  return gates.map((gate) => {
    const { metric } = gate;
    if (!isCounted(metric)) return decideSize(gate, input);
    const result = decideCount(gate, metric, input);
    if (result.verdict !== 'pass' || input.unsound === null) return result;
    const { observed, limit } = result;
    return undecided(gate.text, input.unsound, { observed, limit });
  });
}
