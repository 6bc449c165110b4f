/** The prediction log, as the server writes it and as `drift` reads it. */
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DriftPredicate } from '@slipway/core';
import { drift } from '@slipway/steps';
import { startServe, temporaryFolder } from '@slipway/test-support';
import { errorOf, EXAMPLE, FLIGHT, metric, post, serveHere } from './testing.ts';
import { runStepIn } from '../../../steps/src/testing.ts';

type Row = Readonly<Record<string, unknown>>;

/** The example with a log of the given settings, until it has answered what is asked of it. */
async function logged(
  file: string,
  texts: Readonly<Record<string, string>>,
  ask: (url: string) => Promise<void>,
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const server = await serveHere({ 'prediction-log': file, ...texts }, EXAMPLE, variables);
  await ask(server.url);
  expect(await server.stop()).toBe(0);
  return server.logger.of().join('\n');
}

function rowsOf(file: string): Row[] {
  const text = readFileSync(file, 'utf8');
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Row);
}

/** Flights as they may be: numbers from a fixed sequence. */
function flights(count: number, more: (i: number) => object = () => ({})): object[] {
  const places = ['ATL', 'JFK', 'LAX', 'ORD', 'DEN'];
  return Array.from({ length: count }, (_, i) => ({
    hour: (i * 7) % 24,
    day_of_week: 1 + ((i * 3) % 7),
    distance: 100 + ((i * 37) % 2400),
    origin: places[i % 5],
    destination: places[(i * 3 + 1) % 5],
    ...more(i),
  }));
}

describe('JSON Lines', () => {
  it('have the columns that the model took, and what was answered', async () => {
    const file = path.join(temporaryFolder(), 'new', 'predictions.jsonl');
    let answer: unknown;
    await logged(file, {}, async (url) => {
      const record = { ...FLIGHT, distance: true, flight_id: 'f1', extra: [1] };
      const { body } = await post(`${url}/predict`, record, { 'x-request-id': 'r-1' });
      answer = body;
      await post(`${url}/predict`, [{}]);
      await post(`${url}/predict`, []);
      const inputs = Object.entries(FLIGHT).map(([name, value]) => ({
        name,
        shape: [2, 1],
        datatype: name === 'distance' ? 'FP32' : typeof value === 'string' ? 'BYTES' : 'INT64',
        data: [value, value],
      }));
      await post(`${url}/v2/models/flight-delay/infer`, { id: 'r-2', inputs });
    });
    const { label, version, probabilities } = answer as {
      label: number;
      version: string;
      probabilities: Record<string, number>;
    };
    const rows = rowsOf(file);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(rows[0]).toEqual({
      ...FLIGHT,
      distance: 1,
      slipway_time: time,
      slipway_request: 'r-1',
      slipway_version: version,
      slipway_label: label,
      slipway_score: probabilities[1],
    });
    expect(rows.slice(1)).toEqual(
      [1, 2].map(() => expect.objectContaining({ ...FLIGHT, slipway_request: 'r-2' })),
    );
  });

  it('rotate by size, keep as many as they should, and lose no row', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'p.jsonl');
    const ask = async (url: string): Promise<void> => {
      for (let i = 0; i < 20; i++) {
        await post(
          `${url}/predict`,
          flights(50, (j) => ({ hour: i, day_of_week: j })),
        );
        const logRows = await metric(url, 'slipway_prediction_log_rows_total');
        expect(logRows).toBe(50 * (i + 1));
      }
    };
    await logged(file, { 'log-max-mb': '0.03' }, ask);
    const names = readdirSync(folder).sort();
    expect(names.length).toBeGreaterThan(5);
    const rows = names.flatMap((name) => rowsOf(path.join(folder, name)));
    const seen = new Set(rows.map((row) => `${String(row.hour)}/${String(row.day_of_week)}`));
    expect([rows.length, seen.size]).toEqual([1000, 1000]);
    expect(names.filter((name) => /^p-\d{8}T\d{6}Z-\d+-\d+\.jsonl$/.test(name)).length).toBe(
      names.length - 1,
    );
    await logged(file, { 'log-max-mb': '0.03', 'log-keep': '3' }, ask);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('are cut back to their last whole line after a crash', async () => {
    const file = path.join(temporaryFolder({ 'p.jsonl': '{"hour":1}\n{"hou' }), 'p.jsonl');
    await logged(file, {}, async (url) => {
      await post(`${url}/predict`, FLIGHT);
    });
    expect(rowsOf(file).map(({ hour }) => hour)).toEqual([1, 8]);
    const killed = await startServe(['--prediction-log', file], { cwd: EXAMPLE });
    await post(`${killed.url}/predict`, { ...FLIGHT, hour: 9 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    killed.process.kill('SIGKILL');
    await killed.process.ended;
    appendFileSync(file, '{"hour":10');
    await logged(file, {}, async (url) => {
      await post(`${url}/predict`, { ...FLIGHT, hour: 11 });
    });
    expect(rowsOf(file).map(({ hour }) => hour)).toEqual([1, 8, 9, 11]);
  });

  it('hold a sample of the requests', async () => {
    const file = path.join(temporaryFolder(), 'p.jsonl');
    await logged(file, { 'log-sample': '0.25' }, async (url) => {
      for (let i = 0; i < 40; i++) {
        await Promise.all(Array.from({ length: 10 }, () => post(`${url}/predict`, FLIGHT)));
      }
    });
    // Binomial with n = 400, p = 0.25: 6 standard deviations are 52.
    expect(Math.abs(rowsOf(file).length - 100)).toBeLessThan(52);
  });

  it('drop and hash columns, with a key that keeps values alike', async () => {
    const file = path.join(temporaryFolder(), 'p.jsonl');
    const texts = { 'log-drop': 'hour', 'log-hash': 'origin\ndestination' };
    const ask = async (url: string): Promise<void> => {
      await post(`${url}/predict`, [FLIGHT, { ...FLIGHT, destination: 'ATL' }]);
    };
    await logged(file, texts, ask, { SLIPWAY_LOG_KEY: 'k'.repeat(20) });
    await logged(file, texts, ask, { SLIPWAY_LOG_KEY: 'k'.repeat(20) });
    const keyless = await logged(file, texts, ask);
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/ATL|LAX|"hour"/);
    const rows = rowsOf(file);
    expect(rows.map(({ origin }) => origin)).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}$/),
      ...[0, 0, 0].map(() => rows[0]?.origin),
      ...[4, 4].map((i) => rows[i]?.origin),
    ]);
    expect(rows[4]?.origin).not.toBe(rows[0]?.origin);
    expect(rows[1]?.destination).toBe(rows[0]?.origin);
    expect(keyless).toContain('Set SLIPWAY_LOG_KEY to keep them the same');
    expect(keyless).not.toContain('kkkk');
  });
});

describe('Parquet', () => {
  it('is whole files, the newest under the path itself', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'p.parquet');
    for (const hour of [1, 2]) {
      await logged(file, {}, async (url) => {
        await post(
          `${url}/predict`,
          flights(30, () => ({ hour })),
        );
        expect(existsSync(file)).toBe(hour === 2);
      });
    }
    const names = readdirSync(folder).sort();
    expect(names).toEqual([
      expect.stringMatching(/^p-\d{8}T\d{6}Z-\d+-\d+\.parquet$/),
      'p.parquet',
    ]);
    expect(readFileSync(file).subarray(-4).toString()).toBe('PAR1');
  });
});

describe('drift', () => {
  it.each([
    ['p.jsonl', 'p.jsonl'],
    ['p.parquet', 'p*.parquet'],
  ])('reads %s as current data: the same rows pass, others do not', async (name, glob) => {
    const folder = temporaryFolder({
      'reference.jsonl': flights(600)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    });
    await logged(path.join(folder, name), {}, async (url) => {
      await post(`${url}/predict`, flights(600));
    });
    const inputs = { reference: 'reference.jsonl', current: glob };
    const same = await runStepIn(folder, drift, inputs);
    const predicate = same.evidence.predicate as DriftPredicate;
    expect(same.outcome.verdict).toBe('pass');
    expect(Object.keys(predicate.columns).sort()).toEqual(Object.keys(FLIGHT).sort());
    expect(Object.values(predicate.columns).every(({ drifted }) => drifted === false)).toBe(true);
    expect(predicate.quality.filter(({ severity }) => severity !== 'note')).toEqual([]);
    await logged(path.join(folder, name), {}, async (url) => {
      await post(
        `${url}/predict`,
        flights(2000, () => ({ hour: 23 })),
      );
    });
    const moved = await runStepIn(folder, drift, { ...inputs, gates: 'drift(hour) < 0.1' });
    expect(moved.outcome.verdict).toBe('fail');
  });
});

it('a log that can no longer be written costs rows, never an answer', async () => {
  const file = '/dev/full';
  if (!existsSync(file)) return;
  const said = await logged(file, {}, async (url) => {
    for (let i = 0; i < 5; i++) expect((await post(`${url}/predict`, FLIGHT)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await metric(url, 'slipway_prediction_log_lost_rows_total')).toBe(5);
    expect(errorOf(await post(`${url}/predict`, {}))).toContain('hour');
  });
  expect(said.match(/rows are lost/g)).toHaveLength(1);
});
