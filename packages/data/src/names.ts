import { InputError } from '@slipway/core';

/**
 * Names by which columns can be told apart.
 *
 * @param display the file, for the message
 * @throws InputError when a name occurs twice.
 */
export function uniqueNames(names: readonly string[], display: string): readonly string[] {
  const seen = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const first = seen.get(name);
    if (first !== undefined) {
      throw new InputError(
        'data',
        `${display}: two columns are called "${name}" (${first + 1} and ${index + 1}); ` +
          'rename one of them',
      );
    }
    seen.set(name, index);
  }
  return names;
}
