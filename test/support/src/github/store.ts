/** Access of a token to one kind of resource, as under `permissions:` in a workflow. */
export type Access = 'none' | 'read' | 'write';

/** The permissions of a workflow token that the double knows. */
export const PERMISSIONS = [
  'actions',
  'checks',
  'contents',
  'deployments',
  'issues',
  'metadata',
  'pull_requests',
  'statuses',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'Bot' | 'Organization' | 'User';
}

/** Who a token speaks for, and what it may do. */
export interface Token {
  readonly account: Account;
  /** An installation token (GITHUB_TOKEN, a GitHub App's) has no user: `GET /user` is refused. */
  readonly kind: 'installation' | 'user';
  readonly permissions: Readonly<Record<Permission, Access>>;
}

export interface Comment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly author: Account;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

/** A side of a pull request. */
export interface Branch {
  /** `owner/name`; null when the fork was deleted. */
  repository: string | null;
  owner: string;
  ref: string;
  sha: string;
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  readonly head: Branch;
  readonly base: Branch;
  readonly createdAt: string;
  title: string;
  state: 'closed' | 'open';
  locked: boolean;
  files: readonly string[];
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: string;
}

/** Fields are named as in the API, where they can be written through it. */
export interface CheckRun {
  readonly id: number;
  readonly app: Account;
  name: string;
  head_sha: string;
  status: string;
  conclusion: string | null;
  details_url: string | null;
  external_id: string | null;
  started_at: string;
  completed_at: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: readonly Readonly<Record<string, unknown>>[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly creator: Account;
  readonly createdAt: string;
}

export interface Deployment {
  readonly id: number;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly payload: unknown;
  readonly description: string | null;
  readonly transient: boolean;
  readonly production: boolean;
  readonly creator: Account;
  readonly createdAt: string;
  readonly statuses: DeploymentStatus[];
}

export interface WorkflowRun {
  readonly id: number;
  attempt: number;
  status: 'completed' | 'in_progress' | 'queued';
}

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly fullName: string;
  readonly private: boolean;
  readonly fork: boolean;
  readonly defaultBranch: string;
  readonly createdAt: string;
  readonly pulls: PullRequest[];
  readonly comments: Comment[];
  readonly statuses: CommitStatus[];
  readonly checkRuns: CheckRun[];
  readonly deployments: Deployment[];
  readonly workflowRuns: WorkflowRun[];
  /** The bare repository of its commits, tags and refs; null while nothing was pushed. */
  git: string | null;
}

/** What GitHub remembers. Ids only ever grow, as they do there. */
export class Store {
  readonly #accounts = new Map<string, Account>();
  readonly #repositories = new Map<string, Repository>();
  readonly #tokens = new Map<string, Token>();
  #lastId = 1_900_000_000;

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** GitHub's times have whole seconds. */
  now(): string {
    return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  }

  /** The account of that name; it comes into being when first named. */
  account(login: string, type?: Account['type']): Account {
    const known = this.#accounts.get(login.toLowerCase());
    if (known !== undefined) return known;
    const account = {
      id: this.nextId(),
      login,
      type: type ?? (login.endsWith('[bot]') ? 'Bot' : 'User'),
    } as const;
    this.#accounts.set(login.toLowerCase(), account);
    return account;
  }

  addToken(secret: string, token: Token): void {
    this.#tokens.set(secret, token);
  }

  token(secret: string): Token | undefined {
    return this.#tokens.get(secret);
  }

  addRepository(
    fullName: string,
    options: { private?: boolean; fork?: boolean; defaultBranch?: string } = {},
  ): Repository {
    const [owner = '', name = ''] = fullName.split('/');
    const repository: Repository = {
      id: this.nextId(),
      owner: this.account(owner, 'Organization'),
      name,
      fullName,
      private: options.private ?? false,
      fork: options.fork ?? false,
      defaultBranch: options.defaultBranch ?? 'main',
      createdAt: this.now(),
      pulls: [],
      comments: [],
      statuses: [],
      checkRuns: [],
      deployments: [],
      workflowRuns: [],
      git: null,
    };
    this.#repositories.set(fullName.toLowerCase(), repository);
    return repository;
  }

  repository(fullName: string): Repository | undefined {
    return this.#repositories.get(fullName.toLowerCase());
  }

  /** The repository of that name; a fork of that name comes into being when first named. */
  repositoryOrFork(fullName: string): Repository {
    return this.repository(fullName) ?? this.addRepository(fullName, { fork: true });
  }
}
