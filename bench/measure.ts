import { spawnSync } from 'node:child_process';

/** What one whole process took: wall-clock seconds, seconds of all its threads, peak memory. */
export interface Measurement {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** A command with its arguments, and where it runs. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that count as a finished run. */
  readonly accepted?: readonly number[];
}

/**
 * Runs a command under GNU time and returns its wall-clock time and peak resident memory.
 *
 * @throws Error with the command's last lines when it ends otherwise than accepted
 */
export function measureOnce(command: Command): Measurement {
  const result = spawnSync(
    'time',
    ['--quiet', '-f', '%e %M %U %S', command.program, ...command.args],
    {
      cwd: command.cwd,
      env: { ...process.env, ...command.env },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (result.error) throw new Error(`GNU time is needed: ${result.error.message}`);
  const status = result.status ?? -1;
  if (!(command.accepted ?? [0]).includes(status)) {
    const tail = result.stderr.split('\n').slice(-15).join('\n');
    throw new Error(`${command.program} ${command.args.join(' ')} ended with ${status}:\n${tail}`);
  }
  const [seconds, kilobytes, user, system] =
    result.stderr.trim().split('\n').at(-1)?.split(' ') ?? [];
  return {
    seconds: Number(seconds),
    cpuSeconds: Number(user) + Number(system),
    megabytes: Number(kilobytes) / 1024,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Runs commands in turn (A B A B …) after one warm-up each; medians per command. */
export function measureInTurn(commands: readonly Command[], runs: number): Measurement[] {
  const results = commands.map((): Measurement[] => []);
  for (let run = -1; run < runs; run++) {
    commands.forEach((command, index) => {
      const measured = measureOnce(command);
      if (run >= 0) results[index]?.push(measured);
    });
  }
  return results.map((list) => ({
    seconds: median(list.map((entry) => entry.seconds)),
    cpuSeconds: median(list.map((entry) => entry.cpuSeconds)),
    megabytes: median(list.map((entry) => entry.megabytes)),
  }));
}
