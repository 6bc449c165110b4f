/** Milliseconds of each unit; a day is 24 hours. */
const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The form of a duration, for schemas: `30s`, `10m`, `12h`, `7d`, `1d12h`. */
export const DURATION_PATTERN = /^(?:\d+(?:\.\d+)?[smhd])+$/;

function isUnit(text: string | undefined): text is keyof typeof UNITS {
  return text !== undefined && Object.hasOwn(UNITS, text);
}

/** Milliseconds of a duration such as `30s`, `10m`, `12h`, `7d` or `1d12h`; null for other text. */
export function parseDuration(text: string): number | null {
  if (!DURATION_PATTERN.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)) {
    if (isUnit(unit)) total += Number(amount) * UNITS[unit];
  }
  return total;
}

/** A duration for people, in its two greatest units: `3d 4h`, `12m`, `45s`, `0s`. */
export function formatDuration(milliseconds: number): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.round(milliseconds / 1000)) * 1000;
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    const count = Math.floor(rest / UNITS[unit]);
    rest -= count * UNITS[unit];
    if (count > 0) parts.push(`${count}${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? '0s' : parts.join(' ');
}
