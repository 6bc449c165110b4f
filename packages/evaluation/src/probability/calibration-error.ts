import { differenceInterval, normalCdf, normalPdf } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { effectiveSize, totalWeight } from '../data/sample.ts';
import { designEffect, independentDeviations } from '../data/units.ts';
import type { Bounds, Estimator } from '../metric/metric.ts';
import { defined, undefinedBecause } from '../metric/metric.ts';
import { correlation, isConstant, tabulate, weightAt } from '../numeric/sum.ts';
import { BINS, claimsOf, equalWidthBin } from './calibration.ts';
import { notProbabilities } from './probabilities.ts';

/** The gap between claims and truth in a bin, all as shares of the whole weight. */
interface BinGap {
  /** Σ w (outcome − probability) / Σ w of all rows. */
  readonly gap: number;
  /** Share of the rows' weight that lies in the bin. */
  readonly share: number;
  /** Variance of the gap if outcome − probability had mean 0: Σ w² (…)² / (Σ w)². */
  readonly uncentred: number;
  /** Variance that the gap has at least, given how few rows there are in the bin. */
  readonly floor: number;
}

/** Calibration error with what its interval needs. */
interface CalibrationError {
  readonly value: number;
  readonly bins: readonly BinGap[];
  readonly rows: number;
  /** What each observation contributes to the value, for the correlation with another model. */
  readonly deviations: Float64Array;
}

interface BinSums {
  gap: number;
  weight: number;
  squaredWeight: number;
  squares: number;
  hits: number;
}

function binSums(sample: Sample<ClassificationData>): { sums: BinSums[]; bins: Uint8Array } {
  const { confidence, holds } = sample.work(claimsOf);
  const weight = weightAt(sample.data.weights);
  const bins = new Uint8Array(sample.rows);
  const sums = Array.from({ length: BINS }, () => ({
    gap: 0,
    weight: 0,
    squaredWeight: 0,
    squares: 0,
    hits: 0,
  }));
  for (let row = 0; row < bins.length; row++) {
    const bin = equalWidthBin(confidence[row] ?? 0);
    bins[row] = bin;
    const into = sums[bin];
    if (into === undefined) continue;
    const w = weight(row);
    const residual = (holds[row] ?? 0) - (confidence[row] ?? 0);
    into.gap += w * residual;
    into.weight += w;
    into.squaredWeight += w * w;
    into.squares += w * w * residual * residual;
    into.hits += w * (holds[row] ?? 0);
  }
  return { sums, bins };
}

function gapOf(sums: BinSums, total: number): BinGap {
  const scale = sums.weight > 0 ? sums.squaredWeight / sums.weight : 0;
  const effective = scale > 0 ? sums.weight / scale : 0;
  // Jeffreys' estimate of the share of hits keeps a bin of few rows from looking certain.
  const share = scale > 0 ? (sums.hits / scale + 0.5) / (effective + 1) : 0;
  return {
    gap: sums.gap / total,
    share: sums.weight / total,
    uncentred: sums.squares / total ** 2,
    floor: (sums.squaredWeight * share * (1 - share)) / total ** 2,
  };
}

function calibrationError(sample: Sample<ClassificationData>): CalibrationError {
  const { confidence, holds } = sample.work(claimsOf);
  const { sums, bins } = binSums(sample);
  const total = totalWeight(sample);
  const gaps = sums.map((entry) => gapOf(entry, total));
  const value = gaps.reduce((sum, { gap }) => sum + Math.abs(gap), 0);
  const weight = weightAt(sample.data.weights);
  const signs = gaps.map(({ gap }) => Math.sign(gap));
  const deviations = tabulate(sample.rows, (row) => {
    const residual = (holds[row] ?? 0) - (confidence[row] ?? 0);
    return (weight(row) / total) * ((signs[bins[row] ?? 0] ?? 0) * residual - value);
  });
  const effect = designEffect(sample, deviations);
  return {
    value,
    bins: gaps.map((bin) => ({
      ...bin,
      uncentred: bin.uncentred * effect,
      floor: bin.floor * effect,
    })),
    rows: effectiveSize(sample) / effect,
    deviations: independentDeviations(sample, deviations),
  };
}

/** Mean and variance of |X| for a normal X. */
function foldedNormal(mean: number, deviation: number): { mean: number; variance: number } {
  if (deviation === 0) return { mean: Math.abs(mean), variance: 0 };
  const ratio = mean / deviation;
  const folded = 2 * deviation * normalPdf(ratio) + mean * (normalCdf(ratio) - normalCdf(-ratio));
  return { mean: folded, variance: mean * mean + deviation * deviation - folded * folded };
}

/** Gaps in the direction of those observed; of what noise makes where none was observed. */
function direction({ value, bins }: CalibrationError): number[] {
  return bins.map(({ gap, floor }) => (value === 0 ? Math.sqrt(floor) : gap));
}

/**
 * The place of the observed error in its distribution when the true gaps are `times` those of
 * `direction`: P(error ≤ observed), the error being nearly normal as a sum over bins.
 */
function placeOfObserved(error: CalibrationError, gaps: readonly number[], times: number): number {
  const { value, bins, rows } = error;
  const towards = Math.min(times, 1);
  let [mean, variance, between] = [0, 0, 0];
  bins.forEach(({ gap, share, uncentred, floor }, i) => {
    if (share === 0) return;
    const explained = gap ** 2 / share / rows;
    const own = Math.max(uncentred - explained * (2 * towards - towards ** 2), floor);
    const folded = foldedNormal(times * (gaps[i] ?? 0), Math.sqrt(own));
    mean += folded.mean;
    variance += folded.variance;
    between += explained;
  });
  // The numbers of rows in the bins vary, too.
  variance += times ** 2 * Math.max(0, between - value ** 2 / rows);
  return variance > 0 ? normalCdf((value - mean) / Math.sqrt(variance)) : 0.5;
}

/** The greatest multiple at which the observed error is still at this place or a higher one. */
function multipleAt(error: CalibrationError, gaps: readonly number[], place: number): number {
  if (placeOfObserved(error, gaps, 0) < place) return 0;
  let [low, high] = [0, 1];
  while (placeOfObserved(error, gaps, high) >= place && high < 1e6) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (placeOfObserved(error, gaps, middle) >= place) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The binned error is biased upwards (noise adds to every |gap|), so that its interval is found by
 * inverting a test: true gaps that are a multiple of those observed, kept when the observed error is
 * within the central part of its distribution under them. The value itself is always in it.
 */
function boundsOf(error: CalibrationError, confidence: number): Bounds {
  const tail = (1 - confidence) / 2;
  const gaps = direction(error);
  const unit = gaps.reduce((sum, gap) => sum + Math.abs(gap), 0);
  const low = multipleAt(error, gaps, 1 - tail) * unit;
  const high = multipleAt(error, gaps, tail) * unit;
  return [Math.min(low, error.value), Math.min(1, Math.max(high, error.value))];
}

/**
 * Expected calibration error: Σ over ten equal-width bins of (share of rows in the bin) × |share of
 * hits − mean probability| (Naeini, Cooper and Hauskrecht, AAAI 2015; bins as in `equalWidthBin`).
 */
export const CALIBRATION_ERROR: Estimator<ClassificationData> = {
  intervalMethod: 'test-inversion',
  measure: (sample) => {
    const obstacle = sample.derive(notProbabilities);
    if (obstacle !== null) return undefinedBecause(obstacle);
    return defined(sample.work(calibrationError).value);
  },
  interval: (sample) => {
    const error = sample.work(calibrationError);
    return { bounds: boundsOf(error, sample.plan.confidence), method: 'test-inversion' };
  },
  difference: ({ challenger, champion }, factor) => {
    const [mine, theirs] = [challenger.work(calibrationError), champion.work(calibrationError)];
    const { confidence } = challenger.plan;
    if (isConstant(mine.deviations, theirs.deviations, factor)) return null;
    return differenceInterval(
      { value: mine.value, interval: boundsOf(mine, confidence) },
      { value: theirs.value, interval: boundsOf(theirs, confidence) },
      correlation(mine.deviations, theirs.deviations),
      factor,
    );
  },
};
