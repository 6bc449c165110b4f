import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import { registryConformance } from '../testing/conformance.ts';
import { ADA, request } from '../testing/draft.ts';
import { bareRepository, GIT, openRepository, repositoryWithCommits, run } from '../testing/git.ts';
import { GitHttpServer } from '../testing/http.ts';
import { GitRegistry } from './registry.ts';
import { RemoteRepository } from './remote.ts';

registryConformance(
  'git, a URL',
  () => {
    const folder = bareRepository();
    const open = async (): Promise<GitRegistry> =>
      new GitRegistry(await RemoteRepository.ofUrl(folder, GIT));
    return Promise.resolve({ open });
  },
  { racers: 6 },
);

describe('a clone and its remote', () => {
  let origin: string;
  let clone: string;
  const open = async (folder = clone): Promise<GitRegistry> => {
    const local = await openRepository(folder);
    return new GitRegistry(await RemoteRepository.ofRemote(local, 'origin', GIT));
  };
  const cloneOf = (...flags: string[]): string => {
    const folder = temporaryFolder();
    run(folder, 'clone', '--quiet', ...flags, `file://${origin}`, folder);
    return folder;
  };
  const head = (folder: string): string => run(folder, 'rev-parse', 'HEAD');

  beforeEach(() => {
    origin = bareRepository('--initial-branch=main');
    run(repositoryWithCommits(3), 'push', '--quiet', origin, 'HEAD:refs/heads/main');
    clone = cloneOf();
  });

  const fromCommit = (content: string, sha: string): ReturnType<typeof request> => {
    const commit = { repository: null, sha };
    const { lineage } = request('m', content).draft;
    return request('m', content, { draft: { lineage: { ...lineage, commit } } });
  };

  it('writes to the remote, and its tags are in the clone as well', async () => {
    const registry = await open();
    await registry.register(fromCommit('a', head(clone)));
    await registry.close();
    expect(run(origin, 'tag', '--list')).toBe('m@v1.0.0');
    expect(run(clone, 'tag', '--list')).toBe('m@v1.0.0');
    expect(run(origin, 'rev-parse', 'm@v1.0.0^{commit}')).toBe(head(clone));
    expect(run(clone, 'rev-parse', 'm@v1.0.0')).toBe(run(origin, 'rev-parse', 'm@v1.0.0'));
    expect(run(clone, 'status', '--porcelain')).toBe('');
    expect(run(clone, 'fsck')).toBe('');
  });

  it.each([['--depth=1'], ['--depth=1', '--no-tags']])(
    'works in a shallow clone (%s), which stays as it is',
    async (...flags) => {
      const shallow = cloneOf(...flags);
      const before = await open();
      await before.register(fromCommit('a', head(clone)));
      await before.close();
      const registry = await open(shallow);
      expect((await registry.model('m'))?.versions).toHaveLength(1);
      const { version } = await registry.register(fromCommit('b', head(shallow)));
      await registry.close();
      expect(version.version).toBe('1.0.1');
      // The code commit has a version already, so this one has a commit on top of it.
      expect(run(origin, 'rev-parse', 'm@v1.0.1^{commit}~1')).toBe(head(shallow));
      expect(run(origin, 'diff', 'm@v1.0.1^{commit}~1', 'm@v1.0.1')).toBe('');
      expect(run(shallow, 'rev-list', '--count', 'HEAD')).toBe('1');
      expect(run(origin, 'fsck')).toBe('');
    },
  );

  it('does not make a full clone a shallow one', async () => {
    const writer = await open(cloneOf());
    await writer.register(request('m', 'a'));
    await writer.close();
    const registry = await open();
    await registry.register(request('m', 'b'));
    await registry.close();
    expect(run(clone, 'rev-parse', '--is-shallow-repository')).toBe('false');
  });

  it('pushes nothing that it was not asked to push', async () => {
    run(clone, 'tag', 'mine');
    run(clone, 'branch', 'work');
    run(clone, 'config', 'push.followTags', 'true');
    run(clone, 'tag', '-a', '-m', 'annotated', 'release', 'HEAD');
    const registry = await open();
    await registry.register(request('m', 'a'));
    await registry.close();
    expect(run(origin, 'tag', '--list')).toBe('m@v1.0.0');
    expect(run(origin, 'for-each-ref', '--format=%(refname)', 'refs/heads')).toBe(
      'refs/heads/main',
    );
  });

  it('sees what another clone did meanwhile', async () => {
    const [mine, theirs] = [await open(), await open(cloneOf())];
    await mine.register(request('m', 'a'));
    await theirs.register(request('m', 'b'));
    await theirs.assign({
      model: 'm',
      environment: 'production',
      version: '1.0.1',
      by: ADA,
      reason: null,
    });
    const state = await mine.model('m');
    expect(state?.versions.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
    expect(state?.assignments[0]?.version).toBe('1.0.1');
    await Promise.all([mine.close(), theirs.close()]);
  });

  it('says when the remote is gone, and takes nothing for empty', async () => {
    run(clone, 'remote', 'set-url', 'origin', 'file:///nowhere/at/all');
    const registry = await open();
    await expect(registry.model('m')).rejects.toThrow(InputError);
    await expect(registry.model('m')).rejects.toThrow(
      /^registry: file:\/\/\/nowhere\/at\/all could not be read: /,
    );
    await registry.close();
  });

  it('shows no password', async () => {
    run(clone, 'remote', 'set-url', 'origin', 'http://ada:s3cret@127.0.0.1:9/x.git');
    const registry = await open();
    expect(registry.description).toBe('http://127.0.0.1:9/x.git');
    const error: unknown = await registry.model('m').catch((reason: unknown) => reason);
    expect(String(error)).toContain('could not be read');
    expect(String(error)).not.toContain('s3cret');
    await registry.close();
  });
});

describe('over HTTP', () => {
  let folder: string;
  let server: GitHttpServer;
  const open = async (): Promise<GitRegistry> =>
    new GitRegistry(await RemoteRepository.ofUrl(server.url, GIT), { patience: 5000 });

  beforeEach(async () => {
    folder = bareRepository();
    run(folder, 'config', 'http.receivepack', 'true');
    server = await GitHttpServer.start(folder);
  });
  afterEach(() => server.stop());

  const inUse = async <T>(work: (registry: GitRegistry) => Promise<T>): Promise<T> => {
    const registry = await open();
    try {
      return await work(registry);
    } finally {
      await registry.close();
    }
  };

  it('reads and writes', async () => {
    await inUse((registry) => registry.register(request('m', 'a')));
    await inUse((registry) => registry.register(request('m', 'b')));
    expect(run(folder, 'tag', '--list')).toBe('m@v1.0.0\nm@v1.0.1');
    const state = await inUse((registry) => registry.model('m'));
    expect(state?.versions.map(({ record }) => record?.version)).toEqual(['1.0.0', '1.0.1']);
    // One list of refs, one fetch of the records: no history of anything else.
    expect(server.requests.filter((line) => line.startsWith('POST')).length).toBeLessThan(12);
  });

  it('can be cut off at any request: nothing is half done, and a second run completes it', async () => {
    await inUse((registry) => registry.register(request('m', 'a')));
    const before = server.requests.length;
    await inUse((registry) => registry.register(request('m', 'b')));
    const count = server.requests.length - before;
    expect(count).toBeGreaterThan(3);
    for (const kind of ['cut', 'cut-after'] as const) {
      for (let at = 0; at < count; at++) {
        const content = `${kind} ${at}`;
        const first = server.requests.length;
        server.fault = (index) => (index === first + at ? kind : null);
        const error: unknown = await inUse((registry) =>
          registry.register(request('m', content)),
        ).catch((reason: unknown) => reason);
        server.fault = () => null;
        if (error instanceof Error) expect(error).toBeInstanceOf(InputError);
        const tags = run(folder, 'tag', '--list').split('\n').length;
        const known = await inUse((registry) => registry.model('m'));
        expect(known?.versions).toHaveLength(tags);
        const { version } = await inUse((registry) => registry.register(request('m', content)));
        const after = await inUse((registry) => registry.model('m'));
        const same = after?.versions.filter(
          ({ record }) => record?.digest.sha256 === version.record?.digest.sha256,
        );
        expect(same).toHaveLength(1);
      }
    }
  });

  it('says what is missing when writing is not allowed', async () => {
    server.fault = () => 'forbid-push';
    await expect(inUse((registry) => registry.register(request('m', 'a')))).rejects.toThrow(
      /could not be written: .*403.*contents: write/s,
    );
    expect(run(folder, 'for-each-ref')).toBe('');
  });

  it('says what is missing when there are no credentials', async () => {
    server.fault = () => 'unauthorized';
    await expect(inUse((registry) => registry.model('m'))).rejects.toThrow(
      /could not be read: .*git has no credentials for it: .* github-token/s,
    );
  });

  it('passes on what a hook says', async () => {
    const { writeFileSync } = await import('node:fs');
    const hook = '#!/bin/sh\necho "tags are protected" >&2\nexit 1\n';
    writeFileSync(`${folder}/hooks/pre-receive`, hook, { mode: 0o755 });
    await expect(inUse((registry) => registry.register(request('m', 'a')))).rejects.toThrow(
      /could not be written: pre-receive hook declined/,
    );
  });
});
