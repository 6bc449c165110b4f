import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EvidenceOf, Statement } from '@slipway/core';
import { isEvidenceOf } from '@slipway/core';
import type { Files } from '@slipway/test-support';
import type { InputTexts } from './input/read.ts';
import { scanImage } from './scan-image.ts';
import type { StepRun } from './testing.ts';
import { runStep } from './testing.ts';

const IMAGE_ID = `sha256:${'ab'.repeat(32)}`;
const NOW = Date.now();
const day = (offset: number): string =>
  new Date(NOW + offset * 86_400_000).toISOString().slice(0, 10);
const time = (offset: number): string => new Date(NOW + offset * 86_400_000).toISOString();

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly fixed?: string;
  readonly severity: string;
}
const OPENSSL: Entry = {
  id: 'CVE-2026-1111',
  name: 'openssl',
  version: '3.0.11-1~deb12u2',
  severity: 'CRITICAL',
};
const REQUESTS: Entry = {
  id: 'CVE-2018-18074',
  name: 'requests',
  version: '2.19.0',
  fixed: '2.20.0',
  severity: 'HIGH',
};

const isSystem = ({ name }: Entry): boolean => name === OPENSSL.name;
const purlOf = (entry: Entry): string =>
  isSystem(entry)
    ? `pkg:deb/debian/${entry.name}@${entry.version}`
    : `pkg:pypi/${entry.name}@${entry.version}`;

/** A report of Trivy in the form that it writes. */
function trivy(entries: readonly Entry[], changes: object = {}): string {
  const results = ['os-pkgs', 'lang-pkgs'].map((kind) => ({
    Target: kind === 'os-pkgs' ? 'app (debian 12.5)' : 'Python',
    Class: kind,
    Type: kind === 'os-pkgs' ? 'debian' : 'python-pkg',
    Vulnerabilities: entries
      .filter((entry) => isSystem(entry) === (kind === 'os-pkgs'))
      .map((entry) => ({
        VulnerabilityID: entry.id,
        PkgName: entry.name,
        PkgIdentifier: { PURL: purlOf(entry) },
        InstalledVersion: entry.version,
        FixedVersion: entry.fixed,
        Severity: entry.severity,
      })),
  }));
  return JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: time(0),
    ArtifactName: 'registry.example.org/team/flight-delay:1.4',
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'debian', Name: '12.5' }, ImageID: IMAGE_ID, Size: 120_000_000 },
    Results: results,
    ...changes,
  });
}

function sbom(entries: readonly Entry[]): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: entries.map((entry) => ({
      type: 'library',
      name: entry.name,
      version: entry.version,
      purl: purlOf(entry),
    })),
  });
}

const waiver = (changes: Partial<Record<string, string>> = {}): string => {
  const entry = {
    id: REQUESTS.id,
    package: REQUESTS.name,
    reason: 'no redirects',
    owner: 'team-a',
    expires: day(60),
    ...changes,
  };
  return `- ${JSON.stringify(Object.fromEntries(Object.entries(entry).filter(([, v]) => v !== '')))}\n`;
};

const GATE = 'vulnerabilities(new, fixable, high) == 0';
const FILES: Files = {
  'trivy.json': trivy([OPENSSL, REQUESTS]),
  'champion.json': trivy([OPENSSL]),
  'champion.cdx.json': sbom([OPENSSL]),
  'requirements.txt': 'numpy==2.0.0\nrequests==2.19.0\n',
  Dockerfile: 'FROM python:3.12-slim\nRUN pip install -r requirements.txt\n',
};
const INPUTS: InputTexts = { 'scan-report': 'trivy.json', gates: GATE };

type Scan = EvidenceOf<'scan-image'>;
function complete(evidence: Statement): Scan {
  if (!isEvidenceOf('scan-image', evidence)) throw new Error('the evidence has no results');
  return evidence;
}
const run = (inputs: InputTexts, files: Files = {}): Promise<StepRun> =>
  runStep(scanImage, { ...FILES, ...files }, { ...INPUTS, ...inputs });

describe('what a change brought', () => {
  it.each(['champion.json', 'champion.cdx.json'])('blocks it, beside %s', async (baseline) => {
    const { outcome, evidence } = await run({ baseline });
    expect(outcome.verdict).toBe('fail');
    expect(outcome.exitCode).toBe(1);
    expect(outcome.failure).toBe(
      `${GATE}: CVE-2018-18074 in requests 2.19.0 (high, fixed in 2.20.0; requirements.txt line 2)`,
    );
    const { vulnerabilities } = complete(evidence).predicate;
    expect(vulnerabilities).toMatchObject([
      {
        id: OPENSSL.id,
        installed: OPENSSL.version,
        fixed: null,
        severity: 'critical',
        new: false,
        waiver: null,
      },
      {
        id: REQUESTS.id,
        package: 'requests',
        installed: '2.19.0',
        fixed: '2.20.0',
        severity: 'high',
        new: true,
        waiver: null,
        place: { path: 'requirements.txt', line: 2 },
      },
    ]);
  });

  it('passes with a waiver, until its date', async () => {
    const inputs = { baseline: 'champion.json', waivers: 'waivers.yml' };
    const until = await run(inputs, { 'waivers.yml': waiver({ expires: day(0) }) });
    expect(until.outcome.verdict).toBe('pass');
    expect(complete(until.evidence).predicate.vulnerabilities[1]?.waiver).toEqual({
      reason: 'no redirects',
      owner: 'team-a',
      expires: day(0),
    });
    expect(until.evidence.predicate.headline).toContain('1 waived');
    const after = await run(inputs, { 'waivers.yml': waiver({ expires: day(-1) }) });
    expect(after.outcome.verdict).toBe('fail');
    expect(after.evidence.predicate.notes.join()).toContain('the finding counts again');
  });

  it('is about the image, and named by it, without a model', async () => {
    const { evidence, outcome } = await run({ baseline: 'champion.json' });
    expect(evidence.subject).toEqual([
      {
        name: 'registry.example.org/team/flight-delay:1.4',
        digest: { sha256: 'ab'.repeat(32) },
      },
    ]);
    expect(path.basename(outcome.evidence ?? '')).toBe('scan-image-flight-delay.json');
  });

  it('is about the model too, where one is given', async () => {
    const { evidence } = await run({ model: 'model.bin' }, { 'model.bin': 'weights' });
    expect(evidence.subject.map(({ name }) => name)).toEqual([
      'model',
      'registry.example.org/team/flight-delay:1.4',
    ]);
  });

  it('is about the model that the image’s label names', async () => {
    const labelled = trivy([], {
      Metadata: {
        OS: { Family: 'debian', Name: '12' },
        ImageID: IMAGE_ID,
        ImageConfig: {
          config: {
            Labels: { 'ml.model.name': 'delays', 'ml.model.digest': `sha256:${'cd'.repeat(32)}` },
          },
        },
      },
    });
    const { evidence } = await run({}, { 'trivy.json': labelled });
    expect(evidence.subject[0]).toEqual({
      name: 'delays',
      digest: { sha256: 'cd'.repeat(32) },
    });
    const other = await run({ model: 'model.bin' }, { 'trivy.json': labelled, 'model.bin': 'x' });
    expect(other.outcome.verdict).toBe('inconclusive');
    expect(other.outcome.failure).toContain('it is the image of another model');
  });

  it('is about the report where that does not say which image', async () => {
    const { evidence } = await run({}, { 'trivy.json': trivy([OPENSSL], { Metadata: undefined }) });
    expect(evidence.subject.map(({ name }) => name)).toEqual(['trivy.json']);
  });
});

describe('without a champion', () => {
  it('leaves a gate on what is new open', async () => {
    const { outcome } = await run({});
    expect(outcome.verdict).toBe('inconclusive');
    expect(outcome.failure).toContain('no champion yet');
  });

  it('lets the first image in where the user says so', async () => {
    const { outcome, evidence } = await run({ 'champion-required': 'false' });
    expect(outcome.verdict).toBe('pass');
    expect(evidence.predicate.headline).toContain('first image: there is no champion yet');
  });

  it('has gates of its own, and says which', async () => {
    const { outcome, evidence } = await run({ gates: '' });
    expect(outcome.verdict).toBe('fail');
    expect(evidence.predicate.gates.map(({ gate }) => gate)).toEqual([
      'vulnerabilities(fixable, high) == 0',
      'secrets == 0',
    ]);
    expect(evidence.predicate.notes.join()).toContain('no gates are set');
  });
});

describe('SARIF', () => {
  it('is written beside the evidence and named by an output', async () => {
    const { outcome } = await run({ baseline: 'champion.json', id: 'leg 1' });
    const file = outcome.outputs.sarif ?? '';
    expect(path.basename(file)).toBe('scan-image-flight-delay-leg-1.sarif');
    const { runs } = JSON.parse(readFileSync(file, 'utf8')) as {
      runs: [{ results: { ruleId: string }[] }];
    };
    expect(runs[0].results.map(({ ruleId }) => ruleId)).toEqual([
      OPENSSL.id,
      REQUESTS.id,
      // Our own rules about the Dockerfile.
      'SLIPWAY-D002',
      'SLIPWAY-D001',
      'SLIPWAY-D008',
    ]);
  });
});

describe('SBOMs', () => {
  it('list what the report lists, and the model', async () => {
    const [system, language] = (JSON.parse(trivy([REQUESTS])) as { Results: object[] }).Results;
    const packages = [
      {
        Name: 'zlib1g',
        Version: '1.2.13',
        Identifier: { PURL: 'pkg:deb/debian/zlib1g@1.2.13' },
      },
    ];
    const report = trivy([REQUESTS], { Results: [{ ...system, Packages: packages }, language] });
    const { outcome, evidence } = await run(
      { gates: 'vulnerabilities <= 1', model: 'model.bin' },
      { 'trivy.json': report, 'model.bin': 'weights' },
    );
    expect(complete(evidence).predicate.documents.map(({ kind }) => kind)).toEqual([
      'sarif',
      'cyclonedx',
      'spdx',
    ]);
    const read = (file: string | undefined): unknown =>
      JSON.parse(readFileSync(file ?? '', 'utf8')) as unknown;
    expect(read(outcome.outputs.sbom)).toMatchObject({
      specVersion: '1.6',
      components: [
        { type: 'machine-learning-model', name: 'model' },
        { type: 'library', name: 'zlib1g' },
      ],
    });
    expect(read(outcome.outputs['sbom-spdx'])).toMatchObject({ spdxVersion: 'SPDX-2.3' });
  });

  it('are not made of reports that list no packages', async () => {
    const { outcome } = await run({});
    expect(outcome.outputs.sbom).toBeUndefined();
  });
});

describe('what cannot be concluded', () => {
  it.each([
    ['an empty result', trivy([], { Results: [] }), 'report is empty'],
    [
      'a missing distribution',
      trivy([REQUESTS], { Metadata: {}, Results: [{ Target: 'Python', Class: 'lang-pkgs' }] }),
      'recognised no distribution',
    ],
    ['an old scan', trivy([], { CreatedAt: time(-40) }), '40 days old'],
  ])('%s is inconclusive', async (_, report, reason) => {
    const { outcome, evidence } = await run(
      { gates: 'vulnerabilities(critical) == 0' },
      { 'trivy.json': report },
    );
    expect(outcome.verdict).toBe('inconclusive');
    expect(outcome.exitCode).toBe(2);
    expect(outcome.failure).toContain(reason);
    expect(complete(evidence).predicate.scans[0]?.problems).toHaveLength(1);
  });

  it.each([
    ['a report cut off', FILES['trivy.json']?.slice(0, 700) ?? '', 'the file is cut off'],
    ['an empty file', '', 'the file is empty'],
    ['an unknown version', trivy([], { SchemaVersion: 9 }), 'another SchemaVersion'],
  ])('%s is inconclusive, with the input’s name first', async (_, report, reason) => {
    const { outcome, evidence } = await run({}, { 'trivy.json': report });
    expect(outcome.verdict).toBe('inconclusive');
    expect(outcome.exitCode).toBe(2);
    expect(outcome.failure).toMatch(/^scan-report: trivy\.json: /);
    expect(outcome.failure).toContain(reason);
    expect(evidence.predicate.verdict).toBe('inconclusive');
    expect(path.basename(outcome.evidence ?? '')).toBe('scan-image-trivy.json');
  });

  it('is green but says so with fail-on: never', async () => {
    const { outcome } = await run({ 'fail-on': 'never' }, { 'trivy.json': '' });
    expect(outcome).toMatchObject({ exitCode: 0, verdict: 'inconclusive', failure: null });
  });
});

describe('wrong configuration', () => {
  it.each([
    ['neither image nor report', { 'scan-report': '' }, {}, 'image: is missing'],
    ['an unknown gate', { gates: 'vulns == 0' }, {}, 'gates: "vulns == 0"'],
    [
      'a waiver without expiry',
      { waivers: 'w.yml' },
      { 'w.yml': waiver({ expires: '' }) },
      'waivers: w.yml line 1: the waiver of CVE-2018-18074 in requests has no "expires"',
    ],
    ['a scanner that does not exist', { scanner: 'clair' }, {}, 'scanner: "clair" is not allowed'],
    ['an age that is none', { 'max-database-age': 'old' }, {}, 'max-database-age: "old"'],
  ])('%s', async (_, inputs, files, message) => {
    const { outcome } = await run(inputs, files);
    expect(outcome.exitCode).toBe(64);
    expect(outcome.failure).toContain(message);
  });

  it.each([
    ['scan-report', { 'scan-report': 'no.json' }],
    ['baseline', { baseline: 'no.json' }],
    ['waivers', { waivers: 'no.yml' }],
    ['vex', { vex: 'no.json' }],
    ['dockerfile', { dockerfile: 'no' }],
  ])('a file that is not there: %s', async (input, inputs) => {
    const { outcome } = await run(inputs);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.failure).toMatch(new RegExp(`^${input}: no`));
  });
});

describe('several reports', () => {
  it('are platforms of one image', async () => {
    const amd = trivy([REQUESTS], {
      Metadata: {
        OS: { Family: 'debian', Name: '12' },
        ImageConfig: { os: 'linux', architecture: 'amd64' },
      },
    });
    const { evidence } = await run(
      { 'scan-report': 'platforms/*.json', gates: 'vulnerabilities == 1' },
      { 'platforms/a.json': amd, 'platforms/b.json': amd.replace('amd64', 'arm64') },
    );
    const { vulnerabilities, scans } = complete(evidence).predicate;
    expect(scans.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(vulnerabilities).toMatchObject([{ platforms: ['linux/amd64', 'linux/arm64'] }]);
  });
});
