import path from 'node:path';
import type { Variables } from '../environment.ts';
import { temporaryFolder } from '../folders.ts';
import { copyDistribution, REPOSITORY_ROOT } from './distribution.ts';
import { hostEnvironment, node24, sharedToolCache } from './host.ts';
import type { ProcessResult } from './process.ts';
import { runProcess } from './process.ts';

export interface CliOptions {
  /** The current folder; a new empty one unless given. */
  readonly cwd?: string;
  readonly environment?: Variables;
  readonly stdin?: string;
  /** Milliseconds; two minutes unless given. */
  readonly timeout?: number;
  /** The repository that the command line comes from; this one unless given. */
  readonly root?: string;
}

/**
 * Runs the built command line (`dist/cli.js`) as from a terminal: outside GitHub's runner, with no
 * node_modules in sight. Libraries that are fetched go to the tool cache that all runs share.
 */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<ProcessResult> {
  const distribution = copyDistribution(options.root ?? REPOSITORY_ROOT);
  const changes: Record<string, string | undefined> = {
    ...hostEnvironment(),
    RUNNER_TOOL_CACHE: sharedToolCache(),
    NO_COLOR: '1',
    ...options.environment,
  };
  const environment = Object.fromEntries(
    Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return runProcess(node24(), [path.join(distribution, 'dist', 'cli.js'), ...args], {
    cwd: options.cwd ?? temporaryFolder(),
    environment,
    timeout: options.timeout ?? 120_000,
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
  });
}
