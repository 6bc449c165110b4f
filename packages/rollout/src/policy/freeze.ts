import { ConfigurationError } from '@slipway/core';
import type { Block, Rules } from '../execute/ports.ts';

/** A time in which traffic must not go up. */
export interface FreezeWindow {
  /** `Fri 16:00` (every week), or a date `2026-12-20`. */
  readonly from: string;
  /** The same form; a date counts as a whole day. */
  readonly to: string;
  /** IANA zone; the times are local there. */
  readonly zone: string;
  readonly reason: string | null;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const WEEKLY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01]\d|2[0-3]):([0-5]\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How far ahead the end of a window is looked for: a year. */
const FARTHEST_HOURS = 366 * 24;

/** What a clock on the wall shows. */
interface LocalTime {
  readonly date: string;
  readonly minuteOfWeek: number;
}

function fail(detail: string): never {
  throw new ConfigurationError('promote', `freeze: ${detail}`);
}

function formatter(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    return fail(`"${zone}" is no time zone; name one as Europe/Berlin or UTC`);
  }
}

function localTime(format: Intl.DateTimeFormat, at: Date): LocalTime {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  const day = DAYS.findIndex((name) => name === part('weekday'));
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minuteOfWeek: day * 1440 + Number(part('hour')) * 60 + Number(part('minute')),
  };
}

function minuteOfWeek(text: string): number {
  const [, day = '', hour = '', minute = ''] = WEEKLY.exec(text) ?? [];
  return DAYS.findIndex((name) => name === day) * 1440 + Number(hour) * 60 + Number(minute);
}

/** Whether a local time lies in a window. */
type Test = (time: LocalTime) => boolean;

function testOf({ from, to }: FreezeWindow): Test {
  if (DATE.test(from) && DATE.test(to)) {
    if (from > to) fail(`from ${from} is after to ${to}`);
    return ({ date }) => date >= from && date <= to;
  }
  if (!WEEKLY.test(from) || !WEEKLY.test(to)) {
    fail(`from "${from}", to "${to}": write both as "Fri 16:00", or both as "2026-12-20"`);
  }
  const [start, end] = [minuteOfWeek(from), minuteOfWeek(to)];
  return ({ minuteOfWeek: now }) =>
    start <= end ? now >= start && now < end : now >= start || now < end;
}

/** Windows in which traffic must not go up; going down is never asked about. */
export class FreezeRules implements Rules {
  readonly #windows: readonly {
    readonly window: FreezeWindow;
    readonly format: Intl.DateTimeFormat;
    readonly isIn: Test;
  }[];

  /** @throws ConfigurationError for an unknown zone, or times that cannot be read */
  constructor(windows: readonly FreezeWindow[]) {
    this.#windows = windows.map((window) => ({
      window,
      format: formatter(window.zone),
      isIn: testOf(window),
    }));
  }

  /** The window that a time is in; null outside all of them. */
  blockAt(now: Date): Block | null {
    const found = this.#windows.find(({ format, isIn }) => isIn(localTime(format, now)));
    if (found === undefined) return null;
    const { from, to, zone, reason } = found.window;
    const why = reason === null ? '' : ` (${reason})`;
    return { reason: `frozen from ${from} to ${to} ${zone}${why}`, until: this.#endAfter(now) };
  }

  blocks(_run: unknown, _effect: unknown, now: Date): Promise<Block | null> {
    return Promise.resolve(this.blockAt(now));
  }

  #isFrozen(at: Date): boolean {
    return this.#windows.some(({ format, isIn }) => isIn(localTime(format, at)));
  }

  /** The first whole minute at which no window holds; null when there is none within a year. */
  #endAfter(now: Date): Date | null {
    const start = Math.floor(now.getTime() / HOUR) * HOUR;
    for (let hours = 1; hours <= FARTHEST_HOURS; hours++) {
      const free = start + hours * HOUR;
      if (this.#isFrozen(new Date(free))) continue;
      let end = free;
      while (end - MINUTE > now.getTime() && !this.#isFrozen(new Date(end - MINUTE))) end -= MINUTE;
      return new Date(end);
    }
    return null;
  }
}
