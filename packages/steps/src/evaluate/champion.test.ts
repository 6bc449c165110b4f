import { describe, expect, it } from '@jest/globals';
import type { EvaluatePredicate } from '@slipway/core';
import { evaluate } from '../evaluate.ts';
import { runStep } from '../testing.ts';

const ROWS = 'y,p,old_p,old_pred\n1,0.9,0.7,1\n0,0.2,0.8,1\n1,0.8,0.6,1\n0,0.1,0.3,0\n';

describe('a champion whose answers are columns of the data', () => {
  it.each([
    ['columns: { prediction: old_pred, score: old_p }'],
    ['score: old_p, prediction: old_pred'],
  ])('champion: { %s }', async (champion) => {
    const config = `version: 1
model: { task: binary-classification }
data: { evaluation: d.csv, target: y, score: p }
champion: { ${champion} }
evaluate: { gates: [ "roc_auc >= champion" ] }
`;
    const { outcome } = await runStep(evaluate, { 'slipway.yml': config, 'd.csv': ROWS });
    const { metrics, championConfusionMatrix } = outcome.statement.predicate as EvaluatePredicate;
    // The champion ranks one of the four pairs wrong twice over: 0.7 and 0.6 against 0.8.
    expect(metrics.roc_auc).toMatchObject({ value: 1, champion: 0.5, difference: 0.5 });
    expect(championConfusionMatrix).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it('is an input too', async () => {
    const inputs = {
      evaluation: 'd.csv',
      target: 'y',
      score: 'p',
      champion: '{columns: {score: old_p}}',
    };
    const { outcome } = await runStep(evaluate, { 'd.csv': ROWS }, inputs);
    const { metrics } = outcome.statement.predicate as EvaluatePredicate;
    expect(metrics.roc_auc?.champion).toBe(0.5);
  });

  it('names a column that is not there', async () => {
    const inputs = { evaluation: 'd.csv', target: 'y', score: 'p', champion: '{score: older_p}' };
    const { outcome } = await runStep(evaluate, { 'd.csv': ROWS }, inputs);
    expect(outcome.failure).toContain('no column "older_p"; did you mean "old_p"?');
    expect(outcome.exitCode).toBe(64);
  });
});
