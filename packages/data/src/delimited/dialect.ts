import { DelimitedScanner, ScanProblem } from './scanner.ts';

/** Delimiters that are looked for, in this order where the file leaves a choice. */
export const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Records that are compared. */
const SAMPLE_RECORDS = 200;

/** Numbers of fields of the head's records, the header first; null when it cannot be scanned. */
function fieldCounts(head: Uint8Array, whole: boolean, delimiter: string): number[] | null {
  const counts: number[] = [];
  const scanner = new DelimitedScanner(delimiter, {
    record: (fields) => {
      if (counts.length < SAMPLE_RECORDS) counts.push(fields);
    },
  });
  try {
    scanner.push(head);
    if (whole) scanner.end();
  } catch (error) {
    if (error instanceof ScanProblem) return counts.length > 0 ? counts : null;
    throw error;
  }
  return counts;
}

/**
 * The character between the fields: the one with which the header and the records after it have
 * the same number of fields, as many as possible. Where none fits (a ragged file), the one that
 * splits the header most; a header that nothing splits is a single column.
 *
 * @param head the file's beginning, UTF-8
 * @param whole whether `head` is all of it
 */
export function findDelimiter(head: Uint8Array, whole: boolean): string {
  const candidates = DELIMITERS.map((delimiter) => {
    const counts = fieldCounts(head, whole, delimiter) ?? [];
    const header = counts[0] ?? 1;
    return { delimiter, header, even: counts.every((count) => count === header) };
  });
  const splitting = candidates.filter((candidate) => candidate.header > 1);
  const pool = splitting.length > 0 ? splitting : candidates;
  const even = pool.filter((candidate) => candidate.even);
  const best = (even.length > 0 ? even : pool).reduce((left, right) =>
    right.header > left.header ? right : left,
  );
  return best.delimiter;
}
