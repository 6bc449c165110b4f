import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DistFiles } from './build-dist.ts';

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** One line for each file in which a folder differs from what was built. */
export function differences(files: DistFiles, folder: string): string[] {
  const found = new Set(filesIn(folder));
  const lines = [...files].flatMap(([name, content]) => {
    if (!found.delete(name)) return [`missing: ${name}`];
    return readFileSync(path.join(folder, name)).equals(content) ? [] : [`differs: ${name}`];
  });
  return [...lines, ...[...found].map((name) => `stale: ${name}`)].sort();
}

/** Makes the folder hold exactly these files. */
export function writeDist(files: DistFiles, folder: string): void {
  for (const name of filesIn(folder)) if (!files.has(name)) rmSync(path.join(folder, name));
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) writeFileSync(path.join(folder, name), content);
}
