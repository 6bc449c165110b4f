import type { Gate, GateResult } from '@slipway/core';
import { decideAbsolute, decideRelative, isRelative, undecided } from '@slipway/core';
import type { Comparison } from '../comparison.ts';
import type { Predicates, SliceColumns } from '../data/slices.ts';
import { rowsWhere, slicesBy } from '../data/slices.ts';
import { MINIMUM_SLICE_ROWS, tooFewRows } from '../evaluate-slices.ts';
import { checkGates } from './check.ts';
import { combine } from './combine.ts';

/** What gates refer to beside the metrics. */
export interface GateContext {
  /** Columns that `on` may name. */
  readonly columns?: SliceColumns;
  /** For the text of each `where` the rows for which it holds (1) or not (0). */
  readonly predicates?: Predicates;
  /** Slices of fewer rows decide nothing; default 30. */
  readonly minimumRows?: number;
  /**
   * Whether gates that compare with the champion are inconclusive while there is none (default);
   * else they pass and say so.
   */
  readonly championRequired?: boolean;
  /** Whether gates against the champion share one error rate by Holm's method; default no. */
  readonly multipleTesting?: 'none' | 'holm';
}

const NO_COLUMNS: SliceColumns = new Map();
const NO_PREDICATES: Predicates = new Map();

function decideWithoutChampion(gate: Gate, championRequired: boolean): GateResult {
  const limit = gate.limit.kind === 'champion' ? gate.limit.offset : null;
  if (championRequired) return undecided(gate.text, 'no champion yet', { limit });
  return {
    ...undecided(gate.text, 'no champion yet: passed, since champion-required is false', { limit }),
    verdict: 'pass',
  };
}

/** The verdict of a gate on all rows of the comparison. */
function decide(gate: Gate, comparison: Comparison, context: GateContext): GateResult {
  const { confidence } = comparison;
  if (gate.limit.kind === 'champion') {
    if (comparison.champion === null) {
      return decideWithoutChampion(gate, context.championRequired ?? true);
    }
    const { value, interval, reason } = comparison.difference(gate, gate.limit.factor);
    const { rows } = comparison;
    return decideRelative(gate, { difference: value, interval, confidence, reason, rows });
  }
  const { value, reason, interval } = comparison.estimate(gate);
  return decideAbsolute(gate, { value, interval: interval?.bounds ?? null, confidence, reason });
}

/** The verdict of a gate on some rows, or on all of them. */
function decideOn(
  gate: Gate,
  rows: Int32Array | null,
  comparison: Comparison,
  context: GateContext,
): GateResult {
  if (rows === null) return decide(gate, comparison, context);
  const few = tooFewRows(rows.length, context.minimumRows ?? MINIMUM_SLICE_ROWS);
  const limit = gate.limit.kind === 'number' ? gate.limit.value : gate.limit.offset;
  if (few !== null) return undecided(gate.text, few, { limit });
  return decide(gate, comparison.subset(rows), context);
}

function evaluateGate(gate: Gate, comparison: Comparison, context: GateContext): GateResult {
  const champion = comparison.champion;
  if (isRelative(gate) && champion === null) return decide(gate, comparison, context);
  const rows = rowsWhere(gate.where, context.predicates ?? NO_PREDICATES);
  if (gate.on.length === 0) return decideOn(gate, rows, comparison, context);
  const slices = slicesBy(gate.on, context.columns ?? NO_COLUMNS, rows, 'gates');
  const results = slices.map((slice) => ({
    slice: slice.name,
    result: decideOn(gate, slice.rows, comparison, context),
  }));
  return combine(gate, results);
}

/**
 * Decides the gates against the champion by Holm's step-down method (Scandinavian Journal of
 * Statistics 6(2), 1979): first all of m at the confidence 1 − α/m; while some are decided, the rest
 * at that of those that are left. Among all of them the chance of a wrong pass or fail is at most α.
 */
function decideByHolm(
  gates: readonly Gate[],
  comparison: Comparison,
  context: GateContext,
): Map<Gate, GateResult> {
  const results = new Map<Gate, GateResult>();
  let open = gates;
  while (open.length > 0) {
    const confidence = 1 - (1 - comparison.confidence) / open.length;
    const stricter = comparison.withPlan({ confidence });
    for (const gate of open) results.set(gate, evaluateGate(gate, stricter, context));
    const left = open.filter((gate) => results.get(gate)?.verdict === 'inconclusive');
    if (left.length === open.length) break;
    open = left;
  }
  return results;
}

/**
 * Decides gates. A gate with a number as its limit is decided on the value, one against the champion
 * on the interval of the paired difference. `on` decides on every value of the columns by itself,
 * and the worst of them counts: the result is that of the worst slice, and its reason names the
 * slices that do not pass. What has no value is inconclusive with the reason.
 *
 * @throws ConfigurationError as `checkGates`
 */
export function evaluateGates(
  gates: readonly Gate[],
  comparison: Comparison,
  context: GateContext = {},
): GateResult[] {
  checkGates(gates, { ...comparison.context, columns: context.columns ?? NO_COLUMNS });
  const relative = context.multipleTesting === 'holm' ? gates.filter(isRelative) : [];
  const shared = decideByHolm(relative, comparison, context);
  return gates.map((gate) => shared.get(gate) ?? evaluateGate(gate, comparison, context));
}
