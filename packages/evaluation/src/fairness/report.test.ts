import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { compareModels } from '../comparison.ts';
import { binaryData, multiclassData } from '../testing/data.ts';
import { fairnessOf } from './report.ts';

/** The data of Fairlearn's own tests: demographic parity 0.25 and 0.6667, equalised odds 1 and 0. */
const digits = (text: string): number[] => [...text].map(Number);
const letters = [...'bbabbcccaacabccbcc'];
const values = ['a', 'b', 'c'];
const data = {
  ...binaryData({ y: digits('011110101000111111'), p: digits('001011100111100110') }),
  groups: new Map([
    ['g', { values, codes: Int32Array.from(letters, (letter) => values.indexOf(letter)) }],
  ]),
};

describe('fairness', () => {
  it('has Fairlearn’s values and the rates of each group', () => {
    const [fairness] = fairnessOf(compareModels(data, null, { minimumRows: 1 }), [['g']]);
    expect(
      fairness?.groups.map(({ value, rows, selectionRate }) => [value, rows, selectionRate]),
    ).toEqual([
      ['a', 4, 0.75],
      ['b', 6, 0.5],
      ['c', 8, 0.5],
    ]);
    const { metrics } = fairness ?? {};
    expect(metrics?.['demographic_parity_difference(g)']?.value).toBeCloseTo(0.25, 12);
    expect(metrics?.['demographic_parity_ratio(g)']?.value).toBeCloseTo(2 / 3, 12);
    expect(metrics?.['equalized_odds_difference(g)']?.value).toBeCloseTo(1, 12);
    expect(metrics?.['equalized_odds_ratio(g)']?.value).toBeCloseTo(0, 12);
  });

  it('is undefined with a small group, which it names', () => {
    const [fairness] = fairnessOf(compareModels(data, null), [['g']]);
    expect(fairness?.metrics['demographic_parity_ratio(g)']).toMatchObject({
      value: null,
      reason: 'the group "a" has 4 rows, fewer than the minimum of 30',
    });
  });

  it('refuses a column that is not there, and other tasks', () => {
    expect(() => fairnessOf(compareModels(data, null), [['h']])).toThrow(ConfigurationError);
    const several = compareModels(multiclassData({ y: [0, 1, 2] }), null);
    expect(() => fairnessOf(several, [['g']])).toThrow(ConfigurationError);
  });
});
