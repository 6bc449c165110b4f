import { Ajv } from 'ajv';
import formats from 'ajv-formats';

/**
 * What is wrong with a JSON document by a JSON Schema (draft 4 or 7), in words; empty when nothing
 * is. Schemas that the main one names by `$id` come after it.
 */
export function schemaErrors(
  value: unknown,
  schema: object,
  others: readonly object[] = [],
): string[] {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { 'iri-reference': true, 'idn-email': true },
  });
  formats(ajv);
  // Draft 4 calls `$id` `id`, which later drafts refuse; here nothing refers to it.
  const plain = (entry: object): object =>
    Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'id' && key !== '$schema'));
  for (const other of others) ajv.addSchema(plain(other));
  const validate = ajv.compile(plain(schema));
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
