import type { Registry } from 'prom-client';
import { Counter, Histogram } from 'prom-client';

/** Labels that every metric of predictions has. */
export const LABELS = ['model', 'version'] as const;
export type Label = (typeof LABELS)[number];

const LATENCY = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BATCH_ROWS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const SCORES = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
const DECADES = [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6];
const VALUES = [...DECADES.map((value) => -value).reverse(), 0, ...DECADES];
const DIFFERENCES = [1e-6, 1e-4, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

function counter<T extends string = never>(
  registry: Registry,
  name: string,
  help: string,
  more: readonly T[] = [],
): Counter<Label | T> {
  const labelNames = [...LABELS, ...more];
  return new Counter<Label | T>({ name, help, labelNames, registers: [registry] });
}

function histogram<T extends string = never>(
  registry: Registry,
  name: string,
  help: string,
  buckets: number[],
  more: readonly T[] = [],
): Histogram<Label | T> {
  const labelNames = [...LABELS, ...more];
  return new Histogram<Label | T>({ name, help, buckets, labelNames, registers: [registry] });
}

/** Counters and histograms of requests and of what they cost. */
export interface RequestInstruments {
  readonly requests: Counter<Label | 'endpoint' | 'code'>;
  readonly errors: Counter<Label | 'endpoint' | 'reason'>;
  readonly latency: Histogram<Label | 'endpoint'>;
  readonly rows: Counter<Label>;
  readonly batchRows: Histogram<Label>;
  readonly modelSeconds: Histogram<Label>;
}

export function requestInstruments(registry: Registry): RequestInstruments {
  return {
    requests: counter(registry, 'slipway_requests_total', 'Requests answered, by HTTP status.', [
      'endpoint',
      'code',
    ]),
    errors: counter(registry, 'slipway_errors_total', 'Requests not answered as asked.', [
      'endpoint',
      'reason',
    ]),
    latency: histogram(
      registry,
      'slipway_request_duration_seconds',
      'Time from the last byte of a request to its answer.',
      LATENCY,
      ['endpoint'],
    ),
    rows: counter(registry, 'slipway_rows_total', 'Rows answered.'),
    batchRows: histogram(registry, 'slipway_batch_rows', 'Rows run together.', BATCH_ROWS),
    modelSeconds: histogram(
      registry,
      'slipway_model_duration_seconds',
      'Time of one run of the model.',
      LATENCY,
    ),
  };
}

/** Counters and histograms of what was predicted. */
export interface PredictionInstruments {
  readonly predictions: Counter<Label | 'label'>;
  readonly score: Histogram<Label>;
  readonly value: Histogram<Label>;
  readonly logRows: Counter<Label>;
  readonly logLost: Counter<Label>;
}

export function predictionInstruments(registry: Registry): PredictionInstruments {
  return {
    predictions: counter(registry, 'slipway_predictions_total', 'Predicted classes.', ['label']),
    score: histogram(
      registry,
      'slipway_prediction_score',
      'Score of the positive class (binary), or of the likeliest class.',
      SCORES,
    ),
    value: histogram(
      registry,
      'slipway_prediction_value',
      'Predicted values (regression).',
      VALUES,
    ),
    logRows: counter(
      registry,
      'slipway_prediction_log_rows_total',
      'Rows handed to the prediction log.',
    ),
    logLost: counter(
      registry,
      'slipway_prediction_log_lost_rows_total',
      'Rows that could not be logged.',
    ),
  };
}

/** Counters and histograms of shadows. */
export interface ShadowInstruments {
  readonly rows: Counter<Label>;
  readonly disagreements: Counter<Label>;
  readonly failures: Counter<Label | 'reason'>;
  readonly difference: Histogram<Label>;
}

export function shadowInstruments(registry: Registry): ShadowInstruments {
  return {
    rows: counter(registry, 'slipway_shadow_rows_total', 'Rows that a shadow answered.'),
    disagreements: counter(
      registry,
      'slipway_shadow_disagreements_total',
      'Rows that a shadow answered differently.',
    ),
    failures: counter(
      registry,
      'slipway_shadow_failures_total',
      'Requests that a shadow did not answer.',
      ['reason'],
    ),
    difference: histogram(
      registry,
      'slipway_shadow_score_difference',
      'Absolute difference between the scores of a shadow and those that were returned.',
      DIFFERENCES,
    ),
  };
}
