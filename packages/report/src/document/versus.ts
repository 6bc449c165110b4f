import type { Churn, EvaluatePredicate, TestResult } from '@slipway/core';
import { formatCount, plural } from '@slipway/core';
import { formatPercent, formatPValue, formatValue } from '../display/numbers.ts';
import type { Block, Content, Section } from './document.ts';
import { code, PRIORITIES, value } from './document.ts';
import type { Profile } from './profile.ts';
import { makeTable, optional } from './table.ts';

const TEST_NAMES: Readonly<Record<TestResult['test'], string>> = {
  mcnemar: 'McNemar',
  delong: 'DeLong',
  wilcoxon: 'Wilcoxon signed-rank',
};

/** On how many rows both models answer differently, and which way they turn. */
export function churnWords(churn: Churn): Content {
  const { rows, disagreements, rate, interval, rightToWrong, wrongToRight, wrongToWrong } = churn;
  const share =
    rate === null
      ? ''
      : ` (${formatPercent(rate)}${interval === null ? '' : `, ${formatPercent(interval[0])} to ${formatPercent(interval[1])}`})`;
  return [
    'Another answer than the champion’s on ',
    value(formatCount(disagreements)),
    ` of ${plural(rows, 'row')}${share}: `,
    value(formatCount(rightToWrong)),
    ' turn from right to wrong, ',
    value(formatCount(wrongToRight)),
    ' from wrong to right, ',
    value(formatCount(wrongToWrong)),
    ' from wrong to wrong.',
  ];
}

function testTable(tests: readonly TestResult[]): Block {
  return makeTable(
    'Tests of both models',
    [
      { title: 'Test', align: 'left' },
      { title: 'Null hypothesis', align: 'left' },
      { title: 'Form', align: 'left', terminal: false },
      { title: 'n', align: 'right', hint: 'rows or pairs that the test looks at' },
      { title: 'Statistic', align: 'right', terminal: false },
      { title: 'p', align: 'right', hint: 'two-sided' },
      { title: 'Remark', align: 'left', terminal: false },
    ],
    tests.map((test) => [
      [TEST_NAMES[test.test]],
      [test.hypothesis],
      [test.method],
      [value(formatCount(test.rows))],
      test.statistic === null ? ['—'] : [value(formatValue(test.statistic))],
      test.pValue === null ? ['—'] : [value(formatPValue(test.pValue))],
      optional(test.reason),
    ]),
  );
}

/** Where both models differ row by row; null without a champion. */
export function versusSection(predicate: EvaluatePredicate, profile: Profile): Section | null {
  const { churn = null, tests = [] } = predicate;
  if (churn === null && tests.length === 0) return null;
  return {
    title: 'Row by row against the champion',
    subtitle: churn === null ? null : churnWords(churn),
    blocks:
      tests.length === 0
        ? []
        : [
            testTable(tests),
            { kind: 'paragraph', content: ['Gates are decided on intervals, not on these tests.'] },
          ],
    collapsed: profile.compact,
    priority: PRIORITIES.versus,
  };
}

/** The threshold that was chosen, and on which rows; null without one. */
export function decisionSection(predicate: EvaluatePredicate, profile: Profile): Section | null {
  const { decision = null } = predicate;
  if (decision === null) return null;
  const { threshold, positiveClass, score, rule, objective, championThreshold, chosenOn } =
    decision;
  const content: Content =
    threshold === null
      ? [`No threshold could be chosen to ${rule}: ${decision.reason ?? 'no reason is given'}.`]
      : [
          'Predict ',
          code(positiveClass),
          ' when ',
          score === null ? 'its score' : code(score),
          ' is at least ',
          value(formatValue(threshold)),
          ...(championThreshold === null
            ? []
            : [' (champion: ', value(formatValue(championThreshold)), ')']),
          `, chosen to ${rule}`,
          ...(objective === null ? [] : [': ', value(formatValue(objective))]),
          ` on ${plural(chosenOn.rows, 'row')} of their own (`,
          code(chosenOn.description),
          ').',
        ];
  return {
    title: 'Threshold',
    subtitle: null,
    blocks: [{ kind: 'paragraph', content }],
    collapsed: profile.compact && predicate.verdict === 'pass',
    priority: PRIORITIES.decision,
  };
}
