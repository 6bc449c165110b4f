/** Keys of metadata_props under which exporters and users keep names, most specific first. */
const CLASS_KEYS = ['class_names', 'classes', 'class_labels', 'labels', 'names'];
const FEATURE_KEYS = ['feature_names', 'features', 'feature_names_in', 'input_features', 'columns'];

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** A JSON list of names, or a JSON object from position to name, as `{"0": "no", "1": "yes"}`. */
function parseNames(text: string): string[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null) return null;
  const isList = Array.isArray(json) || Object.keys(json).every((key, i) => key === String(i));
  const values: unknown[] = Object.values(json);
  return isList && values.length > 0 && values.every(isScalar) ? values.map(String) : null;
}

/** Names that the model's metadata has, and the key they are under. */
export interface MetadataNames {
  readonly key: string;
  readonly names: readonly string[];
}

function find(
  metadata: ReadonlyMap<string, string>,
  keys: readonly string[],
): MetadataNames | null {
  for (const key of keys) {
    const names = parseNames(metadata.get(key) ?? '');
    if (names !== null && new Set(names).size === names.length) return { key, names };
  }
  return null;
}

/** Class names in metadata_props (`class_names`, `classes`, …), a JSON list or object. */
export function classNamesIn(metadata: ReadonlyMap<string, string>): MetadataNames | null {
  return find(metadata, CLASS_KEYS);
}

/** Feature names in metadata_props (`feature_names`, `features`, …), a JSON list. */
export function featureNamesIn(metadata: ReadonlyMap<string, string>): MetadataNames | null {
  return find(metadata, FEATURE_KEYS);
}
