import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { InputError } from '@slipway/core';
import { unpackTar } from 'modern-tar/fs';
import type { LibraryPackage } from './library.ts';

/**
 * Compares a tarball with the pinned hash.
 *
 * @throws InputError that names package, expected and found hash.
 */
export async function checkIntegrity(tarball: string, wanted: LibraryPackage): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === wanted.integrity) return;
  throw new InputError(
    'runtime',
    `${wanted.name}@${wanted.version} is not the package that Slipway was tested with and is not ` +
      `used: expected ${wanted.integrity}, found ${found}; let npm use a registry that serves the ` +
      'package unchanged, and empty its cache (npm cache clean --force)',
  );
}

/** Whether a file of a package is wanted. */
export function isKept(name: string, keep: readonly string[] | null): boolean {
  if (keep === null) return true;
  return keep.some((rule) => (rule.endsWith('/') ? name.startsWith(rule) : name === rule));
}

/** Unpacks the wanted files of a package's tarball into a folder. Links are left out. */
export async function unpackPackage(
  tarball: string,
  folder: string,
  keep: readonly string[] | null,
): Promise<void> {
  const unpack = unpackTar(folder, {
    // The first component is the package's own folder, `package/` as a rule; filter comes after it.
    strip: 1,
    filter: ({ type, name }) => type === 'file' && isKept(name, keep),
    fmode: 0o644,
    dmode: 0o755,
    strict: true,
  });
  await pipeline(createReadStream(tarball), createGunzip(), unpack);
}
