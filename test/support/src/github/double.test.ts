import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GitHubDouble } from './double.ts';
import type { Repository } from './store.ts';

const WRITE = 'ghs_write';
const READ = 'ghs_read';
const NONE = 'ghs_none';
const PAT = 'github_pat_ada';

let github: GitHubDouble;
let repository: Repository;

beforeEach(async () => {
  github = await GitHubDouble.start();
  repository = github.addRepository('octo/demo');
  github.addToken(WRITE);
  github.addToken(READ, { permissions: 'read' });
  github.addToken(NONE, { permissions: 'none' });
  github.addToken(PAT, { login: 'ada' });
  github.addPullRequest(repository, { number: 7, files: ['model.onnx'] });
});

afterEach(() => github.stop());

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function call(
  method: string,
  path: string,
  options: { token?: string | null; body?: unknown; text?: string } = {},
): Promise<Reply> {
  const { token = WRITE, body, text = JSON.stringify(body) } = options;
  const response = await fetch(`${github.url}${path}`, {
    method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(text === undefined ? {} : { body: text }),
  });
  const answered = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: answered === '' ? undefined : (JSON.parse(answered) as unknown),
  };
}

const COMMENTS = '/repos/octo/demo/issues/7/comments';

describe('state', () => {
  it('keeps comments: created, listed, changed, deleted', async () => {
    const created = await call('POST', COMMENTS, { body: { body: 'one' } });
    expect(created.status).toBe(201);
    const { id } = created.body as { id: number };
    expect(created.body).toMatchObject({
      body: 'one',
      user: { login: 'github-actions[bot]', type: 'Bot' },
      html_url: `https://github.com/octo/demo/pull/7#issuecomment-${id}`,
      performed_via_github_app: { slug: 'github-actions' },
    });
    const path = `/repos/octo/demo/issues/comments/${id}`;
    expect((await call('PATCH', path, { body: { body: 'two' } })).body).toMatchObject({
      id,
      body: 'two',
    });
    expect((await call('GET', COMMENTS)).body).toMatchObject([{ id, body: 'two' }]);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('GET', COMMENTS)).body).toEqual([]);
  });

  it('gives ids that only grow', async () => {
    const ids: number[] = [];
    for (const body of ['a', 'b', 'c']) {
      ids.push(((await call('POST', COMMENTS, { body: { body } })).body as { id: number }).id);
    }
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(3);
  });

  it('pages through lists with Link headers', async () => {
    for (let i = 0; i < 45; i++) github.addComment(repository, 7, 'ada', `comment ${i}`);
    const first = await call('GET', COMMENTS);
    expect(first.body).toHaveLength(30);
    expect(first.headers.get('link')).toContain(`<${github.url}${COMMENTS}?page=2>; rel="next"`);
    const second = await call('GET', `${COMMENTS}?page=2`);
    expect(second.body).toHaveLength(15);
    expect(second.headers.get('link')).not.toContain('rel="next"');
    expect((await call('GET', `${COMMENTS}?per_page=500`)).body).toHaveLength(45);
    expect((await call('GET', `${COMMENTS}?page=9`)).body).toEqual([]);
  });

  it('finds pull requests by head, state and base', async () => {
    github.addPullRequest(repository, { number: 8, from: 'fork/demo', branch: 'fix' });
    github.addPullRequest(repository, {
      number: 9,
      from: 'fork/demo',
      branch: 'fix',
      base: 'next',
    });
    github.addPullRequest(repository, { number: 10, branch: 'fix', state: 'closed' });
    const numbers = async (query: string): Promise<number[]> => {
      const { body } = await call('GET', `/repos/octo/demo/pulls?${query}`);
      return (body as { number: number }[]).map(({ number }) => number);
    };
    expect(await numbers('head=fork:fix&state=open')).toEqual([9, 8]);
    expect(await numbers('head=fork:fix&base=next')).toEqual([9]);
    expect(await numbers('head=octo:fix')).toEqual([]);
    expect(await numbers('state=closed')).toEqual([10]);
    // A head that is not owner:branch is ignored by GitHub.
    expect(await numbers('head=fix')).toEqual([9, 8, 7]);
  });

  it('links no commit of a fork to its pull request, as GitHub does', async () => {
    const sha = 'd'.repeat(40);
    github.addPullRequest(repository, { number: 8, from: 'fork/demo', sha });
    expect((await call('GET', `/repos/octo/demo/commits/${sha}/pulls`)).body).toEqual([]);
    const own = await call('GET', `/repos/octo/demo/commits/${'a'.repeat(40)}/pulls`);
    expect(own.body).toMatchObject([{ number: 7 }]);
  });

  it('answers single objects as GitHub describes them', async () => {
    expect((await call('GET', '/repos/octo/demo')).body).toMatchObject({ full_name: 'octo/demo' });
    expect((await call('GET', '/repos/octo/demo/pulls/7')).body).toMatchObject({
      number: 7,
      head: { sha: 'a'.repeat(40), repo: { full_name: 'octo/demo' } },
    });
    expect((await call('GET', '/repos/octo/demo/pulls/7/files')).body).toMatchObject([
      { filename: 'model.onnx' },
    ]);
    expect((await call('GET', '/user', { token: PAT })).body).toMatchObject({ login: 'ada' });
  });

  it('keeps commit statuses and check runs, annotations added up', async () => {
    const sha = 'b'.repeat(40);
    const status = { state: 'success', context: 'slipway', description: 'passed' };
    expect((await call('POST', `/repos/octo/demo/statuses/${sha}`, { body: status })).status).toBe(
      201,
    );
    expect((await call('GET', `/repos/octo/demo/commits/${sha}/statuses`)).body).toMatchObject([
      status,
    ]);
    const annotation = {
      path: 'a.csv',
      start_line: 1,
      end_line: 1,
      annotation_level: 'failure',
      message: 'torn',
    };
    const output = { title: 'Gate', summary: 'failed', annotations: [annotation] };
    const created = await call('POST', '/repos/octo/demo/check-runs', {
      body: { name: 'slipway', head_sha: sha, conclusion: 'failure', output },
    });
    const { id } = created.body as { id: number };
    const path = `/repos/octo/demo/check-runs/${id}`;
    await call('PATCH', path, { body: { output } });
    expect((await call('GET', path)).body).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      output: { annotations_count: 2 },
    });
    expect((await call('GET', `${path}/annotations`)).body).toHaveLength(2);
    const listed = await call('GET', `/repos/octo/demo/commits/${sha}/check-runs`);
    expect(listed.body).toMatchObject({ total_count: 1, check_runs: [{ id }] });
  });
});

describe('events', () => {
  it('of a pull request say who proposes what', () => {
    const pull = github.addPullRequest(repository, { number: 8, from: 'fork/demo' });
    expect(github.pullRequestEvent(repository, pull)).toMatchObject({
      name: 'pull_request',
      payload: {
        number: 8,
        pull_request: { head: { repo: { full_name: 'fork/demo', fork: true } } },
        repository: { full_name: 'octo/demo' },
      },
    });
  });

  it('of a workflow run name the pull request only when it is no fork’s', () => {
    const fork = github.addPullRequest(repository, { number: 8, from: 'fork/demo' });
    const gone = github.addPullRequest(repository, { number: 9, from: null });
    const own = github.addPullRequest(repository, { number: 10 });
    expect(
      [fork, gone, own].map((pull) => github.workflowRunEvent(repository, pull)),
    ).toMatchObject([
      { payload: { workflow_run: { pull_requests: [], head_repository: { name: 'demo' } } } },
      { payload: { workflow_run: { pull_requests: [], head_repository: null } } },
      { payload: { workflow_run: { pull_requests: [{ number: 10 }] } } },
    ]);
  });
});

describe('permissions', () => {
  it.each([
    [READ, 403, 'Resource not accessible by integration'],
    [NONE, 403, 'Resource not accessible by integration'],
    ['ghs_unknown', 401, 'Bad credentials'],
    [null, 401, 'Requires authentication'],
  ])('refuses a comment by %s', async (token, status, message) => {
    const reply = await call('POST', COMMENTS, { token, body: { body: 'x' } });
    expect(reply).toMatchObject({ status, body: { message } });
    expect(repository.comments).toEqual([]);
  });

  it('names the permission that would do', async () => {
    const { headers } = await call('POST', COMMENTS, { token: READ, body: { body: 'x' } });
    expect(headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write');
  });

  it('goes by single permissions', async () => {
    github.addToken('ghs_pulls', { permissions: { pull_requests: 'write' } });
    const options = { token: 'ghs_pulls', body: { body: 'x' } };
    expect((await call('POST', COMMENTS, options)).status).toBe(201);
    const status = { token: 'ghs_pulls', body: { state: 'success' } };
    expect((await call('POST', `/repos/octo/demo/statuses/abc`, status)).status).toBe(403);
  });

  it('lets everybody read a public repository and hides a private one', async () => {
    github.addPullRequest(github.addRepository('octo/secret', { private: true }), { number: 1 });
    expect((await call('GET', COMMENTS, { token: null })).status).toBe(200);
    const secret = '/repos/octo/secret/issues/1/comments';
    expect((await call('GET', secret, { token: NONE })).status).toBe(404);
    expect((await call('GET', secret, { token: READ })).status).toBe(200);
  });

  it('tells an installation its name through GraphQL only', async () => {
    expect((await call('GET', '/user')).status).toBe(403);
    const query = { query: '{ viewer { login } }' };
    expect((await call('POST', '/graphql', { body: query })).body).toEqual({
      data: { viewer: { login: 'github-actions[bot]' } },
    });
  });

  it('keeps tokens out of the request log', async () => {
    await call('POST', COMMENTS, { body: { body: 'x' } });
    expect(JSON.stringify(github.requests)).not.toContain(WRITE);
    expect(github.requests).toMatchObject([
      { operation: 'issues/create-comment', login: 'github-actions[bot]', status: 201 },
    ]);
  });
});

describe('limits', () => {
  it('refuses what GitHub refuses', async () => {
    const tooLong = await call('POST', COMMENTS, { body: { body: 'x'.repeat(65_537) } });
    expect(tooLong.status).toBe(422);
    expect(tooLong.body).toMatchObject({
      errors: [{ message: 'Body is too long (maximum is 65536 characters)' }],
    });
    expect((await call('POST', COMMENTS, { body: { body: ' ' } })).status).toBe(422);
    const status = { state: 'success', description: 'd'.repeat(141) };
    expect((await call('POST', '/repos/octo/demo/statuses/abc', { body: status })).status).toBe(
      422,
    );
    expect((await call('POST', COMMENTS, { text: '{"body":' })).status).toBe(400);
  });

  it('refuses a comment on a locked conversation', async () => {
    github.addPullRequest(repository, { number: 8, locked: true });
    const reply = await call('POST', '/repos/octo/demo/issues/8/comments', { body: { body: 'x' } });
    expect(reply).toMatchObject({
      status: 403,
      body: { message: 'Unable to create comment because issue is locked.' },
    });
  });

  it('refuses a check run by a person', async () => {
    const body = { name: 'slipway', head_sha: 'b'.repeat(40) };
    expect((await call('POST', '/repos/octo/demo/check-runs', { token: PAT, body })).status).toBe(
      403,
    );
  });

  it('counts requests down to the primary rate limit', async () => {
    github.setRateLimit(1, 60);
    const last = await call('GET', COMMENTS);
    expect(last.headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await call('GET', COMMENTS);
    expect(refused.status).toBe(403);
    expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
    github.setRateLimit(0, -1);
    expect((await call('GET', COMMENTS)).status).toBe(200);
  });
});

describe('faults', () => {
  it('answers the next requests to an operation with a status, then recovers', async () => {
    github.fail('issues/list-comments', { status: 500, times: 2 });
    github.fail('issues/list-comments', { status: 429, headers: { 'retry-after': '3' }, skip: 1 });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await call('GET', COMMENTS)).status);
    expect(statuses).toEqual([500, 500, 200, 429, 200]);
  });

  it('drops connections before or after doing what was asked', async () => {
    github.fail('issues/create-comment', { connection: 'reset' });
    await expect(call('POST', COMMENTS, { body: { body: 'a' } })).rejects.toThrow('fetch failed');
    expect(repository.comments).toHaveLength(0);
    github.fail('issues/create-comment', { connection: 'reset-after' });
    await expect(call('POST', COMMENTS, { body: { body: 'b' } })).rejects.toThrow('fetch failed');
    expect(repository.comments).toHaveLength(1);
  });

  it('hangs until it is stopped', async () => {
    github.fail('issues/list-comments', { connection: 'hang' });
    const signal = AbortSignal.timeout(50);
    await expect(fetch(`${github.url}${COMMENTS}`, { signal })).rejects.toThrow('timeout');
  });

  it('holds requests until a promise is settled', async () => {
    let release = (): void => undefined;
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    github.fail('issues/list-comments', { hold });
    const pending = call('GET', COMMENTS);
    github.addComment(repository, 7, 'ada', 'meanwhile');
    release();
    expect((await pending).body).toHaveLength(1);
  });
});

describe("GitHub's description", () => {
  it.each<[string, unknown, string]>([
    ['a field that does not exist', { body: 'x', colour: 'red' }, 'colour'],
    ['a value of the wrong type', { body: 3 }, 'must be string'],
    ['a missing field', {}, 'body'],
    ['a body that is no object', ['x'], 'must be object'],
  ])('answers 422 to %s, and reports it', async (_what, body, word) => {
    expect((await call('POST', COMMENTS, { body })).status).toBe(422);
    const violations = github.takeViolations();
    expect(violations.length).toBeGreaterThan(0);
    expect(violations.join('\n')).toContain(word);
    expect(repository.comments).toEqual([]);
  });

  it.each([
    ['nested unknown field', { output: { title: 't', summary: 's', txt: 'x' } }, 'txt'],
    [
      'unknown field in an annotation',
      {
        output: {
          title: 't',
          summary: 's',
          annotations: [
            {
              path: 'a',
              start_line: 1,
              end_line: 1,
              annotation_level: 'failure',
              message: 'm',
              line: 1,
            },
          ],
        },
      },
      'line',
    ],
    ['value outside the enumeration', { conclusion: 'failed' }, 'allowed values'],
    [
      'more than 50 annotations',
      {
        output: {
          title: 't',
          summary: 's',
          annotations: Array.from({ length: 51 }, () => ({
            path: 'a',
            start_line: 1,
            end_line: 1,
            annotation_level: 'notice',
            message: 'm',
          })),
        },
      },
      '50',
    ],
  ])('refuses a check run with a %s', async (_what, fields, word) => {
    const body = { name: 'slipway', head_sha: 'b'.repeat(40), ...fields };
    expect((await call('POST', '/repos/octo/demo/check-runs', { body })).status).toBe(422);
    expect(github.takeViolations().join('\n')).toContain(word);
  });

  it('reports query parameters that do not exist or have the wrong value', async () => {
    await call('GET', '/repos/octo/demo/pulls?heads=x');
    await call('GET', '/repos/octo/demo/pulls?state=opened');
    expect(github.takeViolations().join('\n')).toMatch(/heads[\s\S]*allowed values/);
  });

  it('reports requests to what it does not have', async () => {
    expect((await call('GET', '/repos/octo/demo/labels')).status).toBe(404);
    expect(github.takeViolations()).toEqual([
      'GET /repos/octo/demo/labels: the double has no such endpoint',
    ]);
  });

  it('turns an answer of its own that is not as described into an error', async () => {
    const comment = github.addComment(repository, 7, 'ada', 'x');
    Object.assign(comment, { createdAt: 'yesterday' });
    const reply = await call('GET', COMMENTS);
    expect(reply.status).toBe(500);
    expect(JSON.stringify(reply.body)).toContain('date-time');
    expect(github.takeViolations().join('\n')).toContain('/0/created_at: must match format');
  });

  it('fails loudly when it is stopped', async () => {
    const other = await GitHubDouble.start();
    await fetch(`${other.url}/nothing`);
    await expect(other.stop()).rejects.toThrow('GET /nothing: the double has no such endpoint');
  });
});
