import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { schemaErrors } from '@slipway/test-support';
import type { Findings } from '../scan/finding.ts';
import { findingsOf } from '../scan/finding.ts';
import { readReport } from '../scan/formats/read.ts';
import type { FakeVulnerability } from '../scan/testing.ts';
import { OPENSSL, REQUESTS, trivyReport } from '../scan/testing.ts';
import { RESULT_LIMIT, sarifOf } from './sarif.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly justification: string }[];
}
interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly {
            readonly id: string;
            readonly properties: Readonly<Record<string, unknown>>;
          }[];
        };
      };
      readonly results: readonly Result[];
      readonly properties: { readonly findings: number; readonly leftOut: number };
    },
  ];
}

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../fixtures/schemas/sarif-2.1.0.json', import.meta.url), 'utf8'),
) as object;
const OPTIONS = { fallback: 'Dockerfile', target: 'app:1.0' };

function findings(entries: readonly FakeVulnerability[]): Findings {
  const report = trivyReport({ vulnerabilities: entries });
  return findingsOf([readReport(report, { uri: 'r.json', subject: 'scan-report' })]);
}

function sarif(own: Findings): Sarif {
  const document = sarifOf(own, OPTIONS);
  expect(schemaErrors(document, SCHEMA)).toEqual([]);
  return document as Sarif;
}

describe('SARIF', () => {
  it('is what the schema says, for every kind of finding and for none', () => {
    const rest = {
      new: null,
      waiver: null,
      suppression: null,
      place: null,
      platforms: [],
      severity: 'high' as const,
    };
    const own = findings([OPENSSL, REQUESTS]);
    const all = sarif({
      ...own,
      secrets: [{ ...rest, id: 'aws', title: 'AWS', line: 3, path: 'app/.env' }],
      licenses: [{ ...rest, id: 'GPL-3.0', package: 'x', category: 'restricted', path: null }],
      misconfigurations: [
        {
          ...rest,
          id: 'D1',
          title: 't',
          message: 'm',
          remedy: null,
          source: 's',
          line: 1,
          path: 'Dockerfile',
        },
      ],
    });
    expect(all.runs[0].results.map(({ ruleId }) => ruleId).sort()).toEqual([
      'CVE-2018-18074',
      'CVE-2026-1111',
      'D1',
      'GPL-3.0',
      'aws',
    ]);
    expect(sarif(findings([])).runs[0].results).toEqual([]);
  });

  it('anchors a result to the line that brought it, with the fix', () => {
    const own = findings([REQUESTS]);
    const place = { path: 'my app/requirements.txt', line: 3, because: 'the line has it' };
    const vulnerabilities = own.vulnerabilities.map((finding) => ({ ...finding, place }));
    const [result] = sarif({ ...own, vulnerabilities }).runs[0].results;
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'my%20app/requirements.txt' },
      region: { startLine: 3 },
    });
    expect(result?.message.text).toContain('Update requests to 2.20.0.');
  });

  it('has the severity that code scanning shows for the same word', () => {
    const { rules } = sarif(findings([OPENSSL, REQUESTS])).runs[0].tool.driver;
    expect(rules.map(({ id, properties }) => [id, properties['security-severity']])).toEqual([
      ['CVE-2026-1111', '9.5'],
      ['CVE-2018-18074', '8.0'],
    ]);
  });

  it('has the same fingerprints for a rebuilt image with another version and Python', () => {
    const rebuilt = {
      ...REQUESTS,
      version: '2.19.1',
      path: 'usr/lib/python3.13/site-packages/requests-2.19.1.dist-info/METADATA',
    };
    const prints = (entry: FakeVulnerability): unknown =>
      sarif(findings([entry])).runs[0].results[0]?.partialFingerprints;
    expect(prints(rebuilt)).toEqual(prints(REQUESTS));
    expect(prints({ ...REQUESTS, name: 'flask' })).not.toEqual(prints(REQUESTS));
  });

  it('shows what is waived as suppressed', () => {
    const own = findings([REQUESTS]);
    const waiver = { reason: 'unreachable', owner: 'a', expires: '2027-01-01' };
    const vulnerabilities = own.vulnerabilities.map((finding) => ({ ...finding, waiver }));
    const [result] = sarif({ ...own, vulnerabilities }).runs[0].results;
    expect(result?.suppressions?.[0]?.justification).toBe('unreachable (a, until 2027-01-01)');
  });

  it('keeps the worst of more than code scanning takes, and counts the rest', () => {
    const many = Array.from({ length: RESULT_LIMIT + 10 }, (_, i) => ({
      ...REQUESTS,
      id: `CVE-2026-${i}`,
      severity: i < RESULT_LIMIT + 5 ? 'LOW' : 'CRITICAL',
    }));
    // The schema's check for equal results takes minutes on so many.
    const [run] = (sarifOf(findings(many), OPTIONS) as Sarif).runs;
    expect(run.results).toHaveLength(RESULT_LIMIT);
    expect(run.results.slice(0, 6).map(({ level }) => level)).toEqual([
      'error',
      'error',
      'error',
      'error',
      'error',
      'note',
    ]);
    expect(run.properties).toEqual({ findings: RESULT_LIMIT + 10, leftOut: 10 });
  });
});
