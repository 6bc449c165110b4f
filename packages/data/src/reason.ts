import { InputError, messageOf, UserError } from '@slipway/core';

/** The first sentence of a DuckDB error, without the name of its class. */
export function reasonOf(error: unknown): string {
  const [first = ''] = messageOf(error).split('\n');
  return first.replace(/^(?:Error: )?(?:(?:[A-Z]\w* )*Error: )?/, '').trim();
}

/** Classes of DuckDB's errors that come from the data or the machine, not from our SQL. */
const FROM_DATA =
  /^(?:Error: )?(?:IO|Invalid|Invalid Input|Conversion|Out of Memory|Out of Range|Serialization|Permission) Error:/;

/**
 * What to throw for an error that came up while data were read: an InputError where DuckDB could
 * not read them, the error itself where it is told already, or is our bug.
 *
 * @param display what was read, as messages name it
 */
export function readFailure(error: unknown, display: string): unknown {
  if (error instanceof UserError || !FROM_DATA.test(messageOf(error))) return error;
  return new InputError('data', `${display} cannot be read: ${reasonOf(error)}`, { cause: error });
}
