import { normalSf } from '../distributions/index.ts';

export interface WilcoxonResult {
  readonly method: 'exact' | 'normal';
  /** The smaller of the rank sums of positive and negative differences. */
  readonly statistic: number;
  readonly pValue: number;
  /** Differences that are not 0. */
  readonly pairs: number;
}

/** SciPy's limits of the exact distribution: without ties and zeros, and with them. */
const MOST_EXACT = 50;
const MOST_EXACT_TIED = 13;

interface SignedRanks {
  readonly positive: number;
  readonly negative: number;
  /** Twice the ranks, which are whole numbers also where tied differences share their mean rank. */
  readonly doubled: readonly number[];
  /** Σ (t³ − t) over groups of t tied differences. */
  readonly ties: number;
}

/** Rank sums by sign; tied sizes share their mean rank. */
function signedRanks(differences: Float64Array): SignedRanks {
  const order = Uint32Array.from(differences.keys());
  const size = (place: number): number => Math.abs(differences[order[place] ?? 0] ?? 0);
  order.sort((a, b) => Math.abs(differences[a] ?? 0) - Math.abs(differences[b] ?? 0));
  const sums = { positive: 0, negative: 0, ties: 0 };
  const doubled: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && size(to) === size(from)) to++;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i++) {
      if ((differences[order[i] ?? 0] ?? 0) > 0) sums.positive += rank;
      else sums.negative += rank;
      doubled.push(2 * rank);
    }
    sums.ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ...sums, doubled };
}

/** P(rank sum ≤ statistic) when every sign is a coin toss: the sign patterns, counted by their sums. */
function exactTail(statistic: number, doubled: readonly number[]): number {
  const counts = new Float64Array(doubled.reduce((sum, rank) => sum + rank, 0) + 1);
  counts[0] = 1;
  for (const rank of doubled) {
    for (let sum = counts.length - 1; sum >= rank; sum--) {
      counts[sum] = (counts[sum] ?? 0) + (counts[sum - rank] ?? 0);
    }
  }
  let below = 0;
  for (let sum = 0; sum <= 2 * statistic; sum++) below += counts[sum] ?? 0;
  return below / 2 ** doubled.length;
}

/**
 * Wilcoxon's signed-rank test of paired differences (Biometrics Bulletin 1(6), 1945), two-sided, as
 * `scipy.stats.wilcoxon(differences)`: differences of 0 are left out; exact for up to 50 differences,
 * of which at most 13 where some are tied or 0; else normal with the correction for ties and none for
 * continuity.
 *
 * @returns null when all differences are 0
 */
export function wilcoxonSignedRank(differences: Float64Array): WilcoxonResult | null {
  const kept = differences.filter((difference) => difference !== 0);
  const pairs = kept.length;
  if (pairs === 0) return null;
  const { positive, negative, doubled, ties } = signedRanks(kept);
  const statistic = Math.min(positive, negative);
  const isPlain = pairs === differences.length && ties === 0;
  if (differences.length <= (isPlain ? MOST_EXACT : MOST_EXACT_TIED)) {
    const pValue = Math.min(1, 2 * exactTail(statistic, doubled));
    return { method: 'exact', statistic, pValue, pairs };
  }
  const mean = (pairs * (pairs + 1)) / 4;
  const variance = (pairs * (pairs + 1) * (2 * pairs + 1)) / 24 - ties / 48;
  const z = (positive - mean) / Math.sqrt(variance);
  const pValue = variance > 0 ? Math.min(1, 2 * normalSf(Math.abs(z))) : 1;
  return { method: 'normal', statistic, pValue, pairs };
}
