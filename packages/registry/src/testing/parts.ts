import { describe } from '@jest/globals';

/** A group of tests that need parts from PyPI; where those cannot be had, it says so and is skipped. */
export function describeWithJudges(name: string, tests: () => void): void {
  const reason = process.env.SLIPWAY_NO_JUDGES;
  if (reason === undefined && process.env.SLIPWAY_JUDGES === undefined) {
    throw new Error('SLIPWAY_JUDGES is not set: start these tests with npm run test:integration');
  }
  if (reason === undefined) describe(name, tests);
  else describe.skip(`${name} (not run: ${reason})`, tests);
}
