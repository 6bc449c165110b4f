import type { Decision, EvaluationPlots } from '@slipway/core';
import { ConfigurationError, formatCount, InputError } from '@slipway/core';
import type {
  ChosenThreshold,
  ClassificationData,
  EvaluationData,
  ThresholdRule,
} from '@slipway/evaluation';
import {
  chooseThreshold,
  costMatrix,
  parseThresholdRule,
  randomThird,
  rowsOf,
  subset,
  withThreshold,
} from '@slipway/evaluation';
import type { StepContext } from '../run/step.ts';

/** Both models on the rows that are evaluated. */
export interface JudgedRows {
  readonly challenger: EvaluationData;
  readonly champion: EvaluationData | null;
  readonly predicates: ReadonlyMap<string, Uint8Array>;
  readonly decision: Decision | null;
  readonly thresholdPlot: EvaluationPlots['threshold'];
}

function requireScores(data: EvaluationData): ClassificationData {
  if (data.task !== 'binary-classification') {
    throw new ConfigurationError(
      'threshold-rule',
      `a threshold is chosen for binary-classification; the task is ${data.task}`,
    );
  }
  if (data.scores !== null) return data;
  throw new ConfigurationError('threshold-rule', 'the model gives labels only; scores are needed');
}

function choose(
  data: ClassificationData,
  rule: ThresholdRule,
  rows: Uint8Array,
  costs: Float64Array | null,
): ChosenThreshold & { readonly threshold: number } {
  const chosen = chooseThreshold(subset(data, rows), rule, costs);
  if (chosen.threshold !== null) return { ...chosen, threshold: chosen.threshold };
  throw new InputError(
    'threshold-rule',
    `"${rule.text}": ${chosen.reason ?? 'no threshold was found'}`,
  );
}

/** The threshold that the configuration gives, for whoever serves the model; null without one. */
function givenThreshold(
  threshold: number | undefined,
  { challenger, champion }: Pick<JudgedRows, 'challenger' | 'champion'>,
  score: string | null,
): Decision | null {
  if (threshold === undefined || challenger.task !== 'binary-classification') return null;
  return {
    threshold,
    positiveClass: challenger.classes[challenger.positive ?? 1] ?? '',
    score,
    rule: 'given',
    objective: null,
    championThreshold: champion === null ? null : threshold,
    chosenOn: { description: 'no rows: evaluate.threshold gives it', rows: 0 },
    reason: null,
  };
}

/**
 * Chooses the threshold by the rule of the configuration, for each model on the same rows by itself,
 * and leaves these rows out of what is evaluated.
 *
 * @param score what the score is called in evidence
 * @throws InputError when no threshold satisfies the rule
 */
export function decideThreshold(
  { config, recorder }: StepContext,
  rows: Pick<JudgedRows, 'challenger' | 'champion' | 'predicates'>,
  score: string | null,
): JudgedRows {
  const {
    'threshold-rule': text,
    'threshold-rows': where,
    threshold: given,
    costs,
    seed = 0,
  } = config.evaluate ?? {};
  if (text === undefined) {
    return { ...rows, decision: givenThreshold(given, rows, score), thresholdPlot: null };
  }
  const challenger = requireScores(rows.challenger);
  const rule = parseThresholdRule(text, challenger, costs !== undefined);
  const matrix = costs === undefined ? null : costMatrix(costs, challenger);
  const mask =
    where === undefined ? randomThird(challenger, seed) : (rows.predicates.get(where) ?? null);
  if (mask === null) throw new Error('the rows of the threshold were not read');
  const mine = choose(challenger, rule, mask, matrix);
  const other = rows.champion?.task === 'binary-classification' ? rows.champion : null;
  const isScored = other !== null && other.scores !== null;
  const theirs = isScored ? choose(other, rule, mask, matrix) : null;
  const rest = rowsOf(mask.map((chosen) => 1 - chosen));
  const judged = (data: ClassificationData, threshold: number | null): ClassificationData =>
    subset(threshold === null ? data : withThreshold(data, threshold), rest);
  const count = mask.length - rest.length;
  const description = where ?? `a random third of the rows (seed ${seed})`;
  recorder.note(
    `threshold ${mine.threshold} chosen to ${rule.text} on ${formatCount(count)} rows (${description}); ` +
      `the other ${formatCount(rest.length)} are evaluated`,
  );
  return {
    challenger: judged(challenger, mine.threshold),
    champion: other === null ? null : judged(other, theirs?.threshold ?? null),
    predicates: new Map(
      [...rows.predicates].map(([sql, flags]) => [
        sql,
        Uint8Array.from(rest, (row) => flags[row] ?? 0),
      ]),
    ),
    decision: {
      threshold: mine.threshold,
      positiveClass: challenger.classes[challenger.positive ?? 1] ?? '',
      score,
      rule: rule.text,
      objective: mine.objective,
      championThreshold: theirs?.threshold ?? null,
      chosenOn: { description, rows: count },
      reason: null,
    },
    thresholdPlot:
      mine.curve === null ? null : { challenger: mine.curve, champion: theirs?.curve ?? null },
  };
}
