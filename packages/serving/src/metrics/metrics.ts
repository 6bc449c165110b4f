import type { Counter, Histogram } from 'prom-client';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Interpretation } from '../records/interpreter.ts';
import type { ErrorReason } from '../request-error.ts';
import type { ShadowComparison } from '../traffic/compare.ts';
import type { MetricsState } from './gauges.ts';
import { addGauges } from './gauges.ts';
import type { Label } from './instruments.ts';
import { predictionInstruments, requestInstruments, shadowInstruments } from './instruments.ts';

/** The two ways to ask for predictions. */
export type Endpoint = 'predict' | 'infer';

/** A version's own series, looked up once. */
interface Series {
  readonly latency: Readonly<Record<Endpoint, Histogram.Internal<Label | 'endpoint'>>>;
  readonly succeeded: Readonly<Record<Endpoint, Counter.Internal>>;
  readonly rows: Counter.Internal;
  readonly predictions: Map<unknown, Counter.Internal>;
  readonly score: Histogram.Internal<Label>;
  readonly value: Histogram.Internal<Label>;
}

/** Everything that is counted, with the labels `model` and `version`. */
export class Metrics {
  readonly registry = new Registry();
  readonly #model: string;
  readonly #requests = requestInstruments(this.registry);
  readonly #predictions = predictionInstruments(this.registry);
  readonly #shadow = shadowInstruments(this.registry);
  readonly #series = new Map<string, Series>();

  constructor(model: string) {
    this.#model = model;
    collectDefaultMetrics({ register: this.registry });
  }

  /** Values that are looked up when somebody asks. */
  watch(state: MetricsState): void {
    addGauges(this.registry, this.#model, state);
  }

  #labels(version: string): Record<Label, string> {
    return { model: this.#model, version };
  }

  #seriesOf(version: string): Series {
    const known = this.#series.get(version);
    if (known !== undefined) return known;
    const labels = this.#labels(version);
    const { latency, requests, rows } = this.#requests;
    const { score, value } = this.#predictions;
    const series: Series = {
      latency: {
        predict: latency.labels({ ...labels, endpoint: 'predict' }),
        infer: latency.labels({ ...labels, endpoint: 'infer' }),
      },
      succeeded: {
        predict: requests.labels({ ...labels, endpoint: 'predict', code: '200' }),
        infer: requests.labels({ ...labels, endpoint: 'infer', code: '200' }),
      },
      rows: rows.labels(labels),
      predictions: new Map(),
      score: score.labels(labels),
      value: value.labels(labels),
    };
    this.#series.set(version, series);
    return series;
  }

  /** A request that was answered as asked. */
  succeeded(version: string, endpoint: Endpoint, rows: number, seconds: number): void {
    const series = this.#seriesOf(version);
    series.succeeded[endpoint].inc();
    series.latency[endpoint].observe(seconds);
    series.rows.inc(rows);
  }

  /** @param version empty where the request did not get as far as a version */
  failed(version: string, endpoint: Endpoint, code: number, reason: ErrorReason): void {
    const labels = { ...this.#labels(version), endpoint };
    this.#requests.requests.inc({ ...labels, code: String(code) });
    this.#requests.errors.inc({ ...labels, reason });
  }

  /** Predicted classes and scores, or values. */
  predicted(version: string, { labels, scores }: Interpretation, isValues: boolean): void {
    const series = this.#seriesOf(version);
    if (isValues) {
      for (const label of labels) if (typeof label === 'number') series.value.observe(label);
    } else this.#countLabels(series, version, labels);
    if (scores === null) return;
    for (const score of scores) if (Number.isFinite(score)) series.score.observe(score);
  }

  #countLabels(series: Series, version: string, labels: Interpretation['labels']): void {
    const counts = new Map<unknown, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    for (const [label, count] of counts) {
      let counter = series.predictions.get(label);
      if (counter === undefined) {
        const names = { ...this.#labels(version), label: String(label) };
        counter = this.#predictions.predictions.labels(names);
        series.predictions.set(label, counter);
      }
      counter.inc(count);
    }
  }

  batch(version: string, rows: number, seconds: number): void {
    const labels = this.#labels(version);
    this.#requests.batchRows.observe(labels, rows);
    this.#requests.modelSeconds.observe(labels, seconds);
  }

  shadowed(version: string, comparison: ShadowComparison): void {
    const labels = this.#labels(version);
    this.#shadow.rows.inc(labels, comparison.rows);
    this.#shadow.disagreements.inc(labels, comparison.disagreements);
    for (const difference of comparison.scoreDifferences) {
      this.#shadow.difference.observe(labels, difference);
    }
  }

  shadowFailed(version: string, reason: ErrorReason): void {
    this.#shadow.failures.inc({ ...this.#labels(version), reason });
  }

  logged(version: string, rows: number): void {
    this.#predictions.logRows.inc(this.#labels(version), rows);
  }

  notLogged(version: string, rows: number): void {
    this.#predictions.logLost.inc(this.#labels(version), rows);
  }
}
