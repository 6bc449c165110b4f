// Builds dist/ from the sources. With --check it only compares, and lists the files that differ.
import { globSync } from 'node:fs';
import path from 'node:path';
import { buildDist } from './bundle/build-dist.ts';
import { differences, writeDist } from './bundle/dist-folder.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'dist');
const actions = globSync('actions/*/main.ts', { cwd: root })
  .map((file) => path.basename(path.dirname(file)))
  .sort();

async function main(): Promise<void> {
  const files = await buildDist(root, actions);
  if (process.argv.includes('--check')) {
    const lines = differences(files, folder);
    for (const line of lines) console.error(`dist/ is not in sync, ${line}`);
    if (lines.length > 0) console.error('Run npm run build, and commit dist/.');
    process.exitCode = lines.length > 0 ? 1 : 0;
    return;
  }
  writeDist(files, folder);
  for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(Math.ceil(content.length / 1024)).padStart(7)} KiB  dist/${name}`);
  }
}

try {
  await main();
} catch (error) {
  // The message only: Node would print the line that threw, and ncc's code is one of 3 MB.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
