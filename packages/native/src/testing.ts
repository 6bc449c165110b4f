import type { LibraryPackage, NativeLibrary } from './library.ts';

/** A library of these packages, none of which exists anywhere. */
export function makeLibrary(packages: readonly LibraryPackage[] = []): NativeLibrary {
  return {
    title: 'Example 1.2.3',
    version: '1.2.3',
    entry: 'example',
    tool: 'slipway-example',
    platform: 'linux-x64',
    packages,
    binding: { chain: ['example'], file: 'example.node' },
  };
}

/** A package with a hash that nothing has. */
export function makePackage(name: string): LibraryPackage {
  return { name, version: '1.2.3', integrity: `sha512-${'A'.repeat(86)}==`, keep: null };
}
