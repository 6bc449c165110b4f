import { stringifyJson } from '@slipway/core';
import type { Logger, Verdict } from '@slipway/core';
import type { Outcome } from '@slipway/steps';
import { execute, EXIT, readEnvironment, STEPS } from '@slipway/steps';
import type { Command } from 'commander';
import { CommanderError } from 'commander';
import pc from 'picocolors';
import { addServe, createProgram } from './program.ts';
import { addRegistry } from './registry/program.ts';
import { runRegistry } from './registry/run.ts';

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Progress and messages go to stderr; stdout is for the result. */
const terminalLogger: Logger = {
  info: say,
  notice: (message) => {
    say(pc.dim(message));
  },
  warning: (message) => {
    say(pc.yellow(`warning: ${message}`));
  },
  debug: (message) => {
    if (process.env.SLIPWAY_DEBUG) say(pc.dim(message));
  },
};

const COLOURS: Record<Verdict, (text: string) => string> = {
  pass: pc.green,
  fail: pc.red,
  inconclusive: pc.yellow,
};

/** The first line, which says the verdict, in its colour. */
function coloured({ verdict, text }: Outcome): string {
  const [first = '', ...rest] = text.split('\n');
  return [COLOURS[verdict](first), ...rest].join('\n');
}

function print(outcome: Outcome, json: boolean): void {
  if (json) {
    process.stdout.write(stringifyJson(outcome.statement));
  } else {
    process.stdout.write(`${coloured(outcome).trimEnd()}\n`);
    if (outcome.evidence !== null) say(pc.dim(`evidence: ${outcome.evidence}`));
  }
  if (outcome.failure !== null) say(pc.red(`error: ${outcome.failure}`));
  if (outcome.bug?.stack) say(outcome.bug.stack);
}

/** The server's process: a second signal ends it at once. */
async function serve(
  texts: Record<string, string>,
  { healthCheck }: { readonly healthCheck: boolean },
): Promise<void> {
  const { runHealthCheck, runServe } = await import('./serve/run.ts');
  const host = {
    directory: process.cwd(),
    variables: process.env,
    logger: terminalLogger,
    print: (line: string) => process.stdout.write(`${line}\n`),
  };
  if (healthCheck) {
    process.exitCode = await runHealthCheck(texts, host);
    return;
  }
  const code = await runServe(texts, {
    ...host,
    onStop: (stop) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.once(signal, () => {
          for (const again of ['SIGTERM', 'SIGINT'] as const)
            process.once(again, () => process.exit(1));
          stop();
        });
      }
    },
  });
  process.exitCode = code;
}

/** A command, those below it, and so on. */
function withDescendants(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}

/**
 * The command line. Sets the exit code: 0 pass, 1 fail, 2 inconclusive, 64 wrong usage or
 * configuration, 70 a bug of ours.
 *
 * @param argv the arguments after the program's name
 */
export async function main(argv: readonly string[]): Promise<void> {
  const environment = readEnvironment(process.env, process.cwd());
  const program = createProgram(STEPS, async (step, texts, { json }) => {
    const outcome = await execute(step, texts, environment, terminalLogger);
    print(outcome, json);
    process.exitCode = outcome.exitCode;
  });
  addServe(program, serve);
  addRegistry(program, async (call) => {
    process.exitCode = await runRegistry(call, {
      environment,
      logger: terminalLogger,
      print: (text) => process.stdout.write(text),
      printError: (text) => {
        say(pc.red(text));
      },
    });
  });
  for (const command of withDescendants(program)) command.exitOverride();
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : EXIT.usage;
  }
}

// `node packages/cli/src/main.ts …` runs the sources as they are; the bundle calls main() itself.
if (import.meta.main) await main(process.argv.slice(2));
