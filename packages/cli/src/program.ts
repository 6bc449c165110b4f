import { VERSION } from '@slipway/core';
import type { InputDefinition, Step } from '@slipway/steps';
import { Command, Option } from 'commander';
import { SERVE_INPUTS } from './serve/inputs.ts';

/** Runs a step with the texts of its flags. */
export type RunStep = (
  step: Step,
  texts: Record<string, string>,
  options: { json: boolean },
) => Promise<void>;

/** A flag may be repeated: its values are lines of one text. */
function appendLine(value: string, previous: string | undefined): string {
  return previous === undefined ? value : `${previous}\n${value}`;
}

function flagOf(input: InputDefinition): Option {
  const placeholder = input.choices === null ? input.type : input.choices.join('|');
  const words = input.default === '' ? '' : ` (default: ${input.default})`;
  const flag = new Option(`--${input.name} <${placeholder}>`, `${input.description}${words}`);
  return input.type === 'lines' ? flag.argParser(appendLine) : flag;
}

/** commander names options in camel case; this is the way back. */
function textsOf(command: Command, inputs: readonly InputDefinition[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const input of inputs) {
    const option = command.options.find((candidate) => candidate.long === `--${input.name}`);
    const value: unknown = option && command.getOptionValue(option.attributeName());
    if (typeof value === 'string') texts[input.name] = value;
  }
  return texts;
}

/** Runs the model server with the texts of its flags, or asks a running one how it is. */
export type RunServe = (
  texts: Record<string, string>,
  options: { healthCheck: boolean },
) => Promise<void>;

/** Adds the model server to the command line. */
export function addServe(program: Command, run: RunServe): void {
  const command = program
    .command('serve')
    .description('Serves a model over HTTP: Open Inference Protocol, JSON records, metrics.');
  for (const input of SERVE_INPUTS) command.addOption(flagOf(input));
  command.option(
    '--health-check',
    'ask the server that runs with these settings whether it is ready: exit code 0 or 1',
  );
  command.allowExcessArguments(false);
  command.action(async () => {
    const healthCheck = command.getOptionValue('healthCheck') === true;
    await run(textsOf(command, SERVE_INPUTS), { healthCheck });
  });
}

/** The command line: one command per step, one flag per input. */
export function createProgram(steps: readonly Step[], run: RunStep): Command {
  const program = new Command('slipway')
    .description('Takes a machine-learning model from a commit to production traffic, and back.')
    .version(VERSION)
    // `--version` after an action's name is the action's own flag.
    .enablePositionalOptions()
    .showHelpAfterError('(--help lists the flags)');
  for (const step of steps) {
    const command = program.command(step.name).description(step.description);
    for (const input of step.inputs) command.addOption(flagOf(input));
    command.option('--json', 'print the evidence, and nothing else, on stdout');
    command.allowExcessArguments(false);
    command.action(async () => {
      const json = command.getOptionValue('json') === true;
      await run(step, textsOf(command, step.inputs), { json });
    });
  }
  return program;
}
