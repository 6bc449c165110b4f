/** The built actions, run as GitHub's runner runs them, on the flight example. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseEvidence } from '@slipway/core';
import type { Repository, TriggeringEvent } from '@slipway/test-support';
import {
  GitHubDouble,
  Job,
  REPOSITORY_ROOT,
  runAction,
  runCli,
  temporaryFolder,
  unwritableFolder,
} from '@slipway/test-support';

const EXAMPLE = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');
const GATE = ['validate', 'evaluate', 'drift'] as const;
const GOOD = 'models/candidate.onnx';
const BROKEN = 'models/candidate-utc.onnx';

function project(): string {
  const folder = temporaryFolder();
  for (const name of ['data', 'models', 'slipway.yml']) {
    cpSync(path.join(EXAMPLE, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

function evidenceAt(file: string): NonNullable<ReturnType<typeof parseEvidence>['statement']> {
  const { statement, problem } = parseEvidence(readFileSync(file, 'utf8'));
  if (statement === null) throw new Error(`${file}: ${problem}`);
  return statement;
}

describe('the gate of a pull request', () => {
  let github: GitHubDouble;
  let repository: Repository;
  let event: TriggeringEvent;

  beforeEach(async () => {
    github = await GitHubDouble.start();
    repository = github.addRepository('octo/flights');
    github.addToken('ghs_write');
    github.addToken('ghs_fork', { permissions: 'read' });
    event = github.pullRequestEvent(repository, github.addPullRequest(repository, { number: 7 }));
  });
  afterEach(async () => {
    await github.stop();
  });

  function job(token?: string): Job {
    return new Job({
      workspace: project(),
      event,
      repository: 'octo/flights',
      apiUrl: github.url,
      ...(token === undefined ? {} : { token }),
    });
  }

  const expected = GATE.join('\n');

  it('passes a good model and keeps one comment over two runs', async () => {
    const run = job('ghs_write');
    for (const name of GATE) {
      const step = await run.run(name, { inputs: { model: GOOD } });
      expect([name, step.outcome, step.outputs.verdict]).toEqual([name, 'success', 'pass']);
      const { subject, predicate } = evidenceAt(step.outputs.evidence ?? '');
      expect(subject).toHaveLength(1);
      expect(predicate.source?.repository).toBe('octo/flights');
      expect(step.outputs.summary).toContain('pass');
      expect(step.summary).toContain('flight-delay');
    }
    const inputs = { expected, 'github-token': 'ghs_write' };
    const first = await run.run('report', { inputs });
    expect([first.outcome, first.outputs.verdict]).toEqual(['success', 'pass']);
    expect(repository.comments).toHaveLength(1);
    expect(first.outputs['comment-id']).toBe(String(repository.comments[0]?.id));
    for (const name of ['markdown', 'html', 'junit']) {
      expect([name, existsSync(first.outputs[name] ?? '')]).toEqual([name, true]);
    }
    const again = await run.run('report', { inputs });
    expect(again.outcome).toBe('success');
    expect(repository.comments).toHaveLength(1);
    expect(again.log).not.toContain('ghs_write');
  });

  it('blocks a broken model for the right reason, in the step, the report and the comment', async () => {
    const run = job('ghs_write');
    const outcomes: string[] = [];
    for (const name of GATE) {
      const step = await run.run(name, { inputs: { model: BROKEN } });
      outcomes.push(step.outcome);
      if (name !== 'evaluate') continue;
      const errors = step.annotations.filter(({ level }) => level === 'error');
      expect(errors.map(({ message }) => message)).toEqual([
        'roc_auc >= 0.60: 0.4987 is not >= 0.6',
      ]);
      expect(step.outputs.verdict).toBe('fail');
    }
    expect(outcomes).toEqual(['success', 'failure', 'success']);
    const report = await run.run('report', { inputs: { expected, 'github-token': 'ghs_write' } });
    expect([report.outcome, report.outputs.verdict]).toEqual(['failure', 'fail']);
    expect(repository.comments[0]?.body).toContain('roc_auc >= champion - 0.005');
  });

  it('ends by the verdict alone where the token cannot write (fork)', async () => {
    const run = job('ghs_fork');
    await run.run('validate', { inputs: { model: GOOD } });
    const inputs = { expected: 'validate', 'github-token': 'ghs_fork' };
    const report = await run.run('report', { inputs });
    expect([report.outcome, report.outputs.verdict]).toEqual(['success', 'pass']);
    expect(report.outputs['comment-id']).toBe('');
    expect(report.annotations.map(({ message }) => message).join()).toContain(
      'pull-requests: write',
    );
    expect(report.summary).toContain('flight-delay');
    expect(repository.comments).toEqual([]);
  });

  it('does not let GitHub being down decide a verdict', async () => {
    const run = job('ghs_write');
    await run.run('validate', { inputs: { model: GOOD } });
    github.fail('issues/list-comments', { status: 404, times: 99 });
    const report = await run.run('report', { inputs: { 'github-token': 'ghs_write' } });
    expect([report.outcome, report.outputs.verdict]).toEqual(['success', 'pass']);
  });

  it('takes missing evidence for inconclusive, not for a pass', async () => {
    const run = job();
    await run.run('validate', { inputs: { model: GOOD } });
    const report = await run.run('report', { inputs: { expected } });
    expect([report.outcome, report.outputs.verdict]).toEqual(['failure', 'inconclusive']);
    expect(report.summary).toContain('drift');
  });

  it('keeps the legs of a matrix apart by their id', async () => {
    const run = job();
    const files: string[] = [];
    for (const id of ['eu', 'us']) {
      const leg = await run.run('validate', { inputs: { model: GOOD, id } });
      files.push(path.basename(leg.outputs.evidence ?? ''));
    }
    expect(files).toEqual(['validate-flight-delay-eu.json', 'validate-flight-delay-us.json']);
  });
});

describe('a check that crashed (yonatangross/orchestkit#3526)', () => {
  const inputs = { reference: 'data/does-not-exist.csv', current: 'data/june.csv' };
  const files = { 'data/june.csv': 'a\n1\n2\n3\n' };

  it.each([
    ['with every sink', {}],
    ['without a job summary', { GITHUB_STEP_SUMMARY: undefined }],
  ])('fails the step and sets its outputs, %s', async (_, environment) => {
    const step = await runAction({ action: 'drift', inputs, files, environment });
    expect(step.outcome).toBe('failure');
    expect(step.outputs.verdict).toBe('inconclusive');
    expect(step.outputs.summary).toContain('does-not-exist');
    expect(evidenceAt(step.outputs.evidence ?? '').predicate.verdict).toBe('inconclusive');
    const [error] = step.annotations.filter(({ level }) => level === 'error');
    expect(error?.message).toMatch(/^data: .*data\/does-not-exist\.csv/);
  });

  it('is green with fail-on: never, and still says inconclusive', async () => {
    const step = await runAction({
      action: 'drift',
      inputs: { ...inputs, 'fail-on': 'never' },
      files,
    });
    expect([step.outcome, step.outputs.verdict]).toEqual(['success', 'inconclusive']);
    expect(step.summary).toContain('does-not-exist');
  });
});

describe('inputs', () => {
  it('refuses one that does not exist, whatever the runner warns', async () => {
    const step = await runAction({
      action: 'evaluate',
      inputs: { gate: 'roc_auc >= 0.5' },
      files: {},
    });
    expect(step.outcome).toBe('failure');
    expect(step.annotations.map(({ message }) => message).join()).toContain(
      'gate: there is no such input; did you mean "gates"?',
    );
    expect(step.outputs.verdict).toBe('inconclusive');
  });

  it('fails the step where evidence cannot be kept', async () => {
    const step = await runAction({
      action: 'evaluate',
      inputs: {
        evaluation: 'd.csv',
        target: 'y',
        score: 'p',
        'evidence-directory': unwritableFolder(),
      },
      files: { 'd.csv': 'y,p\n1,0.9\n0,0.1\n' },
    });
    expect(step.outcome).toBe('failure');
    expect([step.outputs.verdict, step.outputs.evidence]).toEqual(['pass', '']);
    expect(step.annotations.map(({ message }) => message).join()).toContain('evidence-directory: ');
  });

  it('obeys nothing that foreign text says to the runner', async () => {
    const step = await runAction({
      action: 'evaluate',
      inputs: { evaluation: 'd.csv', target: 'y', score: 'p', slices: '::add-mask::x' },
      files: { 'd.csv': 'y,p,##[error]pwned,::add-mask::x\n1,0.9,1,a\n0,0.1,2,##[warning]b\n' },
    });
    expect(step.masks).toEqual([]);
    expect(step.annotations.filter(({ message }) => /^(pwned|b)/.test(message))).toEqual([]);
  });
});

describe('the command line', () => {
  const files = { 'd.csv': 'y,p\n1,0.9\n0,0.1\n1,0.8\n0,0.7\n' };
  const scored = ['evaluate', '--evaluation', 'd.csv', '--target', 'y', '--score', 'p'];

  it.each([
    [0, [...scored, '--gates', 'roc_auc >= 0.5']],
    [1, [...scored, '--gates', 'roc_auc >= 0.5', '--gates', 'accuracy >= 0.9']],
    [2, [...scored, '--gates', 'roc_auc >= champion']],
    [64, [...scored, '--gates', 'rocauc >= 0.5']],
    [64, ['evaluate', '--no-such-flag']],
    [64, ['fly']],
    [0, ['--version']],
  ])('ends with %p for %j', async (exitCode, args) => {
    const run = await runCli(args, { cwd: temporaryFolder(files) });
    expect([run.exitCode, run.stderr.includes('internal error')]).toEqual([exitCode, false]);
  });

  it('prints the evidence, and nothing else, with --json', async () => {
    const cwd = temporaryFolder(files);
    const run = await runCli([...scored, '--json'], { cwd });
    const { statement } = parseEvidence(run.stdout);
    expect(statement?.predicateType).toBe('urn:slipway:evaluate:v1');
    const stored = path.join(cwd, '.slipway', 'evaluate-d.json');
    expect(readFileSync(stored, 'utf8')).toBe(run.stdout);
  });
});
