import { describe, expect, it } from '@jest/globals';
import { decideAbsolute, decideBounded, decideRelative } from './decide.ts';
import { parseGate } from './parse.ts';

describe('decideAbsolute', () => {
  it('decides on the observed value and reports the interval', () => {
    const gate = parseGate('roc_auc >= 0.70');
    const observation = { value: 0.741, interval: [0.69, 0.79] as const, confidence: 0.95 };
    expect(decideAbsolute(gate, observation)).toEqual({
      gate: 'roc_auc >= 0.70',
      verdict: 'pass',
      observed: 0.741,
      limit: 0.7,
      interval: [0.69, 0.79],
      confidence: 0.95,
      reason: null,
    });
  });

  it.each([
    ['x >= 1', 1, 'pass'],
    ['x > 1', 1, 'fail'],
    ['x <= 1', 1, 'pass'],
    ['x < 1', 1, 'fail'],
    ['x == 0', 0, 'pass'],
    ['x != 0', 0, 'fail'],
  ])('%s at %p: %s', (line, value, verdict) => {
    expect(decideAbsolute(parseGate(line), { value }).verdict).toBe(verdict);
  });

  it('says what was seen when it fails', () => {
    expect(decideAbsolute(parseGate('f1 >= 0.6'), { value: 0.512345 }).reason).toBe(
      '0.5123 is not >= 0.6',
    );
  });

  it('shows as many digits as tell the value from the limit', () => {
    expect(decideAbsolute(parseGate('f1 >= 0.8'), { value: 0.79996 }).reason).toBe(
      '0.79996 is not >= 0.8',
    );
    expect(decideAbsolute(parseGate('n != 0'), { value: 0 }).reason).toBe('0 is not != 0');
  });

  it('is inconclusive with the reason where there is no value', () => {
    const result = decideAbsolute(parseGate('roc_auc >= 0.5'), {
      value: null,
      reason: 'one class',
    });
    expect([result.verdict, result.reason, result.limit]).toEqual([
      'inconclusive',
      'one class',
      0.5,
    ]);
  });
});

describe('decideBounded', () => {
  const gate = parseGate('drifted_share < 0.5');

  it('passes or fails where both bounds agree', () => {
    expect(decideBounded(gate, 0.1, [0.1, 0.4], 'open').verdict).toBe('pass');
    expect(decideBounded(gate, 0.6, [0.6, 0.9], 'open').verdict).toBe('fail');
  });

  it('is inconclusive where they do not', () => {
    const result = decideBounded(gate, 0.4, [0.4, 0.6], 'two columns undecided');
    expect([result.verdict, result.reason]).toEqual(['inconclusive', 'two columns undecided']);
  });
});

describe('decideRelative', () => {
  const decide = (line: string, interval: [number, number]): string =>
    decideRelative(parseGate(line), {
      difference: (interval[0] + interval[1]) / 2,
      interval,
      confidence: 0.95,
    }).verdict;

  it('tests non-inferiority on the lower end of the interval', () => {
    expect(decide('auc >= champion - 0.005', [-0.004, 0.02])).toBe('pass');
    expect(decide('auc >= champion - 0.005', [-0.006, 0.02])).toBe('inconclusive');
    expect(decide('auc >= champion - 0.005', [-0.03, -0.006])).toBe('fail');
  });

  it('shows both ends of the interval with the same decimals', () => {
    const result = decideRelative(parseGate('auc >= champion'), {
      difference: 0.01,
      interval: [-0.1, 0.1234567],
      confidence: 0.95,
    });
    expect(result.reason).toContain('95% interval of the difference [-0.100, 0.123]');
  });

  it('tests superiority strictly', () => {
    expect(decide('auc > champion', [0, 0.02])).toBe('inconclusive');
    expect(decide('auc > champion', [0.001, 0.02])).toBe('pass');
    expect(decide('auc > champion', [-0.02, 0])).toBe('fail');
  });

  it('passes two equal models for >= but not for >', () => {
    expect(decide('auc >= champion', [0, 0])).toBe('pass');
    expect(decide('auc > champion', [0, 0])).toBe('fail');
  });

  it('takes lower as better where the gate says so', () => {
    expect(decide('loss <= champion + 0.01', [-0.02, 0.005])).toBe('pass');
    expect(decide('loss <= champion + 0.01', [0.02, 0.05])).toBe('fail');
  });

  it('tests equivalence on both ends', () => {
    expect(decide('auc within 0.01 of champion', [-0.009, 0.009])).toBe('pass');
    expect(decide('auc within 0.01 of champion', [-0.02, 0.009])).toBe('inconclusive');
    expect(decide('auc within 0.01 of champion', [0.011, 0.02])).toBe('fail');
  });

  it.each([
    // Half-width 0.02, 1.43 of it must fit beside the limit: 1000 × (0.02 × 1.4294 / gap)².
    ['auc >= champion - 0.005', 0.005, 1000, 8200],
    ['auc > champion', 0.01, 1000, 8200],
    ['loss <= champion', -0.01, 1000, 8200],
    ['auc within 0.01 of champion', 0, 1000, 8200],
    ['auc within 0.01 of champion', 0.005, 1000, 33000],
  ])('says how many rows would decide %s', (line, difference, rows, expected) => {
    const interval = [difference - 0.02, difference + 0.02] as const;
    const observation = { difference, interval, confidence: 0.95, rows };
    const result = decideRelative(parseGate(line), observation);
    expect([result.verdict, result.rowsToDecide]).toEqual(['inconclusive', expected]);
    expect(result.reason).toContain('rows would probably decide (now 1,000)');
  });

  it('promises no number of rows where the difference lies on the limit', () => {
    const observation = { interval: [-0.02, 0.02] as const, confidence: 0.95, rows: 1000 };
    for (const difference of [0, 1e-9]) {
      const result = decideRelative(parseGate('auc >= champion'), { ...observation, difference });
      expect(result).not.toHaveProperty('rowsToDecide');
      expect(result.reason).toContain('contains the limit: more rows would decide');
    }
  });

  it('is inconclusive without a difference', () => {
    const result = decideRelative(parseGate('auc >= champion'), {
      difference: null,
      interval: null,
      confidence: null,
      reason: 'no champion yet',
    });
    expect([result.verdict, result.reason]).toEqual(['inconclusive', 'no champion yet']);
  });
});
