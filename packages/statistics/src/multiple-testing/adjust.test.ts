import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { benjaminiHochberg, bonferroni, holm } from './adjust.ts';

const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

function expectList(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? NaN, 12);
  });
}

describe('adjusted p-values', () => {
  const ps = [0.01, 0.04, 0.03, 0.005];

  it('by hand', () => {
    expectList(benjaminiHochberg(ps), [0.02, 0.04, 0.04, 0.02]);
    expectList(holm(ps), [0.03, 0.06, 0.06, 0.02]);
    expectList(bonferroni(ps), [0.04, 0.16, 0.12, 0.02]);
  });

  it('of no and of one test', () => {
    for (const adjust of [benjaminiHochberg, holm, bonferroni]) {
      expect(adjust([])).toEqual([]);
      expect(adjust([0.3])).toEqual([0.3]);
    }
  });

  it('keep the order, stay below 1, and get no smaller from one method to the stricter', () => {
    fc.assert(
      fc.property(family, (list) => {
        const [bh, step, all] = [benjaminiHochberg(list), holm(list), bonferroni(list)];
        list.forEach((p, i) => {
          const chain = [p, bh[i] ?? NaN, step[i] ?? NaN, all[i] ?? NaN, 1];
          for (let k = 1; k < chain.length; k++) {
            expect(chain[k]).toBeGreaterThanOrEqual((chain[k - 1] ?? NaN) * (1 - 1e-12));
          }
        });
        const reversed = benjaminiHochberg(list.toReversed()).toReversed();
        expectList(reversed, bh);
      }),
    );
  });
});
