import { isSystemType, parsePurl } from './purl.ts';

/** A path in an image as reports of all scanners have it: forward slashes, no leading one. */
export function imagePath(path: string | null | undefined): string | null {
  const plain = (path ?? '').replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
  return plain === '' ? null : plain;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * The path without what changes when a package or its language runtime is updated:
 * `python3.12/site-packages/requests-2.32.0.dist-info` and
 * `python3.11/site-packages/requests-2.19.0.dist-info` are one place.
 */
export function stablePath(path: string | null, version: string | null): string | null {
  if (path === null) return null;
  const key = `${version ?? ''}\n${path}`;
  const known = stablePaths.get(key);
  if (known !== undefined) return known;
  const stable = withoutVersions(path, version);
  if (stablePaths.size > 100_000) stablePaths.clear();
  stablePaths.set(key, stable);
  return stable;
}

/** Each path is asked for several times. */
const stablePaths = new Map<string, string>();

function withoutVersions(path: string, version: string | null): string {
  let stable = path
    .replace(/(^|\/)python3\.\d+(?=\/)/g, '$1python3')
    .replace(/(^|\/)ruby\/\d[\d.]*(?=\/)/g, '$1ruby')
    .replace(/(\.pnpm\/[^/]*?@)[^/]+/g, '$1*');
  if (version !== null && version.length > 1 && stable.includes(version)) {
    const whole = new RegExp(
      `(?<![\\p{L}\\p{N}.])${escapeRegExp(version)}(?![\\p{L}\\p{N}])`,
      'gu',
    );
    stable = stable.replace(whole, '*');
  }
  return stable;
}

/** The path of a package: none for those of the distribution, whatever the scanner says. */
export function packagePath(purl: string | null, path: string | null | undefined): string | null {
  const type = purl === null ? null : parsePurl(purl)?.type;
  return type !== null && type !== undefined && isSystemType(type) ? null : imagePath(path);
}
