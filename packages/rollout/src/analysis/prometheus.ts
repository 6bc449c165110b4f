import { ConfigurationError, messageOf } from '@slipway/core';
import { z } from 'zod';
import type { Counts, Rate } from './counts.ts';
import type { Measurable } from './metric.ts';
import { DISAGREEMENT, ERRORS } from './metric.ts';
import type { Sample } from './samples.ts';
import { countsOfServer, SERVER_SERIES } from './samples.ts';
import type { MetricSource, VersionLabels } from './source.ts';
import { MetricProblem } from './source.ts';

const TIMEOUT = 10_000;

/** A query of the user: one number, or a rate of two counters. */
export type Query =
  | { readonly kind: 'value'; readonly query: string }
  | { readonly kind: 'rate'; readonly numerator: string; readonly denominator: string };

export interface PrometheusOptions {
  readonly url: string;
  readonly queries: ReadonlyMap<string, Query>;
}

const point = z.tuple([z.number(), z.string()]);
const answerSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('success'),
    data: z.discriminatedUnion('resultType', [
      z.object({
        resultType: z.literal('vector'),
        result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: point })),
      }),
      z.object({ resultType: z.literal('scalar'), result: point }),
      z.object({ resultType: z.literal('matrix') }),
      z.object({ resultType: z.literal('string') }),
    ]),
  }),
  z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() }),
]);

/** A text of PromQL's string literals. */
function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/** Fills `$version` and `$model` in, inside the quotes that the query has around them. */
function fill(query: string, { model, version }: VersionLabels): string {
  const inner = (text: string): string => literal(text).slice(1, -1);
  return query
    .replaceAll(/\$\{?version\}?/g, () => inner(version))
    .replaceAll(/\$\{?model\}?/g, () => inner(model));
}

/** A number as Prometheus writes it. */
function numberOf(text: string): number {
  return Number(text.replace('+Inf', 'Infinity').replace('-Inf', '-Infinity'));
}

/** Prometheus' HTTP API (`/api/v1/query`), and whatever speaks it. */
export class PrometheusSource implements MetricSource {
  readonly description: string;
  readonly measurable: Measurable;
  readonly #options: PrometheusOptions;

  /** @throws ConfigurationError for a query that does not tell versions apart */
  constructor(options: PrometheusOptions) {
    this.#options = options;
    this.description = options.url;
    const names = (kind: Query['kind']): string[] =>
      [...options.queries].filter(([, query]) => query.kind === kind).map(([name]) => name);
    for (const [name, query] of options.queries) checkVersionLabel(name, query);
    this.measurable = {
      rates: [ERRORS, DISAGREEMENT],
      hasLatency: true,
      hasScore: true,
      hasMeanScore: false,
      queriedRates: names('rate'),
      queriedValues: names('value'),
    };
  }

  async counts(labels: VersionLabels): Promise<Counts> {
    const counts = countsOfServer(await this.#series(labels), labels.isShadow);
    const rates: [string, Rate][] = [];
    for (const [name, query] of this.#options.queries) {
      if (query.kind !== 'rate') continue;
      const [events, trials] = await Promise.all([
        this.#counter(name, fill(query.numerator, labels)),
        this.#counter(name, fill(query.denominator, labels)),
      ]);
      rates.push([name, { events, trials }]);
    }
    return { ...counts, rates: { ...counts.rates, ...Object.fromEntries(rates) } };
  }

  async value(name: string, labels: VersionLabels): Promise<number> {
    const query = this.#options.queries.get(name);
    if (query?.kind !== 'value') throw new Error(`There is no query ${name}`);
    const samples = await this.#query(name, fill(query.query, labels));
    const [first, ...more] = samples;
    if (first === undefined) throw new MetricProblem('no-data', `${name} has no value`);
    if (more.length > 0) {
      throw new ConfigurationError(
        'analysis',
        `queries: ${name} has ${samples.length} values, and one is needed; sum or average them`,
      );
    }
    if (Number.isFinite(first.value)) return first.value;
    throw new MetricProblem('nan', `${name} is ${first.value}`);
  }

  async #series({ model, version }: VersionLabels): Promise<Sample[]> {
    const names = `__name__=~${literal(SERVER_SERIES.join('|'))}`;
    const selector = `{${names},model=${literal(model)},version=${literal(version)}}`;
    const grouped = `sum by (__name__, code, le) (${selector})`;
    const samples = await this.#query('series', grouped);
    const broken = samples.find(({ value }) => !Number.isFinite(value));
    if (broken === undefined) return samples;
    throw new MetricProblem('nan', `${broken.name} is ${broken.value}`);
  }

  /** The sum of a counter; one that nothing was counted of is 0. */
  async #counter(name: string, query: string): Promise<number> {
    const total = (await this.#query(name, query)).reduce((sum, { value }) => sum + value, 0);
    if (Number.isFinite(total)) return Math.round(total);
    throw new MetricProblem('nan', `${name} is ${total}`);
  }

  async #query(name: string, query: string): Promise<Sample[]> {
    const answer = await this.#ask(query);
    if (answer.status === 'error') {
      const words = `${this.#options.url}: ${answer.errorType}: ${answer.error}`;
      // The query itself is wrong, and stays wrong.
      if (answer.errorType === 'bad_data')
        throw new ConfigurationError('analysis', `queries: ${name}: ${words}`);
      throw new MetricProblem('error', words);
    }
    const { data } = answer;
    if (data.resultType === 'scalar') {
      return [{ name, labels: new Map(), value: numberOf(data.result[1]) }];
    }
    if (data.resultType !== 'vector') {
      throw new ConfigurationError(
        'analysis',
        `queries: ${name} returns a ${data.resultType}, and one number at one time is needed: ` +
          'leave the range selector ([5m]) out, or put rate(), increase() or avg_over_time() around it',
      );
    }
    return data.result.map(({ metric, value }) => ({
      name: metric.__name__ ?? name,
      labels: new Map(Object.entries(metric)),
      value: numberOf(value[1]),
    }));
  }

  async #ask(query: string): Promise<z.infer<typeof answerSchema>> {
    const { url } = this.#options;
    const address = new URL('api/v1/query', url.endsWith('/') ? url : `${url}/`);
    let json: unknown;
    try {
      const response = await fetch(address, {
        method: 'POST',
        body: new URLSearchParams({ query }),
        signal: AbortSignal.timeout(TIMEOUT),
      });
      json = await response.json();
    } catch (error) {
      const cause = Error.isError(error) && error.cause !== undefined ? error.cause : error;
      throw new MetricProblem('error', `${url}: ${messageOf(cause)}`, { cause: error });
    }
    const answer = answerSchema.safeParse(json);
    if (answer.success) return answer.data;
    throw new MetricProblem('error', `${url} does not answer as Prometheus does`);
  }
}

function checkVersionLabel(name: string, query: Query): void {
  const texts = query.kind === 'value' ? [query.query] : [query.numerator, query.denominator];
  if (texts.every((text) => /\$\{?version\}?/.test(text))) return;
  throw new ConfigurationError(
    'analysis',
    `queries: ${name} does not tell versions apart: select by the version's label, for example ` +
      '{version="$version"}',
  );
}
