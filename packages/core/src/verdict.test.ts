import { describe, expect, it } from '@jest/globals';
import { failsUnder, worstVerdict } from './verdict.ts';

describe('worstVerdict', () => {
  it('ranks fail over inconclusive over pass', () => {
    expect(worstVerdict(['pass', 'inconclusive', 'pass'])).toBe('inconclusive');
    expect(worstVerdict(['inconclusive', 'fail', 'pass'])).toBe('fail');
    expect(worstVerdict([])).toBe('pass');
  });
});

describe('failsUnder', () => {
  it.each([
    ['fail', 'fail', true],
    ['fail', 'inconclusive', false],
    ['inconclusive', 'inconclusive', true],
    ['inconclusive', 'fail', true],
    ['never', 'fail', false],
    ['inconclusive', 'pass', false],
  ] as const)('fail-on %s and verdict %s: %s', (policy, verdict, fails) => {
    expect(failsUnder(policy, verdict)).toBe(fails);
  });
});
