/**
 * Two builds of an image, of which the second has an old dependency more, scanned by a real
 * OSV-Scanner with a small database of its own. The SBOM of the first is the baseline of the second.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { isEvidenceOf, parseEvidence } from '@slipway/core';
import { RecordingLogger, temporaryFolder } from '@slipway/test-support';
import type { InputTexts } from './input/read.ts';
import { execute } from './run/execute.ts';
import type { Outcome } from './run/outcome.ts';
import { scanImage } from './scan-image.ts';
import { terminalIn } from './testing.ts';

const { SLIPWAY_OSV_SCANNER: scanner = '', SLIPWAY_NO_OSV_SCANNER: notRun } = process.env;
if (scanner === '' && notRun === undefined) {
  throw new Error(
    'SLIPWAY_OSV_SCANNER is not set: start these tests with npm run test:integration',
  );
}
const withScanner = scanner === '' ? describe.skip : describe;

/** Advisories as OSV publishes them, cut to what decides. */
const ADVISORIES: Readonly<Record<string, object>> = {
  PyPI: {
    schema_version: '1.6.0',
    id: 'GHSA-x84v-xcm2-53pg',
    modified: '2024-01-01T00:00:00Z',
    aliases: ['CVE-2018-18074'],
    summary: 'Insufficiently Protected Credentials in Requests',
    affected: [
      {
        package: { ecosystem: 'PyPI', name: 'requests' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.20.0' }] }],
      },
    ],
    database_specific: { severity: 'HIGH' },
  },
  Debian: {
    schema_version: '1.6.0',
    id: 'DEBIAN-CVE-2023-45853',
    modified: '2024-01-01T00:00:00Z',
    upstream: ['CVE-2023-45853'],
    affected: [
      {
        package: { ecosystem: 'Debian:12', name: 'zlib' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }],
      },
    ],
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  },
};

/** A zip archive of one file, stored. */
function zipOf(name: string, content: string): Buffer {
  const [file, body] = [Buffer.from(name), Buffer.from(content)];
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(body), 10);
  common.writeUInt32LE(body.length, 14);
  common.writeUInt32LE(body.length, 18);
  common.writeUInt16LE(file.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, file, body]);
  const rest = Buffer.alloc(14);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, rest, file]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

function writeDatabase(folder: string): void {
  for (const [ecosystem, advisory] of Object.entries(ADVISORIES)) {
    const place = path.join(folder, 'osv-scalibr', ecosystem);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'all.zip'), zipOf('advisory.json', JSON.stringify(advisory)));
  }
}

function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const folder = temporaryFolder(files);
  return execFileSync('tar', ['-cf', '-', '-C', folder, '.']);
}

const BASE = {
  'etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n',
  'var/lib/dpkg/status':
    'Package: zlib1g\nStatus: install ok installed\nArchitecture: amd64\nSource: zlib\n' +
    'Version: 1:1.2.13.dfsg-1\nMaintainer: nobody\nDescription: library\n\n',
};

/** An image as `docker save` writes it: Debian with packages of Python on top. */
function saveImage(file: string, packages: Readonly<Record<string, string>>): void {
  const site = 'usr/lib/python3/site-packages';
  const python = Object.fromEntries(
    Object.entries(packages).map(([name, version]) => [
      `${site}/${name}-${version}.dist-info/METADATA`,
      `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    ]),
  );
  const layers = [tarOf(BASE), tarOf(python)];
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config: { User: '10001' },
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${sha256(layer)}`) },
    history: [{ created_by: 'ADD rootfs' }, { created_by: 'RUN pip install -r requirements.txt' }],
  });
  const folder = temporaryFolder({ 'config.json': config, '0/x': '', '1/x': '' });
  layers.forEach((layer, i) => {
    writeFileSync(path.join(folder, `${i}`, 'layer.tar'), layer);
  });
  const manifest = [{ Config: 'config.json', Layers: ['0/layer.tar', '1/layer.tar'] }];
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  const names = ['config.json', '0/layer.tar', '1/layer.tar', 'manifest.json'];
  execFileSync('tar', ['-cf', file, '-C', folder, ...names]);
}

const GATE = 'vulnerabilities(new, fixable, high) == 0';

withScanner('two builds, the second with an old dependency', () => {
  const folder = temporaryFolder({
    'requirements.txt': 'urllib3==2.2.0\nrequests==2.19.0\n',
    Dockerfile: 'FROM debian:12\nCOPY requirements.txt /\nRUN pip install -r requirements.txt\n',
    'waivers.yml':
      '- {id: CVE-2018-18074, package: requests, reason: no redirects, owner: a, expires: 2999-01-01}\n',
    'expired.yml':
      '- {id: CVE-2018-18074, package: requests, reason: no redirects, owner: a, expires: 2020-01-01}\n',
  });
  const database = path.join(folder, 'database');
  writeDatabase(database);
  saveImage(path.join(folder, 'champion.tar'), { urllib3: '2.2.0' });
  saveImage(path.join(folder, 'candidate.tar'), { urllib3: '2.2.0', requests: '2.19.0' });

  const run = (inputs: InputTexts, databases: string | undefined = database): Promise<Outcome> =>
    execute(
      scanImage,
      { scanner: 'osv-scanner', sbom: 'slipway', gates: GATE, ...inputs },
      {
        ...terminalIn(folder),
        variables: {
          ...process.env,
          PATH: `${path.dirname(scanner)}:${process.env.PATH ?? ''}`,
          OSV_SCALIBR_LOCAL_DB_CACHE_DIRECTORY: databases,
        },
      },
      new RecordingLogger(),
    );

  it('blocks exactly that, names its line and the fix; a waiver lets it pass until its date', async () => {
    const champion = await run({ image: 'champion.tar', 'champion-required': 'false' });
    expect(champion.verdict).toBe('pass');
    cpSync(champion.outputs.sbom ?? '', path.join(folder, 'champion.cdx.json'));

    const inputs = { image: 'candidate.tar', baseline: 'champion.cdx.json' };
    const blocked = await run(inputs);
    expect(blocked.failure).toBe(
      `${GATE}: GHSA-x84v-xcm2-53pg in requests 2.19.0 (high, fixed in 2.20.0; requirements.txt line 2)`,
    );
    const { statement } = parseEvidence(readFileSync(blocked.evidence ?? '', 'utf8'));
    if (statement === null || !isEvidenceOf('scan-image', statement))
      throw new Error('no evidence');
    expect(statement.predicate.vulnerabilities.map((v) => [v.package, v.new])).toEqual([
      ['requests', true],
      ['zlib1g', false],
    ]);

    expect((await run({ ...inputs, waivers: 'waivers.yml' })).verdict).toBe('pass');
    expect((await run({ ...inputs, waivers: 'expired.yml' })).verdict).toBe('fail');
  });

  it('is not clean when the scanner cannot reach its database', async () => {
    const empty = temporaryFolder({});
    const outcome = await run({ image: 'candidate.tar', gates: 'vulnerabilities == 0' }, empty);
    expect(outcome.verdict).toBe('inconclusive');
    expect(outcome.failure).toMatch(/^image: /);
  });
});
