import type { Config } from '@slipway/core';

/** The values of inputs that exist only as inputs, by name; text as the user wrote it. */
export type Options = ReadonlyMap<string, string>;

/** How the text of an input becomes a value; shown in the README tables. */
export const INPUT_TYPES = [
  'text',
  'path',
  'number',
  'boolean',
  'choice',
  'lines',
  'YAML',
] as const;
export type InputType = (typeof INPUT_TYPES)[number];

/** One input of an action, which is also a flag of the command line. */
export interface InputDefinition {
  /** Kebab-case name, equal in action.yml and on the command line. */
  readonly name: string;
  readonly type: InputType;
  readonly description: string;
  /** Allowed values of a `choice`. */
  readonly choices: readonly string[] | null;
  /** Default in action.yml; empty where slipway.yml or the step decides. */
  readonly default: string;
  /** The key of slipway.yml that the input overrides, e.g. `data.reference`; null if none. */
  readonly configKey: string | null;
  /**
   * Puts the value into a configuration, at `configKey`.
   *
   * @throws ConfigurationError that names the input, the value and what is allowed
   */
  readonly apply: (config: Config, text: string) => Config;
}

/** One output of an action. */
export interface OutputDefinition {
  readonly name: string;
  readonly description: string;
}
