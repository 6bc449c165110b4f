// Two writers, two processes, register into one bare repository at the same moment, again and again:
// is anything lost, or a number given twice? Every tenth time both have the same content.
//
//   node bench/registry-races.ts [races, 1000] [seconds at most, 180]
import { fork, execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GitRegistry, LocalRepository } from '@slipway/registry';

const BY = { name: 'bench', email: 'bench@example.org', run: null };
/** Versions of one model; then the next model begins. */
const RACES_A_MODEL = 50;

interface Start {
  readonly model: string;
  readonly content: string;
}

interface Answer {
  readonly version: string;
  readonly created: boolean;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function openRegistry(folder: string): Promise<GitRegistry> {
  return new GitRegistry(await LocalRepository.open(folder, { environment: process.env }), {
    sign: false,
  });
}

async function register(registry: GitRegistry, { model, content }: Start): Promise<Answer> {
  const digest = sha256(content);
  const { version, created } = await registry.register({
    draft: {
      model,
      digest: { sha256: digest },
      sizeBytes: content.length,
      files: [{ path: 'model.onnx', sha256: digest, sizeBytes: content.length }],
      artifact: null,
      evidence: [],
      lineage: { commit: null, run: null, data: [], parameters: {}, image: null, card: null },
      metrics: {},
      signature: null,
    },
    choice: { kind: 'derived', bump: () => ({ bump: 'patch', why: 'a race' }) },
    attachments: [],
    describe: (record) => `${record.model} v${record.version}\n`,
    by: BY,
  });
  return { version: version.version, created };
}

/** A writer: registers what it is told, at once. */
async function write(folder: string): Promise<void> {
  const registry = await openRegistry(folder);
  process.on('message', (start: Start) => {
    void register(registry, start).then(
      (answer) => process.send?.(answer),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
  process.send?.('ready');
}

function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: T & { readonly error?: string }) => {
      if (message.error === undefined) resolve(message);
      else reject(new Error(message.error));
    });
  });
}

/** What each content was told to be, by model. */
type Told = Map<string, Map<string, string>>;

/** What is in the registry that was not told, or the other way round. */
async function compare(folder: string, told: Told): Promise<{ versions: number; wrong: string[] }> {
  const registry = await openRegistry(folder);
  const wrong: string[] = [];
  let versions = 0;
  for (const [model, contents] of told) {
    const state = await registry.model(model);
    const kept = state?.versions ?? [];
    versions += kept.length;
    const numbers = new Set(kept.map(({ version }) => version));
    if (numbers.size !== kept.length) wrong.push(`${model}: a number twice`);
    if (kept.length !== contents.size) wrong.push(`${model}: ${kept.length} of ${contents.size}`);
    for (const [digest, version] of contents) {
      const found = kept.find((entry) => entry.version === version);
      if (found?.record?.digest.sha256 !== digest) wrong.push(`${model} ${version} is not kept`);
    }
  }
  await registry.close();
  const tags = execFileSync('git', ['-C', folder, 'tag', '--list'], { encoding: 'utf8' });
  const count = tags.trim().split('\n').length;
  if (count !== versions) wrong.push(`${count} tags of ${versions} versions`);
  return { versions, wrong };
}

async function main(races: number, seconds: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-races-'));
  execFileSync('git', ['init', '--bare', '--quiet', folder]);
  const writers = [0, 1].map(() => fork(import.meta.filename, ['--write', folder]));
  await Promise.all(writers.map((child) => next(child)));
  const told: Told = new Map();
  const started = performance.now();
  let run = 0;
  for (; run < races && performance.now() - started < seconds * 1000; run++) {
    const model = `m${Math.floor(run / RACES_A_MODEL)}`;
    const contents = told.get(model) ?? new Map<string, string>();
    told.set(model, contents);
    const pending = writers.map(async (child, i) => {
      const content = run % 10 === 9 ? `${run}` : `${run} ${i}`;
      const answer = next<Answer>(child);
      child.send({ model, content });
      const { version } = await answer;
      const before = contents.get(sha256(content));
      if (before !== undefined && before !== version) throw new Error(`${before} and ${version}`);
      contents.set(sha256(content), version);
    });
    await Promise.all(pending);
  }
  const took = (performance.now() - started) / 1000;
  for (const child of writers) child.kill();
  const { versions, wrong } = await compare(folder, told);
  console.log(`${run} races in ${took.toFixed(0)} s: ${versions} versions, ${wrong.length} wrong`);
  for (const line of wrong) console.log(line);
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

const [first, second] = process.argv.slice(2);
if (first === '--write') await write(second ?? '');
else await main(Number(first ?? 1000), Number(second ?? 180));
