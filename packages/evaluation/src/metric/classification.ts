import type { ClassificationData } from '../data/data.ts';
import { meanEstimator } from '../losses/mean.ts';
import { proportionEstimator } from '../losses/proportion.ts';
import { skillEstimator } from '../losses/skill.ts';
import { CALIBRATION_ERROR } from '../probability/calibration-error.ts';
import { MEAN_COST } from '../losses/cost.ts';
import { HINGE_LOSS } from '../probability/hinge.ts';
import { BRIER_SCORE, D2_BRIER, D2_LOG_LOSS, LOG_LOSS } from '../probability/losses.ts';
import { AVERAGE_PRECISION, ROC_AUC } from '../ranking/binary.ts';
import { rankingEstimator } from '../ranking/estimator.ts';
import {
  averagePrecisionOfClass,
  AVERAGE_PRECISION_MACRO,
  ROC_AUC_OVO,
  ROC_AUC_OVO_WEIGHTED,
  ROC_AUC_OVR,
  ROC_AUC_OVR_WEIGHTED,
  rocAucOfClass,
} from '../ranking/multiclass.ts';
import { topKAccuracy } from '../ranking/top-k.ts';
import { tableEstimator } from '../table/estimator.ts';
import type { ClassRatio, TableStatistic } from '../table/statistics.ts';
import {
  ACCURACY,
  BALANCED_ACCURACY,
  F1,
  fBeta,
  JACCARD,
  KAPPA,
  macroAverage,
  MATTHEWS,
  microAverage,
  NEGATIVE_LIKELIHOOD_RATIO,
  ofClass,
  ofPositiveClass,
  POSITIVE_LIKELIHOOD_RATIO,
  PRECISION,
  RECALL,
  weightedAverage,
  weightedKappa,
  ZERO_ONE_LOSS,
} from '../table/statistics.ts';
import { FAIRNESS_FAMILIES } from '../fairness/families.ts';
import { classArgument, numberArgument } from './arguments.ts';
import type { CallContext, MetricFamily } from './catalogue.ts';
import type { Estimator, Metric, MetricDescription } from './metric.ts';

type ClassificationMetric = Metric<ClassificationData>;
type ClassificationFamily = MetricFamily<ClassificationData>;

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
  likelihoodRatio('positive', POSITIVE_LIKELIHOOD_RATIO, 'no positive rows; no false positives'),
  likelihoodRatio('negative', NEGATIVE_LIKELIHOOD_RATIO, 'no positive rows; no true negatives'),
  ...['zero_one_loss', 'hamming_loss'].map((name) =>
    score(tableEstimator(ZERO_ONE_LOSS), { name, source: name, greaterIsBetter: false }),
  ),
];

/** How many times as likely a prediction is for a positive row as for a negative one. */
function likelihoodRatio(
  sign: 'positive' | 'negative',
  statistic: TableStatistic,
  undefinedWhen: string,
): ClassificationMetric {
  return score(tableEstimator(statistic), {
    name: `${sign}_likelihood_ratio`,
    source: `class_likelihood_ratios`,
    tasks: BINARY,
    greaterIsBetter: sign === 'positive',
    range: [0, Infinity],
    undefinedWhen,
  });
}

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
  score(meanEstimator(HINGE_LOSS), {
    name: 'hinge_loss',
    source: 'hinge_loss(labels=…)',
    greaterIsBetter: false,
    range: [0, Infinity],
    undefinedWhen: 'no scores; the scores are probabilities',
    needsDecisionValues: true,
  }),
  score(meanEstimator(MEAN_COST), {
    name: 'mean_cost',
    source: 'mean over rows of the cost of (true class, predicted class), `evaluate.costs`',
    greaterIsBetter: false,
    range: [-Infinity, Infinity],
    needsCosts: true,
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

/** A metric of one class against all others: `recall(<class>)`. */
function ofOneClass(
  name: string,
  source: string,
  make: (index: number) => Estimator<ClassificationData>,
  description: Partial<MetricDescription>,
): ClassificationFamily {
  const plain = score(make(0), { name, source, ...description });
  return {
    ...plain,
    usage: `${name}(<class>)`,
    make: (args, context) => {
      const argument = classArgument(args, context);
      return 'problem' in argument ? argument : { ...plain, ...make(argument.value) };
    },
  };
}

/** A metric that takes a number. */
function ofNumber(
  name: string,
  parameter: string,
  description: Partial<MetricDescription> & Pick<MetricDescription, 'source'>,
  given: {
    readonly what: string;
    readonly allowed: (value: number, context: CallContext) => boolean;
    readonly make: (value: number) => Estimator<ClassificationData>;
  },
): ClassificationFamily {
  const plain = score(given.make(1), { name, ...description });
  return {
    ...plain,
    usage: `${name}(<${parameter}>)`,
    make: (args, context) => {
      const argument = numberArgument(args, given.what, (value) => given.allowed(value, context));
      if ('problem' in argument) return argument;
      return { ...plain, ...given.make(argument.value) };
    },
  };
}

function fBetaFamily(
  suffix: string,
  tasks: MetricDescription['tasks'],
  averaged: (ratio: ClassRatio) => TableStatistic,
): ClassificationFamily {
  const average = suffix === '' ? 'binary' : suffix.slice(1);
  const source = `fbeta_score(beta=…, average='${average}')`;
  return ofNumber(
    `fbeta${suffix}`,
    'beta',
    { source, tasks },
    {
      what: 'a number above 0',
      allowed: (beta) => beta > 0,
      make: (beta) => tableEstimator(averaged(fBeta(beta))),
    },
  );
}

const KAPPA_WEIGHTS = ['linear', 'quadratic'] as const;

/** cohen_kappa with weights for how far a disagreement is. */
function kappaFamily(): ClassificationFamily {
  const plain = score(tableEstimator(weightedKappa('linear')), {
    name: 'cohen_kappa',
    source: "cohen_kappa_score(labels=…, weights='linear')",
    range: [-1, 1],
    undefinedWhen: 'target and predictions are one and the same class',
  });
  return {
    ...plain,
    usage: 'cohen_kappa(linear | quadratic)',
    make: ([text, ...more]) => {
      const weights = KAPPA_WEIGHTS.find((known) => known === text);
      if (weights === undefined || more.length > 0) {
        return { problem: `"${text ?? ''}" is not linear or quadratic` };
      }
      return { ...plain, ...tableEstimator(weightedKappa(weights)) };
    },
  };
}

const CLASS_RATIOS = [
  [PRECISION, 'the class is never predicted'],
  [RECALL, 'the class is not in the target'],
  [F1, 'the class is neither in the target nor predicted'],
  [JACCARD, 'the class is neither in the target nor predicted'],
] as const;

/** Classification metrics that take an argument. */
export const CLASSIFICATION_FAMILIES: readonly ClassificationFamily[] = [
  ...CLASS_RATIOS.map(([ratio, undefinedWhen]) =>
    ofOneClass(
      ratio.name,
      `${ratio.name}_score(labels=[…], average='macro')`,
      (index) => tableEstimator(ofClass(ratio, index)),
      { undefinedWhen },
    ),
  ),
  ofOneClass('roc_auc', 'roc_auc_score', (index) => rankingEstimator(rocAucOfClass(index)), {
    tasks: MULTICLASS,
    undefinedWhen: 'all rows are of the class, or none; no scores',
  }),
  ofOneClass(
    'average_precision',
    'average_precision_score',
    (index) => rankingEstimator(averagePrecisionOfClass(index)),
    { tasks: MULTICLASS, undefinedWhen: 'the class is not in the target; no scores' },
  ),
  fBetaFamily('', BINARY, ofPositiveClass),
  fBetaFamily('_macro', BOTH, macroAverage),
  fBetaFamily('_micro', BOTH, microAverage),
  fBetaFamily('_weighted', BOTH, weightedAverage),
  kappaFamily(),
  ofNumber(
    'top_k_accuracy',
    'k',
    {
      source: 'top_k_accuracy_score(k=…)',
      tasks: MULTICLASS,
      undefinedWhen: 'as many classes as guesses; no scores',
    },
    {
      what: 'a whole number from 1 to less than there are classes',
      allowed: (k, { classes }) => Number.isInteger(k) && k >= 1 && k < (classes?.length ?? 0),
      make: (k) => proportionEstimator(topKAccuracy(k)),
    },
  ),
  ...FAIRNESS_FAMILIES,
];
