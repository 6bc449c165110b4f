import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EvaluatePredicate } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import { evaluate } from '../evaluate.ts';
import { register } from '../register.ts';
import { fixture, runStep, runStepIn } from '../testing.ts';

const ROWS = 'y,p,old_p,old_pred\n1,0.9,0.7,1\n0,0.2,0.8,1\n1,0.8,0.6,1\n0,0.1,0.3,0\n';

describe('a champion whose answers are columns of the data', () => {
  it.each([
    ['columns: { prediction: old_pred, score: old_p }'],
    ['score: old_p, prediction: old_pred'],
  ])('champion: { %s }', async (champion) => {
    const config = `version: 1
model: { task: binary-classification }
data: { evaluation: d.csv, target: y, score: p }
champion: { ${champion} }
evaluate: { gates: [ "roc_auc >= champion" ] }
`;
    const { outcome } = await runStep(evaluate, { 'slipway.yml': config, 'd.csv': ROWS });
    const { metrics, championConfusionMatrix } = outcome.statement.predicate as EvaluatePredicate;
    // The champion ranks one of the four pairs wrong twice over: 0.7 and 0.6 against 0.8.
    expect(metrics.roc_auc).toMatchObject({ value: 1, champion: 0.5, difference: 0.5 });
    expect(championConfusionMatrix).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it('is an input too', async () => {
    const inputs = {
      evaluation: 'd.csv',
      target: 'y',
      score: 'p',
      champion: '{columns: {score: old_p}}',
    };
    const { outcome } = await runStep(evaluate, { 'd.csv': ROWS }, inputs);
    const { metrics } = outcome.statement.predicate as EvaluatePredicate;
    expect(metrics.roc_auc?.champion).toBe(0.5);
  });

  it('names a column that is not there', async () => {
    const inputs = { evaluation: 'd.csv', target: 'y', score: 'p', champion: '{score: older_p}' };
    const { outcome } = await runStep(evaluate, { 'd.csv': ROWS }, inputs);
    expect(outcome.failure).toContain('no column "older_p"; did you mean "old_p"?');
    expect(outcome.exitCode).toBe(64);
  });
});

describe('a champion in the registry', () => {
  const config = `version: 1
model: { name: m, path: model.onnx, task: binary-classification, positive-class: 1 }
data: { evaluation: d.csv, target: y, features: [x0, x1, x2, x3] }
champion: registry
evaluate: { gates: [ "roc_auc >= champion" ] }
registry: { repository: registry.git, required: [] }
`;
  const ROWS_X = 'y,x0,x1,x2,x3\n1,0.9,1,0,1\n0,0.2,0,1,0\n1,0.8,1,1,1\n0,0.1,-1,0,0\n';

  function project(): string {
    const model = fixture('model/fixtures/logistic-tensor.onnx');
    const folder = temporaryFolder({ 'slipway.yml': config, 'd.csv': ROWS_X, 'model.onnx': model });
    execFileSync('git', ['init', '--bare', '--quiet', path.join(folder, 'registry.git')]);
    return folder;
  }

  it('is fetched, checked and compared with; the same content is said to be the same', async () => {
    const folder = project();
    const none = await runStepIn(folder, evaluate);
    expect(none.outcome.statement.predicate.gates[0]?.reason).toBe('no champion yet');
    await runStepIn(folder, register);
    const { outcome } = await runStepIn(folder, evaluate);
    const { champion, notes, inputs } = outcome.statement.predicate as EvaluatePredicate;
    expect(outcome.verdict).toBe('pass');
    expect(champion?.name).toBe('m@v1.0.0');
    expect(champion?.reason).toContain('same file');
    expect(champion?.digest).toEqual(outcome.statement.subject[0]?.digest);
    expect(inputs.find(({ name }) => name === 'champion')?.uri).toBe('m@v1.0.0');
    expect(notes.join()).toContain('so the latest version, 1.0.0, is the champion');
  });

  it('is not taken from a repository in which it was changed', async () => {
    const folder = project();
    await runStepIn(folder, register);
    const bare = path.join(folder, 'registry.git');
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', bare, ...args], { encoding: 'utf8' }).trim();
    const ref = git('for-each-ref', '--format=%(refname)', 'refs/slipway-artifacts');
    writeFileSync(path.join(folder, 'evil'), 'evil');
    const blob = git('hash-object', '-w', path.join(folder, 'evil'));
    const tree = execFileSync('git', ['-C', bare, 'mktree'], {
      input: `100644 blob ${blob}\tmodel.onnx\n`,
      encoding: 'utf8',
    }).trim();
    const identity = ['-c', 'user.name=e', '-c', 'user.email=e@example.org'];
    git('update-ref', ref, git(...identity, 'commit-tree', '-m', 'evil', tree));
    const { outcome } = await runStepIn(folder, evaluate);
    expect(outcome.failure).toMatch(/^champion: registry: .*is not what was registered/);
  });
});
