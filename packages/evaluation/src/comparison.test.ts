import { describe, expect, it } from '@jest/globals';
import { metricResultSchema, stringifyJson } from '@slipway/core';
import { Xoshiro128 } from '@slipway/statistics';
import type { Comparison } from './comparison.ts';
import { compareModels } from './comparison.ts';
import type { EvaluationData } from './data/data.ts';
import { METRICS } from './metric/registry.ts';
import { binaryData, multiclassData, randomBinary, regressionData } from './testing/data.ts';

const random = new Xoshiro128(4);
const y = Array.from({ length: 200 }, () => random.below(2));
const better = randomBinary(random, y.length, 2.5, y);
const worse = randomBinary(random, y.length, 1.5, y);

function expectSound(comparison: Comparison): void {
  for (const name of comparison.metricNames) {
    const result = comparison.result(name);
    expect(metricResultSchema.parse(result)).toEqual(result);
    expect(() => stringifyJson(result)).not.toThrow();
    const { range = [NaN, NaN] } = METRICS.find((metric) => metric.name === name) ?? {};
    const { value, interval, reason } = result;
    if (value === null) {
      expect([name, reason]).toEqual([name, expect.stringMatching(/\w/)]);
      expect(interval).toBeNull();
      continue;
    }
    expect(value).toBeGreaterThanOrEqual(range[0]);
    expect(value).toBeLessThanOrEqual(range[1]);
    if (interval === null) {
      expect([name, reason]).toEqual([name, expect.stringContaining('interval')]);
      continue;
    }
    const [low, high] = interval;
    expect(low).toBeLessThanOrEqual(high);
    expect(low).toBeGreaterThanOrEqual(range[0]);
    expect(high).toBeLessThanOrEqual(range[1]);
  }
}

describe('degenerate rows give no NaN and no interval out of range', () => {
  const CASES: Record<string, EvaluationData> = {
    'no rows': binaryData({ y: [], s: [] }),
    'one row': binaryData({ y: [1], s: [0.7] }),
    'two rows': binaryData({ y: [0, 1], s: [0.7, 0.2] }),
    'perfect and certain': binaryData({ y: [0, 1, 0, 1], s: [0, 1, 0, 1] }),
    'wrong and certain': binaryData({ y: [0, 1, 0, 1], s: [1, 0, 1, 0] }),
    'one class': binaryData({ y: [1, 1, 1], s: [0.9, 0.3, 0.6] }),
    'the other class': binaryData({ y: [0, 0, 0], s: [0.9, 0.3, 0.6] }),
    'equal scores': binaryData({ y: [0, 1, 1], s: [0.5, 0.5, 0.5] }),
    'labels only': binaryData({ y: [0, 1, 1], p: [0, 0, 1] }),
    'all weights 0': binaryData({ y: [0, 1], s: [0.1, 0.9], w: [0, 0] }),
    'one row with weight': binaryData({ y: [0, 1, 1], s: [0.1, 0.9, 0.4], w: [0, 3, 0] }),
    'tiny weights': binaryData({ y: [0, 1, 1], s: [0.1, 0.9, 0.4], w: [1e-300, 1e-300, 1e-300] }),
    'one positive row': binaryData({ y: [0, 0, 0, 1], s: [0.1, 0.4, 0.6, 0.5] }),
    'no scores, three classes': multiclassData({ y: [0, 1, 2], p: [0, 2, 2] }),
    'two of three classes': multiclassData({
      y: [0, 1, 0, 1],
      s: [0, 1, 0, 1].map((i) => [0.1, 0.1, 0.1].map((p, j) => (i === j ? 0.8 : p))),
    }),
    'two classes, multiclass': multiclassData({
      classes: ['a', 'b'],
      y: [0, 1, 0, 1],
      s: [
        [0.3, 0.7],
        [0.4, 0.6],
        [0.9, 0.1],
        [0.5, 0.5],
      ],
    }),
    'one number': regressionData([3], [4]),
    'perfect numbers': regressionData([1, 2, 3], [1, 2, 3]),
    'constant target': regressionData([2, 2, 2], [1, 2, 3]),
    'one wrong number': regressionData([1, 2, 3, 4], [1, 2, 3, 9]),
    'far from zero': regressionData([1e300, -1e300], [-1e300, 1e300]),
    'weighted numbers': regressionData([1, 2, 3, 4], [2, 2, 2, 5], [0, 1, 2, 0.5]),
  };

  it.each(Object.entries(CASES))('%s', (_, data) => {
    expectSound(compareModels(data, null));
    expectSound(compareModels(data, { ...data }));
  });
});

describe('perfect separation of few rows', () => {
  it('does not give ROC AUC an interval without width', () => {
    const { bounds, method } =
      compareModels(
        binaryData({ y: [0, 0, 0, 1, 1], s: [0.1, 0.2, 0.3, 0.8, 0.9] }),
        null,
      ).estimate('roc_auc').interval ?? {};
    expect(method).toBe('newcombe');
    expect(bounds?.[0]).toBeLessThan(0.7);
    expect(bounds?.[1]).toBe(1);
  });

  it.each([
    'accuracy',
    'f1',
    'matthews_corrcoef',
    'average_precision',
    'expected_calibration_error',
  ])('nor %s', (name) => {
    const data = binaryData({ y: [0, 1, 0, 1, 0], s: [0, 1, 0, 1, 0] });
    const [low = 0, high = 0] = compareModels(data, null).estimate(name).interval?.bounds ?? [];
    expect(high - low).toBeGreaterThan(0.1);
  });
});

describe('a champion that gives the same answers', () => {
  it('differs by 0, with the interval [0, 0]', () => {
    const comparison = compareModels(better, { ...better });
    const defined = comparison.metricNames.filter((name) => comparison.result(name).value !== null);
    expect(defined).toEqual(comparison.metricNames);
    for (const name of defined) {
      const { value, champion, difference, differenceInterval, reason } = comparison.result(name);
      expect(champion).toBe(value);
      expect([difference, differenceInterval]).toEqual([0, [0, 0]]);
      expect(reason).toContain('the champion gives the same answer on every row');
    }
    const { value, interval } = comparison.difference('roc_auc', 1.25);
    const own = comparison.estimate('roc_auc');
    expect(value).toBeCloseTo(-0.25 * (own.value ?? NaN), 12);
    expect(interval?.[0]).toBeCloseTo(-0.25 * (own.interval?.bounds[1] ?? NaN), 12);
  });

  it('is said to be the same model when it is', () => {
    const comparison = compareModels(better, better, { sameModel: true });
    expect(comparison.result('f1').reason).toBe('the champion is the same model');
  });

  it('has no interval [0, 0] for equal labels alone, since scores show another model', () => {
    const labels = { p: [0, 1, 1, 0, 1], y: [0, 1, 0, 0, 1] };
    const comparison = compareModels(
      binaryData({ ...labels, s: [0.1, 0.7, 0.8, 0.2, 0.9] }),
      binaryData({ ...labels, s: [0.2, 0.6, 0.9, 0.3, 0.8] }),
    );
    const { value, interval } = comparison.difference('accuracy');
    expect(value).toBe(0);
    expect(interval?.[0]).toBeLessThan(-0.1);
    expect(interval?.[1]).toBeGreaterThan(0.1);
  });

  it('has ROC AUC [0, 0] when its scores only keep the order', () => {
    const scores = better.scores?.map((score) => score ** 3) ?? null;
    expect(compareModels(better, { ...better, scores }).difference('roc_auc')).toEqual({
      value: 0,
      interval: [0, 0],
      reason: null,
    });
  });
});

describe('models that agree on the rows of a slice, but not elsewhere', () => {
  const slice = Int32Array.of(0, 1, 2, 3);

  it('are not the same there', () => {
    const truth = [0, 1, 0, 1, 1];
    const comparison = compareModels(
      binaryData({ y: truth, p: [0, 1, 1, 1, 1] }),
      binaryData({ y: truth, p: [0, 1, 1, 1, 0] }),
    ).subset(slice);
    const { value, interval, reason } = comparison.difference('accuracy');
    expect([value, reason]).toEqual([0, null]);
    expect(interval?.[0]).toBeLessThan(-0.1);
  });

  it('have no interval where nothing varies', () => {
    const truth = [1, 2, 3, 4, 5];
    const comparison = compareModels(
      regressionData(truth, [1, 3, 3, 3, 5]),
      regressionData(truth, [1, 3, 3, 3, 6]),
    ).subset(slice);
    for (const name of ['mean_absolute_error', 'root_mean_squared_error', 'r2']) {
      expect(comparison.difference(name)).toEqual({
        value: 0,
        interval: null,
        reason: 'the rows are too few, or too much alike, for an interval',
      });
    }
  });
});

describe('comparison with another champion', () => {
  const comparison = compareModels(better, worse);

  it('gives challenger − champion with a paired interval', () => {
    for (const name of ['roc_auc', 'average_precision', 'accuracy', 'log_loss', 'd2_brier_score']) {
      const { value, champion, difference, differenceInterval } = comparison.result(name);
      expect(difference).toBeCloseTo((value ?? NaN) - (champion ?? NaN), 12);
      const [low = NaN, high = NaN] = differenceInterval ?? [];
      expect(low).toBeLessThan(difference ?? NaN);
      expect(high).toBeGreaterThan(difference ?? NaN);
    }
  });

  it('mirrors when the two change places', () => {
    const mirrored = compareModels(worse, better);
    for (const name of ['roc_auc', 'average_precision', 'log_loss', 'expected_calibration_error']) {
      const [low = NaN, high = NaN] = comparison.difference(name).interval ?? [];
      const [from = NaN, to = NaN] = mirrored.difference(name).interval ?? [];
      expect([-to, -from]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    }
  });

  it('says why there is no difference', () => {
    const without = compareModels(better, { ...worse, scores: null });
    expect(without.result('roc_auc')).toMatchObject({
      champion: null,
      difference: null,
      reason: 'champion: no scores: the model gives labels only',
    });
    expect(without.result('roc_auc').value).not.toBeNull();
  });

  it('has the challenger’s interval whether or not there is a champion', () => {
    const alone = compareModels(better, null);
    for (const name of alone.metricNames) {
      expect(comparison.result(name).interval).toEqual(alone.result(name).interval);
    }
  });
});

describe('options', () => {
  it('repeats its numbers for the same seed only', () => {
    const interval = (seed: number): unknown => compareModels(better, worse, { seed }).result('f1');
    expect(interval(1)).toEqual(interval(1));
    expect(interval(1)).not.toEqual(interval(2));
  });

  it('widens intervals with the confidence', () => {
    const width = (confidence: number, name: string): number => {
      const { bounds } = compareModels(better, null, { confidence }).estimate(name).interval ?? {};
      return (bounds?.[1] ?? NaN) - (bounds?.[0] ?? NaN);
    };
    for (const name of ['accuracy', 'f1', 'roc_auc', 'log_loss', 'd2_brier_score']) {
      expect(width(0.99, name)).toBeGreaterThan(width(0.9, name));
    }
  });

  it.each([
    [{ confidence: 1 }, 'evaluate: confidence is 1'],
    [{ confidence: NaN }, 'evaluate: confidence is NaN'],
    [{ resamples: 0 }, 'evaluate: resamples is 0'],
    [{ seed: -1 }, 'evaluate: seed is -1'],
  ])('%p is refused', (options, message) => {
    expect(() => compareModels(better, null, options)).toThrow(message);
  });
});

describe('scores that are no probabilities', () => {
  it.each([
    [
      binaryData({ y: [0, 1], s: [-2, 3], probabilities: false }),
      'the scores are not probabilities',
    ],
    [binaryData({ y: [0, 1], s: [0.5, 1.5] }), 'the scores are not probabilities: row 2 has 1.5'],
    [
      multiclassData({
        y: [0, 1],
        s: [
          [0.5, 0.3, 0.2],
          [0.5, 0.5, 0.5],
        ],
      }),
      'the scores are not probabilities: row 2 sums to 1.5',
    ],
  ])('give no log loss but why: %#', (data, reason) => {
    const comparison = compareModels(data, null);
    for (const name of ['log_loss', 'brier_score', 'expected_calibration_error']) {
      expect(comparison.result(name)).toMatchObject({ value: null, reason });
    }
    expect(comparison.result('average_precision').reason ?? '').not.toContain('probabilities');
  });

  it('tolerates what float32 loses', () => {
    const third = Math.fround(1 / 3);
    const data = multiclassData({ y: [0, 1], s: Array<number[]>(2).fill([third, third, third]) });
    expect(compareModels(data, null).estimate('log_loss').value).toBeCloseTo(Math.log(3), 6);
  });
});
