import { describe, expect, it } from '@jest/globals';
import type { Statement } from '@slipway/core';
import { stringifyJson } from '@slipway/core';
import fc from 'fast-check';
import {
  asFiles,
  common,
  drift,
  evaluation,
  failingEvaluation,
  gate,
  MODEL_DIGEST,
  reportOf,
  statement,
  validation,
} from '../testing/evidence.ts';
import { reportFrom, selectEvidence } from './select.ts';

const OTHER_DIGEST = 'f'.repeat(64);
const source = (runId: string, attempt = 1): Statement['predicate']['source'] => ({
  repository: 'acme/models',
  commit: 'c'.repeat(40),
  runId,
  attempt,
});
const headlines = (statements: readonly Statement[]): string[] =>
  statements.map((item) => item.predicate.headline);

describe('the verdict of a report', () => {
  it('is the worst of all statements', () => {
    expect(reportOf([validation(), evaluation(), drift()]).verdict).toBe('pass');
    expect(reportOf([validation(), failingEvaluation()]).verdict).toBe('fail');
    expect(reportOf([validation(), drift({ verdict: 'inconclusive' })]).verdict).toBe(
      'inconclusive',
    );
  });

  it('is inconclusive when there is nothing', () => {
    expect(selectEvidence([]).verdict).toBe('inconclusive');
  });

  it('is inconclusive when expected evidence is missing, and says which', () => {
    const report = reportOf([evaluation()], ['evaluate', ' drift ', '', 'drift']);
    expect(report.missing).toEqual(['drift']);
    expect(report.verdict).toBe('inconclusive');
  });

  it('stays fail when evidence is missing too', () => {
    expect(reportOf([failingEvaluation()], ['drift']).verdict).toBe('fail');
  });
});

describe('unusable files', () => {
  it.each([
    ['evaluate-x.json', '{"_type": "https://in-toto.io/Sta', 'not JSON'],
    ['evaluate-x.json', '{}', '_type'],
    ['evaluate-x.json', '', 'not JSON'],
    ['other.json', 'null', 'expected object'],
    ['other.json', '{"predicate": {}}', '_type'],
  ])('%s with %j is a problem: %s', (path, text, reason) => {
    const report = selectEvidence([...asFiles([validation()]), { path, text }]);
    expect(report.problems.map((problem) => problem.path)).toEqual([path]);
    expect(report.problems[0]?.reason).toContain(reason);
    expect(report.verdict).toBe('inconclusive');
  });

  it('names the key that does not fit', () => {
    const text = stringifyJson(evaluation()).replace('"rows": 41237', '"rows": -1');
    const [problem] = selectEvidence([{ path: 'evaluate-x.json', text }]).problems;
    expect(problem?.reason).toContain('rows');
  });

  it('reads a file that begins with a byte order mark', () => {
    const [file] = asFiles([validation()]);
    const report = selectEvidence([{ path: 'a.json', text: `\ufeff${file?.text ?? ''}` }]);
    expect(report.verdict).toBe('pass');
  });

  it('leaves files of other kinds out, and lists them', () => {
    const sarif = { path: 'scan.sarif.json', text: '{"version": "2.1.0", "runs": []}' };
    const report = selectEvidence([...asFiles([validation()]), sarif]);
    expect(report.ignored).toEqual(['scan.sarif.json']);
    expect(report.verdict).toBe('pass');
  });

  it('does not parse a file of more than 64 MiB', () => {
    const text = ' '.repeat(64 * 1024 * 1024 + 1);
    expect(selectEvidence([{ path: 'drift-x.json', text }]).problems[0]?.reason).toContain(
      '64 MiB',
    );
  });

  it('does not take an earlier report for evidence', () => {
    const earlier = statement('report', {
      ...common({ verdict: 'inconclusive', reason: 'x' }),
    });
    expect(reportOf([validation(), earlier]).verdict).toBe('pass');
  });

  it('believes no pass without a digest, and none over a failed gate', () => {
    const nameless: Statement = { ...validation(), subject: [] };
    expect(reportOf([nameless]).problems[0]?.reason).toContain('without naming a digest');
    const contradictory = evaluation({ gates: [gate('f1 >= 0.9', { verdict: 'fail' })] });
    const report = reportOf([contradictory]);
    expect(report.problems[0]?.reason).toContain('"f1 >= 0.9" failed');
    expect(report.verdict).toBe('inconclusive');
  });
});

describe('two attempts', () => {
  const older = failingEvaluation({ headline: 'older', source: source('9') });

  it.each<[string, Parameters<typeof evaluation>[0]]>([
    ['a later run, numbers compared as numbers', { source: source('10') }],
    ['a later attempt', { source: source('9', 2) }],
    ['a later time', { source: source('9'), finishedAt: '2026-11-25T09:00:00.000Z' }],
    ['a later time where one has no run', { source: null, finishedAt: '2026-11-25T09:00:00.000Z' }],
  ])('%s wins, in either order', (_, overrides) => {
    const newer = evaluation({ headline: 'newer', ...overrides });
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      const report = reportOf(order);
      expect(headlines(report.statements)).toEqual(['newer']);
      expect(report.verdict).toBe('pass');
      expect(report.superseded).toHaveLength(1);
    }
  });

  it('an earlier run does not win by finishing later', () => {
    const slow = evaluation({ source: source('8'), finishedAt: '2026-11-26T00:00:00.000Z' });
    expect(headlines(reportOf([slow, older]).statements)).toEqual(['older']);
  });

  it('legs of a matrix are not attempts of one another', () => {
    const report = reportOf([evaluation({ id: 'eu' }), evaluation({ id: 'us' }), evaluation()]);
    expect(report.statements).toHaveLength(3);
  });

  it('the order of files never matters', () => {
    const statements = [
      older,
      evaluation({ source: source('11'), headline: 'a' }),
      evaluation({ source: null, headline: 'b', finishedAt: '2026-11-25T08:00:03.000Z' }),
      drift(),
      validation({ id: 'eu' }),
    ];
    const files = asFiles(statements);
    const expected = selectEvidence(files);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        expect(selectEvidence(shuffled)).toEqual(expected);
      }),
    );
  });
});

describe('expected evidence', () => {
  const report = (expected: string[]): readonly string[] =>
    reportOf([evaluation({ model: 'flight delay', id: 'eu' })], expected).missing;

  it.each([
    'evaluate',
    'evaluate-flight delay',
    'evaluate-flight-delay',
    'evaluate-flight delay-eu',
    'evaluate-flight-delay-eu',
  ])('%s is found', (entry) => {
    expect(report([entry])).toEqual([]);
  });

  it.each(['evalute', 'evaluate-other', 'evaluate-flight-delay-us', 'drift', '__proto__'])(
    '%s is missing',
    (entry) => {
      expect(report([entry])).toEqual([entry]);
    },
  );
});

describe('evidence about different files', () => {
  const about = (item: Statement, sha256: string): Statement => ({
    ...item,
    subject: [{ name: 'flight-delay', digest: { sha256 } }],
  });

  it('of one model is inconclusive, and says which action is about which', () => {
    const report = reportOf([validation(), about(evaluation(), OTHER_DIGEST)]);
    expect(report.verdict).toBe('inconclusive');
    expect(report.conflicts).toEqual([
      'flight-delay: the evidence is about 2 different files ' +
        `(validate: ${MODEL_DIGEST.slice(0, 12)}; evaluate: ffffffffffff)`,
    ]);
  });

  it('of different models is in order', () => {
    const other = about(evaluation({ model: 'other' }), OTHER_DIGEST);
    expect(reportOf([validation(), other]).conflicts).toEqual([]);
  });

  it('of different legs is a remark, unless an action has no leg', () => {
    const eu = evaluation({ id: 'eu' });
    const us = about(evaluation({ id: 'us' }), OTHER_DIGEST);
    const legs = reportOf([eu, us]);
    expect(legs.conflicts).toEqual([]);
    expect(legs.remarks[0]).toContain('its legs are about different files');
    expect(legs.verdict).toBe('pass');
    expect(reportOf([validation(), eu, us]).conflicts).toHaveLength(1);
  });

  it('is no conflict where the subject is the judged data', () => {
    const scored = evaluation();
    const data = scored.predicate.inputs.find((input) => input.name === 'data')?.digest?.sha256;
    const report = reportOf([validation(), about(scored, data ?? '')]);
    expect(report.conflicts).toEqual([]);
  });

  it('of different commits is a remark', () => {
    const commit = 'd'.repeat(40);
    const other = drift({
      source: { repository: 'acme/models', commit, runId: '1001', attempt: 1 },
    });
    const report = reportOf([evaluation(), other]);
    expect(report.remarks[0]).toContain('different commits');
    expect(report.verdict).toBe('pass');
  });
});

describe('sources', () => {
  it('name path, action, model and verdict in the order of the statements', () => {
    const report = reportOf([drift(), validation()]);
    expect(report.sources.map((item) => [item.action, item.path])).toEqual([
      ['validate', 'evidence-1.json'],
      ['drift', 'evidence-0.json'],
    ]);
  });

  it('keep an action of another version', () => {
    const report = reportOf([statement('fly', common({ verdict: 'fail', headline: 'crashed' }))]);
    expect(report.sources[0]?.action).toBe('fly');
    expect(report.verdict).toBe('fail');
  });
});

describe('reportFrom', () => {
  it('is a report on statements at hand', () => {
    const report = reportFrom([drift(), validation()]);
    expect(report.verdict).toBe('pass');
    expect(report.sources.map((item) => item.action)).toEqual(['validate', 'drift']);
    expect(reportFrom([]).verdict).toBe('inconclusive');
  });
});
