/**
 * The command line, killed with SIGKILL before and after a change of a ref in a real bare
 * repository. (Every write is enumerated in packages/rollout; here a few of them are real.)
 */
import type { SpawnSyncReturns } from 'node:child_process';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RegisterRequest } from '@slipway/registry';
import { GitRegistry, LocalRepository } from '@slipway/registry';
import { temporaryFolder } from '@slipway/test-support';
import { parse } from 'yaml';

const MAIN = path.join(import.meta.dirname, 'main.ts');
const START = `import { main } from ${JSON.stringify(MAIN)}; await main(process.argv.slice(1));`;

/** Kills whoever called it before or after the nth change of a ref. */
const DEADLY_GIT = `#!/bin/sh
case " $* " in *" update-ref "*)
  n=$(($(cat "$SLIPWAY_TEST_COUNT") + 1)); echo $n > "$SLIPWAY_TEST_COUNT"
  if [ "$n" = "$SLIPWAY_TEST_AT" ]; then
    [ "$SLIPWAY_TEST_WHEN" = after ] && "$SLIPWAY_TEST_GIT" "$@"
    kill -9 $PPID; exit 1
  fi;;
esac
exec "$SLIPWAY_TEST_GIT" "$@"
`;

const CONFIGURATION = `version: 1
model: { name: demo }
registry: { type: git, repository: registry.git, required: [] }
promote:
  target: { type: file, path: weights.yml }
  steps: [ { traffic: 20% }, { traffic: 100% } ]
`;

function registration(version: string): RegisterRequest {
  const digest = version.replaceAll('.', '').padEnd(64, '0');
  return {
    draft: {
      model: 'demo',
      digest: { sha256: digest },
      sizeBytes: 1,
      files: [],
      artifact: null,
      evidence: [],
      lineage: { commit: null, run: null, data: [], parameters: {}, image: null, card: null },
      metrics: {},
      signature: null,
    },
    choice: { kind: 'given', version },
    attachments: [],
    describe: () => 'a version\n',
    by: { name: 'Ada', email: 'ada@example.org', run: null },
  };
}

async function project(): Promise<string> {
  const folder = temporaryFolder({
    'slipway.yml': CONFIGURATION,
    count: '0',
    'bin/git': DEADLY_GIT,
  });
  chmodSync(path.join(folder, 'bin', 'git'), 0o755);
  const bare = path.join(folder, 'registry.git');
  execFileSync('git', ['init', '--quiet', '--bare', bare]);
  const registry = new GitRegistry(await LocalRepository.open(bare, { environment: process.env }));
  for (const version of ['1.0.0', '1.1.0']) await registry.register(registration(version));
  await registry.close();
  return folder;
}

interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

function slipway(folder: string, args: readonly string[], death?: Death): SpawnSyncReturns<string> {
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const deadly = {
    PATH: `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}`,
    SLIPWAY_TEST_GIT: git,
    SLIPWAY_TEST_COUNT: path.join(folder, 'count'),
    SLIPWAY_TEST_AT: String(death?.at ?? 0),
    SLIPWAY_TEST_WHEN: death?.when ?? 'before',
  };
  writeFileSync(path.join(folder, 'count'), '0');
  return spawnSync(process.execPath, ['--input-type=module', '-e', START, '--', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...(death === undefined ? {} : deadly) },
  });
}

function weights(folder: string): unknown {
  return (parse(readFileSync(path.join(folder, 'weights.yml'), 'utf8')) as { weights: unknown })
    .weights;
}

function assigned(folder: string): string {
  const bare = path.join(folder, 'registry.git');
  const tags = execFileSync(
    'git',
    [
      '-C',
      bare,
      'tag',
      '--list',
      'demo#production#*',
      '--sort=v:refname',
      '--format=%(contents:subject)',
    ],
    { encoding: 'utf8' },
  );
  return tags.trim().split('\n').at(-1) ?? '';
}

describe('kill -9', () => {
  it.each<Death>([
    { at: 2, when: 'after' },
    { at: 6, when: 'after' },
    { at: 12, when: 'after' },
  ])('$when change $at of a ref', async (death) => {
    const folder = await project();
    expect(slipway(folder, ['promote', '--version', '1.0.0']).status).toBe(0);
    const killed = slipway(folder, ['promote', '--version', '1.1.0'], death);
    expect(killed.signal).toBe('SIGKILL');
    // The lease of a process of this host that is dead is free at once.
    const next = slipway(folder, ['promote', '--version', '1.1.0', '--json']);
    expect([next.status, next.stderr.includes('is held by')]).toEqual([0, false]);
    expect(JSON.parse(next.stdout)).toMatchObject({
      predicate: { promotion: { state: 'done', traffic: 100, to: '1.1.0' } },
    });
    expect([weights(folder), assigned(folder)]).toEqual([
      { '1.1.0': 100 },
      expect.stringContaining('v1.1.0 is in production'),
    ]);
  });
});
