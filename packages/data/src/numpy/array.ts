/**
 * NumPy's array file (.npy): a magic, a Python dictionary as text, then the numbers.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export interface NumpyArray {
  /** NumPy's array-protocol type string, e.g. `<f8`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Whether the first index varies fastest. */
  readonly fortranOrder: boolean;
  readonly data: DataView;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Whether bytes begin as a .npy file does. */
export function isNumpyArray(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads the header of a .npy file. Nothing in it is evaluated.
 *
 * @throws Error that says what is wrong, for the caller to put a name to.
 */
export function parseNumpyArray(bytes: Uint8Array): NumpyArray {
  if (!isNumpyArray(bytes)) throw new Error('not a NumPy array file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = (bytes[6] ?? 0) >= 2;
  const start = wide ? 12 : 10;
  if (bytes.length < start) throw new Error('cut off');
  const end = start + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  if (bytes.length < end) throw new Error('cut off');
  const header = Buffer.from(bytes.subarray(start, end)).toString('utf8');
  const dtype = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(header)?.[1];
  const shape = /'shape'\s*:\s*\(([\d\s,]*)\)/.exec(header)?.[1];
  if (dtype === undefined && /'descr'\s*:\s*\[/.test(header)) {
    throw new Error('a structured array; save one array for each field');
  }
  if (dtype === undefined || order === undefined || shape === undefined) {
    throw new Error('the header cannot be read');
  }
  const sizes = shape.split(',').filter((size) => size.trim() !== '');
  return {
    dtype,
    shape: sizes.map(Number),
    fortranOrder: order === 'True',
    data: new DataView(bytes.buffer, bytes.byteOffset + end, bytes.byteLength - end),
  };
}
