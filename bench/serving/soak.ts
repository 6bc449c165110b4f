// Ten minutes of good and hostile load on the built server, with version swaps: its memory, and
// whether a good request was ever lost. Ends with 1 when one was, or when memory grew.
//
//   node bench/serving/soak.ts [minutes] [path of cli.js]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '..', '..');
const minutes = Number(process.argv[2] ?? '10');
const cli = path.resolve(process.argv[3] ?? path.join(root, 'dist/cli.js'));
const folder = mkdtempSync(path.join(tmpdir(), 'slipway-soak-'));
const token = 'soak-soak-soak-soak';
const FLIGHT = { hour: 8, day_of_week: 1, distance: 500, origin: 'ATL', destination: 'LAX' };
const MODELS = ['candidate', 'champion'];
const CLIENTS = 8;
const MB = 1e6;

cpSync(path.join(root, 'examples/flight-delays/models'), path.join(folder, 'models'), {
  recursive: true,
});
const flags = [
  ...['--model', 'models/candidate.onnx', '--model-name', 'soak', '--port', '0'],
  ...['--admin-port', '0', '--prediction-log', 'log/predictions.jsonl', '--log-max-mb', '5'],
  ...['--log-keep', '3', '--receive-seconds', '3', '--max-buffer-mb', '32'],
];
const server = spawn(process.execPath, [cli, 'serve', ...flags], {
  cwd: folder,
  env: { ...process.env, SLIPWAY_ADMIN_TOKEN: token },
  stdio: ['ignore', 'pipe', 'pipe'],
});
let said = '';
server.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
server.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));

async function printed(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(said)?.[1];
    if (found !== undefined) return found;
    if (server.exitCode !== null) throw new Error(said);
    await sleep(20);
  }
}

const url = await printed(/^listening on (\S+)$/m);
const admin = await printed(/^admin endpoint on (\S+)$/m);
const end = Date.now() + minutes * 60_000;
const isOver = (): boolean => Date.now() >= end;
const counts = new Map<string, number>();
const lost: string[] = [];

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

async function good(size: number): Promise<void> {
  const body = JSON.stringify(
    size === 1 ? FLIGHT : Array.from({ length: size }, (_, i) => ({ ...FLIGHT, hour: i % 24 })),
  );
  while (!isOver()) {
    try {
      const response = await fetch(`${url}/predict`, { method: 'POST', body });
      const text = await response.text();
      count(`good ${response.status}`);
      if (response.status !== 200) lost.push(`${response.status} ${text}`);
    } catch (error) {
      lost.push(String((error as Error).cause ?? error));
    }
    await sleep(1);
  }
}

function raw(bytes: string | Buffer, linger: number): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  socket.resume().write(bytes);
  return sleep(linger).then(() => {
    socket.destroy();
  });
}

/** Sends until the server has answered, or 30 MB. */
async function flood(): Promise<void> {
  const call = request(`${url}/predict`, { method: 'POST' });
  let isDone = false;
  call.on('response', (response) => {
    isDone = true;
    response.resume();
  });
  call.on('error', () => {
    isDone = true;
  });
  for (let sent = 0; !isDone && sent < 30 * MB; sent += MB) {
    if (!call.write(Buffer.alloc(MB, 'x'))) await Promise.race([once(call, 'drain'), sleep(500)]);
  }
  await sleep(20);
  call.destroy();
}

const bomb = gzipSync(Buffer.alloc(50 * MB));
const post = async (
  where: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers = {},
): Promise<void> => {
  const response = await fetch(`${url}${where}`, { method: 'POST', body, headers });
  count(`hostile ${response.status}`);
  await response.arrayBuffer();
};
const HOSTILE: (() => Promise<void>)[] = [
  () => post('/predict', '{"hour": NaN}'),
  () => post('/predict', JSON.stringify([FLIGHT, { ...FLIGHT, hour: 'x'.repeat(10_000) }])),
  () => post('/predict', '['.repeat(100_000) + ']'.repeat(100_000)),
  () => post('/predict', JSON.stringify(Array.from({ length: 10_001 }, () => FLIGHT))),
  () => post('/predict', new Uint8Array(bomb), { 'content-encoding': 'gzip' }),
  () => post(`/v2/models/soak/versions/${Math.random()}/infer`, '{}'),
  () => post(`/v2/models/${'m'.repeat(400)}/infer`, '{"inputs":[]}'),
  () =>
    post(
      '/v2/models/soak/infer',
      JSON.stringify({
        inputs: [{ name: 'hour', datatype: 'INT64', shape: [1e15, 1], data: [1] }],
      }),
    ),
  () =>
    post('/v2/models/soak/infer', '{"inputs":[]}garbage', {
      'inference-header-content-length': '99999999',
    }),
  flood,
  () => raw('\x16\x03\x01\x02\x00\x01\x00\x01\xfc', 50),
  () => raw('POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n{', 4000),
  () => raw('POST /predict HTTP/1.1\r\nHost: x\r\n', 4000),
  () =>
    raw(
      Buffer.concat([
        Buffer.from('POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n'),
        Buffer.alloc(4 * MB, ' '),
      ]),
      100,
    ),
  () => raw(`GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`, 50),
];

async function hostile(): Promise<void> {
  while (!isOver()) {
    const attack = HOSTILE[Math.floor(Math.random() * HOSTILE.length)];
    await attack?.().catch(() => {
      count('hostile cut off');
    });
    await sleep(20);
  }
}

async function ask(method: string, where: string, body?: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${admin}/admin/${where}`, { method, headers, ...init });
  if (!response.ok) throw new Error(`${method} ${where}: ${await response.text()}`);
}

async function swaps(): Promise<void> {
  let last = (await (await fetch(`${url}/v2/models/soak`)).json()) as { versions: string[] };
  for (let swap = 0; !isOver(); swap++) {
    const next = `v${swap % 4}`;
    await ask('PUT', `versions/${next}`, { path: `models/${MODELS[swap % 2] ?? ''}.onnx` });
    await ask('PUT', 'traffic', { weights: { [next]: 100 } });
    await ask('DELETE', `versions/${last.versions[0] ?? ''}`);
    last = { versions: [next] };
    count('swaps');
    await sleep(2000);
  }
}

function residentMegabytes(): number {
  const status = readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? NaN) / 1024;
}

async function watch(): Promise<number[]> {
  const perMinute: number[] = [];
  let highest = 0;
  let minute = 1;
  while (!isOver()) {
    await sleep(1000);
    highest = Math.max(highest, residentMegabytes());
    if (Date.now() < end - (minutes - minute) * 60_000) continue;
    perMinute.push(highest);
    console.log(`minute ${minute}: highest ${highest.toFixed(0)} MB, ${lost.length} lost`);
    highest = 0;
    minute += 1;
  }
  return perMinute;
}

const [memory] = await Promise.all([
  watch(),
  swaps(),
  ...Array.from({ length: CLIENTS }, (_, i) => good([1, 1, 32, 200][i % 4] ?? 1)),
  ...Array.from({ length: 4 }, hostile),
]);
const before = residentMegabytes();
server.kill('SIGTERM');
const [code] = (await once(server, 'exit')) as [number | null];
rmSync(folder, { recursive: true });
for (const [what, number] of [...counts].sort()) console.log(`${what}: ${number}`);
console.log(`at the end ${before.toFixed(0)} MB; exit code ${code ?? 'none'}`);
const first = Math.max(...memory.slice(0, Math.ceil(memory.length / 3)));
const rest = Math.max(...memory.slice(-Math.ceil(memory.length / 3)));
console.log(`highest in the first third ${first.toFixed(0)} MB, in the last ${rest.toFixed(0)} MB`);
const bugs = said.match(/a bug in Slipway[^\n]*/g) ?? [];
for (const problem of [...lost.slice(0, 10), ...bugs.slice(0, 10)]) console.log(problem);
const isFlat = rest < first * 1.25 + 20;
process.exitCode = lost.length === 0 && bugs.length === 0 && isFlat && code === 0 ? 0 : 1;
