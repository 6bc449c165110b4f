// The registry at scale: list, show and a write on repositories with up to 10,000 versions of 200
// models, beside gto reading the same tags. Needs dist/ (npm run build) and GNU time.
//
//   node bench/registry.ts [path of gto]
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringifyJson } from '@slipway/core';
import type { VersionRecord } from '@slipway/registry';
import { RECORD_SCHEMA } from '@slipway/registry';
import { recordFiles } from '../packages/registry/src/git/records.ts';
import { entryPath } from '../packages/registry/src/journal/content.ts';
import { ENTRY_SCHEMA, STATE_SCHEMA } from '../packages/registry/src/journal/schema.ts';
import type { Command } from './measure.ts';
import { measureInTurn } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..');
const gto = process.argv[2] ?? null;
const BY = { name: 'bench', email: 'bench@example.org', run: null };
const START = Date.UTC(2026, 0, 1);
const SIZES = [
  [10, 100],
  [50, 1000],
  [200, 10_000],
] as const;
const METRICS = ['roc_auc', 'accuracy', 'log_loss', 'brier_score', 'f1', 'precision', 'recall'];

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function recordOf(model: string, index: number): VersionRecord {
  const digest = sha256(`${model} ${index}`);
  const at = new Date(START + index * 60_000).toISOString();
  const metric = { value: 0.7, interval: [0.69, 0.71], confidence: 0.95, greaterIsBetter: true };
  return {
    schema: RECORD_SCHEMA,
    model,
    version: `1.0.${index}`,
    versionReason: 'patch: the same signature',
    previous: index === 0 ? null : `1.0.${index - 1}`,
    registeredAt: at,
    by: BY,
    digest: { sha256: digest },
    sizeBytes: 1_000_000,
    files: [{ path: 'model.onnx', sha256: digest, sizeBytes: 1_000_000 }],
    artifact: { store: 'folder', uri: `models#sha256:${digest}` },
    evidence: [],
    lineage: { commit: null, run: null, data: [], parameters: {}, image: null, card: null },
    metrics: Object.fromEntries(METRICS.map((name) => [name, metric])) as VersionRecord['metrics'],
    signature: null,
  };
}

/** What git fast-import reads of one model: a commit for every version, the records' chain, tags. */
function modelStream(model: string, versions: number, firstMark: number): string[] {
  const person = (index: number): string =>
    `bench <bench@example.org> ${START / 1000 + index * 60} +0000\n`;
  const lines: string[] = [];
  const chain: string[] = [];
  for (let index = 0; index < versions; index++) {
    const record = recordOf(model, index);
    const mark = `:${firstMark + index}`;
    const name = `${model}@v${record.version}`;
    lines.push(
      `commit refs/scratch\nmark ${mark}\nauthor ${person(index)}committer ${person(index)}`,
      data(name),
      index === 0 ? '' : `from :${firstMark + index - 1}\n`,
      `tag ${name}\nfrom ${mark}\ntagger ${person(index)}${data(name)}`,
    );
    const zero = '0'.repeat(40);
    const tag = { tag: name, oid: zero, target: sha256(name).slice(0, 40), time: START / 1000 };
    const entry = {
      schema: ENTRY_SCHEMA,
      sequence: index + 1,
      at: record.registeredAt,
      kind: 'registered',
      by: BY,
      fence: null,
      data: { version: record.version, tag: name },
    };
    const files = recordFiles(record, tag, `${name}\n`, []);
    files.set(entryPath(index + 1), stringifyJson(entry));
    for (const [file, content] of files) {
      if (typeof content === 'string') chain.push(`M 100644 inline ${file}\n${data(content)}`);
    }
  }
  const state = {
    schema: STATE_SCHEMA,
    sequence: versions,
    at: new Date(START + versions * 60_000).toISOString(),
    fence: 0,
    lease: null,
    state: {
      model,
      counter: 0,
      tagTime: START / 1000 + versions * 60,
      assignments: {},
      aliases: {},
      deregistered: {},
      deprecated: false,
    },
  };
  lines.push(
    `commit refs/slipway/${model}/@versions\nauthor ${person(0)}committer ${person(0)}${data(model)}`,
    ...chain,
    `M 100644 inline state.json\n${data(stringifyJson(state))}\nreset refs/scratch\n\n`,
  );
  return lines;
}

function makeRepository(folder: string, models: number, versions: number): void {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder]);
  const parts: string[] = [];
  const each = versions / models;
  for (let model = 0; model < models; model++) {
    parts.push(...modelStream(`m${String(model).padStart(3, '0')}`, each, model * each + 1));
  }
  const input = `${parts.join('')}reset refs/scratch\nfrom ${'0'.repeat(40)}\n\n`;
  const options = { input, maxBuffer: 1 << 30 };
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], options);
  execFileSync('git', ['-C', folder, 'pack-refs', '--all']);
}

function slipway(cwd: string, ...args: string[]): Command {
  const program = path.join(root, 'node_modules', '.bin', 'node');
  return { program, args: [path.join(root, 'dist', 'cli.js'), ...args], cwd };
}

/** Seconds of registering new content, whole processes; the middle one of five. */
function measureWrite(folder: string): number {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    writeFileSync(path.join(folder, 'new.bin'), `new ${run}`);
    const command = slipway(folder, 'register', '--model', 'new.bin', '--model-name', 'm000');
    const started = performance.now();
    const { status, stderr } = spawnSync(command.program, command.args, { cwd: folder });
    if (status !== 0) throw new Error(stderr.toString());
    times.push((performance.now() - started) / 1000);
  }
  return times.sort((a, b) => a - b)[2] ?? NaN;
}

const base = mkdtempSync(path.join(tmpdir(), 'slipway-bench-registry-'));
try {
  console.log('| versions | models | list | show | register | gto show |');
  console.log('|--:|--:|--:|--:|--:|--:|');
  for (const [models, versions] of SIZES) {
    const folder = path.join(base, String(versions));
    mkdirSync(folder);
    makeRepository(folder, models, versions);
    const commands = [
      slipway(folder, 'registry', 'list', '--json'),
      slipway(folder, 'registry', 'show', 'm000', '--json'),
      // gto takes minutes with 10,000 tags.
      ...(gto === null || versions > 1000
        ? []
        : [{ program: gto, args: ['show', '--json'], cwd: folder }]),
    ];
    const [list, show, peer] = measureInTurn(commands, 3).map(({ seconds }) => seconds);
    const write = measureWrite(folder);
    const cells = [versions, models, list, show, write.toFixed(2), peer ?? '–'];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  rmSync(base, { recursive: true, force: true });
}
