import { describe, expect, it } from '@jest/globals';
import type { FindingPlace } from '@slipway/core';
import { findingsOf } from '../finding.ts';
import { readReport } from '../formats/read.ts';
import { LAYER, trivyReport } from '../testing.ts';
import { parseDockerfile } from './dockerfile.ts';
import { PlaceFinder } from './find.ts';
import type { SourceFile } from './source-file.ts';

const DOCKERFILE = `# syntax=docker/dockerfile:1
FROM node:24 AS build
RUN npm ci
FROM python:3.12-slim@sha256:00
ENV A=1
RUN apt-get update \\
    # the compiler's library
 && apt-get install -y --no-install-recommends libgomp1 \\
      curl=8.14.1-2 \\
 && rm -rf /var/lib/apt/lists/*
COPY requirements.txt /
RUN pip install -r requirements.txt
RUN pip install "flask==2.0.0"
`;

interface Wanted {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly path?: string;
}

function find(
  wanted: Wanted,
  files: Readonly<Record<string, string>>,
  options: { dockerfile?: string | null; createdBy?: string } = {},
): FindingPlace | null {
  const { dockerfile = DOCKERFILE, createdBy = 'RUN /bin/sh -c something else' } = options;
  const report = readReport(
    trivyReport(
      {},
      {
        Results: [
          {
            Target: 'x',
            Class: 'lang-pkgs',
            Vulnerabilities: [
              {
                VulnerabilityID: 'CVE-1',
                PkgName: wanted.name,
                PkgPath: wanted.path ?? 'somewhere/METADATA',
                InstalledVersion: wanted.version,
                PkgIdentifier: { PURL: wanted.purl },
                Layer: { DiffID: LAYER },
              },
            ],
          },
        ],
      },
    ),
    { uri: 'r.json', subject: 'scan-report' },
  );
  const [finding] = findingsOf([report]).vulnerabilities;
  if (finding === undefined) throw new Error('no finding');
  const sources = Object.entries(files).map(([path, text]): SourceFile => ({ path, text }));
  const own = dockerfile === null ? null : { path: 'Dockerfile', text: dockerfile };
  return new PlaceFinder(sources, own, [{ diffId: LAYER, createdBy }]).find(finding, LAYER);
}

const pypi = (name: string, version: string): Wanted => ({
  name,
  version,
  purl: `pkg:pypi/${name.toLowerCase()}@${version}`,
});
const npm = (name: string, version: string): Wanted => ({
  name,
  version,
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
});
const deb = (name: string, version: string): Wanted => ({
  name,
  version,
  purl: `pkg:deb/debian/${name}@${version}`,
});

const PACKAGE_LOCK = `{
  "packages": {
    "node_modules/lodash": {
      "version": "4.17.20",
      "resolved": "https://registry.example.org/lodash"
    },
    "node_modules/@types/node": {
      "version": "20.0.0"
    },
    "node_modules/a/node_modules/lodash": {
      "version": "3.0.0"
    }
  }
}
`;

describe('the line that brought a package', () => {
  it.each([
    [
      'a pin',
      pypi('requests', '2.19.0'),
      { 'requirements.txt': 'numpy==2.0.0\nrequests==2.19.0\n' },
      'requirements.txt',
      2,
    ],
    [
      'another spelling',
      pypi('Foo_Bar', '1.0'),
      { 'requirements.txt': '\nfoo-bar[x]==1.0 ; python_version > "3"\n' },
      'requirements.txt',
      2,
    ],
    [
      'a lock of poetry',
      pypi('requests', '2.19.0'),
      {
        'poetry.lock':
          '[[package]]\nname = "urllib3"\nversion = "1.23"\n\n[[package]]\nname = "requests"\nversion = "2.19.0"\n',
      },
      'poetry.lock',
      6,
    ],
    [
      'what is asked for without a version',
      pypi('requests', '2.19.0'),
      { 'requirements.txt': 'requests>=2\n' },
      'requirements.txt',
      1,
    ],
    [
      'npm’s lock',
      npm('lodash', '4.17.20'),
      { 'package-lock.json': PACKAGE_LOCK },
      'package-lock.json',
      3,
    ],
    [
      'a second version in npm’s lock',
      npm('lodash', '3.0.0'),
      { 'package-lock.json': PACKAGE_LOCK },
      'package-lock.json',
      10,
    ],
    [
      'a scope',
      npm('@types/node', '20.0.0'),
      { 'package-lock.json': PACKAGE_LOCK },
      'package-lock.json',
      7,
    ],
    [
      'yarn’s lock',
      npm('lodash', '4.17.20'),
      { 'yarn.lock': 'lodash@^4.0.0:\n  version "4.17.20"\n' },
      'yarn.lock',
      1,
    ],
    [
      'pnpm’s lock',
      npm('lodash', '4.17.20'),
      { 'pnpm-lock.yaml': 'packages:\n\n  lodash@4.17.20:\n    resolution: {}\n' },
      'pnpm-lock.yaml',
      3,
    ],
    [
      'Go’s modules',
      { name: 'golang.org/x/net', version: 'v0.1.0', purl: 'pkg:golang/golang.org/x/net@v0.1.0' },
      { 'go.mod': 'module a\nrequire golang.org/x/net v0.1.0\n' },
      'go.mod',
      2,
    ],
    ['apt-get in the Dockerfile', deb('curl', '8.14.1-2'), {}, 'Dockerfile', 9],
    ['pip in the Dockerfile', pypi('flask', '2.0.0'), {}, 'Dockerfile', 13],
    ['the base image', deb('openssl', '3.0.11'), {}, 'Dockerfile', 4],
  ] as const)('%s', (_, wanted, files, path, line) => {
    expect(find(wanted, files)).toMatchObject({ path, line });
  });

  it('is the instruction that made the layer, where no file names the package', () => {
    const createdBy = 'RUN /bin/sh -c pip install -r requirements.txt # buildkit';
    const found = find(
      pypi('urllib3', '1.23'),
      { 'requirements.txt': 'requests==2.19.0\n' },
      { createdBy },
    );
    expect(found).toMatchObject({ path: 'Dockerfile', line: 12 });
  });

  it('is not the line of another version', () => {
    const found = find(pypi('requests', '2.19.0'), { 'requirements.txt': 'requests==2.32.0\n' });
    expect(found).toMatchObject({ path: 'Dockerfile', line: 4 });
  });

  it('is not a lock file of another ecosystem', () => {
    const files = { 'package-lock.json': '{"node_modules/requests": {\n"version": "2.19.0"}}' };
    expect(find(pypi('requests', '2.19.0'), files)?.path).toBe('Dockerfile');
  });

  it('is the lock file that was scanned', () => {
    const wanted = { ...npm('lodash', '4.17.20'), path: 'web/package-lock.json' };
    const files = {
      'package-lock.json': PACKAGE_LOCK,
      'web/package-lock.json': `\n${PACKAGE_LOCK}`,
    };
    expect(find(wanted, files)).toMatchObject({ path: 'web/package-lock.json', line: 4 });
  });

  it('is not known without any file', () => {
    expect(find(pypi('requests', '2.19.0'), {}, { dockerfile: null })).toBeNull();
  });
});

describe('a Dockerfile', () => {
  it('is read with continued lines, comments between them and here-documents', () => {
    const text = 'FROM a\nRUN <<EOF\nFROM b\nEOF\nCOPY x \\\n# no\n y\n';
    expect(parseDockerfile(text).map(({ keyword, value, line }) => [keyword, value, line])).toEqual(
      [
        ['FROM', 'a', 1],
        ['RUN', '<<EOF', 2],
        ['COPY', 'x y', 5],
      ],
    );
  });

  it('may continue lines with a backtick', () => {
    const text = '# escape=`\nFROM a\nRUN x `\n  y\\\nRUN z\n';
    expect(parseDockerfile(text).map(({ value }) => value)).toEqual(['a', 'x y\\', 'z']);
  });

  it('may be anything else', () => {
    expect(parseDockerfile('')).toEqual([]);
    expect(parseDockerfile('\0\0\nRUN <<NEVER\nx').map(({ line }) => line)).toEqual([1, 2]);
  });
});
