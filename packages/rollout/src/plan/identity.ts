import { createHash } from 'node:crypto';
import type { Plan } from './plan.ts';

/** JSON with the keys of every object in order: the same text for the same content. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The content of a plan as a digest: another plan is another promotion. */
export function planHash(plan: Plan): string {
  return sha256(canonicalJson(plan));
}

/** Digits of an id: enough that two promotions of one environment never share it. */
const ID_LENGTH = 16;

/**
 * The id of a promotion: of the candidate's content, the content that it replaces, the environment
 * and the plan. The same request has the same id, so that a run that starts again goes on.
 */
export function promotionId(request: {
  readonly kind: string;
  readonly candidate: string;
  readonly stable: string | null;
  readonly environment: string;
  readonly plan: Plan;
}): string {
  const { kind, candidate, stable, environment, plan } = request;
  return sha256(canonicalJson([kind, candidate, stable, environment, planHash(plan)])).slice(
    0,
    ID_LENGTH,
  );
}
