import { describe, expect, it } from '@jest/globals';
import { recordFrom } from '@slipway/core';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { selectEvidence } from '../select/select.ts';
import {
  column,
  drift,
  driftedColumn,
  evaluation,
  failingDrift,
  failingEvaluation,
  reportOf,
  validation,
} from '../testing/evidence.ts';
import { HOSTILE, poisoned } from '../testing/hostile.ts';
import { fitWidths, TEXT_WIDTH, truncate, wrap } from './layout.ts';
import { renderText } from './render.ts';

const lines = (text: string): string[] => text.split('\n');

describe('renderText', () => {
  const text = renderText(reportOf([validation(), failingEvaluation(), failingDrift()]));

  it('begins with the verdict, what failed, and what to do', () => {
    expect(lines(text).slice(0, 3)).toEqual([
      'fail: flight-delay is blocked: 3 of 5 gates failed',
      '  - recall >= 0.65 failed: observed 0.612 [0.600, 0.624], limit ≥ 0.65.',
      '    next: compare metrics, slices and confusion matrix with the champion to find the cause.',
    ]);
  });

  it('aligns the gates', () => {
    const rows = lines(text).filter((line) => /^ {2}(?:fail|pass|inconclusive) .*>= /.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(4);
    const ends = rows.map((row) => row.indexOf('≥')).filter((at) => at > 0);
    expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true);
    expect(ends.length).toBeGreaterThan(3);
  });

  it('lists metrics with their judgement, drifted columns and findings', () => {
    expect(text).toMatch(
      /recall ↓?↑? +0\.612 \[0\.600, 0\.624\] +▼ −0\.022 \[−0\.031, −0\.013\] +worse/,
    );
    expect(text).toMatch(/drifted +distance +ks +0\.31 +0\.1 +< 0\.001/);
    expect(text).toContain('missing_column');
  });

  it('has no control characters but line ends, so no colour codes', () => {
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('shows gates and metrics of a passing run, and a line for the rest', () => {
    const passing = renderText(reportOf([validation(), evaluation(), drift()]));
    expect(passing).toContain('Drift: 0 of 3 columns drifted');
    expect(passing).toContain('Model checks: 5 passed');
    expect(passing).not.toContain('Effect');
  });

  it('lists several models, worst first', () => {
    const several = renderText(
      reportOf([evaluation({ model: 'a' }), failingEvaluation({ model: 'b' })]),
    );
    expect(lines(several)[0]).toBe('fail: 1 of 2 models blocked');
    expect(several.indexOf('\nfail: b is blocked')).toBeLessThan(
      several.indexOf('\npass: a passes'),
    );
  });

  it('says it when there is nothing', () => {
    expect(renderText(selectEvidence([]))).toContain('No evidence was found.');
  });

  it('is at most 100 columns wide, whatever the names are', () => {
    const wide = drift({
      columns: recordFrom([
        ['日本語の列'.repeat(20), driftedColumn()],
        ['x'.repeat(300), column()],
      ]),
    });
    const expectNarrow = (rendered: string): void => {
      expect(lines(rendered).filter((line) => stringWidth(line) > TEXT_WIDTH)).toEqual([]);
    };
    expectNarrow(renderText(reportOf([wide])));
    const hostile = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary', maxLength: 90 }),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        const rendered = renderText(reportOf(poisoned(name), [name]));
        expectNarrow(rendered);
        expect(rendered).not.toMatch(/(?!\n)\p{Cc}|\bNaN\b|\bundefined\b/u);
      }),
      { numRuns: 40 },
    );
  });
});

describe('layout', () => {
  it('wraps at blanks and indents what follows', () => {
    expect(wrap('word '.repeat(30).trim(), '- ', '  ')).toEqual([
      `- ${'word '.repeat(19).trim()}`,
      `  ${'word '.repeat(11).trim()}`,
    ]);
  });

  it('counts wide characters twice', () => {
    expect(truncate('日本語', 5)).toBe('日本…');
    expect(truncate('abc', 3)).toBe('abc');
  });

  it('shrinks the widest column that may shrink', () => {
    expect(fitWidths([40, 20, 30], [true, false, true], 70)).toEqual([25, 20, 25]);
    expect(fitWidths([8, 20], [true, false], 20)).toEqual([8, 12]);
    expect(fitWidths([8, 8], [true, true], 10)).toEqual([8, 8]);
  });
});
