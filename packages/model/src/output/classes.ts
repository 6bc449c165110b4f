import { ConfigurationError, listNames } from '@slipway/core';

const ZERO_ONE = ['0', '1'];
const FALSE_TRUE = ['false', 'true'];

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label) => b.includes(label));
}

/** Classes 0 and 1 by the names false and true, or the other way round; null for other classes. */
function renamed(classes: readonly string[], names: readonly string[]): string[] | null {
  for (const [from, to] of [
    [ZERO_ONE, FALSE_TRUE],
    [FALSE_TRUE, ZERO_ONE],
  ] as const) {
    if (isSameSet(classes, from) && isSameSet(names, to)) {
      return classes.map((label) => to[from.indexOf(label)] ?? label);
    }
  }
  return null;
}

/** Classes in the model's order, and remarks on how they were found. */
export interface NamedClasses {
  readonly classes: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Brings together the classes that the model names and those that the configuration lists. The
 * order is the model's; the names may be the configuration's where 0 and 1 stand for false and
 * true.
 *
 * @throws ConfigurationError when they are not the same classes.
 */
export function agreeOnClasses(
  subject: string,
  fromModel: readonly string[],
  configured: readonly string[] | null,
): NamedClasses {
  if (configured === null || isSameSet(fromModel, configured)) {
    return { classes: fromModel, notes: [] };
  }
  const names = renamed(fromModel, configured);
  if (names === null) {
    throw new ConfigurationError(
      subject,
      `classes lists ${listNames(configured)}, but the model has ${listNames(fromModel)}`,
    );
  }
  return {
    classes: names,
    notes: [`The model’s classes ${fromModel.join(' and ')} stand for ${names.join(' and ')}.`],
  };
}

/** Position of the class that truth values call so, whatever their letter case; -1 if there is none. */
function truthPosition(classes: readonly string[], name: string): number {
  const plain = classes.map((label) => label.toLowerCase());
  const truth = name.toLowerCase();
  if (isSameSet(plain, FALSE_TRUE)) {
    const text = FALSE_TRUE.includes(truth) ? truth : FALSE_TRUE[ZERO_ONE.indexOf(truth)];
    return text === undefined ? -1 : plain.indexOf(text);
  }
  if (!isSameSet(plain, ZERO_ONE)) return -1;
  const digit = ZERO_ONE[FALSE_TRUE.indexOf(truth)];
  return digit === undefined ? -1 : plain.indexOf(digit);
}

/**
 * Position of the positive class of a binary task. Unless the user names it, it is 1 beside 0 or
 * -1 (scikit-learn's default `pos_label`), or true beside false. `true` means 1 beside 0, and the
 * other way round.
 *
 * @throws ConfigurationError when the class is not one of the two, or none is named for others.
 */
export function positivePosition(
  subject: string,
  classes: readonly string[],
  positiveClass: string | null,
): number {
  if (positiveClass === null) {
    if (isSameSet(classes, ['-1', '1'])) return classes.indexOf('1');
    const usual = truthPosition(classes, 'true');
    if (usual >= 0) return usual;
    throw new ConfigurationError(
      subject,
      `positive-class is needed: which of ${listNames(classes)} is the class whose score is judged?`,
    );
  }
  const exact = classes.indexOf(positiveClass);
  const position = exact >= 0 ? exact : truthPosition(classes, positiveClass);
  if (position >= 0) return position;
  throw new ConfigurationError(
    subject,
    `positive-class "${positiveClass}" is none of the model’s classes: ${listNames(classes)}`,
  );
}
