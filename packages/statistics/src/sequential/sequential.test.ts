import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Xoshiro128 } from '../random/index.ts';
import {
  bernoulliSequence,
  logBernoulliEValue,
  meanSequence,
  normalMixtureBound,
} from './index.ts';

describe('bernoulliSequence', () => {
  it('is everything before the first trial', () => {
    expect(bernoulliSequence(0, 0, 0.05)).toEqual([0, 1]);
  });

  it('holds the share that was seen, and ends where the e-value reaches 1/alpha', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.05, 0.01, 1e-6),
        (trials, share, alpha) => {
          const events = Math.round(trials * share);
          const [low, high] = bernoulliSequence(events, trials, alpha);
          expect(low).toBeLessThanOrEqual(events / trials);
          expect(high).toBeGreaterThanOrEqual(events / trials);
          for (const end of [low, high]) {
            if (end <= 0 || end >= 1) continue;
            const logE = logBernoulliEValue(events, trials, end);
            expect(Math.abs(logE + Math.log(alpha))).toBeLessThan(1e-4);
          }
        },
      ),
    );
  });

  it('mirrors when events and the rest change places', () => {
    const [low, high] = bernoulliSequence(30, 100, 0.05);
    const [mirroredLow, mirroredHigh] = bernoulliSequence(70, 100, 0.05);
    expect(mirroredLow).toBeCloseTo(1 - high, 10);
    expect(mirroredHigh).toBeCloseTo(1 - low, 10);
  });

  it('has an expected e-value of 1 under the truth, whatever was seen before', () => {
    // One more trial: p E(s + 1) + (1 − p) E(s) = E now.
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (events, rest, p) => {
          const e = (s: number, n: number): number => Math.exp(logBernoulliEValue(s, n, p));
          const now = e(events, events + rest);
          const next =
            p * e(events + 1, events + rest + 1) + (1 - p) * e(events, events + rest + 1);
          fc.pre(now > 0 && now < 1e200);
          expect(next / now).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('misses the truth in fewer than alpha of the runs that look after every trial', () => {
    const random = new Xoshiro128(7);
    const [runs, trials, p, alpha] = [200, 300, 0.1, 0.1];
    let misses = 0;
    for (let run = 0; run < runs; run++) {
      let events = 0;
      for (let n = 1; n <= trials; n++) {
        if (random.uniform() < p) events += 1;
        if (logBernoulliEValue(events, n, p) < -Math.log(alpha)) continue;
        misses += 1;
        break;
      }
    }
    // Three standard errors above alpha would be 0.164.
    expect(misses / runs).toBeLessThan(alpha);
  });
});

describe('normalMixtureBound', () => {
  it('is the closed form at known points', () => {
    expect(normalMixtureBound(1, 0.05, 1)).toBeCloseTo(Math.sqrt(2 * Math.log(2 / 0.0025)), 12);
  });

  it('grows slower than any power of v above one half', () => {
    const ratio = normalMixtureBound(1e12, 0.05, 1) / normalMixtureBound(1e6, 0.05, 1);
    expect(ratio).toBeGreaterThan(1e3);
    expect(ratio).toBeLessThan(1.5e3);
  });
});

describe('meanSequence', () => {
  it('knows nothing of a sample that does not vary', () => {
    expect(meanSequence(100, 0.5, 0, 0.05)).toEqual([-Infinity, Infinity]);
    expect(meanSequence(1, 0.5, 0.1, 0.05)).toEqual([-Infinity, Infinity]);
  });

  it('narrows', () => {
    const width = (n: number): number => {
      const [low, high] = meanSequence(n, 0.5, 0.04, 0.05);
      return high - low;
    };
    expect(width(1000)).toBeGreaterThan(width(10_000));
    expect(width(10_000)).toBeLessThan(0.02);
  });
});
