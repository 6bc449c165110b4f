import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../folders.ts';

/** The root of this repository. */
export const REPOSITORY_ROOT = path.resolve(fileURLToPath(new URL('../../../..', import.meta.url)));

const copies = new Map<string, string>();

/** A copy must not find a package by accident in a folder above it. */
function refuseNodeModulesAbove(folder: string): void {
  for (let at = folder; ; at = path.dirname(at)) {
    const modules = path.join(at, 'node_modules');
    if (existsSync(modules)) throw new Error(`${modules} would be visible to the action`);
    if (at === path.dirname(at)) return;
  }
}

/**
 * A copy of what a consumer downloads and runs: `dist/` and each action's action.yml, in a folder
 * without node_modules in or above it. One copy serves all runs of a test file.
 *
 * @throws Error when `dist/` has not been built
 */
export function copyDistribution(root: string): string {
  const known = copies.get(root);
  if (known !== undefined) return known;
  if (!existsSync(path.join(root, 'dist'))) {
    throw new Error(`${path.join(root, 'dist')} does not exist: npm run build makes it`);
  }
  const copy = path.join(temporaryFolder(), '_actions', 'slipway-ml', 'slipway', 'v0');
  cpSync(path.join(root, 'dist'), path.join(copy, 'dist'), { recursive: true });
  for (const entry of readdirSync(path.join(root, 'actions'), { withFileTypes: true })) {
    const file = path.join('actions', entry.name, 'action.yml');
    if (entry.isDirectory() && existsSync(path.join(root, file))) {
      cpSync(path.join(root, file), path.join(copy, file));
    }
  }
  refuseNodeModulesAbove(copy);
  copies.set(root, copy);
  return copy;
}
