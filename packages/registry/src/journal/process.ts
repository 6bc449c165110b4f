import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ProcessIdentity } from './schema.ts';

function tryRead<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    // Only Linux has these files.
    return null;
  }
}

/**
 * Where process ids mean the same: the running system and the namespace of process ids, since two
 * containers may have the same host name and each its own process 7.
 */
function hostIdentity(): string {
  const boot = tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = tryRead(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, namespace].filter((part) => part !== null).join(' ');
}

/** When a process started, in the kernel's ticks: a number that is used again has another start. */
function startOf(pid: number): string | null {
  const text = tryRead(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (text === null) return null;
  // The second field, a name in parentheses, may hold blanks; the start is field 22.
  return (
    text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .at(19) ?? null
  );
}

/** This process, as a lease names it. */
export function thisProcess(): ProcessIdentity {
  return { host: hostIdentity(), pid: process.pid, started: startOf(process.pid) };
}

/** Whether a process is known to be dead: it ran on this host and is there no more. */
export function isKnownDead({ host, pid, started }: ProcessIdentity): boolean {
  if (host !== hostIdentity()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const now = startOf(pid);
  return now !== null && started !== null && now !== started;
}
