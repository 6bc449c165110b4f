import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { betaCdf, betaQuantile, betaSf } from './beta.ts';
import { binomialCdf, binomialPmf, binomialSf } from './binomial.ts';
import { chiSquaredCdf, chiSquaredQuantile, chiSquaredSf } from './chi-squared.ts';
import { continuedFraction } from './continued-fraction.ts';
import { logGamma, stirlingError } from './deviance.ts';
import { fCdf, fQuantile, fSf } from './f.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { normalCdf, normalPdf, normalQuantile, normalSf } from './normal.ts';
import { solveTail } from './solve.ts';
import { studentTCdf, studentTQuantile, studentTSf } from './student-t.ts';

/** Asserts that two numbers agree to `relative`. */
function expectClose(actual: number, expected: number, relative = 1e-11): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const parameter = fc.double({ min: 0.1, max: 3000, noNaN: true });

describe('published tables', () => {
  it.each([
    ['normal 97.5 %', normalQuantile(0.975), 1.959963984540054],
    ['t 97.5 %, 10 degrees', studentTQuantile(0.975, 10), 2.2281388519649385],
    ['chi-squared 95 %, 1 degree', chiSquaredQuantile(0.95, 1), 3.841458820694124],
    ['F 95 %, 5 and 10 degrees', fQuantile(0.95, 5, 10), 3.325834530413011],
    ['beta(2, 3) median', betaQuantile(0.5, 2, 3), 0.38572756813238945],
    ['9 heads of 10', binomialSf(8, 10, 0.5), 11 / 1024],
  ])('%s', (_name, actual, expected) => {
    expectClose(actual, expected);
  });
});

describe('quantiles', () => {
  it('undo the cumulative probability', () => {
    fc.assert(
      fc.property(probability, parameter, parameter, (p, a, b) => {
        const back = [
          normalCdf(normalQuantile(p)),
          studentTCdf(studentTQuantile(p, a), a),
          chiSquaredCdf(chiSquaredQuantile(p, a), a),
          fCdf(fQuantile(p, a, b), a, b),
        ];
        for (const value of back) expect(Math.abs(value - p)).toBeLessThan(1e-10 * p + 1e-15);
      }),
    );
  });

  it.each([
    [0.9, 1000, 500_000],
    [0.975, 1000, 500_000],
    [1e-300, 20, 5],
    [1e-9, 0.5, 120],
  ])('undo betaCdf also where SciPy 1.17.1 does not: p %d, shapes %d and %d', (p, a, b) => {
    expectClose(betaCdf(betaQuantile(p, a, b), a, b), p, 1e-12);
  });

  it('are the ends of the support at 0 and 1', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect([studentTQuantile(0, 3), studentTQuantile(0.5, 3), studentTQuantile(1, 3)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect([chiSquaredQuantile(0, 3), chiSquaredQuantile(1, 3)]).toEqual([0, Infinity]);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([fQuantile(0, 2, 3), fQuantile(1, 2, 3)]).toEqual([0, Infinity]);
  });

  it('are odd functions where the distribution is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.49, noNaN: true }), parameter, (p, df) => {
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 8);
        expectClose(studentTQuantile(1 - p, df), -studentTQuantile(p, df), 1e-6);
      }),
    );
  });

  it('of t reach far into the tail of one degree of freedom', () => {
    expectClose(studentTQuantile(1e-300, 1), -1 / (Math.PI * 1e-300));
    expectClose(studentTSf(1e200, 1), 1 / (Math.PI * 1e200));
    expectClose(studentTQuantile(1e-200, 2), -Math.SQRT1_2 * 1e100);
  });
});

describe('tails', () => {
  it('add up to one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), parameter, parameter, (x, a, b) => {
        expect(betaCdf(x, a, b) + betaSf(x, a, b)).toBeCloseTo(1, 12);
        expect(chiSquaredCdf(x * a, a) + chiSquaredSf(x * a, a)).toBeCloseTo(1, 12);
        expect(fCdf(3 * x, a, b) + fSf(3 * x, a, b)).toBeCloseTo(1, 12);
        expect(studentTCdf(x * 10, a) + studentTSf(x * 10, a)).toBeCloseTo(1, 12);
        expect(normalCdf(x * 10) + normalSf(x * 10)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('are certain outside the support', () => {
    expect([betaCdf(-1, 2, 3), betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaCdf(2, 2, 3)]).toEqual([
      0, 0, 1, 1,
    ]);
    expect([chiSquaredCdf(-1, 2), chiSquaredSf(0, 2), chiSquaredSf(Infinity, 2)]).toEqual([
      0, 1, 0,
    ]);
    expect([fCdf(0, 1, 2), fSf(Infinity, 1, 2)]).toEqual([0, 0]);
    expect([normalCdf(-Infinity), normalSf(-Infinity), normalPdf(Infinity)]).toEqual([0, 1, 0]);
  });

  it('of t with infinite degrees of freedom are the normal ones', () => {
    expect(studentTCdf(-2, Infinity)).toBe(normalCdf(-2));
    expect(studentTQuantile(0.1, Infinity)).toBe(normalQuantile(0.1));
    expectClose(studentTCdf(-2, 1e12), normalCdf(-2), 1e-10);
  });

  it('pass NaN on', () => {
    expect(normalCdf(NaN)).toBeNaN();
    expect(chiSquaredSf(NaN, 3)).toBeNaN();
    expect(studentTCdf(NaN, 3)).toBeNaN();
    expect(betaCdf(NaN, 1, 2)).toBeNaN();
    expect(incompleteGamma(NaN, 1)).toEqual({ lower: NaN, upper: NaN });
  });
});

describe('binomial', () => {
  it('sums its probabilities to its cumulative ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), probability, (n, p) => {
        let sum = 0;
        for (let k = 0; k <= n; k++) {
          sum += binomialPmf(k, n, p);
          expect(binomialCdf(k, n, p)).toBeCloseTo(sum, 11);
          expect(binomialSf(k, n, p)).toBeCloseTo(1 - sum, 11);
        }
        expect(sum).toBeCloseTo(1, 11);
      }),
    );
  });

  it('is certain at p 0 and 1 and outside 0 … n', () => {
    expect([binomialPmf(0, 5, 0), binomialPmf(5, 5, 1), binomialPmf(2, 5, 0)]).toEqual([1, 1, 0]);
    expect([binomialPmf(-1, 5, 0.5), binomialPmf(6, 5, 0.5), binomialPmf(1.5, 5, 0.5)]).toEqual([
      0, 0, 0,
    ]);
    expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5)]).toEqual([0, 1]);
    expect([binomialSf(-0.5, 5, 0.5), binomialSf(5, 5, 0.5)]).toEqual([1, 0]);
    expect(binomialCdf(2.7, 5, 0.5)).toBe(binomialCdf(2, 5, 0.5));
    expect(binomialPmf(0, 0, 0.3)).toBe(1);
  });
});

describe('parameters', () => {
  it.each([
    ['df', () => studentTCdf(1, 0), 'df must be positive, got 0'],
    ['df', () => chiSquaredSf(1, NaN), 'df must be positive, got NaN'],
    ['shape', () => betaCdf(0.5, -1, 2), 'a must be positive, got -1'],
    ['degrees', () => fSf(1, 2, -3), 'd2 must be positive, got -3'],
    ['p', () => normalQuantile(1.5), 'p must be between 0 and 1, got 1.5'],
    ['p', () => chiSquaredQuantile(NaN, 2), 'p must be between 0 and 1, got NaN'],
    ['n', () => binomialCdf(1, 2.5, 0.5), 'n must be a whole number from 0 on, got 2.5'],
  ])('out of range throw: %s', (_name, call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});

describe('parts', () => {
  it('log Γ of known arguments', () => {
    expectClose(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
    expectClose(logGamma(11), Math.log(3_628_800), 1e-14);
    expectClose(logGamma(1e-5), 11.512919692895825, 1e-14);
    expectClose(stirlingError(20), 0.004166319691997, 1e-11);
  });

  it('a continued fraction: the golden ratio, a finite one, one that starts at 0', () => {
    expectClose(
      continuedFraction(1, () => [1, 1]),
      (1 + Math.sqrt(5)) / 2,
      1e-15,
    );
    expectClose(
      continuedFraction(0, () => [1, 1]),
      (Math.sqrt(5) - 1) / 2,
      1e-15,
    );
    expect(continuedFraction(3, (k) => [k === 1 ? 1 : 0, 4])).toBe(3.25);
  });

  it('solveTail of an exponential tail, rising and falling', () => {
    expectClose(
      solveTail((s) => Math.exp(-Math.exp(s)), 1e-300, 0),
      Math.log(300 * Math.LN10),
    );
    expectClose(
      solveTail((s) => -Math.expm1(-Math.exp(s)), 1e-3, 0),
      Math.log(-Math.log1p(-1e-3)),
    );
    expect(solveTail(() => 0.5, 0.1, 0)).toBe(Infinity);
  });
});
