import type { ColumnType, DriftMethod } from '@slipway/core';
import { CATEGORICAL_METHODS, ConfigurationError, NUMERIC_METHODS } from '@slipway/core';
import { familyOf } from './column-type.ts';

export type { CategoricalMethod, DriftMethod, NumericMethod } from '@slipway/core';
export { CATEGORICAL_METHODS, NUMERIC_METHODS } from '@slipway/core';

/** What has to be known of a method. */
interface MethodDescription {
  /** Whether it is a test, with a p-value of its own; else it is a distance. */
  readonly test: boolean;
  /** Effect from which a column counts as drifted. */
  readonly threshold: number;
  /** What the effect is, in words. */
  readonly effect: string;
}

const DESCRIPTIONS: Readonly<Record<DriftMethod, MethodDescription>> = {
  ks: { test: true, threshold: 0.1, effect: 'ks' },
  'anderson-darling': {
    test: true,
    threshold: 0.1,
    effect: 'largest difference of the distribution functions',
  },
  'cramer-von-mises': {
    test: true,
    threshold: 0.1,
    effect: 'largest difference of the distribution functions',
  },
  'mann-whitney': {
    test: true,
    threshold: 0.15,
    effect: 'rank-biserial correlation',
  },
  'welch-t': {
    test: true,
    threshold: 0.2,
    effect: 'difference of the means in standard deviations',
  },
  levene: {
    test: true,
    threshold: 0.2,
    effect: 'logarithm of the ratio of the spreads',
  },
  wasserstein: {
    test: false,
    threshold: 0.1,
    effect: 'wasserstein distance',
  },
  energy: {
    test: false,
    threshold: 0.2,
    effect: 'energy distance',
  },
  psi: {
    test: false,
    threshold: 0.2,
    effect: 'psi',
  },
  'jensen-shannon': {
    test: false,
    threshold: 0.1,
    effect: 'jensen-shannon distance',
  },
  'kullback-leibler': {
    test: false,
    threshold: 0.1,
    effect: 'kullback-leibler divergence',
  },
  hellinger: {
    test: false,
    threshold: 0.1,
    effect: 'hellinger distance',
  },
  'total-variation': {
    test: false,
    threshold: 0.1,
    effect: 'total variation distance',
  },
  'l-infinity': {
    test: false,
    threshold: 0.1,
    effect: 'largest difference in share',
  },
  'chi-squared': {
    test: true,
    threshold: 0.1,
    effect: 'total variation distance',
  },
  'g-test': {
    test: true,
    threshold: 0.1,
    effect: 'total variation distance',
  },
  fisher: {
    test: true,
    threshold: 0.1,
    effect: 'total variation distance',
  },
  'z-test': {
    test: true,
    threshold: 0.1,
    effect: 'total variation distance',
  },
};

/** What has to be known of a method. */
export function describeMethod(method: DriftMethod): MethodDescription {
  return DESCRIPTIONS[method];
}

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
