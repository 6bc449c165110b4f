/**
 * What people hand in by mistake: one clear error each, evidence that is valid JSON, and an exit
 * code that tells wrong configuration (64) from what could not be checked (2).
 */
import { existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { evaluate } from './evaluate.ts';
import { fixture, runStep, runStepIn } from './testing.ts';
import { validate } from './validate.ts';

const config = (text: string): string => `version: 1\n${text}`;

const SCORED = config(`
model: { task: binary-classification }
data: { evaluation: holdout.csv, target: y, score: p }
evaluate: { gates: [ "roc_auc >= 0.5" ] }
`);
const ROWS = 'y,p\n1,0.9\n0,0.2\n1,0.4\n0,0.6\n';

describe('wrong configuration', () => {
  it.each([
    [
      'an unknown key',
      config('evaluate: { gate: [] }'),
      {},
      'config: slipway.yml line 2: "gate" is not a known key',
    ],
    ['a missing key', 'model: { name: x }', {}, 'config: slipway.yml: version is missing'],
    [
      'a file that is not there',
      SCORED,
      { config: 'other.yml' },
      'config: other.yml: no such file',
    ],
    [
      'an unknown input',
      SCORED,
      { gate: 'x > 1' },
      'gate: there is no such input; did you mean "gates"?',
    ],
    [
      'a task that does not exist',
      SCORED,
      { task: 'classification' },
      'task: "classification" is not allowed; allowed are: binary-classification',
    ],
    [
      'a boolean in other words',
      SCORED,
      { 'champion-required': 'yes' },
      'champion-required: "yes" is not allowed; it is true or false',
    ],
    ['a number in words', SCORED, { confidence: 'high' }, 'confidence: "high" is not a number'],
    ['a confidence of 1', SCORED, { confidence: '1' }, 'confidence: "1" is not allowed'],
    [
      'a policy that does not exist',
      SCORED,
      { 'fail-on': 'error' },
      'fail-on: "error" is not allowed; allowed are: fail, inconclusive, never',
    ],
    [
      'a gate that cannot be read',
      SCORED,
      { gates: 'roc_auc at least 0.5' },
      'gates: "roc_auc at least 0.5": a comparison',
    ],
    ['a gate on an unknown metric', SCORED, { gates: 'rocauc >= 0.5' }, 'did you mean "roc_auc"?'],
    ['a gate on a metric of another task', SCORED, { gates: 'r2 >= 0.5' }, 'gates: '],
    [
      'a gate on an unknown column',
      SCORED,
      { gates: 'roc_auc >= 0.5 on carier' },
      'gates: holdout.csv has no column "carier"',
    ],
    [
      'a predicate on an unknown column',
      SCORED,
      { gates: 'roc_auc >= 0.5 where distance > 1' },
      'gates: ',
    ],
    [
      'a target that the data lacks',
      SCORED,
      { target: 'late' },
      'target: holdout.csv has no column "late"',
    ],
    [
      'a score column that the data lacks',
      SCORED,
      { score: 'q' },
      'data: holdout.csv has no column "q"',
    ],
    [
      'a working directory that is not there',
      SCORED,
      { 'working-directory': 'x' },
      'working-directory: "x" is not a folder',
    ],
    [
      'a champion that is not there',
      SCORED,
      { champion: 'models/old.onnx' },
      'champion: models/old.onnx: no such file',
    ],
    [
      'no target at all',
      config('data: { evaluation: holdout.csv, score: p }'),
      {},
      'target: is missing',
    ],
    ['no data at all', config('model: { task: regression }'), {}, 'data: evaluation is missing'],
  ])('%s', async (_, text, inputs, message) => {
    const files = { 'slipway.yml': text, 'holdout.csv': ROWS };
    const { outcome, evidence } = await runStep(evaluate, files, inputs);
    expect(outcome.failure).toContain(message);
    expect([outcome.exitCode, outcome.verdict]).toEqual([64, 'inconclusive']);
    expect(evidence.predicate.reason).toBe(outcome.failure);
  });

  it('fails whatever fail-on says', async () => {
    const inputs = { gates: 'nonsense', 'fail-on': 'never' };
    const { outcome } = await runStep(
      evaluate,
      { 'slipway.yml': SCORED, 'holdout.csv': ROWS },
      inputs,
    );
    expect(outcome.failure).toContain('gates: "nonsense"');
  });
});

describe('data that cannot be judged', () => {
  it.each([
    ['an empty file', ''],
    ['a ragged row', 'y,p\n1,0.9\n0,0.2,7\n'],
    ['text among the scores', 'y,p\n1,0.9\n0,high\n'],
    ['a score that is NaN', 'y,p\n1,0.9\n0,NaN\n'],
    ['an infinite score', 'y,p\n1,0.9\n0,inf\n'],
    ['a row without a score', 'y,p\n1,0.9\n0,\n'],
    ['a row without a label', 'y,p\n1,0.9\n,0.1\n'],
    ['a column of scores without a value', 'y,p\n1,\n0,\n'],
    ['columns of the same name', 'y,p,p\n1,0.9,0.8\n0,0.1,0.2\n'],
  ])('%s', async (_, text) => {
    const { outcome, evidence } = await runStep(evaluate, {
      'slipway.yml': SCORED,
      'holdout.csv': text,
    });
    expect(outcome.failure).toMatch(/^data: .*(holdout\.csv|column)/);
    expect([outcome.exitCode, outcome.verdict]).toEqual([2, 'inconclusive']);
    expect(evidence.predicate.verdict).toBe('inconclusive');
  });

  it('names the column, the value and the line of text where numbers belong', async () => {
    const files = { 'slipway.yml': SCORED, 'holdout.csv': 'y,p\n1,0.9\n0,high\n' };
    const { outcome } = await runStep(evaluate, files);
    expect(outcome.failure).toMatch(/column "p" is text \("high", line 3/);
  });

  it('is undecided, not wrong, where there are no rows', async () => {
    const { outcome } = await runStep(evaluate, { 'slipway.yml': SCORED, 'holdout.csv': 'y,p\n' });
    expect([outcome.exitCode, outcome.verdict]).toEqual([2, 'inconclusive']);
    expect(outcome.statement.predicate.gates[0]?.reason).toContain('no rows');
  });

  it('reads a column called __proto__, a cell of 10 MB, and scores beside them', async () => {
    const cell = 'x'.repeat(10 * 1024 * 1024);
    const rows = `y,p,__proto__,note\n1,0.9,a,${cell}\n0,0.2,b,\n`;
    const inputs = { slices: '__proto__', 'minimum-slice-rows': '1' };
    const files = { 'slipway.yml': SCORED, 'holdout.csv': rows };
    const { outcome } = await runStep(evaluate, files, inputs);
    expect(outcome.failure).toBeNull();
    expect(outcome.statement.predicate).toMatchObject({
      rows: 2,
      metrics: { roc_auc: { value: 1 } },
      slices: [{ columns: ['__proto__'], values: ['a'] }, { values: ['b'] }],
    });
  });
});

describe('models that cannot be judged', () => {
  const model = (name: string): Buffer => fixture(`model/fixtures/${name}`);

  it('a truncated model: named, and the evidence is about that file', async () => {
    const whole = model('pipeline.onnx');
    const files = { 'model.onnx': whole.subarray(0, whole.length / 2) };
    const { outcome, evidence } = await runStep(validate, files, { model: 'model.onnx' });
    expect(outcome.failure).toMatch(/^model: model\.onnx /);
    expect(outcome.exitCode).toBe(2);
    expect(evidence.subject).toHaveLength(1);
  });

  it('a model with a custom operator: names domain and operator', async () => {
    const files = { 'model.onnx': model('custom-operator.onnx') };
    const { outcome } = await runStep(validate, files, { model: 'model.onnx' });
    expect([outcome.verdict, outcome.exitCode]).toEqual(['fail', 1]);
    expect(outcome.failure).toMatch(/^loads: .*operator/);
  });

  it('a model that expects a column which the data lacks: names both', async () => {
    const files = {
      'model.onnx': model('pipeline.onnx'),
      'train.csv': 'hour,distances,city\n1,2,a\n',
    };
    const inputs = { model: 'model.onnx', reference: 'train.csv' };
    const { outcome } = await runStep(validate, files, inputs);
    expect([outcome.verdict, outcome.exitCode]).toEqual(['fail', 1]);
    expect(outcome.failure).toMatch(/^binding: input "distance".*did you mean "distances"\?/);
  });

  it('a link that leads out of the workspace', async () => {
    const outside = temporaryFolder({ 'model.onnx': model('regression.onnx') });
    const folder = temporaryFolder({ 'slipway.yml': config('model: { path: model.onnx }') });
    symlinkSync(path.join(outside, 'model.onnx'), path.join(folder, 'model.onnx'));
    const { outcome, evidence } = await runStepIn(folder, validate);
    expect(outcome.failure).toContain('model: model.onnx: a symbolic link that leads out');
    expect(evidence.subject).toEqual([]);
  });

  it('a model that is not there', async () => {
    const { outcome } = await runStep(validate, {}, { model: 'model.onnx' });
    expect(outcome.failure).toContain('model: model.onnx: no such file');
    expect(outcome.exitCode).toBe(2);
  });

  it('a model whose answers are not numbers', async () => {
    const files = {
      'model.onnx': model('not-finite.onnx'),
      'data.csv': 'a,b,c,d,y\n0,0,0,0,1\n-9,-9,-9,-9,2\n',
    };
    const inputs = {
      model: 'model.onnx',
      evaluation: 'data.csv',
      target: 'y',
      task: 'regression',
      features: 'a\nb\nc\nd',
    };
    const { outcome } = await runStep(evaluate, files, inputs);
    expect(outcome.failure).toMatch(/^model: output ".*" has NaN or infinite values in/);
    expect(outcome.exitCode).toBe(2);
  });
});

it('a folder for evidence that cannot be written fails the step, whatever the verdict', async () => {
  const files = { 'slipway.yml': SCORED, 'holdout.csv': ROWS, blocked: '' };
  const folder = temporaryFolder(files);
  const { execute } = await import('./run/execute.ts');
  const { terminalIn } = await import('./testing.ts');
  const { silentLogger } = await import('@slipway/core');
  const inputs = { 'evidence-directory': 'blocked/below' };
  const outcome = await execute(evaluate, inputs, terminalIn(folder), silentLogger);
  expect([outcome.verdict, outcome.evidence]).toEqual(['pass', null]);
  expect(outcome.failure).toMatch(/^evidence-directory: .*blocked/);
  expect(existsSync(path.join(folder, 'blocked', 'below'))).toBe(false);
});
