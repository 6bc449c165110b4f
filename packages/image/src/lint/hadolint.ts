import { z } from 'zod';
import type { MisconfigurationEntry } from '../scan/report.ts';
import { parseSeverity } from '../scan/severity.ts';

/* hadolint --format json: https://github.com/hadolint/hadolint */
const schema = z.array(
  z.object({ code: z.string(), line: z.int(), message: z.string(), level: z.string() }),
);

const SEVERITIES: Readonly<Record<string, string>> = {
  error: 'high',
  warning: 'medium',
  info: 'low',
  style: 'negligible',
};

/** The findings of hadolint about a Dockerfile; null for text that is not its JSON. */
export function readHadolint(text: string, path: string): MisconfigurationEntry[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return null;
  return parsed.data.map(({ code, line, message, level }) => ({
    id: code,
    title: message,
    message,
    remedy: null,
    severity: parseSeverity(SEVERITIES[level] ?? level),
    source: 'hadolint',
    path,
    line: line > 0 ? line : null,
  }));
}
