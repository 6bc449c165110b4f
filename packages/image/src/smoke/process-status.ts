import { text } from 'node:stream/consumers';
import type { ContainerRequest, ContainerRuntime } from '../engine/engine.ts';

/** A process as the kernel sees it. */
export interface ProcessStatus {
  readonly uid: number;
  /** Most memory that it had at a time. */
  readonly peakBytes: number | null;
}

const PRINT_STATUS = "process.stdout.write(require('fs').readFileSync('/proc/1/status'))";

/** Reads `/proc/<pid>/status` (proc_pid_status(5)). */
export function readStatus(status: string): ProcessStatus | null {
  const uid = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1];
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  if (uid === undefined) return null;
  return { uid: Number(uid), peakBytes: peak === undefined ? null : Number(peak) * 1024 };
}

/**
 * The first process of a container, seen from a second container in its process namespace.
 *
 * @param request the second container: an image with Node.js, and whose processes it sees
 * @returns null when it cannot be seen
 */
export async function describeProcess(
  runtime: ContainerRuntime,
  request: ContainerRequest,
): Promise<ProcessStatus | null> {
  const conversation = runtime.converse({
    ...request,
    entrypoint: ['node', '--eval', PRINT_STATUS],
  });
  conversation.input.end();
  const [status] = await Promise.all([text(conversation.output), conversation.ended]);
  return readStatus(status);
}
