import type { Repository } from '@slipway/test-support';
import { GitHubDouble, RecordingLogger } from '@slipway/test-support';
import type { ClientOptions, GitHubClient } from './client.ts';
import { createClient } from './client.ts';

/** The token of a workflow that may write. */
export const WRITE = 'ghs_AbCdEf0123456789';
/** The token of a workflow on a pull request from a fork. */
export const READ = 'ghs_ReadOnly9876543210';
/** Somebody's own token. */
export const PERSONAL = 'github_pat_Ada_0123456789';
/** The token of a GitHub App of the user's own. */
export const APP = 'ghs_App5555555555';

export const SHA = 'a'.repeat(40);
export const OTHER_SHA = 'b'.repeat(40);

/** A repository with an open pull request #7, and clients that wait a thousandth of the time. */
export class Scene {
  readonly github: GitHubDouble;
  readonly repository: Repository;
  readonly logger = new RecordingLogger();

  constructor(github: GitHubDouble) {
    this.github = github;
    this.repository = github.addRepository('base-owner/demo');
    github.addToken(WRITE);
    github.addToken(READ, { permissions: 'read' });
    github.addToken(PERSONAL, { login: 'ada' });
    github.addToken(APP, { login: 'model-bot[bot]' });
    github.addPullRequest(this.repository, { number: 7, sha: SHA });
  }

  static async start(): Promise<Scene> {
    return new Scene(await GitHubDouble.start());
  }

  client(options: Partial<ClientOptions> = {}): GitHubClient {
    const { url: apiUrl } = this.github;
    const defaults = { token: WRITE, apiUrl, logger: this.logger, second: 1 };
    // Attempts take real time, which such short seconds would not allow.
    return createClient({ ...defaults, timeout: 2000, patience: 2000, ...options });
  }

  /** Bodies of the comments on #7, oldest first. */
  get bodies(): string[] {
    return this.repository.comments.map(({ body }) => body);
  }
}
