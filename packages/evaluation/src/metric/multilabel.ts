import type { MultilabelData } from '../data/data.ts';
import { meanEstimator } from '../losses/mean.ts';
import { proportionEstimator } from '../losses/proportion.ts';
import { LABEL_AVERAGE_PRECISION, LABEL_ROC_AUC } from '../multilabel/ranking.ts';
import type { LabelRanking } from '../multilabel/ranking.ts';
import type { CellRatio } from '../multilabel/ratios.ts';
import {
  averageOfLabels,
  averageOfRows,
  LABEL_JACCARD,
  LABEL_PRECISION,
  LABEL_RECALL,
  labelFBeta,
  ofLabel,
} from '../multilabel/ratios.ts';
import {
  AVERAGE_PRECISION_SAMPLES,
  COVERAGE_ERROR,
  discountedCumulativeGain,
  HAMMING_LOSS,
  LABEL_RANKING_AVERAGE_PRECISION,
  LABEL_RANKING_LOSS,
  normalisedGain,
  ROC_AUC_SAMPLES,
  SUBSET_ACCURACY,
  SUBSET_LOSS,
} from '../multilabel/rows.ts';
import { rankingEstimator } from '../ranking/estimator.ts';
import { classArgument, numberArgument } from './arguments.ts';
import type { MetricFamily } from './catalogue.ts';
import type { Estimator, Metric, MetricDescription } from './metric.ts';

type LabelEstimator = Estimator<MultilabelData>;
type LabelFamily = MetricFamily<MultilabelData>;

const TASKS = ['multilabel-classification'] as const;
const NO_SCORES = 'no scores';

/** A score from 0 to 1, unless it is said otherwise. */
function score(
  estimator: LabelEstimator,
  description: Pick<MetricDescription, 'name' | 'source'> & Partial<MetricDescription>,
): Metric<MultilabelData> {
  return {
    tasks: TASKS,
    greaterIsBetter: true,
    range: [0, 1],
    undefinedWhen: null,
    ...description,
    ...estimator,
  };
}

function loss(
  estimator: LabelEstimator,
  description: Pick<MetricDescription, 'name'> & Partial<MetricDescription>,
): Metric<MultilabelData> {
  return score(estimator, { source: description.name, greaterIsBetter: false, ...description });
}

const AVERAGES = ['macro', 'micro', 'weighted'] as const;

/** Averages of a ratio over labels, and its mean over rows. */
function ratioMetrics(ratio: CellRatio): Metric<MultilabelData>[] {
  const source = (average: string): string => `${ratio.name}_score(average='${average}')`;
  return [
    ...AVERAGES.map((average) =>
      score(rankingEstimator(averageOfLabels(ratio, average)), {
        name: `${ratio.name}_${average}`,
        source: source(average),
      }),
    ),
    score(meanEstimator(averageOfRows(ratio)), {
      name: `${ratio.name}_samples`,
      source: source('samples'),
    }),
  ];
}

/** `roc_auc` (the plain mean over labels) and its other averages. */
function rankingMetrics(
  name: string,
  { macro, micro, weighted }: LabelRanking,
  samples: Metric<MultilabelData>,
  undefinedWhen: string,
): Metric<MultilabelData>[] {
  const entries = [
    [name, 'macro', macro],
    [`${name}_micro`, 'micro', micro],
    [`${name}_weighted`, 'weighted', weighted],
  ] as const;
  return [
    ...entries.map(([metric, average, statistic]) =>
      score(rankingEstimator(statistic), {
        name: metric,
        source: `${name}_score(average='${average}')`,
        undefinedWhen: `${undefinedWhen}; ${NO_SCORES}`,
      }),
    ),
    samples,
  ];
}

const RATIOS: readonly CellRatio[] = [LABEL_PRECISION, LABEL_RECALL, labelFBeta(1), LABEL_JACCARD];

/** All multilabel metrics, in the order in which they are shown. */
export const MULTILABEL_METRICS: readonly Metric<MultilabelData>[] = [
  score(proportionEstimator(SUBSET_ACCURACY), { name: 'accuracy', source: 'accuracy_score' }),
  loss(proportionEstimator(SUBSET_LOSS), { name: 'zero_one_loss' }),
  loss(meanEstimator(HAMMING_LOSS), { name: 'hamming_loss' }),
  ...RATIOS.flatMap(ratioMetrics),
  ...rankingMetrics(
    'roc_auc',
    LABEL_ROC_AUC,
    score(meanEstimator(ROC_AUC_SAMPLES), {
      name: 'roc_auc_samples',
      source: "roc_auc_score(average='samples')",
      undefinedWhen: `a row with no label or all of them; ${NO_SCORES}`,
    }),
    'a label on all rows, or on none',
  ),
  ...rankingMetrics(
    'average_precision',
    LABEL_AVERAGE_PRECISION,
    score(meanEstimator(AVERAGE_PRECISION_SAMPLES), {
      name: 'average_precision_samples',
      source: "average_precision_score(average='samples')",
      undefinedWhen: NO_SCORES,
    }),
    'a label that is not in the target',
  ),
  score(meanEstimator(LABEL_RANKING_AVERAGE_PRECISION), {
    name: 'label_ranking_average_precision',
    source: 'label_ranking_average_precision_score',
    undefinedWhen: NO_SCORES,
  }),
  loss(meanEstimator(LABEL_RANKING_LOSS), {
    name: 'label_ranking_loss',
    undefinedWhen: NO_SCORES,
  }),
  loss(meanEstimator(COVERAGE_ERROR), {
    name: 'coverage_error',
    range: [0, Infinity],
    undefinedWhen: NO_SCORES,
  }),
  score(meanEstimator(discountedCumulativeGain()), {
    name: 'dcg',
    source: 'dcg_score',
    range: [0, Infinity],
    undefinedWhen: NO_SCORES,
  }),
  score(meanEstimator(normalisedGain()), {
    name: 'ndcg',
    source: 'ndcg_score',
    undefinedWhen: NO_SCORES,
  }),
];

/** A metric of one label: `recall(<label>)`. */
function ofOneLabel(
  name: string,
  make: (label: number) => LabelEstimator,
  undefinedWhen: string,
): LabelFamily {
  const plain = score(make(0), { name, source: `${name}_score`, undefinedWhen });
  return {
    ...plain,
    usage: `${name}(<label>)`,
    make: (args, context) => {
      const argument = classArgument(args, context);
      return 'problem' in argument ? argument : { ...plain, ...make(argument.value) };
    },
  };
}

function ofNumber(
  name: string,
  parameter: string,
  what: string,
  allowed: (value: number) => boolean,
  make: (value: number) => Metric<MultilabelData>,
): LabelFamily {
  return {
    ...make(1),
    name,
    usage: `${name}(<${parameter}>)`,
    make: (args) => {
      const argument = numberArgument(args, what, allowed);
      return 'problem' in argument ? argument : make(argument.value);
    },
  };
}

const isRank = (k: number): boolean => Number.isInteger(k) && k >= 1;

/** Multilabel metrics that take an argument. */
export const MULTILABEL_FAMILIES: readonly LabelFamily[] = [
  ...RATIOS.map((ratio) =>
    ofOneLabel(
      ratio.name,
      (label) => rankingEstimator(ofLabel(ratio, label)),
      `the label is ${ratio.emptyBecause}`,
    ),
  ),
  ofOneLabel(
    'roc_auc',
    (label) => rankingEstimator(LABEL_ROC_AUC.ofLabel(label)),
    `the label is on all rows, or on none; ${NO_SCORES}`,
  ),
  ofOneLabel(
    'average_precision',
    (label) => rankingEstimator(LABEL_AVERAGE_PRECISION.ofLabel(label)),
    `the label is not in the target; ${NO_SCORES}`,
  ),
  ...AVERAGES.map((average) =>
    ofNumber(
      `fbeta_${average}`,
      'beta',
      'a number above 0',
      (beta) => beta > 0,
      (beta) =>
        score(rankingEstimator(averageOfLabels(labelFBeta(beta), average)), {
          name: `fbeta_${average}`,
          source: `fbeta_score(beta=…, average='${average}')`,
        }),
    ),
  ),
  ofNumber('dcg', 'k', 'a whole number from 1 on', isRank, (k) =>
    score(meanEstimator(discountedCumulativeGain(k)), {
      name: 'dcg',
      source: 'dcg_score(k=…)',
      range: [0, Infinity],
      undefinedWhen: NO_SCORES,
    }),
  ),
  ofNumber('ndcg', 'k', 'a whole number from 1 on', isRank, (k) =>
    score(meanEstimator(normalisedGain(k)), {
      name: 'ndcg',
      source: 'ndcg_score(k=…)',
      undefinedWhen: NO_SCORES,
    }),
  ),
];
