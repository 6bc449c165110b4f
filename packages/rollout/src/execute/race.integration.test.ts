/** 1,000 races of two promotions: exactly one proceeds each time. */
import { expect, it } from '@jest/globals';
import { raceOften } from '../testing/race.ts';

const ROUNDS = 1000;

it(`exactly one of two promotions proceeds, ${ROUNDS} times`, async () => {
  const tally = await raceOften(ROUNDS);
  expect([tally.clean, tally.unclean]).toEqual([ROUNDS, []]);
  // Both sides win, and both ways of being refused occur: otherwise nothing raced.
  for (const wins of Object.values(tally.wins)) expect(wins).toBeGreaterThan(50);
  expect(tally.lease).toBeGreaterThan(50);
}, 120_000);
