import type { Statement } from '@slipway/core';
import { actionOf, evidenceFileName } from '@slipway/core';

/** Every way to name a statement in the list of expected evidence. */
function namesOf(statement: Statement): string[] {
  const action = actionOf(statement);
  const { model, id } = statement.predicate;
  const stem = (leg: string | null): string =>
    evidenceFileName(action, model, leg).replace(/\.json$/, '');
  const names = [action, `${action}-${model}`, stem(null)];
  return id === null ? names : [...names, `${action}-${model}-${id}`, stem(id)];
}

/** The expected entries in order, without blanks, empty lines and repetitions. */
export function normaliseExpected(expected: readonly string[]): string[] {
  return [...new Set(expected.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}

/**
 * The expected entries (`action`, `action-model` or `action-model-id`) that no statement answers.
 * A model's name counts as written, and as it stands in the evidence file's name.
 */
export function missingEvidence(
  statements: readonly Statement[],
  expected: readonly string[],
): string[] {
  const found = new Set(statements.flatMap(namesOf));
  return normaliseExpected(expected).filter((entry) => !found.has(entry));
}
