import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TriggeringEvent } from '../runner/context.ts';
import { permissionsOf } from './access.ts';
import { answerGraphql, answerOperation, answerUnknown, checkedReply } from './answer.ts';
import type { Incoming, Reply, World } from './answer.ts';
import { Description } from './description.ts';
import type { Operation } from './description.ts';
import type { OperationId } from './endpoints/index.ts';
import { toPullRequestEvent, toWorkflowRunEvent } from './events.ts';
import type { Fault } from './fault.ts';
import { FaultQueue, messageOfFault } from './fault.ts';
import { Problem } from './problem.ts';
import { RateLimit } from './rate-limit.ts';
import { Store } from './store.ts';
import type { Access, Comment, Permission, PullRequest, Repository } from './store.ts';

/** One request that reached the double. The token itself is never kept. */
export interface RequestRecord {
  /** GitHub's `operationId`, `graphql`, or null for what the double does not have. */
  readonly operation: string | null;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: unknown;
  /** Whom the token speaks for; null without a known token. */
  readonly login: string | null;
  /** Null while the request is being answered, and when the connection was dropped. */
  status: number | null;
}

/** A token: whom it speaks for and what it may do. */
export interface TokenOptions {
  /** `github-actions[bot]` unless given. A login that ends in `[bot]` is an installation token. */
  readonly login?: string;
  /** One access to everything, or per permission (others: none); `write` unless given. */
  readonly permissions?: Access | Readonly<Partial<Record<Permission, Access>>>;
}

export interface PullRequestOptions {
  readonly number: number;
  /** The commit at the head; 40 times `a` unless given. */
  readonly sha?: string;
  /** The head's branch; `patch-1` unless given. */
  readonly branch?: string;
  /** `owner/name` of the head; the repository itself unless given, null for a deleted fork. */
  readonly from?: string | null;
  /** The branch it would be merged into; the default branch unless given. */
  readonly base?: string;
  readonly state?: 'closed' | 'open';
  readonly locked?: boolean;
  readonly author?: string;
  readonly files?: readonly string[];
}

type Target = OperationId | 'graphql';

let described: Description | null = null;

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.on('error', reject);
  });
}

function jsonOrText(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

/**
 * GitHub's API on loopback: it keeps what is written, knows tokens and their permissions, fails
 * on demand, and checks every request and response against GitHub's own OpenAPI description.
 * Whatever contradicts it is a violation, and `stop` fails when there was one.
 */
export class GitHubDouble {
  readonly #world: World;
  readonly #server: Server;
  readonly #faults = new FaultQueue();
  readonly #requests: RequestRecord[] = [];
  #violations: string[] = [];
  /** Milliseconds that every answer takes. */
  latency = 0;

  private constructor(server: Server, port: number) {
    this.#server = server;
    described ??= Description.load();
    this.#world = {
      store: new Store(),
      description: described,
      rateLimit: new RateLimit(),
      urls: { api: `http://127.0.0.1:${port}`, html: 'https://github.com' },
      violate: (message) => this.#violations.push(message),
    };
    server.on('request', (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.#violations.push(`GitHubDouble failed: ${String(error)}`);
        response.destroy();
      });
    });
  }

  /** Starts a double on a free port of the loopback interface. */
  static async start(): Promise<GitHubDouble> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new GitHubDouble(server, (server.address() as AddressInfo).port);
  }

  /** For GITHUB_API_URL. */
  get url(): string {
    return this.#world.urls.api;
  }

  /** Every request so far, oldest first. */
  get requests(): readonly RequestRecord[] {
    return this.#requests;
  }

  /** The requests to one operation. */
  requestsTo(operation: Target): readonly RequestRecord[] {
    return this.#requests.filter((request) => request.operation === operation);
  }

  /** The requests that would change something. */
  get writes(): readonly RequestRecord[] {
    return this.#requests.filter(
      ({ method, operation }) => method !== 'GET' && operation !== 'graphql',
    );
  }

  /** What contradicted GitHub's description so far; forgets it, so that `stop` does not fail. */
  takeViolations(): readonly string[] {
    const taken = this.#violations;
    this.#violations = [];
    return taken;
  }

  /**
   * Stops the double, dropping open connections.
   *
   * @throws Error that lists what contradicted GitHub's description
   */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
    const violations = this.takeViolations();
    if (violations.length > 0) {
      throw new Error(`Not as GitHub's API is described:\n- ${violations.join('\n- ')}`);
    }
  }

  addRepository(
    fullName: string,
    options: { private?: boolean; fork?: boolean; defaultBranch?: string } = {},
  ): Repository {
    return this.#world.store.addRepository(fullName, options);
  }

  /** Makes a token known. */
  addToken(secret: string, options: TokenOptions = {}): void {
    const { login = 'github-actions[bot]', permissions = 'write' } = options;
    const account = this.#world.store.account(login);
    this.#world.store.addToken(secret, {
      account,
      kind: account.type === 'Bot' ? 'installation' : 'user',
      permissions:
        typeof permissions === 'string'
          ? permissionsOf(permissions)
          : { ...permissionsOf('none'), ...permissions },
    });
  }

  addPullRequest(repository: Repository, options: PullRequestOptions): PullRequest {
    const { store } = this.#world;
    const { from = repository.fullName, branch = 'patch-1', sha = 'a'.repeat(40) } = options;
    const [owner = ''] = (from ?? 'ghost/gone').split('/');
    if (from !== null) store.repositoryOrFork(from);
    const pull: PullRequest = {
      id: store.nextId(),
      number: options.number,
      title: `Pull request ${options.number}`,
      author: store.account(options.author ?? owner),
      state: options.state ?? 'open',
      locked: options.locked ?? false,
      head: { repository: from, owner, ref: branch, sha },
      base: {
        repository: repository.fullName,
        owner: repository.owner.login,
        ref: options.base ?? repository.defaultBranch,
        sha: '0'.repeat(40),
      },
      createdAt: store.now(),
      files: options.files ?? [],
    };
    repository.pulls.push(pull);
    return pull;
  }

  /** A comment that someone wrote before. */
  addComment(repository: Repository, issue: number, author: string, body: string): Comment {
    const { store } = this.#world;
    const createdAt = store.now();
    const comment: Comment = {
      id: store.nextId(),
      issue,
      author: store.account(author),
      body,
      createdAt,
      updatedAt: createdAt,
    };
    repository.comments.push(comment);
    return comment;
  }

  /** The `pull_request` event of a pull request, for a job of the harness. */
  pullRequestEvent(repository: Repository, pull: PullRequest): TriggeringEvent {
    return toPullRequestEvent(repository, pull, this.#world.store, this.#world.urls);
  }

  /** The `workflow_run` event that follows the workflow of a pull request. */
  workflowRunEvent(repository: Repository, pull: PullRequest): TriggeringEvent {
    return toWorkflowRunEvent(repository, pull, this.#world.store, this.#world.urls);
  }

  /** Makes the next requests to an operation fail; faults of one operation follow each other. */
  fail(operation: Target, fault: Fault): void {
    this.#faults.add(operation, fault);
  }

  /** Sets the primary rate limit: how many requests are left until the reset. */
  setRateLimit(remaining: number, resetInSeconds: number): void {
    this.#world.rateLimit.set(remaining, resetInSeconds);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming: Incoming = {
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', this.url),
      headers: request.headers as Incoming['headers'],
      body: await bodyOf(request),
    };
    const matched = this.#world.description.match(incoming.method, incoming.url.pathname);
    const isGraphql = incoming.method === 'POST' && incoming.url.pathname === '/graphql';
    const target = isGraphql ? 'graphql' : (matched?.[0].id ?? null);
    const record = this.#record(incoming, target);
    const fault = target === null ? null : this.#faults.take(target);
    const hold = fault?.hold ?? this.latency;
    if (typeof hold === 'number') await sleep(hold);
    else await hold;
    if (fault?.connection === 'hang') return;
    if (fault?.connection === 'reset') {
      request.socket.destroy();
      return;
    }
    const reply = this.#reply(incoming, matched, isGraphql, fault);
    if (fault?.connection === 'reset-after') {
      request.socket.destroy();
      return;
    }
    record.status = reply.status;
    this.#send(response, reply);
  }

  #record(incoming: Incoming, operation: string | null): RequestRecord {
    const [, secret = ''] = incoming.headers.authorization?.split(' ') ?? [];
    const record: RequestRecord = {
      operation,
      method: incoming.method,
      path: `${incoming.url.pathname}${incoming.url.search}`,
      body: jsonOrText(incoming.body),
      login: this.#world.store.token(secret)?.account.login ?? null,
      status: null,
    };
    this.#requests.push(record);
    return record;
  }

  #reply(
    incoming: Incoming,
    matched: readonly [Operation, Record<string, string>] | null,
    isGraphql: boolean,
    fault: Fault | null,
  ): Reply {
    if (fault?.status !== undefined) {
      const { status, headers, body } = new Problem(
        fault.status,
        messageOfFault(fault),
        {},
        fault.headers,
      );
      const reply = { status, headers, body };
      return matched === null ? reply : checkedReply(this.#world, matched[0], reply);
    }
    if (isGraphql) return answerGraphql(this.#world, incoming);
    if (matched === null) return answerUnknown(this.#world, incoming);
    return answerOperation(this.#world, matched[0], matched[1], incoming);
  }

  #send(response: ServerResponse, reply: Reply): void {
    const headers = {
      ...this.#world.rateLimit.headers,
      'x-github-media-type': 'github.v3; format=json',
      ...reply.headers,
    };
    if (reply.body === undefined) {
      response.writeHead(reply.status, headers).end();
      return;
    }
    const text = JSON.stringify(reply.body);
    response
      .writeHead(reply.status, { ...headers, 'content-type': 'application/json; charset=utf-8' })
      .end(text);
  }
}
