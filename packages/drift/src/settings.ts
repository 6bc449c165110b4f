import type { ColumnType, Config, DriftPreset } from '@slipway/core';
import { ConfigurationError, didYouMean, DRIFT_METHODS, listNames } from '@slipway/core';
import { familyOf } from './column-type.ts';
import type { CategoricalMethod, DriftMethod, NumericMethod } from './methods.ts';
import { describeMethod, requireMethodFor } from './methods.ts';
import type { QualityPolicy } from './quality/codes.ts';
import { qualityPolicy } from './quality/codes.ts';

export const DEFAULT_ALPHA = 0.05;
export const DEFAULT_MINIMUM_ROWS = 30;

/** Gates that hold when none are configured. */
export const DEFAULT_DRIFT_GATES = ['drifted_share < 0.5', 'quality(fail) == 0'] as const;

/** Gates that hold when none are configured, by what is asked for. */
export function defaultDriftGates(config: DriftConfig | undefined): string[] {
  const weighed = config?.importance !== undefined && config.importance !== false;
  return [
    weighed ? 'drifted_importance < 0.5' : DEFAULT_DRIFT_GATES[0],
    ...(config?.predictions === true ? ['drifted_predictions == 0'] : []),
    DEFAULT_DRIFT_GATES[1],
  ];
}

/** How columns are compared and decided; every default is filled in. */
export interface DriftSettings {
  readonly preset: DriftPreset;
  readonly numeric: NumericMethod;
  /** Null: the rule chooses by the rows of each category. */
  readonly categorical: CategoricalMethod | null;
  readonly methods: ReadonlyMap<string, DriftMethod>;
  /** Of methods whose threshold is not the default one. */
  readonly thresholds: ReadonlyMap<DriftMethod, number>;
  readonly columnThresholds: ReadonlyMap<string, number>;
  /** Level of the adjusted p-value. */
  readonly alpha: number;
  /** With fewer values on a side a column without a finding is inconclusive. */
  readonly minimumRows: number;
  readonly quality: QualityPolicy;
  /** Whether the reference says what is to be expected where nothing is written down. */
  readonly infer: boolean;
  /** Whether evidence may hold values of the data. */
  readonly showValues: boolean;
}

type DriftConfig = NonNullable<Config['drift']>;

/** The entries of a record by column; a column may be called `__proto__`. */
function byColumn<T>(
  key: string,
  record: Readonly<Record<string, T>> | undefined,
  columns: readonly string[],
): Map<string, T> {
  const entries = new Map(Object.entries(record ?? {}));
  for (const name of entries.keys()) {
    if (columns.includes(name)) continue;
    const hint = didYouMean(name, columns) || `; there are ${listNames(columns)}`;
    throw new ConfigurationError('drift', `${key}: there is no column "${name}"${hint}`);
  }
  return entries;
}

/**
 * Fills in the defaults of the section `drift` of the configuration.
 *
 * @param columns the names of the columns of either side
 * @throws ConfigurationError for a column or a reason code that does not exist.
 */
export function driftSettings(
  config: DriftConfig | undefined,
  columns: readonly string[],
): DriftSettings {
  const { columns: columnThresholds, ...thresholds } = config?.thresholds ?? {};
  const given = DRIFT_METHODS.flatMap((method) => {
    const value = thresholds[method];
    return value === undefined ? [] : [[method, value] as const];
  });
  return {
    preset: config?.preset ?? 'default',
    numeric: config?.methods?.numeric ?? 'ks',
    categorical: config?.methods?.categorical ?? null,
    methods: byColumn('methods.columns', config?.methods?.columns, columns),
    thresholds: new Map(given),
    columnThresholds: byColumn('thresholds.columns', columnThresholds, columns),
    alpha: config?.alpha ?? DEFAULT_ALPHA,
    minimumRows: config?.['minimum-rows'] ?? DEFAULT_MINIMUM_ROWS,
    quality: qualityPolicy(config?.quality),
    infer: config?.expectations?.infer ?? true,
    showValues: config?.examples ?? true,
  };
}

/**
 * The method that is asked for; null where the rule chooses, and for a column whose type is not
 * compared.
 *
 * @throws ConfigurationError when the method given for the column cannot compare its type.
 */
export function methodOf(
  name: string,
  type: ColumnType,
  settings: DriftSettings,
): DriftMethod | null {
  const family = familyOf(type);
  if (family === null) return null;
  const given = settings.methods.get(name);
  if (given !== undefined) requireMethodFor(name, type, given);
  return given ?? settings[family];
}

/** The effect from which a column counts as drifted. */
export function thresholdOf(name: string, method: DriftMethod, settings: DriftSettings): number {
  return (
    settings.columnThresholds.get(name) ??
    settings.thresholds.get(method) ??
    describeMethod(method).threshold
  );
}
