import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { jsonProblem, readRecordedRequests } from './recorded-requests.ts';
import type { HttpAnswer } from './relay.ts';

const BOUNDS = { rtol: 1e-3, atol: 0 };

function answer(body: string, status = 200): HttpAnswer {
  return { status, headers: {}, body: Buffer.from(body), ms: 1 };
}

describe('an answer', () => {
  it.each([
    [{ a: [1.0005, 'x'] }, { a: [1, 'x'] }, null],
    [{ a: 1, more: true }, { a: 1 }, null],
    [{ a: [1.01] }, { a: [1] }, 'the answer.a[0] is 1.01, recorded is 1'],
    [{ a: [1, 2] }, { a: [1] }, 'the answer.a has 2 elements, recorded are 1'],
    [{}, { a: 1 }, 'the answer has no "a"'],
    [[1], { a: 1 }, 'the answer is [1], recorded is an object'],
    [{ a: null }, { a: 0 }, 'the answer.a is null, recorded is 0'],
    ['1', 1, 'the answer is "1", recorded is 1'],
    [{ __proto__: null, a: 1 }, { a: 1 }, null],
  ])('%j against %j', (given, recorded, problem) => {
    expect(jsonProblem(given, recorded, BOUNDS)).toBe(problem);
  });
});

describe('recorded requests', () => {
  const record = {
    request: { path: '/predict', body: { hour: 7 } },
    response: { body: { label: 1 } },
  };

  it('are read in the order of their names and judge answers', async () => {
    const folder = temporaryFolder({
      'b.json': JSON.stringify(record),
      'a.json': JSON.stringify({ ...record, response: { status: 404 } }),
      'notes.txt': '',
    });
    const [first, second] = await readRecordedRequests(folder, 'requests');
    expect([first?.name, second?.name]).toEqual(['a.json', 'b.json']);
    expect(second?.request).toEqual({
      method: 'POST',
      path: '/predict',
      headers: { 'content-type': 'application/json' },
      body: '{"hour":7}',
    });
    expect(first?.problem(answer('', 404))).toBeNull();
    expect(second?.problem(answer('{"label":1,"version":"2"}'))).toBeNull();
    expect(second?.problem(answer('{"label":0}'))).toBe('the answer.label is 0, recorded is 1');
    expect(second?.problem(answer('oops', 500))).toBe('status 500 instead of 200: "oops"');
    expect(second?.problem(answer('oops'))).toBe('the answer is no JSON: "oops"');
  });

  it.each([
    ['{', /^requests: r\/x\.json: /],
    ['{"request":{"path":"predict"},"response":{}}', /^requests: r\/x\.json: .*starts with \//],
    ['{"request":{"path":"/"},"response":{},"tolerance":1}', /Unrecognized key: "tolerance"/],
  ])('that cannot be read are an error: %s', async (text, message) => {
    await expect(readRecordedRequests(temporaryFolder({ 'x.json': text }), 'r')).rejects.toThrow(
      message,
    );
  });

  it('have to be there', async () => {
    await expect(readRecordedRequests(temporaryFolder(), 'r')).rejects.toThrow(
      'requests: r: there is no *.json with a recorded request',
    );
  });
});
