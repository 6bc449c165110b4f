import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ColumnKind } from '@slipway/core';
import { InputError, silentLogger } from '@slipway/core';
import type { BindingOptions } from './index.ts';
import {
  bindFeatures,
  interpretOutputs,
  modelDigest,
  openSession,
  readModel,
  readPredictions,
  runBatch,
} from './index.ts';
import type { Predictions } from './index.ts';
import type { Table } from './testing.ts';
import { batchOf, columnsOf, fixture } from './testing.ts';

/** Cells of a small CSV file, as a reader would hand them on. */
function csv(name: string): Table {
  const [header = '', ...lines] = readFileSync(fixture(`reports/${name}`), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => line.split(','));
  return Object.fromEntries(
    header.split(',').map((column, position) => [
      column,
      rows.map((row) => {
        const text = row[position] ?? '';
        if (text === '') return null;
        return Number.isSafeInteger(Number(text)) || text.includes('.')
          ? Number(text)
          : BigInt(text);
      }),
    ]),
  );
}

async function predict(
  model: string,
  table: Table,
  kinds: Readonly<Record<string, ColumnKind>>,
  task: 'binary-classification' | 'regression',
  options: BindingOptions,
): Promise<Predictions> {
  const read = await readModel(fixture(`reports/${model}`));
  const binding = bindFeatures(read, columnsOf(kinds), options);
  const batch = batchOf(binding.requests, table);
  const session = await openSession(read, { logger: silentLogger });
  const plan = interpretOutputs(read, task);
  return readPredictions(plan, await runBatch(session, binding, batch, plan.outputs), batch.rows);
}

describe('scikit-learn’s default export (onnxruntime#8007, #15511)', () => {
  const folder = '23-default-sklearn-export-zipmap';

  it('is evaluated as if ZipMap were not there', async () => {
    const predictions = await predict(
      `${folder}/model.onnx`,
      csv(`${folder}/holdout.csv`),
      { a: 'float', b: 'float', y: 'integer' },
      'binary-classification',
      { features: ['a', 'b'], target: 'y' },
    );
    if (predictions.kind !== 'classes') throw new Error('not classes');
    expect(Array.from(predictions.predicted)).toEqual([1, 0, 1, 0]);
    expect(predictions.scores?.[0]).toBeCloseTo(0.9478465, 7);
    expect(predictions.scores?.[1]).toBeCloseTo(0.0431072, 7);
    expect(predictions.areProbabilities).toBe(true);
  });

  it('keeps the digest of the user’s file (what sha256sum says)', async () => {
    const file = fixture(`reports/${folder}/model.onnx`);
    const { sha256 } = await modelDigest(await readModel(file));
    expect(sha256).toBe('3ecf5b017fbba76a2f10a7cc8ef8f91f3ec5efa5445809578e3240bb484cd9ac');
  });
});

describe('an INT64 input fed from decimals (onnxruntime#16541)', () => {
  const folder = '28-whole-number-input-fed-from-decimals';

  const run = (file: string, n: ColumnKind): Promise<Predictions> =>
    predict(`${folder}/model.onnx`, csv(`${folder}/${file}`), { n, y: 'float' }, 'regression', {
      target: 'y',
    });

  it('3.0 and 4.0 are whole numbers', async () => {
    const predictions = await run('whole.csv', 'float');
    expect(predictions.kind === 'values' && Array.from(predictions.values)).toEqual([1.5, 2]);
  });

  it('3.5 and a gap are named with the column and the model’s type', async () => {
    const error = await run('broken.csv', 'float').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toBe(
      'data: column "n": 3.5 is not a whole number (row 1), and row 2 has no value; the model’s ' +
        'input "n" is INT64',
    );
  });

  it('9007199254740993 goes in exactly', async () => {
    const read = await readModel(fixture(`reports/${folder}/model.onnx`));
    const binding = bindFeatures(read, columnsOf({ n: 'integer', y: 'float' }), { target: 'y' });
    const feeds = binding.feeds(batchOf(binding.requests, csv(`${folder}/big.csv`)));
    expect(feeds.get('n')?.data).toEqual(BigInt64Array.of(9007199254740993n));
    expect(await run('big.csv', 'integer')).toMatchObject({ rows: 1 });
  });
});

describe('columns in another order (mlflow#690)', () => {
  const folder = '35-columns-in-another-order';
  const kinds = { y: 'integer', age: 'integer', extra: 'integer', income: 'integer' } as const;
  const table = csv(`${folder}/holdout.csv`);

  it('inputs by name: the order of the file changes nothing', async () => {
    const shuffled = Object.fromEntries(Object.entries(kinds).reverse());
    for (const order of [kinds, shuffled]) {
      const predictions = await predict(`${folder}/model.onnx`, table, order, 'regression', {
        target: 'y',
      });
      expect(predictions.kind === 'values' && Array.from(predictions.values)).toEqual([3107, 4008]);
    }
  });

  it('a table of features: the order is the configuration’s', async () => {
    const options = { target: 'y', features: ['age', 'income'] };
    const predictions = await predict(`${folder}/matrix.onnx`, table, kinds, 'regression', options);
    // W = [2, 1]
    expect(predictions.kind === 'values' && Array.from(predictions.values)).toEqual([69, 88]);
  });
});
