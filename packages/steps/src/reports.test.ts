/**
 * Cases from the field: what users of this kind of tool reported, and what is right. The numbers
 * are those of the public threads named in each test.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DriftPredicate, EvaluatePredicate } from '@slipway/core';
import type { Files } from '@slipway/test-support';
import { temporaryFolder } from '@slipway/test-support';
import { drift } from './drift.ts';
import { evaluate } from './evaluate.ts';
import type { Outcome } from './run/outcome.ts';
import { fixture, runStep, runStepIn } from './testing.ts';
import { validate } from './validate.ts';

const data = (name: string): Buffer => fixture(`data/src/fixtures/reports/${name}`);
const model = (name: string): Buffer => fixture(`model/fixtures/reports/${name}`);

async function evaluated(
  files: Files,
  inputs: Record<string, string>,
): Promise<{ predicate: EvaluatePredicate; failure: string | null; exitCode: number }> {
  const { outcome } = await runStep(evaluate, files, inputs);
  const predicate = outcome.statement.predicate as EvaluatePredicate;
  return { predicate, failure: outcome.failure, exitCode: outcome.exitCode };
}

describe('thousands separators (duckdb/duckdb#17093)', () => {
  const files = { 'holdout.csv': data('04/holdout.csv') };
  const inputs = {
    evaluation: 'holdout.csv',
    target: 'y',
    task: 'regression',
    prediction: 'price',
    gates: 'max_error <= 1e6',
  };

  it('names column, value, line and the setting', async () => {
    const { failure, exitCode } = await evaluated(files, inputs);
    expect(failure).toMatch(
      /^data: column "price" is text \("1,234\.50", line 2.*\); set thousands: ","/,
    );
    expect(exitCode).toBe(2);
  });

  it('reads the numbers with the setting', async () => {
    const { predicate } = await evaluated(files, { ...inputs, thousands: ',' });
    expect(predicate.metrics.max_error?.value).toBe(100000);
    expect(predicate.metrics.mean_absolute_error?.value).toBeCloseTo(
      (1233.5 + 100000 + 11.25) / 3,
      9,
    );
  });
});

describe('semicolons and a decimal comma (duckdb/duckdb#12856)', () => {
  const inputs = { target: 'target', score: 'score' };

  it.each([
    ['holdout.csv', 4],
    ['long.csv', 3000],
  ])('%s', async (name, rows) => {
    const files = { [name]: data(`05/${name}`) };
    const asked = { ...inputs, evaluation: name };
    expect((await evaluated(files, asked)).failure).toMatch(
      /^data: column "score" is text .*decimal/,
    );
    const { predicate } = await evaluated(files, { ...asked, decimal: ',' });
    expect([predicate.rows, predicate.metrics.roc_auc?.value]).toEqual([rows, 1]);
  });
});

describe('names with spaces (mlflow/mlflow#1110)', () => {
  const files = { 'wine.csv': data('15/winequality.csv') };
  const inputs = {
    evaluation: 'wine.csv',
    target: 'quality',
    task: 'regression',
    prediction: 'alcohol',
    slices: 'alcohol',
    'minimum-slice-rows': '1',
  };

  it('work in predicates and slices', async () => {
    const gates = 'mean_absolute_error <= 10 where "fixed acidity" > 7.2';
    const { predicate } = await evaluated(files, { ...inputs, gates });
    expect(predicate.gates[0]).toMatchObject({ gate: gates, verdict: 'pass' });
    expect(predicate.slices.every((slice) => slice.slice.startsWith('alcohol = '))).toBe(true);
  });

  it('are suggested for names with underscores', async () => {
    const { failure } = await evaluated(files, { ...inputs, slices: 'fixed_acidity' });
    expect(failure).toContain('"fixed_acidity"; did you mean "fixed acidity"?');
  });
});

describe('one class in the hold-out (scikit-learn/scikit-learn#10472)', () => {
  const files = { 'holdout.csv': 'y,score\n1,0.9\n1,0.8\n1,0.7\n1,0.6\n1,0.3\n1,0.2\n' };
  const inputs = {
    evaluation: 'holdout.csv',
    target: 'y',
    score: 'score',
    task: 'binary-classification',
    classes: '0\n1',
    gates: 'roc_auc >= 0.5\nrecall >= 0.6\nlog_loss <= 1',
  };

  it('decides what can be decided', async () => {
    const { predicate, exitCode } = await evaluated(files, inputs);
    expect(predicate.confusionMatrix).toEqual([
      [0, 0],
      [2, 4],
    ]);
    expect(predicate.metrics.recall?.value).toBeCloseTo(2 / 3, 9);
    expect(predicate.metrics.precision?.value).toBe(1);
    expect(predicate.metrics.accuracy?.value).toBeCloseTo(2 / 3, 9);
    expect(predicate.metrics.log_loss?.value).toBeCloseTo(0.6682359, 7);
    expect(predicate.metrics.roc_auc?.value).toBeNull();
    expect(predicate.metrics.roc_auc?.reason).toContain('one class');
    expect(predicate.metrics.matthews_corrcoef?.value).toBe(0);
    expect(predicate.gates.map((gate) => gate.verdict)).toEqual(['inconclusive', 'pass', 'pass']);
    expect(exitCode).toBe(2);
  });
});

describe('a ZipMap at the end (microsoft/onnxruntime#8007)', () => {
  const folder = '23-default-sklearn-export-zipmap';
  const files = {
    'model.onnx': model(`${folder}/model.onnx`),
    'holdout.csv': model(`${folder}/holdout.csv`),
  };

  it('is evaluated as if it were not there', async () => {
    const { predicate, failure } = await evaluated(files, {
      model: 'model.onnx',
      evaluation: 'holdout.csv',
      target: 'y',
      features: 'a\nb',
      gates: 'accuracy == 1\nroc_auc == 1',
    });
    expect(failure).toBeNull();
    expect(predicate.metrics.accuracy?.value).toBe(1);
    expect(predicate.metrics.roc_auc?.value).toBe(1);
  });

  it('passes validate with a remark, under the digest of the file', async () => {
    const inputs = { model: 'model.onnx', reference: 'holdout.csv', target: 'y', features: 'a\nb' };
    const { evidence, folder: where } = await runStep(validate, files, inputs);
    expect(evidence.predicate.verdict).toBe('pass');
    expect(evidence.predicate.notes.join()).toContain('ZipMap');
    const sum = execFileSync('sha256sum', [path.join(where, 'model.onnx')]).toString();
    expect(evidence.subject[0]?.digest.sha256).toBe(sum.slice(0, 64));
  });
});

describe('whole numbers for an INT64 input (microsoft/onnxruntime#16541)', () => {
  const folder = '28-whole-number-input-fed-from-decimals';
  const run = async (name: string): ReturnType<typeof evaluated> =>
    evaluated(
      { 'model.onnx': model(`${folder}/model.onnx`), [name]: model(`${folder}/${name}`) },
      { model: 'model.onnx', evaluation: name, target: 'y', task: 'regression' },
    );

  it('takes 3.0', async () => {
    const { predicate } = await run('whole.csv');
    expect(predicate.metrics.mean_absolute_error?.value).toBe(0);
  });

  it('refuses 3.5, naming column, value and type', async () => {
    const { failure, exitCode } = await run('broken.csv');
    expect(failure).toMatch(/"n".*3\.5/);
    expect(failure).toContain('INT64');
    expect(exitCode).toBe(2);
  });

  it('passes integers beyond 2^53 exactly', async () => {
    const { predicate } = await run('big.csv');
    // 0.5 × 9007199254740993 as ONNX Runtime computes it, minus the target 1.
    expect(predicate.rows).toBe(1);
    expect(predicate.metrics.mean_absolute_error?.value).toBeGreaterThan(4e15);
  });
});

describe('a pointer instead of the file (onnx/models#317)', () => {
  const folder = '29-the-file-is-a-git-lfs-pointer';

  it.each([
    [
      'model.onnx',
      /^model: model\.onnx is a Git LFS pointer for an object of 16,384,000 bytes.*lfs: true/,
    ],
    ['conflicted.onnx', /^model: conflicted\.onnx is a Git LFS pointer.*merge conflict/],
    ['model.onnx.dvc', /^model: model\.onnx\.dvc is a DVC pointer.*dvc pull/],
  ])('%s', async (name, message) => {
    const files = { [name]: model(`${folder}/${name}`), 'slipway.yml': 'version: 1\n' };
    const { outcome, evidence } = await runStep(validate, files, { model: name });
    expect(outcome.failure).toMatch(message);
    expect(evidence.subject).toEqual([]);
  });

  it('data', async () => {
    const files = { 'holdout.csv': model(`${folder}/holdout.csv`) };
    const inputs = { evaluation: 'holdout.csv', target: 'y', score: 'p' };
    const { failure } = await evaluated(files, inputs);
    expect(failure).toMatch(/^data: holdout\.csv is a Git LFS pointer/);
  });
});

describe('columns in another order (mlflow/mlflow#690)', () => {
  const folder = '35-columns-in-another-order';
  const holdout = model(`${folder}/holdout.csv`).toString();
  const inputs = {
    evaluation: 'holdout.csv',
    target: 'y',
    task: 'regression',
    model: 'model.onnx',
  };
  const shuffled = 'age,income,extra,y\n31,7,9,3107\n40,8,9,4008\n';

  it.each([
    ['as in the file', holdout],
    ['in another order', shuffled],
  ])('are bound by name: %s', async (_, text) => {
    const files = { 'model.onnx': model(`${folder}/model.onnx`), 'holdout.csv': text };
    const { predicate } = await evaluated(files, inputs);
    expect(predicate.metrics.mean_absolute_error?.value).toBe(0);
  });

  it('of a matrix input are asked for, and then obeyed', async () => {
    const files = { 'model.onnx': model(`${folder}/matrix.onnx`), 'holdout.csv': holdout };
    const { failure, exitCode } = await evaluated(files, inputs);
    expect(failure).toContain('data.features');
    expect(exitCode).toBe(64);
    const { predicate } = await evaluated(files, { ...inputs, features: 'income\nage' });
    expect(predicate.rows).toBe(2);
  });
});

describe('no champion yet (treeverse/dvc#3437)', () => {
  const config = `version: 1
model: { name: first, task: binary-classification, positive-class: 1 }
data: { evaluation: holdout.csv, target: y, score: p }
champion: registry
evaluate: { gates: [ "roc_auc >= 0.65", "roc_auc >= champion - 0.005" ] }
registry: { type: git }
`;
  const files = { 'slipway.yml': config, 'holdout.csv': 'y,p\n1,0.9\n0,0.2\n1,0.8\n0,0.1\n' };
  const git = (folder: string, ...args: string[]): string =>
    execFileSync(
      'git',
      ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    ).toString();

  function repository(): string {
    const folder = temporaryFolder(files);
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    return folder;
  }

  it('decides the first gate and says why not the second', async () => {
    const { outcome } = await runStepIn(repository(), evaluate);
    const { gates } = outcome.statement.predicate;
    expect(gates.map((gate) => [gate.verdict, gate.reason])).toEqual([
      ['pass', null],
      ['inconclusive', 'no champion yet'],
    ]);
    expect(outcome.exitCode).toBe(2);
  });

  it('lets the first model in when told so, and says so', async () => {
    const { outcome } = await runStepIn(repository(), evaluate, { 'champion-required': 'false' });
    expect(outcome.verdict).toBe('pass');
    expect(outcome.summary).toContain('no champion yet');
  });

  it('does not take a shallow clone without tags for an empty registry', async () => {
    const origin = repository();
    git(origin, 'tag', '-a', 'first@v1.0.0', '-m', 'registered');
    const clone = path.join(temporaryFolder(), 'clone');
    git(origin, 'clone', '-q', '--depth', '1', '--no-tags', `file://${origin}`, clone);
    const { outcome } = await runStepIn(clone, evaluate);
    expect(outcome.failure).toMatch(/^champion: registry: "first@v1\.0\.0" is registered/);
    expect(outcome.statement.predicate.gates).toEqual([]);
  });

  it('says what to fetch when the remote cannot be asked', async () => {
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'file:///nowhere/at/all');
    const { outcome } = await runStepIn(folder, evaluate);
    expect(outcome.failure).toMatch(/^champion: registry: .*git fetch --tags/);
  });

  it('says that a model was compared with itself', async () => {
    const folder = '23-default-sklearn-export-zipmap';
    const { predicate } = await evaluated(
      {
        'model.onnx': model(`${folder}/model.onnx`),
        'old.onnx': model(`${folder}/model.onnx`),
        'holdout.csv': model(`${folder}/holdout.csv`),
      },
      {
        model: 'model.onnx',
        champion: 'old.onnx',
        evaluation: 'holdout.csv',
        target: 'y',
        features: 'a\nb',
        gates: 'roc_auc >= champion - 0.005',
      },
    );
    expect(predicate.champion?.reason).toContain('same file');
    expect(predicate.metrics.roc_auc).toMatchObject({ difference: 0, differenceInterval: [0, 0] });
    expect(predicate.gates[0]?.verdict).toBe('pass');
  });
});

describe('every Parquet type in one file (duckdb/duckdb#5923)', () => {
  it('evaluates whatever the other columns are', async () => {
    const { predicate } = await evaluated(
      { 'types.parquet': data('51/types.parquet') },
      { evaluation: 'types.parquet', target: 'y', score: 'score', gates: 'roc_auc == 1' },
    );
    expect([predicate.rows, predicate.metrics.roc_auc?.value]).toEqual([60, 1]);
  });
});

describe('ids beyond int64 (duckdb/duckdb#22802)', () => {
  it.each(['current.csv', 'current.parquet'])('%s evaluates y as 0 and 1', async (name) => {
    const { predicate } = await evaluated(
      { [name]: data(`13/${name}`) },
      {
        evaluation: name,
        target: 'y',
        prediction: 'y',
        task: 'binary-classification',
        slices: 'id',
        'minimum-slice-rows': '1',
      },
    );
    expect(predicate.classes).toEqual(['0', '1']);
    expect(predicate.slices.map((slice) => slice.values[0]).sort()).toEqual([
      '18446744073709551614',
      '18446744073709551615',
      '9007199254740992',
      '9007199254740993',
    ]);
  });
});

it('keeps paths as the user wrote them, in a folder with blanks and brackets (actions/runner#946)', async () => {
  const folder = temporaryFolder({
    "team a/model [v2]/it's data.csv": 'y,p\n1,0.9\n0,0.2\n',
    'team a/model [v2]/june [daily].csv': 'y,p\n1,0.9\n0,0.2\n',
  });
  writeFileSync(path.join(folder, 'team a/model [v2]/june d.csv'), 'y,p\n1,0.1\n0,0.2\n');
  const inputs = {
    'working-directory': 'team a/model [v2]',
    evaluation: 'june [daily].csv',
    target: 'y',
    score: 'p',
    slices: '\n  y  \n\n',
    gates: 'roc_auc == 1',
  };
  const { outcome } = await runStepIn(folder, evaluate, inputs);
  expect(outcome.failure).toBeNull();
  expect(outcome.statement.predicate.inputs).toMatchObject([{ uri: 'june [daily].csv', rows: 2 }]);
  const missing = await runStepIn(folder, evaluate, { ...inputs, evaluation: 'july*.csv' });
  expect(missing.outcome.failure).toMatch(/^data: .*july\*\.csv/);
});

describe('drift', () => {
  async function drifted(
    files: Files,
    inputs: Record<string, string>,
  ): Promise<{ predicate: DriftPredicate; outcome: Outcome }> {
    const { outcome } = await runStep(drift, files, inputs);
    return { predicate: outcome.statement.predicate as DriftPredicate, outcome };
  }

  it('finishes where a column has no value at all (duckdb/duckdb#9608)', async () => {
    const files = {
      'reference.parquet': data('12/reference.parquet'),
      'current.parquet': data('12/current.parquet'),
    };
    const inputs = { reference: 'reference.parquet', current: 'current.parquet' };
    const { predicate } = await drifted(files, inputs);
    expect(predicate.columns.delay).toMatchObject({ statistic: 0, drifted: false });
    expect(predicate.columns.carrier).toMatchObject({
      statistic: null,
      pValue: null,
      verdict: 'inconclusive',
    });
    expect(predicate.columns.carrier?.reason).not.toBeNull();
    expect(predicate.quality.filter(({ column }) => column === 'carrier')).not.toEqual([]);
    const both = await drifted(files, { ...inputs, current: '*.parquet' });
    expect(both.predicate.inputs.find(({ name }) => name === 'current')?.rows).toBe(120);
    expect(both.predicate.columns.carrier?.missing.current).toBe(60);
  });

  it('tells codes, flags and rates apart (NannyML/nannyml#171)', async () => {
    const reference = fixture('drift/fixtures/reports/21/reference.csv');
    const current = fixture('drift/fixtures/reports/21/current.csv');
    const files = { 'reference.csv': reference, 'current.csv': current };
    const inputs = { reference: 'reference.csv', current: 'current.csv' };
    const { predicate } = await drifted(files, inputs);
    const types = Object.entries(predicate.columns).map(([name, { type }]) => [name, type]);
    expect(types).toEqual([
      ['is_member', 'boolean'],
      ['postcode', 'categorical'],
      ['rate', 'numeric'],
    ]);
    expect(predicate.driftedShare).toBe(0);
    const override = await drifted(files, { ...inputs, types: '{rate: categorical}' });
    expect(override.predicate.columns.rate).toMatchObject({
      type: 'categorical',
      method: 'chi-squared',
    });
    const [head = '', ...rows] = current.toString().trimEnd().split(/\r?\n/);
    const shuffled = { ...files, 'current.csv': [head, ...rows.reverse(), ''].join('\n') };
    const again = await drifted(shuffled, inputs);
    expect(again.predicate.columns).toEqual(predicate.columns);
  });

  it('lists every column of every type once, and none drifts against itself (pola-rs/polars#20017)', async () => {
    const files = { 'types.parquet': data('51/types.parquet') };
    const inputs = { reference: 'types.parquet', current: 'types.parquet' };
    const { predicate, outcome } = await drifted(files, inputs);
    expect(outcome.verdict).toBe('pass');
    expect(Object.keys(predicate.columns).sort()).toEqual(
      [
        'cat',
        'code',
        'half',
        'money',
        'embedding',
        'who',
        'ok',
        'took',
        'raw',
        'when',
        'same',
        'y',
        'score',
        '__index_level_0__',
      ].sort(),
    );
    for (const name of ['embedding', 'who', 'raw', '__index_level_0__']) {
      expect(predicate.columns[name]).toMatchObject({ compared: false, drifted: null });
      expect(predicate.columns[name]?.reason).not.toBeNull();
      expect(predicate.quality.some(({ column }) => column === name)).toBe(true);
    }
    expect(Object.values(predicate.columns).some(({ drifted: yes }) => yes === true)).toBe(false);
    const { histogram } = predicate.columns.cat ?? {};
    expect(histogram?.kind === 'categorical' && histogram.categories).toHaveLength(2);
    expect(predicate.columns.cat?.missing).toEqual({ reference: 20, current: 20 });
    expect(predicate.columns.same?.statistic).toBe(0);
  });

  it('keeps the digits of ids (duckdb/duckdb#21180)', async () => {
    for (const name of ['current.csv', 'current.parquet']) {
      const files = { [name]: data(`13/${name}`) };
      const { predicate } = await drifted(files, { reference: name, current: name });
      expect(predicate.columns.id?.type).toBe('identifier');
      expect(predicate.quality.map(({ code }) => code).join()).not.toContain('duplicate');
    }
  });

  it('does not take a check that could not be made for a clean one (wildcard/caro#1089)', async () => {
    const files = { 'data/june.csv': 'a\n1\n2\n' };
    const inputs = { reference: 'data/does-not-exist.csv', current: 'data/june.csv' };
    const { outcome } = await drifted(files, inputs);
    expect(outcome.failure).toMatch(/^data: .*data\/does-not-exist\.csv/);
    expect([outcome.verdict, outcome.exitCode]).toEqual(['inconclusive', 2]);
    expect(outcome.statement.subject).toHaveLength(1);
    const lenient = await drifted(files, { ...inputs, 'fail-on': 'never' });
    expect(lenient.outcome.failure).toBeNull();
    expect(lenient.outcome.verdict).toBe('inconclusive');
    expect(lenient.outcome.summary).toContain('inconclusive');
  });
});
