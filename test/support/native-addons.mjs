import { TestEnvironment } from 'jest-environment-node';

/** Typed arrays that jest-environment-node does not share with the test's realm already. */
const TYPED_ARRAYS = [
  'Int8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
];

/**
 * Jest's environment for tests that load native addons: an addon makes its typed arrays in the
 * process's own realm, so that `instanceof Float32Array` must mean the same inside a test. Name
 * it in the test file: `@jest-environment ./test/support/native-addons.mjs`.
 */
export default class NativeAddonEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of TYPED_ARRAYS) {
      if (name in globalThis) this.global[name] = globalThis[name];
    }
  }
}
