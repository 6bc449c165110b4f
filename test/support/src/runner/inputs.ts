import type { ActionFile } from './action-file.ts';

/** Values of `${{ … }}` in defaults, by their full name, e.g. `github.token`. */
export type Contexts = Readonly<Record<string, string>>;

/** What the runner makes of `with:`. */
export interface PreparedInputs {
  /** INPUT_… variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** Warnings that the runner itself writes. */
  readonly warnings: readonly string[];
}

/** The variable of an input: upper case, blanks become underscores, hyphens stay. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

function evaluate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/gs, (_whole, expression: string) => {
    const value = contexts[expression];
    if (value === undefined) {
      throw new Error(`The harness cannot evaluate \${{ ${expression} }} in a default`);
    }
    return value;
  });
}

/**
 * The inputs as the runner passes them: every declared one is set, to its default where `with:`
 * does not give it (a missing required input is just empty); an undeclared one is passed too,
 * with a warning. Names are compared without regard to case.
 */
export function prepareInputs(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
): PreparedInputs {
  const declared = [...action.inputs.keys()];
  const isDeclared = (name: string): boolean =>
    declared.some((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const warnings: string[] = [];
  const variables: Record<string, string> = {};
  for (const [name, entry] of action.inputs) {
    variables[inputVariable(name)] = evaluate(entry.default, contexts);
  }
  for (const [name, value] of Object.entries(given)) {
    const deprecation = action.inputs.get(name)?.deprecation ?? null;
    if (deprecation !== null) {
      warnings.push(`Input '${name}' has been deprecated with message: ${deprecation}`);
    }
    variables[inputVariable(name)] = value;
  }
  const unexpected = Object.keys(given).filter((name) => !isDeclared(name));
  if (unexpected.length > 0) {
    warnings.push(
      `Unexpected input(s) '${unexpected.join("', '")}', ` +
        `valid inputs are ['${declared.join("', '")}']`,
    );
  }
  return { variables, warnings };
}
