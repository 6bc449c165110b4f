import * as core from '@actions/core';
import type { Logger } from '@slipway/core';

/**
 * A message in which no line can be taken for a workflow command. The runner obeys any line of
 * output that starts with `::name` or `##[name]`, and messages carry foreign text (column names,
 * error messages of models).
 */
export function withoutCommands(message: string): string {
  return message.replace(/(^|[\r\n])(\s*)(::|##\[)/g, '$1$2\u200B$3');
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
