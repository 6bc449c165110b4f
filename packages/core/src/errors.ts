/**
 * Something the user can mend. The message starts with the input's or configuration key's first
 * word (`model: …`, `data: …`), names the offending value, and says what to do.
 */
export abstract class UserError extends Error {
  /** The input the message is about, e.g. `data`. */
  readonly subject: string;

  constructor(subject: string, detail: string, options?: ErrorOptions) {
    super(`${subject}: ${detail}`, options);
    this.subject = subject;
  }
}

/**
 * Wrong usage or configuration: an unknown key, a gate on a metric that does not exist. The step
 * fails whatever `fail-on` says; the command line exits with 64.
 */
export class ConfigurationError extends UserError {
  override readonly name = 'ConfigurationError';
}

/**
 * An input that could not be read or used: a missing file, a truncated model, text where numbers
 * belong. The check could not be made, so the verdict is `inconclusive`.
 */
export class InputError extends UserError {
  override readonly name = 'InputError';
}

/** The message of anything thrown, for people. */
export function messageOf(error: unknown): string {
  return Error.isError(error) ? error.message : String(error);
}

/** For `default:` branches that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
