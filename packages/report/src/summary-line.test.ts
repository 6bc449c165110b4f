import { describe, expect, it } from '@jest/globals';
import { reportHeadline, summaryLine } from './summary-line.ts';
import { evaluation, failingEvaluation, reportOf, validation } from './testing/evidence.ts';
import { HOSTILE, poisoned } from './testing/hostile.ts';

describe('summaryLine', () => {
  it('says action, model, verdict and headline', () => {
    expect(summaryLine(evaluation())).toBe(
      'evaluate flight-delay: pass: AUC 0.741 (+0.012 vs champion)',
    );
    expect(summaryLine(failingEvaluation({ id: 'eu' }))).toMatch(
      /^evaluate flight-delay \(eu\): fail: /,
    );
  });

  it('is one bounded line without mentions, whatever the names are', () => {
    for (const text of HOSTILE) {
      for (const statement of poisoned(text)) {
        const line = summaryLine(statement);
        expect(line).not.toMatch(/\p{Cc}|@[\p{L}\p{N}]|<!--/u);
        expect(line.length).toBeLessThan(600);
      }
    }
  });
});

describe('reportHeadline', () => {
  it('is the verdict sentence', () => {
    expect(reportHeadline(reportOf([validation(), failingEvaluation()]))).toBe(
      'flight-delay is blocked: 2 of 4 gates failed',
    );
    expect(reportHeadline(reportOf([validation()], ['drift']))).toBe(
      'flight-delay could not be decided: drift did not run',
    );
  });
});
