import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import type { Artifact, ArtifactStore } from '../artifacts/store.ts';
import type { RecordFile } from '../record.ts';
import { sha256 } from './draft.ts';

/** A store to test, empty. */
export interface StoreSubject {
  readonly store: ArtifactStore;
  /** Changes or removes what is kept of the file, behind the store's back; null where tests cannot. */
  readonly tamper: ((file: RecordFile, content: string | null) => void) | null;
  readonly stop?: () => Promise<void>;
}

/** Files of a version on disk. */
export function artifactOf(contents: Readonly<Record<string, string>>, model = 'm'): Artifact {
  const folder = temporaryFolder();
  const files = Object.entries(contents).map(([name, text]) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return { path: name, file, sha256: sha256(text), sizeBytes: Buffer.byteLength(text) };
  });
  return { model, sha256: sha256(JSON.stringify(contents)), files };
}

/** Keeping files, giving them back, and what is refused. */
function keepsFiles(current: () => StoreSubject, artifact: Artifact, salt: string): void {
  it('gives back what it was given', async () => {
    const { store } = current();
    const location = await store.put(artifact);
    expect(location.store).toBe(store.type);
    const folder = temporaryFolder();
    await store.get(location, artifact.files, folder);
    for (const { path: name, file } of artifact.files) {
      expect(readFileSync(path.join(folder, name))).toEqual(readFileSync(file));
    }
    expect(await store.verify(location, artifact.files)).toEqual([]);
  });

  it('takes known content again, and says the same place', async () => {
    const { store } = current();
    expect(await store.put(artifact)).toEqual(await store.put(artifact));
  });

  it('refuses a file that changed since it was hashed', async () => {
    const changed = artifactOf({ 'model.onnx': `before ${salt}` });
    writeFileSync(changed.files[0]?.file ?? '', `after, and longer ${salt}`);
    await expect(current().store.put(changed)).rejects.toThrow(
      /was changed while it was registered/,
    );
  });

  it('does not write outside the folder that it was given', async () => {
    const { store } = current();
    const location = await store.put(artifact);
    const evil = artifact.files.map((file) => ({ ...file, path: `../${file.path}` }));
    await expect(store.get(location, evil, temporaryFolder())).rejects.toThrow(InputError);
  });
}

/** Noticing what happened behind the store's back, and removing what is not needed. */
function looksAfterFiles(current: () => StoreSubject, artifact: Artifact): void {
  it('says what is missing, or not as it was', async () => {
    const { store, tamper } = current();
    const location = await store.put(artifact);
    const [file] = artifact.files;
    if (tamper === null || file === undefined) return;
    const get = (): Promise<void> => store.get(location, artifact.files, temporaryFolder());
    tamper(file, 'something else');
    expect((await store.verify(location, artifact.files)).join()).toMatch(/is not what was/);
    await expect(get()).rejects.toThrow(InputError);
    tamper(file, null);
    expect((await store.verify(location, artifact.files)).join()).toMatch(/missing|is not in/);
    await expect(get()).rejects.toThrow(InputError);
  });

  it('lists what it has, except what is named, and removes it', async () => {
    const { store } = current();
    await store.put(artifact);
    const keys = store.keysOf(artifact.sha256, artifact.files);
    const items = await store.list(new Set());
    if (items === null) return;
    expect(items.map((item) => item.sha256)).toEqual(expect.arrayContaining(keys));
    const others = (await store.list(new Set(keys)))?.map((item) => item.sha256);
    for (const key of keys) expect(others).not.toContain(key);
    for (const item of items.filter((entry) => keys.includes(entry.sha256))) {
      await store.remove(item);
    }
    const after = (await store.list(new Set()))?.map((item) => item.sha256) ?? [];
    for (const key of keys) expect(after).not.toContain(key);
  });
}

/** The rules that every artifact store keeps, wherever it keeps files. */
export function storeConformance(name: string, start: () => Promise<StoreSubject>): void {
  describe(`${name}: store conformance`, () => {
    let subject: StoreSubject | null = null;
    // Content that no other test has put into the same server.
    const salt = `${name} ${process.pid} ${Date.now()}`;
    const artifact = artifactOf({ 'model.onnx': `graph ${salt}`, 'weights/a b.bin': salt });
    const current = (): StoreSubject => {
      if (subject === null) throw new Error('not started');
      return subject;
    };
    beforeEach(async () => {
      subject = await start();
    });
    afterEach(() => subject?.stop?.());
    keepsFiles(current, artifact, salt);
    looksAfterFiles(current, artifact);
  });
}
