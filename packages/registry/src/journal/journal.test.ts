import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError, InputError } from '@slipway/core';
import { z } from 'zod';
import type { LocalRepository } from '../git/local.ts';
import { ADA } from '../testing/draft.ts';
import { bareRepository, openRepository, run } from '../testing/git.ts';
import { JournalChanged, LeaseLost } from './errors.ts';
import type { JournalChange, JournalOptions } from './journal.ts';
import { Journal, journalRef } from './journal.ts';
import { acquireLease } from './lease.ts';

interface State {
  step: number;
}

const REF = journalRef('team/flight-delay', 'production');

function change(step: number, more: Partial<JournalChange<State>> = {}): JournalChange<State> {
  return { kind: 'step', data: { step }, state: { step }, by: ADA, ...more };
}

describe('Journal', () => {
  let folder: string;
  let repository: LocalRepository;
  const open = (options: Partial<JournalOptions<State>> = {}): Journal<State> =>
    new Journal(repository, REF, {
      schema: z.object({ step: z.int() }),
      initial: { step: 0 },
      ...options,
    });

  beforeEach(async () => {
    folder = bareRepository();
    repository = await openRepository(folder);
  });
  afterEach(() => repository.close());

  it('is on a ref of its own for every model and environment', () => {
    expect(REF).toBe('refs/slipway/team+flight-delay/production');
    expect(journalRef('a', 'eu/prod')).toBe('refs/slipway/a/eu+prod');
    expect(() => journalRef('a', '@versions')).toThrow(ConfigurationError);
    expect(() => journalRef('../a', 'production')).toThrow(ConfigurationError);
  });

  it('is not there before it is started, and started once', async () => {
    const journal = open();
    expect(await journal.read()).toBeNull();
    const first = await journal.create(change(1));
    expect(first).toMatchObject({ sequence: 1, fence: 0, lease: null, state: { step: 1 } });
    await expect(journal.create(change(1))).rejects.toThrow(JournalChanged);
    expect(await journal.read()).toEqual(first);
  });

  it('appends to what was read, and to nothing else', async () => {
    const journal = open();
    const first = await journal.create(change(1));
    const second = await journal.append(first, change(2));
    await expect(journal.append(first, change(9))).rejects.toThrow(JournalChanged);
    await expect(journal.append(first, change(9))).rejects.toThrow(
      /^registry: refs\/slipway\/team\+flight-delay\/production of .* was changed by somebody else/,
    );
    expect(await journal.read()).toEqual(second);
    const entries = await journal.entries(second);
    expect(entries.map(({ sequence, data }) => [sequence, data])).toEqual([
      [1, { step: 1 }],
      [2, { step: 2 }],
    ]);
  });

  it('reads a range of entries', async () => {
    const journal = open();
    let snapshot = await journal.create(change(1));
    for (const step of [2, 3, 4, 5]) snapshot = await journal.append(snapshot, change(step));
    const steps = async (range: object): Promise<unknown[]> =>
      (await journal.entries(snapshot, range)).map(({ data }) => data.step);
    expect(await steps({ last: 2 })).toEqual([4, 5]);
    expect(await steps({ after: 3 })).toEqual([4, 5]);
    expect(await steps({ after: 5 })).toEqual([]);
    expect(await steps({ last: 99 })).toEqual([1, 2, 3, 4, 5]);
  });

  it('shows every change as plain JSON in git log -p', async () => {
    const journal = open();
    const by = { ...ADA, run: 'https://example.org/runs/7' };
    const first = await journal.create(change(1, { title: 'Promotion 1 starts', by }));
    await journal.append(first, change(2));
    const log = run(folder, 'log', '-p', '--format=%an <%ae>%n%B', REF);
    expect(log).toContain('Promotion 1 starts\n\nRun: https://example.org/runs/7');
    expect(log).toContain('Ada <ada@example.org>');
    expect(log).toContain(`${REF}: step`);
    expect(log).toContain('+  "kind": "step",\n+  "by": {\n+    "name": "Ada",');
    expect(log).toContain('-    "step": 1\n+    "step": 2');
    expect(run(folder, 'fsck', '--strict')).toBe('');
  });

  it('keeps further files', async () => {
    const journal = open();
    const files = new Map([['plans/é "1".json', '{}\n']]);
    const first = await journal.create(change(1, { files }));
    const second = await journal.append(first, change(2));
    expect(await journal.files.text(second.head, 'plans/é "1".json')).toBe('{}\n');
    const third = await journal.append(second, change(3, { files: new Map([['plans', null]]) }));
    expect(await journal.files.text(third.head, 'plans/é "1".json')).toBeNull();
    expect(await journal.files.text(second.head, 'plans/é "1".json')).toBe('{}\n');
  });

  it('decides again when somebody else was quicker', async () => {
    const journal = open();
    await journal.create(change(0));
    let rivals = 3;
    const result = await journal.update(async (snapshot) => {
      if (snapshot === null) throw new Error('it was started');
      const { step } = snapshot.state;
      if (rivals-- > 0) await open().append(snapshot, change(step + 10));
      return change(step + 1);
    });
    expect(result?.state).toEqual({ step: 31 });
    expect(result?.sequence).toBe(5);
  });

  it('loses nothing when many write', async () => {
    await open().create(change(0));
    const repositories = await Promise.all([1, 2, 3, 4].map(() => openRepository(folder)));
    const add = async (i: number): Promise<void> => {
      const mine = repositories[i % 4] ?? repository;
      const schema = z.object({ step: z.int() });
      const options = { schema, initial: { step: 0 }, patience: 600_000 };
      const journal = new Journal(mine, REF, options);
      await journal.update((snapshot) => change((snapshot?.state.step ?? 0) + 1));
    };
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i)));
    await Promise.all(repositories.map((other) => other.close()));
    const last = await open().read();
    expect(last).toMatchObject({ sequence: 21, state: { step: 20 } });
    const steps = last === null ? [] : await open().entries(last);
    expect(steps.map(({ data }) => data.step)).toEqual(Array.from({ length: 21 }, (_, i) => i));
  }, 600_000);

  it('writes nothing when there is nothing to write', async () => {
    expect(await open().update(() => null)).toBeNull();
    const first = await open().create(change(1));
    expect(await open().update(() => null)).toEqual(first);
  });

  it('gives up when others are quicker for too long', async () => {
    await open().create(change(0));
    const journal = open({ patience: 20 });
    await expect(
      journal.update(async (snapshot) => {
        if (snapshot !== null) await open().append(snapshot, change(1));
        return change(2);
      }),
    ).rejects.toThrow(JournalChanged);
  });

  it('keeps the order of entries whatever a clock says', async () => {
    const late = open({ now: () => new Date('2026-01-02T00:00:00.000Z') });
    const early = open({ now: () => new Date('2026-01-01T00:00:00.000Z') });
    const first = await late.create(change(1));
    const second = await early.append(first, change(2));
    expect(second.at).toEqual(first.at);
    const [, entry] = await early.entries(second);
    expect(entry).toMatchObject({
      at: '2026-01-02T00:00:00.000Z',
      clock: '2026-01-01T00:00:00.000Z',
    });
  });

  it('refuses entries under a lease that is lost', async () => {
    const journal = open();
    const lease = await acquireLease(journal, { holder: 'run 1', by: ADA, duration: 0 });
    const read = await journal.read();
    const first = read && (await journal.append(read, change(1, { fence: lease.fence })));
    const [entry] = first === null ? [] : await journal.entries(first);
    expect(entry?.fence).toBe(1);
    await acquireLease(journal, { holder: 'run 2', by: ADA });
    await expect(journal.update(() => change(2, { fence: lease.fence }))).rejects.toThrow(
      LeaseLost,
    );
    await expect(journal.update(() => change(2, { fence: lease.fence }))).rejects.toThrow(
      'run 2 holds it now, with number 2; nothing more may be changed',
    );
    // One that was read before the lease changed hands cannot be appended to either.
    await expect(
      first === null ? null : journal.append(first, change(2, { fence: lease.fence })),
    ).rejects.toThrow(JournalChanged);
  });

  it.each([
    ['state.json', '{', 'it is not JSON'],
    ['state.json', '{"schema": "urn:slipway:journal:v2"}', 'schema: Invalid input'],
    ['state.json', null, 'it is missing'],
    ['entries/00000/00000001.json', '{"sequence": "1"}', 'schema: Invalid input'],
    ['entries', null, 'it is missing'],
  ])('says when %s was changed by hand to %j', async (path, text, words) => {
    const first = await open().create(change(1));
    const commit = await repository.writeCommit({
      parent: first.head,
      changes: new Map([[path, text]]),
      message: 'by hand',
      author: ADA,
      time: new Date(),
    });
    await repository.update([{ name: REF, from: first.head, to: commit }]);
    const reading = async (): Promise<unknown> => {
      const snapshot = await open().read();
      return snapshot === null ? null : open().entries(snapshot);
    };
    await expect(reading()).rejects.toThrow(InputError);
    await expect(reading()).rejects.toThrow(words);
  });

  it('says when the state is not of the form that is expected', async () => {
    await open().create(change(1));
    const options = { schema: z.object({ traffic: z.int() }), initial: { traffic: 0 } };
    await expect(new Journal(repository, REF, options).read()).rejects.toThrow(
      /state\.json of refs.* \(traffic: Invalid input/,
    );
  });

  it('works in a repository of SHA-256 objects', async () => {
    const other = await openRepository(bareRepository('--object-format=sha256'));
    const options = { schema: z.object({ step: z.int() }), initial: { step: 0 } };
    const journal = new Journal(other, REF, options);
    const first = await journal.create(change(1));
    const second = await journal.append(first, change(2));
    expect(second.head).toMatch(/^[0-9a-f]{64}$/);
    expect(await journal.read()).toEqual(second);
    await other.close();
  });
});
