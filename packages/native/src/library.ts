import { InputError } from '@slipway/core';
import { PINS } from './pins.ts';
import type { Platform } from './platform.ts';
import { platformName } from './platform.ts';

/** Version and hash of an npm package. */
export interface Pin {
  readonly version: string;
  /** Subresource integrity of its tarball, `sha512-<base64>`. */
  readonly integrity: string;
}

/** The pinned packages, by name. */
export type Pins = Readonly<Record<string, Pin>>;

/** A package that is part of a library on one platform. */
export interface LibraryPackage extends Pin {
  readonly name: string;
  /** What is unpacked of its tarball: files, and folders (ending in `/`); everything if null. */
  readonly keep: readonly string[] | null;
}

/** A native library, as it is needed on one platform. */
export interface NativeLibrary {
  /** For messages: `DuckDB 1.5.6-r.1`. */
  readonly title: string;
  readonly version: string;
  /** The npm package to load. */
  readonly entry: string;
  /** Its folder in the tool-cache. */
  readonly tool: string;
  /** Name of the platform, e.g. `linux-x64`. */
  readonly platform: string;
  readonly packages: readonly LibraryPackage[];
  /** Packages, each required by the one before; `file` of the last one is the native binding. */
  readonly binding: { readonly chain: readonly string[]; readonly file: string };
}

const ONNX_PLATFORMS = ['darwin-arm64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'];

/** Files that say what a package is and under which terms it may be used. */
const ABOUT = ['package.json', 'README.md', 'LICENSE'];

function pinned(pins: Pins, name: string, keep: readonly string[] | null = null): LibraryPackage {
  const pin = pins[name];
  if (pin === undefined) throw new Error(`There is no pin for ${name}`);
  return { name, ...pin, keep };
}

/**
 * DuckDB for a platform.
 *
 * @throws InputError when DuckDB is not built for it.
 */
export function duckDb(platform: Platform, pins: Pins = PINS): NativeLibrary {
  const name = platformName(platform);
  const bindings = `@duckdb/node-bindings-${name}`;
  const api = pinned(pins, '@duckdb/node-api');
  const title = `DuckDB ${api.version}`;
  if (pins[bindings] === undefined) {
    throw new InputError(
      'runtime',
      `${title} has no build for ${name}; run this step on Linux, macOS or Windows (x64 or arm64)`,
    );
  }
  return {
    title,
    version: api.version,
    entry: api.name,
    tool: 'slipway-duckdb',
    platform: name,
    packages: [
      api,
      pinned(pins, '@duckdb/node-bindings'),
      pinned(pins, 'detect-libc'),
      pinned(pins, bindings),
    ],
    binding: { chain: [api.name, '@duckdb/node-bindings', bindings], file: 'duckdb.node' },
  };
}

/**
 * ONNX Runtime's native build for a platform.
 *
 * @throws InputError when there is none (macOS on x64, musl).
 */
export function onnxRuntime(platform: Platform, pins: Pins = PINS): NativeLibrary {
  const name = platformName(platform);
  const folder = `bin/napi-v6/${platform.os}/${platform.arch}/`;
  const node = pinned(pins, 'onnxruntime-node', [...ABOUT, 'dist/', folder]);
  const title = `ONNX Runtime ${node.version}`;
  if (!ONNX_PLATFORMS.includes(name)) {
    throw new InputError(
      'runtime',
      `${title} has no native build for ${name} (it has: ${ONNX_PLATFORMS.join(', ')})`,
    );
  }
  return {
    title,
    version: node.version,
    entry: node.name,
    tool: 'slipway-onnxruntime-node',
    platform: name,
    packages: [node, pinned(pins, 'onnxruntime-common', [...ABOUT, 'dist/'])],
    binding: { chain: [node.name], file: `${folder}onnxruntime_binding.node` },
  };
}
