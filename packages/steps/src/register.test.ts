import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RegisterPredicate } from '@slipway/core';
import { evidenceFileName, makeStatement, stringifyJson } from '@slipway/core';
import type { Files } from '@slipway/test-support';
import { temporaryFolder } from '@slipway/test-support';
import type { InputTexts } from './input/read.ts';
import { register } from './register.ts';
import type { StepRun } from './testing.ts';
import { fixture, runStepIn } from './testing.ts';

const MODEL = fixture('model/fixtures/logistic-tensor.onnx');
const OTHER = fixture('model/fixtures/logits.onnx');

function git(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' }).trim();
}

/** A repository with these files and one commit. */
function repository(files: Files): string {
  const folder = temporaryFolder(files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'first');
  return folder;
}

const CONFIG = 'version: 1\nmodel: { name: m, path: model.onnx }\n';

function project(settings = '', model: Uint8Array = MODEL): string {
  return repository({ 'slipway.yml': `${CONFIG}${settings}`, 'model.onnx': model });
}

function sha256Of(folder: string, file = 'model.onnx'): string {
  return execFileSync('sha256sum', [path.join(folder, file)], { encoding: 'utf8' }).slice(0, 64);
}

interface Said {
  readonly action?: string;
  readonly sha256: string;
  readonly verdict?: 'pass' | 'fail' | 'inconclusive';
  readonly model?: string;
  readonly id?: string | null;
  readonly ago?: number;
}

/** The evidence of validate, as that action writes it. */
function evidence({ action = 'validate', sha256, model = 'm', ...rest }: Said): [string, string] {
  const { verdict = 'pass', id = null, ago = 0 } = rest;
  const at = new Date(Date.now() - ago).toISOString();
  const statement = makeStatement(action, [{ name: model, digest: { sha256 } }], {
    verdict,
    headline: '8 checks passed',
    reason: null,
    model,
    id,
    gates: [],
    inputs: [{ name: 'reference', uri: 'data.csv', digest: { sha256: 'a'.repeat(64) }, rows: 7 }],
    notes: [],
    source: null,
    tool: { name: 'slipway', version: '0.1.0', runtime: null },
    startedAt: at,
    finishedAt: at,
    checks: [],
    description: null,
  });
  return [evidenceFileName(action, model, id), stringifyJson(statement)];
}

function say(folder: string, said: Omit<Said, 'sha256'> & { sha256?: string }): void {
  const [name, text] = evidence({ sha256: sha256Of(folder), ...said });
  execFileSync('mkdir', ['-p', path.join(folder, '.slipway')]);
  writeFileSync(path.join(folder, '.slipway', name), text);
}

async function run(folder: string, inputs: InputTexts = {}): Promise<StepRun> {
  return runStepIn(folder, register, inputs);
}

function predicateOf({ outcome }: StepRun): RegisterPredicate {
  return outcome.statement.predicate as RegisterPredicate;
}

describe('register', () => {
  it('registers in the repository at hand and sets its outputs', async () => {
    const folder = project();
    say(folder, {});
    const first = await run(folder);
    const digest = `sha256:${sha256Of(folder)}`;
    expect(first.outcome.outputs).toEqual({ version: '1.0.0', tag: 'm@v1.0.0', digest });
    expect(predicateOf(first)).toMatchObject({
      verdict: 'pass',
      version: '1.0.0',
      tag: 'm@v1.0.0',
      digest,
      created: true,
      required: [{ action: 'validate', verdict: 'pass' }],
    });
    expect(git(folder, 'rev-parse', 'm@v1.0.0^{commit}')).toBe(git(folder, 'rev-parse', 'HEAD'));
    expect(git(folder, 'status', '--porcelain', '--', '.', ':!.slipway')).toBe('');
    const again = await run(folder);
    expect(again.outcome.outputs).toEqual(first.outcome.outputs);
    expect(predicateOf(again).created).toBe(false);
  });

  it('registers in a bare repository without any identity, from a folder without git', async () => {
    const bare = temporaryFolder();
    execFileSync('git', ['init', '--bare', '--quiet', bare]);
    const folder = temporaryFolder({ 'slipway.yml': CONFIG, 'model.onnx': MODEL });
    const { outcome } = await run(folder, { repository: bare });
    expect(outcome.outputs.version).toBe('1.0.0');
    expect(git(bare, 'tag')).toBe('m@v1.0.0');
    const file = git(bare, 'for-each-ref', '--format=%(refname)', 'refs/slipway-artifacts');
    expect(file).toBe(`refs/slipway-artifacts/${sha256Of(folder)}`);
    expect(git(bare, 'ls-tree', '--name-only', file)).toBe('model.onnx');
  });

  it('registers from a detached, shallow checkout, at its remote', async () => {
    const origin = project();
    git(origin, 'commit', '--quiet', '--allow-empty', '-m', 'second');
    const clone = path.join(temporaryFolder(), 'clone');
    git(origin, 'clone', '--quiet', '--depth=1', `file://${origin}`, clone);
    git(clone, 'checkout', '--quiet', '--detach');
    const { outcome } = await run(clone);
    expect(outcome.outputs.tag).toBe('m@v1.0.0');
    expect(git(origin, 'tag')).toBe('m@v1.0.0');
    expect(git(origin, 'rev-parse', 'm@v1.0.0^{commit}')).toBe(git(origin, 'rev-parse', 'HEAD'));
  });

  it('derives the number from the signature, or takes the one given', async () => {
    const folder = project();
    await run(folder);
    writeFileSync(path.join(folder, 'model.onnx'), OTHER);
    const derived = await run(folder);
    expect(derived.outcome.outputs.version).toBe('2.0.0');
    expect(predicateOf(derived).versionReason).toMatch(/^major after 1\.0\.0: .* is gone/);
    writeFileSync(path.join(folder, 'model.onnx'), fixture('model/fixtures/logistic-strings.onnx'));
    const given = await run(folder, { version: 'v7.0.0-rc.1' });
    expect(given.outcome.outputs.version).toBe('7.0.0-rc.1');
    const taken = await run(folder, { version: '2.0.0' });
    expect(taken.outcome.failure).toContain('registered already, as m 7.0.0-rc.1');
    const wrong = await run(folder, { version: 'seven' });
    expect([wrong.outcome.exitCode, wrong.outcome.failure]).toEqual([
      64,
      'version: "seven" is not a semantic version such as 1.2.3 or 2.0.0-rc.1',
    ]);
  });

  it('compares metrics-free versions, and writes what changed into the tag', async () => {
    const folder = project();
    say(folder, {});
    await run(folder);
    const message = git(folder, 'tag', '-l', '--format=%(contents)', 'm@v1.0.0');
    expect(message).toContain(`- content: sha256:${sha256Of(folder)}`);
    expect(message).toContain('- validate: pass, 8 checks passed');
  });

  it('keeps lineage: code, data, parameters, model card, image', async () => {
    const image = `registry.example.org/m@sha256:${'b'.repeat(64)}`;
    const folder = project(
      `registry: { parameters: params.yml, card: card.md, image: "${image}", run: run-7 }\n`,
    );
    writeFileSync(path.join(folder, 'params.yml'), 'depth: 6\nrate: 0.1\n');
    writeFileSync(path.join(folder, 'card.md'), '# m\n');
    say(folder, {});
    await run(folder);
    const record = JSON.parse(
      git(folder, 'show', 'refs/slipway/m/@versions:versions/v1.0.0/record.json'),
    ) as { lineage: Record<string, unknown> };
    expect(record.lineage).toMatchObject({
      commit: { sha: git(folder, 'rev-parse', 'HEAD') },
      run: 'run-7',
      data: [{ name: 'reference', uri: 'data.csv', rows: 7 }],
      parameters: { depth: 6, rate: 0.1 },
      image,
      card: { file: 'card.md' },
    });
    expect(git(folder, 'show', 'refs/slipway/m/@versions:versions/v1.0.0/card.md')).toBe('# m');
    const moved = await run(folder, { image: 'registry.example.org/m:latest' });
    expect(moved.outcome.failure).toMatch(
      /^image: "registry\.example\.org\/m:latest" has no digest/,
    );
  });

  it('registers folders and files of any kind by their digests', async () => {
    const folder = repository({ 'model/a.bin': 'a', 'model/b/c.bin': 'c', 'm.joblib': 'x' });
    const whole = await run(folder, { model: 'model', 'model-name': 'whole' });
    const lines = `${sha256Of(folder, 'model/a.bin')}  a.bin\n${sha256Of(folder, 'model/b/c.bin')}  b/c.bin\n`;
    writeFileSync(path.join(folder, 'lines'), lines);
    expect(whole.outcome.outputs.digest).toBe(`sha256:${sha256Of(folder, 'lines')}`);
    const file = await run(folder, { model: 'm.joblib' });
    expect(file.outcome.outputs).toMatchObject({
      tag: 'm@v1.0.0',
      digest: `sha256:${sha256Of(folder, 'm.joblib')}`,
    });
  });

  it('keeps files in a folder when told so, and puts back what was lost there', async () => {
    const folder = project('registry: { artifacts: { type: folder, path: store } }\n');
    const { outcome } = await run(folder);
    expect(outcome.verdict).toBe('pass');
    const sha256 = sha256Of(folder);
    const stored = path.join(folder, 'store', 'sha256', sha256.slice(0, 2), sha256);
    expect(readFileSync(stored)).toEqual(Buffer.from(MODEL));
    execFileSync('rm', ['-rf', path.join(folder, 'store')]);
    expect(predicateOf(await run(folder)).created).toBe(false);
    expect(readFileSync(stored)).toEqual(Buffer.from(MODEL));
  });
});

describe('register refuses', () => {
  const REQUIRED = 'registry: { required: [validate], max-age: 7d }\n';
  const day = 86_400_000;

  async function refusal(
    settings: string,
    said: readonly (Omit<Said, 'sha256'> & { sha256?: string })[],
  ): Promise<[string, string | null]> {
    const folder = project(settings);
    for (const entry of said) say(folder, entry);
    const { outcome } = await run(folder);
    expect(git(folder, 'for-each-ref', 'refs/tags', 'refs/slipway', 'refs/slipway-artifacts')).toBe(
      '',
    );
    expect(outcome.outputs).toEqual({});
    expect(outcome.statement.subject[0]?.digest.sha256).toBe(sha256Of(folder));
    return [outcome.verdict, outcome.failure];
  }

  it.each<[string, string, (Omit<Said, 'sha256'> & { sha256?: string })[], string, RegExp]>([
    [
      'missing evidence',
      REQUIRED,
      [],
      'inconclusive',
      /there is no evidence of validate about m, sha/,
    ],
    [
      'evidence of another model',
      REQUIRED,
      [{ model: 'other' }, { model: 'other', sha256: 'c'.repeat(64) }].slice(1),
      'inconclusive',
      /no evidence of validate .* about other models: other/,
    ],
    [
      'failing evidence',
      REQUIRED,
      [{ verdict: 'fail' }],
      'fail',
      /validate \(validate-m\.json\) is failing/,
    ],
    [
      'inconclusive evidence',
      REQUIRED,
      [{ verdict: 'inconclusive' }],
      'inconclusive',
      /validate \(validate-m\.json\) is inconclusive/,
    ],
    [
      'stale evidence',
      REQUIRED,
      [{ ago: 8 * day }],
      'fail',
      /validate \(validate-m\.json\) is stale: it is of .*, 8d ago, and registry\.max-age is 7d/,
    ],
    [
      'evidence from the future',
      REQUIRED,
      [{ ago: -day }],
      'inconclusive',
      /in the future: one of the clocks is wrong/,
    ],
    [
      'evidence about other content',
      REQUIRED,
      [{ sha256: 'd'.repeat(64) }],
      'fail',
      /validate \(validate-m\.json\) is about other content of m, sha256:dddddddddddd…, not about sha/,
    ],
    [
      'a leg that is about other content',
      REQUIRED,
      [{ id: 'a' }, { id: 'b', sha256: 'd'.repeat(64) }],
      'fail',
      /validate-m-b\.json\) is about other content/,
    ],
    [
      'a failing leg',
      REQUIRED,
      [{ id: 'a' }, { id: 'b', verdict: 'fail' }],
      'fail',
      /validate-m-b\.json\) is failing/,
    ],
    ['what is there, without a policy', '', [{ verdict: 'fail' }], 'fail', /is failing/],
    [
      'foreign evidence, without a policy',
      '',
      [{ sha256: 'd'.repeat(64) }],
      'fail',
      /other content/,
    ],
    ['stale evidence, without a policy', '', [{ ago: 31 * day }], 'fail', /max-age is 30d/],
    ['a gate of slipway.yml', 'evaluate: {}\n', [{}], 'inconclusive', /no evidence of evaluate/],
  ])('%s', async (_, settings, said, verdict, failure) => {
    const [actual, words] = await refusal(settings, said);
    expect(words).toMatch(/^not registered: /);
    expect(words).toMatch(failure);
    expect(actual).toBe(verdict);
  });

  it('nothing that the policy does not ask for', async () => {
    const folder = project('registry: { required: [] }\n');
    say(folder, { verdict: 'fail' });
    expect((await run(folder)).outcome.verdict).toBe('pass');
  });

  it('torn evidence', async () => {
    const folder = project(REQUIRED);
    execFileSync('mkdir', [path.join(folder, '.slipway')]);
    writeFileSync(path.join(folder, '.slipway', 'validate-m.json'), '{"_type": "https://in');
    const { outcome } = await run(folder);
    expect(outcome.failure).toMatch(/validate \(validate-m\.json\) cannot be read: not JSON/);
  });

  it('takes the newest of two attempts', async () => {
    const folder = project(REQUIRED);
    say(folder, { verdict: 'fail', ago: 1000 });
    const [, text] = evidence({ sha256: sha256Of(folder) });
    execFileSync('mkdir', [path.join(folder, '.slipway', 'again')]);
    writeFileSync(path.join(folder, '.slipway', 'again', 'validate-m.json'), text);
    expect((await run(folder)).outcome.verdict).toBe('pass');
  });

  it.each([
    ['an unknown action', { required: 'evalute' }, 'required: "evalute" is no action'],
    ['an age without a unit', { 'max-age': '7' }, 'max-age: "7" is not allowed'],
    [
      'a name that cannot be a tag',
      { 'model-name': 'a b' },
      'model-name: "a b" cannot be the name',
    ],
    [
      'a repository that is not there',
      { repository: 'nowhere' },
      'repository: nowhere: no such folder',
    ],
    ['a model that is not there', { model: 'gone.onnx' }, 'model: gone.onnx: no such file'],
  ])('%s', async (_, inputs, message) => {
    const { outcome } = await run(project(), inputs);
    expect(outcome.failure).toContain(message);
  });

  it('a pointer, under whatever name (onnx/models#317)', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'e'.repeat(64)}\nsize 16384000\n`;
    const dvc = 'outs:\n- md5: d41d8cd98f00b204e9800998ecf8427e\n  size: 7\n  path: model.onnx\n';
    const folder = repository({
      'model.onnx': pointer,
      'whole/model.onnx': pointer,
      'model.onnx.dvc': dvc,
    });
    for (const [model, words] of [
      ['model.onnx', /^model: model\.onnx is a Git LFS pointer for an object of 16,384,000 bytes/],
      ['whole', /^model: whole\/model\.onnx is a Git LFS pointer/],
      ['model.onnx.dvc', /^model: model\.onnx\.dvc is a DVC pointer/],
    ] as const) {
      expect((await run(folder, { model })).outcome.failure).toMatch(words);
    }
    expect(git(folder, 'tag')).toBe('');
  });

  it('a folder without a repository', async () => {
    const folder = temporaryFolder({ 'slipway.yml': CONFIG, 'model.onnx': MODEL });
    const { outcome } = await run(folder);
    expect(outcome.failure).toMatch(/^repository: .* is not a git repository: check the code out/);
    expect(outcome.exitCode).toBe(64);
  });
});
