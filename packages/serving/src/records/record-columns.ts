import type { ColumnInfo, ColumnKind } from '@slipway/core';
import type { BindingOptions, FeatureBinding, OnnxModel, RunnableType } from '@slipway/model';
import { ConfigurationError } from '@slipway/core';
import { bindFeatures, featureNamesIn, isRunnable } from '@slipway/model';

/** The kind in which JSON brings what an input of this type takes. */
function kindFor(type: RunnableType): ColumnKind {
  if (type === 'string') return 'text';
  return type === 'bool' ? 'boolean' : 'float';
}

const SQL_TYPES: Readonly<Partial<Record<ColumnKind, string>>> = {
  text: 'text',
  boolean: 'true and false',
  float: 'numbers',
};

function columnInfo(name: string, type: RunnableType): ColumnInfo {
  const kind = kindFor(type);
  return { name, kind, sqlType: SQL_TYPES[kind] ?? kind };
}

/**
 * The columns that a record for this model has: one for each input that takes one value a row, and
 * for a matrix those that `data.features` or the model's metadata names.
 */
export function recordColumns(
  model: OnnxModel,
  features: readonly string[] | undefined,
): ColumnInfo[] {
  const named = features ?? featureNamesIn(model.metadata)?.names ?? [];
  const columns = new Map<string, ColumnInfo>();
  const isOnly = model.inputs.length === 1;
  for (const { name, type } of model.inputs) {
    if (type.kind !== 'tensor' || !isRunnable(type.elementType)) continue;
    const takesOne = type.shape === null || type.shape.slice(1).every((size) => size === 1);
    const isNamed = (isOnly && named.length === 1) || (type.shape === null && named.length > 0);
    if (takesOne && !isNamed) columns.set(name, columnInfo(name, type.elementType));
    else for (const one of named) columns.set(one, columnInfo(one, type.elementType));
  }
  return [...columns.values()];
}

/**
 * Which columns of a record fill the model's inputs.
 *
 * @throws ConfigurationError when the order of a matrix is said nowhere, or an input takes no row of
 *   a table.
 */
export function bindRecords(model: OnnxModel, options: BindingOptions): FeatureBinding {
  const columns = recordColumns(model, options.features);
  try {
    return bindFeatures(model, columns, options);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    // There is no data set here whose columns could be listed.
    const detail = error.message
      .slice(`${error.subject}: `.length)
      .replace(/[.;] columns are .*$/i, '');
    throw new ConfigurationError(error.subject, detail, { cause: error });
  }
}
