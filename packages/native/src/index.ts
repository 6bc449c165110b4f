export type { DuckDb } from './duckdb.ts';
export { loadDuckDb } from './duckdb.ts';
export type { LibraryFile } from './files.ts';
export { onnxRuntimeFiles } from './files.ts';
export { loadAnyOnnxRuntime, loadOnnxRuntime } from './onnx-runtime.ts';
export type { OnnxRuntime } from './runtime.ts';
export type { NativeOptions } from './settings.ts';
export type { Platform } from './platform.ts';
