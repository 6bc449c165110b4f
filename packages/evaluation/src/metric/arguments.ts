import { didYouMean, listNames } from '@slipway/core';
import type { CallContext } from './catalogue.ts';

/** An argument as it was meant, or what is wrong with it. */
export type Argument<T> = { readonly value: T } | { readonly problem: string };

/** The position of the class that the only argument names. */
export function classArgument(
  args: readonly string[],
  { classes, task }: CallContext,
): Argument<number> {
  const [name = '', ...more] = args;
  const noun = task === 'multilabel-classification' ? 'label' : 'class';
  if (more.length > 0) return { problem: `one ${noun} is needed, ${args.length} are given` };
  const names = classes ?? [];
  const position = names.indexOf(name);
  if (position !== -1) return { value: position };
  const hint = name.length > 2 ? didYouMean(name, names) : '';
  const known = `${noun === 'class' ? 'classes' : 'labels'}: ${listNames(names)}`;
  return { problem: `there is no ${noun} "${name}"${hint} (${known})` };
}

/** The number that the only argument is. */
export function numberArgument(
  args: readonly string[],
  what: string,
  allowed: (value: number) => boolean,
): Argument<number> {
  const [text = '', ...more] = args;
  const value = text.trim() === '' ? NaN : Number(text);
  const given = args.join(', ');
  if (more.length > 0 || !Number.isFinite(value) || !allowed(value)) {
    return { problem: `"${given}" is not ${what}` };
  }
  return { value };
}
