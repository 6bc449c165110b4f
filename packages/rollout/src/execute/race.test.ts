/** Two promotions are started together, again and again. (1,000 rounds: race.integration.test.ts) */
import { describe, expect, it } from '@jest/globals';
import { race, raceOften } from '../testing/race.ts';

const ROUNDS = 60;

describe('two promotions started together', () => {
  it(`begin exactly one promotion, in each of ${ROUNDS} rounds`, async () => {
    const { clean, unclean } = await raceOften(ROUNDS);
    expect([clean, unclean]).toEqual([ROUNDS, []]);
  });

  it('tell the loser who holds the environment, or what is under way', async () => {
    const { refusals } = await race(1);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(/is held by a test|is being promoted to production/);
  });
});
