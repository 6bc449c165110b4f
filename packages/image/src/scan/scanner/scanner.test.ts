import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { packTar } from 'modern-tar';
import { Janitor } from '../../process/janitor.ts';
import { Programs } from '../../process/programs.ts';
import { readReport } from '../formats/read.ts';
import { OPENSSL, REQUESTS, trivyReport } from '../testing.ts';
import type { FetchSettings } from './fetch.ts';
import { fetchScanner } from './fetch.ts';
import { findScanner } from './find.ts';
import { PINNED_SCANNERS } from './pins.ts';
import { probe, scan } from './run.ts';
import { trivy } from './scanners.ts';
import { layoutPlatforms, platformsOf, readTarget } from './target.ts';

let janitor: Janitor;
beforeAll(() => {
  janitor = new Janitor(process.env);
});
afterAll(() => janitor.close());

/** A program called trivy that does what the script says: `$1` is the command. */
function fakeTrivy(script: string): { programs: Programs; folder: string } {
  const folder = temporaryFolder({});
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const version = '{"Version":"0.74.0","VulnerabilityDB":{"UpdatedAt":"2026-11-24T06:00:00Z"}}';
  writeFileSync(
    path.join(bin, 'trivy'),
    `#!/bin/sh\necho "$@" >> '${folder}/calls'\n` +
      `if [ "$1" = version ]; then echo '${version}'; exit 0; fi\n${script}\n`,
  );
  chmodSync(path.join(bin, 'trivy'), 0o755);
  const programs = new Programs({ PATH: `${bin}:/usr/bin:/bin` }, janitor);
  return { programs, folder };
}

const FOUND = JSON.stringify(trivyReport({ vulnerabilities: [OPENSSL] }));
const CLEAN = JSON.stringify(trivyReport({}));
const CANARY = JSON.stringify(
  trivyReport({ vulnerabilities: [REQUESTS] }, { ArtifactType: 'cyclonedx' }),
);

async function scanWith(script: string): Promise<ReturnType<typeof scan>> {
  const { programs, folder } = fakeTrivy(script);
  const found = await probe(programs, trivy, 'trivy');
  if (typeof found === 'string') throw new Error(found);
  const options = { folder, subject: 'image', shown: 'app:1', variables: {} };
  return scan(programs, found, { kind: 'image', reference: 'app:1', platform: null }, options);
}

describe('a scan', () => {
  it('is read from what the scanner prints, with its version and database', async () => {
    const report = await scanWith(`cat <<'EOF'\n${FOUND}\nEOF`);
    expect(report.vulnerabilities).toHaveLength(1);
    expect(report.databaseBuilt).toBe('2026-11-24T06:00:00Z');
  });

  it('that found nothing is believed when the scanner knows an old vulnerability', async () => {
    const script = `if [ "$1" = sbom ]; then cat <<'EOF'\n${CANARY}\nEOF\nelse cat <<'EOF'\n${CLEAN}\nEOF\nfi`;
    expect((await scanWith(script)).vulnerabilities).toEqual([]);
  });

  it('that found nothing is not believed otherwise', async () => {
    await expect(scanWith(`cat <<'EOF'\n${CLEAN}\nEOF`)).rejects.toThrow(
      'image: app:1: trivy found nothing, and it does not know CVE-2018-18074',
    );
  });

  it.each([
    ['a crash', 'echo "panic: nil" >&2; exit 2', 'failed with exit code 2: panic: nil'],
    [
      'a refused login',
      'echo "GET https://u:p@r/v2: UNAUTHORIZED" >&2; exit 1',
      'log in to the registry first',
    ],
    ['no network', 'echo "dial tcp: lookup r: no such host" >&2; exit 1', 'there is no network'],
    ['too many requests', 'echo "TOOMANYREQUESTS" >&2; exit 1', 'limits requests'],
    ['a report cut off', `printf '{"SchemaVersion": 2, "Res'`, 'the file is cut off'],
    ['no report', 'exit 0', 'is empty'],
    ['a kill', 'kill -9 $$', 'failed with exit code null'],
  ])('%s is not clean', async (_, script, message) => {
    await expect(scanWith(script)).rejects.toThrow(message);
    await expect(scanWith(script)).rejects.toThrow(/^image: /);
  });

  it('never shows a password in an address', async () => {
    const script = 'echo "GET https://u:secret@r/v2: UNAUTHORIZED" >&2; exit 1';
    await expect(scanWith(script)).rejects.toThrow(/^(?!.*secret)/);
  });
});

describe('the command of a scanner', () => {
  it('takes what looks like a flag for a name', () => {
    const { args } = trivy.command(
      { kind: 'image', reference: '--config=x', platform: 'linux/arm64' },
      { folder: '/x', variables: {} },
    );
    expect(args.slice(-4)).toEqual(['--platform', 'linux/arm64', '--', '--config=x']);
  });
});

/** An archive with a program, as the projects publish them, and a server that has it. */
async function release(
  program: string,
): Promise<{ settings: FetchSettings; requests: string[]; close: () => void }> {
  const tar = await packTar([
    { header: { name: 'README.md', size: 2, type: 'file' }, body: 'hi' },
    { header: { name: 'trivy', size: program.length, type: 'file' }, body: program },
  ]);
  const archive = gzipSync(tar);
  const requests: string[] = [];
  const server = createServer((request, answer) => {
    requests.push(request.url ?? '');
    if (request.url === '/mirror/trivy.tar.gz') answer.end(archive);
    else answer.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const folder = temporaryFolder({});
  const sha256 = createHash('sha256').update(archive).digest('hex');
  return {
    requests,
    close: () => {
      server.close();
    },
    settings: {
      cache: path.join(folder, 'cache'),
      folder: path.join(folder, 'run'),
      mirror: `http://127.0.0.1:${port}/mirror/`,
      platform: 'linux-x64',
      onProgress: () => undefined,
      pins: {
        trivy: {
          version: '1.2.3',
          releases: 'http://127.0.0.1:1/none',
          program: 'trivy',
          assets: { 'linux-x64': { file: 'trivy.tar.gz', sha256 } },
        },
      },
    },
  };
}

describe('a scanner that is fetched', () => {
  it('comes from the mirror, once, and is checked again when it is taken from the cache', async () => {
    const { settings, requests, close } = await release('#!/bin/sh\necho hello\n');
    const program = await fetchScanner('trivy', settings);
    expect(readFileSync(program ?? '', 'utf8')).toContain('hello');
    await fetchScanner('trivy', settings);
    expect(requests).toEqual(['/mirror/trivy.tar.gz']);
    writeFileSync(
      path.join(settings.cache, 'slipway-scanners/trivy-1.2.3/trivy.tar.gz'),
      'something else',
    );
    await fetchScanner('trivy', settings);
    expect(requests).toHaveLength(2);
    close();
  });

  it('is not used when it is another file', async () => {
    const { settings, close } = await release('x');
    const pins = structuredClone(settings.pins ?? {});
    const wrong = '0'.repeat(64);
    const asset = pins.trivy?.assets['linux-x64'];
    if (pins.trivy === undefined || asset === undefined) throw new Error('no pin');
    const other = { ...pins.trivy, assets: { 'linux-x64': { ...asset, sha256: wrong } } };
    await expect(fetchScanner('trivy', { ...settings, pins: { trivy: other } })).rejects.toThrow(
      `expected sha256 ${wrong}, found ${asset.sha256}`,
    );
    close();
  });

  it('is named with what to do when there is no network', async () => {
    const { settings, close } = await release('x');
    close();
    await expect(fetchScanner('trivy', { ...settings, mirror: null })).rejects.toThrow(
      /scanner: trivy is not installed, and http:.*could not be fetched: .*; install trivy, set scanner-mirror/,
    );
  });

  it.each(['https://m.example.org/latest', 'https://m.example.org/releases/latest/download'])(
    'is never the newest: %s',
    async (mirror) => {
      const { settings, close } = await release('x');
      await expect(fetchScanner('trivy', { ...settings, mirror })).rejects.toThrow(
        'names "latest"',
      );
      close();
    },
  );

  it('is there only for platforms that are pinned', async () => {
    const { settings, close } = await release('x');
    expect(await fetchScanner('trivy', { ...settings, platform: 'win32-x64' })).toBeNull();
    expect(await fetchScanner('docker-scout', settings)).toBeNull();
    close();
  });

  it('is found before it is fetched', async () => {
    const { programs } = fakeTrivy('');
    const { settings, requests, close } = await release('x');
    const found = await findScanner('auto', programs, settings);
    expect(found).toMatchObject({ program: 'trivy', version: '0.74.0' });
    expect(requests).toEqual([]);
    close();
  });

  it('is an error where there is none for the platform', async () => {
    const programs = new Programs({ PATH: temporaryFolder({}) }, janitor);
    const { settings, close } = await release('x');
    await expect(
      findScanner('auto', programs, { ...settings, platform: 'win32-x64' }),
    ).rejects.toThrow('trivy is not there; grype is not there; osv-scanner is not there');
    close();
  });
});

describe('the pinned versions', () => {
  it('name files of their version, with sums', () => {
    for (const pinned of Object.values(PINNED_SCANNERS)) {
      expect(pinned.releases).toContain(`v${pinned.version}`);
      for (const { file, sha256 } of Object.values(pinned.assets)) {
        expect(file).toContain(pinned.version);
        expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      }
    }
  });
});

describe('what is scanned', () => {
  const index = {
    manifests: [
      { digest: 'sha256:1', platform: { os: 'linux', architecture: 'amd64' } },
      { digest: 'sha256:2', platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
      { digest: 'sha256:3', platform: { os: 'unknown', architecture: 'unknown' } },
    ],
  };

  it('is each platform of an index, without attestations', () => {
    expect(platformsOf(index)).toEqual(['linux/amd64', 'linux/arm/v7']);
    expect(platformsOf({ config: {}, layers: [] })).toEqual([]);
  });

  it('is a folder in OCI layout, also with an index in its index', async () => {
    const folder = temporaryFolder({
      'oci-layout': '{"imageLayoutVersion": "1.0.0"}',
      'index.json': JSON.stringify({ manifests: [{ digest: 'sha256:abc' }] }),
      'blobs/sha256/abc': JSON.stringify(index),
    });
    expect(await readTarget('img', folder)).toEqual({ kind: 'oci-layout', folder, platform: null });
    expect(await layoutPlatforms(folder)).toEqual(['linux/amd64', 'linux/arm/v7']);
  });

  it.each([
    ['app.tar', 'image: app.tar: no such file'],
    ['App:1', 'image: "App:1" is not an image reference'],
    ['a b', 'it contains a blank'],
    ['app:1\n--x', 'it contains a blank or line break'],
  ])('is not %s', async (written, message) => {
    await expect(readTarget(written, '/nowhere/at/all')).rejects.toThrow(message);
  });

  it('is not just any folder', async () => {
    await expect(readTarget('x', temporaryFolder({}))).rejects.toThrow(
      'without the file oci-layout',
    );
  });
});

describe('a report of a real OSV-Scanner', () => {
  it('is read', () => {
    const file = new URL('../../../fixtures/scan/osv-scanner-2.5.0.json', import.meta.url);
    const report = readReport(JSON.parse(readFileSync(file, 'utf8')), { uri: 'r', subject: 's' });
    expect(report.distribution).toBe('Debian GNU/Linux 12 (bookworm)');
    expect(report.packages).toHaveLength(3);
    expect(report.vulnerabilities).toMatchObject([
      { name: 'requests', id: 'GHSA-x84v-xcm2-53pg', severity: 'high', fixVersions: ['2.20.0'] },
      {
        name: 'zlib1g',
        purl: expect.stringContaining('pkg:deb/debian/zlib1g'),
        severity: 'critical',
      },
    ]);
    expect(report.vulnerabilities[1]?.aliases).toContain('CVE-2023-45853');
    expect(report.vulnerabilities[0]?.layer).toBe(report.layers[1]?.diffId);
  });
});
