import { authenticate, authorise } from './access.ts';
import type { Description, Operation } from './description.ts';
import type { Answer, Call } from './endpoints/endpoint.ts';
import { ENDPOINTS, isOperationId } from './endpoints/index.ts';
import { notFound, Problem } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Urls } from './resources/urls.ts';
import type { Store, Token } from './store.ts';

/** What the double works with. */
export interface World {
  readonly store: Store;
  readonly description: Description;
  readonly rateLimit: RateLimit;
  readonly urls: Urls;
  /** Reports what contradicts GitHub's description. */
  readonly violate: (message: string) => void;
}

/** A request as it came over the wire. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What is sent back. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * The body of a request as JSON; undefined when there is none.
 *
 * @throws Problem 400 for text that is not JSON
 */
export function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem(400, 'Problems parsing JSON');
  }
}

function asReply(problem: Problem): Reply {
  return { status: problem.status, headers: problem.headers, body: problem.body };
}

/** The asked page of a list and the Link header that leads to the others. */
function pageOf(answer: Answer & { list: readonly unknown[] }, call: Call, url: URL): Reply {
  const { list, wrap = (page: readonly unknown[]): unknown => page } = answer;
  const size = Math.min(100, Math.max(1, Number(call.query.per_page ?? 30)));
  const number = Math.max(1, Number(call.query.page ?? 1));
  const last = Math.max(1, Math.ceil(list.length / size));
  const link = (relation: string, page: number): string => {
    const target = new URL(url);
    target.searchParams.set('page', String(page));
    return `<${target.href}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [link('prev', number - 1), link('first', 1)] : []),
    ...(number < last ? [link('next', number + 1), link('last', last)] : []),
  ];
  return {
    status: answer.status,
    headers: links.length > 0 ? { link: links.join(', ') } : {},
    body: wrap(list.slice((number - 1) * size, number * size)),
  };
}

/** The parts of a request, which must agree with GitHub's description. */
function checkedCall(
  world: World,
  operation: Operation,
  params: Record<string, string>,
  incoming: Incoming,
  token: Token,
): Call {
  const query: Record<string, unknown> = Object.fromEntries(incoming.url.searchParams);
  const body = parseBody(incoming.body);
  const problems = world.description.checkRequest(operation, { path: { ...params }, query, body });
  if (problems.length > 0) {
    for (const problem of problems) world.violate(`${operation.id}: ${problem}`);
    throw new Problem(422, `Invalid request.\n\n${problems.join('\n')}`);
  }
  const { store, urls } = world;
  return { store, urls, token, params, query, body: (body ?? {}) as Call['body'] };
}

function carryOut(
  world: World,
  operation: Operation,
  params: Record<string, string>,
  incoming: Incoming,
): Reply {
  if (!isOperationId(operation.id)) throw new Error(`${operation.id} has no endpoint`);
  const endpoint = ENDPOINTS[operation.id];
  const token = authenticate(world.store, incoming.headers.authorization);
  world.rateLimit.count();
  const { owner, repo } = params;
  const repository = world.store.repository(`${owner}/${repo}`);
  authorise(token, incoming.method, endpoint.permissions, repository);
  const call = checkedCall(world, operation, params, incoming, token);
  const answer = endpoint.handle(call);
  if (answer.list !== undefined)
    return pageOf({ ...answer, list: answer.list }, call, incoming.url);
  return { status: answer.status, headers: {}, body: answer.body };
}

/** `{ viewer { login } }`, the one GraphQL query: it tells an installation token its own name. */
export function answerGraphql(world: World, incoming: Incoming): Reply {
  try {
    const token = authenticate(world.store, incoming.headers.authorization);
    if (token.account.login === '') throw new Problem(401, 'Requires authentication');
    const { query } = (parseBody(incoming.body) ?? {}) as { query?: unknown };
    if (
      typeof query === 'string' &&
      /^\s*(query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/.test(query)
    ) {
      const body = { data: { viewer: { login: token.account.login } } };
      return { status: 200, headers: {}, body };
    }
    world.violate(`graphql: only { viewer { login } } is answered, not ${String(query)}`);
    return { status: 200, headers: {}, body: { errors: [{ message: 'Unknown query' }] } };
  } catch (error) {
    if (error instanceof Problem) return asReply(error);
    throw error;
  }
}

/** Checks a reply against the description; one that contradicts it becomes a server error. */
export function checkedReply(world: World, operation: Operation, reply: Reply): Reply {
  // What is checked is what the client would read.
  const text = reply.body === undefined ? undefined : JSON.stringify(reply.body);
  const sent = text === undefined ? undefined : (JSON.parse(text) as unknown);
  const problems = world.description.checkResponse(operation, reply.status, sent);
  if (problems.length === 0) return reply;
  for (const problem of problems) world.violate(`${operation.id}: ${problem}`);
  const message = `GitHubDouble contradicts GitHub's description: ${problems.join('; ')}`;
  return asReply(new Problem(500, message));
}

/** Answers a request to a described operation. */
export function answerOperation(
  world: World,
  operation: Operation,
  params: Record<string, string>,
  incoming: Incoming,
): Reply {
  try {
    return checkedReply(world, operation, carryOut(world, operation, params, incoming));
  } catch (error) {
    if (error instanceof Problem) return checkedReply(world, operation, asReply(error));
    throw error;
  }
}

/** Answers a request to something that the double does not have. */
export function answerUnknown(world: World, incoming: Incoming): Reply {
  world.violate(`${incoming.method} ${incoming.url.pathname}: the double has no such endpoint`);
  return asReply(notFound());
}
