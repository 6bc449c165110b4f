import { didYouMean, listNames } from '@slipway/core';
import type { ClassificationData } from '../data/data.ts';
import type { MetricFamily } from '../metric/catalogue.ts';
import type { DisparityKind } from './disparity.ts';
import { fairnessEstimator } from './estimator.ts';
import type { GroupRate } from './rates.ts';
import {
  FALSE_POSITIVE_RATE,
  PRECISION_RATE,
  SELECTION_RATE,
  TRUE_POSITIVE_RATE,
} from './rates.ts';

/** What is to be equal, by Fairlearn's names, and by which rates. */
const CRITERIA: readonly {
  readonly name: string;
  readonly rates: readonly GroupRate[];
  readonly source: (kind: DisparityKind) => string;
  readonly undefinedWhen: string;
}[] = [
  {
    name: 'demographic_parity',
    rates: [SELECTION_RATE],
    source: (kind) => `Fairlearn demographic_parity_${kind}`,
    undefinedWhen: 'one group; a small group',
  },
  {
    name: 'equalized_odds',
    rates: [TRUE_POSITIVE_RATE, FALSE_POSITIVE_RATE],
    source: (kind) => `Fairlearn equalized_odds_${kind}(agg='worst_case')`,
    undefinedWhen: 'one group; a small group; a group without positive or negative rows',
  },
  {
    name: 'equal_opportunity',
    rates: [TRUE_POSITIVE_RATE],
    source: (kind) => `Fairlearn equal_opportunity_${kind}`,
    undefinedWhen: 'one group; a small group; a group without positive rows',
  },
  {
    name: 'predictive_parity',
    rates: [PRECISION_RATE],
    source: (kind) => `Fairlearn MetricFrame(metrics=precision_score).${kind}()`,
    undefinedWhen: 'one group; a small group; a group that is never predicted positive',
  },
];

const KINDS: readonly DisparityKind[] = ['difference', 'ratio'];

/** Names of all fairness metrics. */
export const FAIRNESS_METRICS: readonly string[] = CRITERIA.flatMap(({ name }) =>
  KINDS.map((kind) => `${name}_${kind}`),
);

/** Fairness metrics of the groups of a column, or of combinations of several. */
export const FAIRNESS_FAMILIES: readonly MetricFamily<ClassificationData>[] = CRITERIA.flatMap(
  ({ name, rates, source, undefinedWhen }) =>
    KINDS.map((kind): MetricFamily<ClassificationData> => {
      const description = {
        name: `${name}_${kind}`,
        tasks: ['binary-classification'] as const,
        greaterIsBetter: kind === 'ratio',
        range: [0, 1] as const,
        source: source(kind),
        undefinedWhen,
        intervalMethod: 'pairwise-score',
      };
      return {
        ...description,
        usage: `${name}_${kind}(<column>, …)`,
        make: (args, { columns }) => {
          const unknown = args.find((arg) => !columns.has(arg));
          if (unknown !== undefined) {
            const names = [...columns.keys()];
            return {
              problem: `there is no column "${unknown}"${didYouMean(unknown, names)} (columns: ${listNames(names)})`,
            };
          }
          return { ...description, ...fairnessEstimator({ kind, rates }, args) };
        },
      };
    }),
);
