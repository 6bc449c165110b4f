import type { Config, Workspace } from '@slipway/core';
import { ConfigurationError, didYouMean, loadConfig } from '@slipway/core';
import type { InputDefinition, Options } from './definition.ts';

/** The texts that a caller gave, by input name. An empty text counts as not given. */
export type InputTexts = Readonly<Record<string, string | undefined>>;

/**
 * Refuses names that no input has: a misspelt `gate` would otherwise decide nothing.
 *
 * @throws ConfigurationError that names the input and the nearest one that exists
 */
export function refuseUnknownInputs(
  definitions: readonly InputDefinition[],
  names: Iterable<string>,
): void {
  const known = definitions.map((definition) => definition.name);
  for (const name of names) {
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known) || `; inputs are: ${known.join(', ')}`;
    throw new ConfigurationError(name, `there is no such input${hint}`);
  }
}

function textOf(definition: InputDefinition, texts: InputTexts): string {
  const text = (texts[definition.name] ?? '').trim();
  return text === '' ? definition.default : text;
}

/** The inputs that are not in slipway.yml, with their defaults; choices are checked. */
export function readOptions(definitions: readonly InputDefinition[], texts: InputTexts): Options {
  const options = new Map<string, string>();
  for (const definition of definitions) {
    if (definition.configKey !== null) continue;
    const text = textOf(definition, texts);
    const { choices, name } = definition;
    if (choices !== null && text !== '' && !choices.includes(text)) {
      throw new ConfigurationError(
        name,
        `"${text}" is not allowed; allowed are: ${choices.join(', ')}`,
      );
    }
    options.set(name, text);
  }
  return options;
}

/**
 * slipway.yml with the inputs laid over it. An input that was not given leaves the file's value.
 */
export function readConfig(
  definitions: readonly InputDefinition[],
  texts: InputTexts,
  workspace: Workspace,
  configPath: string,
): Config {
  let config = loadConfig(workspace, configPath === '' ? null : configPath);
  for (const definition of definitions) {
    if (definition.configKey === null) continue;
    const text = textOf(definition, texts);
    if (text !== '') config = definition.apply(config, text);
  }
  return config;
}
