import { DelimitedScanner, ScanProblem } from './scanner.ts';

/** Delimiters that are looked for, in this order where the file leaves a choice. */
export const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Records that are compared. */
const SAMPLE_RECORDS = 200;

/** How a delimiter would split the head. */
interface Split {
  readonly delimiter: string;
  /** Fields of the header. */
  readonly fields: number;
  /** Whether all records have as many. */
  readonly even: boolean;
  /** Whether quotes stand around fields only: a wrong delimiter cuts through quoted ones. */
  readonly tidy: boolean;
}

function split(head: Uint8Array, whole: boolean, delimiter: string): Split {
  const counts: number[] = [];
  const scanner = new DelimitedScanner(delimiter, {
    record: (fields) => {
      if (counts.length < SAMPLE_RECORDS) counts.push(fields);
    },
  });
  let tidy = true;
  try {
    scanner.push(head);
    if (whole) scanner.end();
  } catch (error) {
    if (!(error instanceof ScanProblem)) throw error;
    tidy = false;
  }
  const fields = counts[0] ?? 1;
  return {
    delimiter,
    fields,
    even: counts.every((count) => count === fields),
    tidy: tidy && scanner.strayQuotes === 0,
  };
}

/** How well a split fits: first that records are even, then that quotes are where they belong. */
function fit({ even, tidy }: Split): number {
  return (even ? 2 : 0) + (tidy ? 1 : 0);
}

/**
 * The character between the fields: the one with which the header and the records after it have
 * the same number of fields, as many as possible, and quotes stand around whole fields. Where none
 * fits (a ragged file), the one that splits the header most; a header that nothing splits is a
 * single column.
 *
 * @param head the file's beginning, UTF-8
 * @param whole whether `head` is all of it
 */
export function findDelimiter(head: Uint8Array, whole: boolean): string {
  const splits = DELIMITERS.map((delimiter) => split(head, whole, delimiter));
  const splitting = splits.filter(({ fields }) => fields > 1);
  return (splitting.length > 0 ? splitting : splits).reduce((best, other) => {
    if (fit(other) !== fit(best)) return fit(other) > fit(best) ? other : best;
    return other.fields > best.fields ? other : best;
  }).delimiter;
}
