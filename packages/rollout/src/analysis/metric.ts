import type { Gate } from '@slipway/core';
import { ConfigurationError, didYouMean, isRelative } from '@slipway/core';
import { bernoulliSequence, meanSequence } from '@slipway/statistics';
import type { Bounds } from './bounds.ts';
import {
  distanceSequence,
  observedDistance,
  observedQuantile,
  quantileSequence,
} from './bounds.ts';
import type { Counts, Histogram, Moments, Rate } from './counts.ts';

/** What a gate is about. */
export type Metric =
  | { readonly kind: 'rate'; readonly name: string }
  | { readonly kind: 'quantile'; readonly name: string; readonly p: number; readonly scale: number }
  | { readonly kind: 'distance'; readonly name: string }
  | { readonly kind: 'mean'; readonly name: string }
  /** One number of a query: compared as it is, without statistics. */
  | { readonly kind: 'value'; readonly name: string };

export const LATENCY = 'latency';
export const SCORE = 'score';
export const ERRORS = 'error_rate';
export const DISAGREEMENT = 'shadow_disagreement';

const QUANTILE = /^p(\d{1,2}(?:_\d+)?)_latency_ms$/;

/** What a source can measure, beside the queries of the user. */
export interface Measurable {
  readonly rates: readonly string[];
  readonly hasLatency: boolean;
  readonly hasScore: boolean;
  readonly hasMeanScore: boolean;
  readonly queriedRates: readonly string[];
  readonly queriedValues: readonly string[];
}

function fail(detail: string): never {
  throw new ConfigurationError('gates', detail);
}

function metricOf(gate: Gate, measurable: Measurable): Metric | null {
  const { metric: name, args } = gate;
  if (name === 'drift' && args.length === 1 && args[0] === SCORE && measurable.hasScore) {
    return { kind: 'distance', name: SCORE };
  }
  if (args.length > 0) return null;
  const quantile = QUANTILE.exec(name)?.[1];
  if (quantile !== undefined && measurable.hasLatency) {
    return {
      kind: 'quantile',
      name: LATENCY,
      p: Number(quantile.replace('_', '.')) / 100,
      scale: 1000,
    };
  }
  if (name === 'mean_score' && measurable.hasMeanScore) return { kind: 'mean', name: SCORE };
  if ([...measurable.rates, ...measurable.queriedRates].includes(name))
    return { kind: 'rate', name };
  return measurable.queriedValues.includes(name) ? { kind: 'value', name } : null;
}

function namesOf(measurable: Measurable): string[] {
  return [
    ...measurable.rates,
    ...(measurable.hasLatency ? ['p50_latency_ms', 'p95_latency_ms', 'p99_latency_ms'] : []),
    ...(measurable.hasScore ? ['drift(score)'] : []),
    ...(measurable.hasMeanScore ? ['mean_score'] : []),
    ...measurable.queriedRates,
    ...measurable.queriedValues,
  ];
}

/**
 * The metric that a gate is about.
 *
 * @throws ConfigurationError for one that the source does not have, or that cannot be decided
 */
export function requireMetric(gate: Gate, measurable: Measurable): Metric {
  const metric = metricOf(gate, measurable);
  if (metric === null) {
    const names = namesOf(measurable);
    return fail(
      `"${gate.text}": there is no metric "${gate.metric}"${didYouMean(gate.metric, names)}; metrics ` +
        `of a promotion are: ${names.join(', ')}, and those of analysis.queries`,
    );
  }
  if (gate.on.length > 0 || gate.where !== null) {
    fail(`"${gate.text}": live metrics have no columns; leave on and where out`);
  }
  if (gate.comparison === '==' || gate.comparison === '!=') {
    fail(`"${gate.text}": ${gate.comparison} is never certain; use <= or >=`);
  }
  if (metric.kind === 'distance' && isRelative(gate)) {
    fail(
      `"${gate.text}": it is a distance to the champion already; give a number, as in drift(score) < 0.1`,
    );
  }
  return metric;
}

/** A metric of both versions, observed and bounded. */
export interface Measured {
  /** Samples of the candidate, and of the stable version. */
  readonly samples: number;
  readonly stableSamples: number;
  readonly candidate: number | null;
  readonly stable: number | null;
  /** Bounds of both at a level each; of the distance alone where that is the metric. */
  readonly bounds: (alpha: number) => { readonly candidate: Bounds; readonly stable: Bounds };
}

const NOTHING: Bounds = [-Infinity, Infinity];
const NO_RATE: Rate = { events: 0, trials: 0 };
const NO_HISTOGRAM: Histogram = { edges: [], counts: [], total: 0 };
const NO_MOMENTS: Moments = { count: 0, mean: 0, variance: 0 };

function measureRates(a: Rate, b: Rate): Measured {
  const share = ({ events, trials }: Rate): number | null => (trials > 0 ? events / trials : null);
  const bounds = ({ events, trials }: Rate, alpha: number): Bounds =>
    bernoulliSequence(Math.min(events, trials), trials, alpha);
  return {
    samples: a.trials,
    stableSamples: b.trials,
    candidate: share(a),
    stable: share(b),
    bounds: (alpha) => ({ candidate: bounds(a, alpha), stable: bounds(b, alpha) }),
  };
}

function measureQuantiles(a: Histogram, b: Histogram, p: number, scale: number): Measured {
  const scaled = (value: number | null): number | null => (value === null ? null : value * scale);
  const bounds = (side: Histogram, alpha: number): Bounds => {
    const [low, high] = quantileSequence(side, p, alpha);
    return [low * scale, high * scale];
  };
  return {
    samples: a.total,
    stableSamples: b.total,
    candidate: scaled(observedQuantile(a, p)),
    stable: scaled(observedQuantile(b, p)),
    bounds: (alpha) => ({ candidate: bounds(a, alpha), stable: bounds(b, alpha) }),
  };
}

function measureDistance(a: Histogram, b: Histogram): Measured {
  return {
    samples: a.total,
    stableSamples: b.total,
    candidate: observedDistance(a, b),
    stable: null,
    bounds: (alpha) => ({
      candidate: a.total > 0 && b.total > 0 ? distanceSequence(a, b, 2 * alpha) : NOTHING,
      stable: NOTHING,
    }),
  };
}

function measureMeans(a: Moments, b: Moments): Measured {
  return {
    samples: a.count,
    stableSamples: b.count,
    candidate: a.count > 0 ? a.mean : null,
    stable: b.count > 0 ? b.mean : null,
    bounds: (alpha) => ({
      candidate: meanSequence(a.count, a.mean, a.variance, alpha),
      stable: meanSequence(b.count, b.mean, b.variance, alpha),
    }),
  };
}

/** Measures a metric of counts on what was counted of both versions. */
export function measure(
  metric: Exclude<Metric, { kind: 'value' }>,
  candidate: Counts,
  stable: Counts,
): Measured {
  const { name } = metric;
  const histograms = [candidate, stable].map((side) => side.histograms[name] ?? NO_HISTOGRAM);
  const [a = NO_HISTOGRAM, b = NO_HISTOGRAM] = histograms;
  switch (metric.kind) {
    case 'rate':
      return measureRates(candidate.rates[name] ?? NO_RATE, stable.rates[name] ?? NO_RATE);
    case 'quantile':
      return measureQuantiles(a, b, metric.p, metric.scale);
    case 'distance':
      return measureDistance(a, b);
    case 'mean':
      return measureMeans(
        candidate.moments[name] ?? NO_MOMENTS,
        stable.moments[name] ?? NO_MOMENTS,
      );
  }
}
