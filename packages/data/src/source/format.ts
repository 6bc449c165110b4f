import path from 'node:path';
import type { Format } from './file.ts';

/** What a file is, or why it is not read. */
export type Recognised =
  | { readonly format: Format; readonly refusal: null }
  | { readonly format: null; readonly refusal: string };

const PICKLE_ENDINGS = new Set(['.pkl', '.pickle', '.p', '.joblib', '.dill']);
const FORMATS: Readonly<Record<string, Format>> = {
  '.csv': 'delimited',
  '.tsv': 'delimited',
  '.tab': 'delimited',
  '.txt': 'delimited',
  '.data': 'delimited',
  '.json': 'json',
  '.jsonl': 'json',
  '.ndjson': 'json',
  '.parquet': 'parquet',
  '.pq': 'parquet',
  '.arrow': 'arrow',
  '.arrows': 'arrow',
  '.feather': 'arrow',
  '.ipc': 'arrow',
  '.npy': 'npy',
  '.npz': 'npz',
};

/** First bytes by which binary formats are known, as Latin-1. */
const MAGIC: readonly (readonly [string, Format])[] = [
  ['PAR1', 'parquet'],
  ['ARROW1', 'arrow'],
  ['\xff\xff\xff\xff', 'arrow'],
  ['\x93NUMPY', 'npy'],
];

const SUPPORTED = 'save it as Parquet or CSV';
const REFUSED: readonly (readonly [string, string])[] = [
  ['FEA1', 'is a Feather file of version 1; save it as version 2'],
  ['PARE', 'is an encrypted Parquet file; save it without encryption'],
  ['\x89HDF', `is an HDF5 file; ${SUPPORTED}`],
  ['SQLite format 3', `is an SQLite database; ${SUPPORTED}`],
  ['\xd0\xcf\x11\xe0', `is an old Excel workbook; ${SUPPORTED}`],
  ['ORC', `is an ORC file; ${SUPPORTED}`],
  ['Obj\x01', `is an Avro file; ${SUPPORTED}`],
  ['BZh', 'is compressed with bzip2; decompress it, or use gzip'],
  ['\xfd7zXZ', 'is compressed with xz; decompress it, or use gzip'],
  ['\x28\xb5\x2f\xfd', 'is compressed with Zstandard; decompress it, or use gzip'],
];

const PICKLE =
  'is a pickle: reading one can run any code, so pickles are never opened; save it as Parquet';

/** Whether text cannot hold these bytes: a CSV may well begin with a column called `ORCID`. */
function isBinary(head: string): boolean {
  return /[\0-\x08\x0e-\x1f\x80-\xff]/.test(head);
}

/** A pickle of protocol 2 or later begins with PROTO and the protocol's number. */
function isPickle(head: string): boolean {
  return /^\x80[\x02-\x05][\x28\x4e\x58\x5d\x7d\x63\x8c\x95\x71\x80]/.test(head);
}

/** A ZIP archive: NumPy's .npz, or a workbook. */
function recogniseZip(head: string): Recognised {
  if (head.includes('.npy')) return { format: 'npz', refusal: null };
  if (/\[Content_Types\]\.xml|_rels\/|xl\//.test(head)) {
    return { format: null, refusal: `is an Excel workbook; ${SUPPORTED}` };
  }
  return { format: null, refusal: 'is a ZIP archive; unpack it first' };
}

/** The ending that says what a file is: `.csv` of `a.csv.gz`. */
function endingOf(name: string): string {
  return path.extname(name.replace(/\.gz$/i, '')).toLowerCase();
}

/**
 * Recognises a file by its first bytes, and by its ending where those are text.
 *
 * @param name the file's name
 * @param head its first bytes, decompressed
 */
export function recogniseFormat(name: string, head: Buffer): Recognised {
  const ending = endingOf(name);
  const text = head.toString('latin1');
  if (PICKLE_ENDINGS.has(ending) || isPickle(text)) return { format: null, refusal: PICKLE };
  const begins = ([magic]: readonly [string, string]): boolean =>
    text.startsWith(magic) && isBinary(text);
  const refused = REFUSED.find(begins);
  if (refused !== undefined) return { format: null, refusal: refused[1] };
  if (text.startsWith('PK\x03\x04')) return recogniseZip(text);
  const binary = MAGIC.find(begins);
  if (binary !== undefined) return { format: binary[1], refusal: null };
  const format = FORMATS[ending] ?? 'delimited';
  if (format === 'delimited' || format === 'json') return { format, refusal: null };
  if (head.length === 0) return { format: null, refusal: 'is empty' };
  return {
    format: null,
    refusal: `does not begin as ${ending} files do; it is damaged, cut off or of another format`,
  };
}
