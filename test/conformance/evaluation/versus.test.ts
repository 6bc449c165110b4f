import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ClassificationData } from '@slipway/evaluation';
import { compareModels, evaluate } from '@slipway/evaluation';
import { mcNemar, wilcoxonSignedRank } from '@slipway/statistics';

interface Versus {
  readonly mcnemar: { first: number; second: number; pValue: number }[];
  readonly mcnemarLarge: { first: number; second: number; pValue: number }[];
  readonly wilcoxon: {
    differences: number[];
    statistic: number;
    pValue: number;
    pairs: number;
  }[];
  readonly delong: {
    target: number[];
    challenger: number[];
    champion: number[];
    statistic: number;
    pValue: number;
  }[];
  readonly baselines: {
    classes: number;
    target: number[];
    weights: number[] | null;
    metrics: Record<string, number | null>;
  }[];
  readonly means: {
    target: number[];
    weights: number[] | null;
    metrics: Record<string, number | null>;
  }[];
}

const { versus } = JSON.parse(readFileSync(new URL('values.json', import.meta.url), 'utf8')) as {
  versus: Versus;
};

function expectClose(actual: number | null | undefined, expected: number, label: string): void {
  const error = Math.abs((actual ?? NaN) - expected) / Math.max(Math.abs(expected), 1e-4);
  expect({ label, close: error <= 1e-9, actual, expected }).toMatchObject({ close: true });
}

const floats = (values: number[] | null): Float64Array | null =>
  values && Float64Array.from(values);

describe('McNemar’s test', () => {
  it('is SciPy’s binomial test of the discordant pairs', () => {
    for (const { first, second, pValue } of versus.mcnemar) {
      const result = mcNemar(first, second);
      expect(result.method).toBe('exact');
      expectClose(result.pValue, pValue, `${first} against ${second}`);
    }
  });

  it('is χ² of many pairs', () => {
    for (const { first, second, pValue } of versus.mcnemarLarge) {
      const result = mcNemar(first, second);
      expect(result.method).toBe('chi-squared');
      expectClose(result.pValue, pValue, `${first} against ${second}`);
    }
  });

  it('gives 1 without discordant pairs, and the published value of 6 against 16', () => {
    expect(mcNemar(0, 0).pValue).toBe(1);
    expect(mcNemar(6, 16).pValue).toBeCloseTo(0.0524788, 7);
  });
});

describe('Wilcoxon’s signed-rank test is SciPy’s', () => {
  it.each(versus.wilcoxon.map((given, i) => ({ ...given, i })))(
    '$i: $differences.length differences',
    ({ differences, statistic, pValue, pairs }) => {
      const result = wilcoxonSignedRank(Float64Array.from(differences));
      expect(result?.pairs).toBe(pairs);
      expectClose(result?.statistic, statistic, 'statistic');
      expectClose(result?.pValue, pValue, 'p');
    },
  );

  it('has none of differences that are all 0', () => {
    expect(wilcoxonSignedRank(new Float64Array(4))).toBeNull();
  });
});

describe('DeLong’s paired test follows from its definition', () => {
  it.each(versus.delong.map((given, i) => ({ ...given, i })))('$i', (given) => {
    const model = (scores: number[]): ClassificationData => ({
      task: 'binary-classification',
      classes: ['0', '1'],
      positive: 1,
      target: Int32Array.from(given.target),
      predicted: Int32Array.from(scores, (score) => Number(score > 0.5)),
      scores: Float64Array.from(scores),
      probabilities: false,
      weights: null,
    });
    const comparison = compareModels(model(given.challenger), model(given.champion));
    const { tests } = evaluate(comparison, { metrics: [] });
    const test = tests?.find((result) => result.test === 'delong');
    expectClose(test?.statistic, given.statistic, 'z');
    expectClose(test?.pValue, given.pValue, 'p');
  });
});

describe('baselines are scikit-learn’s dummies', () => {
  it.each(versus.baselines.map((given, i) => ({ ...given, i })))(
    'prior, $classes classes, case $i',
    ({ classes, target, weights, metrics }) => {
      const data: ClassificationData = {
        task: classes === 2 ? 'binary-classification' : 'multiclass-classification',
        classes: Array.from({ length: classes }, (_, i) => String(i)),
        positive: classes === 2 ? 1 : null,
        target: Int32Array.from(target),
        predicted: Int32Array.from(target),
        scores: null,
        probabilities: false,
        weights: floats(weights),
      };
      const { baseline } = evaluate(compareModels(data, null, { resamples: 1 }));
      expect(baseline?.strategy).toBe('prior');
      for (const [name, value] of Object.entries(metrics)) {
        if (value === null) expect([name, baseline?.metrics[name] ?? null]).toEqual([name, null]);
        else expectClose(baseline?.metrics[name], value, name);
      }
    },
  );

  it.each(versus.means.map((given, i) => ({ ...given, i })))('mean, case $i', (given) => {
    const data = {
      task: 'regression' as const,
      target: Float64Array.from(given.target),
      predicted: Float64Array.from(given.target),
      weights: floats(given.weights),
    };
    const { baseline } = evaluate(compareModels(data, null, { resamples: 1 }));
    expect(baseline?.strategy).toBe('mean');
    for (const [name, value] of Object.entries(given.metrics)) {
      // R² of the mean is 0 up to rounding.
      if (value !== null && Math.abs(value) > 1e-12)
        expectClose(baseline?.metrics[name], value, name);
    }
  });
});
