import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { VersionDraft } from '@slipway/registry';
import { GitRegistry, GitStore, LocalRepository } from '@slipway/registry';
import { readEnvironment } from '@slipway/steps';
import { RecordingLogger, temporaryFolder, writeFiles } from '@slipway/test-support';
import { Command } from 'commander';
import { addRegistry } from './program.ts';
import { runRegistry } from './run.ts';
import { renderTable } from './table.ts';

const BY = { name: 'Ada', email: 'ada@example.org', run: null };

let folder: string;
let bare: string;

function git(...args: string[]): string {
  return execFileSync('git', ['-C', bare, ...args], { encoding: 'utf8' }).trim();
}

beforeEach(() => {
  const config = 'version: 1\nmodel: { name: m }\nregistry: { repository: r.git }\n';
  folder = temporaryFolder({ 'slipway.yml': config });
  bare = path.join(folder, 'r.git');
  execFileSync('git', ['init', '--bare', '--quiet', bare]);
});

interface Registered {
  readonly metric?: number;
  readonly parameters?: VersionDraft['lineage']['parameters'];
}

/** Registers content as the next patch version, with its file. */
async function register(content: string, more: Registered = {}, model = 'm'): Promise<void> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const sizeBytes = Buffer.byteLength(content);
  writeFiles(folder, { 'model.bin': content });
  const repository = await LocalRepository.open(bare, { environment: process.env });
  const files = [{ path: 'model.bin', file: path.join(folder, 'model.bin'), sha256, sizeBytes }];
  const artifact = await new GitStore(repository).put({ model, sha256, files });
  const value = more.metric ?? null;
  await new GitRegistry(repository).register({
    draft: {
      model,
      digest: { sha256 },
      sizeBytes,
      files: [{ path: 'model.bin', sha256, sizeBytes }],
      artifact,
      evidence: [],
      lineage: {
        commit: null,
        run: null,
        data: [],
        parameters: more.parameters ?? {},
        image: null,
        card: null,
      },
      metrics: { roc_auc: { value, interval: null, confidence: null, greaterIsBetter: true } },
      signature: null,
    },
    choice: { kind: 'derived', bump: () => ({ bump: 'patch', why: 'test' }) },
    attachments: [],
    describe: () => 'a version\n',
    by: BY,
  });
  await repository.close();
}

async function assign(version: string, environment = 'production', model = 'm'): Promise<void> {
  const repository = await LocalRepository.open(bare, { environment: process.env });
  await new GitRegistry(repository).assign({ model, environment, version, by: BY, reason: 'good' });
  await repository.close();
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function run(...args: string[]): Promise<Ran> {
  const said = { code: -1, out: '', error: '' };
  const program = new Command('slipway');
  addRegistry(program, async (call) => {
    said.code = await runRegistry(call, {
      environment: readEnvironment({ PATH: process.env.PATH }, folder),
      logger: new RecordingLogger(),
      print: (text) => (said.out += text),
      printError: (text) => (said.error += text),
    });
  });
  await program.parseAsync(['registry', ...args], { from: 'user' });
  return said;
}

describe('slipway registry', () => {
  it('says that there is nothing', async () => {
    expect(await run('list')).toMatchObject({ code: 0, out: 'no models in r.git\n' });
    expect(await run('show')).toMatchObject({
      code: 64,
      error: 'error: model: "m" is not registered in r.git; nothing is',
    });
    expect((await run('verify')).code).toBe(0);
    expect((await run('gc')).out).toBe('nothing can go; 0 are needed\n');
  });

  it('lists models with what is in use, and shows one', async () => {
    await register('a', { metric: 0.7 });
    await register('b', { metric: 0.75 });
    await register('c', {}, 'other');
    await assign('1.0.0');
    const { out } = await run('list');
    expect(
      out
        .split('\n')
        .slice(0, 3)
        .map((line) => line.replace(/\s{2,}/g, ' | ')),
    ).toEqual([
      'Model | Latest | Versions | In use | Metrics of the latest | Age',
      expect.stringMatching(/^m \| 1\.0\.1 \| 2 \| production 1\.0\.0 \| roc_auc 0\.75 \| \d+s$/),
      expect.stringMatching(/^other \| 1\.0\.0 \| 1 \| roc_auc – \| \d+s$/),
    ]);
    const shown = await run('show');
    expect(shown.out).toMatch(/1\.0\.0 +production +roc_auc 0\.7 /);
    for (const args of [['m', '1.0.0'], ['production'], ['m@v1.0.0'], ['m', 'v1.0.0']]) {
      const one = await run('show', ...args);
      expect([args, one.code, one.out.split('\n')[0]]).toEqual([args, 0, 'm 1.0.0']);
    }
    const json = JSON.parse((await run('show', '--json')).out) as { versions: unknown[] };
    expect(json.versions).toHaveLength(2);
    const all = JSON.parse((await run('list', '--json')).out) as { model: string }[];
    expect(all.map(({ model }) => model)).toEqual(['m', 'other']);
  });

  it('tells what happened, and what is different', async () => {
    await register('a', { metric: 0.7, parameters: { depth: 6 } });
    await register('b', { metric: 0.75, parameters: { depth: 8 } });
    await assign('1.0.1');
    const { out } = await run('history', 'm');
    expect(out).toMatch(/assigned +1\.0\.1 +production +Ada +good/);
    for (const args of [
      ['m', '1.0.0', '1.0.1'],
      ['1.0.0', '1.0.1'],
      ['m@v1.0.0', 'm@v1.0.1'],
      ['m', '1.0.0'],
    ]) {
      const diff = await run('diff', ...args);
      expect([args, diff.code]).toEqual([args, 0]);
      expect(diff.out).toMatch(/roc_auc ↑ +0\.7 +0\.75 +\+0\.05/);
      expect(diff.out).toMatch(/depth +6 +8/);
    }
    expect((await run('diff', 'm', '1.0.0', '1.0.0')).error).toContain('are the same version');
    expect((await run('diff', 'm', '1.0.0', '1.0.2')).error).toContain('m has no "1.0.2"; did you');
    expect((await run('diff')).code).toBe(64);
  });

  it('verifies: a tag that is gone or rewritten, a file that was changed', async () => {
    await register('a');
    await register('b');
    expect((await run('verify')).out).toMatch(/^pass: 2 versions, 4 checks: as registered/);
    git('tag', '-d', 'm@v1.0.0');
    const identity = ['-c', 'user.name=e', '-c', 'user.email=e@example.org'];
    const commit = git('rev-parse', 'm@v1.0.1^{commit}');
    git(...identity, 'tag', '-f', '-a', '-m', 'mine', 'm@v1.0.1', commit);
    const { code, out } = await run('verify');
    expect(code).toBe(1);
    expect(out).toMatch(/fail +m +1\.0\.0 +tag +the tag m@v1\.0\.0 was deleted/);
    expect(out).toMatch(/fail +m +1\.0\.1 +tag +the tag m@v1\.0\.1 was rewritten/);
    const ref = git('for-each-ref', '--format=%(refname)', '--count=1', 'refs/slipway-artifacts');
    git('update-ref', '-d', ref);
    const artifact = JSON.parse((await run('verify', '--json')).out) as {
      results: { check: string; verdict: string }[];
    };
    expect(
      artifact.results.filter(({ check, verdict }) => check === 'artifact' && verdict === 'fail'),
    ).toHaveLength(1);
  });

  it('finds files that a run left behind, and keeps what is needed', async () => {
    await register('a');
    await register('b');
    const sha256 = createHash('sha256').update('lost').digest('hex');
    writeFiles(folder, { lost: 'lost' });
    const repository = await LocalRepository.open(bare, { environment: process.env });
    const files = [{ path: 'x', file: path.join(folder, 'lost'), sha256, sizeBytes: 4 }];
    await new GitStore(repository).put({ model: 'm', sha256, files });
    await new GitRegistry(repository).deregister('m', '1.0.0', { by: BY, reason: null });
    await repository.close();
    const first = await run('gc');
    expect(first.out).toContain('1 of no version are too young to be sure');
    const plan = await run('gc', '--grace', '0s');
    expect(plan.out).toContain('2 items can go (nothing was deleted; add --delete)');
    expect(plan.out).toContain('m 1.0.0 is out of use');
    expect(plan.out).toContain('a run died before it was recorded');
    expect((await run('gc', '--grace', 'x')).code).toBe(64);
    await run('gc', '--grace', '0s', '--delete');
    expect(git('for-each-ref', 'refs/slipway-artifacts').split('\n')).toHaveLength(1);
    expect((await run('verify', 'm', '1.0.1')).code).toBe(0);
  });

  it('deletes nothing that a rollback or a journal needs', async () => {
    for (const content of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await register(content);
    await assign('1.0.5');
    const state = JSON.stringify({ state: { from: '1.0.0' } });
    const blob = execFileSync('git', ['-C', bare, 'hash-object', '-w', '--stdin'], {
      input: state,
      encoding: 'utf8',
    });
    const tree = execFileSync('git', ['-C', bare, 'mktree'], {
      input: `100644 blob ${blob.trim()}\tstate.json\n`,
      encoding: 'utf8',
    });
    const identity = ['-c', 'user.name=e', '-c', 'user.email=e@example.org'];
    git(
      'update-ref',
      'refs/slipway/m/production',
      git(...identity, 'commit-tree', '-m', 'x', tree.trim()),
    );
    const { out } = await run('gc', '--unused', '0s', '--json');
    const { garbage } = JSON.parse(out) as { garbage: { reason: string }[] };
    // Kept: 1.0.0 (journal), 1.0.2 to 1.0.5 (environment and the three before), 1.0.6 (the latest).
    expect(garbage.map(({ reason }) => reason)).toEqual(['m 1.0.1 is in use nowhere']);
  });
});

describe('renderTable', () => {
  it('aligns, leaves empty columns out, and lets nothing command the terminal', () => {
    const columns = [{ title: 'A' }, { title: 'B' }, { title: 'C', align: 'right' as const }];
    const rows = [
      ['モデル', '', '1'],
      ['\u001B[31mred\u001B[0m\nline', '', '22'],
    ];
    expect(renderTable(columns, rows)).toBe('A          C\nモデル     1\nred line  22');
  });
});
