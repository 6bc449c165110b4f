import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { schemaErrors, temporaryFolder } from '@slipway/test-support';
import { packTar } from 'modern-tar';
import { isSbom, readSbom } from '../scan/baseline/sbom.ts';
import { collectFiles } from './collect.ts';
import { cycloneDxOf } from './cyclonedx.ts';
import type { Installed } from './installed.ts';
import { installedPackages } from './installed.ts';
import type { OpenImage } from './open-image.ts';
import { openArchive, openLayout } from './open-image.ts';
import { provenanceOf } from './provenance.ts';
import { spdxOf } from './spdx.ts';
import type { SbomSubject } from './subject.ts';

const require = createRequire(import.meta.url);
const schemas = path.join(
  path.dirname(require.resolve('@cyclonedx/cyclonedx-library')),
  '../res/schema',
);
const read = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;
const cyclone = (name: string): object => ({
  ...read(path.join(schemas, `${name}.SNAPSHOT.schema.json`)),
  $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
});
const SPDX_SCHEMA = read(new URL('../../fixtures/schemas/spdx-2.3.json', import.meta.url).pathname);

const DPKG = `Package: zlib1g
Status: install ok installed
Architecture: amd64
Version: 1:1.2.13.dfsg-1
Description: compression library
 with a second line: not a field

Package: gone
Status: deinstall ok config-files
Version: 1
`;
const APK =
  'P:musl\nV:1.2.5-r0\nA:x86_64\nL:MIT\n\nP:busybox\nV:1.36.1-r29\nA:x86_64\nL:GPL-2.0-only\n\n';
const OS = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n';
const METADATA =
  'Metadata-Version: 2.1\nName: Foo_Bar\nVersion: 1.0\nLicense-Expression: MIT OR Apache-2.0\n\nText\n';

type Content = Readonly<Record<string, string>>;

async function tarOf(files: Content): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, body]) => ({
    header: { name, size: Buffer.byteLength(body), type: 'file' as const },
    body,
  }));
  return Buffer.from(await packTar(entries));
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Parts {
  readonly layers: readonly Buffer[];
  readonly config: Buffer;
}

async function partsOf(layers: readonly Content[]): Promise<Parts> {
  const tars = await Promise.all(layers.map(tarOf));
  const config = {
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: tars.map((tar) => `sha256:${sha256(tar)}`) },
    history: layers.map((_, i) => ({ created_by: `RUN ${i}` })),
  };
  return { layers: tars, config: Buffer.from(JSON.stringify(config)) };
}

async function saved(layers: readonly Content[]): Promise<OpenImage> {
  const { layers: tars, config } = await partsOf(layers);
  const name = `${sha256(config)}.json`;
  const manifest = [{ Config: name, RepoTags: null, Layers: tars.map((_, i) => `${i}/layer.tar`) }];
  const entries = [
    { name, body: config },
    ...tars.map((body, i) => ({ name: `${i}/layer.tar`, body })),
    { name: 'manifest.json', body: Buffer.from(JSON.stringify(manifest)) },
  ];
  const folder = temporaryFolder({});
  const file = path.join(folder, 'image.tar');
  writeFileSync(
    file,
    Buffer.from(
      await packTar(
        entries.map(({ name: entry, body }) => ({
          header: { name: entry, size: body.length, type: 'file' as const },
          body: new Uint8Array(body),
        })),
      ),
    ),
  );
  return openArchive(file, temporaryFolder({}));
}

async function layout(layers: readonly Content[], nested: boolean): Promise<OpenImage> {
  const { layers: tars, config } = await partsOf(layers);
  const folder = temporaryFolder({ 'blobs/sha256/x': '', 'oci-layout': '{}' });
  const put = (bytes: Buffer): string => {
    writeFileSync(path.join(folder, 'blobs/sha256', sha256(bytes)), bytes);
    return `sha256:${sha256(bytes)}`;
  };
  const compressed = tars.map((tar, i) => (i % 2 === 0 ? gzipSync(tar) : zstdCompressSync(tar)));
  const manifest = put(
    Buffer.from(
      JSON.stringify({
        config: { digest: put(config) },
        layers: compressed.map((bytes) => ({ digest: put(bytes) })),
      }),
    ),
  );
  const attestation = { digest: `sha256:${'0'.repeat(64)}`, platform: { os: 'unknown' } };
  const index = Buffer.from(JSON.stringify({ manifests: [attestation, { digest: manifest }] }));
  const outer = nested
    ? Buffer.from(JSON.stringify({ manifests: [{ digest: put(index) }] }))
    : index;
  writeFileSync(path.join(folder, 'index.json'), outer);
  return openLayout(folder);
}

async function installed(image: OpenImage): Promise<Installed> {
  return installedPackages(await collectFiles(image.layers, temporaryFolder({})));
}

const LAYERS: readonly Content[] = [
  { 'etc/os-release': OS, 'var/lib/dpkg/status': DPKG, 'usr/share/doc/x': 'ignored' },
  {
    'opt/venv/lib/python3.12/site-packages/Foo_Bar-1.0.dist-info/METADATA': METADATA,
    'app/node_modules/@scope/pkg/package.json':
      '{"name":"@scope/pkg","version":"2.0.0","license":"ISC"}',
    'app/node_modules/broken/package.json': '{oops',
    'app/node_modules/pkg/test/package.json': '{"name":"not-installed","version":"1.0.0"}',
  },
];

describe('an image', () => {
  it.each([
    ['of docker save', () => saved(LAYERS)],
    ['in OCI layout', () => layout(LAYERS, false)],
    ['in OCI layout, in an index of an index', () => layout(LAYERS, true)],
  ])('%s is read', async (_, make) => {
    const image = await make();
    const { distribution, packages } = await installed(image);
    expect(distribution).toEqual({ id: 'debian', version: '12' });
    expect(packages.map(({ purl, path: at, licenses }) => [purl, at, licenses])).toEqual([
      ['pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12', null, []],
      ['pkg:npm/%40scope/pkg@2.0.0', 'app/node_modules/@scope/pkg/package.json', ['ISC']],
      [
        'pkg:pypi/foo-bar@1.0',
        'opt/venv/lib/python3.12/site-packages/Foo_Bar-1.0.dist-info/METADATA',
        ['MIT OR Apache-2.0'],
      ],
    ]);
    expect(packages[0]?.layer).toBe(image.layers[0]?.diffId);
    expect(image.imageId).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('is read past large files that say nothing', async () => {
    const large = 'x'.repeat(3_000_000);
    const image = await saved([
      {
        'usr/lib/a.so': large,
        'usr/lib/b.so': large,
        'var/lib/dpkg/status': DPKG,
        'usr/lib/c': large,
      },
    ]);
    expect((await installed(image)).packages).toHaveLength(1);
  });

  it('has what Alpine’s database says', async () => {
    const image = await saved([{ 'lib/apk/db/installed': APK, 'etc/os-release': 'ID=alpine\n' }]);
    const { packages } = await installed(image);
    expect(packages.map(({ purl, licenses }) => [purl, licenses])).toEqual([
      ['pkg:apk/alpine/busybox@1.36.1-r29?arch=x86_64&distro=alpine', ['GPL-2.0-only']],
      ['pkg:apk/alpine/musl@1.2.5-r0?arch=x86_64&distro=alpine', ['MIT']],
    ]);
  });

  it('has not what an upper layer deleted or replaced', async () => {
    const site = 'usr/lib/python3/site-packages';
    const image = await saved([
      {
        [`${site}/a-1.0.dist-info/METADATA`]: 'Name: a\nVersion: 1.0\n',
        [`${site}/b-1.0.dist-info/METADATA`]: 'Name: b\nVersion: 1.0\n',
        'app/node_modules/c/package.json': '{"name":"c","version":"1.0.0"}',
        'var/lib/dpkg/status': DPKG,
      },
      {
        [`${site}/.wh.a-1.0.dist-info`]: '',
        'app/.wh..wh..opq': '',
        'app/node_modules/d/package.json': '{"name":"d","version":"1.0.0"}',
        'var/lib/dpkg/status': DPKG.replace('1:1.2.13.dfsg-1', '1:1.3'),
      },
    ]);
    const { packages } = await installed(image);
    expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'zlib1g 1:1.3',
      'd 1.0.0',
      'b 1.0',
    ]);
  });
});

const MODEL_SHA = 'ef'.repeat(32);
async function subject(changes: Partial<SbomSubject> = {}): Promise<SbomSubject> {
  const image = await saved(LAYERS);
  return {
    name: 'registry.example.org/team/app:1.0',
    imageId: image.imageId,
    ...(await installed(image)),
    model: {
      name: 'flight-delay',
      version: '1.4.0',
      sha256: MODEL_SHA,
      license: 'Apache-2.0',
      task: 'binary-classification',
      data: [{ name: 'evaluation', sha256: 'aa'.repeat(32) }],
      metrics: [{ name: 'roc_auc', value: 0.741, interval: [0.733, 0.749] }],
    },
    createdAt: new Date('2026-11-25T09:00:00.123Z'),
    ...changes,
  };
}

describe('CycloneDX 1.6', () => {
  it('is what the official schema says, with and without a model', async () => {
    const others = ['spdx', 'jsf-0.82', 'cryptography-defs'].map(cyclone);
    for (const own of [
      await subject(),
      await subject({ model: null, imageId: null, packages: [] }),
    ]) {
      expect(schemaErrors(cycloneDxOf(own), cyclone('bom-1.6'), others)).toEqual([]);
    }
  });

  it('has the model as a component, with digest, version, license, data and metrics', async () => {
    const { components } = cycloneDxOf(await subject()) as { components: { type: string }[] };
    expect(components.find(({ type }) => type === 'machine-learning-model')).toEqual({
      type: 'machine-learning-model',
      name: 'flight-delay',
      version: '1.4.0',
      'bom-ref': `model:${MODEL_SHA}`,
      hashes: [{ alg: 'SHA-256', content: MODEL_SHA }],
      licenses: [{ license: { id: 'Apache-2.0' } }],
      properties: [{ name: 'slipway:data:evaluation', value: `sha256:${'aa'.repeat(32)}` }],
      modelCard: {
        modelParameters: { task: 'binary-classification' },
        quantitativeAnalysis: {
          performanceMetrics: [
            {
              type: 'roc_auc',
              value: '0.741',
              confidenceInterval: { lowerBound: '0.733', upperBound: '0.749' },
            },
          ],
        },
      },
    });
  });

  it('is the same for the same content', async () => {
    expect(cycloneDxOf(await subject())).toEqual(cycloneDxOf(await subject()));
  });

  it('is a baseline', async () => {
    const own = await subject();
    const bom = cycloneDxOf(own);
    if (!isSbom(bom)) throw new Error('not an SBOM');
    const { packages, imageId } = readSbom(bom, { uri: 'b', subject: 'baseline' });
    expect(imageId).toBe(own.imageId);
    const plain = (list: SbomSubject['packages']): unknown[] =>
      list.map(({ name, purl, version, path: at }) => [name, purl, version, at]).sort();
    expect(plain(packages)).toEqual(plain(own.packages));
  });
});

describe('SPDX 2.3', () => {
  it('is what the official schema says, with and without a model', async () => {
    for (const own of [
      await subject(),
      await subject({ model: null, imageId: null, packages: [] }),
    ]) {
      expect(schemaErrors(spdxOf(own), SPDX_SCHEMA)).toEqual([]);
    }
  });

  it('declares licenses that are known, and a baseline can be read from it', async () => {
    const bom = spdxOf(await subject());
    const { packages } = bom as { packages: { name: string; licenseDeclared: string }[] };
    const declared = Object.fromEntries(packages.map((p) => [p.name, p.licenseDeclared]));
    expect(declared).toMatchObject({
      Foo_Bar: 'MIT OR Apache-2.0',
      zlib1g: 'NOASSERTION',
      'flight-delay': 'Apache-2.0',
    });
    expect(readSbom(bom, { uri: 'b', subject: 'baseline' }).packages).toHaveLength(4);
  });
});

describe('provenance', () => {
  it('is a statement of SLSA v1 about the image', () => {
    const statement = provenanceOf(
      [{ name: 'app', sha256: MODEL_SHA }],
      {
        serverUrl: 'https://github.com',
        repository: 'acme/models',
        workflowRef: 'acme/models/.github/workflows/release.yml@refs/heads/main',
        ref: 'refs/heads/main',
        commit: '1'.repeat(40),
        eventName: 'push',
        runId: '42',
        attempt: 2,
        runnerEnvironment: 'github-hosted',
        startedAt: null,
        finishedAt: null,
      },
      [],
    );
    expect(statement).toMatchObject({
      predicateType: 'https://slsa.dev/provenance/v1',
      subject: [{ name: 'app', digest: { sha256: MODEL_SHA } }],
      predicate: {
        buildDefinition: {
          externalParameters: {
            workflow: {
              ref: 'refs/heads/main',
              repository: 'https://github.com/acme/models',
              path: '.github/workflows/release.yml',
            },
          },
          resolvedDependencies: [
            {
              uri: 'git+https://github.com/acme/models@refs/heads/main',
              digest: { gitCommit: '1'.repeat(40) },
            },
          ],
        },
        runDetails: {
          builder: {
            id: 'https://github.com/acme/models/.github/workflows/release.yml@refs/heads/main',
          },
          metadata: { invocationId: 'https://github.com/acme/models/actions/runs/42/attempts/2' },
        },
      },
    });
  });
});
