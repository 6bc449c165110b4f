import { describe, expect, it } from '@jest/globals';
import type { EvaluatePredicate } from '@slipway/core';
import { renderMarkdown, renderText } from '../index.ts';
import { tablesOf } from '../testing/github-markdown.ts';
import { evaluation, reportOf } from '../testing/evidence.ts';

const markdown = (overrides: Partial<EvaluatePredicate> = {}): string =>
  renderMarkdown(reportOf([evaluation(overrides)]));

describe('beside the metrics the report', () => {
  it('says on how many rows both models differ, and which way', () => {
    expect(markdown()).toContain(
      'Another answer than the champion’s on 2,120 of 41,237 rows (5.1%, 4.9% to 5.4%): ' +
        '990 turn from right to wrong, 1,130 from wrong to right, 0 from wrong to wrong.',
    );
  });

  it('lists the tests', () => {
    const table = tablesOf(markdown()).find(([head]) => head?.[0] === 'Test');
    expect(table?.[1]).toEqual([
      'McNemar',
      'both are right equally often',
      'chi-squared',
      '2,120',
      '9.245',
      '0.002',
    ]);
  });

  it('says which threshold was chosen, how and on which rows', () => {
    expect(markdown()).toMatch(
      /Predict `1` when `p_late` is at least 0\.3125 \(champion: 0\.4\), chosen to maximise f1: 0\.4998 on 12,000 rows of their own \(`split = 'tune'`\)\./,
    );
  });

  it('shows the baseline in a column', () => {
    const table = tablesOf(markdown()).find(([head]) => head?.[0] === 'Metric');
    const column = table?.[0]?.indexOf('Baseline') ?? -1;
    expect(table?.find(([name]) => name?.startsWith('roc_auc'))?.[column]).toBe('0.500');
  });

  it('has rates and metrics of groups', () => {
    const tables = tablesOf(markdown());
    const rates = tables.find(([head]) => head?.[0] === 'Group');
    expect(rates?.[1]).toEqual(['north', '20,000', '0.200', '0.600', '—', '0.500']);
    const names = tables.flat().map(([name]) => name);
    expect(names).toContain('demographic_parity_difference(region) ↓');
  });

  it('says nothing of what evidence of an older version lacks', () => {
    const none = {
      baseline: undefined,
      churn: undefined,
      tests: undefined,
      fairness: undefined,
      decision: undefined,
    };
    const text = markdown(none);
    for (const words of ['Baseline', 'Another answer', 'Fairness', 'Threshold', 'McNemar']) {
      expect(text).not.toContain(words);
    }
  });

  it('fits a terminal', () => {
    const lines = renderText(reportOf([evaluation()])).split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });
});
