import type { Counts, Histogram, Rate } from './counts.ts';
import { DISAGREEMENT, ERRORS, LATENCY, SCORE } from './metric.ts';

/** One series of Prometheus' text format, or of a query's answer. */
export interface Sample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

type Selection = Readonly<Record<string, string | RegExp>>;

function fits(labels: ReadonlyMap<string, string>, selection: Selection): boolean {
  return Object.entries(selection).every(([name, wanted]) => {
    const value = labels.get(name) ?? '';
    return typeof wanted === 'string' ? value === wanted : wanted.test(value);
  });
}

function sum(samples: readonly Sample[], name: string, selection: Selection = {}): number {
  return samples
    .filter((sample) => sample.name === name && fits(sample.labels, selection))
    .reduce((total, { value }) => total + value, 0);
}

/** The cumulative histogram of a name, over all other labels. */
function histogramOf(samples: readonly Sample[], name: string): Histogram {
  const byEdge = new Map<number, number>();
  for (const { name: series, labels, value } of samples) {
    if (series !== `${name}_bucket`) continue;
    const edge = Number((labels.get('le') ?? '').replace('+Inf', 'Infinity'));
    byEdge.set(edge, (byEdge.get(edge) ?? 0) + value);
  }
  const edges = [...byEdge.keys()].filter(Number.isFinite).sort((a, b) => a - b);
  const counts = edges.map((edge) => byEdge.get(edge) ?? 0);
  return { edges, counts, total: byEdge.get(Infinity) ?? counts.at(-1) ?? 0 };
}

/**
 * What the series of Slipway's server (docs/serving.md) say of one version. The client's own faults
 * (4xx) are neither errors nor trials.
 */
export function countsOfServer(samples: readonly Sample[], isShadow: boolean): Counts {
  const failures = sum(samples, 'slipway_shadow_failures_total');
  const shadowRows = sum(samples, 'slipway_shadow_rows_total');
  const errors: Rate = isShadow
    ? { events: failures, trials: failures + shadowRows }
    : {
        events: sum(samples, 'slipway_requests_total', { code: /^5/ }),
        trials: sum(samples, 'slipway_requests_total', { code: /^[25]/ }),
      };
  const disagreements = sum(samples, 'slipway_shadow_disagreements_total');
  return {
    rates: {
      [ERRORS]: errors,
      [DISAGREEMENT]: { events: Math.min(disagreements, shadowRows), trials: shadowRows },
    },
    histograms: {
      [LATENCY]: histogramOf(samples, 'slipway_request_duration_seconds'),
      [SCORE]: histogramOf(samples, 'slipway_prediction_score'),
    },
    moments: {},
  };
}

/** Series that `countsOfServer` reads. */
export const SERVER_SERIES = [
  'slipway_requests_total',
  'slipway_shadow_failures_total',
  'slipway_shadow_rows_total',
  'slipway_shadow_disagreements_total',
  'slipway_request_duration_seconds_bucket',
  'slipway_prediction_score_bucket',
] as const;
