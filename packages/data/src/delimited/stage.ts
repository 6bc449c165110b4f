import { castWritten } from '../cast.ts';
import type { WrittenValue } from '../cast.ts';
import type { Database } from '../database.ts';
import type { Candidate } from '../candidates.ts';
import {
  BOOLEAN_CANDIDATE,
  DATETIME_CANDIDATES,
  LONG_NUMBER,
  numberCandidates,
} from '../candidates.ts';
import { inferTypes } from '../infer.ts';
import type { TextRules } from '../options.ts';
import type { SourceFile } from '../source/file.ts';
import { literal, literalList, positional } from '../sql.ts';
import type { StagedFile } from '../staged.ts';
import type { Inspection } from './inspect.ts';
import { inspectDelimited, lineOfRow, normaliseDelimited } from './inspect.ts';

/** DuckDB's own limit of a line's length; a longer record must be allowed explicitly. */
const DEFAULT_LINE_BYTES = 2_000_000;
/** A buffer of DuckDB's reader; its own 32 MB for each thread cost memory and no time less. */
const BUFFER_BYTES = 4_000_000;

/** Texts that DuckDB's reader can compare by itself, while it parses. */
function readerCanCompare(text: string, delimiter: string): boolean {
  return ![delimiter, '"', '\n', '\r'].some((special) => text.includes(special));
}

function reader(path: string, gzip: boolean, layout: Inspection, rules: TextRules): string {
  const columns = positional(layout.names.length).map((name) => `${literal(name)}: 'VARCHAR'`);
  const missing = rules.missing.filter((text) => readerCanCompare(text, layout.delimiter));
  const settings = [
    'auto_detect = false',
    'header = true',
    'strict_mode = true',
    `columns = {${columns.join(', ')}}`,
    `delim = ${literal(layout.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = ${literalList(['', ...missing])}`,
    `compression = ${gzip ? `'gzip'` : `'none'`}`,
  ];
  settings.push(
    layout.longest > DEFAULT_LINE_BYTES
      ? `max_line_size = ${layout.longest + 16}`
      : `buffer_size = ${BUFFER_BYTES}`,
  );
  return `read_csv(${literal(path)}, ${settings.join(', ')})`;
}

/** SQL of a column: what the reader did not recognise as missing is compared without blanks. */
function writtenValue(column: string, layout: Inspection, rules: TextRules): WrittenValue {
  const unread = rules.missing.filter((text) => !readerCanCompare(text, layout.delimiter));
  if (!layout.padded && unread.length === 0) return { raw: column, text: column };
  const trimmed = `trim(${column}, E' \\t')`;
  const missing = ['', ...rules.missing].map(literal).join(', ');
  const present = `CASE WHEN ${trimmed} NOT IN (${missing}) THEN`;
  return { raw: `${present} ${column} END`, text: `${present} ${trimmed} END` };
}

function candidatesFor(name: string, rules: TextRules): readonly Candidate[] {
  if (rules.text.has(name)) return [];
  if (rules.numeric.has(name)) return numberCandidates(rules.numbers, true);
  return [...numberCandidates(rules.numbers, false), BOOLEAN_CANDIDATE, ...DATETIME_CANDIDATES];
}

/**
 * Finds the columns of a CSV or TSV file and their types, over all rows.
 *
 * @throws InputError naming the file and the line for text that is no table.
 */
export async function stageDelimited(
  database: Database,
  file: SourceFile,
  rules: TextRules,
): Promise<StagedFile> {
  const layout = await inspectDelimited(file, rules.delimiter);
  let path = file.path;
  if (!layout.plain) {
    path = database.temporaryFile('.csv');
    await normaliseDelimited(file, layout, path);
  }
  const relation = reader(path, file.gzip && layout.plain, layout, rules);
  const values = positional(layout.names.length).map((name) => writtenValue(name, layout, rules));
  const types = await inferTypes(
    database,
    relation,
    layout.rows,
    values.map(({ text }, index) => ({
      text,
      candidates: candidatesFor(layout.names[index] ?? '', rules),
    })),
  );
  return {
    file,
    rows: layout.rows,
    relation,
    ordered: true,
    parquet: null,
    place: async (row) => `line ${await lineOfRow(file, layout, row)}`,
    notes: layout.names
      .filter((_, index) => types[index] === LONG_NUMBER)
      .map(
        (name) =>
          `${file.display}: "${name}" holds whole numbers of more than 38 digits; kept as text`,
      ),
    columns: layout.names.map((name, index) => {
      const own = types[index];
      const value = values[index];
      if (own === undefined || value === undefined) throw new Error(`No type of "${name}"`);
      return {
        name,
        own,
        valueAs: (target) => castWritten(value, own, target, rules.numbers),
      };
    }),
  };
}
