import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ClassificationData, EvaluationData, RegressionData } from '@slipway/evaluation';
import { compareModels, evaluate } from '@slipway/evaluation';
import { aucScoreInterval, Xoshiro128 } from '@slipway/statistics';

type Interval = [number, number];

interface MetricCase {
  readonly kind: string;
  readonly target: number[];
  readonly predicted: number[];
  readonly weights: number[] | null;
  readonly metrics: Record<string, number | null>;
}

interface ClassifiedCase extends MetricCase {
  readonly classes?: number;
  readonly scores: number[];
  readonly probabilities: boolean;
  readonly confusion: number[][];
  readonly curves?: Record<string, [number[], number[]]> | null;
}

interface PairCase {
  readonly target: number[];
  readonly challenger: number[];
  readonly champion: number[];
  readonly factor: number;
  readonly intervals: Record<string, Interval>;
  readonly differences: Record<string, Interval>;
}

interface Frozen {
  readonly published: {
    readonly task: 'binary' | 'multiclass' | 'regression';
    readonly metric: string;
    readonly target: number[];
    readonly predicted: number[] | null;
    readonly scores: number[] | null;
    readonly value: number;
  }[];
  readonly binary: ClassifiedCase[];
  readonly multiclass: ClassifiedCase[];
  readonly regression: MetricCase[];
  readonly binaryIntervals: PairCase[];
  readonly regressionIntervals: PairCase[];
  readonly tableIntervals: {
    readonly table: number[][][];
    readonly intervals: Record<string, Interval>;
    readonly differences: Record<string, Interval>;
  }[];
  readonly randomNumbers: { readonly seed: number; readonly stream: number; words: number[] }[];
  readonly aucScoreIntervals: {
    readonly area: number;
    readonly positives: number;
    readonly negatives: number;
    readonly interval: Interval;
  }[];
}

const frozen = JSON.parse(readFileSync(new URL('values.json', import.meta.url), 'utf8')) as Frozen;

const floats = (values: number[]): Float64Array => Float64Array.from(values);
const optional = (values: number[] | null): Float64Array | null => values && floats(values);

function classified(
  given: Pick<ClassifiedCase, 'target' | 'scores' | 'probabilities' | 'weights'> &
    Partial<ClassifiedCase>,
): ClassificationData {
  const binary = given.classes === undefined;
  return {
    task: binary ? 'binary-classification' : 'multiclass-classification',
    classes: Array.from({ length: given.classes ?? 2 }, (_, i) => `class ${i}`),
    positive: binary ? 1 : null,
    target: Int32Array.from(given.target),
    predicted: Int32Array.from(given.predicted ?? given.target),
    scores: floats(given.scores),
    probabilities: given.probabilities,
    weights: optional(given.weights),
  };
}

function regressed({
  target,
  predicted,
  weights,
}: Omit<MetricCase, 'kind' | 'metrics'>): RegressionData {
  return {
    task: 'regression',
    target: floats(target),
    predicted: floats(predicted),
    weights: optional(weights),
  };
}

/** |actual − expected| ≤ 1e-9 × max(|expected|, floor); the floor is for values next to 0. */
function expectClose(actual: number | null, expected: number, label: string, floor = 1e-4): void {
  const error = Math.abs((actual ?? NaN) - expected) / Math.max(Math.abs(expected), floor);
  if (!(error <= 1e-9))
    throw new Error(`${label}: ${String(actual)} is not ${expected} (${error})`);
  expect(error).toBeLessThanOrEqual(1e-9);
}

function expectMetrics(data: EvaluationData, metrics: Record<string, number | null>): void {
  const comparison = compareModels(data, null);
  for (const [name, expected] of Object.entries(metrics)) {
    const { value, reason, interval } = comparison.estimate(name);
    if (interval !== null) expect(interval.bounds[0]).toBeLessThanOrEqual(interval.bounds[1]);
    if (expected !== null) {
      expectClose(value, expected, name);
      continue;
    }
    expect([name, value]).toEqual([name, null]);
    expect(reason).toEqual(expect.stringMatching(/\w/));
  }
}

describe('the examples of scikit-learn’s documentation', () => {
  it.each(frozen.published.map((row, i) => ({ ...row, name: `${i}: ${row.metric}` })))(
    '$name',
    ({ task, metric, target, predicted, scores, value }) => {
      const weights = null;
      const given = { target, predicted: predicted ?? target, weights };
      const data =
        task === 'regression'
          ? regressed(given)
          : classified({
              ...given,
              ...(task === 'multiclass' ? { classes: 3 } : {}),
              scores:
                scores ??
                target.flatMap((y) =>
                  task === 'binary' ? [y] : [0, 1, 2].map((i) => Number(i === y)),
                ),
              probabilities: true,
            });
      expectClose(compareModels(data, null).estimate(metric).value, value, metric);
    },
  );
});

const numbered = <T extends { kind: string }>(cases: T[]): (T & { title: string })[] =>
  cases.map((entry, i) => ({ ...entry, title: `${i}: ${entry.kind}` }));

describe('binary metrics equal scikit-learn’s', () => {
  it.each(numbered(frozen.binary))('$title', (given) => {
    const data = classified(given);
    expectMetrics(data, given.metrics);
    expect(evaluate(compareModels(data, null), { metrics: [] }).confusionMatrix).toEqual(
      given.confusion,
    );
  });

  it('draws the same curves', () => {
    let curves = 0;
    for (const given of frozen.binary) {
      if (given.curves === null || given.curves === undefined) continue;
      const plots = evaluate(compareModels(classified(given), null), { metrics: [] }).plots;
      for (const [name, [x, y]] of Object.entries(given.curves)) {
        const curve = plots?.[name as 'roc']?.challenger;
        const close = (list: number[]): unknown[] => list.map((v) => expect.closeTo(v, 12));
        expect(curve).toEqual(expect.objectContaining({ x: close(x), y: close(y) }));
        curves++;
      }
    }
    expect(curves).toBeGreaterThan(20);
  });
});

describe('multiclass metrics equal scikit-learn’s', () => {
  it.each(numbered(frozen.multiclass))('$title', (given) => {
    const data = classified(given);
    expectMetrics(data, given.metrics);
    expect(evaluate(compareModels(data, null), { metrics: [] }).confusionMatrix).toEqual(
      given.confusion,
    );
  });
});

describe('regression metrics equal scikit-learn’s', () => {
  it.each(numbered(frozen.regression))('$title', (given) => {
    expectMetrics(regressed(given), given.metrics);
  });
});

describe('every metric has enough cases', () => {
  it.each(['binary', 'multiclass', 'regression'] as const)('%s', (task) => {
    const defined = new Map<string, number>();
    for (const { metrics } of frozen[task]) {
      for (const [name, value] of Object.entries(metrics)) {
        defined.set(name, (defined.get(name) ?? 0) + (value === null ? 0 : 1));
      }
    }
    const first = frozen[task][0];
    if (first === undefined) throw new Error('no cases');
    const data = 'scores' in first ? classified(first) : regressed(first);
    expect([...defined.keys()].sort()).toEqual(compareModels(data, null).metricNames.sort());
    for (const [name, count] of defined) expect([name, count >= 30]).toEqual([name, true]);
  });
});

function expectInterval(actual: Interval | null, expected: Interval, label: string): void {
  expectClose(actual?.[0] ?? null, expected[0], label, 1e-3);
  expectClose(actual?.[1] ?? null, expected[1], label, 1e-3);
}

function expectPair(challenger: EvaluationData, champion: EvaluationData, given: PairCase): void {
  const comparison = compareModels(challenger, champion);
  for (const [name, interval] of Object.entries(given.intervals)) {
    expectInterval(comparison.estimate(name).interval?.bounds ?? null, interval, name);
  }
  for (const [name, interval] of Object.entries(given.differences)) {
    const label = `difference of ${name}`;
    expectInterval(comparison.difference(name, given.factor).interval, interval, label);
  }
}

describe('intervals equal those computed from their definitions', () => {
  it.each(frozen.binaryIntervals)('binary, $target.length rows, factor $factor', (given) => {
    const model = (scores: number[]): ClassificationData =>
      classified({
        target: given.target,
        predicted: scores.map((score) => Number(score >= 0.5)),
        scores,
        probabilities: true,
        weights: null,
      });
    expectPair(model(given.challenger), model(given.champion), given);
  });

  it.each(frozen.regressionIntervals)('regression, $target.length rows, $factor', (given) => {
    const model = (predicted: number[]): RegressionData =>
      regressed({ target: given.target, predicted, weights: null });
    expectPair(model(given.challenger), model(given.champion), given);
  });

  it.each(frozen.tableIntervals)('resampled tables: $table', ({ table, ...expected }) => {
    const rows = table.flatMap((byTruth, truth) =>
      byTruth.flatMap((byChallenger, challenger) =>
        byChallenger.flatMap((count, champion) =>
          Array.from({ length: count }, () => ({ truth, challenger, champion })),
        ),
      ),
    );
    const model = (role: 'challenger' | 'champion'): ClassificationData =>
      classified({
        target: rows.map(({ truth }) => truth),
        predicted: rows.map((row) => row[role]),
        // Scores that differ: else both would count as the same model.
        scores: rows.map((_, i) => (role === 'champion' ? 0.5 : i / rows.length)),
        probabilities: true,
        weights: null,
      });
    const options = { resamples: 20_000 };
    const comparison = compareModels(model('challenger'), model('champion'), options);
    for (const [name, [low, high]] of Object.entries(expected.intervals)) {
      const bounds = comparison.estimate(name).interval?.bounds;
      expect(Math.abs((bounds?.[0] ?? NaN) - low)).toBeLessThan(0.01);
      expect(Math.abs((bounds?.[1] ?? NaN) - high)).toBeLessThan(0.01);
    }
    for (const [name, [low, high]] of Object.entries(expected.differences)) {
      const bounds = comparison.difference(name).interval;
      expect(Math.abs((bounds?.[0] ?? NaN) - low)).toBeLessThan(0.01);
      expect(Math.abs((bounds?.[1] ?? NaN) - high)).toBeLessThan(0.01);
    }
  });

  it.each(frozen.aucScoreIntervals)('AUC $area of $positives and $negatives', (given) => {
    const { area, positives, negatives, interval } = given;
    expectInterval(aucScoreInterval(area, positives, negatives, 0.95), interval, 'score interval');
  });
});

describe('random numbers', () => {
  it.each(frozen.randomNumbers)('seed $seed, stream $stream', ({ seed, stream, words }) => {
    const random = new Xoshiro128(seed, stream);
    expect(words.map(() => random.uint32())).toEqual(words);
  });
});
