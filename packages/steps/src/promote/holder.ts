import { hostname } from 'node:os';
import type { StepContext } from '../run/step.ts';

/** Who holds the lease, in words for people. */
export function holderOf({ environment }: StepContext): string {
  const { source } = environment;
  if (source === null) return `process ${process.pid} on ${hostname()}`;
  return `run ${source.runId} (attempt ${source.attempt}) of ${source.repository}`;
}
