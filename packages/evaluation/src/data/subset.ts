import type { ClassificationData, EvaluationData, MultilabelData, RegressionData } from './data.ts';
import { rowsOf } from './rows.ts';
import type { SliceColumns } from './slices.ts';

function pick<T extends Float64Array | Int32Array | Uint8Array>(
  empty: (length: number) => T,
  values: T,
  rows: Int32Array,
  perRow = 1,
): T {
  const picked = empty(rows.length * perRow);
  let to = 0;
  for (const row of rows) {
    for (let i = row * perRow; i < (row + 1) * perRow; i++) picked[to++] = values[i] ?? NaN;
  }
  return picked;
}

const floats = (values: Float64Array, rows: Int32Array, perRow = 1): Float64Array =>
  pick((length) => new Float64Array(length), values, rows, perRow);
const codes = (values: Int32Array, rows: Int32Array): Int32Array =>
  pick((length) => new Int32Array(length), values, rows);
const flags = (values: Uint8Array, rows: Int32Array, perRow: number): Uint8Array =>
  pick((length) => new Uint8Array(length), values, rows, perRow);

/** What every task's rows have. */
function commonPart<D extends EvaluationData>(
  { weights, clusters, groups }: D,
  rows: Int32Array,
): Pick<D, 'weights' | 'clusters' | 'groups'> {
  const columns: SliceColumns | undefined =
    groups &&
    new Map(
      [...groups].map(([name, column]) => [name, { ...column, codes: codes(column.codes, rows) }]),
    );
  return {
    weights: weights === null ? null : floats(weights, rows),
    ...(clusters === undefined ? {} : { clusters: clusters && codes(clusters, rows) }),
    ...(columns === undefined ? {} : { groups: columns }),
  };
}

function subsetOfClassification(data: ClassificationData, rows: Int32Array): ClassificationData {
  const perRow = data.task === 'binary-classification' ? 1 : data.classes.length;
  return {
    ...data,
    ...commonPart(data, rows),
    target: codes(data.target, rows),
    predicted: codes(data.predicted, rows),
    scores: data.scores === null ? null : floats(data.scores, rows, perRow),
  };
}

function subsetOfMultilabel(data: MultilabelData, rows: Int32Array): MultilabelData {
  const perRow = data.classes.length;
  return {
    ...data,
    ...commonPart(data, rows),
    target: flags(data.target, rows, perRow),
    predicted: flags(data.predicted, rows, perRow),
    scores: data.scores === null ? null : floats(data.scores, rows, perRow),
  };
}

function subsetOfRegression(data: RegressionData, rows: Int32Array): RegressionData {
  return {
    ...data,
    ...commonPart(data, rows),
    target: floats(data.target, rows),
    predicted: floats(data.predicted, rows),
  };
}

/**
 * The data of some rows, in the order given.
 *
 * @param rows row numbers, or a mask with one entry per row
 */
export function subset<D extends EvaluationData>(data: D, rows: Int32Array | Uint8Array): D;
export function subset(data: EvaluationData, rows: Int32Array | Uint8Array): EvaluationData {
  const numbers = rows instanceof Uint8Array ? rowsOf(rows) : rows;
  switch (data.task) {
    case 'regression':
      return subsetOfRegression(data, numbers);
    case 'multilabel-classification':
      return subsetOfMultilabel(data, numbers);
    case 'binary-classification':
    case 'multiclass-classification':
      return subsetOfClassification(data, numbers);
  }
}
