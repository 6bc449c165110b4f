import type { Action, EvidenceOf, Statement } from '@slipway/core';
import { isEvidenceOf, predicateType } from '@slipway/core';

/** Whether a statement is complete, once checked: it is asked for every section and plot. */
const complete = new WeakMap<Statement, boolean>();

/** `isEvidenceOf`, asked only once of each statement. */
export function isCompleteEvidenceOf<A extends Action>(
  action: A,
  statement: Statement,
): statement is EvidenceOf<A> {
  if (statement.predicateType !== predicateType(action)) return false;
  const known = complete.get(statement) ?? isEvidenceOf(action, statement);
  complete.set(statement, known);
  return known;
}
