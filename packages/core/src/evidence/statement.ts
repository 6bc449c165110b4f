import { z } from 'zod';
import { buildImagePredicateSchema } from './build-image.ts';
import type { CommonPredicate } from './common.ts';
import { commonPredicateSchema, STATEMENT_TYPE, subjectSchema } from './common.ts';
import { driftPredicateSchema } from './drift.ts';
import { evaluatePredicateSchema } from './evaluate.ts';
import { promotePredicateSchema, rollbackPredicateSchema } from './promote.ts';
import { registerPredicateSchema } from './register.ts';
import { reportPredicateSchema } from './report.ts';
import { scanImagePredicateSchema } from './scan-image.ts';
import { validatePredicateSchema } from './validate.ts';

/** The predicate of each action that writes evidence. */
export const PREDICATES = {
  validate: validatePredicateSchema,
  evaluate: evaluatePredicateSchema,
  drift: driftPredicateSchema,
  'build-image': buildImagePredicateSchema,
  'scan-image': scanImagePredicateSchema,
  register: registerPredicateSchema,
  promote: promotePredicateSchema,
  rollback: rollbackPredicateSchema,
  report: reportPredicateSchema,
} as const;
export type Action = keyof typeof PREDICATES;
export type Predicate<A extends Action> = z.infer<(typeof PREDICATES)[A]>;

/**
 * An in-toto Statement v1 about one model version.
 *
 * `subject` is empty only when the digest could not be known (the file is missing or unreadable);
 * the verdict is then never `pass`.
 */
export interface Statement<P extends CommonPredicate = CommonPredicate> {
  readonly _type: typeof STATEMENT_TYPE;
  readonly subject: readonly z.infer<typeof subjectSchema>[];
  readonly predicateType: string;
  readonly predicate: P;
}

export type EvidenceOf<A extends Action> = Statement<Predicate<A>>;

const envelopeSchema = z.object({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(subjectSchema),
  predicateType: z.string().regex(/^urn:slipway:[a-z-]+:v\d+$/),
  predicate: commonPredicateSchema.loose(),
});

export function predicateType(action: string): string {
  return `urn:slipway:${action}:v1`;
}

/** `evaluate` for `urn:slipway:evaluate:v1`. */
export function actionOf(statement: Statement): string {
  return statement.predicateType.split(':')[2] ?? '';
}

/** Builds the statement about `subject`. */
export function makeStatement<P extends CommonPredicate>(
  action: string,
  subject: Statement['subject'],
  predicate: P,
): Statement<P> {
  return { _type: STATEMENT_TYPE, subject, predicateType: predicateType(action), predicate };
}

/** A parsed evidence file, or why it is none. */
export type ParsedEvidence =
  | { readonly statement: Statement; readonly problem: null }
  | { readonly statement: null; readonly problem: string };

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'not evidence' : `${issue.path.join('.')}: ${issue.message}`;
}

/**
 * Reads a statement from JSON text that may come from anywhere. An action this version does not
 * know keeps its common part; a known one must match its predicate's schema in full, unless it
 * ended inconclusive before it had results.
 */
export function parseEvidence(text: string): ParsedEvidence {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { statement: null, problem: `not JSON: ${(error as Error).message}` };
  }
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return { statement: null, problem: firstIssue(envelope.error) };
  const action = actionOf(envelope.data);
  if (!isKnown(action) || isWithoutResults(envelope.data)) {
    return { statement: envelope.data, problem: null };
  }
  const predicate = PREDICATES[action].safeParse((json as { predicate: unknown }).predicate);
  if (!predicate.success) {
    return { statement: null, problem: `predicate.${firstIssue(predicate.error)}` };
  }
  return { statement: { ...envelope.data, predicate: predicate.data }, problem: null };
}

function isKnown(action: string): action is Action {
  return Object.hasOwn(PREDICATES, action);
}

function isWithoutResults(statement: Statement): boolean {
  return statement.predicate.verdict === 'inconclusive' && statement.predicate.reason !== null;
}

/** Whether the statement is complete evidence of that action (with results, not only a reason). */
export function isEvidenceOf<A extends Action>(
  action: A,
  statement: Statement,
): statement is EvidenceOf<A> {
  return (
    statement.predicateType === predicateType(action) &&
    PREDICATES[action].safeParse(statement.predicate).success
  );
}
