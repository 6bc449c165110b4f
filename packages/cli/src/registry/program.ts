import type { Command } from 'commander';
import { Option } from 'commander';
import type { RegistryCommand } from './command.ts';
import { REGISTRY_INPUTS } from './inputs.ts';
import type { RegistryCall } from './run.ts';
import { REGISTRY_COMMANDS } from './run.ts';

/** The texts of flags, under the names that were typed. */
function textsOf(command: Command, names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const option = command.options.find((candidate) => candidate.long === `--${name}`);
    const value: unknown = option && command.getOptionValue(option.attributeName());
    if (value === true) return [[name, '']];
    return typeof value === 'string' ? [[name, value]] : [];
  });
}

function addCommand(
  parent: Command,
  definition: RegistryCommand,
  run: (call: RegistryCall) => Promise<void>,
): void {
  const command = parent.command(definition.name).description(definition.description);
  for (const argument of definition.args) command.argument(argument);
  for (const { name, value, description } of definition.flags) {
    const flag = value === null ? `--${name}` : `--${name} <${value}>`;
    command.addOption(new Option(flag, description));
  }
  for (const { name, type, description } of REGISTRY_INPUTS) {
    command.addOption(new Option(`--${name} <${type}>`, description));
  }
  command.option('--json', 'print JSON, and nothing else, on stdout');
  command.allowExcessArguments(false);
  command.action(async () => {
    const flags = new Map(
      textsOf(
        command,
        definition.flags.map(({ name }) => name),
      ),
    );
    const texts = Object.fromEntries(
      textsOf(
        command,
        REGISTRY_INPUTS.map(({ name }) => name),
      ),
    );
    const json = command.getOptionValue('json') === true;
    await run({ command: definition, args: command.args, flags, texts, json });
  });
}

/** Adds `slipway registry …` to the command line. */
export function addRegistry(program: Command, run: (call: RegistryCall) => Promise<void>): void {
  const parent = program
    .command('registry')
    .description(
      'Shows and checks what is registered: list, show, history, diff, verify, gc, page.',
    );
  for (const definition of REGISTRY_COMMANDS) addCommand(parent, definition, run);
}
