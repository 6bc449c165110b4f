import type { RunnableType } from '@slipway/model';

/** Element types by their names in the Open Inference Protocol (v2), "Tensor Data Types". */
const NAMES: Readonly<Record<RunnableType, string>> = {
  bool: 'BOOL',
  uint8: 'UINT8',
  uint16: 'UINT16',
  uint32: 'UINT32',
  uint64: 'UINT64',
  int8: 'INT8',
  int16: 'INT16',
  int32: 'INT32',
  int64: 'INT64',
  float16: 'FP16',
  float32: 'FP32',
  float64: 'FP64',
  string: 'BYTES',
};

/** `FP32` for float32. */
export function datatypeOf(type: RunnableType): string {
  return NAMES[type];
}

/** Bytes of one element in the binary extension; null for BYTES, whose elements say it. */
export const ELEMENT_BYTES: Readonly<Record<RunnableType, number | null>> = {
  bool: 1,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  float16: 2,
  float32: 4,
  float64: 8,
  string: null,
};
