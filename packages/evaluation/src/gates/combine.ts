import type { Gate, GateResult } from '@slipway/core';
import { undecided, worstVerdict } from '@slipway/core';

/** The result of a gate on one slice. */
export interface SliceVerdict {
  readonly slice: string;
  readonly result: GateResult;
}

/** The most slices that a reason tells of one by one. */
const MOST_NAMED = 5;

/** How far the observed value is on the good side of the limit; negative on the wrong one. */
function leeway(gate: Gate, { observed, limit }: GateResult): number {
  if (observed === null || limit === null) return -Infinity;
  switch (gate.comparison) {
    case '>=':
    case '>':
      return observed - limit;
    case '<=':
    case '<':
      return limit - observed;
    case '==':
    case 'within':
      return -Math.abs(observed - limit);
    case '!=':
      return Math.abs(observed - limit);
  }
}

function listed(title: string, slices: readonly SliceVerdict[]): string {
  const named = slices
    .slice(0, MOST_NAMED)
    .map(({ slice, result }) => (result.reason === null ? slice : `${slice} (${result.reason})`));
  const rest = slices.length - named.length;
  return `${title}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/**
 * One result for a gate that was decided on several slices: that of the worst one. The reason names
 * the slices that fail and those that are inconclusive; when all pass, the one nearest to the limit.
 */
export function combine(gate: Gate, slices: readonly SliceVerdict[]): GateResult {
  const worst = worstVerdict(slices.map(({ result }) => result.verdict));
  const ranked = slices.toSorted((a, b) => leeway(gate, a.result) - leeway(gate, b.result));
  const first = ranked.find(({ result }) => result.verdict === worst);
  if (first === undefined) return undecided(gate.text, 'there are no rows to slice');
  const reasons = (['fail', 'inconclusive'] as const)
    .map((verdict) => ({
      verdict,
      named: ranked.filter(({ result }) => result.verdict === verdict),
    }))
    .filter(({ named }) => named.length > 0)
    .map(({ verdict, named }) =>
      listed(verdict === 'fail' ? 'fails on' : 'inconclusive on', named),
    );
  const reason =
    worst === 'pass'
      ? `nearest to the limit of ${slices.length} slices: ${first.slice}`
      : reasons.join('; ');
  return { ...first.result, reason };
}
