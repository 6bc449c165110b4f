import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DriftPredicate } from '@slipway/core';
import { driftPredicateSchema } from '@slipway/core';
import type { Files } from '@slipway/test-support';
import { drift } from '../drift.ts';
import { fixture, runStep } from '../testing.ts';

interface Run {
  readonly predicate: DriftPredicate;
  readonly folder: string;
}

async function run(files: Files, inputs: Readonly<Record<string, string>>): Promise<Run> {
  const { evidence, folder } = await runStep(drift, files, inputs);
  return { predicate: driftPredicateSchema.parse(evidence.predicate), folder };
}

/** Why a run came to nothing. */
async function failure(files: Files, inputs: Readonly<Record<string, string>>): Promise<string> {
  const { outcome } = await runStep(drift, files, inputs);
  if (outcome.failure === null) throw new Error('it came to something');
  return outcome.failure;
}

/** A number between 0 and 1 that goes with i as a coin goes with its throw. */
function noise(i: number): number {
  const x = Math.sin(i * 12.9898) * 43_758.5453;
  return x - Math.floor(x);
}

function csv(rows: number, cell: (i: number) => string, header: string): string {
  return `${header}\n${Array.from({ length: rows }, (_, i) => cell(i)).join('\n')}\n`;
}

const CARRIERS = ['AA', 'DL', 'UA', 'WN'];
const carrier = (i: number): string => CARRIERS[Math.floor(noise(i + 0.5) * 4)] ?? 'AA';

/** Rows from…to of one large table. */
function shard(from: number, to: number, shift = 0): string {
  return csv(
    to - from,
    (i) => {
      const row = from + i;
      const x = (noise(row) + shift) * 100;
      return `${row},${x},${Math.floor(noise(row + 0.25) * 9)},${carrier(row)},2024-01-${String(1 + (row % 28)).padStart(2, '0')}`;
    },
    'row_id,x,count,carrier,day',
  );
}

describe('profiles', () => {
  const files = {
    'a.csv': shard(0, 2500),
    'b.csv': shard(2500, 3000),
    'c.csv': shard(3000, 9000),
    'whole.csv': shard(0, 9000),
    'current.csv': shard(20_000, 24_000, 0.2),
  };

  async function profileOf(name: string): Promise<string> {
    const { predicate, folder } = await run(files, { reference: `${name}.csv`, profile: 'p.json' });
    expect(predicate).toMatchObject({ verdict: 'pass', profiles: { written: 'p.json' } });
    return readFileSync(path.join(folder, 'p.json'), 'utf8');
  }

  it('of shards stand in for the whole, merged in any order, with the same verdict', async () => {
    const [a, b, c] = [await profileOf('a'), await profileOf('b'), await profileOf('c')];
    const whole = await profileOf('whole');
    const merged = await run(
      { ...files, 'p/1.json': a, 'p/2.json': b, 'p/3.json': c },
      { reference: 'p/*.json', current: 'current.csv' },
    );
    const other = await run(
      { ...files, 'p/1.json': c, 'p/2.json': a, 'p/3.json': b },
      { reference: 'p/*.json', current: 'current.csv' },
    );
    const one = await run(
      { ...files, 'w.json': whole },
      { reference: 'w.json', current: 'current.csv' },
    );
    expect(other.predicate.columns).toEqual(merged.predicate.columns);
    expect(one.predicate.columns).toEqual(merged.predicate.columns);
    expect(merged.predicate.profiles.reference).toMatchObject({ rows: 9000, parts: 3 });
    expect(merged.predicate.inputs[0]).toMatchObject({ name: 'reference', rows: 9000 });

    const rows = await run(files, { reference: 'whole.csv', current: 'current.csv' });
    const error = merged.predicate.profiles.reference?.error ?? NaN;
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.01);
    for (const [name, column] of Object.entries(rows.predicate.columns)) {
      const stood = merged.predicate.columns[name];
      expect([name, stood?.verdict, stood?.type]).toEqual([name, column.verdict, column.type]);
      if (column.method === 'ks') {
        expect(Math.abs((stood?.statistic ?? NaN) - (column.statistic ?? NaN))).toBeLessThanOrEqual(
          2 * error,
        );
      } else {
        expect(stood?.statistic).toBe(column.statistic);
      }
    }
    expect(rows.predicate.columns.x?.drifted).toBe(true);
    expect(rows.predicate.columns.row_id).toMatchObject({ type: 'identifier', compared: false });
  });

  it('hold no identifier', async () => {
    const text = await profileOf('whole');
    const profile = JSON.parse(text) as { columns: { name: string; values: unknown }[] };
    expect(profile.columns.find(({ name }) => name === 'row_id')?.values).toBeNull();
  });

  it('that are torn or of another version are named', async () => {
    const torn = await failure(
      { ...files, 'p.json': '{"slipwayProfile":1,"rows":' },
      { reference: 'p.json', current: 'current.csv' },
    );
    expect(torn).toMatch(/^data: p\.json is a torn profile/);
    const future = await failure(
      { ...files, 'p.json': '{"slipwayProfile":99,"rows":1,"parts":1,"columns":[]}' },
      { reference: 'p.json', current: 'current.csv' },
    );
    expect(future).toMatch(/^data: p\.json is no profile that this version reads/);
    const mixed = await failure(
      { ...files, 'p.json': await profileOf('a') },
      { reference: '[ap].*', current: 'current.csv' },
    );
    expect(mixed).toMatch(/a profile stands in for all of a side or for nothing/);
  });

  it('cannot do what needs rows, and say so', async () => {
    const error = await failure(
      { ...files, 'p.json': await profileOf('a') },
      { reference: 'p.json', current: 'current.csv', classifier: 'true' },
    );
    expect(error).toBe(
      'drift: classifier needs the rows of the reference data; a profile (p.json) has none',
    );
  });
});

describe('expectations', () => {
  const current = csv(
    200,
    (i) =>
      `${i === 7 ? -5 : i % 90},${i === 9 ? 'inf' : i / 2},${i < 3 ? 'x1' : `AB${100 + i}`},${i % 4 === 0 ? 'lost' : 'won'}`,
    'age,amount,code,state',
  );
  const files = { 'r.csv': current, 'c.csv': current };
  const inputs = { reference: 'r.csv', current: 'c.csv' };

  async function findings(
    expectations: string,
    more: Record<string, string> = {},
  ): Promise<{ failures: DriftPredicate['quality']; predicate: DriftPredicate }> {
    const { predicate } = await run(files, { ...inputs, expectations, ...more });
    return {
      failures: predicate.quality.filter(({ severity }) => severity === 'fail'),
      predicate,
    };
  }

  it('that are broken fail, with counts and example values', async () => {
    const { failures, predicate } = await findings(
      `columns:
         age: { minimum: 0, maximum: 88, whole: true }
         amount: { finite: true, missing: 0 }
         code: { pattern: 'AB[0-9]+', unique: true }
         state: { allowed: [won, drawn] }
rows: { minimum: 500 }`,
    );
    expect(failures.map(({ column, code, current: rows }) => [column, code, rows])).toEqual([
      ['age', 'out_of_range', 3],
      ['amount', 'infinite_values', 1],
      ['code', 'pattern_mismatch', 3],
      ['code', 'not_unique', 3],
      ['state', 'unexpected_value', 50],
      [null, 'row_count', 200],
    ]);
    expect(predicate.verdict).toBe('fail');
    expect(failures[0]?.examples).toEqual([
      { value: '89', rows: 2 },
      { value: '-5', rows: 1 },
    ]);
  });

  it('that hold say nothing', async () => {
    const { failures, predicate } = await findings(
      'columns: { age: { minimum: -5, maximum: 89, type: numeric }, state: { allowed: [won, lost] } }',
    );
    expect(failures).toEqual([]);
    expect(predicate.verdict).toBe('pass');
  });

  it('can be without values of the data', async () => {
    const { predicate } = await findings('columns: { state: { allowed: [won] } }', {
      examples: 'false',
    });
    expect(JSON.stringify(predicate)).not.toContain('lost');
  });

  it.each([
    ['columns: { agee: { minimum: 0 } }', /^drift: expectations: column "agee" is on neither side/],
    ['columns: { code: { minimum: 0 } }', /^drift: expectations: column "code" holds text/],
    ['columns: { code: { pattern: "(" } }', /is no regular expression \(RE2\)$/],
    ['columns: { code: { least: 0 } }', /^expectations: /],
  ])('%s is refused', async (expectations, message) => {
    expect(await failure(files, { ...inputs, expectations })).toMatch(message);
  });
});

describe('quality of rows', () => {
  it('counts repeated, shared and contradicting rows', async () => {
    const files = {
      'r.csv': csv(100, (i) => `${i},${i % 3},${i % 2}`, 'a,b,y'),
      'c.csv': csv(
        100,
        (i) => `${i % 80},${(i % 80) % 3},${i < 80 ? i % 2 : 1 - (i % 2)}`,
        'a,b,y',
      ),
    };
    const { predicate } = await run(files, { reference: 'r.csv', current: 'c.csv', target: 'y' });
    const shares = predicate.quality.map(({ code, current }) => [code, current]);
    expect(shares).toContainEqual(['overlapping_rows', 0.8]);
    expect(shares).toContainEqual(['conflicting_labels', 0.4]);
    expect(shares.some(([code]) => code === 'duplicate_rows')).toBe(false);
  });

  it('finds a feature that tells the target', async () => {
    const text = csv(
      300,
      (i) =>
        `${noise(i)},${noise(i) > 0.7 ? 100 + noise(i + 0.1) : noise(i + 0.1)},${noise(i) > 0.7 ? 'paid' : 'open'},${noise(i) > 0.7 ? 1 : 0}`,
      'x,balance_after,status,y',
    );
    const { predicate } = await run(
      { 'r.csv': text, 'c.csv': text },
      { reference: 'r.csv', current: 'c.csv', target: 'y' },
    );
    const found = predicate.quality.filter(({ code }) => code === 'target_leakage');
    expect(found.map(({ column }) => column)).toEqual(['x', 'balance_after', 'status']);
  });

  it('finds numbers among texts', async () => {
    const files = {
      'r.csv': csv(100, (i) => `n${i % 9}`, 'size'),
      'c.csv': csv(100, (i) => (i % 2 === 0 ? `n${i % 9}` : String(i % 5)), 'size'),
    };
    const { predicate } = await run(files, { reference: 'r.csv', current: 'c.csv' });
    expect(predicate.quality).toContainEqual(
      expect.objectContaining({
        code: 'mixed_types',
        severity: 'warn',
        column: 'size',
        current: 50,
      }),
    );
  });
});

describe('all columns together', () => {
  const rows = (flip: number, from: number): string =>
    csv(
      1500,
      (i) => {
        const a = noise(from + i);
        const b = noise(from + i + 0.3);
        return `${a},${flip * a + 0.3 * b},${carrier(from + i)}`;
      },
      'a,b,c',
    );

  it('are told apart by a classifier, or not', async () => {
    const files = { 'r.csv': rows(1, 0), 'same.csv': rows(1, 5000), 'far.csv': shard(0, 10) };
    const same = await run(files, {
      reference: 'r.csv',
      current: 'same.csv',
      classifier: 'true',
      gates: 'classifier_auc < 0.6',
    });
    expect(same.predicate.classifier?.auc).toBeGreaterThan(0.45);
    expect(same.predicate.classifier?.auc).toBeLessThan(0.55);
    expect(same.predicate.verdict).toBe('pass');
    const own = await run(files, { reference: 'r.csv', current: 'r.csv', classifier: 'true' });
    expect(own.predicate.classifier?.auc).toBe(0.5);
  });

  it('show a correlation that turned, which no column alone does', async () => {
    const files = { 'r.csv': rows(1, 0), 'c.csv': rows(-1, 5000).replaceAll('\n-', '\n-') };
    const turned = await run(files, {
      reference: 'r.csv',
      current: 'c.csv',
      correlation: 'true',
      gates: 'correlation_drift < 0.1',
    });
    expect(turned.predicate.correlation).toMatchObject({ pairs: 1, drifted: 1 });
    expect(turned.predicate.correlation?.changes[0]).toMatchObject({
      columns: ['a', 'b'],
      drifted: true,
    });
    expect(turned.predicate.verdict).toBe('fail');
  });

  it('are asked for before a gate names them', async () => {
    const error = await failure(
      { 'r.csv': rows(1, 0) },
      { reference: 'r.csv', current: 'r.csv', gates: 'classifier_auc < 0.6' },
    );
    expect(error).toBe('gates: "classifier_auc < 0.6": it needs drift.classifier');
  });
});

describe('the preset evidently', () => {
  it('decides by its own tests, without noise or correction', async () => {
    const files = { 'r.csv': shard(0, 1500), 'c.csv': shard(5000, 5080) };
    const inputs = { reference: 'r.csv', current: 'c.csv' };
    const { predicate } = await run(files, { ...inputs, preset: 'evidently' });
    expect(predicate.preset).toBe('evidently');
    expect(predicate.columns.x).toMatchObject({
      method: 'evidently-wasserstein',
      adjustedPValue: null,
    });
    expect(predicate.columns.carrier?.method).toBe('evidently-jensenshannon');
    expect(predicate.columns.day).toMatchObject({ method: null, verdict: 'inconclusive' });
    const own = await run(files, inputs);
    expect(own.predicate.columns.x?.drifted).toBe(false);
  });
});

describe('Prometheus text', () => {
  it('has a sample for each value that exists', async () => {
    const files = { 'r.csv': shard(0, 500), 'c.csv': shard(5000, 5500, 0.3) };
    const { folder } = await run(files, {
      reference: 'r.csv',
      current: 'c.csv',
      prometheus: 'out/d.prom',
    });
    const text = readFileSync(path.join(folder, 'out/d.prom'), 'utf8');
    expect(text).toMatch(
      /^slipway_drift_effect\{model="c",column="x",kind="input",method="ks"\} 0\.30/m,
    );
    expect(text).toMatch(
      /^slipway_drift_drifted\{model="c",column="x",kind="input",method="ks"\} 1$/m,
    );
    expect(text).not.toMatch(/NaN|null|undefined/);
    expect(text.endsWith('\n')).toBe(true);
  });
});

describe('with a model', () => {
  const example = '../examples/flight-delays';
  const files = {
    'model.onnx': fixture(`${example}/models/candidate.onnx`),
    'january.parquet': fixture(`${example}/data/january.parquet`),
    'june.parquet': fixture(`${example}/data/june.parquet`),
  };
  const inputs = {
    model: 'model.onnx',
    reference: 'january.parquet',
    current: 'june.parquet',
    target: 'late',
    ignore: 'flight_id',
    config: 'c.yml',
  };
  const configured = {
    ...files,
    'c.yml':
      'version: 1\nmodel: { name: flight-delay, task: binary-classification, positive-class: 1 }\n' +
      'evaluate: { resamples: 100 }\n',
  };

  it('compares predictions and performance, and weighs drift by importance', async () => {
    const { predicate } = await run(configured, {
      ...inputs,
      predictions: 'true',
      performance: 'true',
      importance: '{ rows: 600, repeats: 1 }',
      gates: 'performance(roc_auc) >= -0.05\ndrifted_importance < 0.5\ndrifted_predictions == 0',
    });
    expect(predicate.verdict).toBe('pass');
    expect(Object.keys(predicate.predictions)).toEqual(['prediction', 'score']);
    expect(predicate.predictions.score).toMatchObject({
      kind: 'prediction',
      method: 'ks',
      drifted: false,
    });
    const auc = predicate.performance?.metrics.roc_auc;
    expect(auc?.difference).toBeCloseTo(-0.0056, 4);
    expect(auc?.interval?.[0]).toBeLessThan(-0.0056);
    expect(predicate.columns.late).toMatchObject({ kind: 'target', importance: 0 });
    const shares = Object.values(predicate.columns).map(({ importance }) => importance ?? NaN);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(predicate.columns.hour?.importance).toBeGreaterThan(0.2);
    expect(predicate.driftedImportance).toBe(0);
  }, 180_000);

  it('needs one for what it is asked', async () => {
    const error = await failure(configured, { ...inputs, model: '', importance: 'true' });
    expect(error).toBe('model: is missing: drift.importance needs an ONNX model');
  });
});
