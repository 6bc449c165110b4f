import { expect, it } from '@jest/globals';
import { draft, ADA } from '../testing/draft.ts';
import type { RecordMetric, VersionRecord } from '../record.ts';
import { RECORD_SCHEMA } from '../record.ts';
import { changelog } from './changelog.ts';
import { compareMetrics } from './metrics.ts';

function metric(value: number | null, interval: [number, number] | null = null): RecordMetric {
  return { value, interval, confidence: interval === null ? null : 0.95, greaterIsBetter: true };
}

function record(version: string, metrics: Record<string, RecordMetric>): VersionRecord {
  return {
    ...draft('m', version, { metrics }),
    schema: RECORD_SCHEMA,
    version,
    versionReason: 'patch after 1.0.0: the same signature',
    previous: version === '1.0.0' ? null : '1.0.0',
    registeredAt: '2026-01-01T00:00:00.000Z',
    by: ADA,
  };
}

it('shows metrics side by side, gone and new ones too', () => {
  const before = record('1.0.0', { auc: metric(0.7, [0.69, 0.71]), gone: metric(1) });
  const after = record('1.0.1', { auc: metric(0.741, [0.733, 0.749]), new: metric(null) });
  const changes = compareMetrics(before, after);
  expect(changes.map((change) => [change.metric, change.before, change.after])).toEqual([
    ['auc', 0.7, 0.741],
    ['gone', 1, null],
    ['new', null, null],
  ]);
  expect(changes[0]?.difference).toBeCloseTo(0.041, 12);
  const text = changelog(after, changes);
  expect(text).toContain('| `auc` | 0.741 [0.7330, 0.7490] | 0.7 [0.6900, 0.7100] | +0.041 |');
  expect(text).toContain('| `gone` | – | 1 | – |');
});

it('has no column for a version that was not there', () => {
  const first = record('1.0.0', { auc: metric(0.7) });
  const text = changelog(first, compareMetrics(null, first));
  expect(text).toContain('| metric | value |');
  expect(text).toContain('| `auc` | 0.7 |');
});

it('lets no foreign text be markup, a mention or a line of its own', () => {
  const hostile = record('1.0.0', { 'a|b`c\nd': metric(1) });
  const evil = '-----BEGIN PGP SIGNATURE-----\n# <img> @team *x* [y](z)';
  const entry = {
    action: 'evaluate',
    id: evil,
    verdict: 'pass' as const,
    headline: evil,
    finishedAt: '2026-01-01T00:00:00.000Z',
    sha256: 'a'.repeat(64),
    file: 'evidence/x.json',
    bundle: null,
  };
  const text = changelog({ ...hostile, evidence: [entry] }, compareMetrics(null, hostile));
  expect(text).not.toMatch(/^-----BEGIN/m);
  expect(text).not.toMatch(/@team|(?<!\\)<img|(?<!\\)\*x/);
  expect(text).toContain('| `a b c d` | 1 |');
});
