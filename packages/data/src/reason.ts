import { messageOf } from '@slipway/core';

/** The first sentence of a DuckDB error, without the name of its class. */
export function reasonOf(error: unknown): string {
  const [first = ''] = messageOf(error).split('\n');
  return first.replace(/^(?:Error: )?(?:(?:[A-Z]\w* )*Error: )?/, '').trim();
}
