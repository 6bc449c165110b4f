import {
  andersonDarling,
  AreaReader,
  countInBins,
  cramerVonMises,
  differenceOfMeans,
  hellingerDistance,
  hellingerNoise,
  jensenShannonDistance,
  jensenShannonNoise,
  kolmogorovSmirnovNoise,
  KolmogorovSmirnovReader,
  kullbackLeiblerDivergence,
  kullbackLeiblerNoise,
  levene,
  mannWhitney,
  momentsOf,
  populationStabilityIndex,
  populationStabilityNoise,
  quantileBins,
  readSteps,
  spreadOf,
  standardDeviation,
  totalVariationDistance,
  totalVariationNoise,
  welchT,
} from '@slipway/statistics';
import type { Sample } from '@slipway/statistics';
import type { DriftMethod, NumericMethod } from '../methods.ts';
import type { Comparison } from './comparison.ts';
import { numericHistogram } from './histogram.ts';
import type { Measure } from './measure.ts';

/** The values of one side. */
export interface NumericSide {
  /** Finite numbers. */
  readonly sample: Sample;
  /** Rows without a value, NaN among them. */
  readonly missing: number;
}

/** Two samples with what every method can share. */
class Pair {
  readonly a: Sample;
  readonly b: Sample;
  readonly ks: KolmogorovSmirnovReader;
  readonly areas: AreaReader;
  /** Standard deviation of the reference, the unit of distances. */
  readonly unit: number;
  /** Rows by bin of the reference's deciles. */
  readonly bins: readonly [number[], number[]];
  /** The same with a bin for rows without a value. */
  readonly binsWithMissing: readonly [number[], number[]];

  constructor(reference: NumericSide, current: NumericSide) {
    this.a = reference.sample;
    this.b = current.sample;
    this.ks = new KolmogorovSmirnovReader(this.a, this.b);
    this.areas = new AreaReader(this.a, this.b);
    readSteps(this.a, this.b, [this.ks, this.areas]);
    this.unit = standardDeviation(this.a);
    const edges = quantileBins(this.a);
    const [before, after] = [countInBins(this.a, edges), countInBins(this.b, edges)];
    this.bins = [before, after];
    this.binsWithMissing = [
      [...before, reference.missing],
      [...after, current.missing],
    ];
  }
}

/** The measure of a test whose effect is the largest difference of the distribution functions. */
function byLargestDifference(pair: Pair, test: { statistic: number; pValue: number }): Measure {
  return {
    ...test,
    distance: pair.ks.statistic,
    noise: kolmogorovSmirnovNoise(pair.a.size, pair.b.size),
    adds: 'squares',
  };
}

/** A distance between shares of bins, or of anything. */
function ofShares(
  counts: readonly [number[], number[]],
  distance: (reference: number[], current: number[]) => number,
  noise: (reference: number[], current: number[]) => number,
  adds: Measure['adds'],
): Measure {
  const value = distance(...counts);
  return { statistic: value, pValue: null, distance: value, noise: noise(...counts), adds };
}

/** A distance in units of the reference's spread; without spread any difference is infinite. */
function inUnits(distance: number, noise: number, unit: number): Measure {
  const statistic = distance === 0 ? 0 : distance / unit;
  return { statistic, pValue: null, distance: statistic, noise: noise / unit, adds: 'squares' };
}

function byRanks({ a, b }: Pair): Measure {
  const { statistic, pValue, probability } = mannWhitney(a, b);
  const noise = Math.sqrt((a.size + b.size + 1) / (3 * a.size * b.size));
  return { statistic, pValue, distance: Math.abs(2 * probability - 1), noise, adds: 'squares' };
}

function byMeans({ a, b }: Pair): Measure {
  const [first, second] = [momentsOf(a), momentsOf(b)];
  const difference = Math.abs(differenceOfMeans(first, second));
  const spread = Math.sqrt((first.squares + second.squares) / (a.size + b.size));
  return {
    ...welchT(first, second),
    distance: difference === 0 ? 0 : difference / spread,
    noise: Math.sqrt(1 / a.size + 1 / b.size),
    adds: 'squares',
  };
}

function bySpreads({ a, b }: Pair): Measure {
  const [first, second] = [spreadOf(a), spreadOf(b)];
  // Variance of the logarithm of a mean: that of the mean over its square.
  const variance = [first, second].reduce(
    (sum, { size, mean, squares }) => sum + (mean === 0 ? 0 : squares / (size * mean) ** 2),
    0,
  );
  return {
    ...levene(first, second),
    distance: first.mean === second.mean ? 0 : Math.abs(Math.log(first.mean / second.mean)),
    noise: Math.sqrt(variance),
    adds: 'squares',
  };
}

function measureBy(method: NumericMethod, pair: Pair): Measure {
  const { a, b, areas } = pair;
  switch (method) {
    case 'ks':
      return byLargestDifference(pair, pair.ks.result);
    case 'anderson-darling':
      return byLargestDifference(pair, andersonDarling(a, b));
    case 'cramer-von-mises':
      return byLargestDifference(pair, cramerVonMises(a, b));
    case 'mann-whitney':
      return byRanks(pair);
    case 'welch-t':
      return byMeans(pair);
    case 'levene':
      return bySpreads(pair);
    case 'wasserstein':
      return inUnits(areas.wasserstein, areas.wassersteinNoise, pair.unit);
    case 'energy':
      return inUnits(areas.energy, areas.energyNoise, Math.sqrt(pair.unit));
    case 'psi':
      return ofShares(
        pair.binsWithMissing,
        populationStabilityIndex,
        populationStabilityNoise,
        'distances',
      );
    case 'kullback-leibler':
      return ofShares(pair.bins, kullbackLeiblerDivergence, kullbackLeiblerNoise, 'distances');
    case 'jensen-shannon':
      return ofShares(pair.bins, jensenShannonDistance, jensenShannonNoise, 'squares');
    case 'hellinger':
      return ofShares(pair.bins, hellingerDistance, hellingerNoise, 'squares');
    case 'total-variation':
      return ofShares(pair.bins, totalVariationDistance, totalVariationNoise, 'squares');
  }
}

/** Statistics that the one pass through both samples gives anyway. */
function basicStatistics(pair: Pair): [DriftMethod, number][] {
  const { areas, bins, binsWithMissing, unit } = pair;
  const wasserstein = areas.wasserstein === 0 ? 0 : areas.wasserstein / unit;
  return [
    ['ks', pair.ks.statistic],
    ['wasserstein', wasserstein],
    ['psi', populationStabilityIndex(...binsWithMissing)],
    ['jensen-shannon', jensenShannonDistance(...bins)],
  ];
}

/**
 * Compares two samples of numbers on one pass through both, in order:
 *
 * - `ks` D; `anderson-darling`, `cramer-von-mises`: their own statistic, the effect is D
 * - `mann-whitney` U; the effect is |2 P(X > Y) − 1|
 * - `welch-t` t; the effect is the difference of the means in pooled standard deviations
 * - `levene` W; the effect is |ln| of the ratio of the mean distances from the medians
 * - `wasserstein` in standard deviations of the reference, `energy` in roots of them
 * - `psi`, `jensen-shannon`, `kullback-leibler`, `hellinger`, `total-variation` over the
 *   reference's deciles, with open ends; `psi` has a bin for missing values besides
 *
 * @returns null when a side has no value
 */
export function compareNumeric(
  reference: NumericSide,
  current: NumericSide,
  method: NumericMethod = 'ks',
): Comparison | null {
  const [a, b] = [reference.sample, current.sample];
  if (a.size === 0 || b.size === 0) return null;
  const pair = new Pair(reference, current);
  const measure = measureBy(method, pair);
  const outside = {
    below: b.countBelow(a.minimum),
    above: b.size - b.countUpTo(a.maximum),
  };
  return {
    size: { reference: a.size, current: b.size },
    method,
    methodReason: null,
    measure,
    pValue: measure.pValue ?? pair.ks.result.pValue,
    degreesOfFreedom: null,
    statistics: new Map([...basicStatistics(pair), [method, measure.statistic]]),
    histogram: numericHistogram(a, b),
    changes: { outside, added: [], vanished: [], referenceCategories: 0 },
  };
}
