import type { MultilabelData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import type { LossStatistic } from '../losses/mean.ts';
import type { ProportionStatistic } from '../losses/proportion.ts';
import { tabulate } from '../numeric/sum.ts';

type Labelled = Sample<MultilabelData>;

/** Why there are no scores to rank by; null when there are. */
export function withoutScores({ data }: Labelled): string | null {
  return data.scores === null ? 'the model gives labels only' : null;
}

/** The true labels of a row and the scores of all labels. */
interface ScoredRow {
  readonly truth: Uint8Array;
  readonly scores: Float64Array;
}

/** A metric that is the mean over rows of what their truth and scores give. */
function ofScoredRows(
  measure: (row: ScoredRow) => number,
  greatest?: number,
): LossStatistic<MultilabelData> {
  return {
    obstacle: withoutScores,
    losses: ({ data, rows }) => {
      const k = data.classes.length;
      return tabulate(rows, (row) =>
        measure({
          truth: data.target.subarray(row * k, row * k + k),
          scores: data.scores?.subarray(row * k, row * k + k) ?? new Float64Array(k),
        }),
      );
    },
    ...(greatest === undefined ? {} : { greatest: () => greatest }),
  };
}

/** accuracy_score: share of rows whose labels are all predicted right. */
export const SUBSET_ACCURACY: ProportionStatistic<MultilabelData> = {
  obstacle: () => null,
  hits: (sample) => wrongLabels(sample).map((wrong) => (wrong === 0 ? 1 : 0)),
};

/** zero_one_loss. */
export const SUBSET_LOSS: ProportionStatistic<MultilabelData> = {
  obstacle: () => null,
  hits: (sample) => wrongLabels(sample).map((wrong) => (wrong > 0 ? 1 : 0)),
};

function wrongLabels({ data, rows }: Labelled): Float64Array {
  const k = data.classes.length;
  return tabulate(rows, (row) => {
    let wrong = 0;
    for (let cell = row * k; cell < (row + 1) * k; cell++) {
      if (data.target[cell] !== data.predicted[cell]) wrong++;
    }
    return wrong;
  });
}

/** hamming_loss: share of labels that are wrong. */
export const HAMMING_LOSS: LossStatistic<MultilabelData> = {
  obstacle: () => null,
  losses: (sample) => wrongLabels(sample).map((wrong) => wrong / sample.data.classes.length),
  greatest: () => 1,
};

/** coverage_error: how far down the ranking all true labels are found; 0 without any. */
export const COVERAGE_ERROR = ofScoredRows(({ truth, scores }) => {
  let least = Infinity;
  truth.forEach((has, i) => {
    if (has === 1) least = Math.min(least, scores[i] ?? NaN);
  });
  return scores.reduce((count, score) => (score >= least ? count + 1 : count), 0);
});

/**
 * label_ranking_average_precision_score: for each true label the share of true ones among the labels
 * scored as high; 1 for a row with no label or all of them.
 */
export const LABEL_RANKING_AVERAGE_PRECISION = ofScoredRows(({ truth, scores }) => {
  const count = truth.reduce((sum, has) => sum + has, 0);
  if (count === 0 || count === truth.length) return 1;
  let total = 0;
  truth.forEach((has, label) => {
    if (has === 0) return;
    let [rank, hits] = [0, 0];
    scores.forEach((score, other) => {
      if (score < (scores[label] ?? NaN)) return;
      rank++;
      hits += truth[other] ?? 0;
    });
    total += hits / rank;
  });
  return total / count;
}, 1);

/**
 * label_ranking_loss: share of pairs of a true and an absent label that are ranked wrongly, ties
 * included; 0 for a row with no label or all of them.
 */
export const LABEL_RANKING_LOSS = ofScoredRows(({ truth, scores }) => {
  const count = truth.reduce((sum, has) => sum + has, 0);
  if (count === 0 || count === truth.length) return 0;
  let wrong = 0;
  truth.forEach((has, label) => {
    if (has === 0) return;
    truth.forEach((present, other) => {
      if (present === 0 && (scores[other] ?? NaN) >= (scores[label] ?? NaN)) wrong++;
    });
  });
  return wrong / (count * (truth.length - count));
}, 1);

/** Σ over ranks of 1 / log₂(rank + 1), none beyond the k-th. */
function discounts(labels: number, k: number): Float64Array {
  return tabulate(labels, (rank) => (rank < k ? 1 / Math.log2(rank + 2) : 0));
}

/** Discounted gain of a row; labels of equal scores share the discounts of their ranks. */
function discountedGain({ truth, scores }: ScoredRow, discount: Float64Array): number {
  const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let gain = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let [hits, shared] = [0, 0];
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) {
      hits += truth[order[to] ?? 0] ?? 0;
      shared += discount[to] ?? 0;
      to++;
    }
    gain += (hits / (to - from)) * shared;
    from = to;
  }
  return gain;
}

/** dcg_score: linear gains, ties averaged. */
export function discountedCumulativeGain(k = Infinity): LossStatistic<MultilabelData> {
  return ofScoredRows((row) => discountedGain(row, discounts(row.truth.length, k)));
}

/** ndcg_score: the gain as a share of the best possible one; 0 for a row without a label. */
export function normalisedGain(k = Infinity): LossStatistic<MultilabelData> {
  return ofScoredRows((row) => {
    const discount = discounts(row.truth.length, k);
    const count = row.truth.reduce((sum, has) => sum + has, 0);
    const best = discount.subarray(0, count).reduce((sum, x) => sum + x, 0);
    return best > 0 ? discountedGain(row, discount) / best : 0;
  }, 1);
}

/** Average precision of the labels of one row; 0 without a true one. */
function rowAveragePrecision({ truth, scores }: ScoredRow): number {
  const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const count = truth.reduce((sum, has) => sum + has, 0);
  let [total, hits] = [0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    let here = 0;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) {
      here += truth[order[to] ?? 0] ?? 0;
      to++;
    }
    hits += here;
    total += (here * hits) / to;
    from = to;
  }
  return count === 0 ? 0 : total / count;
}

function rowsWithout(sample: Labelled, isBad: (count: number) => boolean): number {
  const { target, classes } = sample.data;
  const k = classes.length;
  let bad = 0;
  for (let row = 0; row < sample.rows; row++) {
    let count = 0;
    for (let cell = row * k; cell < (row + 1) * k; cell++) count += target[cell] ?? 0;
    if (isBad(count)) bad++;
  }
  return bad;
}

/** average_precision_score(average='samples'). */
export const AVERAGE_PRECISION_SAMPLES: LossStatistic<MultilabelData> = {
  ...ofScoredRows(rowAveragePrecision, 1),
  remark: (sample) => {
    const bad = rowsWithout(sample, (count) => count === 0);
    return bad === 0 ? null : `counts as 0 in ${bad} of ${sample.rows} rows, which have no label`;
  },
};

/** roc_auc_score(average='samples'); every row needs a label that it has and one that it has not. */
export const ROC_AUC_SAMPLES: LossStatistic<MultilabelData> = {
  ...ofScoredRows(({ truth, scores }) => {
    let [area, pairs] = [0, 0];
    truth.forEach((has, label) => {
      if (has === 0) return;
      truth.forEach((present, other) => {
        if (present === 1) return;
        const gap = (scores[label] ?? NaN) - (scores[other] ?? NaN);
        area += gap > 0 ? 1 : gap === 0 ? 0.5 : 0;
        pairs++;
      });
    });
    return area / pairs;
  }, 1),
  obstacle: (sample) => {
    const obstacle = withoutScores(sample);
    if (obstacle !== null) return obstacle;
    const all = sample.data.classes.length;
    const bad = rowsWithout(sample, (count) => count === 0 || count === all);
    return bad === 0 ? null : `${bad} of ${sample.rows} rows have no label or all of them`;
  },
};
