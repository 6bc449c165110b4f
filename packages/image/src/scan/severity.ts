import type { FindingSeverity } from '@slipway/core';
import { FINDING_SEVERITIES } from '@slipway/core';

const RANK: Readonly<Record<FindingSeverity, number>> = {
  unknown: 0,
  negligible: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
};

/** Words of scanners and databases for the same severities (GHSA: moderate; Scout: unspecified). */
const SYNONYMS: Readonly<Record<string, FindingSeverity>> = {
  moderate: 'medium',
  important: 'high',
  none: 'negligible',
  info: 'negligible',
  informational: 'negligible',
  unspecified: 'unknown',
  undefined: 'unknown',
  '': 'unknown',
};

export function severityRank(severity: FindingSeverity): number {
  return RANK[severity];
}

/** The severity that a word stands for; `unknown` for a word that is none. */
export function parseSeverity(word: string | null | undefined): FindingSeverity {
  const plain = (word ?? '').trim().toLowerCase();
  const known = FINDING_SEVERITIES.find((severity) => severity === plain);
  return known ?? (Object.hasOwn(SYNONYMS, plain) ? (SYNONYMS[plain] ?? 'unknown') : 'unknown');
}

/**
 * The severity of a CVSS v3 or v4 score. The qualitative scale is the specification's:
 * https://www.first.org/cvss/v3.1/specification-document (section 5).
 */
export function severityOfScore(score: number | null): FindingSeverity {
  if (score === null || !Number.isFinite(score)) return 'unknown';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'negligible';
}

/** Sorts the worst first. */
export function bySeverity(
  a: { readonly severity: FindingSeverity },
  b: { readonly severity: FindingSeverity },
): number {
  return RANK[b.severity] - RANK[a.severity];
}
