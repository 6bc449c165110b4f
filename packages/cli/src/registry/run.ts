import type { Logger } from '@slipway/core';
import { ConfigurationError, messageOf, stringifyJson, UserError, Workspace } from '@slipway/core';
import type { Environment, InputTexts } from '@slipway/steps';
import { EXIT, openRegistry, readConfig, readOptions } from '@slipway/steps';
import type { RegistryCommand } from './command.ts';
import { diff } from './diff.ts';
import { gc } from './gc.ts';
import { history } from './history.ts';
import { REGISTRY_INPUTS } from './inputs.ts';
import { list } from './list.ts';
import { page } from './page.ts';
import { show } from './show.ts';
import { verify } from './verify.ts';

export const REGISTRY_COMMANDS: readonly RegistryCommand[] = [
  list,
  show,
  history,
  diff,
  verify,
  gc,
  page,
];

/** What was typed. */
export interface RegistryCall {
  readonly command: RegistryCommand;
  readonly args: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
  readonly texts: InputTexts;
  readonly json: boolean;
}

/** Where a command's words go. */
export interface RegistryHost {
  readonly environment: Environment;
  readonly logger: Logger;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}

async function run(
  call: RegistryCall,
  { environment, logger, print }: RegistryHost,
): Promise<number> {
  const options = readOptions(REGISTRY_INPUTS, call.texts);
  const workspace = new Workspace(environment.root, options.get('working-directory'));
  const config = readConfig(REGISTRY_INPUTS, call.texts, workspace, options.get('config') ?? '');
  const open = await openRegistry({ config, workspace, environment, logger });
  try {
    const { args, flags, command } = call;
    const context = { open, config, workspace, args, flags, now: new Date() };
    const { json, text, exitCode = EXIT.pass } = await command.run(context);
    print(call.json ? stringifyJson(json) : `${text}\n`);
    return exitCode;
  } finally {
    await open.registry.close();
  }
}

/**
 * Runs a command of `slipway registry`.
 *
 * @returns the exit code: 0; 1 or 2 as `verify` finds; 2 when the registry cannot be read, 64 for
 *   wrong usage, 70 for a bug of ours
 */
export async function runRegistry(call: RegistryCall, host: RegistryHost): Promise<number> {
  try {
    return await run(call, host);
  } catch (error) {
    if (error instanceof UserError) {
      host.printError(`error: ${error.message}`);
      return error instanceof ConfigurationError ? EXIT.usage : EXIT.inconclusive;
    }
    const trace = Error.isError(error) ? (error.stack ?? error.message) : messageOf(error);
    host.printError(`internal error (a bug in Slipway, please report it): ${trace}`);
    return EXIT.bug;
  }
}
