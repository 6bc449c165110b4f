import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { Janitor } from './janitor.ts';
import { ProgramMissing, Programs } from './programs.ts';

let janitor: Janitor;
let programs: Programs;
beforeEach(() => {
  janitor = new Janitor(process.env);
  programs = new Programs({ PATH: process.env.PATH, COLOUR: 'red' }, janitor);
});
afterEach(async () => {
  await janitor.close();
});

function node(script: string, ...args: string[]): { program: string; args: string[] } {
  return { program: process.execPath, args: ['-e', script, '--', ...args] };
}

describe('a program', () => {
  it('gets its arguments as they are, whatever a shell would make of them', async () => {
    const args = ['$(id)', '`id`', 'a b', '; rm', '"', "'", '*', ''];
    const script = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
    const result = await programs.run(node(script, ...args));
    expect([result.exitCode, JSON.parse(result.stdout)]).toEqual([0, args]);
  });

  it('has the variables of the run and its own, and no others', async () => {
    const command = node('console.log([process.env.COLOUR, process.env.SIZE, process.env.HOME])');
    const result = await programs.run({ ...command, variables: { SIZE: 'big' } });
    expect(result.stdout).toBe("[ 'red', 'big', undefined ]\n");
  });

  it('reads text and streams, writes into a stream, and tells its lines', async () => {
    const echo = node('process.stdin.pipe(process.stdout)');
    expect((await programs.run(echo, { input: 'abc' })).stdout).toBe('abc');
    const output = new PassThrough();
    const [, written] = await Promise.all([
      programs.run(echo, { input: Readable.from(['x', 'y']), output }),
      text(output),
    ]);
    expect(written).toBe('xy');
    const lines: string[] = [];
    await programs.run(node('console.log("a"); console.error("b")'), {
      onLine: (line) => lines.push(line),
    });
    expect(lines.sort()).toEqual(['a', 'b']);
  });

  it('that does not read its input is no error of ours', async () => {
    const endless = Readable.from(
      (function* () {
        for (let i = 0; i < 1000; i++) yield Buffer.alloc(65536);
      })(),
    );
    expect((await programs.run(node('process.exit(3)'), { input: endless })).exitCode).toBe(3);
  });

  it('that does not exist is told from one that fails', async () => {
    await expect(programs.run({ program: 'no-such-program', args: [] })).rejects.toThrow(
      ProgramMissing,
    );
  });

  it('is killed, with what it started, when its time is up', async () => {
    const started = Date.now();
    const script = `require('child_process').spawn(process.execPath,
      ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
    const result = await programs.run(node(script), { timeoutMs: 300 });
    expect([result.exitCode, result.timedOut]).toEqual([null, true]);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('the janitor', () => {
  it('leaves alone what was cleaned up in time', async () => {
    const parent = temporaryFolder();
    const folder = await janitor.temporaryFolder(parent, 'x-');
    await folder.remove();
    writeFileSync(path.join(parent, 'kept'), '');
    const forget = janitor.register({ folder: path.join(parent, 'kept') });
    forget();
    await janitor.close();
    expect(readdirSync(parent)).toEqual(['kept']);
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'exit'])(
    'cleans up after a process that ends by %s',
    async (signal) => {
      const parent = mkdtempSync(path.join(tmpdir(), 'slipway-janitor-'));
      const mark = path.join(parent, 'command-ran');
      const script = `
        import { Janitor } from ${JSON.stringify(path.join(import.meta.dirname, 'janitor.ts'))};
        import { Programs } from ${JSON.stringify(path.join(import.meta.dirname, 'programs.ts'))};
        const janitor = new Janitor(process.env);
        const programs = new Programs(process.env, janitor);
        await janitor.temporaryFolder(${JSON.stringify(parent)}, 'left-');
        janitor.register({ command: ['touch', ${JSON.stringify(mark)}] });
        const child = programs.start({ program: process.execPath, args: ['-e', 'setInterval(() => {}, 1e6)'] });
        process.stdout.write(String(child.pid), () => {
          if (${JSON.stringify(signal)} === 'exit') process.exit(1);
          process.kill(process.pid, ${JSON.stringify(signal)});
        });`;
      const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '' },
        cwd: import.meta.dirname,
      });
      const pid = Number(run.stdout);
      expect([pid > 0, run.stderr]).toEqual([true, '']);
      const isAlive = (): boolean => {
        try {
          return process.kill(pid, 0);
        } catch {
          return false;
        }
      };
      for (let i = 0; i < 100 && (isAlive() || readdirSync(parent).length !== 1); i++) {
        await sleep(100);
      }
      expect([isAlive(), readdirSync(parent), existsSync(mark)]).toEqual([
        false,
        ['command-ran'],
        true,
      ]);
    },
  );
});
