import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { GitHubApiError } from './api-error.ts';
import type { GitHubClient } from './client.ts';
import { createClient } from './client.ts';
import { APP, PERSONAL, READ, Scene, WRITE } from './testing.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(() => scene.github.stop());

const pullSchema = z.object({ number: z.int() });
const PLACE = { owner: 'base-owner', repo: 'demo' };

function getPull(client: GitHubClient): Promise<{ number: number }> {
  return client.request(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    { ...PLACE, pull_number: 7 },
    pullSchema,
  );
}

function createComment(client: GitHubClient): Promise<unknown> {
  return client.request(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { ...PLACE, issue_number: 7, body: 'hello' },
    z.unknown(),
  );
}

async function errorOf(promise: Promise<unknown>): Promise<GitHubApiError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof GitHubApiError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('retries', () => {
  it.each([
    ['500 twice', { status: 500, times: 2 }],
    ['502', { status: 502 }],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '3' } }],
    ['409', { status: 409 }],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '2' } }],
    ['429 without', { status: 429, message: 'Too many requests' }],
    [
      '403 with Retry-After',
      { status: 403, message: 'Slow down', headers: { 'retry-after': '1' } },
    ],
    ['a connection reset', { connection: 'reset' }],
  ] as const)('tries again after %s', async (_what, fault) => {
    scene.github.fail('pulls/get', fault);
    expect(await getPull(scene.client())).toEqual({ number: 7 });
    expect(scene.github.requestsTo('pulls/get').length).toBe(
      ('times' in fault ? fault.times : 1) + 1,
    );
    expect(scene.logger.of('info').join('\n')).toMatch(/again in \d+ s/);
    expect(scene.logger.of('warning')).toEqual([]);
  });

  it.each([400, 401, 403, 404, 410, 422])('does not try again after %d', async (status) => {
    scene.github.fail('pulls/get', { status });
    expect((await errorOf(getPull(scene.client()))).status).toBe(status);
    expect(scene.github.requests).toHaveLength(1);
  });

  it('gives up after three more attempts', async () => {
    scene.github.fail('pulls/get', { status: 500, times: 9 });
    expect((await errorOf(getPull(scene.client()))).status).toBe(500);
    expect(scene.github.requests).toHaveLength(4);
  });

  it('waits as long as Retry-After says', async () => {
    scene.github.fail('pulls/get', { status: 429, headers: { 'retry-after': '20' } });
    const started = performance.now();
    await getPull(scene.client({ second: 10 }));
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  it('waits out a primary rate limit that ends soon', async () => {
    scene.github.setRateLimit(0, 1);
    const started = Date.now();
    await getPull(scene.client({ second: 400 }));
    expect(Date.now() - started).toBeGreaterThan(900);
  });

  it('does not wait for one that ends late', async () => {
    scene.github.setRateLimit(0, 3000);
    const error = await errorOf(getPull(scene.client()));
    expect(error).toMatchObject({ status: 403, rateLimited: true });
    expect(scene.logger.of('info').join('\n')).toContain('too long to wait');
  });

  it('loses no more time than its patience, over all requests', async () => {
    scene.github.fail('pulls/get', { status: 500, times: 99 });
    const client = scene.client({ patience: 20 });
    await errorOf(getPull(client));
    const before = scene.github.requests.length;
    await errorOf(getPull(client));
    await errorOf(getPull(client));
    // 1 + 4 + 9 s of the 20 are gone after the first; then one of 1 and one of 4 at most.
    expect(scene.github.requests.length - before).toBeLessThanOrEqual(5);
    const last = scene.github.requests.length;
    await errorOf(getPull(client));
    expect(scene.github.requests.length - last).toBe(1);
  });

  it('does not wait for an answer for ever', async () => {
    scene.github.fail('pulls/get', { connection: 'hang', times: 9 });
    const error = await errorOf(getPull(scene.client({ timeout: 40, patience: 100 })));
    expect(error.status).toBeNull();
    expect(error.message).toContain('no answer: none within 40 s');
  });

  it('says so when nothing answers', async () => {
    const gone = await Scene.start();
    await gone.github.stop();
    const client = createClient({ token: WRITE, apiUrl: gone.github.url, second: 1 });
    const error = await errorOf(getPull(client));
    expect(error).toMatchObject({ status: null, rateLimited: false });
    expect(error.message).toMatch(/pull_number\}: no answer: .*ECONNREFUSED/);
  });

  it('keeps the pace that GitHub asks for when writing', async () => {
    const client = scene.client({ second: 50 });
    const started = performance.now();
    await createComment(client);
    await createComment(client);
    // Three seconds between comments, since they notify people.
    expect(performance.now() - started).toBeGreaterThan(140);
  });
});

describe('lists', () => {
  const list = (): Promise<unknown[]> =>
    scene
      .client()
      .list(
        'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
        { ...PLACE, issue_number: 7 },
        z.object({ body: z.string() }),
      );

  it('have all pages, in order', async () => {
    for (let i = 0; i < 230; i++) scene.github.addComment(scene.repository, 7, 'ada', `${i}`);
    expect(await list()).toEqual(Array.from({ length: 230 }, (_, i) => ({ body: `${i}` })));
    expect(scene.github.requests).toHaveLength(3);
  });

  it('are not cut short by a conflict', async () => {
    scene.github.fail('issues/list-comments', { status: 409, times: 9 });
    expect((await errorOf(list())).status).toBe(409);
  });
});

describe('errors', () => {
  it('say in one line what GitHub said', async () => {
    const client = scene.client({ token: READ });
    expect((await errorOf(createComment(client))).message).toBe(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments: ' +
        '403 Resource not accessible by integration',
    );
    scene.github.fail('pulls/get', { status: 422, message: `a\nb ${'c'.repeat(9999)}` });
    const { message } = await errorOf(getPull(scene.client()));
    expect(message).toMatch(/: 422 a b c+…$/);
    expect(message.length).toBeLessThan(320);
  });

  it.each([
    ['as it is', WRITE],
    ['in base 64', Buffer.from(`x-access-token:${WRITE}`).toString('base64')],
  ])('do not hold the token, not even when GitHub echoes it %s', async (_how, echoed) => {
    const message = `no access for ${echoed} today`;
    scene.github.fail('pulls/get', { status: 500, times: 2, message });
    scene.github.fail('pulls/get', { status: 403, message });
    const error = await errorOf(getPull(scene.client()));
    expect(error.message).toMatch(/no access for \*\*\*=* today/);
    const everything = JSON.stringify([
      error.message,
      error.stack,
      Object.entries(error),
      error.cause ?? null,
      scene.logger.messages,
    ]);
    expect(everything).not.toContain(echoed);
    expect(everything).not.toContain(WRITE);
  });

  it('tell an answer that is not as described', async () => {
    const schema = z.object({ number: z.string() });
    const wrong = scene
      .client()
      .request(
        'GET /repos/{owner}/{repo}/pulls/{pull_number}',
        { ...PLACE, pull_number: 7 },
        schema,
      );
    const error = await errorOf(wrong);
    expect(error.status).toBeNull();
    expect(error.message).toContain('not what GitHub describes (number:');
  });
});

describe('login', () => {
  it.each([
    ['a workflow token', WRITE, 'github-actions[bot]'],
    ['a GitHub App', APP, 'model-bot[bot]'],
    ['a person', PERSONAL, 'ada'],
  ])('of %s', async (_who, token, login) => {
    const client = scene.client({ token });
    expect(await client.login()).toBe(login);
    const asked = scene.github.requests.length;
    expect(await client.login()).toBe(login);
    expect(scene.github.requests).toHaveLength(asked);
  });

  it('is null when GitHub does not tell', async () => {
    scene.github.fail('graphql', { status: 404 });
    expect(await scene.client().login()).toBeNull();
  });

  it('of a bot carries the suffix, so that no person of the same name is taken for it', async () => {
    scene.github.addToken('ghs_plain', { login: 'model-bot[bot]' });
    expect(await scene.client({ token: 'ghs_plain' }).login()).toBe('model-bot[bot]');
  });
});

it('sends nothing before the first request', () => {
  scene.client();
  expect(scene.github.requests).toEqual([]);
});
