export type { DuckDb } from './duckdb.ts';
export { loadDuckDb } from './duckdb.ts';
export { loadAnyOnnxRuntime, loadOnnxRuntime } from './onnx-runtime.ts';
export type { OnnxRuntime } from './runtime.ts';
export type { NativeOptions } from './settings.ts';
