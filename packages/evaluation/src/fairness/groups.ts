import type { ClassificationData } from '../data/data.ts';
import { positiveOf } from '../data/data.ts';
import { Sample } from '../data/sample.ts';
import { MISSING } from '../data/slices.ts';

/** Groups of rows, and the rows as a table of (group and truth) by (group and prediction). */
export interface Grouped {
  /** Names of the groups that occur, in the order of their columns' values. */
  readonly names: readonly string[];
  readonly rows: readonly number[];
  /**
   * Each group counts as two classes: 2 g + 1 for its positive rows and 2 g for the others, so that
   * the counts of a confusion matrix hold the rates of every group.
   */
  readonly table: Sample<ClassificationData>;
  /** The group of each row. */
  readonly of: Int32Array;
}

/** The combinations of the columns' values, each with a number; a missing value is one, too. */
function numberGroups(
  { groups }: ClassificationData,
  columns: readonly string[],
  rows: number,
): { names: string[]; of: Int32Array } {
  const picked = columns.map((name) => {
    const column = groups?.get(name);
    if (column === undefined) throw new Error(`the column "${name}" was not read`);
    return column;
  });
  const keys = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let key = 0;
    for (const { codes, values } of picked) {
      const code = codes[row] ?? -1;
      key = key * (values.length + 1) + (code < 0 ? values.length : code);
    }
    keys[row] = key;
  }
  const sorted = [...new Set(keys)].sort((a, b) => a - b);
  const position = new Map(sorted.map((key, i) => [key, i]));
  const nameOf = (key: number): string => {
    const parts: string[] = [];
    let rest = key;
    for (const { values } of picked.toReversed()) {
      const code = rest % (values.length + 1);
      parts.unshift(values[code] ?? MISSING);
      rest = (rest - code) / (values.length + 1);
    }
    return parts.join(', ');
  };
  return {
    names: sorted.map(nameOf),
    of: Int32Array.from(keys, (key) => position.get(key) ?? 0),
  };
}

/** Divides the rows of a binary task into groups. */
function groupRows(
  { data, plan, rows }: Sample<ClassificationData>,
  columns: readonly string[],
): Grouped {
  const { names, of } = numberGroups(data, columns, rows);
  const positive = positiveOf(data);
  const coded = (codes: Int32Array): Int32Array =>
    codes.map((code, row) => 2 * (of[row] ?? 0) + (code === positive ? 1 : 0));
  const counts = names.map(() => 0);
  of.forEach((group) => (counts[group] = (counts[group] ?? 0) + 1));
  const { target, predicted, weights, clusters = null } = data;
  const table = new Sample<ClassificationData>(
    {
      task: 'multiclass-classification',
      classes: names.flatMap((name) => [`${name}: negative`, `${name}: positive`]),
      positive: null,
      target: coded(target),
      predicted: coded(predicted),
      scores: null,
      probabilities: false,
      weights,
      clusters,
    },
    plan,
  );
  return { names, rows: counts, table, of };
}

const GROUPERS = new Map<string, (sample: Sample<ClassificationData>) => Grouped>();

/** `groupRows` by these columns as one and the same function, so that its result is kept. */
export function groupedBy(
  columns: readonly string[],
): (sample: Sample<ClassificationData>) => Grouped {
  const key = JSON.stringify(columns);
  const known = GROUPERS.get(key) ?? ((sample) => groupRows(sample, columns));
  GROUPERS.set(key, known);
  return known;
}
