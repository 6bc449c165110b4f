import { Sample, quantileBins, sortedNumbers } from '@slipway/statistics';

/** A column of both sides' sampled rows: numbers (NaN where missing) or texts. */
export interface JointColumn {
  readonly name: string;
  readonly reference: Float64Array | readonly (string | null)[];
  readonly current: Float64Array | readonly (string | null)[];
}

/** A column as one of few codes for each row, the reference's rows first. */
export interface CodedColumn {
  readonly name: string;
  readonly codes: Uint8Array;
  readonly size: number;
}

const MISSING = 0;
const OTHER = 1;
const MOST_CATEGORIES = 30;

function isNumeric(side: JointColumn['reference']): side is Float64Array {
  return side instanceof Float64Array;
}

function codeNumbers(name: string, values: Float64Array): CodedColumn {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return { name, codes: new Uint8Array(values.length), size: 1 };
  const edges = quantileBins(Sample.ofSorted(sortedNumbers(finite)));
  const codes = Uint8Array.from(values, (value) => {
    if (!Number.isFinite(value)) return MISSING;
    let bin = 0;
    while (bin < edges.edges.length && value >= (edges.edges[bin] ?? Infinity)) bin += 1;
    return 1 + bin;
  });
  return { name, codes, size: edges.edges.length + 2 };
}

function codeTexts(name: string, values: readonly (string | null)[]): CodedColumn {
  const counts = new Map<string, number>();
  for (const text of values) {
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const frequent = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_CATEGORIES);
  const position = new Map(frequent.map(([text], i) => [text, i + 2]));
  const codes = Uint8Array.from(values, (text) =>
    text === null ? MISSING : (position.get(text) ?? OTHER),
  );
  return { name, codes, size: frequent.length + 2 };
}

/**
 * Codes of a column over both sides: a tenth of the numbers each (deciles of both sides together),
 * the 30 most frequent texts, and one for rows without a value.
 */
export function encode({ name, reference, current }: JointColumn): CodedColumn {
  if (isNumeric(reference) && isNumeric(current)) {
    const values = new Float64Array(reference.length + current.length);
    values.set(reference);
    values.set(current, reference.length);
    return codeNumbers(name, values);
  }
  return codeTexts(name, [...textsOf(reference), ...textsOf(current)]);
}

function textsOf(side: JointColumn['reference']): (string | null)[] {
  return isNumeric(side)
    ? Array.from(side, (value) => (Number.isNaN(value) ? null : String(value)))
    : [...side];
}
