import type { Urls } from '../resources/urls.ts';
import type { Permission, Repository, Store, Token } from '../store.ts';
import { notFound } from '../problem.ts';

/** A request whose parts agree with the description. */
export interface Call {
  readonly store: Store;
  readonly urls: Urls;
  readonly token: Token;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The answer to a call; of a `list` the asked page is sent, with a Link header. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly list?: readonly unknown[];
  /** The body around a page of the list; by default the page itself. */
  readonly wrap?: (page: readonly unknown[]) => unknown;
}

/** What the double knows of one operation beside GitHub's description. */
export interface Endpoint {
  /** Any of these lets a workflow token in; reading a public repository needs none. */
  readonly permissions: readonly Permission[];
  readonly handle: (call: Call) => Answer;
}

/**
 * The repository in the path.
 *
 * @throws Problem 404 when there is none
 */
export function repositoryOf(call: Call): Repository {
  const { owner = '', repo = '' } = call.params;
  const repository = call.store.repository(`${owner}/${repo}`);
  if (repository === undefined) throw notFound();
  return repository;
}
