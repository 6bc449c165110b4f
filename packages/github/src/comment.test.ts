import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClientOptions } from './client.ts';
import { createClient } from './client.ts';
import type { CommentRequest, CommentResult } from './comment.ts';
import { upsertComment } from './comment.ts';
import { reportMarker } from './marker.ts';
import { APP, OTHER_SHA, PERSONAL, READ, Scene, SHA, WRITE } from './testing.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.start();
});

afterEach(() => scene.github.stop());

const KEY = 'churn/prod';
const BOT = 'github-actions[bot]';

function report(
  body = 'All well.',
  changes: Partial<CommentRequest> = {},
  options: Partial<ClientOptions> = {},
): Promise<CommentResult> {
  return upsertComment(scene.client(options), {
    repository: 'base-owner/demo',
    pullRequest: 7,
    key: KEY,
    sha: SHA,
    render: () => body,
    ...changes,
  });
}

/** A comment as an earlier run left it. */
function earlier(body: string, author = BOT, key = KEY): number {
  const text = `${reportMarker(key, OTHER_SHA)}\n${body}`;
  return scene.github.addComment(scene.repository, 7, author, text).id;
}

function outcomesOfWrites(): (string | null)[] {
  return scene.github.writes.map(({ operation }) => operation);
}

describe('one comment', () => {
  it('is created with the hidden marker first', async () => {
    const result = await report('All well.');
    const [comment] = scene.repository.comments;
    expect(comment?.body).toBe(
      `<!-- slipway:report v=1 key=churn%2Fprod sha=${SHA} -->\nAll well.`,
    );
    expect(result).toEqual({
      outcome: 'created',
      id: comment?.id,
      url: `https://github.com/base-owner/demo/pull/7#issuecomment-${comment?.id}`,
      reason: null,
      head: SHA,
      outdated: false,
    });
  });

  it('takes no more requests than it needs', async () => {
    await report('one');
    await report('two');
    await report('two');
    expect(scene.github.requests.map(({ operation }) => operation)).toEqual([
      ...['pulls/get', 'issues/list-comments', 'issues/create-comment', 'issues/list-comments'],
      ...['pulls/get', 'issues/list-comments', 'users/get-authenticated', 'graphql'],
      'issues/update-comment',
      ...['pulls/get', 'issues/list-comments', 'users/get-authenticated', 'graphql'],
    ]);
  });

  it('is updated by the next run, by whichever token of the same name', async () => {
    const first = await report('one');
    scene.github.addToken('ghs_next_run');
    const second = await report('two', {}, { token: 'ghs_next_run' });
    expect(second).toMatchObject({ outcome: 'updated', id: first.id });
    expect(scene.bodies).toEqual([expect.stringMatching(/\ntwo$/)]);
  });

  it('is left alone when nothing changed', async () => {
    const first = await report('same');
    const [comment] = scene.repository.comments;
    if (comment !== undefined) comment.body = `${comment.body.replaceAll('\n', '\r\n')}\r\n`;
    const writes = scene.github.writes.length;
    expect(await report('same')).toMatchObject({ outcome: 'unchanged', id: first.id });
    expect(scene.github.writes).toHaveLength(writes);
  });

  it('is updated when only the commit changed', async () => {
    const id = earlier('same');
    expect(await report('same')).toMatchObject({ outcome: 'updated', id });
    expect(scene.bodies[0]).toContain(SHA);
  });

  it('is found on the second page, and beyond', async () => {
    for (let i = 0; i < 31; i++) scene.github.addComment(scene.repository, 7, 'ada', `${i}`);
    for (let i = 0; i < 200; i++) scene.github.addComment(scene.repository, 7, 'bob', `${i}`);
    const id = earlier('old');
    expect(await report('new')).toMatchObject({ outcome: 'updated', id });
    expect(scene.repository.comments).toHaveLength(232);
    expect(scene.github.requestsTo('issues/list-comments')).toHaveLength(3);
  });

  it('of each key', async () => {
    await report('a', { key: 'a' });
    await report('b', { key: 'b' });
    await report('a again', { key: 'a' });
    expect(scene.bodies.map((body) => body.split('\n')[1])).toEqual(['a again', 'b']);
  });

  it.each([
    ['a person', PERSONAL, 'ada'],
    ['a GitHub App', APP, 'model-bot[bot]'],
  ])('by %s is found again', async (_who, token, login) => {
    await report('one', {}, { token });
    expect(await report('two', {}, { token })).toMatchObject({ outcome: 'updated' });
    expect(scene.repository.comments.map(({ author }) => author.login)).toEqual([login]);
  });

  it('by a token whose name GitHub does not tell is found again', async () => {
    for (let i = 0; i < 3; i++) {
      scene.github.fail('graphql', { status: 403 });
      await report(`run ${i}`, {}, { token: APP });
    }
    expect(scene.bodies).toEqual([expect.stringMatching(/\nrun 2$/)]);
  });
});

describe('foreign text', () => {
  it('with the marker, by another author, is not ours', async () => {
    earlier('spoofed', 'mallory');
    earlier('spoofed', 'github-actions');
    earlier('spoofed', 'other[bot]');
    expect(await report('real')).toMatchObject({ outcome: 'created' });
    expect(scene.repository.comments).toHaveLength(4);
    expect(scene.bodies.slice(0, 3).join()).not.toContain('real');
  });

  it('with the marker inside a comment of ours is not the report', async () => {
    const quoted = `> quoting\n${reportMarker(KEY, SHA)}\nquoted`;
    scene.github.addComment(scene.repository, 7, BOT, quoted);
    earlier(`text ${reportMarker(KEY, SHA)}`, BOT, 'another');
    expect(await report('real')).toMatchObject({ outcome: 'created' });
    expect(scene.bodies[0]).toBe(quoted);
  });

  it.each([
    'x --> <img src=x onerror=alert(1)> <!--',
    '--!> y',
    'a key=b sha=c -->\n@everyone',
    '-- -',
    '@octocat #1',
    '\u0000\ud800 …',
    `long ${'k'.repeat(5000)}`,
  ])('in the key (%j) stays inside the marker', async (key) => {
    await report('one', { key });
    await report('two', { key });
    const [body = '', ...more] = scene.bodies;
    expect(more).toEqual([]);
    expect(body).toMatch(/^<!-- slipway:report v=1 key=[\w.%:-]+ sha=a{40} -->\ntwo$/);
    expect(body.slice(0, body.indexOf('\n')).match(/--/g)).toHaveLength(2);
    expect(body.length).toBeLessThan(400);
  });

  it('in keys that differ only in what is escaped is kept apart', async () => {
    for (const key of ['a b', 'a+b', 'a%20b', 'A b']) await report(key, { key });
    expect(scene.repository.comments).toHaveLength(4);
  });
});

describe('permissions', () => {
  it('of a pull request from a fork: forbidden, with what is missing and why', async () => {
    const result = await report('x', {}, { token: READ });
    expect(result).toMatchObject({ outcome: 'forbidden', id: null, url: null });
    expect(result.reason).toContain('Resource not accessible by integration');
    expect(result.reason).toContain('"permissions: pull-requests: write"');
    expect(result.reason).toMatch(/fork or by Dependabot .* read-only/);
    expect(scene.bodies).toEqual([]);
  });

  it('forbidden too when there is a comment to update', async () => {
    earlier('old');
    expect(await report('x', {}, { token: READ })).toMatchObject({ outcome: 'forbidden' });
  });

  it.each([
    ['issues/create-comment', 401],
    ['issues/create-comment', 403],
    ['issues/create-comment', 404],
    ['issues/list-comments', 403],
    ['issues/list-comments', 404],
    ['pulls/get', 401],
  ] as const)('%s answers %d: forbidden', async (operation, status) => {
    scene.github.fail(operation, { status });
    const result = await report();
    expect(result.outcome).toBe('forbidden');
    expect(result.reason).toContain(String(status));
  });

  it('a token that GitHub does not know: forbidden', async () => {
    const result = await report('x', {}, { token: 'ghs_expired_123' });
    expect(result.outcome).toBe('forbidden');
    expect(result.reason).toContain('Bad credentials');
    expect(JSON.stringify(result)).not.toContain('ghs_expired_123');
  });

  it('that do not allow reading the pull request do not stop the comment', async () => {
    scene.github.fail('pulls/get', { status: 403 });
    expect(await report()).toMatchObject({ outcome: 'created', head: null, outdated: null });
  });

  it('a locked conversation: forbidden, and that is the reason', async () => {
    scene.github.addPullRequest(scene.repository, { number: 8, sha: SHA, locked: true });
    const result = await report('x', { pullRequest: 8 });
    expect(result.outcome).toBe('forbidden');
    expect(result.reason).toContain('locked');
    expect(result.reason).not.toContain('permissions:');
  });

  it('a pull request that does not exist: forbidden', async () => {
    expect(await report('x', { pullRequest: 99 })).toMatchObject({ outcome: 'forbidden' });
  });
});

describe('faults', () => {
  it('500 twice, then fine', async () => {
    scene.github.fail('issues/create-comment', { status: 500, times: 2 });
    expect(await report()).toMatchObject({ outcome: 'created' });
    expect(scene.bodies).toHaveLength(1);
  });

  it('500 for good: failed, with the reason', async () => {
    scene.github.fail('issues/create-comment', { status: 500, times: 9 });
    const result = await report();
    expect(result.outcome).toBe('failed');
    expect(result.reason).toContain('500');
  });

  it.each([409, 429, 502, 503])('%d once, then fine', async (status) => {
    const headers = status === 429 ? { 'retry-after': '2' } : {};
    scene.github.fail('issues/create-comment', { status, headers });
    scene.github.fail('issues/list-comments', { status, headers });
    expect(await report()).toMatchObject({ outcome: 'created' });
    expect(scene.bodies).toHaveLength(1);
  });

  it('a rate limit that lasts: failed, and not for lack of permission', async () => {
    scene.github.setRateLimit(2, 3000);
    const result = await report();
    expect(result.outcome).toBe('failed');
    expect(result.reason).toContain('rate limit');
  });

  it('the connection is reset before anything is done', async () => {
    scene.github.fail('issues/create-comment', { connection: 'reset' });
    expect(await report()).toMatchObject({ outcome: 'created' });
    expect(scene.bodies).toHaveLength(1);
  });

  it('the connection is reset after the comment was created: still one', async () => {
    scene.github.fail('issues/create-comment', { connection: 'reset-after', times: 2 });
    const result = await report();
    expect(scene.bodies).toHaveLength(1);
    expect(result).toMatchObject({ outcome: 'created', id: scene.repository.comments[0]?.id });
  });

  it('nothing answers: failed', async () => {
    const gone = await Scene.start();
    await gone.github.stop();
    const client = createClient({ token: WRITE, apiUrl: gone.github.url, second: 1 });
    const result = await upsertComment(client, {
      repository: 'base-owner/demo',
      pullRequest: 7,
      key: KEY,
      sha: SHA,
      render: () => 'x',
    });
    expect(result).toMatchObject({ outcome: 'failed', id: null });
    expect(result.reason).toContain('no answer');
  });

  it('GitHub never answers: failed, in bounded time', async () => {
    scene.github.fail('issues/list-comments', { connection: 'hang', times: 9 });
    const result = await report('x', {}, { timeout: 30, patience: 60 });
    expect(result.outcome).toBe('failed');
  });

  it('an error text that holds the token: it is not repeated', async () => {
    const message = `Bad token ${WRITE}`;
    scene.github.fail('issues/create-comment', { status: 403, message });
    const result = await report();
    expect(result.reason).toContain('Bad token ***');
    expect(JSON.stringify([result, scene.logger.messages])).not.toContain(WRITE);
  });

  it('the comment is deleted between list and update: created anew', async () => {
    const id = earlier('old');
    scene.github.fail('issues/update-comment', { status: 404 });
    scene.repository.comments.length = 0;
    scene.github.addComment(scene.repository, 7, BOT, `${reportMarker(KEY, SHA)}\nold`);
    const result = await report('new');
    expect(result.id).not.toBe(id);
    expect(scene.bodies).toEqual([expect.stringMatching(/\nnew$/)]);
  });

  it('a bug in the rendering is not hidden', async () => {
    const render = (): string => {
      throw new TypeError('our bug');
    };
    await expect(report('', { render })).rejects.toThrow('our bug');
  });
});

describe('length', () => {
  it('asks for less when GitHub finds the body too long', async () => {
    scene.github.fail('issues/create-comment', {
      status: 422,
      message: 'Body is too long (maximum is 65536 characters)',
      times: 2,
    });
    const asked: number[] = [];
    const render = ({ maxLength }: { maxLength: number }): string => {
      asked.push(maxLength);
      return 'x'.repeat(Math.min(maxLength, 60_000));
    };
    expect(await report('', { render })).toMatchObject({ outcome: 'created' });
    expect(asked).toHaveLength(3);
    expect(asked).toEqual([...asked].sort((a, b) => b - a));
    expect(scene.bodies[0]?.length).toBeLessThanOrEqual(16_384);
  });

  it('cuts what does not keep to the length it was given', async () => {
    const text = `# Verdict: fail\n\n${'long line of 🚢 text\n'.repeat(9000)}`;
    expect(await report(text)).toMatchObject({ outcome: 'created' });
    const body = scene.bodies[0] ?? '';
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('# Verdict: fail');
    expect(body).toMatch(/longer than GitHub allows\.\*$/);
    expect(body.isWellFormed()).toBe(true);
  });

  it('shortens updates too', async () => {
    const id = earlier('old');
    const message = 'Body is too long (maximum is 65536 characters)';
    scene.github.fail('issues/update-comment', { status: 422, message });
    expect(await report('x'.repeat(50_000))).toMatchObject({ outcome: 'updated', id });
    expect(scene.bodies[0]?.length).toBeLessThanOrEqual(32_768);
  });

  it('fails when even the shortest is too long, and at any other 422', async () => {
    const message = 'Body is too long (maximum is 65536 characters)';
    scene.github.fail('issues/create-comment', { status: 422, message, times: 4 });
    expect(await report()).toMatchObject({ outcome: 'failed' });
    scene.github.fail('issues/create-comment', { status: 422, message: 'Spammed' });
    const result = await report();
    expect(result.outcome).toBe('failed');
    expect(result.reason).toContain('Spammed');
    expect(outcomesOfWrites()).toHaveLength(5);
  });
});

describe('races', () => {
  it('two at the same time leave one comment', async () => {
    let release = (): void => undefined;
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Both have listed no comment before either creates one.
    scene.github.fail('issues/create-comment', { hold, times: 2 });
    const running = [report('one'), report('two')];
    while (scene.github.requestsTo('issues/create-comment').length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    release();
    const results = await Promise.all(running);
    expect(scene.bodies).toHaveLength(1);
    const [comment] = scene.repository.comments;
    expect(results.map(({ id }) => id)).toEqual([comment?.id, comment?.id]);
    expect(results.every(({ outcome }) => /^(created|updated)$/.test(outcome))).toBe(true);
  });

  it('duplicates of an earlier race are deleted, the oldest stays', async () => {
    const id = earlier('a');
    earlier('b');
    earlier('c');
    earlier('not mine', 'mallory');
    expect(await report('new')).toMatchObject({ outcome: 'updated', id, reason: null });
    expect(scene.repository.comments.map(({ author }) => author.login)).toEqual([BOT, 'mallory']);
  });

  it('a duplicate that is gone already is no problem, one that cannot be deleted is told', async () => {
    earlier('a');
    earlier('b');
    scene.github.fail('issues/delete-comment', { status: 404 });
    expect(await report('new')).toMatchObject({ outcome: 'updated', reason: null });
    scene.github.fail('issues/delete-comment', { status: 403 });
    const result = await report('newer');
    expect(result.outcome).toBe('updated');
    expect(result.reason).toContain('a duplicate could not be deleted');
  });

  it('a created comment counts even when duplicates cannot be looked for', async () => {
    scene.github.fail('issues/list-comments', { status: 403, skip: 1 });
    const result = await report();
    expect(result.outcome).toBe('created');
    expect(result.reason).toContain('could not be looked for');
  });
});

describe('a head that has moved', () => {
  it('skips by default and says which commits they are', async () => {
    const id = earlier('newer report');
    const result = await report('old', { sha: OTHER_SHA });
    expect(result).toMatchObject({ outcome: 'skipped', id: null, head: SHA, outdated: true });
    expect(result.reason).toContain(OTHER_SHA);
    expect(scene.github.writes).toEqual([]);
    expect(scene.repository.comments.map((comment) => comment.id)).toEqual([id]);
  });

  it('posts when asked to, with the fact at hand', async () => {
    const result = await report('', {
      sha: OTHER_SHA,
      whenOutdated: 'post',
      render: ({ outdated, head }) => (outdated ? `older than ${head}` : 'current'),
    });
    expect(result).toMatchObject({ outcome: 'created', outdated: true });
    expect(scene.bodies[0]).toContain(`older than ${SHA}`);
  });

  it('does not matter when the report is about whatever the head is', async () => {
    expect(await report('x', { sha: null })).toMatchObject({ outcome: 'created', outdated: null });
    expect(scene.bodies[0]).toContain(`sha=${SHA}`);
  });
});
