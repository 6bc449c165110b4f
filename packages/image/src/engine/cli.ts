import type {
  Command,
  Programs,
  ProgramResult,
  RunOptions,
  Variables,
} from '../process/programs.ts';
import { EngineError } from './engine.ts';

/** Words before the reason, and lines that say nothing. */
const PREFIX =
  /^(?:error response from daemon|docker|error|fatal|time="[^"]*" level=\w+ msg=)[:"]?\s*/i;
const NOISE =
  /^(?:\s*$|see 'docker run --help'|run 'docker|errors have occurred|exit status \d+$)/i;

/** The reason in the output of a command line: its last line that says something. */
export function reasonOf({ stderr, stdout, timedOut }: ProgramResult): string {
  if (timedOut) return 'it did not end in time';
  const lines = `${stdout.slice(-2000)}\n${stderr}`.split(/\r?\n/).map((line) => line.trim());
  let reason = lines.filter((line) => !NOISE.test(line)).at(-1) ?? 'it gave no reason';
  for (let before = ''; before !== reason;) {
    before = reason;
    reason = reason.replace(PREFIX, '');
  }
  return reason.replace(/"$/, '').slice(0, 500);
}

/** A command line of one engine. */
export class EngineCli {
  readonly program: string;
  readonly #programs: Programs;
  readonly #variables: Variables;

  constructor(programs: Programs, program: string, variables: Variables = {}) {
    this.program = program;
    this.#programs = programs;
    this.#variables = variables;
  }

  /** The same with further variables. */
  with(variables: Variables): EngineCli {
    return new EngineCli(this.#programs, this.program, { ...this.#variables, ...variables });
  }

  command(args: readonly string[]): Command {
    return { program: this.program, args, variables: this.#variables };
  }

  /** Runs the command, however it ends. */
  async attempt(args: readonly string[], options: RunOptions = {}): Promise<ProgramResult> {
    return this.#programs.run(this.command(args), options);
  }

  /**
   * Runs a command that has to succeed.
   *
   * @returns its standard output
   * @throws EngineError with its reason
   */
  async run(args: readonly string[], options: RunOptions = {}): Promise<string> {
    const result = await this.attempt(args, options);
    if (result.exitCode === 0) return result.stdout;
    throw new EngineError(reasonOf(result));
  }

  start(args: readonly string[]): ReturnType<Programs['start']> {
    return this.#programs.start(this.command(args));
  }
}
