import type { Comparison as Sign } from '@slipway/core';
import { ConfigurationError, didYouMean, listNames } from '@slipway/core';
import { positiveOf } from '../data/data.ts';
import type { ClassificationData } from '../data/data.ts';
import type { ClassCounts } from '../table/counts.ts';
import type { TableStatistic } from '../table/statistics.ts';
import {
  ACCURACY,
  BALANCED_ACCURACY,
  F1,
  fBeta,
  JACCARD,
  KAPPA,
  MATTHEWS,
  ofPositiveClass,
  PRECISION,
  RECALL,
} from '../table/statistics.ts';

/** What a rule looks at: a metric of the confusion matrix, or the mean cost of its mistakes. */
export interface Objective {
  readonly name: string;
  readonly value: (counts: ClassCounts, costs: Float64Array | null) => number;
}

/** How a threshold is chosen. */
export interface ThresholdRule {
  /** The rule in words: `maximise precision with recall >= 0.9`. */
  readonly text: string;
  readonly direction: 'maximise' | 'minimise';
  readonly objective: Objective;
  /** What the threshold must satisfy besides; null when nothing. */
  readonly constraint: { readonly objective: Objective; readonly least: number } | null;
}

const STATISTICS: ReadonlyMap<string, TableStatistic> = new Map([
  ['accuracy', ACCURACY],
  ['balanced_accuracy', BALANCED_ACCURACY],
  ['precision', ofPositiveClass(PRECISION)],
  ['recall', ofPositiveClass(RECALL)],
  ['f1', ofPositiveClass(F1)],
  ['jaccard', ofPositiveClass(JACCARD)],
  ['matthews_corrcoef', MATTHEWS],
  ['cohen_kappa', KAPPA],
]);

const MEAN_COST = 'mean_cost';
const FORM =
  'a rule reads: maximise <metric>, minimise mean_cost, or maximise <metric> with <metric> >= ' +
  '<number>';
const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const RULE = new RegExp(
  String.raw`^(maximi[sz]e|minimi[sz]e)\s+(\w+)(?:\((${NUMBER})\))?(?:\s+with\s+(\w+)\s*(>=|<=|==|!=|>|<)\s*(${NUMBER}))?$`,
);

function refuse(text: string, detail: string): never {
  throw new ConfigurationError('threshold-rule', `"${text}": ${detail}; ${FORM}`);
}

/** Mean cost from the margins: every mistake of two classes is of one of two kinds. */
function meanCost(positive: number): Objective['value'] {
  return ({ correct, actual, total }, costs) => {
    if (costs === null) return NaN;
    const negative = 1 - positive;
    const count = (truth: number, guess: number): number =>
      truth === guess ? (correct[truth] ?? 0) : (actual[truth] ?? 0) - (correct[truth] ?? 0);
    const cost = (truth: number, guess: number): number =>
      count(truth, guess) * (costs[2 * truth + guess] ?? 0);
    return (
      (cost(positive, positive) +
        cost(positive, negative) +
        cost(negative, positive) +
        cost(negative, negative)) /
      total
    );
  };
}

function objectiveOf(
  text: string,
  name: string,
  argument: string | undefined,
  positive: number,
): Objective {
  const plain = (statistic: TableStatistic, shown: string): Objective => ({
    name: shown,
    value: (counts) => statistic.value(counts, positive),
  });
  if (name === MEAN_COST) return { name, value: meanCost(positive) };
  if (name === 'fbeta') {
    const beta = Number(argument ?? NaN);
    if (!(beta > 0)) refuse(text, 'fbeta needs its beta, a number above 0: fbeta(2)');
    return plain(ofPositiveClass(fBeta(beta)), `fbeta(${beta})`);
  }
  const statistic = STATISTICS.get(name);
  if (statistic !== undefined && argument === undefined) return plain(statistic, name);
  const names = [...STATISTICS.keys(), 'fbeta(<beta>)', MEAN_COST];
  return refuse(
    text,
    `no threshold can be chosen by "${name}"${didYouMean(name, names)} (metrics: ${listNames(names, Infinity)})`,
  );
}

/**
 * Reads a rule for the threshold of a binary task.
 *
 * @throws ConfigurationError starting with `threshold-rule`
 */
export function parseThresholdRule(
  text: string,
  data: Pick<ClassificationData, 'classes' | 'positive'>,
  hasCosts: boolean,
): ThresholdRule {
  const positive = positiveOf(data);
  const match = RULE.exec(text.trim());
  if (match === null) return refuse(text, 'it is not understood');
  const [, verb = '', name = '', argument, bound, sign, least] = match;
  const direction = verb.startsWith('max') ? 'maximise' : 'minimise';
  if ((name === MEAN_COST) !== (direction === 'minimise')) {
    refuse(text, name === MEAN_COST ? 'a cost is minimised' : `${name} is maximised`);
  }
  if ((name === MEAN_COST || bound === MEAN_COST) && !hasCosts) {
    refuse(text, 'mean_cost needs evaluate.costs: what each mistake costs');
  }
  if (bound !== undefined && (sign as Sign) !== '>=') refuse(text, `with ${bound} >= <number>`);
  const objective = objectiveOf(text, name, argument, positive);
  const constraint =
    bound === undefined
      ? null
      : { objective: objectiveOf(text, bound, undefined, positive), least: Number(least) };
  return { text: text.trim().replace(/imize/, 'imise'), direction, objective, constraint };
}
