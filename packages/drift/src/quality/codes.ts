import type { QualitySeverity } from '@slipway/core';
import { ConfigurationError, didYouMean, listNames } from '@slipway/core';

/** What each reason code means and how severe it is unless the configuration says otherwise. */
export const QUALITY_CODES = {
  missing_column: 'fail',
  new_column: 'warn',
  empty_column: 'fail',
  type_changed: 'fail',
  missing_rate: 'warn',
  nan_values: 'warn',
  infinite_values: 'warn',
  out_of_range: 'warn',
  new_category: 'warn',
  vanished_category: 'note',
  constant_column: 'note',
  mixed_types: 'warn',
  target_leakage: 'warn',
  duplicate_rows: 'note',
  overlapping_rows: 'note',
  conflicting_labels: 'note',
  unexpected_type: 'fail',
  unexpected_value: 'fail',
  pattern_mismatch: 'fail',
  not_whole: 'fail',
  not_unique: 'fail',
  row_count: 'fail',
  index_column: 'note',
  identifier_column: 'note',
  text_column: 'note',
  unsupported_type: 'note',
} as const satisfies Record<string, QualitySeverity>;

export type QualityCode = keyof typeof QUALITY_CODES;

/** What the configuration makes of a code. */
export type QualityAction = 'fail' | 'warn' | 'ignore';
export type QualityPolicy = ReadonlyMap<QualityCode, QualityAction>;

export function isQualityCode(text: string): text is QualityCode {
  return Object.hasOwn(QUALITY_CODES, text);
}

/** What to say about a code that does not exist. */
export function unknownCode(code: string): string {
  const codes = Object.keys(QUALITY_CODES);
  return `"${code}" is no reason code${didYouMean(code, codes) || `; there are ${listNames(codes)}`}`;
}

/**
 * The section `drift.quality` of the configuration.
 *
 * @throws ConfigurationError for a code that does not exist.
 */
export function qualityPolicy(
  record: Readonly<Record<string, QualityAction>> | undefined,
): QualityPolicy {
  return new Map(
    Object.entries(record ?? {}).map(([code, action]) => {
      if (!isQualityCode(code))
        throw new ConfigurationError('drift', `quality: ${unknownCode(code)}`);
      return [code, action];
    }),
  );
}
