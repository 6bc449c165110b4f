import type { Band } from '@slipway/core';
import { gammaVariate, quantileOfSorted, Xoshiro128 } from '@slipway/statistics';
import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { effectiveSize, totalWeight } from '../data/sample.ts';
import { tabulate } from '../numeric/sum.ts';
import { rankingOf } from '../ranking/binary.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { negativeWeight, positiveWeight } from '../ranking/ranking.ts';

/** Redrawn curves; the limits of a picture need no more. */
const RESAMPLES = 400;
/** Neighbouring scores are redrawn together beyond this number of groups. */
const MOST_GROUPS = 400;
/** Steps between the places of a band. */
const STEPS = 50;

/** Weights of positive and negative rows in groups of neighbouring scores, the highest first. */
interface Grouped {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

function grouped(ranking: Ranking): Grouped {
  const { truePositives, falsePositives } = ranking;
  const count = Math.min(MOST_GROUPS, truePositives.length);
  const total = positiveWeight(ranking) + negativeWeight(ranking);
  const sums = { positives: new Float64Array(count), negatives: new Float64Array(count) };
  let [hits, alarms] = [0, 0];
  for (let i = 0; i < truePositives.length; i++) {
    const [nextHits, nextAlarms] = [truePositives[i] ?? 0, falsePositives[i] ?? 0];
    const share = (hits + alarms) / total;
    const group =
      count === truePositives.length ? i : Math.min(count - 1, Math.floor(share * count));
    sums.positives[group] = (sums.positives[group] ?? 0) + nextHits - hits;
    sums.negatives[group] = (sums.negatives[group] ?? 0) + nextAlarms - alarms;
    [hits, alarms] = [nextHits, nextAlarms];
  }
  return sums;
}

/** The Bayesian bootstrap of weights that stand for `scale` rows each. */
function redrawn(weights: Float64Array, scale: number, random: Xoshiro128): Float64Array {
  return weights.map((weight) => (weight > 0 ? gammaVariate(random, weight * scale) : 0));
}

/** The height of a rising curve at ascending places; where it is steep, its highest point. */
function heightsAt(x: Float64Array, y: Float64Array, places: Float64Array): Float64Array {
  let i = 0;
  return places.map((place) => {
    while (i + 1 < x.length && (x[i + 1] ?? 0) <= place) i++;
    const [x0 = 0, x1 = 1] = [x[i], x[i + 1]];
    const [y0 = 0, y1 = y0] = [y[i], y[i + 1]];
    return x1 > x0 ? y0 + ((place - x0) / (x1 - x0)) * (y1 - y0) : y0;
  });
}

function cumulated(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, i) => (sums[i + 1] = (sums[i] ?? 0) + value));
  return sums;
}

/** True positive rates at false positive rates. */
function rocHeights({ positives, negatives }: Grouped, places: Float64Array): Float64Array {
  const [hits, alarms] = [cumulated(positives), cumulated(negatives)];
  const [allHits, allAlarms] = [hits.at(-1) ?? 1, alarms.at(-1) ?? 1];
  return heightsAt(
    alarms.map((alarm) => alarm / allAlarms),
    hits.map((hit) => hit / allHits),
    places,
  );
}

/** Precision at recalls; between two thresholds hits and alarms grow in proportion. */
function precisionHeights({ positives, negatives }: Grouped, places: Float64Array): Float64Array {
  const [hits, alarms] = [cumulated(positives), cumulated(negatives)];
  const all = hits.at(-1) ?? 1;
  const recall = hits.map((hit) => hit / all);
  const alarmsAt = heightsAt(recall, alarms, places);
  return places.map((place, i) => {
    const found = place * all;
    return found > 0 ? found / (found + (alarmsAt[i] ?? 0)) : NaN;
  });
}

type Heights = (groups: Grouped, places: Float64Array) => Float64Array;

function bandOf(sample: Sample<ClassificationData>, heights: Heights, from: number): Band | null {
  const { clusters } = sample.data;
  const ranking = sample.derive(rankingOf);
  const few = Math.min(positiveWeight(ranking), negativeWeight(ranking)) <= 0;
  // Rows that belong together vary more than these redraws do.
  if (few || (clusters !== undefined && clusters !== null)) return null;
  const groups = grouped(ranking);
  const scale = effectiveSize(sample) / totalWeight(sample);
  const random = new Xoshiro128(sample.plan.seed, 5);
  const places = tabulate(STEPS + 1 - from, (i) => (i + from) / STEPS);
  const drawn = Array.from(places, () => new Float64Array(RESAMPLES));
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const positives = redrawn(groups.positives, scale, random);
    const negatives = redrawn(groups.negatives, scale, random);
    heights({ positives, negatives }, places).forEach((height, i) => {
      const at = drawn[i];
      if (at !== undefined) at[resample] = height;
    });
  }
  const tail = (1 - sample.plan.confidence) / 2;
  const sorted = drawn.map((values) => values.sort());
  return {
    x: [...places],
    low: sorted.map((values) => quantileOfSorted(values, tail)),
    high: sorted.map((values) => quantileOfSorted(values, 1 - tail)),
  };
}

/** Pointwise limits of the true positive rate at false positive rates from 0 to 1. */
export function rocBand(sample: Sample<ClassificationData>): Band | null {
  return bandOf(sample, rocHeights, 0);
}

/** Pointwise limits of the precision at recalls above 0. */
export function precisionRecallBand(sample: Sample<ClassificationData>): Band | null {
  return bandOf(sample, precisionHeights, 1);
}
