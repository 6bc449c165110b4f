interface Signature {
  readonly what: string;
  readonly offset: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

/** Beginnings of files that people hand in instead of an ONNX model. */
const SIGNATURES: readonly Signature[] = [
  { what: 'a zip archive', offset: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { what: 'an empty zip archive', offset: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
  { what: 'a gzip file', offset: 0, bytes: [0x1f, 0x8b] },
  { what: 'an HDF5 file (Keras .h5)', offset: 0, bytes: [0x89, ...ascii('HDF\r\n')] },
  { what: 'a GGUF file', offset: 0, bytes: ascii('GGUF') },
  { what: 'a NumPy file', offset: 0, bytes: [0x93, ...ascii('NUMPY')] },
  { what: 'a Parquet file', offset: 0, bytes: ascii('PAR1') },
  { what: 'a TensorFlow Lite model', offset: 4, bytes: ascii('TFL3') },
  { what: 'a model in ONNX Runtime’s own format (.ort)', offset: 4, bytes: ascii('ORTM') },
  { what: 'a safetensors file', offset: 8, bytes: ascii('{"') },
];

function isPickle(head: Uint8Array): boolean {
  const protocol = head[1] ?? 255;
  return head[0] === 0x80 && protocol >= 2 && protocol <= 5;
}

/** Text: valid UTF-8 (but for a character cut at the end) without control characters. */
function readText(head: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(head).replace(/\uFFFD{1,3}$/, '');
  return /[\u0000-\u0008\u000e-\u001f\uFFFD]/.test(text) ? null : text;
}

function describeText(text: string): string {
  const start = text.trimStart();
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return 'an HTML page';
  if (start.startsWith('<?xml') || start.startsWith('<')) return 'an XML file';
  if (/^[[{]/.test(start)) return 'a JSON or text file';
  const line = start.split(/\r?\n/, 1)[0]?.slice(0, 60) ?? '';
  return line === '' ? 'a file of blanks' : `a text file that begins with "${line}"`;
}

/**
 * What a file is by its first bytes, for the message that it is not an ONNX model; null when they
 * tell nothing.
 */
export function recogniseFile(head: Uint8Array): string | null {
  if (head.length === 0) return 'an empty file';
  const known = SIGNATURES.find(({ offset, bytes }) =>
    bytes.every((byte, index) => head[offset + index] === byte),
  );
  if (known !== undefined) return known.what;
  if (isPickle(head)) return 'a Python pickle (joblib, scikit-learn or PyTorch)';
  if (head.every((byte) => byte === 0)) return 'a file of zeros';
  const text = readText(head);
  return text === null ? null : describeText(text);
}
