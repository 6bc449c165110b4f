import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { Xoshiro128 } from '@slipway/statistics';
import { temporaryFolder } from '@slipway/test-support';
import type { PromotionRun } from '../machine/state.ts';
import { split } from '../machine/traffic.ts';
import { CANARY, request, World } from '../testing/world.ts';
import { promote } from '../execute/promote.ts';
import type { AnalysisOptions, Policies } from './analysis.ts';
import { SequentialAnalysis } from './analysis.ts';
import type { Counts, Histogram } from './counts.ts';
import { countsSince, NO_COUNTS } from './counts.ts';
import { distanceSequence, observedQuantile, quantileSequence } from './bounds.ts';
import { ExpositionSource, parseExposition } from './exposition.ts';
import type { Measurable } from './metric.ts';
import { PredictionLogSource } from './prediction-log.ts';
import type { Query } from './prometheus.ts';
import { PrometheusSource } from './prometheus.ts';
import type { MetricSource, ProblemKind, VersionLabels } from './source.ts';
import { MetricProblem } from './source.ts';

const POLICIES: Policies = {
  'no-data': 'inconclusive',
  nan: 'inconclusive',
  error: 'inconclusive',
};
const ALL: Measurable = {
  rates: ['error_rate'],
  hasLatency: true,
  hasScore: true,
  hasMeanScore: true,
  queriedRates: [],
  queriedValues: ['cpu'],
};

function counts(events: number, trials: number, histogram?: Histogram): Counts {
  const histograms: Record<string, Histogram> =
    histogram === undefined ? {} : { latency: histogram, score: histogram };
  return { rates: { error_rate: { events, trials } }, histograms, moments: {} };
}

/** A source whose answers a test sets. */
class FixedSource implements MetricSource {
  readonly description = 'fixed';
  readonly measurable = ALL;
  candidate: Counts = NO_COUNTS;
  stable: Counts = NO_COUNTS;
  problem: ProblemKind | null = null;
  number = 0;

  counts({ version }: VersionLabels): Promise<Counts> {
    if (this.problem !== null) return Promise.reject(new MetricProblem(this.problem, 'broken'));
    return Promise.resolve(version === '1.1.0' ? this.candidate : this.stable);
  }

  value(): Promise<number> {
    return Promise.resolve(this.number);
  }
}

async function runAt5(): Promise<PromotionRun> {
  const world = await World.of('1.0.0', '1.1.0');
  await promote(world.ports(), request('1.0.0'));
  const { run } = await promote(world.ports(), request('1.1.0', { wait: false }));
  if (run === null) throw new Error('nothing runs');
  return { ...run, baseline: { candidate: NO_COUNTS, stable: NO_COUNTS } };
}

function analysisOf(
  source: MetricSource,
  gates: readonly string[],
  more: Partial<AnalysisOptions> = {},
): SequentialAnalysis {
  const options = { model: 'demo', gates, alpha: 0.05, minimumSamples: 100, policies: POLICIES };
  return new SequentialAnalysis(source, { ...options, ...more });
}

describe('gates', () => {
  it.each([
    ['latency < 1', 'there is no metric "latency"'],
    ['eror_rate < 1', 'did you mean "error_rate"'],
    ['error_rate == 0', '== is never certain'],
    ['error_rate < 1 on origin', 'live metrics have no columns'],
    ['drift(score) < champion', 'it is a distance to the champion already'],
    ['drift(distance) < 0.1', 'there is no metric "drift"'],
    ['error_rate', 'a comparison'],
  ])('refuses %s', (gate, message) => {
    expect(() => analysisOf(new FixedSource(), [gate])).toThrow(ConfigurationError);
    expect(() => analysisOf(new FixedSource(), [gate])).toThrow(message);
  });

  const HIGH: Histogram = { edges: [0.01, 0.1, 1], counts: [0, 20, 2000], total: 2000 };
  const LOW: Histogram = { edges: [0.01, 0.1, 1], counts: [1990, 2000, 2000], total: 2000 };

  it.each([
    ['error_rate <= champion + 0.002', counts(2, 20_000), counts(2, 20_000), 'pass'],
    ['error_rate <= champion + 0.002', counts(200, 2000), counts(2, 2000), 'fail'],
    ['error_rate <= champion + 0.002', counts(3, 300), counts(2, 300), 'inconclusive'],
    ['error_rate <= 0.02', counts(0, 2000), counts(0, 0), 'pass'],
    ['error_rate <= 0.02', counts(2000, 2000), counts(0, 0), 'fail'],
    ['error_rate >= 0.5', counts(0, 2000), counts(0, 0), 'fail'],
    ['error_rate within 0.1 of champion', counts(1000, 2000), counts(1000, 2000), 'pass'],
    ['error_rate within 0.1 of champion', counts(1500, 2000), counts(1000, 2000), 'fail'],
    ['error_rate <= champion * 2', counts(400, 2000), counts(300, 2000), 'pass'],
    ['error_rate <= champion * 2', counts(1900, 2000), counts(300, 2000), 'fail'],
    ['error_rate <= 0.02', counts(99, 99), counts(0, 0), 'inconclusive'],
    ['error_rate <= champion + 0.01', counts(900, 1000), counts(0, 99), 'inconclusive'],
    ['p95_latency_ms <= champion * 1.2', counts(0, 0, HIGH), counts(0, 0, LOW), 'fail'],
    ['p95_latency_ms <= 20', counts(0, 0, LOW), counts(0, 0, LOW), 'pass'],
    ['drift(score) < 0.1', counts(0, 0, HIGH), counts(0, 0, LOW), 'fail'],
    ['drift(score) < 0.2', counts(0, 0, LOW), counts(0, 0, LOW), 'pass'],
    ['drift(score) < 0.01', counts(0, 0, LOW), counts(0, 0, LOW), 'inconclusive'],
  ] as const)('%s', async (gate, candidate, stable, verdict) => {
    const source = new FixedSource();
    source.candidate = candidate;
    source.stable = stable;
    const { gates } = await analysisOf(source, [gate]).look(await runAt5());
    expect(gates.map((result) => [result.verdict, result.reason === null])).toEqual([
      [verdict, verdict === 'pass'],
    ]);
    expect(JSON.stringify(gates)).not.toContain('Infinity');
  });

  it('compares a query with its limit as it is', async () => {
    const source = new FixedSource();
    source.number = 0.9;
    const look = await analysisOf(source, ['cpu <= 0.8']).look(await runAt5());
    expect([look.verdict, look.summary]).toEqual(['fail', 'cpu <= 0.8: cpu is 0.9']);
  });

  it('counts from the beginning of the step, and through a restart of the server', () => {
    const before = counts(5, 100, { edges: [1, 2], counts: [40, 90], total: 100 });
    const now = counts(7, 160, { edges: [1, 2], counts: [60, 140], total: 160 });
    expect(countsSince(now, before)).toEqual(
      counts(2, 60, { edges: [1, 2], counts: [20, 50], total: 60 }),
    );
    expect(countsSince(counts(1, 20), before)).toEqual(counts(1, 20));
    expect(countsSince(now, NO_COUNTS)).toEqual(now);
  });

  it.each([
    ['no-data', 'inconclusive', 'undecided'],
    ['nan', 'fail', 'fail'],
    ['error', 'inconclusive', 'undecided'],
    ['error', 'ignore', 'undecided'],
  ] as const)('%s with the policy %s is %s', async (problem, policy, verdict) => {
    const source = new FixedSource();
    source.problem = problem;
    const policies = { ...POLICIES, [problem]: policy };
    const look = await analysisOf(source, ['error_rate <= 0.1'], { policies }).look(await runAt5());
    expect(look.verdict).toBe(verdict);
    expect(look.gates).toHaveLength(policy === 'ignore' ? 0 : 1);
  });

  it('is undecided without a single request, and without a beginning', async () => {
    const source = new FixedSource();
    const analysis = analysisOf(source, ['error_rate <= 0.1']);
    const run = await runAt5();
    expect((await analysis.look(run)).summary).toContain('no-data: 1.1.0 has no error_rate yet');
    expect((await analysis.look({ ...run, baseline: null })).summary).toContain('beginning');
  });

  it('takes a good version back in fewer than alpha of the promotions, whatever is looked at', async () => {
    const random = new Xoshiro128(11);
    const source = new FixedSource();
    const analysis = analysisOf(source, ['error_rate <= champion + 0.01'], { alpha: 0.2 });
    const run = { ...(await runAt5()), plan: { ...CANARY, steps: CANARY.steps.slice(0, 1) } };
    let aborts = 0;
    for (let promotion = 0; promotion < 40; promotion++) {
      let [bad, worse] = [0, 0];
      for (let look = 1; look <= 20; look++) {
        for (let i = 0; i < 100; i++) {
          if (random.uniform() < 0.06) bad += 1;
          if (random.uniform() < 0.05) worse += 1;
        }
        source.candidate = counts(bad, look * 100);
        source.stable = counts(worse, look * 100);
        if ((await analysis.look(run)).verdict !== 'fail') continue;
        aborts += 1;
        break;
      }
    }
    expect(aborts / 40).toBeLessThan(0.2);
  });
});

describe('bounds of quantiles and distances', () => {
  it('is what histogram_quantile says, inside the sequence', () => {
    const histogram = { edges: [1, 2, 4], counts: [50, 90, 100], total: 100 };
    expect(observedQuantile(histogram, 0.5)).toBe(1);
    expect(observedQuantile(histogram, 0.9)).toBe(2);
    expect(observedQuantile(histogram, 0.7)).toBe(1.5);
    const [low, high] = quantileSequence(histogram, 0.7, 0.05);
    expect([low < 1.5, high > 1.5]).toEqual([true, true]);
    expect(observedQuantile({ edges: [1], counts: [5], total: 10 }, 0.9)).toBeNull();
    expect(distanceSequence(histogram, histogram, 0.05)[0]).toBe(0);
  });
});

describe('sources', () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.close();
  });

  /** A server that answers what a function says; its URL. */
  async function answering(
    answer: (body: string) => { status?: number; text: string },
  ): Promise<string> {
    const started = createServer((incoming, response) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        const { status = 200, text } = answer(body);
        response.writeHead(status).end(text);
      });
    });
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  }
  const vector = (...values: [Record<string, string>, string][]): string =>
    JSON.stringify({
      status: 'success',
      data: {
        resultType: 'vector',
        result: values.map(([metric, value]) => ({ metric, value: [1, value] })),
      },
    });
  const labels = { model: 'demo', version: '1.1.0', isShadow: false };
  const prometheus = (url: string, queries: [string, Query][] = []): PrometheusSource =>
    new PrometheusSource({ url, queries: new Map(queries) });
  const cpu: [string, Query][] = [['cpu', { kind: 'value', query: 'cpu{version="$version"}' }]];

  it('reads counters and histograms of a version from Prometheus', async () => {
    const asked: string[] = [];
    const url = await answering((body) => {
      asked.push(new URLSearchParams(body).get('query') ?? '');
      return {
        text: vector(
          [{ __name__: 'slipway_requests_total', code: '200' }, '90'],
          [{ __name__: 'slipway_requests_total', code: '500' }, '10'],
          [{ __name__: 'slipway_requests_total', code: '400' }, '7'],
          [{ __name__: 'slipway_request_duration_seconds_bucket', le: '0.01' }, '60'],
          [{ __name__: 'slipway_request_duration_seconds_bucket', le: '+Inf' }, '100'],
        ),
      };
    });
    const read = await prometheus(url).counts({ ...labels, version: 'a"b' });
    expect(read.rates.error_rate).toEqual({ events: 10, trials: 100 });
    expect(read.histograms.latency).toEqual({ edges: [0.01], counts: [60], total: 100 });
    expect(asked[0]).toContain('version="a\\"b"');
  });

  it('tells no data, NaN, a failed query and a wrong one apart', async () => {
    let text = vector();
    let status = 200;
    const url = await answering(() => ({ text, status }));
    const source = prometheus(url, cpu);
    const kind = async (): Promise<unknown> =>
      source.value('cpu', labels).then(
        (value) => value,
        (error: unknown) => (error instanceof MetricProblem ? error.kind : error),
      );
    expect(await kind()).toBe('no-data');
    text = vector([{}, 'NaN']);
    expect(await kind()).toBe('nan');
    text = vector([{}, '+Inf']);
    expect(await kind()).toBe('nan');
    text = vector([{}, '0.25']);
    expect(await kind()).toBe(0.25);
    text = '{"status":"success","data":{"resultType":"scalar","result":[1,"3"]}}';
    expect(await kind()).toBe(3);
    text = '{"status":"error","errorType":"timeout","error":"too slow"}';
    status = 503;
    expect(await kind()).toBe('error');
    text = 'not JSON';
    expect(await kind()).toBe('error');
    status = 200;
    text = '{"status":"success","data":{"resultType":"matrix","result":[]}}';
    expect(String(await kind())).toContain(
      'ConfigurationError: analysis: queries: cpu returns a matrix',
    );
    text = vector([{ a: '1' }, '1'], [{ a: '2' }, '2']);
    expect(await kind()).toMatchObject({ name: 'ConfigurationError' });
    text = '{"status":"error","errorType":"bad_data","error":"parse error"}';
    status = 400;
    expect(await kind()).toMatchObject({ name: 'ConfigurationError' });
    server?.close();
    server?.closeAllConnections();
    expect(await kind()).toBe('error');
  });

  it('finds a query that can never be answered before anything is touched', async () => {
    const url = await answering(() => ({
      text: '{"status":"success","data":{"resultType":"matrix","result":[]}}',
    }));
    const analysis = analysisOf(prometheus(url, cpu), ['cpu < 1']);
    await expect(analysis.check('1.1.0', new Date())).rejects.toThrow('leave the range selector');
  });

  it('asks for a label of the version', () => {
    const query = { kind: 'value', query: 'cpu' } as const;
    expect(() => prometheus('http://x', [['cpu', query]])).toThrow('does not tell versions apart');
  });

  it('reads a rate of one’s own', async () => {
    const url = await answering((body) => {
      const query = new URLSearchParams(body).get('query') ?? '';
      if (query.startsWith('sum(orders')) return { text: vector([{}, '12']) };
      return { text: query.startsWith('sum(visits') ? vector([{}, '200']) : vector() };
    });
    const source = prometheus(url, [
      [
        'conversion',
        {
          kind: 'rate',
          numerator: 'sum(orders_total{version="$version"})',
          denominator: 'sum(visits_total{version="$version"})',
        },
      ],
    ]);
    expect((await source.counts(labels)).rates.conversion).toEqual({ events: 12, trials: 200 });
  });

  it('reads /metrics, with all that labels may hold', async () => {
    expect(parseExposition('# HELP x y\nx{a="b\\"c,d\\n",e="}"} 1.5 123\ny 2\nz +Inf\n')).toEqual([
      {
        name: 'x',
        labels: new Map([
          ['a', 'b"c,d\n'],
          ['e', '}'],
        ]),
        value: 1.5,
      },
      { name: 'y', labels: new Map(), value: 2 },
      { name: 'z', labels: new Map(), value: Infinity },
    ]);
    const line = (version: string, code: string, n: number): string =>
      `slipway_requests_total{model="demo",version="${version}",code="${code}"} ${n}\n`;
    const url = await answering(() => ({
      text: line('1.1.0', '200', 8) + line('1.1.0', '503', 2) + line('1.0.0', '200', 100),
    }));
    const read = await new ExpositionSource(url).counts(labels);
    expect(read.rates.error_rate).toEqual({ events: 2, trials: 10 });
  });

  it('reads the prediction log, without the line that is being written', async () => {
    const row = (version: string, score: number, time: string): string =>
      `${JSON.stringify({ slipway_time: time, slipway_version: version, slipway_score: score })}\n`;
    const folder = temporaryFolder({
      'log.jsonl':
        row('1.1.0', 0.2, '2026-01-01T00:00:00Z') +
        row('1.1.0', 0.9, '2025-01-01T00:00:00Z') +
        row('1.0.0', 0.5, '2026-01-01T00:00:00Z') +
        row('1.1.0', 0.4, '2026-01-02T00:00:00Z') +
        '{"slipway_time":',
    });
    const source = new PredictionLogSource({ files: path.join(folder, 'log.jsonl'), shown: 'log' });
    const read = await source.counts(labels, new Date('2026-01-01T00:00:00Z'));
    expect(read.histograms.score?.total).toBe(2);
    expect(read.moments.score?.mean).toBeCloseTo(0.3, 12);
    const missing = new PredictionLogSource({ files: path.join(folder, 'no'), shown: 'no' });
    await expect((async () => missing.counts(labels, new Date()))()).rejects.toThrow(MetricProblem);
  });
});

it('knows the traffic of the run that it is asked about', async () => {
  const run = await runAt5();
  expect(run.live).toEqual(split('1.0.0', '1.1.0', 5));
});
