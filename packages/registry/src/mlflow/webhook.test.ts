import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { webhookProblem } from './webhook.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const SECRET = 'shared';
const BODY = '{"entity":"model_version","action":"created"}';

function delivery(more: object = {}, secret = SECRET): Parameters<typeof webhookProblem>[0] {
  const id = 'd1';
  const timestamp = String(NOW.getTime() / 1000);
  const mac = createHmac('sha256', secret).update(`${id}.${timestamp}.${BODY}`).digest('base64');
  return { id, timestamp, body: BODY, signature: `v1,${mac}`, ...more };
}

describe('webhookProblem', () => {
  it('is null for what the server signed', () => {
    expect(webhookProblem(delivery(), SECRET, NOW)).toBeNull();
  });

  it.each([
    ['another body', delivery({ body: `${BODY} ` }), 'not of this delivery'],
    ['another id', delivery({ id: 'd2' }), 'not of this delivery'],
    ['another secret', delivery({}, 'guessed'), 'not of this delivery'],
    ['no signature', delivery({ signature: 'v1,' }), 'not of this delivery'],
    ['another version', delivery({ signature: 'v2,x' }), 'version "v2"'],
    ['an old delivery', delivery({ timestamp: '1000' }), 'too old'],
    ['no time', delivery({ timestamp: 'now' }), 'too old'],
  ])('refuses %s', (_, given, words) => {
    expect(webhookProblem(given, SECRET, NOW)).toContain(words);
  });
});
