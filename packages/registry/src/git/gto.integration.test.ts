/** gto (PyPI) as the judge: it reads what we wrote, and we read what it wrote. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { ADA, request } from '../testing/draft.ts';
import { GIT, openRepository, repositoryWithCommits, run } from '../testing/git.ts';
import { describeWithJudges } from '../testing/parts.ts';
import { GitRegistry } from './registry.ts';

const NOTE = { by: ADA, reason: 'a test' };

describeWithJudges('gto', () => {
  let folder: string;
  let registry: GitRegistry;

  const gto = (...args: string[]): string =>
    execFileSync(path.join(process.env.SLIPWAY_JUDGES ?? '', 'gto'), args, {
      cwd: folder,
      env: GIT.environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  interface Shown {
    readonly version: string;
    readonly stage: Record<string, string>;
    readonly active: boolean;
  }
  const shown = (): Record<string, Shown> =>
    JSON.parse(gto('show', '--json')) as Record<string, Shown>;
  const versionsOf = (name: string): string[] =>
    (JSON.parse(gto('show', name, '--json')) as { version: string }[]).map(
      ({ version }) => version,
    );

  beforeEach(async () => {
    folder = repositoryWithCommits(3);
    registry = new GitRegistry(await openRepository(folder));
  });
  afterEach(() => registry.close());

  it('reads versions, environments, what left them and what is out of use', async () => {
    const code = run(folder, 'rev-parse', 'HEAD');
    const { lineage } = request('m', 'a').draft;
    const commit = { repository: null, sha: code };
    for (const content of ['a', 'b', 'c']) {
      await registry.register(
        request('m', content, { draft: { lineage: { ...lineage, commit } } }),
      );
    }
    await registry.assign({ model: 'm', environment: 'production', version: '1.0.0', ...NOTE });
    await registry.assign({ model: 'm', environment: 'production', version: '1.0.1', ...NOTE });
    await registry.assign({ model: 'm', environment: 'staging', version: '1.0.2', ...NOTE });
    expect(shown().m).toMatchObject({
      version: 'v1.0.2',
      active: true,
      stage: { production: 'v1.0.1', staging: 'v1.0.2' },
    });
    await registry.assign({ model: 'm', environment: 'staging', version: null, ...NOTE });
    await registry.deregister('m', '1.0.2', NOTE);
    expect(shown().m).toMatchObject({ version: 'v1.0.1', stage: { production: 'v1.0.1' } });
    expect([...versionsOf('m')].sort()).toEqual(['v1.0.0', 'v1.0.1']);
    expect(gto('history', 'm', '--json')).toContain('"author": "Ada"');
    await registry.deprecate('m', NOTE);
    expect(shown().m?.active ?? false).toBe(false);
  });

  it('is read: its versions, stages and deprecations, also after ours', async () => {
    gto('register', 'g', 'HEAD~1', '--version', 'v0.1.0');
    gto('assign', 'g', '--version', 'v0.1.0', '--stage', 'prod');
    const state = await registry.model('g');
    expect(state?.versions).toMatchObject([{ version: '0.1.0', record: null, active: true }]);
    expect(state?.assignments).toMatchObject([{ environment: 'prod', version: '0.1.0' }]);
    // Ours is numbered after it, and gto goes on from ours.
    const { version } = await registry.register(request('g', 'ours'));
    expect(version.version).toBe('0.1.1');
    await registry.assign({ model: 'g', environment: 'prod', version: '0.1.1', ...NOTE });
    expect(shown().g?.stage).toEqual({ prod: 'v0.1.1' });
    // gto takes v0.1.0 for being in prod still, and wants to be told that it is meant.
    gto('assign', 'g', '--version', 'v0.1.0', '--stage', 'prod', '--force');
    const after = await registry.model('g');
    expect(after?.assignments).toMatchObject([{ environment: 'prod', version: '0.1.0' }]);
    gto('deprecate', 'g', 'v0.1.0', 'prod');
    expect((await registry.model('g'))?.assignments).toEqual([]);
    expect(() => gto('doctor')).not.toThrow();
  });

  it('reads names with slashes from a clone of a bare repository', async () => {
    const bare = path.join(temporaryFolder(), 'r.git');
    run(folder, 'init', '--bare', '--quiet', bare);
    const remote = new GitRegistry(await openRepository(bare));
    await remote.register(request('team/m', 'a'));
    await remote.close();
    folder = path.join(temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '--quiet', bare, folder], { stdio: 'ignore' });
    expect(shown()['team/m']?.version).toBe('v1.0.0');
  });
});
