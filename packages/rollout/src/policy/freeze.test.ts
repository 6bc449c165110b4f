import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { promote } from '../execute/promote.ts';
import { rollback } from '../execute/rollback.ts';
import { allTo, percentOf } from '../machine/traffic.ts';
import { CANARY, request, World } from '../testing/world.ts';
import type { FreezeWindow } from './freeze.ts';
import { FreezeRules } from './freeze.ts';

const window = (from: string, to: string, zone = 'UTC'): FreezeWindow => ({
  from,
  to,
  zone,
  reason: null,
});
const blockAt = (rules: FreezeWindow, at: string): string | null | undefined => {
  const block = new FreezeRules([rules]).blockAt(new Date(at));
  return block === null ? undefined : (block.until?.toISOString() ?? null);
};

describe('FreezeRules', () => {
  it.each([
    // 2026-03-06 is a Friday.
    ['before', 'Fri 16:00', 'Mon 08:00', 'UTC', '2026-03-06T15:59:00Z', undefined],
    [
      'over the week’s end',
      'Fri 16:00',
      'Mon 08:00',
      'UTC',
      '2026-03-08T12:00:00Z',
      '2026-03-09T08:00:00.000Z',
    ],
    ['at its end', 'Fri 16:00', 'Mon 08:00', 'UTC', '2026-03-09T08:00:00Z', undefined],
    [
      'local time',
      'Fri 16:00',
      'Fri 18:00',
      'America/New_York',
      '2026-03-06T21:30:00Z',
      '2026-03-06T23:00:00.000Z',
    ],
    [
      'local time, elsewhere',
      'Fri 16:00',
      'Fri 18:00',
      'America/New_York',
      '2026-03-06T17:30:00Z',
      undefined,
    ],
    // On 2026-03-29 clocks in Berlin go from 02:00 to 03:00.
    [
      'summer time begins',
      'Sat 22:00',
      'Sun 06:00',
      'Europe/Berlin',
      '2026-03-29T00:30:00Z',
      '2026-03-29T04:00:00.000Z',
    ],
    [
      'dates',
      '2026-12-20',
      '2027-01-02',
      'Asia/Tokyo',
      '2026-12-19T15:00:00Z',
      '2027-01-02T15:00:00.000Z',
    ],
    [
      'before the date',
      '2026-12-20',
      '2027-01-02',
      'Asia/Tokyo',
      '2026-12-19T14:59:00Z',
      undefined,
    ],
    [
      'half-hour zones',
      'Mon 00:00',
      'Mon 01:00',
      'Asia/Kolkata',
      '2026-03-01T18:45:00Z',
      '2026-03-01T19:30:00.000Z',
    ],
    ['forever', '2000-01-01', '2999-01-01', 'UTC', '2026-03-01T18:45:00Z', null],
  ] as const)('%s', (_, from, to, zone, at, until) => {
    expect(blockAt(window(from, to, zone), at)).toBe(until);
  });

  it.each([
    [window('Friday 16:00', 'Mon 08:00'), 'write both as "Fri 16:00"'],
    [window('Fri 16:00', '2026-01-01'), 'write both'],
    [window('2026-02-01', '2026-01-01'), 'is after'],
    [window('Fri 16:00', 'Mon 08:00', 'Berlin'), '"Berlin" is no time zone'],
  ])('refuses %j', (rules, message) => {
    expect(() => new FreezeRules([rules])).toThrow(ConfigurationError);
    expect(() => new FreezeRules([rules])).toThrow(message);
  });

  it('stops an increase in the middle, waits for its end, and never a decrease', async () => {
    const world = await World.of('1.0.0', '1.1.0');
    await promote(world.ports(), request('1.0.0'));
    await promote(world.ports(), request('1.1.0', { wait: false }));
    world.clock.time = Date.parse('2026-03-06T16:30:00Z');
    const rules = [new FreezeRules([window('Fri 16:00', 'Mon 08:00')])];
    const frozen = await promote(world.ports({ rules }), request(null, { wait: false }));
    expect(frozen.standing.block?.reason).toBe('frozen from Fri 16:00 to Mon 08:00 UTC');
    expect(frozen.standing.nextLookAt).toEqual(new Date('2026-03-09T08:00:00Z'));
    expect(percentOf(world.target.live, '1.1.0')).toBe(5);
    const ports = world.ports({ rules });
    await rollback(ports, { version: null, plan: CANARY, reason: 'bad' });
    expect(world.target.live).toEqual(allTo('1.0.0'));
  });
});
