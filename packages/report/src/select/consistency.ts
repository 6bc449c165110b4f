import type { Statement } from '@slipway/core';
import { actionOf } from '@slipway/core';
import { compareActions, shortDigest } from '../display/words.ts';

/** What a statement says about which file. */
interface Claim {
  readonly action: string;
  readonly id: string | null;
  readonly sha256: string;
}

/**
 * The digest of the model that the statement is about; null where it is about a data file
 * (already scored data: the subject is one of the inputs other than a model) or about nothing.
 */
export function modelDigest(statement: Statement): string | null {
  const sha256 = statement.subject[0]?.digest.sha256;
  if (sha256 === undefined) return null;
  const isData = statement.predicate.inputs.some(
    (input) => input.digest?.sha256 === sha256 && !['model', 'champion'].includes(input.name),
  );
  return isData ? null : sha256;
}

function claimsByModel(statements: readonly Statement[]): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const statement of statements) {
    const sha256 = modelDigest(statement);
    if (sha256 === null) continue;
    const { model, id } = statement.predicate;
    const claim = { action: actionOf(statement), id, sha256 };
    claims.set(model, [...(claims.get(model) ?? []), claim]);
  }
  return claims;
}

/** Legs with different ids may be about different files; everything else must agree. */
function contradict(a: Claim, b: Claim): boolean {
  return a.sha256 !== b.sha256 && (a.id === null || b.id === null || a.id === b.id);
}

function listClaims(claims: readonly Claim[]): string {
  const byDigest = Map.groupBy(claims, (claim) => claim.sha256);
  return [...byDigest]
    .map(([sha256, group]) => {
      const names = group.map(({ action, id }) => (id === null ? action : `${action} (${id})`));
      return `${names.sort(compareActions).join(', ')}: ${shortDigest(sha256)}`;
    })
    .join('; ');
}

/** What does not fit together in the evidence of one report. */
export interface Consistency {
  /** One model name, one leg, several files: nothing can be concluded. */
  readonly conflicts: string[];
  /** What a reader should know but what decides nothing. */
  readonly remarks: string[];
}

function commitRemark(statements: readonly Statement[]): string[] {
  const byCommit = Map.groupBy(
    statements.filter((statement) => statement.predicate.source !== null),
    (statement) => statement.predicate.source?.commit ?? '',
  );
  if (byCommit.size < 2) return [];
  const parts = [...byCommit].map(([commit, group]) => {
    const actions = [...new Set(group.map(actionOf))].sort(compareActions);
    return `${actions.join(', ')}: ${commit.slice(0, 12)}`;
  });
  return [`The evidence comes from different commits (${parts.join('; ')}).`];
}

/**
 * Looks for evidence that is not about one and the same model file: stale or mixed artifacts, or
 * a model that was exported again between two actions.
 */
export function checkConsistency(statements: readonly Statement[]): Consistency {
  const conflicts: string[] = [];
  const remarks = commitRemark(statements);
  for (const [model, claims] of claimsByModel(statements)) {
    const contradiction = claims.some((a, i) => claims.slice(i + 1).some((b) => contradict(a, b)));
    const digests = new Set(claims.map((claim) => claim.sha256)).size;
    if (contradiction) {
      conflicts.push(
        `${model}: the evidence is about ${digests} different files (${listClaims(claims)})`,
      );
    } else if (digests > 1) {
      remarks.push(`${model}: its legs are about different files (${listClaims(claims)}).`);
    }
  }
  return { conflicts, remarks };
}
