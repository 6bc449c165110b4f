/** Where messages for people go: the job's log on a runner, stderr on the command line. */
export interface Logger {
  info(message: string): void;
  /** Something the user should know that decides nothing. */
  notice(message: string): void;
  warning(message: string): void;
  debug(message: string): void;
}

/** A logger that says nothing; for callers that do not listen. */
export const silentLogger: Logger = {
  info: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
};
