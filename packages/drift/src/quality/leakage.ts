import type { QualityFinding } from '@slipway/core';
import { formatNumber } from '@slipway/core';
import { separationOf } from '../multivariate/area.ts';
import type { DriftSettings } from '../settings.ts';
import { findingsOf } from './finding.ts';

/** With fewer rows a column tells the target by chance. */
const LEAST_ROWS = 50;
/** A column that tells so many rows' targets all alone tells them from afterwards. */
const TELLING = 0.995;
/** Groups of a column must hold so many rows on average: an identifier tells everything. */
const ROWS_PER_GROUP = 5;
/** A target that is nearly always the same is no test. */
const MOST_FREQUENT = 0.98;

function largest(counts: ReadonlyMap<string, number>): number {
  return Math.max(0, ...counts.values());
}

/** The share of rows whose target is the most frequent one of their category. */
function purity(categories: readonly string[], target: readonly string[]): number | null {
  const groups = new Map<string, Map<string, number>>();
  const overall = new Map<string, number>();
  target.forEach((label, i) => {
    const category = categories[i] ?? '';
    const group = groups.get(category) ?? new Map<string, number>();
    group.set(label, (group.get(label) ?? 0) + 1);
    groups.set(category, group);
    overall.set(label, (overall.get(label) ?? 0) + 1);
  });
  const rows = target.length;
  if (largest(overall) > MOST_FREQUENT * rows || groups.size * ROWS_PER_GROUP > rows) return null;
  return [...groups.values()].reduce((sum, group) => sum + largest(group), 0) / rows;
}

/** A feature beside the target, on rows where both are there. */
export interface FeatureSample {
  readonly name: string;
  /** Numbers; null for categories. */
  readonly numbers: Float64Array | null;
  readonly texts: readonly string[];
  /** Canonical texts of the target. */
  readonly target: readonly string[];
}

function tells({ numbers, texts, target }: FeatureSample): string | null {
  if (target.length < LEAST_ROWS) return null;
  const labels = [...new Set(target)].sort();
  if (numbers !== null && labels.length === 2) {
    const positive = Uint8Array.from(target, (label) => (label === labels[1] ? 1 : 0));
    const share = positive.reduce((sum, bit) => sum + bit, 0) / target.length;
    if (Math.max(share, 1 - share) > MOST_FREQUENT) return null;
    const oneSided = separationOf(numbers, positive);
    const area = Math.max(oneSided, 1 - oneSided);
    return area >= TELLING ? `it alone separates the target (AUC ${formatNumber(area)})` : null;
  }
  const share = purity(texts, target);
  return share !== null && share >= TELLING
    ? `it alone tells the target of ${formatNumber(share * 100, 4)} % of the rows`
    : null;
}

/** Features that tell the target all alone: most likely they are known only after it. */
export function checkLeakage(
  features: readonly FeatureSample[],
  settings: DriftSettings,
): QualityFinding[] {
  return features.flatMap((feature) => {
    const found = tells(feature);
    if (found === null) return [];
    const message = `${found}; is it known before the target is?`;
    return findingsOf(feature.name, [{ code: 'target_leakage', message }], settings);
  });
}
