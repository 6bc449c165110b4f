import { describe, expect, it } from '@jest/globals';
import { poissonCounts, resampleSeeds, Xoshiro128 } from '@slipway/statistics';
import { compareModels } from '../comparison.ts';
import { Sample } from '../data/sample.ts';
import { binaryData, randomBinary, regressionData } from '../testing/data.ts';
import { resampledValues } from './bootstrap.ts';

const random = new Xoshiro128(21);
const first = randomBinary(random, 400, 1.5);
const second = randomBinary(random, 400, 1.2, [...first.target]);
const options = { intervals: 'bootstrap', resamples: 400 } as const;
const width = (bounds: readonly number[] | null | undefined): number =>
  (bounds?.[1] ?? NaN) - (bounds?.[0] ?? NaN);

describe('bootstrap intervals', () => {
  it('are about as wide as those that each metric has of its own', () => {
    const own = compareModels(first, second);
    const redrawn = compareModels(first, second, options);
    for (const name of ['roc_auc', 'accuracy', 'f1', 'log_loss', 'average_precision']) {
      const [a, b] = [own.result(name), redrawn.result(name)];
      expect(b.value).toBe(a.value);
      expect(b.intervalMethod).toBe('bca-bootstrap');
      expect(width(b.interval) / width(a.interval)).toBeCloseTo(1, 0);
      expect(width(b.differenceInterval) / width(a.differenceInterval)).toBeCloseTo(1, 0);
      expect(b.interval?.[0]).toBeLessThan(a.value ?? NaN);
      expect(b.interval?.[1]).toBeGreaterThan(a.value ?? NaN);
    }
  });

  it('are the same for the same seed, and others for another one', () => {
    const bounds = (seed: number): unknown =>
      compareModels(first, null, { ...options, seed }).estimate('f1').interval?.bounds;
    expect(bounds(1)).toEqual(bounds(1));
    expect(bounds(1)).not.toEqual(bounds(2));
  });

  it('do not depend on how the resamples are shared out', () => {
    const { plan } = compareModels(first, null, options).challenger;
    const sample = new Sample(first, plan);
    const total = (weights: Float64Array | Uint8Array): number =>
      Array.from(weights).reduce((sum, weight, row) => sum + weight * row, 0);
    const seeds = resampleSeeds(3, 40);
    const whole = resampledValues(sample, total, seeds);
    const parts = [seeds.subarray(0, 7), seeds.subarray(7, 30), seeds.subarray(30)].map((part) =>
      resampledValues(sample, total, part),
    );
    expect(Float64Array.from(parts.flatMap((part) => [...part]))).toEqual(whole);
  });

  it('redraw groups as wholes', () => {
    const clusters = Int32Array.from({ length: 400 }, (_, row) => row % 20);
    const y = Array.from({ length: 400 }, (_, row) => (row % 20 < 8 ? 1 : 0));
    const data = binaryData({ y, p: Array<number>(400).fill(1) });
    const alone = compareModels(data, null, options).estimate('accuracy').interval?.bounds;
    const grouped = compareModels({ ...data, clusters }, null, options);
    expect(width(grouped.estimate('accuracy').interval?.bounds)).toBeGreaterThan(3 * width(alone));
  });

  it('are null where nothing varies', () => {
    const perfect = compareModels(regressionData([1, 2, 3], [1, 2, 3]), null, options);
    expect(perfect.result('mean_absolute_error').interval).toBeNull();
    expect(perfect.result('max_error').interval).toBeNull();
  });
});

describe('Poisson counts', () => {
  it('have the probabilities of a Poisson variate of mean 1', () => {
    const counts = new Uint8Array(200_000);
    poissonCounts(counts, 5);
    let probability = Math.exp(-1);
    for (let k = 0; k < 5; k++) {
      const share = counts.reduce((sum, count) => sum + Number(count === k), 0) / counts.length;
      expect(Math.abs(share - probability)).toBeLessThan(0.005);
      probability /= k + 1;
    }
  });
});
