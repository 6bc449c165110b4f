// `slipway serve` beside FastAPI + onnxruntime under uvicorn with one worker (JSON records), and beside
// MLServer without parallel workers (Open Inference Protocol): the same model, the same rows, in turn.
// Needs Python 3, wrk and the package registries; everything it makes goes into a
// temporary folder.
//
//   node bench/serving/run.ts [rounds] [seconds] [path of cli.js]
import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const here = import.meta.dirname;
const root = path.resolve(here, '..', '..');
const folder = path.join(tmpdir(), 'slipway-bench-serving');
const fastapi = path.join(folder, 'venv', 'bin');
const mlserver = path.join(folder, 'venv-mlserver', 'bin');
const rounds = Number(process.argv[2] ?? '3');
const seconds = Number(process.argv[3] ?? '5');
const cli = path.resolve(process.argv[4] ?? path.join(root, 'dist', 'cli.js'));
const model = path.join(root, 'examples', 'flight-delays', 'models', 'candidate.onnx');
const FLIGHT = { hour: 8, day_of_week: 1, distance: 500, origin: 'ATL', destination: 'LAX' };
const CLIENTS = [1, 8, 64];
const ROWS = [1, 32];
/** Of a second, in /proc (USER_HZ). */
const CLOCK_TICKS = 100;

/** How rows are asked for: JSON records, or tensors of the Open Inference Protocol. */
type Form = 'records' | 'tensors';

interface Contender {
  readonly name: string;
  readonly form: Form;
  readonly port: number;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const WHERE: Readonly<Record<Form, string>> = {
  records: 'predict',
  tensors: 'v2/models/flight-delay/infer',
};
const READY: Readonly<Record<Form, string>> = { records: 'readyz', tensors: 'v2/health/ready' };

function slipway(form: Form): Contender {
  const flags = ['--model', model, '--model-name', 'flight-delay', '--port', '18411'];
  return {
    name: 'Slipway',
    form,
    port: 18_411,
    program: process.execPath,
    args: [cli, 'serve', ...flags],
    env: {},
  };
}

const PAIRS: readonly (readonly [Contender, Contender])[] = [
  [
    slipway('records'),
    {
      name: 'FastAPI',
      form: 'records',
      port: 18_412,
      program: path.join(fastapi, 'python'),
      args: ['-m', 'uvicorn', 'fastapi_app:app', '--port', '18412', '--no-access-log'],
      env: { MODEL: model, PYTHONPATH: here },
    },
  ],
  [
    slipway('tensors'),
    {
      name: 'MLServer',
      form: 'tensors',
      port: 18_413,
      program: path.join(mlserver, 'mlserver'),
      args: ['start', path.join(folder, 'mlserver')],
      env: { MODEL: model, PYTHONPATH: here },
    },
  ],
];

function recordsOf(rows: number): object | object[] {
  const records = Array.from({ length: rows }, (_, i) => ({ ...FLIGHT, hour: i % 24 }));
  return rows === 1 ? FLIGHT : records;
}

function tensorsOf(rows: number): object {
  const inputs = Object.entries(FLIGHT).map(([name, value]) => ({
    name,
    shape: [rows, 1],
    datatype: name === 'distance' ? 'FP32' : typeof value === 'string' ? 'BYTES' : 'INT64',
    data: Array.from({ length: rows }, (_, i) => (name === 'hour' && rows > 1 ? i % 24 : value)),
  }));
  return { inputs };
}

/** One measurement: of one load on one server, or of its process. */
type Figures = Map<string, number[]>;

function note(figures: Figures, key: string, value: number): void {
  const list = figures.get(key) ?? [];
  list.push(value);
  figures.set(key, list);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function makeEnvironment(bin: string, requirements: string): void {
  if (existsSync(path.join(bin, 'python'))) return;
  execFileSync('python3', ['-m', 'venv', path.dirname(bin)], { stdio: 'inherit' });
  const args = ['-m', 'pip', 'install', '-q', '-r', path.join(here, requirements)];
  execFileSync(path.join(bin, 'python'), args, { stdio: 'inherit' });
}

function prepare(): void {
  mkdirSync(path.join(folder, 'mlserver'), { recursive: true });
  makeEnvironment(fastapi, 'requirements.txt');
  makeEnvironment(mlserver, 'requirements-mlserver.txt');
  const settings = {
    ...{ host: '127.0.0.1', http_port: 18_413, grpc_port: 18_414, metrics_port: 18_415 },
    ...{ parallel_workers: 0, debug: false },
  };
  const served = { name: 'flight-delay', implementation: 'mlserver_runtime.Onnx' };
  const at = (name: string): string => path.join(folder, 'mlserver', name);
  writeFileSync(at('settings.json'), JSON.stringify(settings));
  writeFileSync(at('model-settings.json'), JSON.stringify(served));
  for (const rows of ROWS) {
    for (const [form, body] of [
      ['records', recordsOf(rows)],
      ['tensors', tensorsOf(rows)],
    ] as const) {
      const lines = [
        'wrk.method = "POST"',
        'wrk.headers["Content-Type"] = "application/json"',
        `wrk.body = ${JSON.stringify(JSON.stringify(body))}`,
      ];
      writeFileSync(path.join(folder, `${form}-${rows}.lua`), `${lines.join('\n')}\n`);
    }
  }
}

/** Starts a server; seconds until it says that it is ready. */
async function start(contender: Contender): Promise<{ server: ChildProcess; ready: number }> {
  const began = performance.now();
  const server = spawn(contender.program, contender.args, {
    cwd: folder,
    env: { ...process.env, ...contender.env },
    stdio: 'ignore',
  });
  for (;;) {
    const response = await fetch(
      `http://127.0.0.1:${contender.port}/${READY[contender.form]}`,
    ).catch(() => null);
    if (response?.status === 200) break;
    if (server.exitCode !== null) throw new Error(`${contender.name} ended`);
    await sleep(2);
  }
  return { server, ready: (performance.now() - began) / 1000 };
}

function megabytesOf(server: ChildProcess): number {
  const status = readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? NaN) / 1024;
}

/** Seconds of the processor that the server has used, in the kernel too (proc_pid_stat(5)). */
function processorSeconds(server: ChildProcess): number {
  const stat = readFileSync(`/proc/${server.pid ?? 0}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? NaN) + (system ?? NaN)) / CLOCK_TICKS;
}

/** Requests, requests a second, and the 99th percentile of latency in milliseconds. */
function load({ name, port, form }: Contender, clients: number, rows: number): number[] {
  const { stdout } = spawnSync(
    'wrk',
    [
      ...['-t', '1', '-c', String(clients), '-d', `${seconds}s`, '--latency', '--timeout', '20s'],
      ...['-s', path.join(folder, `${form}-${rows}.lua`)],
      `http://127.0.0.1:${port}/${WHERE[form]}`,
    ],
    { encoding: 'utf8' },
  );
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? NaN);
  const [, value = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  if (/Non-2xx|Socket errors/.test(stdout) || !(rate > 0)) throw new Error(`${name}: ${stdout}`);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1] ?? NaN);
  return [requests, rate, Number(value) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? NaN)];
}

/** All loads on a server that is warm. */
function measure(contender: Contender, server: ChildProcess, figures: Figures): void {
  load(contender, 8, 1);
  for (const rows of ROWS) {
    for (const clients of CLIENTS) {
      const before = processorSeconds(server);
      const [requests = NaN, rate = NaN, p99 = NaN] = load(contender, clients, rows);
      const used = processorSeconds(server) - before;
      note(figures, `rate ${clients} ${rows}`, rate);
      note(figures, `p99 ${clients} ${rows}`, p99);
      note(figures, `cost ${clients} ${rows}`, (used / requests) * 1e6);
    }
  }
}

async function round(contender: Contender, figures: Figures): Promise<void> {
  const { server, ready } = await start(contender);
  try {
    note(figures, 'ready', ready);
    measure(contender, server, figures);
    note(figures, 'memory', megabytesOf(server));
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

function report([ours, theirs]: readonly [Contender, Contender], figures: Figures[]): void {
  const both = (key: string): number[] => figures.map((of) => median(of.get(key) ?? []));
  const { name } = theirs;
  console.log(
    `\n| clients | rows | ${ours.name}: requests/s | ${name} | more | p99 ms | ${name} | ratio | ` +
      `CPU µs/request | ${name} | less |`,
  );
  console.log('|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const rows of ROWS) {
    for (const clients of CLIENTS) {
      const [rate = NaN, otherRate = NaN] = both(`rate ${clients} ${rows}`);
      const [p99 = NaN, otherP99 = NaN] = both(`p99 ${clients} ${rows}`);
      const [cost = NaN, otherCost = NaN] = both(`cost ${clients} ${rows}`);
      const cells = [
        ...[clients, rows, rate.toFixed(0), otherRate.toFixed(0)],
        `${(rate / otherRate).toFixed(1)}×`,
        ...[p99.toFixed(1), otherP99.toFixed(1), (p99 / otherP99).toFixed(2)],
        ...[cost.toFixed(0), otherCost.toFixed(0), `${(otherCost / cost).toFixed(1)}×`],
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
  const [memory = NaN, otherMemory = NaN] = both('memory');
  const [ready = NaN, otherReady = NaN] = both('ready');
  console.log(`\nhighest memory: ${memory.toFixed(0)} MB, ${name} ${otherMemory.toFixed(0)} MB`);
  console.log(`start to ready: ${ready.toFixed(2)} s, ${name} ${otherReady.toFixed(2)} s`);
}

prepare();
const figures = PAIRS.map((pair) => pair.map((): Figures => new Map()));
for (let at = 0; at < rounds; at++) {
  for (const [i, pair] of PAIRS.entries()) {
    for (const [j, contender] of pair.entries()) {
      const of = figures[i]?.[j];
      if (of !== undefined) await round(contender, of);
    }
  }
}
const load1 = loadavg()[0] ?? NaN;
console.log(
  `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${rounds} rounds of ${seconds} s, ` +
    `load average at the end ${load1.toFixed(1)}`,
);
for (const [i, pair] of PAIRS.entries()) report(pair, figures[i] ?? []);
