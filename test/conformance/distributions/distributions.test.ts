import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as statistics from '@slipway/statistics';

interface Frozen {
  readonly cases: Readonly<Record<string, readonly (readonly number[])[]>>;
}

const frozen = JSON.parse(readFileSync(new URL('values.json', import.meta.url), 'utf8')) as Frozen;

const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = {
  normalCdf: statistics.normalCdf,
  normalSf: statistics.normalSf,
  normalQuantile: statistics.normalQuantile,
  chiSquaredCdf: statistics.chiSquaredCdf,
  chiSquaredSf: statistics.chiSquaredSf,
  chiSquaredQuantile: statistics.chiSquaredQuantile,
  studentTCdf: statistics.studentTCdf,
  studentTSf: statistics.studentTSf,
  studentTQuantile: statistics.studentTQuantile,
  betaCdf: statistics.betaCdf,
  betaSf: statistics.betaSf,
  betaQuantile: statistics.betaQuantile,
  fCdf: statistics.fCdf,
  fSf: statistics.fSf,
  fQuantile: statistics.fQuantile,
  binomialPmf: statistics.binomialPmf,
  binomialCdf: statistics.binomialCdf,
  binomialSf: statistics.binomialSf,
};

describe('distributions equal SciPy to 1e-9, relative, down to 1e-300', () => {
  it('covers every function', () => {
    expect(Object.keys(frozen.cases).sort()).toEqual(Object.keys(FUNCTIONS).sort());
  });

  it.each(Object.entries(frozen.cases))('%s', (name, rows) => {
    const compute = FUNCTIONS[name];
    if (compute === undefined) throw new Error(`no function ${name}`);
    expect(rows.length).toBeGreaterThan(10);
    const off = rows
      .map((row) => {
        const args = row.slice(0, -1);
        const expected = row.at(-1) ?? NaN;
        return { args, expected, computed: compute(...args) };
      })
      .filter(
        ({ expected, computed }) => !(Math.abs(computed - expected) <= 1e-9 * Math.abs(expected)),
      );
    expect(off).toEqual([]);
  });
});
