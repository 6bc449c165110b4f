import { describe, expect, it } from '@jest/globals';
import { Xoshiro128 } from '@slipway/statistics';
import { compareModels } from '../comparison.ts';
import { evaluate } from '../evaluate.ts';
import { binaryData, multiclassData, randomBinary, regressionData } from '../testing/data.ts';
import { MOST_POINTS, thinned } from './curves.ts';
import { residualHistogram } from './residuals.ts';

const plotsOf = (
  data: Parameters<typeof compareModels>[0],
): NonNullable<ReturnType<typeof evaluate>['plots']> => {
  const { plots } = evaluate(compareModels(data, null), { metrics: [] });
  if (plots === null) throw new Error('no plots');
  return plots;
};

/** The y of a curve at x, linear between its points. */
function at({ x, y }: { x: number[]; y: number[] }, wanted: number): number {
  const after = x.findIndex((value) => value >= wanted);
  if (after <= 0) return y[Math.max(after, 0)] ?? NaN;
  const [x0 = 0, x1 = 0] = [x[after - 1], x[after]];
  const [y0 = 0, y1 = 0] = [y[after - 1], y[after]];
  return x1 === x0 ? y1 : y0 + ((wanted - x0) / (x1 - x0)) * (y1 - y0);
}

describe('curves', () => {
  const large = randomBinary(new Xoshiro128(2), 20_000, 2);

  it('have few points and keep their shape', () => {
    const { roc, precisionRecall } = plotsOf(large);
    expect(roc?.challenger.x.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(precisionRecall?.challenger.x.length).toBeLessThanOrEqual(MOST_POINTS);
    expect([roc?.challenger.x[0], roc?.challenger.y[0]]).toEqual([0, 0]);
    expect([roc?.challenger.x.at(-1), roc?.challenger.y.at(-1)]).toEqual([1, 1]);
    const scores = large.scores ?? new Float64Array(0);
    const positives = large.target.filter((t) => t === 1).length;
    for (const threshold of [0.3, 0.5, 0.8]) {
      const above = scores.reduce((count, s) => count + Number(s >= threshold), 0);
      const hits = scores.reduce(
        (count, s, row) => count + Number(s >= threshold && large.target[row] === 1),
        0,
      );
      const fpr = (above - hits) / (scores.length - positives);
      const shown = at(roc?.challenger ?? { x: [], y: [] }, fpr);
      expect(Math.abs(shown - hits / positives)).toBeLessThan(0.011);
    }
  });

  it('keep every point of a short curve, and the ends of any', () => {
    const points = { length: 3, x: (i: number) => i, y: (i: number) => i * i };
    expect(thinned(points)).toEqual({ x: [0, 1, 2], y: [0, 1, 4] });
    const flat = thinned({ length: 500, x: () => 0, y: () => 0 });
    expect(flat.x.length).toBe(2);
  });
});

describe('calibration', () => {
  it('has ten bins of equally many rows', () => {
    const s = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 1000);
    const data = binaryData({ y: s.map((_, i) => Number(i % 10 === 0)), s });
    expect(plotsOf(data).calibration?.challenger.rows).toEqual(Array<number>(10).fill(10));
  });

  it('is of the highest probability with several classes', () => {
    const data = multiclassData({
      y: [0, 1],
      s: [
        [0.6, 0.3, 0.1],
        [0.5, 0.2, 0.3],
      ],
    });
    const { x, y } = plotsOf(data).calibration?.challenger ?? { x: [], y: [] };
    expect([x, y]).toEqual([
      [0.5, 0.6],
      [0, 1],
    ]);
  });

  it('is absent without probabilities', () => {
    const data = binaryData({ y: [0, 1], s: [-1, 4], probabilities: false });
    expect(plotsOf(data)).toMatchObject({ calibration: null, residuals: null });
    expect(plotsOf(data).roc).not.toBeNull();
  });
});

describe('residuals', () => {
  it('are counted once each, outliers in the end bins', () => {
    const y = Array.from({ length: 1000 }, (_, i) => i / 1000);
    const { edges, counts } = residualHistogram(Float64Array.of(...y, 1e6), new Float64Array(1001));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1001);
    expect(edges.length).toBe(counts.length + 1);
    expect(edges.at(-1)).toBeLessThan(1.1);
    expect(counts.at(-1)).toBeGreaterThan(20);
  });

  it('of equal size are one bin', () => {
    const plots = plotsOf(regressionData([1, 2, 3], [1, 2, 3]));
    expect(plots.residuals).toEqual({ edges: [0, 0], counts: [3] });
  });

  it('of no rows are none', () => {
    expect(plotsOf(regressionData([], [])).residuals).toBeNull();
  });
});
