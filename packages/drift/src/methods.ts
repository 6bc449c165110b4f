import type { ColumnType } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import { familyOf } from './column-type.ts';

/** Methods for numbers and times. */
export const NUMERIC_METHODS = ['ks', 'wasserstein', 'psi', 'jensen-shannon'] as const;
export type NumericMethod = (typeof NUMERIC_METHODS)[number];

/** Methods for categories. */
export const CATEGORICAL_METHODS = [
  'chi-squared',
  'jensen-shannon',
  'total-variation',
  'psi',
] as const;
export type CategoricalMethod = (typeof CATEGORICAL_METHODS)[number];

export type DriftMethod = NumericMethod | CategoricalMethod;

/**
 * Effects from which a column counts as drifted. For PSI 0.2, the customary bound of a
 * "significant" shift; for the others, which lie between 0 and 1 or count standard deviations, 0.1.
 */
export const DEFAULT_THRESHOLDS: Readonly<Record<DriftMethod, number>> = {
  ks: 0.1,
  wasserstein: 0.1,
  psi: 0.2,
  'chi-squared': 0.1,
  'jensen-shannon': 0.1,
  'total-variation': 0.1,
};

/** The methods that can compare a column of this type. */
export function methodsFor(type: ColumnType): readonly DriftMethod[] {
  switch (familyOf(type)) {
    case 'numeric':
      return NUMERIC_METHODS;
    case 'categorical':
      return CATEGORICAL_METHODS;
    case null:
      return [];
  }
}

/** @throws ConfigurationError when the method cannot compare columns of this type. */
export function requireMethodFor(name: string, type: ColumnType, method: DriftMethod): void {
  const allowed = methodsFor(type);
  if (allowed.length === 0 || allowed.includes(method)) return;
  throw new ConfigurationError(
    'drift',
    `methods.columns: "${method}" cannot compare column "${name}", which is ${type}; ` +
      `allowed are ${allowed.join(', ')}`,
  );
}
