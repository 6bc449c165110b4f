import { InputError, UserError } from '@slipway/core';
import { onnxRuntime } from './library.ts';
import { loadLibrary } from './obtain.ts';
import type { OnnxRuntime, OnnxRuntimeModule } from './runtime.ts';
import type { NativeOptions } from './settings.ts';
import { resolveSettings } from './settings.ts';

async function loadNative(options: NativeOptions): Promise<OnnxRuntime> {
  const settings = resolveSettings(options);
  const library = onnxRuntime(settings.platform, settings.pins);
  const { InferenceSession, Tensor } = (await loadLibrary(library, settings)) as OnnxRuntimeModule;
  return { name: 'onnxruntime-node', version: library.version, InferenceSession, Tensor };
}

/**
 * Loads one build of ONNX Runtime: `native` from node_modules, else from the tool-cache, else
 * fetched with npm; `wasm` is part of Slipway, runs on every platform, with one thread.
 *
 * @throws InputError (`runtime: …`) when the native build cannot be had.
 */
export async function loadOnnxRuntime(
  kind: 'native' | 'wasm',
  options: NativeOptions,
): Promise<OnnxRuntime> {
  if (kind === 'native') return loadNative(options);
  const { loadWasm } = await import('./wasm.ts');
  return loadWasm();
}

function withoutInput(error: UserError): string {
  return error.message.replace(/^runtime: /, '');
}

/**
 * The native build, or WebAssembly where that cannot be had (no network, no build for the
 * platform); a notice says which and why.
 *
 * @throws InputError (`runtime: …`) with both reasons when neither can be had
 */
export async function loadAnyOnnxRuntime(options: NativeOptions): Promise<OnnxRuntime> {
  try {
    return await loadOnnxRuntime('native', options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = withoutInput(error);
    const runtime = await loadOnnxRuntime('wasm', options).catch((other: unknown) => {
      if (!(other instanceof UserError)) throw other;
      throw new InputError('runtime', `${reason}; and ${withoutInput(other)}`);
    });
    options.logger.notice(
      `The model runs in ONNX Runtime's WebAssembly build (slower, same answers): ${reason}`,
    );
    return runtime;
  }
}
