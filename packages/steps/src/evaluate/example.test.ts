/** The regression of examples/diabetes, as its README shows it. */
import { describe, expect, it } from '@jest/globals';
import type { EvaluatePredicate } from '@slipway/core';
import { evaluate } from '../evaluate.ts';
import { fixture, runStep } from '../testing.ts';

const FILES = [
  'slipway.yml',
  'data/holdout.csv',
  'models/candidate.onnx',
  'models/champion.onnx',
] as const;

/** By scikit-learn 1.9.1 of the answers that Python's onnxruntime 1.30.0 gives. */
const EXPECTED = {
  r2: [0.455898583660882, 0.3964911844049528],
  root_mean_squared_error: [57.435339555403594, 60.48965031484693],
  mean_absolute_error: [47.129065500665035, 49.69821529474733],
  'mean_pinball_loss(0.9)': [21.279491155287797, 23.515218981574566],
  'd2_pinball_score(0.9)': [-0.5123870542912377, -0.6712858642637016],
  d2_absolute_error_score: [0.27915264200657675, 0.2398570433843754],
  'd2_tweedie_score(1)': [0.4487950033629887, 0.3687911128409357],
} as const;

describe('the example of a regression', () => {
  it('shows metrics of both models, residuals and slices, and leaves one gate open', async () => {
    const files = FILES.map((name) => [name, fixture(`../examples/diabetes/${name}`)] as const);
    const { outcome } = await runStep(evaluate, Object.fromEntries(files));
    expect(outcome.failure).toContain('about 900 rows would probably decide (now 221)');
    const predicate = outcome.statement.predicate as EvaluatePredicate;
    expect([predicate.verdict, predicate.rows]).toEqual(['inconclusive', 221]);
    for (const [name, [value, champion]] of Object.entries(EXPECTED)) {
      expect(predicate.metrics[name]?.value).toBeCloseTo(value, 4);
      expect(predicate.metrics[name]?.champion).toBeCloseTo(champion, 4);
    }
    const open = predicate.gates.filter(({ verdict }) => verdict === 'inconclusive');
    expect(open.map(({ gate }) => gate)).toEqual(['mean_absolute_error < champion']);
    expect(predicate.slices.length).toBeGreaterThan(3);
    expect(predicate.plots?.residuals).toBeDefined();
  });
});
