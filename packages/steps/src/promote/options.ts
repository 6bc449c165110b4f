import { ConfigurationError } from '@slipway/core';
import type { StepContext } from '../run/step.ts';

/** Whether a boolean input is set. */
export function isSet({ options }: StepContext, name: string): boolean {
  const text = options.get(name) ?? '';
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (text === '' || /^(?:false|False|FALSE)$/.test(text)) return false;
  throw new ConfigurationError(name, `"${text}" is not allowed; it is true or false`);
}

/** The text of an input, or null. */
export function textOf({ options }: StepContext, name: string): string | null {
  return options.get(name) || null;
}
