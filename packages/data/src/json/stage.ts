import { InputError } from '@slipway/core';
import { castWritten } from '../cast.ts';
import type { Cell, Database } from '../database.ts';
import type { Candidate } from '../candidates.ts';
import { BOOLEAN_CANDIDATE, DATETIME_CANDIDATES, numberCandidates } from '../candidates.ts';
import { inferTypes } from '../infer.ts';
import type { ColumnType } from '../kinds.ts';
import type { TextRules } from '../options.ts';
import { reasonOf } from '../reason.ts';
import type { SourceFile } from '../source/file.ts';
import { countWhere, literal, literalList } from '../sql.ts';
import type { StagedFile } from '../staged.ts';

/** JSON's own way to write numbers. */
const JSON_NUMBERS = { decimal: '.', thousands: null };

/** How a reason of DuckDB's is told: where the text goes wrong, without our file names twice. */
function readError(error: unknown, file: SourceFile): InputError {
  const reason = reasonOf(error);
  const where = /at byte \d+ in (?:line|record\/value) \d+: .*/.exec(reason)?.[0] ?? reason;
  return new InputError('data', `${file.display} is not valid JSON: ${where}`, { cause: error });
}

/** A path to a top-level key (RFC 6901). */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Keys of all objects in the order in which they first occur. */
async function findKeys(database: Database, objects: string, file: SourceFile): Promise<string[]> {
  const twice =
    "json_type(json) = 'OBJECT' AND len(json_keys(json)) <> len(list_distinct(json_keys(json)))";
  const [found] = await database
    .rows(
      `SELECT ${countWhere("json_type(json) <> 'OBJECT'")}, ${countWhere(twice)} FROM ${objects}`,
    )
    .catch((error: unknown) => {
      throw readError(error, file);
    });
  const [others, repeated] = found ?? [];
  if (Number(others) > 0) {
    throw new InputError('data', `${file.display}: not every line (or element) is an object`);
  }
  if (Number(repeated) > 0) {
    throw new InputError('data', `${file.display}: an object has the same key twice`);
  }
  const keys = await database.rows(
    `SELECT key FROM (
       SELECT key, row_number() OVER () AS position
       FROM (SELECT unnest(json_keys(json)) AS key FROM ${objects})
     ) GROUP BY key ORDER BY min(position)`,
  );
  return keys.map(([key]) => String(key));
}

/** What JSON calls the values of a column. */
type JsonKind = 'number' | 'string' | 'boolean' | 'nested' | 'mixed' | 'none';

/** SQL of the objects' values as text (`c0`, …), with what they are in JSON (`k0`, …). */
function valuesOf(objects: string, keys: readonly string[], rules: TextRules): string {
  const missing = ['', ...rules.missing].map(literal).join(', ');
  const columns = keys.flatMap((_, index) => {
    const value = `v[${index + 1}]`;
    const text = `(${value} ->> '$')`;
    const isString = `json_type(${value}) = 'VARCHAR'`;
    return [
      `CASE WHEN ${isString} AND trim(${text}) IN (${missing}) THEN NULL ELSE ${text} END AS c${index}`,
      `json_type(${value}) AS k${index}`,
    ];
  });
  const paths = literalList(keys.map(pointer));
  return (
    `(SELECT ${columns.join(', ')} ` +
    `FROM (SELECT json_extract(json, ${paths}) AS v FROM ${objects}))`
  );
}

const KIND_CONDITIONS = [
  ['number', "IN ('BIGINT', 'UBIGINT', 'HUGEINT', 'UHUGEINT', 'DOUBLE', 'DECIMAL')"],
  ['string', "= 'VARCHAR'"],
  ['boolean', "= 'BOOLEAN'"],
  ['nested', "IN ('OBJECT', 'ARRAY')"],
] as const;

function kindFrom(values: number, counts: readonly number[]): JsonKind {
  if (values === 0) return 'none';
  const only = KIND_CONDITIONS.findIndex((_, index) => counts[index] === values);
  if (only !== -1) return KIND_CONDITIONS[only]?.[0] ?? 'mixed';
  return (counts[3] ?? 0) > 0 ? 'nested' : 'mixed';
}

/** The number of objects, and what the values of each key are. */
async function findKinds(
  database: Database,
  values: string,
  keys: readonly string[],
): Promise<{ rows: number; kinds: JsonKind[] }> {
  const aggregates = keys.flatMap((_, index) => [
    `count(c${index})`,
    ...KIND_CONDITIONS.map(([, condition]) =>
      countWhere(`c${index} IS NOT NULL AND k${index} ${condition}`),
    ),
  ]);
  const cells = await database.row(
    `SELECT ${['count(*)', ...aggregates].join(', ')} FROM ${values}`,
  );
  const numbers = cells.map((cell: Cell) => Number(cell));
  const width = KIND_CONDITIONS.length + 1;
  const kinds = keys.map((_, index) => {
    const at = 1 + index * width;
    return kindFrom(numbers[at] ?? 0, numbers.slice(at + 1, at + width));
  });
  return { rows: numbers[0] ?? 0, kinds };
}

function candidatesFor(kind: JsonKind, name: string, rules: TextRules): readonly Candidate[] {
  if (rules.text.has(name)) return [];
  if (kind === 'number') return numberCandidates(JSON_NUMBERS, true);
  if (kind === 'boolean') return [BOOLEAN_CANDIDATE];
  if (kind === 'string' && rules.numeric.has(name)) return numberCandidates(JSON_NUMBERS, true);
  return kind === 'string' ? DATETIME_CANDIDATES : [];
}

const NESTED: ColumnType = { kind: 'other', sqlType: 'JSON' };

/**
 * Finds the columns of JSON Lines (or of a JSON array of objects) and their types, over all rows.
 * A number is a number and a string is a string, but for strings that stand for a missing value
 * and strings that are all ISO 8601 dates; a key that an object lacks is a missing value.
 *
 * @throws InputError for text that is not JSON, and for anything but objects.
 */
export async function stageJson(
  database: Database,
  file: SourceFile,
  rules: TextRules,
): Promise<StagedFile> {
  const compression = file.gzip ? 'gzip' : 'uncompressed';
  const objects = `read_json_objects(${literal(file.path)}, compression = ${literal(compression)})`;
  const keys = await database.onOneThread(() => findKeys(database, objects, file));
  if (keys.length === 0) throw new InputError('data', `${file.display} is empty`);
  const relation = valuesOf(objects, keys, rules);
  const { rows, kinds } = await findKinds(database, relation, keys);
  const types = await inferTypes(
    database,
    relation,
    rows,
    keys.map((key, index) => ({
      text: `c${index}`,
      candidates: candidatesFor(kinds[index] ?? 'none', key, rules),
    })),
  );
  return {
    file,
    rows,
    relation,
    // Met with DuckDB 1.5.6: on two threads the last line, without a line feed, came first.
    ordered: false,
    parquet: null,
    place: (row) => Promise.resolve(`row ${row + 1}`),
    notes: [],
    columns: keys.map((name, index) => {
      const own = kinds[index] === 'nested' ? NESTED : (types[index] ?? NESTED);
      const value = { raw: `c${index}`, text: `c${index}` };
      return { name, own, valueAs: (target) => castWritten(value, own, target, JSON_NUMBERS) };
    }),
  };
}
