import { describe, expect, it } from '@jest/globals';
import { findingsOf } from '../finding.ts';
import type { ScanReport } from '../report.ts';
import {
  grypeReport,
  IMAGE_ID,
  LAYER,
  OPENSSL,
  osvReport,
  REQUESTS,
  trivyReport,
} from '../testing.ts';
import { parseReport } from './read.ts';

const FOUND = { vulnerabilities: [OPENSSL, REQUESTS] };
const read = (json: unknown): ScanReport =>
  parseReport(JSON.stringify(json), { uri: 'report.json', subject: 'scan-report' });

const scout = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'docker scout',
          version: '1.20.0',
          rules: [
            {
              id: 'CVE-2018-18074',
              shortDescription: { text: 'CVE-2018-18074: credentials are leaked' },
              helpUri: 'https://scout.docker.com/v/CVE-2018-18074',
              properties: {
                fixed_version: '2.20.0',
                purls: ['pkg:pypi/requests@2.19.0'],
                'security-severity': '7.5',
                tags: ['HIGH'],
              },
            },
            {
              id: 'CVE-2026-1111',
              properties: {
                fixed_version: 'not fixed',
                purls: ['pkg:deb/debian/openssl@3.0.11-1~deb12u2?os_name=debian&os_version=12'],
                'security-severity': '9.8',
                tags: ['CRITICAL'],
              },
            },
          ],
        },
      },
      results: [
        {
          ruleId: 'CVE-2018-18074',
          ruleIndex: 0,
          message: { text: 'Severity : HIGH\n EPSS Score : 0.004300\n' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: `/${REQUESTS.path ?? ''}` },
              },
            },
          ],
        },
        { ruleId: 'CVE-2026-1111', ruleIndex: 1, message: { text: '' } },
      ],
    },
  ],
};

describe('the same findings in every format', () => {
  it.each([
    ['Trivy', trivyReport(FOUND), 'trivy'],
    ['Grype', grypeReport(FOUND), 'grype'],
    ['OSV-Scanner', osvReport(FOUND), 'osv-scanner'],
    ['Docker Scout', scout, 'docker-scout'],
  ])('%s', (_, json, name) => {
    const report = read(json);
    expect(report.scanner.name).toBe(name);
    const { vulnerabilities } = findingsOf([report]);
    const shown = vulnerabilities
      .map(({ id, package: entry, installed, fixed, severity, path }) => ({
        id,
        entry,
        installed,
        fixed,
        severity,
        path,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(shown).toEqual([
      {
        id: 'CVE-2018-18074',
        entry: 'requests',
        installed: '2.19.0',
        fixed: '2.20.0',
        severity: 'high',
        path: REQUESTS.path,
      },
      {
        id: 'CVE-2026-1111',
        entry: 'openssl',
        installed: '3.0.11-1~deb12u2',
        fixed: null,
        severity: 'critical',
        path: null,
      },
    ]);
  });
});

describe('what else the reports say', () => {
  it('is image, platform, distribution, size and layers for Trivy', () => {
    expect(read(trivyReport(FOUND))).toMatchObject({
      kind: 'image',
      platform: 'linux/amd64',
      distribution: 'debian 12.5',
      imageId: IMAGE_ID,
      sizeBytes: 120_000_000,
      packages: null,
      layers: [{ diffId: LAYER }],
    });
  });

  it('is the distribution by the type of its packages for a Trivy report without metadata', () => {
    const report = read(trivyReport(FOUND, { Metadata: undefined }));
    expect(report.distribution).toBe('debian');
    expect(report.saysDistribution).toBe(false);
  });

  it('is the database’s date, exploits and EPSS for Grype', () => {
    const known = { ...REQUESTS, epss: 0.3, kev: true, fixedOn: '2018-10-19' };
    const report = read(grypeReport({ vulnerabilities: [known, OPENSSL] }));
    expect(report.databaseBuilt).toBe('2026-11-24T06:00:00Z');
    expect(report.vulnerabilities).toMatchObject([
      { epss: 0.3, kev: true, fixedOn: '2018-10-19' },
      { epss: null, kev: false, fixedOn: null },
    ]);
  });

  it('is nothing about exploits for a Grype report whose database has none', () => {
    expect(read(grypeReport(FOUND)).vulnerabilities.map(({ kev }) => kev)).toEqual([null, null]);
  });

  it('is every alias, so that a GHSA and a CVE are one', () => {
    const both = { vulnerabilities: [{ ...REQUESTS, aliases: ['GHSA-x84v-xcm2-53pg'] }] };
    expect(read(grypeReport(both)).vulnerabilities).toMatchObject([
      { id: 'GHSA-x84v-xcm2-53pg', aliases: ['CVE-2018-18074'] },
    ]);
    expect(read(osvReport(both)).vulnerabilities).toMatchObject([
      { id: 'GHSA-x84v-xcm2-53pg', aliases: ['CVE-2018-18074'] },
    ]);
  });

  it('is what Trivy was told to ignore, and by whom', () => {
    const [system] = (trivyReport() as { Results: object[] }).Results;
    const modified = {
      Type: 'vulnerability',
      Status: 'ignored',
      Statement: 'accepted',
      Source: '.trivyignore',
      Finding: {
        VulnerabilityID: 'CVE-2026-2222',
        PkgName: 'zlib1g',
        InstalledVersion: '1.2.13',
        Severity: 'LOW',
      },
    };
    const report = read(
      trivyReport({}, { Results: [{ ...system, ExperimentalModifiedFindings: [modified] }] }),
    );
    expect(findingsOf([report]).vulnerabilities).toMatchObject([
      {
        id: 'CVE-2026-2222',
        suppression: { by: 'scanner', status: 'ignored', reason: 'accepted', who: '.trivyignore' },
      },
    ]);
  });

  it('is where a secret is, never what it is', () => {
    const secret = {
      Target: '/app/.env',
      Class: 'secret',
      Secrets: [
        {
          RuleID: 'aws-access-key-id',
          Title: 'AWS',
          Severity: 'CRITICAL',
          StartLine: 3,
          Match: 'AKIAXXXX',
        },
      ],
    };
    const report = read(trivyReport({}, { Results: [secret] }));
    expect(report.secrets).toMatchObject([{ id: 'aws-access-key-id', path: 'app/.env', line: 3 }]);
    expect(JSON.stringify(report)).not.toContain('AKIAXXXX');
  });
});

describe('odd findings', () => {
  it('keeps a severity that is none as unknown', () => {
    const odd = { ...REQUESTS, severity: 'SPICY' };
    expect(read(trivyReport({ vulnerabilities: [odd] })).vulnerabilities[0]?.severity).toBe(
      'unknown',
    );
  });

  it('reports a duplicate once, at its worst', () => {
    const twice = { vulnerabilities: [{ ...REQUESTS, severity: 'LOW' }, REQUESTS] };
    const { vulnerabilities } = findingsOf([read(trivyReport(twice))]);
    expect(vulnerabilities).toMatchObject([{ id: REQUESTS.id, severity: 'high' }]);
  });

  it('keeps the same package at two paths apart', () => {
    const vulnerabilities = [REQUESTS, { ...REQUESTS, path: 'opt/venv/requests/METADATA' }];
    expect(findingsOf([read(trivyReport({ vulnerabilities }))]).vulnerabilities).toHaveLength(2);
  });

  it('takes names with odd characters', () => {
    const odd = { ...REQUESTS, name: '@types/a b%<script>|\u202e', version: '1.0+build"1' };
    const [finding] = findingsOf([read(trivyReport({ vulnerabilities: [odd] }))]).vulnerabilities;
    expect(finding).toMatchObject({ package: odd.name, installed: odd.version });
  });

  it('joins a finding of several platforms', () => {
    const report = read(trivyReport(FOUND));
    const arm = { ...report, platform: 'linux/arm64' };
    const { vulnerabilities } = findingsOf([report, arm]);
    expect(vulnerabilities.map(({ platforms }) => platforms)).toEqual([
      ['linux/amd64', 'linux/arm64'],
      ['linux/amd64', 'linux/arm64'],
    ]);
  });
});

describe('documents that cannot be used', () => {
  const context = { uri: 'r.json', subject: 'scan-report' };
  it.each([
    ['an empty file', '', 'scan-report: r.json: the file is empty'],
    ['a file cut off', JSON.stringify(trivyReport(FOUND)).slice(0, 900), 'the file is cut off'],
    ['text', 'FATAL image not found', 'not JSON'],
    ['a number', '3', 'not the report of a scanner'],
    ['another object', '{"a": 1}', 'its form is unknown; give JSON of Trivy'],
    ['Trivy’s old list', '[{"Target": "x"}]', 'as Trivy before 0.20'],
    ['an SBOM', '{"bomFormat": "CycloneDX"}', 'it is an SBOM'],
    [
      'another schema of Trivy',
      JSON.stringify(trivyReport({}, { SchemaVersion: 3 })),
      'SchemaVersion',
    ],
    [
      'a Trivy report without its version',
      '{"ArtifactName": "x", "Results": []}',
      'no SchemaVersion',
    ],
    [
      'Grype 1',
      JSON.stringify(grypeReport({}, { descriptor: { name: 'grype', version: '1.0.0' } })),
      'it was made by grype 1.0.0; the reports of grype 0.x are known here',
    ],
    [
      'a Grype report with a database that was not valid',
      JSON.stringify(
        grypeReport({}, { descriptor: { name: 'grype', db: { status: { valid: false } } } }),
      ),
      'grype’s database was not valid',
    ],
    [
      'a finding without id',
      JSON.stringify(trivyReport({ vulnerabilities: [{ ...REQUESTS, id: '' }] })),
      'Vulnerabilities.0.VulnerabilityID',
    ],
    [
      'SARIF of another tool',
      JSON.stringify({ ...scout, runs: [{ tool: { driver: { name: 'Trivy' } } }] }),
      'SARIF of "Trivy"',
    ],
  ])('%s', (_, text, message) => {
    expect(() => parseReport(text, context)).toThrow(message);
    expect(() => parseReport(text, context)).toThrow(/^scan-report: r\.json: /);
  });

  it('never quotes what stood in the report', () => {
    const text = '{"SchemaVersion": 2, "Match": "AKIASECRET" oops';
    expect(() => parseReport(text, context)).toThrow(/^(?!.*AKIASECRET)/s);
  });
});
