import { describe, expect, it } from '@jest/globals';
import type { VulnerabilityFinding } from '@slipway/core';
import { findingsOf } from '../finding.ts';
import { readReport } from '../formats/read.ts';
import type { ScanReport } from '../report.ts';
import type { FakeReport, FakeVulnerability } from '../testing.ts';
import { grypeReport, OPENSSL, REQUESTS, trivyReport } from '../testing.ts';
import type { Champion, Comparison } from './champion.ts';
import { championOfReport, compareWithChampion } from './champion.ts';
import { isSbom, readSbom } from './sbom.ts';

const context = { uri: 'base.json', subject: 'baseline' };
const grype = (report: FakeReport): ScanReport => readReport(grypeReport(report), context);
const trivy = (report: FakeReport): ScanReport => readReport(trivyReport(report), context);
const own = (report: ScanReport): readonly VulnerabilityFinding[] =>
  findingsOf([report]).vulnerabilities;

function news({ findings }: Comparison): Record<string, boolean | null> {
  return Object.fromEntries(findings.map((finding) => [finding.id, finding.new]));
}

function compareReports(scan: ScanReport, baseline: ScanReport): Comparison {
  return compareWithChampion(own(scan), championOfReport(baseline, scan, 'base.json'));
}

describe('a report made with the same database', () => {
  it('tells what is new, what was there and what is gone', () => {
    const gone = { ...OPENSSL, id: 'CVE-2026-4' };
    const result = compareReports(
      grype({ vulnerabilities: [OPENSSL, REQUESTS] }),
      grype({ vulnerabilities: [OPENSSL, gone] }),
    );
    expect(news(result)).toEqual({ 'CVE-2026-1111': false, 'CVE-2018-18074': true });
    expect(result).toMatchObject({ resolved: 1, compared: ['findings'], reason: null });
  });

  it('takes another version at another Python’s path for the same place', () => {
    const newer: FakeVulnerability = {
      ...REQUESTS,
      version: '2.19.1',
      path: 'usr/lib/python3.13/site-packages/requests-2.19.1.dist-info/METADATA',
    };
    const result = compareReports(
      grype({ vulnerabilities: [newer] }),
      grype({ vulnerabilities: [REQUESTS] }),
    );
    expect(news(result)).toEqual({ 'CVE-2018-18074': false });
  });

  it('finds a vulnerability under its other names', () => {
    const ghsa = { ...REQUESTS, aliases: ['GHSA-x84v-xcm2-53pg'] };
    const result = compareReports(
      grype({ vulnerabilities: [ghsa] }),
      grype({ vulnerabilities: [REQUESTS] }),
    );
    expect(news(result)).toEqual({ 'GHSA-x84v-xcm2-53pg': false });
  });

  it('takes a second place of the package for new', () => {
    const elsewhere = { ...REQUESTS, path: 'opt/tool/lib/requests-2.19.0.dist-info/METADATA' };
    const result = compareReports(
      grype({ vulnerabilities: [REQUESTS, elsewhere] }),
      grype({ vulnerabilities: [REQUESTS] }),
    );
    expect(result.findings.map((finding) => finding.new)).toEqual([false, true]);
  });
});

describe('a report made with another database', () => {
  const scan = grype({ vulnerabilities: [OPENSSL, REQUESTS] });
  const old = grype({ vulnerabilities: [OPENSSL], database: '2026-11-20T00:00:00Z' });

  it('says nothing about what is new, and why', () => {
    const result = compareReports(scan, old);
    expect(news(result)).toEqual({ 'CVE-2026-1111': false, 'CVE-2018-18074': null });
    expect(result.reason).toContain('with the database of 2026-11-20T00:00:00Z');
    expect(result.resolved).toBeNull();
  });

  it('still tells by packages: the same version is not new, whatever was known then', () => {
    const fresh = { vulnerabilities: [REQUESTS, OPENSSL], packages: [] };
    const before = trivy({
      vulnerabilities: [],
      packages: [REQUESTS],
      created: '2026-10-01T00:00:00Z',
    });
    const result = compareReports(trivy(fresh), before);
    expect(news(result)).toEqual({ 'CVE-2018-18074': false, 'CVE-2026-1111': true });
    expect(result.compared).toEqual(['packages']);
  });

  it('is one of another scanner', () => {
    const result = compareReports(scan, trivy({ vulnerabilities: [OPENSSL] }));
    expect(result.reason).toContain('was made by trivy, the scan by grype');
  });
});

const cyclonedx = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    { type: 'operating-system', name: 'debian', version: '12.5' },
    {
      type: 'library',
      name: 'openssl',
      version: '3.0.11-1~deb12u2',
      purl: 'pkg:deb/debian/openssl@3.0.11-1~deb12u2?arch=amd64&distro=debian-12.5',
    },
    {
      type: 'library',
      name: 'requests',
      version: '2.18.0',
      purl: 'pkg:pypi/requests@2.18.0',
      properties: [
        {
          name: 'aquasecurity:trivy:FilePath',
          value: 'usr/lib/python3.12/site-packages/requests-2.18.0.dist-info/METADATA',
        },
      ],
    },
  ],
};
const spdx = {
  spdxVersion: 'SPDX-2.3',
  packages: [
    { name: 'app', primaryPackagePurpose: 'CONTAINER', versionInfo: 'x' },
    ...cyclonedx.components.slice(1).map(({ name, version, purl }) => ({
      name,
      versionInfo: version,
      externalRefs: [{ referenceType: 'purl', referenceLocator: purl }],
    })),
  ],
};
const syft = {
  artifacts: cyclonedx.components
    .slice(1)
    .map(({ name, version, purl }) => ({ name, version, purl })),
  schema: { version: '16.0.30' },
  source: { metadata: { imageID: 'sha256:1' } },
};

describe('an SBOM', () => {
  const scan = grype({
    vulnerabilities: [OPENSSL, REQUESTS, { ...REQUESTS, id: 'CVE-7', name: 'flask' }],
  });

  it.each([
    ['CycloneDX', cyclonedx],
    ['SPDX', spdx],
    ['Syft JSON', syft],
  ])('%s', (format, json) => {
    expect(isSbom(json)).toBe(true);
    const sbom = readSbom(json, context);
    expect(sbom.format).toBe(format);
    expect(sbom.packages).toHaveLength(2);
    const champion: Champion = {
      uri: 'base.json',
      kind: 'sbom',
      findings: null,
      otherDatabase: null,
      packages: sbom.packages,
      sizeBytes: null,
    };
    const result = compareWithChampion(own(scan), champion);
    expect(news(result)).toEqual({
      // The very same version: whatever is known today is true of the champion as well.
      'CVE-2026-1111': false,
      // Another version: only a scan of the champion's could say.
      'CVE-2018-18074': null,
      // The champion does not have the package.
      'CVE-7': true,
    });
    expect(result.reason).toContain('has another version of requests, and was not scanned again');
  });

  it('that was scanned again with today’s database decides', () => {
    const { packages } = readSbom(cyclonedx, context);
    const champion: Champion = {
      uri: 'base.json',
      kind: 'sbom',
      findings: own(grype({ vulnerabilities: [OPENSSL] })),
      otherDatabase: null,
      packages,
      sizeBytes: null,
    };
    const result = compareWithChampion(own(scan), champion);
    expect(news(result)).toEqual({
      'CVE-2026-1111': false,
      'CVE-2018-18074': true,
      'CVE-7': true,
    });
    expect(result.compared).toEqual(['packages', 'rescanned']);
  });

  it.each([
    ['no packages', { bomFormat: 'CycloneDX', specVersion: '1.6' }, 'lists no packages'],
    ['CycloneDX 2', { ...cyclonedx, specVersion: '2.0' }, 'CycloneDX "2.0"'],
    ['SPDX 3', { ...spdx, spdxVersion: 'SPDX-3.0' }, '"SPDX-3.0"'],
    ['components that are none', { ...cyclonedx, components: [{ a: 1 }] }, 'components.0'],
  ])('with %s is an error', (_, json, message) => {
    expect(() => readSbom(json, context)).toThrow(message);
    expect(() => readSbom(json, context)).toThrow(/^baseline: base\.json: /);
  });
});
