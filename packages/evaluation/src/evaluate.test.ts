import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, evaluationPlotsSchema, parseGates } from '@slipway/core';
import { compareModels } from './comparison.ts';
import { evaluate } from './evaluate.ts';
import { evaluateSlices } from './evaluate-slices.ts';
import { evaluateGates } from './gates/evaluate-gates.ts';
import { binaryData, multiclassData, regressionData } from './testing/data.ts';

/** scikit-learn/scikit-learn#10472, #27057, #6703, #18523 */
describe('one class in the hold-out', () => {
  const data = binaryData({ y: [1, 1, 1, 1, 1, 1], s: [0.9, 0.8, 0.7, 0.6, 0.3, 0.2] });
  const comparison = compareModels(data, null);
  const { metrics, confusionMatrix, plots } = evaluate(comparison);

  it('keeps the confusion matrix 2 × 2', () => {
    expect(confusionMatrix).toEqual([
      [0, 0],
      [2, 4],
    ]);
  });

  it.each([
    ['recall', 0.6666667],
    ['precision', 1],
    ['accuracy', 0.6666667],
    ['log_loss', 0.6682359],
    ['matthews_corrcoef', 0],
    ['cohen_kappa', 0],
  ])('%s is %p', (name, value) => {
    expect(metrics[name]?.value).toBeCloseTo(value, 7);
  });

  it('has no ROC AUC, no ROC curve, and says why', () => {
    expect(metrics.roc_auc).toMatchObject({
      value: null,
      interval: null,
      reason: 'one class only: roc_auc needs both classes',
    });
    expect(plots?.roc).toBeNull();
  });

  it('leaves the other gates decided', () => {
    const gates = parseGates(['roc_auc >= 0.5', 'recall >= 0.6', 'log_loss <= 1']);
    expect(evaluateGates(gates, comparison).map(({ verdict }) => verdict)).toEqual([
      'inconclusive',
      'pass',
      'pass',
    ]);
  });

  it('does not make the other slices vanish', () => {
    const mixed = binaryData({ y: [1, 1, 0, 1, 0, 1], s: [0.9, 0.8, 0.3, 0.6, 0.4, 0.2] });
    const slice = (name: string, rows: number[]): Parameters<typeof evaluateSlices>[1][number] => ({
      name,
      columns: ['c'],
      values: [name],
      rows: Int32Array.from(rows),
    });
    const slices = [slice('one', [0, 1]), slice('both', [2, 3, 4, 5]), slice('small', [0])];
    const results = evaluateSlices(compareModels(mixed, null), slices, { minimumRows: 2 });
    expect(results.map(({ metrics: { roc_auc: auc } }) => [auc?.value, auc?.reason])).toEqual([
      [null, 'one class only: roc_auc needs both classes'],
      [0.5, null],
      [null, '1 row, fewer than the minimum of 2'],
    ]);
    expect(results.map(({ rows, reason }) => [rows, reason])).toEqual([
      [2, null],
      [4, null],
      [1, '1 row, fewer than the minimum of 2'],
    ]);
    expect(results[0]?.metrics.accuracy?.value).toBe(1);
  });
});

describe('evaluate', () => {
  it('has all metrics of the task, or those that are asked for', () => {
    const comparison = compareModels(regressionData([1, 2, 3], [1, 2, 4]), null);
    expect(Object.keys(evaluate(comparison).metrics)).toEqual(comparison.metricNames);
    const some = evaluate(comparison, { metrics: ['r2'] });
    expect(Object.keys(some.metrics)).toEqual(['r2']);
    expect(some.confusionMatrix).toBeNull();
  });

  it.each([
    ['roc_auk', 'there is no metric "roc_auk"; did you mean "roc_auc"?'],
    ['r2', 'r2 is not a metric of binary-classification (metrics: "accuracy"'],
    [
      'roc_auc_ovr',
      'roc_auc_ovr is not a metric of binary-classification; did you mean "roc_auc"?',
    ],
    ['__proto__', 'there is no metric "__proto__"'],
  ])('refuses %s', (name, message) => {
    const comparison = compareModels(binaryData({ y: [0, 1], s: [0, 1] }), null);
    const act = (): unknown => evaluate(comparison, { metrics: [name] });
    expect(act).toThrow(ConfigurationError);
    expect(act).toThrow(`metrics: ${message}`);
  });

  it('suggests the average where scikit-learn would raise', () => {
    const comparison = compareModels(multiclassData({ y: [0, 1, 2] }), null);
    expect(() => evaluate(comparison, { metrics: ['f1'] })).toThrow(
      'f1 is not a metric of multiclass-classification; did you mean "f1_macro" or "f1(<class>)"?',
    );
  });

  it('says what an average made of undefined classes', () => {
    const data = multiclassData({ y: [0, 1, 2, 2], p: [0, 1, 1, 0] });
    const { metrics } = evaluate(compareModels(data, null));
    expect(metrics.precision_macro?.reason).toBe(
      'precision counts as 0 for classes never predicted: "c"',
    );
    expect(metrics.precision_macro?.value).toBeCloseTo(1 / 3, 12);
    expect(metrics.recall_macro?.reason).toBeNull();
  });

  it('shows both models', () => {
    const y = [0, 1, 0, 1];
    const challenger = binaryData({ y, s: [0.1, 0.8, 0.6, 0.7] });
    const champion = binaryData({ y, s: [0.4, 0.3, 0.2, 0.9] });
    const { plots, championConfusionMatrix } = evaluate(compareModels(challenger, champion));
    expect(championConfusionMatrix).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect(evaluationPlotsSchema.parse(plots)).toEqual(plots);
    expect(plots?.roc?.champion?.x.at(-1)).toBe(1);
    expect(plots?.calibration?.champion?.rows).toEqual([1, 1, 1, 1]);
  });
});
