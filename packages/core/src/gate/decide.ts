import type { GateResult } from '../evidence/common.ts';
import { formatApart, formatCount, formatInterval, formatNumber } from '../format.ts';
import type { Verdict } from '../verdict.ts';
import type { Comparison, Gate } from './gate.ts';

type Interval = readonly [number, number];

/** What was measured for a gate with a number as its limit. */
export interface Observation {
  /** Null when the value does not exist; then `reason` says why. */
  readonly value: number | null;
  readonly interval?: Interval | null;
  readonly confidence?: number | null;
  readonly reason?: string | null;
}

/** What was measured for a gate that compares with the champion. */
export interface ComparisonObservation {
  /** challenger − factor × champion. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly confidence: number | null;
  readonly reason?: string | null;
  /** Rows (or groups of rows) behind the interval, to say how many would decide. */
  readonly rows?: number;
}

/** Whether `value comparison limit` is true. */
export function holds(value: number, comparison: Comparison, limit: number): boolean {
  switch (comparison) {
    case '>=':
      return value >= limit;
    case '>':
      return value > limit;
    case '<=':
      return value <= limit;
    case '<':
      return value < limit;
    case '==':
      return value === limit;
    case '!=':
      return value !== limit;
  }
}

/** The result of a gate that could not be decided. */
export function undecided(
  gate: string,
  reason: string,
  rest: Partial<Pick<GateResult, 'observed' | 'limit' | 'interval' | 'confidence'>> = {},
): GateResult {
  return {
    gate,
    verdict: 'inconclusive',
    observed: null,
    limit: null,
    interval: null,
    confidence: null,
    ...rest,
    reason,
  };
}

function violation(comparison: Comparison, value: number, limit: number): string {
  const [observed, bound] = formatApart(value, limit);
  return `${observed} is not ${comparison} ${bound}`;
}

/**
 * Decides a gate whose limit is a number, on the observed value. The interval is reported, it
 * does not decide.
 */
export function decideAbsolute(gate: Gate, observation: Observation): GateResult {
  if (gate.limit.kind !== 'number' || gate.comparison === 'within') {
    throw new Error(`"${gate.text}" compares with the champion`);
  }
  const limit = gate.limit.value;
  const { value, interval = null, confidence = null, reason = null } = observation;
  if (value === null) {
    return undecided(gate.text, reason ?? `${gate.metric} is undefined`, { limit });
  }
  const verdict = holds(value, gate.comparison, limit) ? 'pass' : 'fail';
  const shown = interval === null ? null : ([...interval] as [number, number]);
  return {
    gate: gate.text,
    verdict,
    observed: value,
    limit,
    interval: shown,
    confidence: shown === null ? null : confidence,
    reason: verdict === 'pass' ? reason : violation(gate.comparison, value, limit),
  };
}

/**
 * Decides a gate on a value of which only bounds are known: it passes or fails when both bounds
 * agree, and is inconclusive otherwise.
 */
export function decideBounded(
  gate: Gate,
  value: number,
  bounds: Interval,
  reason: string,
): GateResult {
  const [low, high] = bounds.map((bound) => decideAbsolute(gate, { value: bound }));
  const result = decideAbsolute(gate, { value });
  if (low?.verdict === high?.verdict && low?.verdict === result.verdict) return result;
  return undecided(gate.text, reason, { observed: value, limit: result.limit });
}

/** The part of the line on which the true difference satisfies the gate. */
function acceptance(gate: Gate, offset: number): Interval {
  switch (gate.comparison) {
    case '>=':
    case '>':
      return [offset, Infinity];
    case '<=':
    case '<':
      return [-Infinity, offset];
    case 'within':
      return [offset - (gate.margin ?? 0), offset + (gate.margin ?? 0)];
    case '==':
    case '!=':
      throw new Error(`"${gate.text}": ${gate.comparison} cannot be decided on an interval`);
  }
}

function verdictOnInterval(gate: Gate, interval: Interval, accepted: Interval): Verdict {
  const strict = gate.comparison === '>' || gate.comparison === '<';
  const [low, high] = interval;
  const inside = strict
    ? low > accepted[0] && high < accepted[1]
    : low >= accepted[0] && high <= accepted[1];
  if (inside) return 'pass';
  const outside = strict
    ? high <= accepted[0] || low >= accepted[1]
    : high < accepted[0] || low > accepted[1];
  return outside ? 'fail' : 'inconclusive';
}

/** Width of a normal interval in standard errors on each side, roughly: 1.96 for 95 %. */
const POWER_QUANTILE = 0.8416;
const INTERVAL_QUANTILE = 1.96;
/** Nobody collects more rows than this. */
const MOST_ROWS = 1e10;

/**
 * About how many rows would decide a gate that the present ones leave open, with a chance of 80 %
 * and if the difference stays what it is: the interval's half-width shrinks with the square root of
 * the rows until it, and 0.84 / 1.96 of it for the chance, leave the limit out. Null where the
 * difference lies on the limit, or so near that no number of rows is within reach.
 */
export function rowsToDecide(
  gate: Gate,
  { difference, interval, rows = 0 }: ComparisonObservation,
): number | null {
  if (gate.limit.kind !== 'champion' || difference === null || interval === null) return null;
  const limits = acceptance(gate, gate.limit.offset).filter(Number.isFinite);
  const needed = limits.map((limit) => {
    const gap = Math.abs(difference - limit);
    const reach = difference > limit ? difference - interval[0] : interval[1] - difference;
    return rows * (((1 + POWER_QUANTILE / INTERVAL_QUANTILE) * reach) / gap) ** 2;
  });
  const most = Math.max(...needed);
  if (!(most > rows && most <= MOST_ROWS)) return null;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
  return Math.ceil(most / unit) * unit;
}

/**
 * Decides a gate against the champion on the confidence interval of the difference
 * (challenger − factor × champion): it passes when the whole interval satisfies the gate, fails
 * when no part of it does, and is inconclusive in between. `>= champion - 0.005` is the
 * non-inferiority test with margin 0.005, `> champion` superiority, `within 0.01 of champion`
 * equivalence (two one-sided tests).
 */
export function decideRelative(gate: Gate, observation: ComparisonObservation): GateResult {
  if (gate.limit.kind !== 'champion') throw new Error(`"${gate.text}" has a number as its limit`);
  const { offset } = gate.limit;
  const { difference, interval, confidence, reason } = observation;
  if (difference === null || interval === null) {
    return undecided(gate.text, reason ?? `the difference in ${gate.metric} is undefined`, {
      observed: difference,
      limit: offset,
    });
  }
  const verdict = verdictOnInterval(gate, interval, acceptance(gate, offset));
  const level = `${formatNumber((confidence ?? 0) * 100)}% interval of the difference ${formatInterval(interval)}`;
  const needed = verdict === 'inconclusive' ? rowsToDecide(gate, observation) : null;
  const remedy =
    needed === null
      ? 'more rows would decide'
      : `about ${formatCount(needed)} rows would probably decide (now ${formatCount(observation.rows ?? 0)})`;
  const why: Record<Verdict, string | null> = {
    pass: reason ?? null,
    fail: `${level} is wholly on the wrong side of the limit`,
    inconclusive: `${level} contains the limit: ${remedy}`,
  };
  return {
    gate: gate.text,
    verdict,
    observed: difference,
    limit: offset,
    interval: [interval[0], interval[1]],
    confidence,
    reason: why[verdict],
    ...(needed === null ? {} : { rowsToDecide: needed }),
  };
}
