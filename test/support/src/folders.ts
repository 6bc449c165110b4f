import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Files by their path inside a folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const made = new Set<string>();

/** Gives the owner back the right to write, without which nothing inside can be removed. */
function makeWritable(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(path.join(folder, entry.name));
  }
}

/** Removes every folder that `temporaryFolder` made and that still exists. */
export function removeTemporaryFolders(): void {
  for (const folder of made) {
    try {
      makeWritable(folder);
    } catch {
      // Already gone, or no longer a folder: rmSync copes with both.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  made.clear();
}

// In a test file the folders go when its tests are done, elsewhere with the process.
const { afterAll } = globalThis as { afterAll?: (remove: () => void) => void };
if (afterAll === undefined) process.once('exit', removeTemporaryFolders);
else afterAll(removeTemporaryFolders);

/** Writes files into a folder, making the folders on the way. */
export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/**
 * A new folder outside the project, with the given files in it; removed when the test file is
 * done. The path has no symbolic link in it.
 */
export function temporaryFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'slipway-test-')));
  made.add(folder);
  writeFiles(folder, files);
  return folder;
}

/**
 * The path of a folder that cannot be made or written to, by anybody: a mode would not stop root,
 * so a file stands where its parent should be.
 */
export function unwritableFolder(): string {
  return path.join(temporaryFolder({ file: '' }), 'file', 'folder');
}
