import { describe, expect, it } from '@jest/globals';
import { normal, rates, SCENARIOS } from './scenarios.ts';

const RUNS = 200;

/** 0.05 and three standard errors of so many runs. */
const LIMIT = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);

const PAIRS = [
  [30, 30],
  [30, 500],
  [1000, 30],
  [500, 100],
] as const;

describe('without drift the default rule alarms in 5 % of the runs at most', () => {
  it.each(
    [...SCENARIOS].flatMap(([name, draw]) =>
      PAIRS.map(([reference, current]) => ({ name, draw, reference, current })),
    ),
  )('$name, $reference against $current rows', ({ draw, reference, current }) => {
    const found = rates({ reference: draw, current: draw }, { reference, current }, RUNS);
    expect(found.drifted).toBeLessThanOrEqual(LIMIT);
  });

  it('where the preset evidently does for most columns', () => {
    const draw = normal(0);
    const found = rates({ reference: draw, current: draw }, { reference: 1001, current: 100 }, 100);
    expect(found.evidently).toBeGreaterThan(0.58);
    expect(found.drifted).toBeLessThan(0.05);
  });
});

describe('a shift', () => {
  it('of half a standard deviation is found', () => {
    const draws = { reference: normal(0), current: normal(0.5) };
    expect(rates(draws, { reference: 1000, current: 200 }, 100).drifted).toBeGreaterThan(0.95);
  });

  it('of a twentieth is none, however many rows there are', () => {
    const draws = { reference: normal(0), current: normal(0.05) };
    const found = rates(draws, { reference: 20_000, current: 20_000 }, 20);
    expect(found.significant).toBeGreaterThan(0.9);
    expect(found.drifted).toBe(0);
  });
});

describe('the simulation can fail', () => {
  it('for a rule that looks at neither', () => {
    const draw = normal(0);
    const found = rates(
      { reference: draw, current: draw },
      { reference: 100, current: 30 },
      50,
      0,
      (comparison) => ({
        ...comparison,
        pValue: 0,
        measure: { ...comparison.measure, distance: 0.5 },
      }),
    );
    expect(found.drifted).toBe(1);
  });
});
