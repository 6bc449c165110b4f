/** The fields of one record, quotes taken off. */
export function splitRecord(record: string, delimiter: string): string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    let field = '';
    if (record[at] === '"') {
      const end = closingQuote(record, at);
      field = record.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const end = record.indexOf(delimiter, at);
      field = record.slice(at, end === -1 ? undefined : end);
      at = end === -1 ? record.length : end;
    }
    fields.push(field);
    if (at >= record.length) return fields;
    at += delimiter.length;
  }
}

function closingQuote(record: string, opening: number): number {
  let at = record.indexOf('"', opening + 1);
  while (at !== -1 && record[at + 1] === '"') at = record.indexOf('"', at + 2);
  return at === -1 ? record.length : at;
}

/**
 * The columns' names: the header's fields as they are. A field without a name is called
 * `Unnamed: <position from 0>`, as pandas calls the index that it writes without a name.
 */
export function columnNames(fields: readonly string[]): string[] {
  return fields.map((field, index) => (field.trim() === '' ? `Unnamed: ${index}` : field));
}
