import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '@slipway/test-support';
import { registryConformance } from '../testing/conformance.ts';
import { LocalRepository } from './local.ts';
import { GitRegistry } from './registry.ts';

const options = { environment: process.env };

function bareRepository(): string {
  const folder = temporaryFolder();
  execFileSync('git', ['init', '--bare', '--quiet', folder]);
  return folder;
}

registryConformance('git', () => {
  const folder = bareRepository();
  const open = async (): Promise<GitRegistry> =>
    new GitRegistry(await LocalRepository.open(folder, options));
  return Promise.resolve({ open });
});
