import { describe, expect, it } from '@jest/globals';
import { analyse, cells, table } from './testing/analyse.ts';

const even = (length: number, shift = 0): number[] =>
  cells(length, (i) => ((i * 7919) % length) / length + shift);

describe('driftOutcome', () => {
  it('passes for the same data, of any size from two rows on', () => {
    for (const rows of [2, 3, 29, 30, 500]) {
      const data = table({ x: even(rows), c: cells(rows, (i) => `c${i % 2}`) });
      expect(analyse(data, data)).toMatchObject({
        verdict: 'pass',
        headline: '0 of 2 columns drifted',
        reason: null,
      });
    }
  });

  it('is inconclusive for one row', () => {
    const one = table({ x: [1.5], c: ['a'] });
    expect(analyse(one, table({ x: even(100), c: cells(100, () => 'a') }))).toMatchObject({
      verdict: 'inconclusive',
      headline: 'no column was decided',
      driftedShare: null,
    });
  });

  it('fails when half of the columns drifted', () => {
    const result = analyse(
      table({ a: even(100), b: even(100) }),
      table({ a: even(100, 0.9), b: even(100) }),
    );
    expect(result).toMatchObject({
      verdict: 'fail',
      headline: '1 of 2 columns drifted: "a"',
      reason: null,
      driftedShare: 0.5,
    });
  });

  it('fails for a failure of data quality, gates or not, and says which', () => {
    const result = analyse(table({ a: even(100), gone: even(100) }), table({ a: even(100) }), [
      'drifted_share < 0.5',
    ]);
    expect(result).toMatchObject({
      verdict: 'fail',
      headline: '0 of 1 column drifted; 1 data-quality failure',
      reason: '"gone": the reference has this column, the current data have not (missing_column)',
    });
  });

  it('leaves the reason to the gate that says it', () => {
    const result = analyse(table({ a: even(100), gone: even(100) }), table({ a: even(100) }));
    expect(result).toMatchObject({ verdict: 'fail', reason: null });
    expect(result.gates.map((gate) => gate.verdict)).toEqual(['pass', 'fail']);
  });

  it('counts the undecided', () => {
    const result = analyse(
      table({ a: even(100), few: even(100) }),
      table({ a: even(100), few: even(5, 0.05) }),
    );
    expect(result.headline).toBe('0 of 1 column drifted; 1 undecided');
    expect(result.verdict).toBe('inconclusive');
  });
});
