import { ConfigurationError, InputError, listNames, plural } from '@slipway/core';
import type { Table } from '@slipway/data';
import { distinctValues, requireColumn } from '@slipway/data';

/** More classes than this are a column of numbers or names that was meant otherwise. */
const MOST_CLASSES = 1000;

/**
 * The texts by which a column says the given class labels. A column of booleans says 1 and True as
 * `true`, a column of 0 and 1 says true and True as `1`; else labels are taken as they are.
 */
export function textsOfLabels(
  table: Table,
  column: string,
  labels: readonly string[],
): readonly string[] {
  const { kind } = requireColumn(table, column);
  const truth: Readonly<Record<string, boolean>> = {
    '0': false,
    '1': true,
    false: false,
    true: true,
  };
  const truthOf = (label: string): boolean | undefined => truth[label.toLowerCase()];
  if (labels.some((label) => truthOf(label) === undefined)) return labels;
  if (kind === 'boolean') return labels.map((label) => String(truthOf(label)));
  if (kind === 'integer' || kind === 'float') {
    return labels.map((label) => (truthOf(label) === true ? '1' : '0'));
  }
  return labels;
}

/** The different values of a column of labels, in their order. */
export async function labelsIn(table: Table, column: string): Promise<string[]> {
  requireColumn(table, column);
  const { values, complete } = await distinctValues(table, column, MOST_CLASSES);
  if (!complete) {
    throw new ConfigurationError(
      'data',
      `column "${column}" has more than ${MOST_CLASSES} different values, too many for classes; ` +
        'is the task regression?',
    );
  }
  return values.map(({ text }) => text);
}

/**
 * Classes of a run that no model names: those of the configuration, else all values of the columns
 * with labels; numbers sorted by size, texts by code point, as scikit-learn does.
 */
export async function classesFromColumns(
  columns: readonly (readonly [Table, string])[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const [table, column] of columns) {
    for (const label of await labelsIn(table, column)) found.add(label);
  }
  const labels = [...found];
  const numeric = labels.every((label) => label !== '' && Number.isFinite(Number(label)));
  if (numeric) return labels.sort((a, b) => Number(a) - Number(b));
  return labels.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Counts rows whose label is missing or is no class, to say so in one error. */
export class LabelProblems {
  #missing = 0;
  #firstMissing = 0;
  #unknown = 0;
  #firstUnknown = 0;

  /** Looks at the codes of consecutive rows; -1 stands for a label that is no class. */
  check(codes: Int32Array, present: Uint8Array | null, start: number): void {
    for (let row = 0; row < codes.length; row++) {
      if (present?.[row] === 0) {
        if (this.#missing++ === 0) this.#firstMissing = start + row;
      } else if ((codes[row] ?? -1) < 0) {
        if (this.#unknown++ === 0) this.#firstUnknown = start + row;
      }
    }
  }

  /**
   * @throws InputError when a label is missing or unknown, naming the column and the first such row
   */
  async report(table: Table, column: string, classes: readonly string[]): Promise<void> {
    if (this.#missing > 0) {
      throw new InputError(
        'data',
        `column "${column}" of ${table.uri} has no value in ${plural(this.#missing, 'row')} ` +
          `(first: row ${this.#firstMissing + 1}); leave rows without a label out of the data`,
      );
    }
    if (this.#unknown === 0) return;
    const texts = textsOfLabels(table, column, classes);
    const strange = (await labelsIn(table, column)).filter((label) => !texts.includes(label));
    throw new InputError(
      'data',
      `column "${column}" of ${table.uri} has ${plural(this.#unknown, 'row')} with a label that is ` +
        `none of the classes ${listNames(classes)}: ${listNames(strange, 5)} ` +
        `(first: row ${this.#firstUnknown + 1})`,
    );
  }
}
