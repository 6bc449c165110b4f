import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '@slipway/core';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import type { OnnxRuntime } from './runtime.ts';

const MODULE = 'ort-wasm-simd-threaded.mjs';
const BINARY = 'ort-wasm-simd-threaded.wasm';

/**
 * The folder with the two files: that of the built bundle, else onnxruntime-web's own.
 *
 * @throws InputError when neither is there, as in images that were built for one platform
 */
function filesFolder(bundled: string): string {
  if (existsSync(path.join(bundled, BINARY))) return bundled;
  try {
    return path.dirname(
      createRequire(path.join(bundled, 'x')).resolve(`onnxruntime-web/${BINARY}`),
    );
  } catch {
    throw new InputError(
      'runtime',
      `ONNX Runtime's WebAssembly build is not part of this installation (${BINARY} is missing)`,
    );
  }
}

/**
 * ONNX Runtime's WebAssembly build, one thread. The binary is read when a session is created.
 *
 * @param bundled folder in which its files are looked for first
 * @throws InputError (`runtime: …`) when they are not part of the installation
 */
export function loadWasm(bundled: string = import.meta.dirname): OnnxRuntime {
  const folder = filesFolder(bundled);
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = {
    mjs: pathToFileURL(path.join(folder, MODULE)).href,
    wasm: pathToFileURL(path.join(folder, BINARY)).href,
  };
  return { name: 'onnxruntime-web', version: env.versions.common, InferenceSession, Tensor };
}
