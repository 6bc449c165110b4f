import { describe, expect, it } from '@jest/globals';
import { readReport } from './formats/read.ts';
import type { ScanReport } from './report.ts';
import { problemsOf } from './soundness.ts';
import { grypeReport, OPENSSL, osvReport, TODAY, trivyReport } from './testing.ts';

const FOUND = { vulnerabilities: [OPENSSL] };
const SETTINGS = { now: TODAY, maxDatabaseAge: null, needsDistribution: true };
const read = (json: object): ScanReport =>
  readReport(json, { uri: 'r.json', subject: 'scan-report' });
const problems = (json: object, changes: object = {}): string =>
  problemsOf(read(json), { ...SETTINGS, ...changes }).join('; ');

describe('a sound report', () => {
  it.each([
    ['Trivy', trivyReport(FOUND)],
    ['Grype', grypeReport(FOUND)],
    ['OSV-Scanner', osvReport(FOUND)],
    ['Trivy that found nothing in packages', trivyReport({})],
    ['Grype that found nothing in a known distribution', grypeReport({})],
  ])('%s', (_, json) => {
    expect(problems(json)).toBe('');
  });
});

describe('a report of which nothing can be concluded', () => {
  it.each([
    ['Trivy without results', trivyReport({}, { Results: [] })],
    ['Trivy with null', trivyReport({}, { Results: null })],
    [
      'Grype without distribution and matches',
      grypeReport({}, { distro: { name: '', version: '' } }),
    ],
    ['OSV-Scanner without results', osvReport({}, { results: [] })],
  ])('empty: %s', (_, json) => {
    expect(problems(json)).toContain('report is empty');
  });

  it.each([
    [
      'Trivy',
      trivyReport(FOUND, {
        Metadata: { OS: { Family: 'none' } },
        Results: [{ Target: 'Python', Class: 'lang-pkgs' }],
      }),
    ],
    ['Grype', grypeReport(FOUND, { distro: { name: '', version: '' } })],
  ])('no distribution: %s', (_, json) => {
    expect(problems(json)).toContain('recognised no distribution');
    expect(problems(json, { needsDistribution: false })).toBe('');
  });

  it('says that a distribution gets no updates any more', () => {
    const json = trivyReport(FOUND, {
      Metadata: { OS: { Family: 'debian', Name: '9.13', EOSL: true } },
    });
    expect(problems(json)).toContain('debian 9.13 gets no security updates any more');
  });

  it('says how old the database is, and what the limit', () => {
    const json = grypeReport({ ...FOUND, database: '2026-11-10T00:00:00Z' });
    expect(problems(json)).toContain(
      'grype’s database is 15 days old (2026-11-10), the limit is 7d',
    );
    expect(problems(json, { maxDatabaseAge: 20 * 86_400_000 })).toBe('');
  });

  it('takes the scan’s date where the report does not say the database’s', () => {
    expect(problems(trivyReport({ ...FOUND, created: '2026-11-01T00:00:00Z' }))).toBe('');
    const old = trivyReport({ ...FOUND, created: '2026-09-01T00:00:00Z' });
    expect(problems(old)).toContain('85 days old');
  });

  it('does not believe a date in the future, or that is none', () => {
    expect(problems(grypeReport({ ...FOUND, database: '2027-01-01T00:00:00Z' }))).toContain(
      'in the future',
    );
    expect(problems(grypeReport({ ...FOUND, database: 'yesterday' }))).toContain(
      'has the date "yesterday"',
    );
  });
});
