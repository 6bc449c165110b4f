/** Where a pruned description came from; kept in the file itself. */
export interface Source {
  readonly package: string;
  readonly version: string;
  readonly licence: string;
  readonly integrity: string;
}

type Node = Readonly<Record<string, unknown>>;

/** Prose and examples: what says nothing about the shape of an answer. */
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags']);

/** Keywords whose keys are names (of properties, media types, …), not keywords. */
const MAPS = new Set(['properties', 'patternProperties', 'content', 'headers', 'responses']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without prose, examples and vendor extensions. */
function withoutProse(value: unknown, keysAreNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (!isNode(value)) return value;
  const kept = Object.entries(value).filter(
    ([key]) => keysAreNames || !(PROSE.has(key) || key.startsWith('x-')),
  );
  return Object.fromEntries(
    kept.map(([key, item]) => [key, withoutProse(item, !keysAreNames && MAPS.has(key))]),
  );
}

function at(document: Node, pointer: string): unknown {
  return pointer
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), document);
}

/** Adds to `found` every `$ref` that `value` reaches. */
function collectReferences(document: Node, value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectReferences(document, item, found);
  } else if (isNode(value)) {
    const reference = value.$ref;
    if (typeof reference === 'string' && !found.has(reference)) {
      found.add(reference);
      collectReferences(document, withoutProse(at(document, reference)), found);
    }
    for (const item of Object.values(value)) collectReferences(document, item, found);
  }
}

/** The path items that hold the wanted operations, with these operations only. */
function pickPaths(document: Node, wanted: ReadonlySet<string>): Record<string, Node> {
  const picked: Record<string, Node> = {};
  for (const [template, item] of Object.entries(document.paths as Node)) {
    if (!isNode(item)) continue;
    const operations = Object.entries(item).filter(
      ([, operation]) => isNode(operation) && wanted.has(String(operation.operationId)),
    );
    if (operations.length > 0) picked[template] = Object.fromEntries(operations);
  }
  return picked;
}

function pickComponents(document: Node, references: Iterable<string>): Node {
  const picked: Record<string, Record<string, unknown>> = {};
  for (const reference of [...references].sort()) {
    const [, , section = '', name = ''] = reference.split('/');
    (picked[section] ??= {})[name] = withoutProse(at(document, reference));
  }
  return picked;
}

/**
 * The part of an OpenAPI 3.0 document that describes the given operations, with all that they
 * refer to.
 *
 * @throws Error for an operation that the document does not have
 */
export function prune(document: unknown, operations: readonly string[], source: Source): Node {
  if (!isNode(document)) throw new Error('An OpenAPI document is an object');
  const paths = withoutProse(pickPaths(document, new Set(operations)), true) as Node;
  const found = Object.values(paths).flatMap((item) =>
    Object.values(item as Node).map((operation) => (operation as Node).operationId),
  );
  const absent = operations.filter((operation) => !found.includes(operation));
  if (absent.length > 0) throw new Error(`The description lacks ${absent.join(', ')}`);
  const references = new Set<string>();
  collectReferences(document, paths, references);
  const info = document.info as Node;
  return {
    openapi: document.openapi,
    info: { title: info.title, version: info.version, license: info.license, 'x-source': source },
    paths,
    components: pickComponents(document, references),
  };
}
