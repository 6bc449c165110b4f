/**
 * Field numbers of the ONNX messages that are read, from the ONNX specification (onnx-ml.proto,
 * IR version 13, ONNX 1.22). Fields that are not listed are skipped when reading and kept byte
 * for byte when a model is rewritten.
 */
export const MODEL = {
  irVersion: 1,
  producerName: 2,
  producerVersion: 3,
  domain: 4,
  modelVersion: 5,
  docString: 6,
  graph: 7,
  opsetImport: 8,
  metadataProps: 14,
  trainingInfo: 20,
  functions: 25,
} as const;

export const OPERATOR_SET = { domain: 1, version: 2 } as const;

export const STRING_ENTRY = { key: 1, value: 2 } as const;

export const GRAPH = {
  node: 1,
  name: 2,
  initializer: 5,
  input: 11,
  output: 12,
  sparseInitializer: 15,
} as const;

export const NODE = { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 } as const;

export const ATTRIBUTE = {
  name: 1,
  int: 3,
  tensor: 5,
  graph: 6,
  ints: 8,
  strings: 9,
  tensors: 10,
  graphs: 11,
  sparseTensor: 22,
  sparseTensors: 23,
} as const;

export const VALUE_INFO = { name: 1, type: 2 } as const;

export const TYPE = {
  tensor: 1,
  sequence: 4,
  map: 5,
  opaque: 7,
  sparseTensor: 8,
  optional: 9,
} as const;

/** Of TypeProto.Tensor and TypeProto.SparseTensor. */
export const TENSOR_TYPE = { elementType: 1, shape: 2 } as const;

/** Of TypeProto.Sequence and TypeProto.Optional. */
export const CONTAINER_TYPE = { elementType: 1 } as const;

export const MAP_TYPE = { keyType: 1, valueType: 2 } as const;

export const SHAPE = { dimension: 1 } as const;

export const DIMENSION = { value: 1, parameter: 2 } as const;

export const TENSOR = {
  dims: 1,
  dataType: 2,
  floatData: 4,
  int32Data: 5,
  stringData: 6,
  int64Data: 7,
  name: 8,
  rawData: 9,
  doubleData: 10,
  uint64Data: 11,
  externalData: 13,
  dataLocation: 14,
} as const;

/** TensorProto.DataLocation.EXTERNAL */
export const EXTERNAL_LOCATION = 1;

export const SPARSE_TENSOR = { values: 1, indices: 2 } as const;

export const FUNCTION = { name: 1, node: 7, domain: 10 } as const;

export const TRAINING_INFO = { initialization: 1, algorithm: 2 } as const;
