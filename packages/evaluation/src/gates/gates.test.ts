import { describe, expect, it } from '@jest/globals';
import type { GateResult } from '@slipway/core';
import { ConfigurationError, gateResultSchema, parseGates } from '@slipway/core';
import { Xoshiro128 } from '@slipway/statistics';
import { compareModels } from '../comparison.ts';
import type { SliceColumn } from '../data/slices.ts';
import { multiclassData, randomBinary, regressionData } from '../testing/data.ts';
import { checkGates } from './check.ts';
import type { GateContext } from './evaluate-gates.ts';
import { evaluateGates } from './evaluate-gates.ts';

const random = new Xoshiro128(8);
const ROWS = 600;
const y = Array.from({ length: ROWS }, () => random.below(2));
const good = randomBinary(random, ROWS, 3, y);
const poor = randomBinary(random, ROWS, 0.5, y);
const near = { ...good, scores: good.scores?.map((s, i) => (i === 0 ? 0.5 : s)) ?? null };

function decided(
  line: string,
  comparison = compareModels(good, poor),
  context: GateContext = {},
): GateResult {
  const result = evaluateGates(parseGates([line]), comparison, context)[0];
  if (result === undefined) throw new Error('no result');
  expect(gateResultSchema.parse(result)).toEqual(result);
  return result;
}

describe('gates with a number', () => {
  it('are decided on the value and report the interval', () => {
    const result = decided('roc_auc >= 0.8');
    const { value, interval } = compareModels(good, null).estimate('roc_auc');
    expect(result).toMatchObject({
      verdict: 'pass',
      observed: value,
      limit: 0.8,
      confidence: 0.95,
    });
    expect(result.interval).toEqual(interval?.bounds);
    expect(decided('roc_auc >= 0.999').verdict).toBe('fail');
    expect(decided('log_loss <= 0.1').verdict).toBe('fail');
  });
});

describe('gates against the champion', () => {
  it.each([
    ['roc_auc >= champion - 0.005', 'pass'],
    ['roc_auc > champion', 'pass'],
    ['roc_auc >= champion + 0.5', 'fail'],
    ['log_loss <= champion * 1.02', 'pass'],
    ['roc_auc >= champion * 1.05', 'pass'],
    ['roc_auc within 0.01 of champion', 'fail'],
  ])('%s: %s', (line, verdict) => {
    expect(decided(line).verdict).toBe(verdict);
  });

  it('need more rows when the interval holds the limit', () => {
    const few = compareModels(good, poor).subset(Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7));
    expect(decided('accuracy >= champion - 0.005', few)).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/contains the limit: about [\d,]+ rows would probably decide/),
      rowsToDecide: expect.any(Number),
    });
  });

  it('compare with a multiple of the champion', () => {
    const comparison = compareModels(good, poor);
    const [mine, theirs] = [
      comparison.result('accuracy').value,
      comparison.result('accuracy').champion,
    ];
    const { observed, limit } = decided('accuracy >= champion * 1.2');
    expect(observed).toBeCloseTo((mine ?? NaN) - 1.2 * (theirs ?? NaN), 12);
    expect(limit).toBe(0);
  });

  it('pass on a champion that is the same model, and say so', () => {
    const same = compareModels(good, good, { sameModel: true });
    expect(decided('roc_auc >= champion - 0.005', same)).toMatchObject({
      verdict: 'pass',
      observed: 0,
      interval: [0, 0],
      reason: 'the champion is the same model',
    });
    expect(decided('roc_auc > champion', same).verdict).toBe('fail');
  });

  it('do not pass on luck: a model that is as good is within a margin only with enough rows', () => {
    expect(decided('roc_auc within 0.05 of champion', compareModels(good, near)).verdict).toBe(
      'pass',
    );
    expect(decided('roc_auc within 0.000001 of champion', compareModels(good, near)).verdict).toBe(
      'inconclusive',
    );
  });

  it('are inconclusive where a side has no value', () => {
    const labels = compareModels(good, { ...poor, scores: null });
    expect(decided('roc_auc >= champion', labels)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'champion: no scores: the model gives labels only',
    });
    const numbers = compareModels(
      regressionData([1, 2, 3], [1, 2, 4]),
      regressionData([1, 2, 3], [1, 2, 5]),
    );
    expect(decided('max_error <= champion', numbers)).toMatchObject({
      verdict: 'inconclusive',
      observed: -1,
      reason: 'a maximum has no confidence interval',
    });
  });
});

/** treeverse/dvc#3437, treeverse/dvc#3529 */
describe('no champion yet', () => {
  const first = compareModels(good, null);
  const lines = ['roc_auc >= 0.65', 'roc_auc >= champion - 0.005'];

  it('decides absolute gates and leaves the others inconclusive', () => {
    const results = evaluateGates(parseGates(lines), first);
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'inconclusive']);
    expect(results[1]).toMatchObject({ reason: 'no champion yet', observed: null, limit: -0.005 });
  });

  it('lets the first model in when that is wanted, and says so', () => {
    const results = evaluateGates(parseGates(lines), first, { championRequired: false });
    expect(results[1]).toMatchObject({
      verdict: 'pass',
      observed: null,
      reason: 'no champion yet: passed, since champion-required is false',
    });
  });
});

const carrier: SliceColumn = {
  values: ['AA', 'UA', 'HA'],
  codes: Int32Array.from(y, (_, row) => (row < 5 ? 2 : row % 2)),
};
const columns = new Map([['carrier', carrier]]);

describe('gates on slices', () => {
  it('decide on every value; the worst counts and is named', () => {
    const { verdict, reason, observed } = decided('accuracy >= 0.5 on carrier', undefined, {
      columns,
      minimumRows: 5,
    });
    expect(verdict).toBe('pass');
    expect(reason).toMatch(/^nearest to the limit of 3 slices: carrier = /);
    const values = ['AA', 'UA', 'HA'].map((_, code) => {
      const rows = Uint8Array.from(carrier.codes, (c) => Number(c === code));
      return compareModels(good, null).subset(rows).estimate('accuracy').value ?? NaN;
    });
    expect(observed).toBe(Math.min(...values));
  });

  it('are inconclusive on a slice that is too small', () => {
    expect(decided('accuracy >= 0.5 on carrier', undefined, { columns })).toMatchObject({
      verdict: 'inconclusive',
      limit: 0.5,
      reason: 'inconclusive on: carrier = HA (5 rows, fewer than the minimum of 30)',
    });
  });

  it('fail where one slice fails', () => {
    const bad = {
      ...good,
      predicted: good.predicted.map((p, i) => (carrier.codes[i] === 1 ? 1 - p : p)),
    };
    const result = decided('accuracy >= 0.5 on carrier', compareModels(bad, null), { columns });
    expect(result.verdict).toBe('fail');
    expect(result.reason).toMatch(
      /^fails on: carrier = UA \(0\.\d+ is not >= 0\.5\); inconclusive on/,
    );
  });

  it('compare with the champion on each slice', () => {
    expect(
      decided('roc_auc >= champion on carrier', undefined, { columns, minimumRows: 100 }),
    ).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('carrier = HA') });
  });

  it('name a few slices of many', () => {
    const many: SliceColumn = {
      values: y.map((_, i) => `v${i}`),
      codes: Int32Array.from(y, (_, i) => i),
    };
    const { reason } = decided('accuracy >= 0.5 on id', undefined, {
      columns: new Map([['id', many]]),
    });
    expect(reason).toMatch(/ and 595 more$/);
  });

  it('of no rows are inconclusive', () => {
    const none = compareModels(good, null).subset(new Int32Array(0));
    const context = { columns: new Map([['c', { values: [], codes: new Int32Array(0) }]]) };
    expect(decided('accuracy >= 0.5 on c', none, context)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'there are no rows to slice',
    });
  });
});

describe('gates where a predicate holds', () => {
  const mask = Uint8Array.from(y, (_, i) => Number(i < 100));
  const predicates = new Map([
    ['distance > 2000', mask],
    ['distance > 9000', Uint8Array.from(mask, (_, i) => Number(i < 3))],
  ]);

  it('use the rows of the mask', () => {
    const { observed } = decided('recall >= 0.5 where distance > 2000', undefined, { predicates });
    expect(observed).toBe(compareModels(good, null).subset(mask).estimate('recall').value);
  });

  it('are inconclusive with few rows', () => {
    expect(decided('recall >= 0.5 where distance > 9000', undefined, { predicates }).reason).toBe(
      '3 rows, fewer than the minimum of 30',
    );
  });

  it('go with slices', () => {
    const context = { predicates, columns, minimumRows: 5 };
    const { reason } = decided(
      'recall >= 0.1 on carrier where distance > 2000',
      undefined,
      context,
    );
    expect(reason).toMatch(/of 3 slices/);
  });

  it('need their mask', () => {
    expect(() => decided('recall >= 0.5 where x > 1')).toThrow('the predicate "x > 1" was not');
  });
});

describe('gates that are wrong', () => {
  const CONTEXT = {
    task: 'binary-classification',
    classes: ['0', '1'],
    columns,
    hasCosts: false,
  } as const;

  it.each([
    ['roc_auk >= 0.5', 'there is no metric "roc_auk"; did you mean "roc_auc"?'],
    ['r2 >= 0.5', 'r2 is not a metric of binary-classification (metrics: "accuracy", '],
    ['f1 >= 0.6 on carier', 'there is no column "carier"; did you mean "carrier"?'],
    ['roc_auc == champion', '"roc_auc == champion": no interval can show that'],
    ['roc_auc != champion', 'write "roc_auc within 0.01 of champion"'],
    ['roc_auc >= champion * 0', 'champion * 0: the factor must be positive'],
    ['roc_auc >= champion * -1', 'champion * -1: the factor must be positive'],
    ['recall(x) >= 0.5', 'recall(x): there is no class "x" (classes: "0", "1")'],
    ['recall(0, 1) >= 0.5', 'recall(0, 1): one class is needed, 2 are given'],
    ['accuracy(1) >= 0.5', 'accuracy takes no arguments in parentheses'],
    ['fbeta >= 0.5', 'fbeta needs fbeta(<beta>)'],
    ['fbeta(0) >= 0.5', 'fbeta(0): "0" is not a number above 0'],
    ['fbeta(high) >= 0.5', 'fbeta(high): "high" is not a number above 0'],
    ['mean_cost <= 1', 'mean_cost needs evaluate.costs'],
    ['demographic_parity_difference <= 0.1', 'needs demographic_parity_difference(<column>, …)'],
    [
      'demographic_parity_difference(carier) <= 0.1',
      'there is no column "carier"; did you mean "carrier"?',
    ],
  ])('%s', (line, message) => {
    const act = (): void => checkGates(parseGates([line]), CONTEXT);
    expect(act).toThrow(ConfigurationError);
    expect(act).toThrow('gates: ');
    expect(act).toThrow(message);
    expect(() => decided(line, undefined, { columns })).toThrow(ConfigurationError);
  });

  it('f1 of several classes suggests an average', () => {
    const comparison = compareModels(multiclassData({ y: [0, 1, 2] }), null);
    expect(() => decided('f1 >= 0.5', comparison)).toThrow(
      'did you mean "f1_macro" or "f1(<class>)"?',
    );
  });
});
