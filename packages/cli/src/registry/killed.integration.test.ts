/** `slipway register`, killed with SIGKILL as it starts its nth git command; then run again. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY_ROOT, temporaryFolder, writeFiles } from '@slipway/test-support';

const MAIN = path.join(REPOSITORY_ROOT, 'packages', 'cli', 'src', 'main.ts');
const GIT = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
const CONFIG =
  'version: 1\nmodel: { name: m, path: model.bin }\n' +
  'registry: { repository: r.git, required: [], artifacts: { type: folder, path: store } }\n';

/** Counts the calls of git, and kills whoever makes the one that it is told to. */
const SHIM = `#!/bin/sh
echo x >> "$SLIPWAY_CALLS"
if [ "$(wc -l < "$SLIPWAY_CALLS")" -eq "$SLIPWAY_KILL_AT" ]; then kill -KILL $PPID; exit 1; fi
exec "${GIT}" "$@"
`;

function project(): string {
  const folder = temporaryFolder({ 'slipway.yml': CONFIG, 'model.bin': 'weights' });
  execFileSync(GIT, ['init', '--bare', '--quiet', path.join(folder, 'r.git')]);
  writeFiles(folder, { 'bin/git': SHIM });
  chmodSync(path.join(folder, 'bin', 'git'), 0o755);
  return folder;
}

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly status: number | null;
  readonly text: string;
}

function slipway(folder: string, args: readonly string[], killAt = 0): Ended {
  const { signal, status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      SLIPWAY_CALLS: path.join(folder, 'calls'),
      SLIPWAY_KILL_AT: String(killAt),
    },
  });
  return { signal, status, text: `${stdout}${stderr}` };
}

/** How many git commands a registration starts. */
function callsOfRegister(): number {
  const folder = project();
  expect(slipway(folder, ['register'])).toMatchObject({ signal: null, status: 0 });
  return readFileSync(path.join(folder, 'calls'), 'utf8').split('\n').length - 1;
}

function tags(folder: string): string {
  const args = ['-C', path.join(folder, 'r.git'), 'tag', '--list'];
  return execFileSync(GIT, args, { encoding: 'utf8' }).trim();
}

describe('register, killed', () => {
  it('is completed by the next run, wherever it died; what it left is found by gc', () => {
    const calls = callsOfRegister();
    expect(calls).toBeGreaterThan(4);
    const step = Math.max(1, Math.floor(calls / 4));
    let orphans = 0;
    for (let at = 1; at <= calls; at += step) {
      const folder = project();
      expect(slipway(folder, ['register'], at)).toMatchObject({ signal: 'SIGKILL' });
      const died = tags(folder);
      // A record without its tag, or a tag without its record, is never there.
      expect(['', 'm@v1.0.0']).toContain(died);
      if (died === '' && existsSync(path.join(folder, 'store', 'sha256'))) {
        const { text } = slipway(folder, ['registry', 'gc', '--grace', '0s']);
        expect(text).toContain('a run died before it was recorded');
        orphans += 1;
      }
      rmSync(path.join(folder, 'calls'));
      const again = slipway(folder, ['register']);
      expect(again.text).toContain('m 1.0.0');
      expect(again).toMatchObject({ signal: null, status: 0 });
      expect(tags(folder)).toBe('m@v1.0.0');
      expect(slipway(folder, ['registry', 'verify'])).toMatchObject({ status: 0 });
    }
    expect(orphans).toBeGreaterThan(0);
  }, 300_000);
});
