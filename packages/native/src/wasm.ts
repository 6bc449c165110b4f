import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import type { OnnxRuntime } from './runtime.ts';

const MODULE = 'ort-wasm-simd-threaded.mjs';
const BINARY = 'ort-wasm-simd-threaded.wasm';

/** The folder with the two files: that of the built bundle, else onnxruntime-web's own. */
function filesFolder(): string {
  const bundled = import.meta.dirname;
  if (existsSync(path.join(bundled, BINARY))) return bundled;
  return path.dirname(createRequire(import.meta.url).resolve(`onnxruntime-web/${BINARY}`));
}

/** ONNX Runtime's WebAssembly build, one thread. The binary is read when a session is created. */
export function loadWasm(): OnnxRuntime {
  const folder = filesFolder();
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = {
    mjs: pathToFileURL(path.join(folder, MODULE)).href,
    wasm: pathToFileURL(path.join(folder, BINARY)).href,
  };
  return { name: 'onnxruntime-web', version: env.versions.common, InferenceSession, Tensor };
}
