import { execFileSync } from 'node:child_process';
import type { ClientOptions } from '@slipway/github';
import { createClient } from '@slipway/github';
import { Journal } from '@slipway/registry';
import { GitHubDouble, RecordingLogger, temporaryFolder } from '@slipway/test-support';
import { z } from 'zod';
import { GitHubRepository } from './repository.ts';

export const WRITE = 'ghs_AbCdEf0123456789';
export const READ = 'ghs_ReadOnly9876543210';
export const REF = 'refs/slipway/m/production';

/** A repository on the double, kept in a bare repository of git. */
export class Scene {
  readonly folder = temporaryFolder();
  readonly logger = new RecordingLogger();
  readonly github: GitHubDouble;

  constructor(github: GitHubDouble) {
    this.github = github;
    execFileSync('git', ['init', '--bare', '--quiet', this.folder]);
    github.addRepository('octo/models').git = this.folder;
    github.addToken(WRITE);
    github.addToken(READ, { permissions: 'read' });
  }

  static async start(): Promise<Scene> {
    return new Scene(await GitHubDouble.start());
  }

  open(token: string = WRITE, options: Partial<ClientOptions> = {}): GitHubRepository {
    const waits = { second: 1, timeout: 20_000, patience: 100_000 };
    const { url: apiUrl } = this.github;
    return new GitHubRepository({
      owner: 'octo',
      repo: 'models',
      url: 'https://github.com/octo/models',
      client: createClient({ token, apiUrl, logger: this.logger, ...waits, ...options }),
    });
  }

  journal(repository = this.open()): Journal<number> {
    return new Journal(repository, REF, { schema: z.number(), initial: 0 });
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' }).trim();
  }
}
