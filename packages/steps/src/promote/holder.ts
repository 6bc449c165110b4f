import { hostname } from 'node:os';
import type { RunAttempt } from '@slipway/github';
import type { Environment } from '../run/environment.ts';

/** Who holds the lease, in words for people. */
export function holderOf({ source }: Environment): string {
  if (source === null) return `process ${process.pid} on ${hostname()}`;
  return `run ${source.runId} (attempt ${source.attempt}) of ${source.repository}`;
}

/** The workflow run that those words name; null when it is something else. */
export function runOfHolder(holder: string): RunAttempt | null {
  const found = /^run (\d{1,15}) \(attempt (\d{1,6})\) of ([\w.-]+\/[\w.-]+)$/.exec(holder);
  if (found === null) return null;
  const [, id = '', attempt = '', repository = ''] = found;
  return { id: Number(id), attempt: Number(attempt), repository };
}
