/** A JSON Schema, or a keyword's value inside one. */
export type Schema = Readonly<Record<string, unknown>>;

/** The name under which the description's components are known to the validator. */
export const COMPONENTS_ID = 'github';

const MAPS_OF_SCHEMAS = new Set(['properties', 'patternProperties']);
const SCHEMAS = new Set(['items', 'not', 'additionalProperties']);
const LISTS_OF_SCHEMAS = new Set(['allOf', 'anyOf', 'oneOf']);
/** Keywords of OpenAPI that JSON Schema does not have. */
const OPENAPI_ONLY = new Set(['nullable', 'deprecated', 'discriminator', 'xml', 'title']);

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same schema, which also accepts null. */
function orNull(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const withNull = { ...schema, type: [schema.type, 'null'] };
  const values: unknown = schema.enum;
  return Array.isArray(values) ? { ...withNull, enum: values.concat(null) } : withNull;
}

function convertKeyword(key: string, value: unknown, closed: boolean): unknown {
  if (key === '$ref') return String(value).replace('#/', `${COMPONENTS_ID}#/`);
  if (MAPS_OF_SCHEMAS.has(key) && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, schema]) => [name, toJsonSchema(schema, closed)]),
    );
  }
  if (SCHEMAS.has(key)) return toJsonSchema(value, closed);
  if (LISTS_OF_SCHEMAS.has(key) && Array.isArray(value)) {
    return value.map((schema) => toJsonSchema(schema, false));
  }
  return value;
}

/**
 * JSON Schema (2019-09) of a schema in an OpenAPI 3.0 document.
 *
 * @param closed objects accept only the properties they name, as GitHub does with request bodies
 */
export function toJsonSchema(schema: unknown, closed = false): unknown {
  if (!isSchema(schema)) return schema;
  const entries = Object.entries(schema)
    .filter(([key]) => !OPENAPI_ONLY.has(key))
    .map(([key, value]) => [key, convertKeyword(key, value, closed)] as const);
  let converted: Schema = Object.fromEntries(entries);
  if (closed && 'properties' in schema && !('additionalProperties' in schema)) {
    converted = { ...converted, unevaluatedProperties: false };
  }
  return schema.nullable === true ? orNull(converted) : converted;
}
