import type { Gate, GateResult, Statement } from '@slipway/core';
import { actionOf, formatSigned, isRelative, parseGate } from '@slipway/core';
import {
  commonDecimals,
  decimalsAgainst,
  formatConfidence,
  formatEstimate,
  formatLimit,
  formatValue,
} from '../display/numbers.ts';
import { GATE_LIMIT } from '../escape/clean.ts';
import type { Content, Inline, Section, Table } from './document.ts';
import { code, PRIORITIES, value } from './document.ts';
import type { Profile } from './profile.ts';
import { countVerdicts, firstOf, makeTable, optional, worstFirst } from './table.ts';

/** A gate's result and the action that decided it. */
export interface DecidedGate extends GateResult {
  readonly action: string;
}

export function gatesOf(statements: readonly Statement[]): DecidedGate[] {
  return statements.flatMap((statement) =>
    statement.predicate.gates.map((gate) => ({ ...gate, action: actionOf(statement) })),
  );
}

/** The parsed line, or null for a line of another version or of one value of a slice. */
function tryParse(gate: string): Gate | null {
  try {
    return parseGate(gate);
  } catch {
    return null;
  }
}

/** Whether observed and limit are differences from the champion. */
export function isAgainstChampion(gate: string): boolean {
  const parsed = tryParse(gate);
  return parsed === null ? /\bchampion\b/.test(gate) : isRelative(parsed);
}

/** Whether the gate is about part of the rows. */
export function isAboutSlice(gate: string): boolean {
  const parsed = tryParse(gate);
  return parsed === null
    ? /\s(?:on|where)\s/.test(gate)
    : parsed.on.length > 0 || parsed.where !== null;
}

/** The observed value as it is written beside its limit; null when there is none. */
export function formatObserved(gate: GateResult): string | null {
  const { observed, interval, limit } = gate;
  if (observed === null) return null;
  const signed = isAgainstChampion(gate.gate);
  const common = commonDecimals([observed], [interval]);
  const decimals = decimalsAgainst(observed, limit, common);
  const isPlain = interval === null && decimals === common;
  const plain = signed ? formatSigned : formatValue;
  const text = isPlain ? plain(observed) : formatEstimate(observed, interval, decimals, signed);
  return signed ? `Δ ${text}` : text;
}

/** The limit as it is written beside the observed value; null when there is none. */
export function formatGateLimit(gate: GateResult): string | null {
  if (gate.limit === null) return null;
  const comparison = />=|<=|==|!=|>|</.exec(gate.gate)?.[0];
  const signs: Record<string, string> = { '>=': '≥ ', '<=': '≤ ', '==': '= ', '!=': '≠ ' };
  const sign = comparison === undefined ? '' : (signs[comparison] ?? `${comparison} `);
  const text = formatLimit(gate.limit);
  if (!isAgainstChampion(gate.gate)) return `${sign}${text}`;
  return withinMargin(gate.gate) ?? `Δ ${sign}${gate.limit > 0 ? '+' : ''}${text}`;
}

function withinMargin(gate: string): string | null {
  const margin = /\bwithin\s+(\S+)\s+of\b/.exec(gate)?.[1];
  return margin === undefined || !Number.isFinite(Number(margin))
    ? null
    : `|Δ| ≤ ${formatLimit(Number(margin))}`;
}

/** `observed 0.412 [0.398, 0.426], limit ≥ 0.6`, without the parts that do not exist. */
export function observation(gate: GateResult): Inline[] {
  const observed = formatObserved(gate);
  const limit = formatGateLimit(gate);
  const parts: Inline[] = [];
  if (observed !== null) parts.push('observed ', value(observed));
  if (observed !== null && limit !== null) parts.push(', ');
  if (limit !== null) parts.push('limit ', value(limit));
  return parts;
}

/** Core's reasons for what observed value, interval and limit beside them show already. */
const REPEATED = /^\S+ is not (?:>=|<=|==|!=|>|<) \S+$/;
const REPEATED_INTERVAL = /^\S+% (interval) of the difference \[[^\]]*\] /;

/** The reason without the numbers that stand beside it; null when nothing is left. */
export function gateReason(gate: GateResult): string | null {
  if (gate.reason === null || gate.observed === null || gate.limit === null) return gate.reason;
  if (REPEATED.test(gate.reason)) return null;
  return gate.interval === null ? gate.reason : gate.reason.replace(REPEATED_INTERVAL, 'the $1 ');
}

function confidenceOf(gates: readonly GateResult[]): string {
  const levels = new Set(gates.map((gate) => gate.confidence).filter((level) => level !== null));
  const [level] = levels;
  return levels.size === 1 && level !== undefined
    ? `${formatConfidence(level)} interval`
    : 'interval';
}

function gateTable(gates: readonly DecidedGate[], more: string | null): Table {
  const severalActions = new Set(gates.map((gate) => gate.action)).size > 1;
  const hasInterval = gates.some((gate) => gate.interval !== null);
  return makeTable(
    'Gates',
    [
      { title: 'Result', align: 'left' },
      { title: 'Gate', align: 'left' },
      { title: 'Action', align: 'left', terminal: false },
      { title: hasInterval ? `Observed [${confidenceOf(gates)}]` : 'Observed', align: 'right' },
      { title: 'Limit', align: 'right' },
      { title: 'Why', align: 'left', terminal: false },
    ],
    gates.map((gate) => [
      [{ verdict: gate.verdict }],
      [code(gate.gate, GATE_LIMIT)],
      severalActions ? [gate.action] : [],
      asValue(formatObserved(gate)),
      asValue(formatGateLimit(gate)),
      optional(gateReason(gate)),
    ]),
    more,
  );
}

function asValue(text: string | null): Content {
  return [text === null ? '—' : value(text)];
}

/** The gates of all statements of a leg in one table, failures first. */
export function gateSection(statements: readonly Statement[], profile: Profile): Section | null {
  const gates = worstFirst(gatesOf(statements));
  if (gates.length === 0) return null;
  const { shown, more } = firstOf(gates, profile.rows.gates, 'gate');
  return {
    title: 'Gates',
    subtitle: [countVerdicts(gates)],
    blocks: [gateTable(shown, more)],
    collapsed: profile.compact && gates.every((gate) => gate.verdict === 'pass'),
    priority: PRIORITIES.gates,
  };
}

/** The limit of a relative gate on the whole data, by metric: where the plots draw a margin. */
export function championMargins(gates: readonly GateResult[]): Map<string, number> {
  const margins = new Map<string, number>();
  for (const { gate, limit } of gates) {
    const parsed = tryParse(gate);
    if (parsed === null || limit === null || isAboutSlice(gate)) continue;
    if (isRelative(parsed) && parsed.comparison !== 'within') margins.set(parsed.metric, limit);
  }
  return margins;
}

/** The metrics that gates name, in the order of the gates. */
export function gatedMetrics(gates: readonly GateResult[]): string[] {
  const names = gates.map(({ gate }) => /^\s*([a-z_][a-z0-9_]*)/i.exec(gate)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}
