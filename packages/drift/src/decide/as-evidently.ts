import type { ColumnDrift } from '@slipway/core';
import { finiteOrNull, formatNumber } from '@slipway/core';
import type { EvidentlyResult } from '../preset/evidently.ts';
import type { ComparedColumn } from './measured.ts';
import { statisticsOf } from './statistics.ts';
import { absence } from './words.ts';

function reasonOf({ score, isPValue, threshold, drifted }: EvidentlyResult): string | null {
  if (Number.isNaN(score)) return 'Evidently’s formula gives no number here; it reports no drift';
  if (!drifted) return null;
  const value = formatNumber(score);
  return isPValue
    ? `p ${value} is below ${threshold}, as Evidently decides`
    : `distance ${value} reaches ${threshold}, as Evidently decides`;
}

/** A column as the preset `evidently` decides it. */
export function asEvidently(
  entry: ComparedColumn,
): Omit<
  ColumnDrift,
  'type' | 'typeReason' | 'subtype' | 'kind' | 'compared' | 'importance' | 'rows' | 'missing'
> {
  const { evidently, comparison } = entry;
  const common = {
    adjustedPValue: null,
    noise: null,
    detectable: null,
    rowsNeeded: null,
    statistics: statisticsOf(comparison),
    histogram: comparison?.histogram ?? null,
  };
  if (evidently === null) {
    const reason =
      comparison === null
        ? absence(entry)
        : 'Evidently does not compare dates, and for texts that mostly differ it trains a ' +
          'classifier, which the preset does not';
    const empty = { method: null, methodReason: null, statistic: null, pValue: null };
    const undecided = { drifted: null, verdict: 'inconclusive', reason } as const;
    return { ...common, ...empty, effect: null, threshold: null, ...undecided };
  }
  const { score, isPValue, drifted } = evidently;
  return {
    ...common,
    method: evidently.method,
    methodReason: evidently.methodReason,
    statistic: finiteOrNull(score),
    pValue: isPValue ? finiteOrNull(score) : null,
    effect: isPValue ? null : finiteOrNull(score),
    threshold: evidently.threshold,
    drifted,
    verdict: drifted ? 'fail' : 'pass',
    reason: reasonOf(evidently),
  };
}
