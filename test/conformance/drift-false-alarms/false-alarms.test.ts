import { describe, expect, it } from '@jest/globals';
import { falseAlarms, SCENARIOS } from './simulate.ts';

const RUNS = 200;

/** 0.05 and three standard errors of so many runs. */
const LIMIT = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);

describe('without drift the default rule alarms in 5 % of the runs at most', () => {
  it.each(
    [...SCENARIOS.keys()].flatMap((name) =>
      [
        [30, 30],
        [30, 300],
        [1000, 30],
        [300, 100],
      ].map(([reference, current]) => [name, reference ?? 0, current ?? 0] as const),
    ),
  )('%s, %d against %d rows', (name, reference, current) => {
    const scenario = SCENARIOS.get(name);
    if (scenario === undefined) throw new Error(`no scenario ${name}`);
    expect(falseAlarms(scenario, reference, current, RUNS).drifted).toBeLessThanOrEqual(LIMIT);
  });
});

describe('the simulation can fail', () => {
  it('for sides that do differ', () => {
    const other = SCENARIOS.get('normal');
    const shifted = falseAlarms(
      (reference, current, random) => {
        const comparison = other?.(reference, current, random) ?? null;
        if (comparison === null) return null;
        return { ...comparison, pValue: 0, measure: { ...comparison.measure, distance: 0.5 } };
      },
      100,
      30,
      50,
    );
    expect(shifted.drifted).toBeGreaterThan(0.5);
  });
});
