import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type {
  ClassificationData,
  EvaluationData,
  MultilabelData,
  RegressionData,
} from '@slipway/evaluation';
import { compareModels, evaluate, metricNames } from '@slipway/evaluation';
import { aucScoreInterval, Xoshiro128 } from '@slipway/statistics';

type Interval = [number, number];

interface MetricCase {
  readonly kind: string;
  readonly target: number[];
  readonly predicted: number[];
  readonly weights: number[] | null;
  readonly metrics: Record<string, number | null>;
  /** Name, arguments and value of metrics that take arguments. */
  readonly parametric: [string, string[], number | null][];
}

interface ClassifiedCase extends MetricCase {
  readonly classes?: number;
  readonly scores: number[];
  readonly probabilities: boolean;
  readonly confusion: number[][];
  readonly curves?: Record<string, [number[], number[]]> | null;
}

interface LabelledCase extends MetricCase {
  readonly classes: number;
  readonly scores: number[];
}

interface FairnessCase {
  readonly kind: string;
  readonly target: number[];
  readonly predicted: number[];
  readonly weights: number[] | null;
  readonly groups: number[];
  readonly others: number[];
  readonly metrics: Record<string, number | null>;
  readonly crossed: Record<string, number | null>;
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
  readonly multilabel: LabelledCase[];
  readonly fairness: FairnessCase[];
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
}: Omit<MetricCase, 'kind' | 'metrics' | 'parametric'>): RegressionData {
  return {
    task: 'regression',
    target: floats(target),
    predicted: floats(predicted),
    weights: optional(weights),
  };
}

function labelled(given: LabelledCase): MultilabelData {
  return {
    task: 'multilabel-classification',
    classes: Array.from({ length: given.classes }, (_, i) => `class ${i}`),
    target: Uint8Array.from(given.target),
    predicted: Uint8Array.from(given.predicted),
    scores: floats(given.scores),
    probabilities: true,
    weights: optional(given.weights),
  };
}

/** |actual − expected| ≤ 1e-9 × max(|expected|, floor); the floor is for values next to 0. */
function expectClose(actual: number | null, expected: number, label: string, floor = 1e-4): void {
  const error = Math.abs((actual ?? NaN) - expected) / Math.max(Math.abs(expected), floor);
  if (!(error <= 1e-9))
    throw new Error(`${label}: ${String(actual)} is not ${expected} (${error})`);
  expect(error).toBeLessThanOrEqual(1e-9);
}

function expectMetrics(
  data: EvaluationData,
  { metrics, parametric }: Pick<MetricCase, 'metrics' | 'parametric'>,
): void {
  const calls = Object.entries(metrics).map(([metric, value]) => ({ metric, args: [], value }));
  const others = parametric.map(([metric, args, value]) => ({ metric, args, value }));
  const comparison = compareModels(data, null, { minimumRows: 1, resamples: 200 });
  for (const { value: expected, ...call } of [...calls, ...others]) {
    const name = `${call.metric}(${call.args.join()})`;
    const { value, reason, interval } = comparison.estimate(call);
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
    expectMetrics(data, given);
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
    expectMetrics(data, given);
    expect(evaluate(compareModels(data, null), { metrics: [] }).confusionMatrix).toEqual(
      given.confusion,
    );
  });
});

describe('regression metrics equal scikit-learn’s', () => {
  it.each(numbered(frozen.regression))('$title', (given) => {
    expectMetrics(regressed(given), given);
  });
});

describe('multilabel metrics equal scikit-learn’s', () => {
  it.each(numbered(frozen.multilabel))('$title', (given) => {
    expectMetrics(labelled(given), given);
  });
});

describe('fairness metrics equal Fairlearn’s', () => {
  it.each(numbered(frozen.fairness))('$title', (given) => {
    const { target, predicted, weights, metrics, crossed } = given;
    const column = (codes: number[]): { values: string[]; codes: Int32Array } => ({
      values: ['a', 'b', 'c', 'd', 'e'],
      codes: Int32Array.from(codes),
    });
    const data: ClassificationData = {
      ...classified({ target, predicted, scores: target, probabilities: true, weights }),
      scores: null,
      groups: new Map([
        ['group', column(given.groups)],
        ['other', column(given.others)],
      ]),
    };
    const calls = (
      values: Record<string, number | null>,
      args: string[],
    ): [string, string[], number | null][] =>
      Object.entries(values).map(([name, value]) => [name, args, value]);
    const parametric = [...calls(metrics, ['group']), ...calls(crossed, ['group', 'other'])];
    expectMetrics(data, { metrics: {}, parametric });
  });
});

describe('every metric has enough cases', () => {
  const counted = (entries: Iterable<[string, number | null]>): Map<string, number> => {
    const defined = new Map<string, number>();
    for (const [name, value] of entries) {
      defined.set(name, (defined.get(name) ?? 0) + (value === null ? 0 : 1));
    }
    return defined;
  };
  const tasks = {
    binary: 'binary-classification',
    multiclass: 'multiclass-classification',
    multilabel: 'multilabel-classification',
    regression: 'regression',
  } as const;

  it.each(['binary', 'multiclass', 'multilabel', 'regression'] as const)('%s', (task) => {
    const cases: readonly MetricCase[] = frozen[task];
    const defined = counted(cases.flatMap(({ metrics }) => Object.entries(metrics)));
    // What mistakes cost is no metric of scikit-learn's.
    const names = metricNames(tasks[task]).filter((name) => name !== 'mean_cost');
    expect([...defined.keys()].sort()).toEqual(names.sort());
    for (const [name, count] of defined) expect([name, count >= 30]).toEqual([name, true]);
    const others = counted(
      cases.flatMap(({ parametric }) =>
        parametric.map(([name, , value]): [string, number | null] => [name, value]),
      ),
    );
    expect(others.size).toBeGreaterThan(3);
    for (const [name, count] of others) expect([name, count >= 30]).toEqual([name, true]);
  });

  it('fairness', () => {
    const defined = counted(frozen.fairness.flatMap(({ metrics }) => Object.entries(metrics)));
    expect(defined.size).toBe(8);
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
