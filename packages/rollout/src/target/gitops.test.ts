import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { GitRepository } from '@slipway/registry';
import { RemoteRepository } from '@slipway/registry';
import { temporaryFolder } from '@slipway/test-support';
import type { Traffic } from '../machine/traffic.ts';
import { allTo, NO_TRAFFIC, split } from '../machine/traffic.ts';
import { targetConformance } from '../testing/conformance.ts';
import { CANARY } from '../testing/world.ts';
import { GitopsTarget } from './gitops.ts';
import { VersionNames } from './names.ts';

const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};
const FILE = 'apps/model.yml';
const TEXT = '# ours\nreplicas: 2\nspec:\n  # who gets what\n  weights:\n    1.0.0: 100\n';

function git(folder: string, ...args: string[]): string {
  const options = { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' } as const;
  return execFileSync('git', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** A bare repository with the file on its branch main. */
function bareWith(text: string): string {
  const work = temporaryFolder({ [FILE]: text, 'README.md': 'read me\n' });
  git(work, 'init', '--quiet', '--initial-branch=main', '.');
  git(work, 'add', '.');
  git(work, 'commit', '--quiet', '-m', 'first');
  const bare = temporaryFolder();
  git(bare, 'clone', '--quiet', '--bare', work, bare);
  return bare;
}

interface Options {
  readonly key?: string[];
  readonly names?: Record<string, string>;
  readonly branch?: string;
  readonly file?: string;
  readonly wrap?: (repository: GitRepository) => GitRepository;
}

function targetOf(bare: string, options: Options = {}): GitopsTarget {
  const { key = ['spec', 'weights'], names = {}, branch = 'main', file = FILE } = options;
  return new GitopsTarget({
    open: async () => {
      const repository = await RemoteRepository.ofUrl(bare, { environment: ENVIRONMENT });
      return options.wrap?.(repository) ?? repository;
    },
    branch,
    path: file,
    key,
    names: new VersionNames(names),
    author: { name: 'Ada', email: 'ada@example.org' },
    subject: 'demo in production',
  });
}

/** Somebody else's write, through a repository of their own. */
async function writeTo(bare: string, traffic: Traffic, options: Options = {}): Promise<void> {
  const other = targetOf(bare, options);
  await other.write(traffic, null);
  await other.close();
}

/** Commits a change of the README, as others do at the same time. */
function pushAnotherFile(bare: string): void {
  const work = temporaryFolder();
  git(work, 'clone', '--quiet', bare, work);
  writeFileSync(path.join(work, 'README.md'), `${Math.random()}\n`);
  git(work, 'commit', '--quiet', '-a', '-m', 'theirs');
  git(work, 'push', '--quiet', 'origin', 'HEAD:main');
}

/** Lets something happen before each of the first updates. */
function beforeUpdates(count: number, happen: () => void | Promise<void>) {
  return (repository: GitRepository): GitRepository => {
    let left = count;
    const update: GitRepository['update'] = async (changes) => {
      if (left-- > 0) await happen();
      return repository.update(changes);
    };
    return new Proxy(repository, {
      get: (object, name) => {
        if (name === 'update') return update;
        const value: unknown = Reflect.get(object, name, object);
        return typeof value === 'function' ? (value.bind(object) as unknown) : value;
      },
    });
  };
}

targetConformance(
  'weights by commit',
  () => {
    const bare = bareWith(TEXT);
    const meddle = (traffic: Traffic): Promise<void> => writeTo(bare, traffic);
    return Promise.resolve({ target: targetOf(bare), meddle });
  },
  { knowsVersions: false, shadow: false },
);

describe('GitopsTarget', () => {
  it('commits the weights alone, with a message that says them', async () => {
    const bare = bareWith(TEXT);
    await writeTo(bare, split('1.0.0', '1.1.0', 5));
    expect(git(bare, 'show', `main:${FILE}`)).toBe(
      '# ours\nreplicas: 2\nspec:\n  # who gets what\n  weights:\n    1.0.0: 95\n    1.1.0: 5',
    );
    expect(git(bare, 'log', '--format=%an|%s', 'main')).toBe(
      'Ada|Traffic of demo in production: 1.0.0 95%, 1.1.0 5%\nAda|first',
    );
    expect(git(bare, 'diff', '--name-only', 'main~1', 'main')).toBe(FILE);
  });

  it('makes no commit where nothing changes', async () => {
    const bare = bareWith(TEXT);
    await writeTo(bare, allTo('1.0.0'));
    expect(git(bare, 'rev-list', '--count', 'main')).toBe('1');
  });

  it('uses the names that the file has for versions', async () => {
    const options = {
      key: ['traffic'],
      names: { '1.0.0': 'stable', '1.1.0': 'canary' },
    };
    const bare = bareWith('traffic: {stable: 100}\n');
    await writeTo(bare, split('1.0.0', '1.1.0', 12.5), options);
    expect(git(bare, 'show', `main:${FILE}`)).toBe('traffic: { stable: 87.5, canary: 12.5 }');
  });

  it('keeps commits of others that come between', async () => {
    const bare = bareWith(TEXT);
    const push = (): void => {
      pushAnotherFile(bare);
    };
    const target = targetOf(bare, { wrap: beforeUpdates(2, push) });
    await target.write(split('1.0.0', '1.1.0', 5), allTo('1.0.0'));
    await target.close();
    expect(git(bare, 'log', '--format=%s', 'main').split('\n')).toEqual([
      'Traffic of demo in production: 1.0.0 95%, 1.1.0 5%',
      'theirs',
      'theirs',
      'first',
    ]);
  });

  it('does not overwrite weights of others that come between', async () => {
    const bare = bareWith(TEXT);
    const theirs = split('1.0.0', '1.1.0', 70);
    const target = targetOf(bare, { wrap: beforeUpdates(1, () => writeTo(bare, theirs)) });
    const mine = target.write(split('1.0.0', '1.1.0', 5), allTo('1.0.0'));
    await expect(mine).rejects.toThrow('somebody changed it');
    expect(await target.read()).toEqual(theirs);
    await target.close();
  });

  it.each([
    ['spec: {weights: {1.0.0: 90}}', 'add up to 90, not to 100'],
    ['spec: {weights: {1.0.0: high}}', 'spec.weights.1.0.0'],
    ['spec: {weights: [1]}', 'spec.weights no percentage'],
    ['spec: {wieghts: {}}', 'has no key spec.weights'],
    ['- 1', 'has no key spec.weights'],
    ['a: {', 'is not YAML'],
    ['a: 1\n---\nb: 2\n', 'is not YAML of one document'],
  ])('refuses %j', async (text, message) => {
    const target = targetOf(bareWith(text));
    await expect(target.read()).rejects.toThrow(message);
    await expect(target.read()).rejects.toThrow(/^target: apps\/model\.yml on the branch main /);
    await target.close();
  });

  it('restores weights that do not add up', async () => {
    const bare = bareWith('spec: {weights: {1.0.0: 60, 1.1.0: 60}}');
    const target = targetOf(bare);
    await target.write(allTo('1.0.0'), null);
    expect(await target.read()).toEqual(allTo('1.0.0'));
    await target.close();
  });

  it.each(['spec: {weights: {}}', 'spec:\n  weights:\n'])('has no traffic in %j', async (text) => {
    const target = targetOf(bareWith(text));
    expect(await target.read()).toEqual(NO_TRAFFIC);
    await target.close();
  });

  it.each([
    [{ branch: 'prod' }, 'has no branch "prod"'],
    [{ file: 'apps/other.yml' }, 'apps/other.yml on the branch main does not exist'],
    [{ file: 'apps' }, 'apps on the branch main does not exist'],
  ])('names what is not there: %j', async (options, message) => {
    const target = targetOf(bareWith(TEXT), options);
    await expect(target.read()).rejects.toThrow(message);
    await target.close();
  });

  it('shows no password of a repository that it cannot reach', async () => {
    const target = targetOf('http://ada:s3cret@127.0.0.1:1/none.git');
    const error = await target.read().catch(String);
    expect(error).toContain('127.0.0.1');
    expect(error).not.toContain('s3cret');
    await target.close();
  });

  it('refuses shadows, and two versions with one name', () => {
    const plan = { ...CANARY, steps: [{ kind: 'shadow' as const, soakMs: 0, pause: false }] };
    expect(targetOf('none').refuses(plan)).toContain('leave the shadow steps out');
    expect(targetOf('none').refuses(CANARY)).toBeNull();
    expect(() => new VersionNames({ a: 'x', b: 'x' })).toThrow('a and b have one name, "x"');
  });
});
