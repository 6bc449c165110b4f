import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import type { JournalChange } from '@slipway/registry';
import { READ, REF, Scene, WRITE } from './scene.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', run: null };

describe('a repository through GitHub’s API', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.start();
  });
  afterEach(() => scene.github.stop());

  const entry = (state: number): JournalChange<number> => ({
    kind: 'step',
    data: {},
    state,
    by: ADA,
  });

  it('creates a ref once', async () => {
    const journal = scene.journal();
    await journal.create(entry(1));
    await expect(scene.journal().create(entry(2))).rejects.toThrow(REF);
    expect((await journal.read())?.state).toBe(1);
    expect(scene.git('log', '--format=%an', REF)).toBe('Ada');
    scene.git('fsck', '--strict');
  });

  it('lets one of two writers through, who both had looked before either wrote', async () => {
    const first = await scene.journal().create(entry(1));
    const [a, b] = [scene.open(), scene.open()];
    const changes = await Promise.all(
      [a, b].map(async (repository, i) => {
        const { ref } = await scene.journal(repository).prepare(first, entry(2 + i));
        return { repository, ref };
      }),
    );
    const gate = new Promise((resolve) => setTimeout(resolve, 100));
    scene.github.fail('git/update-ref', { hold: gate, times: 2 });
    const results = await Promise.all(
      changes.map(({ repository, ref }) => repository.update([ref])),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed', 'done']);
    expect(results.find(({ kind }) => kind === 'changed')).toMatchObject({
      ref: REF,
      detail: expect.stringContaining('not a fast forward'),
    });
  });

  it('changes nothing when one of several refs is not as expected', async () => {
    const { head } = await scene.journal().create(entry(1));
    const result = await scene.open().update([
      { name: 'refs/tags/m@v1.0.0', from: null, to: head },
      { name: REF, from: null, to: head },
    ]);
    expect(result).toMatchObject({ kind: 'changed', ref: REF });
    expect(await scene.open().refs(['refs/tags/'])).toEqual([]);
  });

  it('sees that a ref was wound back, and that one to delete was moved', async () => {
    const one = await scene.journal().create(entry(1));
    const two = await scene.journal().append(one, entry(2));
    const { ref } = await scene.journal().prepare(two, entry(3));
    scene.git('update-ref', REF, one.head);
    expect(await scene.open().update([ref])).toMatchObject({ kind: 'changed', ref: REF });
    const removal = { name: REF, from: two.head, to: null };
    expect(await scene.open().update([removal])).toMatchObject({ kind: 'changed', ref: REF });
    expect(await scene.open().update([{ ...removal, from: one.head }])).toEqual({ kind: 'done' });
    expect(scene.git('for-each-ref')).toBe('');
  });

  it.each(['git/create-ref', 'git/update-ref'] as const)(
    'knows its own write again when the answer to %s was lost',
    async (operation) => {
      const journal = scene.journal();
      scene.github.fail(operation, { connection: 'reset-after' });
      await journal.append(await journal.create(entry(1)), entry(2));
      expect((await journal.read())?.state).toBe(2);
    },
  );

  it('waits as long as GitHub asks', async () => {
    const headers = { 'retry-after': '7' };
    scene.github.fail('git/create-tree', { status: 429, headers, times: 2 });
    await scene.journal().create(entry(1));
    expect(scene.github.requestsTo('git/create-tree').map(({ status }) => status)).toEqual([
      429, 429, 201,
    ]);
  });

  it('says when the rate limit is too far away, and writes nothing', async () => {
    scene.github.setRateLimit(0, 3000);
    const journal = scene.journal(scene.open(WRITE, { patience: 1 }));
    await expect(journal.create(entry(1))).rejects.toThrow(/rate limit.*run it again/);
    expect(scene.git('for-each-ref')).toBe('');
  });

  it('says what a token needs that may only read, and never shows it', async () => {
    await scene.journal().create(entry(1));
    const journal = scene.journal(scene.open(READ));
    const before = await journal.read();
    if (before === null) throw new Error('nothing was written');
    const failure = await journal.append(before, entry(2)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(String(failure)).toMatch(/octo\/models could not be written.*contents: write/);
    const unknown = scene.journal(scene.open('ghs_wrong'));
    await expect(unknown.read()).rejects.toThrow(/could not be read.*not accepted/);
    expect(`${String(failure)}${JSON.stringify(scene.logger)}`).not.toContain(READ);
  });

  it('lists all of very many refs', async () => {
    const { head } = await scene.journal().create(entry(1));
    const lines = Array.from({ length: 250 }, (_, i) => `create refs/tags/m@v1.0.${i} ${head}\n`);
    const options = { cwd: scene.folder, input: lines.join('') };
    execFileSync('git', ['update-ref', '--stdin'], options);
    const refs = await scene.open().refs(['refs/tags/m@', 'refs/tags/m#']);
    expect(refs).toHaveLength(250);
  });

  it('removes files and folders, whether they are there or not', async () => {
    const repository = scene.open();
    const about = { message: 'm\n', author: ADA, time: new Date() };
    const files = new Map([
      ['a/b/c', 'c'],
      ['a/d', 'ä'],
      ['e', ''],
    ]);
    const first = await repository.writeCommit({ parent: null, changes: files, ...about });
    const gone = new Map([
      ['a/b', null],
      ['nothing/here', null],
      ['a/d/deeper', null],
    ]);
    const second = await repository.writeCommit({ parent: first, changes: gone, ...about });
    expect(scene.git('ls-tree', '-r', '--name-only', second).split('\n')).toEqual(['a/d', 'e']);
    expect(scene.git('show', `${second}:a/d`)).toBe('ä');
  });
});
