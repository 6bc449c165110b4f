import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { COMPONENTS_ID, toJsonSchema } from './json-schema.ts';
import type { Schema } from './json-schema.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly 'application/json'?: { readonly schema: Schema };
}

interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content } | { $ref: string }>>;
}

interface Document {
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One operation of the API: what it is called and where it answers. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Path template, e.g. `/repos/{owner}/{repo}`. */
  readonly template: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly definition: OperationObject;
}

/** What a request carries. `query` is coerced in place to the described types. */
export interface RequestParts {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
}

const PARAMETER = /\{([^}]+)\}/g;

function toOperation(method: string, template: string, definition: OperationObject): Operation {
  const names = [...template.matchAll(PARAMETER)].map(([, name = '']) => name);
  const source = template
    .split(PARAMETER)
    .map((part, index) =>
      index % 2 === 1 ? '([^/]+)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  const pattern = new RegExp(`^${source}$`);
  const id = definition.operationId;
  return { id, method: method.toUpperCase(), template, pattern, names, definition };
}

function explain(where: string, errors: readonly ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map((error) => {
    const details = Object.values(error.params as Record<string, unknown>).join(', ');
    return `${where}${error.instancePath}: ${error.message ?? 'is wrong'} (${details})`;
  });
}

/**
 * GitHub's own OpenAPI description of the operations that the double answers, compiled for
 * checking requests and responses.
 */
export class Description {
  readonly #document: Document;
  readonly operations: readonly Operation[];
  readonly #bodies: Ajv2019;
  readonly #parameters: Ajv2019;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: unknown) {
    this.#document = document as Document;
    this.operations = Object.entries(this.#document.paths).flatMap(([template, item]) =>
      Object.entries(item).map(([method, definition]) => toOperation(method, template, definition)),
    );
    const schemas = Object.entries(this.#document.components.schemas ?? {});
    const components = {
      $id: COMPONENTS_ID,
      components: {
        schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, toJsonSchema(schema)])),
      },
    };
    const options = { strict: false, allErrors: true, logger: false } as const;
    this.#bodies = new Ajv2019(options);
    this.#parameters = new Ajv2019({ ...options, coerceTypes: true });
    for (const ajv of [this.#bodies, this.#parameters]) {
      formats(ajv);
      ajv.addSchema(components);
    }
  }

  /** Reads the committed description. */
  static load(): Description {
    const file = new URL('../../github-openapi.json', import.meta.url);
    return new Description(JSON.parse(readFileSync(file, 'utf8')));
  }

  /** What the description says about itself: version, licence, source. */
  get info(): Readonly<Record<string, unknown>> {
    return this.#document.info;
  }

  /** The operation that a request addresses and its path parameters, or null. */
  match(method: string, pathname: string): [Operation, Record<string, string>] | null {
    for (const operation of this.operations) {
      if (operation.method !== method) continue;
      const values = operation.pattern.exec(pathname);
      if (values === null) continue;
      const entries = operation.names.map(
        (name, index) => [name, decodeURIComponent(values[index + 1] ?? '')] as const,
      );
      return [operation, Object.fromEntries(entries)];
    }
    return null;
  }

  /** What of a request contradicts the description; empty when nothing does. */
  checkRequest(operation: Operation, request: RequestParts): string[] {
    const path = this.#parametersOf(operation, 'path')(request.path);
    const query = this.#parametersOf(operation, 'query')(request.query);
    return [...path, ...query, ...this.#checkBody(operation, request.body)];
  }

  /** What of a response contradicts the description; empty when nothing does. */
  checkResponse(operation: Operation, status: number, body: unknown): string[] {
    const described = operation.definition.responses[String(status)];
    if (described === undefined && status < 400) {
      return [`status ${status} is not described for ${operation.id}`];
    }
    const response = described === undefined ? {} : this.#resolve<{ content?: Content }>(described);
    const schema = response.content?.['application/json']?.schema;
    if (schema !== undefined) {
      const validate = this.#compile(`${operation.id} ${status}`, () => toJsonSchema(schema));
      return validate(body) ? [] : explain('response', validate.errors);
    }
    if (status >= 400) return this.#checkError(body);
    return body === undefined ? [] : [`status ${status} of ${operation.id} has no body`];
  }

  /** Statuses that an operation does not list (429, 500, …) answer GitHub's basic error. */
  #checkError(body: unknown): string[] {
    const validate = this.#compile('error', () => ({
      allOf: [{ $ref: `${COMPONENTS_ID}#/components/schemas/basic-error` }],
      required: ['message'],
    }));
    return validate(body) ? [] : explain('response', validate.errors);
  }

  #checkBody(operation: Operation, body: unknown): string[] {
    const described = operation.definition.requestBody;
    if (described === undefined) {
      return body === undefined ? [] : [`${operation.id} takes no request body`];
    }
    if (body === undefined) return described.required === true ? ['a request body is needed'] : [];
    const schema = described.content['application/json']?.schema ?? {};
    const validate = this.#compile(`${operation.id} request`, () => toJsonSchema(schema, true));
    return validate(body) ? [] : explain('body', validate.errors);
  }

  #parametersOf(operation: Operation, place: 'path' | 'query'): (value: unknown) => string[] {
    const validate = this.#compile(
      `${operation.id} ${place}`,
      () => {
        const described = (operation.definition.parameters ?? [])
          .map((parameter) => this.#resolve<Parameter>(parameter))
          .filter((parameter) => parameter.in === place);
        return {
          type: 'object',
          properties: Object.fromEntries(
            described.map(({ name, schema }) => [name, toJsonSchema(schema)]),
          ),
          required: described.filter(({ required }) => required === true).map(({ name }) => name),
          additionalProperties: false,
        };
      },
      this.#parameters,
    );
    return (value) => (validate(value) ? [] : explain(place, validate.errors));
  }

  #compile(key: string, make: () => unknown, ajv: Ajv2019 = this.#bodies): ValidateFunction {
    let validate = this.#compiled.get(key);
    if (validate === undefined) {
      validate = ajv.compile(make() as Schema);
      this.#compiled.set(key, validate);
    }
    return validate;
  }

  #resolve<T extends object>(value: T | { readonly $ref: string }): T {
    if (!('$ref' in value)) return value;
    const [, , section = '', name = ''] = value.$ref.split('/');
    const found = this.#document.components[section]?.[name];
    if (found === undefined) throw new Error(`${value.$ref} is not in the description`);
    return found as T;
  }
}
