// A Trivy report with 50,000 findings, normalised, compared with a champion of as many and gated, as
// one whole process; beside it jq, which only counts the findings of the same file. Needs jq and GNU
// time.
//
//   node bench/scan-image.ts [<runs>]
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measureInTurn } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(tmpdir(), 'slipway-bench', 'scan-image');
const runs = Number(process.argv[2] ?? '5');
const FINDINGS = 50_000;
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];

function vulnerability(i: number): object {
  const name = `package-${Math.floor(i / 5)}`;
  return {
    VulnerabilityID: `CVE-2026-${i}`,
    PkgName: name,
    PkgPath: `opt/venv/lib/python3.12/site-packages/${name}-1.0.${i % 7}.dist-info/METADATA`,
    PkgIdentifier: { PURL: `pkg:pypi/${name}@1.0.${i % 7}` },
    InstalledVersion: `1.0.${i % 7}`,
    ...(i % 3 === 0 ? {} : { FixedVersion: '1.1.0, 2.0.0' }),
    Layer: { DiffID: `sha256:${'cd'.repeat(32)}` },
    SeveritySource: 'nvd',
    PrimaryURL: `https://avd.aquasec.com/nvd/cve-2026-${i}`,
    Title: 'a title of the usual length that says what is wrong with the package',
    Description: 'a description that is longer than the title and is not read. '.repeat(6),
    Severity: SEVERITIES[i % SEVERITIES.length],
    CVSS: { nvd: { V3Score: 7.5, V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' } },
    References: ['https://example.org/a', 'https://example.org/b', 'https://example.org/c'],
    PublishedDate: '2026-01-01T00:00:00Z',
  };
}

function report(from: number): string {
  const vulnerabilities = Array.from({ length: FINDINGS }, (_, i) => vulnerability(from + i));
  return JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: new Date().toISOString(),
    ArtifactName: 'app:1',
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'debian', Name: '12' }, ImageID: `sha256:${'ab'.repeat(32)}` },
    Results: [
      {
        Target: 'Python',
        Class: 'lang-pkgs',
        Type: 'python-pkg',
        Vulnerabilities: vulnerabilities,
      },
    ],
  });
}

mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'candidate.json'), report(500));
writeFileSync(path.join(folder, 'champion.json'), report(0));

const gates = ['vulnerabilities(new, fixable, high) == 0', 'vulnerabilities(critical) <= champion'];
const [gated, plain, counted] = measureInTurn(
  [
    {
      program: path.join(root, 'node_modules', '.bin', 'node'),
      args: [
        path.join(root, 'dist', 'cli.js'),
        'scan-image',
        ...['--scan-report', 'candidate.json', '--baseline', 'champion.json'],
        ...gates.flatMap((gate) => ['--gates', gate]),
      ],
      cwd: folder,
      accepted: [0, 1, 2],
    },
    {
      program: path.join(root, 'node_modules', '.bin', 'node'),
      args: [
        path.join(root, 'dist', 'cli.js'),
        'scan-image',
        ...['--scan-report', 'candidate.json', '--gates', 'vulnerabilities(fixable, high) == 0'],
      ],
      cwd: folder,
      accepted: [0, 1, 2],
    },
    {
      program: 'jq',
      args: ['[.Results[].Vulnerabilities[]] | length', 'candidate.json'],
      cwd: folder,
    },
  ],
  runs,
);
for (const [name, measured] of Object.entries({ gated, plain, counted })) {
  if (measured === undefined) continue;
  console.log(
    `| ${name} | ${measured.seconds.toFixed(2)} s | ${measured.megabytes.toFixed(0)} MB |`,
  );
}
