import { describe, expect, it } from '@jest/globals';
import { coverage, SCENARIOS } from './coverage.ts';

const RUNS = 100;
const SMALL = { batches: 1, batchRows: 20_000, resamples: 400 };

/** Metrics with each kind of interval. */
const METRICS: Record<string, string[]> = {
  binary: ['accuracy', 'f1', 'roc_auc', 'average_precision', 'log_loss', 'd2_brier_score'],
  three: ['f1_macro', 'roc_auc_ovr', 'top_k_accuracy'],
  regression: ['mean_absolute_error', 'root_mean_squared_error', 'median_absolute_error', 'r2'],
};

/**
 * A small part of the simulation, to notice what is broken: with 50 rows coverage is at least 86 %
 * (nominal 95 %, less three standard deviations of 100 runs) and the truth lies on one side in at
 * most 9 % (nominal 2.5 %). The whole simulation is `coverage.ts`.
 */
describe.each(Object.entries(SCENARIOS))('%s', (name, draw) => {
  it('intervals hold the truth', () => {
    const metrics = METRICS[name.split(/[ ,]/)[0] ?? ''] ?? [];
    expect(metrics.length).toBeGreaterThan(2);
    for (const { metric, interval, difference } of coverage(draw, 50, RUNS, {
      ...SMALL,
      metrics,
    })) {
      for (const { below, inside, above } of [interval, difference]) {
        expect([metric, below + inside + above > 0.9 * RUNS]).toEqual([metric, true]);
        expect(inside / (below + inside + above)).toBeGreaterThanOrEqual(0.86);
        expect(Math.max(below, above) / RUNS).toBeLessThanOrEqual(0.09);
      }
    }
  });
});
