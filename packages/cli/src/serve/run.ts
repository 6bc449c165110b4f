import path from 'node:path';
import type { Config, Logger } from '@slipway/core';
import { ConfigurationError, messageOf, UserError, Workspace } from '@slipway/core';
import type { RunningServer } from '@slipway/serving';
import { readServingSettings, startServer } from '@slipway/serving';
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

async function start(texts: InputTexts, host: ServeProcess): Promise<RunningServer> {
  refuseUnknownInputs(SERVE_INPUTS, Object.keys(texts));
  const options = readOptions(SERVE_INPUTS, texts);
  const workspace = new Workspace(host.directory, options.get('working-directory'));
  const config = readConfig(SERVE_INPUTS, texts, workspace, options.get('config') ?? '');
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
