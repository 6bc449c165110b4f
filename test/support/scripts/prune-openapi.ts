// Writes github-openapi.json: the part of GitHub's own OpenAPI description that GitHubDouble
// answers, as GitHub wrote it, without prose and examples.
//
//   node test/support/scripts/prune-openapi.ts
//
// Run it after adding an endpoint to src/github/endpoints, or to move to a newer description.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ENDPOINTS } from '../src/github/endpoints/index.ts';
import { prune } from '../src/github/prune.ts';

const PACKAGE = '@octokit/openapi';
const VERSION = '23.0.2';
const MEMBER = 'package/generated/api.github.com.json';
const target = path.resolve(import.meta.dirname, '../github-openapi.json');

/** The unpacked package has 385 MB, so it is no dependency: one file of its tarball is read. */
function download(folder: string): { document: unknown; integrity: string } {
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  const report = execFileSync('npm', ['pack', '--json', `${PACKAGE}@${VERSION}`], options);
  const [packed] = JSON.parse(report) as { filename: string; integrity: string }[];
  if (packed === undefined) throw new Error(`npm pack ${PACKAGE}@${VERSION} made no file`);
  execFileSync('tar', ['-xzf', packed.filename, MEMBER], options);
  const document = JSON.parse(readFileSync(path.join(folder, MEMBER), 'utf8')) as unknown;
  return { document, integrity: packed.integrity };
}

const folder = mkdtempSync(path.join(tmpdir(), 'github-openapi-'));
try {
  const { document, integrity } = download(folder);
  const source = { package: PACKAGE, version: VERSION, licence: 'MIT', integrity };
  const pruned = prune(document, Object.keys(ENDPOINTS), source);
  writeFileSync(target, `${JSON.stringify(pruned, null, 1)}\n`);
  console.log(`wrote ${target}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
