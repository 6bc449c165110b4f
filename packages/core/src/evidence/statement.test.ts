import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { stringifyJson } from '../json.ts';
import type { CommonPredicate } from './common.ts';
import { evidenceFileName, writeEvidence } from './file.ts';
import type { ValidatePredicate } from './validate.ts';
import { actionOf, isEvidenceOf, makeStatement, parseEvidence } from './statement.ts';

const common: CommonPredicate = {
  verdict: 'pass',
  headline: 'sound',
  reason: null,
  model: 'flight-delay',
  id: null,
  gates: [],
  inputs: [],
  notes: [],
  source: null,
  tool: { name: 'slipway', version: '0.1.0', runtime: null },
  startedAt: '2026-11-25T08:00:00.000Z',
  finishedAt: '2026-11-25T08:00:01.000Z',
};
const validate: ValidatePredicate = { ...common, checks: [], description: null };
const subject = [{ name: 'flight-delay', digest: { sha256: 'a'.repeat(64) } }];

describe('parseEvidence', () => {
  it('reads what was written', () => {
    const statement = makeStatement('validate', subject, validate);
    const parsed = parseEvidence(stringifyJson(statement));
    expect(parsed).toEqual({ statement, problem: null });
    expect(parsed.statement && actionOf(parsed.statement)).toBe('validate');
  });

  it('keeps the common part of an action it does not know', () => {
    const statement = makeStatement('fly', subject, { ...common, wings: 2 });
    expect(parseEvidence(stringifyJson(statement)).statement?.predicate).toEqual({
      ...common,
      wings: 2,
    });
  });

  it('accepts an inconclusive statement without results', () => {
    const early: CommonPredicate = { ...common, verdict: 'inconclusive', reason: 'data: gone' };
    const parsed = parseEvidence(stringifyJson(makeStatement('validate', [], early)));
    expect(parsed.problem).toBeNull();
    expect(parsed.statement && isEvidenceOf('validate', parsed.statement)).toBe(false);
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'expected object'],
    ['{"_type":"https://in-toto.io/Statement/v1"}', 'subject'],
    [stringifyJson(makeStatement('validate', subject, common)), 'predicate.checks'],
    [
      stringifyJson(makeStatement('validate', [{ name: 'x', digest: { sha256: 'no' } }], validate)),
      'subject.0.digest.sha256',
    ],
  ])('%j is not evidence: %s', (text, problem) => {
    const parsed = parseEvidence(text);
    expect(parsed.statement).toBeNull();
    expect(parsed.problem).toContain(problem);
  });

  it('keeps a column called __proto__', () => {
    const text = stringifyJson(
      makeStatement('drift', subject, {
        ...common,
        columns: JSON.parse('{"__proto__": null}') as unknown,
        driftedShare: null,
        alpha: 0.05,
        quality: [],
      }),
    );
    expect(parseEvidence(text).problem).toContain('predicate.columns.__proto__');
  });
});

describe('evidence files', () => {
  it('are named after action, model and id, and stay in the folder', () => {
    expect(evidenceFileName('drift', 'flight-delay', null)).toBe('drift-flight-delay.json');
    expect(evidenceFileName('drift', 'flight-delay', 'eu')).toBe('drift-flight-delay-eu.json');
    expect(evidenceFileName('drift', '../../etc/pass wd', 'a/b')).toBe(
      'drift--..-etc-pass-wd-a-b.json',
    );
    expect(evidenceFileName('drift', '..', null)).toBe('drift-model.json');
  });

  it('are written whole, leaving nothing else behind', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'slipway-evidence-'));
    const target = path.join(folder, 'new', 'folder');
    const file = await writeEvidence(target, makeStatement('validate', subject, validate));
    expect(file).toBe(path.join(target, 'validate-flight-delay.json'));
    expect(parseEvidence(readFileSync(file, 'utf8')).problem).toBeNull();
    expect(readdirSync(target)).toEqual(['validate-flight-delay.json']);
    rmSync(folder, { recursive: true });
    expect(existsSync(folder)).toBe(false);
  });
});
