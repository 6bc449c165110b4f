import type { InputDefinition } from '@slipway/steps';

/** How the runner names the environment variable of an input. */
function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

/**
 * The inputs that the runner passed, by name. One that no definition has keeps its name in lower
 * case, so that the error about it can name it.
 */
export function readInputs(
  definitions: readonly InputDefinition[],
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const names = new Map(definitions.map(({ name }) => [variableOf(name), name]));
  const texts: Record<string, string> = {};
  for (const [variable, value] of Object.entries(variables)) {
    if (!variable.startsWith('INPUT_') || value === undefined) continue;
    texts[names.get(variable) ?? variable.slice('INPUT_'.length).toLowerCase()] = value;
  }
  return texts;
}
