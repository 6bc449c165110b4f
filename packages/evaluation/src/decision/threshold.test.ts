import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { Xoshiro128 } from '@slipway/statistics';
import { compareModels } from '../comparison.ts';
import { binaryData, randomBinary } from '../testing/data.ts';
import { parseThresholdRule } from './rule.ts';
import { randomThird } from './split.ts';
import { chooseThreshold, withThreshold } from './threshold.ts';

const COSTS = { '0': { '1': 1 }, '1': { '0': 5 } };
const MATRIX = Float64Array.of(0, 1, 5, 0);
const data = randomBinary(new Xoshiro128(11), 300, 1.5);
const choose = (rule: string, of = data): ReturnType<typeof chooseThreshold> =>
  chooseThreshold(of, parseThresholdRule(rule, of, true), MATRIX);

describe('the threshold', () => {
  it.each([
    ['maximise f1', 'f1'],
    ['maximize balanced_accuracy', 'balanced_accuracy'],
    ['maximise matthews_corrcoef', 'matthews_corrcoef'],
    ['maximise fbeta(2)', 'fbeta'],
    ['minimise mean_cost', 'mean_cost'],
  ])('of "%s" is as good as any', (rule, metric) => {
    const chosen = choose(rule);
    const call = metric === 'fbeta' ? { metric, args: ['2'] } : metric;
    const at = (threshold: number): number =>
      compareModels(withThreshold(data, threshold), null, { costs: COSTS }).value(call) ?? NaN;
    expect(at(chosen.threshold ?? NaN)).toBeCloseTo(chosen.objective ?? NaN, 12);
    const others = Array.from(data.scores ?? [], at);
    const best = rule.startsWith('max') ? Math.max(...others) : Math.min(...others);
    expect(chosen.objective).toBeCloseTo(best, 12);
  });

  it('keeps to what is asked besides', () => {
    const chosen = choose('maximise precision with recall >= 0.9');
    const comparison = compareModels(withThreshold(data, chosen.threshold ?? NaN), null);
    expect(comparison.value('recall')).toBeGreaterThanOrEqual(0.9);
    expect(comparison.value('precision')).toBeCloseTo(chosen.objective ?? NaN, 12);
  });

  it('lies half-way between two scores', () => {
    const few = binaryData({ y: [0, 0, 1, 1], s: [0.1, 0.2, 0.6, 0.9] });
    expect(choose('maximise f1', few)).toMatchObject({ threshold: 0.4, objective: 1 });
  });

  it('says why there is none', () => {
    const wrong = binaryData({ y: [1, 0, 1, 0], s: [0.1, 0.9, 0.2, 0.8] });
    expect(choose('maximise recall with precision >= 0.9', wrong)).toMatchObject({
      threshold: null,
      reason: 'no threshold has precision >= 0.9',
    });
    expect(choose('maximise f1', binaryData({ y: [1, 1], s: [0.1, 0.9] })).reason).toContain(
      'one class only',
    );
    expect(choose('maximise f1', binaryData({ y: [1, 0] })).reason).toBe('there are no scores');
  });
});

describe('a rule', () => {
  const parse =
    (rule: string, hasCosts = false) =>
    () =>
      parseThresholdRule(rule, data, hasCosts);

  it.each([
    ['f1', 'it is not understood'],
    ['maximise', 'it is not understood'],
    ['maximise roc_auc', 'no threshold can be chosen by "roc_auc"'],
    ['maximise f_1', 'did you mean "f1"?'],
    ['minimise f1', 'f1 is maximised'],
    ['maximise mean_cost', 'a cost is minimised'],
    ['minimise mean_cost', 'mean_cost needs evaluate.costs'],
    ['maximise fbeta', 'fbeta needs its beta'],
    ['maximise fbeta(0)', 'fbeta needs its beta'],
    ['maximise recall with precision <= 0.9', 'with precision >= <number>'],
  ])('"%s" is refused', (rule, reason) => {
    expect(parse(rule)).toThrow(ConfigurationError);
    expect(parse(rule)).toThrow(`threshold-rule: "${rule}"`);
    expect(parse(rule)).toThrow(reason);
  });
});

describe('a random third', () => {
  it('is the same for the same seed, and of about that size', () => {
    const many = binaryData({ y: Array<number>(3000).fill(0) });
    const count = randomThird(many, 1).reduce((sum, flag) => sum + flag, 0);
    expect(Math.abs(count - 1000)).toBeLessThan(100);
    expect(randomThird(many, 1)).toEqual(randomThird(many, 1));
    expect(randomThird(many, 1)).not.toEqual(randomThird(many, 2));
  });

  it('keeps groups whole', () => {
    const clusters = Int32Array.from({ length: 300 }, (_, row) => row % 30);
    const flags = randomThird({ ...binaryData({ y: Array<number>(300).fill(0) }), clusters }, 3);
    flags.forEach((flag, row) => {
      expect(flag).toBe(flags[row % 30]);
    });
  });
});
