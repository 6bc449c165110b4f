import { ConfigurationError } from '@slipway/core';

/**
 * Names of models, environments and aliases, as they stand in git tags: letters and digits of any
 * script, `-`, `_`, `.` and `/` between them. What git's ref names refuse (`..`, `//`, `.lock`) is
 * refused here, and so is `@`, `#`, `!`, `+` and `=`, which tags and refs are put together with.
 */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._/-]*[\p{L}\p{M}\p{N}])?$/u;
/** Two signs that must not follow each other, and the ending that git keeps for itself. */
const BROKEN = /\.\.|\/\/|\.\/|\/\.|\/-|\.lock(?:\/|$)/;
const MOST_BYTES = 120;

/** What of the names gto reads (its `name` expression). */
const GTO_NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-/_]*[a-zA-Z0-9])?$/;

export type NameKind = 'model' | 'environment' | 'alias';

const SUBJECTS: Record<NameKind, string> = {
  model: 'model-name',
  environment: 'environment',
  alias: 'alias',
};

/** Whether text can be the name of a model, an environment or an alias. */
export function isName(text: string): boolean {
  return (
    text === text.normalize('NFC') &&
    NAME.test(text) &&
    !BROKEN.test(text) &&
    Buffer.byteLength(text) <= MOST_BYTES
  );
}

/**
 * The name in Unicode's normal form C, which it is kept in.
 *
 * @throws ConfigurationError for a name that cannot stand in a tag
 */
export function checkedName(kind: NameKind, text: string): string {
  const name = text.normalize('NFC');
  if (isName(name)) return name;
  throw new ConfigurationError(
    SUBJECTS[kind],
    `"${text}" cannot be the name of ${kind === 'model' ? 'a model' : `an ${kind}`} in a registry: ` +
      'it has letters, digits, and "-", "_", "." or "/" between them, at most ' +
      `${MOST_BYTES} bytes, no "..", "//" or ".lock"` +
      (kind === 'model' ? '; set model.name (input "model-name")' : ''),
  );
}

/** Whether gto can read tags of that name; others stay readable to git and to Slipway alone. */
export function isReadableByGto(name: string): boolean {
  return GTO_NAME.test(name);
}

/**
 * The name as one component of a ref: `/` becomes `+`, which no name has. Otherwise the refs of
 * `team` and `team/model` would stand in each other's way.
 */
export function toRefComponent(name: string): string {
  return name.replaceAll('/', '+');
}

/** The way back. */
export function fromRefComponent(component: string): string {
  return component.replaceAll('+', '/');
}
