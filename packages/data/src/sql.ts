/** A text as an SQL literal: `it's` → `'it''s'`. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier: `a"b` → `"a""b"`. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A list of texts as an SQL list literal. */
export function literalList(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/**
 * SQL of the number of rows that meet a condition. (An aggregate with FILTER copies its rows: with
 * thousands of them that takes gigabytes.)
 */
export function countWhere(condition: string): string {
  return `count(CASE WHEN ${condition} THEN 1 END)`;
}

/** Names that stand for columns by their position: `c0`, `c1`, … */
export function positional(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `c${index}`);
}
