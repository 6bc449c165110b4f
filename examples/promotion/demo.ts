// A canary that completes and one that is taken back, live:
//
//   npm run demo:promotion
//
// A model server with an admin endpoint, a bare git repository for versions and journal, requests
// that ask for real flights, and the commands that anyone can type. It ends with 0 when the good
// model has all the traffic and the shifted one has none.
import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pc from 'picocolors';

const here = import.meta.dirname;
const cli = path.join(here, '..', '..', 'packages', 'cli', 'bin', 'slipway.js');
const models = path.join(here, '..', 'flight-delays', 'models');
const TOKEN = 'a-token-of-the-demo';

/** Requests a second that the server is asked. */
const REQUESTS = 200;

const VERSIONS = [
  { version: '1.0.0', file: 'champion.onnx' },
  { version: '1.1.0', file: 'candidate.onnx' },
  { version: '1.2.0', file: 'candidate-utc.onnx' },
] as const;

function configuration(admin: string, metrics: string): string {
  return `version: 1
model: { name: flight-delay, task: binary-classification, positive-class: 1 }
registry: { type: git, repository: registry.git, required: [] }
promote:
  environment: production
  target: { type: slipway, url: ${admin} }
  steps:
    - { shadow: 2s }
    - { traffic: 20%, soak: 4s }
    - { traffic: 50%, soak: 4s }
    - { traffic: 100% }
  analysis:
    source: metrics
    url: ${metrics}
    gates:
      - error_rate <= champion + 0.05
      - drift(score) < 0.3
    minimum-samples: 50
    interval: 1s
    horizon: 30s
`;
}

const environment = {
  ...process.env,
  SLIPWAY_ADMIN_TOKEN: TOKEN,
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...(pc.isColorSupported ? { FORCE_COLOR: '1' } : {}),
};

/** Runs `slipway <args>` as typed in the demo's folder, its output shown as it comes. */
async function slipway(folder: string, args: readonly string[]): Promise<number> {
  console.log(`\n${pc.bold(`$ npx slipway ${args.map(quoted).join(' ')}`)}`);
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? -1);
    });
  });
}

function quoted(argument: string): string {
  return /^[\w./:=-]+$/.test(argument) ? argument : `'${argument}'`;
}

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly admin: string;
}

/** Starts the server with the first version, and waits until it answers. */
async function startServer(folder: string): Promise<Server> {
  const child = spawn(process.execPath, [cli, 'serve', '--config', 'serve.yml'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, log] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  for (let waited = 0; waited < 60_000; waited += 50) {
    const url = /listening on (\S+)/.exec(out)?.[1];
    const admin = /admin endpoint on (\S+)/.exec(log)?.[1];
    if (url !== undefined && admin !== undefined) return { child, url, admin };
    if (child.exitCode !== null) break;
    await delay(50);
  }
  throw new Error(`the model server does not start:\n${log}`);
}

const AIRPORTS = ['ATL', 'ORD', 'DFW', 'DEN', 'LAX', 'PHX', 'IAH', 'LAS', 'DTW', 'SFO'] as const;

/** A flight of the morning, when the two clocks differ most. */
function flight(): object {
  const pick = (): string => AIRPORTS[Math.floor(Math.random() * AIRPORTS.length)] ?? 'ATL';
  return {
    hour: 5 + Math.floor(Math.random() * 5),
    day_of_week: 1 + Math.floor(Math.random() * 7),
    distance: 100 + Math.floor(Math.random() * 2400),
    origin: pick(),
    destination: pick(),
  };
}

/** Asks for predictions, all the time, until it is told to stop. */
function traffic(url: string): { readonly stop: () => void } {
  const timer = setInterval(() => {
    void fetch(`${url}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(flight()),
    })
      .then((response) => response.arrayBuffer())
      .catch(() => undefined);
  }, 1000 / REQUESTS);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

async function liveTraffic(admin: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const response = await fetch(`${admin}/admin/traffic`, { headers });
  const { weights } = (await response.json()) as { weights: Record<string, number> };
  return weights;
}

function prepare(folder: string): void {
  cpSync(models, path.join(folder, 'models'), { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', path.join(folder, 'registry.git')]);
  writeFileSync(
    path.join(folder, 'serve.yml'),
    `version: 1
model: { name: flight-delay, task: binary-classification, positive-class: 1 }
serve:
  port: 0
  admin-port: 0
  versions:
${VERSIONS.map(
  ({ version, file }, i) =>
    `    - { version: '${version}', path: models/${file}, weight: ${i === 0 ? 100 : 0} }\n`,
).join('')}`,
  );
}

/** The whole story; whether it ended as it should. */
async function tell(folder: string, server: Server): Promise<boolean> {
  writeFileSync(
    path.join(folder, 'slipway.yml'),
    configuration(server.admin, `${server.url}/metrics`),
  );
  for (const { version, file } of VERSIONS) {
    await slipway(folder, ['register', '--model', `models/${file}`, '--version', version]);
  }
  await slipway(folder, ['promote', '--version', '1.0.0', '--reason', 'the first one']);
  const requests = traffic(server.url);
  try {
    console.log(`\n${pc.bold(pc.green('A good candidate: boosted trees'))}`);
    const good = await slipway(folder, ['promote', '--version', '1.1.0', '--wait', 'true']);
    console.log(`\n${pc.bold(pc.red('A bad one: trained on departure hours in UTC'))}`);
    const bad = await slipway(folder, ['promote', '--version', '1.2.0', '--wait', 'true']);
    console.log(`\n${pc.bold('The journal, as git has it')}`);
    const log = [
      'log',
      '--reverse',
      '--format=%C(auto)%h %ai %s',
      'refs/slipway/flight-delay/production',
    ];
    execFileSync('git', ['-C', path.join(folder, 'registry.git'), ...log], { stdio: 'inherit' });
    const live = await liveTraffic(server.admin);
    console.log(`\nlive traffic: ${JSON.stringify(live)}`);
    const isRight = JSON.stringify(live) === '{"1.1.0":100}';
    console.log(`good candidate: exit ${good}; bad candidate: exit ${bad}`);
    return good === 0 && bad === 1 && isRight;
  } finally {
    requests.stop();
  }
}

const started = performance.now();
const folder = mkdtempSync(path.join(tmpdir(), 'slipway-promotion-'));
prepare(folder);
const server = await startServer(folder);
try {
  const isRight = await tell(folder, server);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
  process.exitCode = isRight ? 0 : 1;
} finally {
  server.child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
