import { PackageURL } from 'packageurl-js';

/** A package URL in its parts; https://github.com/package-url/purl-spec */
export interface Purl {
  readonly type: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly version: string | null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The parts of a purl that the strict parser refuses: scanners print what packages are called. */
function parseLoosely(text: string): Purl | null {
  const match = /^pkg:\/*([^/?#]+)\/([^?#]+)/i.exec(text);
  if (match === null) return null;
  const [, type = '', rest = ''] = match;
  const at = rest.lastIndexOf('@');
  const hasVersion = at > rest.lastIndexOf('/') && at > 0;
  const path = hasVersion ? rest.slice(0, at) : rest;
  const version = hasVersion ? decode(rest.slice(at + 1)) : null;
  const parts = path.split('/').filter((part) => part !== '');
  const name = decode(parts.pop() ?? '');
  if (name === '') return null;
  const namespace = parts.length === 0 ? null : parts.map(decode).join('/');
  return { type: type.toLowerCase(), namespace, name, version: version || null };
}

/** Purls without anything to decode or normalise: nearly all of a report's. */
const PLAIN =
  /^pkg:(deb|apk|rpm|pypi)\/(?:([a-z0-9._-]+)\/)?([a-z0-9][a-z0-9.+-]*)@([A-Za-z0-9.+~:-]+)(?:\?|$)/;

/** Reads a purl; null for text that is none. Odd characters are kept, never an error. */
export function parsePurl(text: string): Purl | null {
  const plain = PLAIN.exec(text);
  if (plain !== null) {
    const [, type = '', namespace = null, name = '', version = null] = plain;
    return { type, namespace, name, version };
  }
  try {
    const { type, namespace, name, version } = PackageURL.fromString(text);
    if (!type || !name) return null;
    return { type, namespace: namespace ?? null, name, version: version ?? null };
  } catch {
    return parseLoosely(text);
  }
}

/** The purl of its parts; null where they make none. */
export function formatPurl(purl: Purl): string | null {
  const { type, namespace, name, version } = purl;
  try {
    return new PackageURL(type, namespace, name, version, null, null).toString();
  } catch {
    return null;
  }
}

/** Package managers of distributions: their packages have no path of their own. */
const SYSTEM_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg', 'bitnami']);

export function isSystemType(type: string): boolean {
  return SYSTEM_TYPES.has(type);
}

/** PyPI, and it alone, takes `Foo_Bar` and `foo-bar` for the same name (PEP 503). */
function plainName(type: string, name: string): string {
  if (type === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-');
  return name;
}

const identities = new Map<string, string>();

/**
 * What a package is, without version, qualifiers and subpath: `npm/@types/node`. Two packages with
 * the same identity are versions of one package. Without a purl the name alone has to do.
 */
export function packageIdentity(entry: {
  readonly purl: string | null;
  readonly name: string;
}): string {
  const key = entry.purl ?? ` ${entry.name}`;
  const known = identities.get(key);
  if (known !== undefined) return known;
  const purl = entry.purl === null ? null : parsePurl(entry.purl);
  const identity =
    purl === null
      ? `?/${entry.name}`
      : [purl.type, purl.namespace, plainName(purl.type, purl.name)]
          .filter((part) => part !== null && part !== '')
          .join('/');
  if (identities.size > 200_000) identities.clear();
  identities.set(key, identity);
  return identity;
}
