import { describe, expect, it } from '@jest/globals';
import { chiSquaredCdf, normalCdf } from '../distributions/index.ts';
import { gammaVariate, normalVariate } from './variates.ts';
import { Xoshiro128 } from './xoshiro128.ts';

const SIZE = 20_000;

/** √n × the largest distance between the empirical and the true distribution (Kolmogorov). */
function distance(draw: (random: Xoshiro128) => number, cdf: (x: number) => number): number {
  const random = new Xoshiro128(7);
  const values = Float64Array.from({ length: SIZE }, () => draw(random)).sort();
  let largest = 0;
  values.forEach((value, i) => {
    const p = cdf(value);
    largest = Math.max(largest, (i + 1) / SIZE - p, p - i / SIZE);
  });
  return largest * Math.sqrt(SIZE);
}

/** Kolmogorov's statistic is above this in one of 1,000 samples. */
const LIMIT = 1.95;

describe('Xoshiro128', () => {
  it('is uniform on [0, 1)', () => {
    expect(
      distance(
        (random) => random.uniform(),
        (x) => x,
      ),
    ).toBeLessThan(LIMIT);
    const random = new Xoshiro128(1);
    for (let i = 0; i < 1000; i++) expect(random.below(3)).toBeLessThan(3);
  });

  it('has a sequence for each seed and stream', () => {
    const first = (seed: number, stream = 0): number => new Xoshiro128(seed, stream).uint32();
    expect(new Set([first(0), first(1), first(0, 1), first(1, 1)]).size).toBe(4);
    expect(first(5, 3)).toBe(first(5, 3));
  });

  it('fills an array with the words that come one by one', () => {
    const [one, many] = [new Xoshiro128(4), new Xoshiro128(4)];
    const words = new Uint32Array(7);
    many.fill(words);
    expect([...words]).toEqual(Array.from(words, () => one.uint32()));
    expect(many.uint32()).toBe(one.uint32());
  });

  it.each([-1, 0.5, NaN, 2 ** 53])('refuses the seed %p', (seed) => {
    expect(() => new Xoshiro128(seed)).toThrow('the seed must be a whole number from 0 on');
  });
});

describe('variates', () => {
  it('are normal', () => {
    expect(distance(normalVariate, normalCdf)).toBeLessThan(LIMIT);
  });

  it.each([0.05, 0.5, 1, 1.5, 30, 1e6])('are gamma with shape %p', (shape) => {
    const draw = (random: Xoshiro128): number => gammaVariate(random, shape);
    const cdf = (x: number): number => chiSquaredCdf(2 * x, 2 * shape);
    expect(distance(draw, cdf)).toBeLessThan(LIMIT);
  });

  it.each([0, -1, NaN])('refuse the shape %p', (shape) => {
    expect(() => gammaVariate(new Xoshiro128(0), shape)).toThrow('the shape must be positive');
  });
});
