import { ConfigurationError } from '@slipway/core';
import semver from 'semver';

/**
 * A version as a user writes it, `1.2.3` or `v1.2.3`, without the `v`
 * ([Semantic Versioning 2.0.0](https://semver.org/spec/v2.0.0.html)).
 *
 * @throws ConfigurationError for text that is no semantic version
 */
export function checkedVersion(text: string): string {
  const plain = text.startsWith('v') ? text.slice(1) : text;
  // semver.valid also takes blanks and "=1.2.3", and drops build metadata: such a name would come
  // back different from what was written.
  if (semver.valid(plain) === plain) return plain;
  const build = plain.includes('+') ? '; build metadata ("+…") does not tell versions apart' : '';
  throw new ConfigurationError(
    'version',
    `"${text}" is not a semantic version such as 1.2.3 or 2.0.0-rc.1${build}`,
  );
}

/** Whether text (without `v`) is a semantic version that can be registered. */
export function isVersion(text: string): boolean {
  return semver.valid(text) === text;
}

/** Order of versions by semver's precedence: negative when a comes before b. */
export function compareVersions(a: string, b: string): number {
  return semver.compare(a, b);
}

/** The greatest of some versions, or null for none. */
export function greatestVersion(versions: Iterable<string>): string | null {
  let greatest: string | null = null;
  for (const version of versions) {
    if (greatest === null || semver.gt(version, greatest)) greatest = version;
  }
  return greatest;
}

/** Which part of a version grows. */
export type Bump = 'major' | 'minor' | 'patch';

/** The next version after `version` (after `2.0.0-rc.1`, any of them but a greater one is 2.0.0). */
export function nextVersion(version: string, bump: Bump): string {
  const next = semver.inc(version, bump);
  if (next === null) throw new Error(`${version} is not a semantic version`);
  return next;
}

/** The first version of a model. */
export const FIRST_VERSION = '1.0.0';
