import type { ClassificationData } from '../data/data.ts';
import { meanEstimator } from '../losses/mean.ts';
import { proportionEstimator } from '../losses/proportion.ts';
import { skillEstimator } from '../losses/skill.ts';
import { CALIBRATION_ERROR } from '../probability/calibration-error.ts';
import { BRIER_SCORE, D2_BRIER, D2_LOG_LOSS, LOG_LOSS } from '../probability/losses.ts';
import { AVERAGE_PRECISION, ROC_AUC } from '../ranking/binary.ts';
import { rankingEstimator } from '../ranking/estimator.ts';
import {
  AVERAGE_PRECISION_MACRO,
  ROC_AUC_OVO,
  ROC_AUC_OVO_WEIGHTED,
  ROC_AUC_OVR,
  ROC_AUC_OVR_WEIGHTED,
} from '../ranking/multiclass.ts';
import { topKAccuracy } from '../ranking/top-k.ts';
import { tableEstimator } from '../table/estimator.ts';
import type { ClassRatio } from '../table/statistics.ts';
import {
  ACCURACY,
  BALANCED_ACCURACY,
  F1,
  JACCARD,
  KAPPA,
  macroAverage,
  MATTHEWS,
  microAverage,
  ofPositiveClass,
  PRECISION,
  RECALL,
  weightedAverage,
} from '../table/statistics.ts';
import type { Estimator, Metric, MetricDescription } from './metric.ts';

type ClassificationMetric = Metric<ClassificationData>;

const BINARY = ['binary-classification'] as const;
const MULTICLASS = ['multiclass-classification'] as const;
const BOTH = [...BINARY, ...MULTICLASS];

/** A score from 0 to 1 that is always defined, for both tasks, unless it is said otherwise. */
function score(
  estimator: Estimator<ClassificationData>,
  description: Pick<MetricDescription, 'name' | 'source'> & Partial<MetricDescription>,
): ClassificationMetric {
  return {
    tasks: BOTH,
    greaterIsBetter: true,
    range: [0, 1],
    undefinedWhen: null,
    ...description,
    ...estimator,
  };
}

/** The ratio of the positive class and its averages over classes. */
function classRatio(ratio: ClassRatio, undefinedWhen: string): ClassificationMetric[] {
  const { name } = ratio;
  const source = `${name}_score`;
  return [
    score(tableEstimator(ofPositiveClass(ratio)), {
      name,
      source: `${source}(average='binary')`,
      tasks: BINARY,
      undefinedWhen,
    }),
    score(tableEstimator(macroAverage(ratio)), {
      name: `${name}_macro`,
      source: `${source}(average='macro')`,
    }),
    score(tableEstimator(microAverage(ratio)), {
      name: `${name}_micro`,
      source: `${source}(average='micro')`,
    }),
    score(tableEstimator(weightedAverage(ratio)), {
      name: `${name}_weighted`,
      source: `${source}(average='weighted')`,
    }),
  ];
}

/** Metrics of the confusion matrix. */
const TABLE_METRICS = [
  score(tableEstimator(ACCURACY), { name: 'accuracy', source: 'accuracy_score' }),
  score(tableEstimator(BALANCED_ACCURACY), {
    name: 'balanced_accuracy',
    source: 'balanced_accuracy_score',
  }),
  ...classRatio(PRECISION, 'the positive class is never predicted'),
  ...classRatio(RECALL, 'the positive class is not in the target'),
  ...classRatio(F1, 'the positive class is neither in the target nor predicted'),
  ...classRatio(JACCARD, 'the positive class is neither in the target nor predicted'),
  score(tableEstimator(MATTHEWS), {
    name: 'matthews_corrcoef',
    source: 'matthews_corrcoef',
    range: [-1, 1],
  }),
  score(tableEstimator(KAPPA), {
    name: 'cohen_kappa',
    source: 'cohen_kappa_score',
    range: [-1, 1],
    undefinedWhen: 'target and predictions are one and the same class',
  }),
];

/** Average precision of the positive class, or its mean over classes. */
function averagePrecision(): Estimator<ClassificationData> {
  const binary = rankingEstimator(AVERAGE_PRECISION);
  const macro = rankingEstimator(AVERAGE_PRECISION_MACRO);
  const choose = ({ task }: ClassificationData): Estimator<ClassificationData> =>
    task === 'binary-classification' ? binary : macro;
  return {
    intervalMethod: binary.intervalMethod,
    measure: (sample) => choose(sample.data).measure(sample),
    interval: (sample) => choose(sample.data).interval(sample),
    difference: (pair, factor) => choose(pair.challenger.data).difference(pair, factor),
  };
}

/** Metrics of the ranking by scores. */
const RANKING_METRICS = [
  score(rankingEstimator(ROC_AUC), {
    name: 'roc_auc',
    source: 'roc_auc_score',
    tasks: BINARY,
    undefinedWhen: 'one class only; no scores',
  }),
  ...(
    [
      [
        'roc_auc_ovr',
        ROC_AUC_OVR,
        "multi_class='ovr', average='macro'",
        'a class is not in the target',
      ],
      [
        'roc_auc_ovr_weighted',
        ROC_AUC_OVR_WEIGHTED,
        "multi_class='ovr', average='weighted'",
        'one class only',
      ],
      [
        'roc_auc_ovo',
        ROC_AUC_OVO,
        "multi_class='ovo', average='macro'",
        'one class only; sample weights',
      ],
      [
        'roc_auc_ovo_weighted',
        ROC_AUC_OVO_WEIGHTED,
        "multi_class='ovo', average='weighted'",
        'one class only; sample weights',
      ],
    ] as const
  ).map(([name, statistic, args, undefinedWhen]) =>
    score(rankingEstimator(statistic), {
      name,
      source: `roc_auc_score(${args})`,
      tasks: MULTICLASS,
      undefinedWhen: `${undefinedWhen}; the scores are not probabilities`,
    }),
  ),
  score(averagePrecision(), {
    name: 'average_precision',
    source: "average_precision_score(average='macro')",
    undefinedWhen: 'binary: no positive rows; multiclass: a class is not in the target; no scores',
  }),
  score(proportionEstimator(topKAccuracy(2)), {
    name: 'top_k_accuracy',
    source: 'top_k_accuracy_score(k=2)',
    tasks: MULTICLASS,
    undefinedWhen: 'two classes only; no scores',
  }),
];

const NO_PROBABILITIES = 'the scores are not probabilities';

/** Metrics of predicted probabilities. */
const PROBABILITY_METRICS = [
  score(meanEstimator(LOG_LOSS), {
    name: 'log_loss',
    source: 'log_loss(labels=…)',
    greaterIsBetter: false,
    range: [0, Infinity],
    undefinedWhen: NO_PROBABILITIES,
  }),
  score(meanEstimator(BRIER_SCORE), {
    name: 'brier_score',
    source: "brier_score_loss(labels=…, scale_by_half='auto')",
    greaterIsBetter: false,
    // At most 1 for two classes, where it is halved.
    range: [0, 2],
    undefinedWhen: NO_PROBABILITIES,
  }),
  score(skillEstimator(D2_LOG_LOSS), {
    name: 'd2_log_loss_score',
    source: 'd2_log_loss_score(labels=…)',
    range: [-Infinity, 1],
    undefinedWhen: `one class only; fewer than two rows; ${NO_PROBABILITIES}`,
  }),
  score(skillEstimator(D2_BRIER), {
    name: 'd2_brier_score',
    source: 'd2_brier_score(labels=…)',
    range: [-Infinity, 1],
    undefinedWhen: `one class only; fewer than two rows; ${NO_PROBABILITIES}`,
  }),
  score(CALIBRATION_ERROR, {
    name: 'expected_calibration_error',
    source:
      'Σ share × |gap| over the bins of calibration_curve(n_bins=10, strategy="uniform"); ' +
      'multiclass: of the highest probability',
    greaterIsBetter: false,
    undefinedWhen: NO_PROBABILITIES,
  }),
];

/** All classification metrics, in the order in which they are shown. */
export const CLASSIFICATION_METRICS: readonly ClassificationMetric[] = [
  ...TABLE_METRICS,
  ...RANKING_METRICS,
  ...PROBABILITY_METRICS,
];
