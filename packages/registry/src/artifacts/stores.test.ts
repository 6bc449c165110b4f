import { createHash } from 'node:crypto';
import { chmodSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@slipway/test-support';
import { bareRepository, openRepository } from '../testing/git.ts';
import { storeConformance } from '../testing/store-conformance.ts';
import type { RecordFile } from '../record.ts';
import { DvcStore } from './dvc.ts';
import { FolderStore } from './folder.ts';
import { GitStore } from './git.ts';

/** Writes or removes the file that keeps something. */
function tamperWith(place: string, content: string | null): void {
  if (content === null) {
    rmSync(place, { force: true });
    return;
  }
  chmodSync(place, 0o644);
  writeFileSync(place, content);
}

storeConformance('folder', () => {
  const folder = temporaryFolder();
  const place = ({ sha256 }: RecordFile): string =>
    path.join(folder, 'sha256', sha256.slice(0, 2), sha256);
  return Promise.resolve({
    store: new FolderStore(folder, 'models'),
    tamper: (file, content) => {
      tamperWith(place(file), content);
    },
  });
});

storeConformance('dvc', () => {
  const folder = temporaryFolder();
  const places = new Map<string, string>();
  return Promise.resolve({
    store: new DvcStore(folder, '.dvc/cache'),
    tamper: (file, content) => {
      const known = places.get(file.sha256) ?? findByContent(folder, file.sha256);
      places.set(file.sha256, known);
      tamperWith(known, content);
    },
  });
});

/** The file of a DVC cache whose content has that sha256. */
function findByContent(folder: string, sha256: string): string {
  for (const file of globSync(path.join(folder, 'files', 'md5', '*', '*'))) {
    if (createHash('sha256').update(readFileSync(file)).digest('hex') === sha256) return file;
  }
  throw new Error('it is not in the cache');
}

storeConformance('git', async () => {
  const repository = await openRepository(bareRepository());
  return { store: new GitStore(repository), tamper: null, stop: () => repository.close() };
});
