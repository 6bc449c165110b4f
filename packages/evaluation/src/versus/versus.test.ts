import { describe, expect, it } from '@jest/globals';
import { wilsonInterval } from '@slipway/statistics';
import { compareModels } from '../comparison.ts';
import { evaluate } from '../evaluate.ts';
import { binaryData, multiclassData, regressionData } from '../testing/data.ts';

const y = [0, 0, 1, 1, 2, 2];
const challenger = multiclassData({ y, p: [0, 1, 1, 0, 0, 1] });
const champion = multiclassData({ y, p: [0, 0, 1, 1, 1, 2] });

describe('churn', () => {
  it('counts rows that flip', () => {
    const { churn } = evaluate(compareModels(challenger, champion), { metrics: [] });
    expect(churn).toEqual({
      rows: 6,
      disagreements: 4,
      rate: 4 / 6,
      interval: wilsonInterval(4 / 6, 6, 0.95),
      rightToWrong: 3,
      wrongToRight: 0,
      wrongToWrong: 1,
      reason: null,
    });
  });

  it('weighs the rate, and has none of rows without a weight', () => {
    const w = [1, 3, 0, 0, 0, 0];
    const weighted = (weights: number[]): ReturnType<typeof evaluate> =>
      evaluate(
        compareModels(
          multiclassData({ y, p: [0, 1, 1, 0, 0, 1], w: weights }),
          multiclassData({ y, p: [0, 0, 1, 1, 1, 2], w: weights }),
        ),
        { metrics: [] },
      );
    expect(weighted(w).churn?.rate).toBeCloseTo(0.75, 12);
    expect(weighted([0, 0, 0, 0, 0, 0]).churn).toMatchObject({
      rate: null,
      reason: 'no rows with a weight',
    });
  });

  it('is absent without a champion and for numbers', () => {
    expect(evaluate(compareModels(challenger, null), { metrics: [] }).churn).toBeNull();
    const numbers = compareModels(regressionData([1, 2], [1, 2]), regressionData([1, 2], [2, 2]));
    expect(evaluate(numbers, { metrics: [] }).churn).toBeNull();
  });
});

describe('tests of two models', () => {
  it('are those that the task has', () => {
    const names = (comparison: ReturnType<typeof compareModels>): string[] =>
      (evaluate(comparison, { metrics: [] }).tests ?? []).map(({ test }) => test);
    expect(names(compareModels(challenger, champion))).toEqual(['mcnemar']);
    expect(names(compareModels(challenger, null))).toEqual([]);
    const scored = binaryData({ y: [0, 1, 0, 1], s: [0.1, 0.9, 0.4, 0.3] });
    const other = binaryData({ y: [0, 1, 0, 1], s: [0.2, 0.3, 0.4, 0.5] });
    expect(names(compareModels(scored, other))).toEqual(['mcnemar', 'delong']);
    const numbers = compareModels(regressionData([1, 2], [1, 2]), regressionData([1, 2], [2, 2]));
    expect(names(numbers)).toEqual(['wilcoxon']);
  });

  it('say why they have no result', () => {
    const test = (change: object, s = [0.1, 0.9, 0.4, 0.3]): (string | null)[] => {
      const rows = { ...binaryData({ y: [0, 1, 0, 1], s }), ...change };
      const other = { ...rows, scores: Float64Array.of(0.2, 0.3, 0.4, 0.5) };
      return (evaluate(compareModels(rows, other), { metrics: [] }).tests ?? []).map(
        ({ reason }) => reason,
      );
    };
    expect(test({ weights: Float64Array.of(1, 1, 2, 1) })[0]).toContain('sample weights');
    expect(test({ clusters: Int32Array.of(0, 0, 1, 1) })[1]).toContain('belong to groups');
    expect(test({ target: Int32Array.of(1, 1, 1, 1) })[1]).toContain('one class only');
    expect(test({}, [0.02, 0.04, 0.06, 0.08])[1]).toBe('both rank the rows alike');
  });
});

describe('a baseline', () => {
  it('is described', () => {
    const { baseline } = evaluate(compareModels(challenger, null), { metrics: ['accuracy'] });
    expect(baseline?.description).toContain('always "a"');
    expect(baseline?.metrics).toEqual({ accuracy: 2 / 6 });
    const numbers = evaluate(compareModels(regressionData([1, 2, 6], [1, 2, 3]), null));
    expect(numbers.baseline?.description).toBe('always 3, the mean of the target on these rows');
    expect(numbers.baseline?.metrics.mean_absolute_error).toBeCloseTo(2, 12);
  });

  it('of labels knows their shares', () => {
    const { baseline } = evaluate(
      compareModels(
        {
          task: 'multilabel-classification',
          classes: ['a', 'b'],
          target: Uint8Array.of(1, 0, 1, 1, 1, 0),
          predicted: Uint8Array.of(1, 1, 1, 1, 0, 0),
          scores: null,
          probabilities: false,
          weights: null,
        },
        null,
      ),
    );
    expect(baseline?.metrics['recall(a)']).toBeUndefined();
    expect(baseline?.metrics.accuracy).toBeCloseTo(2 / 3, 12);
  });

  it('is absent without rows', () => {
    expect(evaluate(compareModels(regressionData([], []), null)).baseline).toBeNull();
  });
});
