import path from 'node:path';
import type { Config, Logger } from '@slipway/core';
import { ConfigurationError, messageOf, UserError, Workspace } from '@slipway/core';
import type { RunningServer } from '@slipway/serving';
import { checkHealth, readServerAddress, readServingSettings, startServer } from '@slipway/serving';
import type { InputTexts } from '@slipway/steps';
import { EXIT, readConfig, readOptions, refuseUnknownInputs } from '@slipway/steps';
import { SERVE_INPUTS } from './inputs.ts';

/** What `slipway serve` needs of the process it runs in. */
export interface ServeProcess {
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  /** Prints a line for whoever started the server. */
  readonly print: (line: string) => void;
  /** Calls back at the first SIGTERM or SIGINT. */
  readonly onStop: (stop: () => void) => void;
}

function nameOf({ model, serve }: Config): string {
  const file = model?.path ?? serve?.versions?.[0]?.path ?? '';
  const stem = path.posix.basename(file.replaceAll('\\', '/')).replace(/\.[^.]*$/, '');
  return model?.name ?? (stem === '' ? 'model' : stem);
}

function configure(
  texts: InputTexts,
  directory: string,
): { readonly config: Config; readonly workspace: Workspace } {
  refuseUnknownInputs(SERVE_INPUTS, Object.keys(texts));
  const options = readOptions(SERVE_INPUTS, texts);
  const workspace = new Workspace(directory, options.get('working-directory'));
  return {
    config: readConfig(SERVE_INPUTS, texts, workspace, options.get('config') ?? ''),
    workspace,
  };
}

async function start(texts: InputTexts, host: ServeProcess): Promise<RunningServer> {
  const { config, workspace } = configure(texts, host.directory);
  const settings = await readServingSettings(config, nameOf(config), workspace, host.variables);
  return startServer({ config, workspace, settings, logger: host.logger });
}

/** Says what went wrong. */
function report(error: unknown, logger: Logger): number {
  if (error instanceof UserError) {
    logger.warning(error.message);
    return error instanceof ConfigurationError ? EXIT.usage : EXIT.inconclusive;
  }
  const trace = Error.isError(error) ? (error.stack ?? error.message) : messageOf(error);
  logger.warning(`internal error (a bug in Slipway, please report it): ${trace}`);
  return EXIT.bug;
}

/**
 * Asks the server that runs with these settings on this machine whether it is ready.
 *
 * @returns the exit code: 0 ready, 1 not ready, 64 for wrong settings
 */
export async function runHealthCheck(
  texts: InputTexts,
  { directory, logger, print }: Pick<ServeProcess, 'directory' | 'logger' | 'print'>,
): Promise<number> {
  try {
    const { config, workspace } = configure(texts, directory);
    const problem = await checkHealth(await readServerAddress(config, workspace));
    print(problem ?? 'ready');
    return problem === null ? EXIT.pass : EXIT.fail;
  } catch (error) {
    return report(error, logger);
  }
}

/**
 * Runs the model server until a signal ends it.
 *
 * @returns the exit code: 0 after a signal, 64 for wrong settings, 2 for a model that cannot be
 *   served, 70 for a bug of ours
 */
export async function runServe(texts: InputTexts, host: ServeProcess): Promise<number> {
  let server: RunningServer;
  try {
    server = await start(texts, host);
  } catch (error) {
    return report(error, host.logger);
  }
  const stopped = new Promise<void>((resolve) => {
    host.onStop(resolve);
  });
  host.logger.info(`loading the model; until it has answered, ${server.url}/readyz says 503`);
  try {
    const isReady = await Promise.race([server.ready.then(() => true), stopped.then(() => false)]);
    if (isReady) {
      if (server.adminUrl !== null) host.logger.info(`admin endpoint on ${server.adminUrl}`);
      host.print(`listening on ${server.url}`);
      await stopped;
    }
    host.logger.info('stopping: requests under way are answered');
    await server.stop();
    return EXIT.pass;
  } catch (error) {
    const code = report(error, host.logger);
    await server.stop();
    return code;
  }
}
