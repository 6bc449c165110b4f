import type { Gate, GateResult, Verdict } from '@slipway/core';
import { finiteOrNull, formatCount, formatInterval, formatNumber, isRelative } from '@slipway/core';
import type { Bounds } from './bounds.ts';
import type { Measured, Metric } from './metric.ts';

/** The levels at which a gate fails and passes. */
export interface Levels {
  /** Shared out among gates and steps: a good version is taken back with at most alpha in all. */
  readonly fail: number;
  readonly pass: number;
  readonly minimumSamples: number;
}

/** The quantity that is compared with the limit, at a level. */
function compared(gate: Gate, measured: Measured, alpha: number): Bounds {
  const { candidate, stable } = measured.bounds(isRelative(gate) ? alpha / 2 : alpha);
  if (gate.limit.kind === 'number') return candidate;
  const { factor } = gate.limit;
  return [candidate[0] - factor * stable[1], candidate[1] - factor * stable[0]];
}

function limitOf(gate: Gate): number {
  return gate.limit.kind === 'number' ? gate.limit.value : gate.limit.offset;
}

/** Where a quantity that lies within bounds stands to the gate. */
export function verdictOn(gate: Gate, [low, high]: Bounds): Verdict {
  const limit = limitOf(gate);
  const margin = gate.margin ?? 0;
  const isAtMost = gate.comparison === '<=' || gate.comparison === '<';
  const isAtLeast = gate.comparison === '>=' || gate.comparison === '>';
  const [lowest, highest] = isAtMost
    ? [-Infinity, limit]
    : isAtLeast
      ? [limit, Infinity]
      : [limit - margin, limit + margin];
  if (low >= lowest && high <= highest) return 'pass';
  return high < lowest || low > highest ? 'fail' : 'inconclusive';
}

/** `1.2% against 0.3%`, or the candidate's value alone. */
function seen({ candidate, stable }: Measured): string {
  const show = (value: number | null): string => (value === null ? 'nothing' : formatNumber(value));
  return stable === null ? show(candidate) : `${show(candidate)} against ${show(stable)}`;
}

function shown(bounds: Bounds): string {
  return bounds.every(Number.isFinite) ? formatInterval(bounds) : 'unbounded';
}

function tooFew(gate: Gate, measured: Measured, { minimumSamples }: Levels): string | null {
  const { samples, stableSamples } = measured;
  const needsBoth = isRelative(gate) || gate.metric === 'drift';
  const [who, count] =
    needsBoth && stableSamples < samples
      ? ['the stable version', stableSamples]
      : ['the candidate', samples];
  if (count >= minimumSamples) return null;
  return `${who} has ${formatCount(count)} samples, ${formatCount(minimumSamples)} are needed`;
}

/** Decides a gate on what was measured so far. It may be asked again after every request. */
export function decideMeasured(
  gate: Gate,
  metric: Metric,
  measured: Measured,
  levels: Levels,
): GateResult {
  const forPass = compared(gate, measured, levels.pass);
  const observed = observedOf(gate, measured);
  const interval = forPass.every(Number.isFinite) ? ([...forPass] as [number, number]) : null;
  const base = {
    gate: gate.text,
    observed,
    limit: limitOf(gate),
    interval,
    confidence: interval === null ? null : 1 - levels.pass,
  };
  const few = tooFew(gate, measured, levels);
  if (few !== null) return { ...base, verdict: 'inconclusive', reason: few };
  if (verdictOn(gate, forPass) === 'pass') return { ...base, verdict: 'pass', reason: null };
  const forFail = compared(gate, measured, levels.fail);
  const isFailure = verdictOn(gate, forFail) === 'fail';
  const words = `${metric.kind === 'quantile' ? 'the quantile' : gate.metric} is ${seen(measured)}`;
  return isFailure
    ? {
        ...base,
        verdict: 'fail',
        reason: `${words}, certainly beyond the limit (${shown(forFail)})`,
      }
    : { ...base, verdict: 'inconclusive', reason: `${words}, not yet certain (${shown(forPass)})` };
}

function observedOf(gate: Gate, { candidate, stable }: Measured): number | null {
  if (candidate === null) return null;
  if (gate.limit.kind === 'number') return finiteOrNull(candidate);
  return stable === null ? null : finiteOrNull(candidate - gate.limit.factor * stable);
}
