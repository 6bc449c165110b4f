import type { EvaluatePredicate, MetricChange } from '@slipway/core';
import { isEvidenceOf } from '@slipway/core';
import type { FoundEvidence } from '../policy/found.ts';
import type { RecordMetric, VersionRecord } from '../record.ts';

/** The results of evaluate, with the suffix of the matrix leg where there are several. */
function evaluations(evidence: readonly FoundEvidence[]): [string, EvaluatePredicate][] {
  return evidence.flatMap(({ statement }): [string, EvaluatePredicate][] => {
    if (!isEvidenceOf('evaluate', statement)) return [];
    const { id } = statement.predicate;
    return [[id === null ? '' : ` (${id})`, statement.predicate]];
  });
}

/** The metrics of a version, from the evidence of evaluate. */
export function metricsOf(evidence: readonly FoundEvidence[]): Record<string, RecordMetric> {
  const entries = evaluations(evidence).flatMap(([suffix, { metrics, confidence }]) =>
    Object.entries(metrics).map(([name, { value, interval, greaterIsBetter }]) => {
      const metric = {
        value,
        interval,
        confidence: interval === null ? null : confidence,
        greaterIsBetter,
      };
      return [`${name}${suffix}`, metric] as const;
    }),
  );
  return Object.fromEntries(entries);
}

type IntervalByMetric = ReadonlyMap<string, MetricChange['differenceInterval']>;

/** Intervals of the differences, where evaluate compared with that very version. */
function pairedIntervals(
  evidence: readonly FoundEvidence[],
  previous: VersionRecord | null,
): IntervalByMetric {
  const compared = evaluations(evidence).filter(
    ([, { champion }]) => champion?.digest?.sha256 === previous?.digest.sha256,
  );
  return new Map(
    compared.flatMap(([suffix, { metrics }]) =>
      Object.entries(metrics).map(
        ([name, metric]) => [`${name}${suffix}`, metric.differenceInterval] as const,
      ),
    ),
  );
}

function change(
  metric: string,
  before: RecordMetric | undefined,
  after: RecordMetric | undefined,
  paired: IntervalByMetric,
): MetricChange {
  const [old, now] = [before?.value ?? null, after?.value ?? null];
  return {
    metric,
    before: old,
    beforeInterval: before?.interval ?? null,
    after: now,
    afterInterval: after?.interval ?? null,
    difference: old === null || now === null ? null : now - old,
    differenceInterval: paired.get(metric) ?? null,
    greaterIsBetter: (after ?? before)?.greaterIsBetter ?? true,
  };
}

/**
 * Metrics of two versions side by side, those of either in the order of their names.
 *
 * @param evidence evidence of the later one, whose evaluate may have compared both on the same rows
 */
export function compareMetrics(
  before: VersionRecord | null,
  after: { readonly metrics: Readonly<Record<string, RecordMetric>> },
  evidence: readonly FoundEvidence[] = [],
): MetricChange[] {
  const old = new Map(Object.entries(before?.metrics ?? {}));
  const now = new Map(Object.entries(after.metrics));
  const paired = before === null ? new Map() : pairedIntervals(evidence, before);
  return [...new Set([...now.keys(), ...old.keys()])]
    .sort()
    .map((metric) => change(metric, old.get(metric), now.get(metric), paired));
}
