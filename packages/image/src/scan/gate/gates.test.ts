import { describe, expect, it } from '@jest/globals';
import type { GateResult } from '@slipway/core';
import { parseGates } from '@slipway/core';
import { findingsOf } from '../finding.ts';
import type { Findings } from '../finding.ts';
import { readReport } from '../formats/read.ts';
import type { FakeVulnerability } from '../testing.ts';
import { grypeReport, OPENSSL, REQUESTS, TODAY } from '../testing.ts';
import type { GateInput } from './gates.ts';
import { checkScanGates, decideScanGates } from './gates.ts';

const ODD: FakeVulnerability = { id: 'CVE-2026-3', name: 'odd', version: '1', severity: 'Unknown' };
const OLD: FakeVulnerability = {
  ...REQUESTS,
  epss: 0.42,
  kev: true,
  fixedOn: '2026-10-01',
};

function findings(entries: readonly FakeVulnerability[]): Findings {
  const report = grypeReport({ vulnerabilities: entries });
  return findingsOf([readReport(report, { uri: 'r.json', subject: 'scan-report' })]);
}

function marked(own: Findings, isNew: boolean | null): Findings {
  return { ...own, vulnerabilities: own.vulnerabilities.map((f) => ({ ...f, new: isNew })) };
}

function decide(line: string, own: Findings, changes: Partial<GateInput> = {}): GateResult {
  const gates = parseGates([line]);
  checkScanGates(gates);
  const [result] = decideScanGates(gates, {
    findings: own,
    champion: null,
    whyNoChampion: 'no champion yet',
    whyNotNew: 'no baseline',
    sizeBytes: 120e6,
    championSizeBytes: 100e6,
    now: TODAY,
    unknownSeverity: 'inconclusive',
    notLookedFor: { vulnerabilities: null, licenses: null, secrets: null, misconfigurations: null },
    unsound: null,
    ...changes,
  });
  if (result === undefined) throw new Error('no result');
  return result;
}

const verdict = (line: string, own: Findings, changes: Partial<GateInput> = {}): string => {
  const { verdict: word, observed } = decide(line, own, changes);
  return `${word} ${observed}`;
};

describe('vulnerabilities', () => {
  const found = findings([OPENSSL, REQUESTS, { ...REQUESTS, id: 'CVE-9', severity: 'Medium' }]);

  it.each([
    ['vulnerabilities == 0', 'fail 3'],
    ['vulnerabilities(total) <= 3', 'pass 3'],
    ['vulnerabilities(low) == 3', 'pass 3'],
    ['vulnerabilities(high) == 0', 'fail 2'],
    ['vulnerabilities(HIGH) == 0', 'fail 2'],
    ['vulnerabilities(critical) <= 1', 'pass 1'],
    ['vulnerabilities(severity == high) == 1', 'pass 1'],
    ['vulnerabilities(severity >= medium) == 3', 'pass 3'],
    ['vulnerabilities(fixable) == 2', 'pass 2'],
    ['vulnerabilities(fixable, high) == 0', 'fail 1'],
    ['vulnerabilities(fixable, critical) == 0', 'pass 0'],
    ['vulnerabilities(unknown) == 0', 'pass 0'],
  ])('%s', (line, expected) => {
    expect(verdict(line, found)).toBe(expected);
  });

  it('names the worst that failed a gate, with fix and package', () => {
    expect(decide('vulnerabilities == 0', found).reason).toBe(
      'CVE-2026-1111 in openssl 3.0.11-1~deb12u2 (critical, no fix yet); ' +
        'CVE-2018-18074 in requests 2.19.0 (high, fixed in 2.20.0); ' +
        'CVE-9 in requests 2.19.0 (medium, fixed in 2.20.0)',
    );
  });

  it('counts neither what is waived nor what is said to be harmless', () => {
    const [first, second, third] = found.vulnerabilities;
    if (!first || !second || !third) throw new Error('three');
    const waiver = { reason: 'r', owner: 'o', expires: '2027-01-01' };
    const suppression = { by: 'vex', status: 'fixed', reason: null, who: 'w' } as const;
    const vulnerabilities = [{ ...first, waiver }, { ...second, suppression }, third];
    expect(verdict('vulnerabilities == 1', { ...found, vulnerabilities })).toBe('pass 1');
  });
});

describe('what is not known', () => {
  const found = findings([OPENSSL, REQUESTS]);

  it('leaves a gate on what is new open where something could be', () => {
    const line = 'vulnerabilities(new, fixable, high) == 0';
    expect(verdict(line, found)).toBe('inconclusive 0');
    expect(decide(line, found).reason).toBe('1 more may count: no baseline');
    expect(verdict(line, marked(found, true))).toBe('fail 1');
    expect(verdict(line, marked(found, false))).toBe('pass 0');
    // Nothing fixable: whatever is new, there is nothing to count.
    expect(verdict(line, findings([OPENSSL]))).toBe('pass 0');
  });

  it('fails where what is known is enough', () => {
    const [known, open] = found.vulnerabilities;
    if (!known || !open) throw new Error('two');
    const mixed = { ...found, vulnerabilities: [{ ...known, new: true }, open] };
    expect(verdict('vulnerabilities(new) == 0', mixed)).toBe('fail 1');
    expect(verdict('vulnerabilities(new) >= 1', mixed)).toBe('pass 1');
    expect(verdict('vulnerabilities(new) <= 1', mixed)).toBe('inconclusive 1');
  });

  it.each([
    ['inconclusive', 'inconclusive 1'],
    ['count', 'fail 2'],
    ['ignore', 'pass 1'],
  ] as const)('a severity that is unknown: %s', (unknownSeverity, expected) => {
    const own = findings([OPENSSL, ODD]);
    expect(verdict('vulnerabilities(high) <= 1', own, { unknownSeverity })).toBe(expected);
  });

  it('is said of exploits, scores and days that the scanner does not give', () => {
    for (const [line, word] of [
      ['vulnerabilities(kev) == 0', 'set kev-catalog'],
      ['vulnerabilities(epss >= 0.1) == 0', 'set epss-scores'],
      ['vulnerabilities(cvss >= 7) == 0', 'CVSS'],
      ['vulnerabilities(days_since_fix >= 30) == 0', 'when the fix became available'],
    ] as const) {
      const result = decide(line, findings([REQUESTS]));
      expect(result.verdict).toBe('inconclusive');
      expect(result.reason).toContain(word);
    }
  });

  it('passes nothing where the scan is not sound, and still fails', () => {
    const unsound = 'the database is old';
    expect(decide('vulnerabilities(critical) <= 5', found, { unsound })).toMatchObject({
      verdict: 'inconclusive',
      observed: 1,
      reason: unsound,
    });
    expect(verdict('vulnerabilities == 0', found, { unsound })).toBe('fail 2');
  });
});

describe('conditions', () => {
  const found = findings([OLD, { ...OPENSSL, epss: 0.01 }]);

  it.each([
    ['vulnerabilities(kev) == 0', 'fail 1'],
    ['vulnerabilities(epss >= 0.1) == 0', 'fail 1'],
    ['vulnerabilities(epss>=50%) == 0', 'pass 0'],
    ['vulnerabilities(epss < 0.1) == 1', 'pass 1'],
    ['vulnerabilities(days_since_fix >= 55) == 0', 'fail 1'],
    ['vulnerabilities(days_since_fix >= 56) == 0', 'pass 0'],
    ['vulnerabilities(fixable, high, days_since_fix > 30, epss >= 0.4) == 0', 'fail 1'],
  ])('%s', (line, expected) => {
    expect(verdict(line, found)).toBe(expected);
  });
});

describe('other findings', () => {
  const none = findings([]);
  const rest = {
    new: null,
    waiver: null,
    suppression: null,
    place: null,
    platforms: [],
    path: 'app/x',
  };
  const own: Findings = {
    ...none,
    secrets: [{ ...rest, id: 'aws', title: 'AWS key', line: 3, severity: 'critical' }],
    licenses: [
      {
        ...rest,
        id: 'GPL-3.0-only',
        package: 'readline',
        category: 'restricted',
        severity: 'high',
      },
      { ...rest, id: 'MIT', package: 'left-pad', category: 'notice', severity: 'low' },
    ],
    misconfigurations: [
      {
        ...rest,
        id: 'DS002',
        title: 'root',
        message: 'runs as root',
        remedy: null,
        source: 'trivy',
        line: 1,
        severity: 'high',
      },
    ],
  };

  it.each([
    ['secrets == 0', 'fail 1'],
    ['misconfigurations(high) == 0', 'fail 1'],
    ['misconfigurations(critical) == 0', 'pass 0'],
    ['licenses(restricted) == 0', 'fail 1'],
    ['licenses(forbidden) == 0', 'pass 0'],
    ['licenses("GPL-3.0-only") == 0', 'fail 1'],
    ['licenses(gpl-3.0-only) == 0', 'fail 1'],
    ['licenses(high) == 0', 'fail 1'],
    ['image_size_mb <= 150', 'pass 120'],
    ['image_size_mb <= champion + 10', 'fail 120'],
    ['image_size_mb <= champion * 1.3', 'pass 120'],
  ])('%s', (line, expected) => {
    expect(verdict(line, own)).toBe(expected);
  });

  it('are inconclusive where nobody looked for them', () => {
    const notLookedFor = {
      vulnerabilities: null,
      licenses: null,
      secrets: 'grype’s report shows no search for secrets',
      misconfigurations: null,
    };
    expect(decide('secrets == 0', none, { notLookedFor })).toMatchObject({
      verdict: 'inconclusive',
      reason: notLookedFor.secrets,
    });
  });

  it('says where a secret is', () => {
    expect(decide('secrets == 0', own).reason).toBe('aws in app/x line 3 (critical)');
  });

  it('has no size of which the report says nothing', () => {
    expect(decide('image_size_mb <= 150', own, { sizeBytes: null }).verdict).toBe('inconclusive');
    const noChampion = decide('image_size_mb <= champion', own, { championSizeBytes: null });
    expect(noChampion.reason).toContain('champion');
  });
});

describe('gates against the champion', () => {
  const own = findings([OPENSSL, REQUESTS]);

  it('compare counts', () => {
    const champion = findings([OPENSSL]);
    expect(verdict('vulnerabilities(high) <= champion', own, { champion })).toBe('fail 2');
    expect(verdict('vulnerabilities(high) <= champion + 1', own, { champion })).toBe('pass 2');
  });

  it('are open without its findings', () => {
    expect(decide('vulnerabilities(high) <= champion', own).reason).toBe('no champion yet');
  });
});

describe('gates that cannot be', () => {
  it.each([
    [
      'vulnerability == 0',
      '"vulnerability" is not known to scan-image; did you mean "vulnerabilities"?',
    ],
    ['roc_auc >= 0.8', '"roc_auc" is not known to scan-image; known are: vulnerabilities'],
    ['vulnerabilities(hig) == 0', '"hig" is not known; did you mean "high"?'],
    ['vulnerabilities(severe) == 0', '"severe" is not known'],
    ['vulnerabilities(high, critical) == 0', '"high" and "critical" exclude each other'],
    ['vulnerabilities(new, total) == 0', '"new" and "total" exclude each other'],
    ['vulnerabilities(epps >= 0.1) == 0', '"epps" is not known; did you mean "epss"?'],
    ['vulnerabilities(epss >= much) == 0', '"much" is not a number'],
    ['vulnerabilities(severity > high) == 0', 'severity goes with == or >='],
    ['secrets(fixable) == 0', '"fixable" goes with vulnerabilities only'],
    ['licenses("GPL-9000") == 0', '"GPL-9000" is not known'],
    ['vulnerabilities == 0 on package', '"on" and "where" are about rows'],
    ['image_size_mb(new) <= 3', 'takes no arguments'],
    ['vulnerabilities within 1 of champion', '"within" is about intervals'],
  ])('%s', (line, message) => {
    expect(() => {
      checkScanGates(parseGates([line]));
    }).toThrow(message);
  });
});
