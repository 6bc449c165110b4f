import { ConfigurationError } from '@slipway/core';
import type { Database } from './database.ts';
import { numberProblem } from './explain.ts';
import { reasonOf } from './reason.ts';
import { literal } from './sql.ts';
import type { Table } from './table.ts';
import { requireColumn, settledType } from './table.ts';

/** A condition on a row, checked and bound to the columns of a table. */
export interface Predicate {
  /** The text as the user wrote it. */
  readonly sql: string;
  /** The columns it reads, each once. */
  readonly columns: readonly string[];
  /** SQL of the condition in which a column stands as the given SQL. */
  bind(sqlOf: (column: string) => string): string;
}

/** A mention of a column in the text, in bytes of UTF-8. */
interface Mention {
  readonly column: string;
  readonly start: number;
  readonly end: number;
}

/** A node of DuckDB's syntax tree as JSON. */
interface Node {
  readonly class?: unknown;
  readonly type?: unknown;
  readonly statements?: unknown;
  readonly node?: unknown;
  readonly select_list?: unknown;
  readonly from_table?: unknown;
  readonly modifiers?: unknown;
  readonly where_clause?: unknown;
  readonly group_expressions?: unknown;
  readonly having?: unknown;
  readonly qualify?: unknown;
  readonly sample?: unknown;
  readonly error?: unknown;
  readonly error_message?: unknown;
  readonly is_operator?: unknown;
  readonly function_name?: unknown;
  readonly column_names?: unknown;
  readonly query_location?: unknown;
}

const BEFORE = 'SELECT (\n';
const AFTER = '\n)';

/** Classes of expressions that say something about one row. */
const ALLOWED = new Set([
  'COLUMN_REF',
  'CONSTANT',
  'COMPARISON',
  'CONJUNCTION',
  'OPERATOR',
  'FUNCTION',
  'CASE',
  'CAST',
  'BETWEEN',
  'COLLATE',
]);
const REFUSED: Readonly<Record<string, string>> = {
  SUBQUERY: 'a subquery',
  WINDOW: 'a window function',
  STAR: '*',
  PARAMETER: 'a parameter',
  POSITIONAL_REFERENCE: 'a position (#1)',
  LAMBDA: 'a lambda function',
  DEFAULT: 'DEFAULT',
};
/** Macros of DuckDB that compute from their arguments alone. */
const MACROS = ['nullif', 'split_part', 'round_even', 'roundbankers', 'fmod', 'fdiv', 'date_add'];
/** Functions of single rows that tell about the session instead. */
const SESSION_FUNCTIONS = ['current_setting', 'getvariable', 'pg_typeof', 'version'];

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every expression below a node, itself included. */
function* expressions(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* expressions(item);
  } else if (isNode(value)) {
    if (typeof value.class === 'string') yield value;
    for (const child of Object.values(value)) yield* expressions(child);
  }
}

/** The one expression of `SELECT (…)`, or null when the text holds more than that. */
function onlyExpression(tree: Node): Node | null {
  const statements = tree.statements;
  if (!Array.isArray(statements) || statements.length !== 1) return null;
  const statement: unknown = statements[0];
  const node = isNode(statement) ? statement.node : undefined;
  if (!isNode(node) || node.type !== 'SELECT_NODE') return null;
  const { select_list: list, from_table: from, modifiers, group_expressions: groups } = node;
  const plain =
    node.where_clause === null &&
    node.having === null &&
    node.qualify === null &&
    node.sample === null &&
    Array.isArray(modifiers) &&
    modifiers.length === 0 &&
    Array.isArray(groups) &&
    groups.length === 0 &&
    isNode(from) &&
    from.type === 'EMPTY';
  if (!plain || !Array.isArray(list) || list.length !== 1) return null;
  const expression: unknown = list[0];
  return isNode(expression) ? expression : null;
}

/** Checks and binds predicates; one for each table and input. */
class PredicateParser {
  readonly #table: Table;
  readonly #subject: string;
  readonly #sql: string;

  constructor(table: Table, sql: string, subject: string) {
    this.#table = table;
    this.#sql = sql;
    this.#subject = subject;
  }

  get #database(): Database {
    return this.#table.access.database;
  }

  fail(reason: string): never {
    throw predicateError(this.#sql, this.#subject, reason);
  }

  async parse(): Promise<Predicate> {
    const statement = `${BEFORE}${this.#sql}${AFTER}`;
    const [json] = await this.#database.row(`SELECT json_serialize_sql(${literal(statement)})`);
    const tree: unknown = JSON.parse(String(json));
    if (!isNode(tree)) return this.fail('it cannot be read');
    if (tree.error === true) return this.fail(String(tree.error_message));
    const expression = onlyExpression(tree);
    if (expression === null) return this.fail('it is more than one condition');
    const nodes = [...expressions(expression)];
    await this.#checkNodes(nodes);
    const mentions = nodes
      .filter((node) => node.class === 'COLUMN_REF')
      .map((node) => this.#mention(node));
    const empty = new Set(
      mentions
        .map(({ column }) => column)
        .filter((column) => settledType(this.#table, column).kind === 'empty'),
    );
    const predicate = makePredicate(this.#sql, mentions, empty);
    await this.#checkType(predicate);
    return predicate;
  }

  async #checkNodes(nodes: readonly Node[]): Promise<void> {
    for (const node of nodes) {
      const name = String(node.class);
      if (!ALLOWED.has(name)) {
        this.fail(`${REFUSED[name] ?? name.toLowerCase()} cannot stand in a condition on a row`);
      }
    }
    const functions = nodes
      .filter((node) => node.class === 'FUNCTION' && node.is_operator !== true)
      .map((node) => String(node.function_name).toLowerCase());
    if (functions.length === 0) return;
    const names = [...new Set(functions)];
    const known = await this.#database.rows(
      `SELECT function_name FROM duckdb_functions()
       WHERE function_name IN (${names.map(literal).join(', ')})
         AND function_type = 'scalar' AND stability = 'CONSISTENT'`,
    );
    const allowed = new Set([...known.map(([name]) => String(name)), ...MACROS]);
    const bad = names.find((name) => !allowed.has(name) || SESSION_FUNCTIONS.includes(name));
    if (bad !== undefined) {
      this.fail(`"${bad}" is not a function of the values of one row`);
    }
  }

  /** Where a column is mentioned, checked against the table's columns and the text itself. */
  #mention(node: Node): Mention {
    const names = node.column_names;
    const parts: unknown[] = Array.isArray(names) ? names : [];
    const column = parts.map(String).join('.');
    if (parts.length !== 1) {
      return this.fail(`"${column}" has several parts; write a column's name in double quotes`);
    }
    this.#checkColumn(column);
    const bytes = Buffer.from(this.#sql);
    const start = Number(node.query_location) - BEFORE.length;
    const quoted = `"${column.replaceAll('"', '""')}"`;
    for (const written of [column, quoted]) {
      const end = start + Buffer.byteLength(written);
      if (bytes.subarray(start, end).toString('utf8') === written) return { column, start, end };
    }
    return this.fail(`the column "${column}" is not where it was expected`);
  }

  #checkColumn(column: string): void {
    try {
      requireColumn(this.#table, column, this.#subject);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      const reason = error.message.slice(`${this.#subject}: `.length);
      this.fail(`${reason} (a text is written in single quotes)`);
    }
  }

  /** Binds the condition to columns of the right types, without any row. */
  async #checkType(predicate: Predicate): Promise<void> {
    const columns = predicate.columns.map(
      (column, index) => `CAST(NULL AS ${settledType(this.#table, column).sqlType}) AS v${index}`,
    );
    const condition = predicate.bind((column) => `v${predicate.columns.indexOf(column)}`);
    const from = columns.length === 0 ? '' : ` FROM (SELECT ${columns.join(', ')})`;
    const type = await this.#database
      .row(`SELECT typeof(ANY_VALUE(${condition})) ${from}`)
      .then(([name]) => String(name))
      .catch((error: unknown) => this.#failToBind(error, predicate));
    if (type !== 'BOOLEAN') this.fail(`it is a ${type}, not true or false`);
  }

  /** Text that is compared with a number is the usual reason: what would make it one helps most. */
  async #failToBind(error: unknown, predicate: Predicate): Promise<never> {
    const reason = namedReason(error, predicate);
    const numbers =
      /VARCHAR and type (?:INTEGER|DECIMAL|DOUBLE)|(?:INT|DECIMAL\S*|DOUBLE) and type VARCHAR/;
    const text = predicate.columns.find(
      (column) => settledType(this.#table, column).kind === 'text',
    );
    if (text === undefined || !numbers.test(reason)) return this.fail(reason);
    const problem = await numberProblem(this.#table, text);
    return this.fail(problem === null ? reason : problem.message.slice('data: '.length));
  }
}

/** @param empty columns without any value, which compare with everything */
function makePredicate(
  sql: string,
  mentions: readonly Mention[],
  empty: ReadonlySet<string>,
): Predicate {
  const bytes = Buffer.from(sql);
  const ordered = [...mentions].sort((left, right) => left.start - right.start);
  return {
    sql,
    columns: [...new Set(ordered.map(({ column }) => column))],
    bind(sqlOf) {
      let bound = '';
      let at = 0;
      for (const { column, start, end } of ordered) {
        bound += bytes.subarray(at, start).toString('utf8');
        bound += empty.has(column) ? 'NULL' : sqlOf(column);
        at = end;
      }
      // The line break ends a comment, which would swallow what comes after the condition.
      return `(${bound}${bytes.subarray(at).toString('utf8')}\n)`;
    },
  };
}

/** DuckDB's reason, with the columns' names in place of ours. */
function namedReason(error: unknown, predicate: Predicate): string {
  return reasonOf(error).replace(/\bv(\d+)\b/g, (text, index: string) => {
    const column = predicate.columns[Number(index)];
    return column === undefined ? text : `"${column}"`;
  });
}

function predicateError(sql: string, subject: string, reason: string): ConfigurationError {
  return new ConfigurationError(subject, `"${sql}": ${reason}`);
}

/** The error for a predicate that fails on the values of some row. */
export function predicateFailure(
  error: unknown,
  predicate: Predicate,
  subject: string,
): ConfigurationError {
  return predicateError(predicate.sql, subject, namedReason(error, predicate));
}

/**
 * Checks an SQL condition on the rows of a table. It may use the table's columns by their exact
 * names, constants, operators, CASE, CAST and functions of single rows; no subqueries, no
 * aggregates, nothing that depends on anything but the row.
 *
 * @param subject the input that it comes from, the first word of the error
 * @throws ConfigurationError that quotes the condition and says what is wrong with it.
 */
export async function parsePredicate(
  table: Table,
  sql: string,
  subject = 'gates',
): Promise<Predicate> {
  return new PredicateParser(table, sql, subject).parse();
}
