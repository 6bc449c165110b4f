// Drift of mixed columns beside Evidently, beside pandas with SciPy, and beside what DuckDB needs to
// read and aggregate the same columns. Needs a Python with bench/peers/requirements.txt, GNU time,
// and `npm run build`.
//
//   node bench/drift.ts <python> <rows> <columns> [runs]    e.g. node bench/drift.ts venv/bin/python 1000000 50
//   node bench/drift.ts <python> linear                     10⁵ to 10⁷ rows × 10 columns, and a plot
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command, Measurement } from './measure.ts';
import { measureInTurn, measureOnce } from './measure.ts';

const here = import.meta.dirname;
const root = path.resolve(here, '..');
const [python = 'python3', first = '1000000', second = '50', third = '3'] = process.argv.slice(2);

function inputs(rows: number, columns: number): string {
  const folder = path.join(tmpdir(), 'slipway-bench', `drift-${rows}-${columns}`);
  if (!existsSync(path.join(folder, 'current.parquet'))) {
    const script = path.join(here, 'peers', 'make_drift_inputs.py');
    execFileSync(python, [script, folder, String(rows), String(columns)], { stdio: 'inherit' });
  }
  return folder;
}

const FILES = ['reference.parquet', 'current.parquet'] as const;

function slipway(cwd: string): Command {
  const [reference, current] = FILES;
  return {
    program: path.join(root, 'node_modules', '.bin', 'node'),
    args: [
      path.join(root, 'dist', 'cli.js'),
      'drift',
      '--json',
      '--reference',
      reference,
      '--current',
      current,
    ],
    cwd,
    accepted: [0, 1, 2],
  };
}

function peer(script: string, cwd: string): Command {
  return {
    program: python,
    args: ['-W', 'ignore', path.join(here, 'peers', script), cwd, ...FILES],
    cwd,
  };
}

function line(
  name: string,
  own: Measurement,
  { seconds, cpuSeconds, megabytes }: Measurement,
): string {
  const times = (theirs: number, ours: number): string => `${(theirs / ours).toFixed(1)}×`;
  return (
    `| ${name} | ${seconds.toFixed(1)} s | ${times(seconds, own.seconds)} | ${cpuSeconds.toFixed(1)} s ` +
    `| ${times(cpuSeconds, own.cpuSeconds)} | ${megabytes.toFixed(0)} MB | ${times(megabytes, own.megabytes)} |`
  );
}

function besidePeers(rows: number, columns: number, runs: number): void {
  const folder = inputs(rows, columns);
  const scripts = ['drift_evidently.py', 'drift_scipy.py', 'drift_duckdb.py'];
  const commands = [slipway(folder), ...scripts.map((script) => peer(script, folder))];
  const [own, ...others] = measureInTurn(commands, runs);
  if (own === undefined) throw new Error('nothing was measured');
  console.log(
    `| ${rows} × ${columns} columns, two files | wall | ÷ ours | CPU | ÷ ours | memory | ÷ ours |`,
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  console.log(line('Slipway drift', own, own));
  others.forEach((measured, i) => {
    console.log(line(scripts[i] ?? '', own, measured));
  });
}

/** A plot on logarithmic axes, with the line of constant cost for a row. */
function plot(points: readonly (readonly [number, number])[]): string {
  const x = (rows: number): number => 60 + 130 * (Math.log10(rows) - 5);
  const y = (seconds: number): number => 250 - 80 * (Math.log10(seconds) + 0.5);
  const [lastRows, lastSeconds] = points.at(-1) ?? [1, 1];
  const marks = points.map(
    ([rows, seconds]) =>
      `<circle cx="${x(rows).toFixed(1)}" cy="${y(seconds).toFixed(1)}" r="4"/>` +
      `<text x="${(x(rows) + 8).toFixed(1)}" y="${(y(seconds) + 4).toFixed(1)}">${seconds.toFixed(1)} s</text>` +
      `<text x="${(x(rows) - 12).toFixed(1)}" y="285">${rows.toExponential(0)}</text>`,
  );
  const ideal = `<path d="M${x(1e5)} ${y((lastSeconds / lastRows) * 1e5).toFixed(1)} L${x(1e7)} ${y((lastSeconds / lastRows) * 1e7).toFixed(1)}" stroke="#888" stroke-dasharray="4"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" font-family="sans-serif" font-size="11"><rect width="400" height="300" fill="#fff"/>${ideal}${marks.join('')}<text x="60" y="20">CPU seconds of drift, 10 columns, by rows of each file; dashed: linear</text></svg>\n`;
}

function linearity(): void {
  console.log('| rows × 10 columns | wall | CPU | memory |\n|---|--:|--:|--:|');
  const points = [1e5, 3e5, 1e6, 3e6, 1e7].map((rows) => {
    const { seconds, cpuSeconds, megabytes } = measureOnce(slipway(inputs(rows, 10)));
    console.log(
      `| ${rows} | ${seconds.toFixed(1)} s | ${cpuSeconds.toFixed(1)} s | ${megabytes.toFixed(0)} MB |`,
    );
    return [rows, cpuSeconds] as const;
  });
  writeFileSync(path.join(here, 'drift-linearity.svg'), plot(points));
}

if (first === 'linear') linearity();
else besidePeers(Number(first), Number(second), Number(third));
