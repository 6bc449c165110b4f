// Python environments of the integration suite.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? status}`);
}

/**
 * A Python with the packages of a requirements file, made once for each content of it.
 *
 * @param cache folder of what the suite keeps
 * @param requirements path from the repository's root
 * @returns the path of the program
 */
export function pythonWith(cache: string, requirements: string): string {
  const file = path.join(root, requirements);
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
  const folder = path.join(cache, `python-${digest}`);
  const python = path.join(folder, 'bin', 'python');
  const mark = path.join(folder, 'complete');
  if (existsSync(mark)) return python;
  mkdirSync(cache, { recursive: true });
  console.log(`Installing ${requirements} …`);
  run('python3', ['-m', 'venv', '--clear', folder]);
  run(python, ['-m', 'pip', 'install', '-q', '-r', file]);
  writeFileSync(mark, '');
  return python;
}
