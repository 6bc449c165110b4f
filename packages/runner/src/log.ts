import * as core from '@actions/core';
import type { Logger } from '@slipway/core';

/**
 * A message in which nothing can be taken for a workflow command. The runner obeys a line of
 * output that starts with `::name`, and `##[name]` anywhere in a line; messages carry foreign text
 * (column names, error messages of models).
 */
export function withoutCommands(message: string): string {
  return message.replace(/(^|[\r\n])(\s*)::/g, '$1$2\u200B::').replaceAll('##[', '#\u200B#[');
}

/** Messages go to the job's log; notices and warnings become annotations. */
export const runnerLogger: Logger = {
  info: (message) => {
    core.info(withoutCommands(message));
  },
  notice: (message) => {
    core.notice(message);
  },
  warning: (message) => {
    core.warning(message);
  },
  debug: (message) => {
    core.debug(message);
  },
};
