export const id = 1229;
export const ids = [1229];
export const modules = {

/***/ 81229:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e_: () => (/* reexport */ INTEGER_RANGES),
  Kc: () => (/* reexport */ LabelCollector),
  uB: () => (/* reexport */ ONNX_TOLERANCE),
  dS: () => (/* reexport */ bindFeatures),
  FR: () => (/* reexport */ checkBatchConsistency),
  aS: () => (/* reexport */ checkBinding),
  KF: () => (/* reexport */ checkGolden),
  PQ: () => (/* reexport */ checkLatency),
  cx: () => (/* reexport */ checkLoads),
  vZ: () => (/* reexport */ checkModelSize),
  l4: () => (/* reexport */ checkRuns),
  jC: () => (/* reexport */ checkSignature),
  Xd: () => (/* reexport */ collectPredictions),
  UJ: () => (/* reexport */ concatRows),
  hF: () => (/* reexport */ describeDifference),
  Vy: () => (/* reexport */ describeModel),
  tX: () => (/* reexport */ differences),
  KX: () => (/* reexport */ elementCount),
  h: () => (/* reexport */ externalFiles),
  UH: () => (/* reexport */ featureNamesIn),
  wL: () => (/* reexport */ identityOfParts),
  rF: () => (/* reexport */ interpretLabels),
  kT: () => (/* reexport */ interpretOutputs),
  dk: () => (/* reexport */ isFloat),
  iU: () => (/* reexport */ isRunnable),
  RJ: () => (/* reexport */ measureLatency),
  a9: () => (/* reexport */ modelDigest),
  KU: () => (/* reexport */ modelParts),
  fA: () => (/* reexport */ openSession),
  dM: () => (/* reexport */ ownClasses),
  Fy: () => (/* reexport */ positivePosition),
  zh: () => (/* reexport */ readGoldenCases),
  ko: () => (/* reexport */ readModel),
  R_: () => (/* reexport */ readPredictions),
  a7: () => (/* reexport */ runBatch),
  QU: () => (/* reexport */ runPortions),
  I: () => (/* reexport */ sliceFeeds),
  mG: () => (/* reexport */ sliceRows),
  sA: () => (/* reexport */ typedArrayOver),
  Ul: () => (/* reexport */ zeros)
});

// UNUSED EXPORTS: FeatureBinding, ModelSession, describeShape, describeType, isInteger, parseElementType, readModelBytes, signatureOf

;// CONCATENATED MODULE: ./packages/model/src/onnx/element-type.ts
/**
 * Names of TensorProto.DataType by number (onnx-ml.proto). Where ONNX and NumPy differ, NumPy's
 * names are used, as ONNX Runtime for JavaScript does: `float32` for FLOAT, `float64` for DOUBLE.
 */
const NAMES = [
    'undefined',
    'float32',
    'uint8',
    'int8',
    'uint16',
    'int16',
    'int32',
    'int64',
    'string',
    'bool',
    'float16',
    'float64',
    'uint32',
    'uint64',
    'complex64',
    'complex128',
    'bfloat16',
    'float8e4m3fn',
    'float8e4m3fnuz',
    'float8e5m2',
    'float8e5m2fnuz',
    'uint4',
    'int4',
    'float4e2m1',
    'float8e8m0',
    'uint2',
    'int2',
];
const RUNNABLE = new Set([
    'float16',
    'float32',
    'float64',
    'int8',
    'int16',
    'int32',
    'int64',
    'uint8',
    'uint16',
    'uint32',
    'uint64',
    'bool',
    'string',
]);
/** Other names of the same types: ONNX's, NumPy's, and those of the Open Inference Protocol. */
const ALIASES = new Map([
    ['float', 'float32'],
    ['fp32', 'float32'],
    ['f32', 'float32'],
    ['single', 'float32'],
    ['double', 'float64'],
    ['fp64', 'float64'],
    ['f64', 'float64'],
    ['half', 'float16'],
    ['fp16', 'float16'],
    ['f16', 'float16'],
    ['bf16', 'bfloat16'],
    ['long', 'int64'],
    ['boolean', 'bool'],
    ['str', 'string'],
    ['bytes', 'string'],
]);
/** The element type with this TensorProto.DataType number; `unknown` for a number ONNX has not. */
function elementTypeOf(dataType) {
    return NAMES[dataType] ?? 'unknown';
}
/**
 * The element type that a user names: `float32`, `float`, `FLOAT`, `tensor(float)`, `FP32` and
 * the like; null when it is none.
 */
function parseElementType(written) {
    const plain = written.trim().toLowerCase();
    const name = /^tensor\((.+)\)$/.exec(plain)?.[1]?.trim() ?? plain;
    const alias = ALIASES.get(name);
    if (alias !== undefined)
        return alias;
    return NAMES.find((known) => known === name && known !== 'undefined') ?? null;
}
/** Whether the runtimes for Node can be given, or give back, elements of this type. */
function isRunnable(type) {
    return RUNNABLE.has(type);
}
function isFloat(type) {
    return type === 'float16' || type === 'float32' || type === 'float64';
}
function isInteger(type) {
    return /^u?int(?:8|16|32|64)$/.test(type);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
;// CONCATENATED MODULE: ./packages/model/src/onnx/external-data.ts



function refuse(model, tensor, problem) {
    throw new src/* InputError */.dz(model.subject, `${model.shown}: the external data of "${tensor.tensor}" ${problem}`);
}
/**
 * A location must be a relative path with forward slashes that stays in the model's folder (ONNX
 * docs/ExternalData.md; CVE-2022-25882 and CVE-2024-27318 are what happens otherwise).
 */
function checkLocation(model, tensor) {
    const { location } = tensor;
    if (location === '')
        refuse(model, tensor, 'has no location');
    const shown = JSON.stringify(location);
    if (external_node_path_default().posix.isAbsolute(location) || external_node_path_default().win32.isAbsolute(location)) {
        refuse(model, tensor, `has an absolute path, ${shown}; it must lie in the model’s folder`);
    }
    if (/[\\\0]/.test(location) || /^[a-z]:/i.test(location)) {
        refuse(model, tensor, `has a path that is not portable, ${shown}; use forward slashes`);
    }
    if (location.split('/').includes('..')) {
        refuse(model, tensor, `has a path that leaves the model’s folder, ${shown}`);
    }
}
async function locate(model, tensor) {
    checkLocation(model, tensor);
    const { location } = tensor;
    const folder = await (0,promises_.realpath)(external_node_path_default().dirname(model.file));
    const written = external_node_path_default().join(folder, location);
    const file = await (0,promises_.realpath)(written).catch(() => null);
    if (file === null) {
        const isLink = await (0,promises_.lstat)(written).then(() => true, () => false);
        const problem = isLink ? 'is a broken symbolic link' : 'is missing';
        refuse(model, tensor, `${problem}: "${location}" must lie beside the model`);
    }
    if (!`${file}${(external_node_path_default()).sep}`.startsWith(`${folder}${(external_node_path_default()).sep}`)) {
        refuse(model, tensor, `is a symbolic link that leaves the model’s folder: "${location}"`);
    }
    const status = await (0,promises_.stat)(file);
    if (!status.isFile())
        refuse(model, tensor, `is not a file: "${location}"`);
    const pointer = await (0,src/* readPointer */.qT)(file);
    if (pointer !== null)
        refuse(model, tensor, `("${location}") ${(0,src/* describePointer */.jR)(pointer)}`);
    return { location, file, sizeBytes: status.size };
}
function checkExtent(model, tensor, file) {
    const { offset, length } = tensor;
    if (!Number.isSafeInteger(offset) || offset < 0) {
        refuse(model, tensor, 'has an offset that is no whole number');
    }
    if (length !== null && (!Number.isSafeInteger(length) || length < 0)) {
        refuse(model, tensor, 'has a length that is no whole number');
    }
    if (offset + (length ?? 0) > file.sizeBytes) {
        refuse(model, tensor, `ends at byte ${offset + (length ?? 0)} of "${file.location}", ` +
            `which has ${(0,src/* plural */.LS)(file.sizeBytes, 'byte')}: the file is not complete`);
    }
}
/**
 * The files that a model keeps weights in, each once, in the order of the graph.
 *
 * @throws InputError when one is missing, too short, a Git LFS pointer, or lies outside the
 *   model's folder (an absolute path, `..`, a symbolic link).
 */
async function externalFiles(model) {
    const files = new Map();
    for (const tensor of model.externalTensors) {
        const file = files.get(tensor.location) ?? (await locate(model, tensor));
        files.set(tensor.location, file);
        checkExtent(model, tensor, file);
    }
    return [...files.values()];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/model/src/onnx/digest.ts




/** The model's file and its external data, each read once. Throws as `modelDigest` does. */
async function modelParts(model) {
    const { file, bytes } = model;
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    const parts = [{ path: external_node_path_default().basename(file), file, sha256, sizeBytes: bytes.length }];
    for (const { location, file: external, sizeBytes } of await externalFiles(model)) {
        const name = external_node_path_default().posix.normalize(location);
        parts.push({ path: name, file: external, sha256: await (0,src/* digestFile */.TM)(external), sizeBytes });
    }
    return parts;
}
/** The identity of a model that consists of these files, its own first. */
function identityOfParts(parts) {
    const [first] = parts;
    if (first === undefined)
        throw new Error('a model has at least one file');
    return {
        sha256: parts.length === 1 ? first.sha256 : (0,src/* digestManifest */.e4)(parts),
        sizeBytes: parts.reduce((sum, part) => sum + part.sizeBytes, 0),
    };
}
/**
 * The digest that identifies a model: sha256 of its file; with external data, of the sorted
 * manifest of all its files, by their paths relative to the model's folder.
 *
 * @throws InputError for external data that is missing or lies outside the model's folder.
 */
async function modelDigest(model) {
    return identityOfParts(await modelParts(model));
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/fields.ts
/**
 * Field numbers of the ONNX messages that are read, from the ONNX specification (onnx-ml.proto,
 * IR version 13, ONNX 1.22). Fields that are not listed are skipped when reading and kept byte
 * for byte when a model is rewritten.
 */
const MODEL = {
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
};
const OPERATOR_SET = { domain: 1, version: 2 };
const STRING_ENTRY = { key: 1, value: 2 };
const GRAPH = {
    node: 1,
    name: 2,
    initializer: 5,
    input: 11,
    output: 12,
    sparseInitializer: 15,
};
const NODE = { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 };
const ATTRIBUTE = {
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
};
const VALUE_INFO = { name: 1, type: 2 };
const TYPE = {
    tensor: 1,
    sequence: 4,
    map: 5,
    opaque: 7,
    sparseTensor: 8,
    optional: 9,
};
/** Of TypeProto.Tensor and TypeProto.SparseTensor. */
const TENSOR_TYPE = { elementType: 1, shape: 2 };
/** Of TypeProto.Sequence and TypeProto.Optional. */
const CONTAINER_TYPE = { elementType: 1 };
const MAP_TYPE = { keyType: 1, valueType: 2 };
const SHAPE = { dimension: 1 };
const DIMENSION = { value: 1, parameter: 2 };
const TENSOR = {
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
};
/** TensorProto.DataLocation.EXTERNAL */
const EXTERNAL_LOCATION = 1;
const SPARSE_TENSOR = { values: 1, indices: 2 };
const FUNCTION = { name: 1, node: 7, domain: 10 };
const TRAINING_INFO = { initialization: 1, algorithm: 2 };

// EXTERNAL MODULE: ./node_modules/protobufjs/minimal.js
var minimal = __webpack_require__(96170);
;// CONCATENATED MODULE: ./packages/model/src/onnx/message.ts

/** The bytes are not the protobuf message that they should be; the message says what is wrong. */
class MalformedMessage extends Error {
    constructor(detail, options) {
        super(detail, options);
        this.name = 'MalformedMessage';
    }
}
/** Wire types of the protobuf encoding. */
const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 };
// A byte order mark is part of a name like any other character.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/**
 * Steps through the fields of one protobuf message without decoding what is not asked for: a
 * field whose value is not read is skipped, whatever its length.
 *
 *     while (message.next()) if (message.field === 1) name = message.text();
 *
 * @throws MalformedMessage from every method, when the bytes are not a protobuf message or the
 *   field is not of the kind asked for.
 */
class MessageReader {
    /** Number of the current field. */
    field = 0;
    /** Wire type of the current field. */
    wireType = 0;
    #bytes;
    #reader;
    #end;
    /** The message in words, for errors. */
    #what;
    #fieldStart = 0;
    #valueStart = 0;
    #valueEnd = 0;
    constructor(bytes, range, what) {
        this.#bytes = bytes;
        this.#what = what;
        this.#end = range.end;
        this.#reader = minimal.Reader.create(bytes);
        this.#reader.len = range.end;
        this.#valueEnd = range.start;
    }
    /** Moves to the next field; false at the end of the message. */
    next() {
        const reader = this.#reader;
        reader.pos = this.#valueEnd;
        if (reader.pos >= this.#end)
            return false;
        this.#fieldStart = reader.pos;
        try {
            const tag = reader.uint32();
            this.field = tag >>> 3;
            this.wireType = tag & 7;
            this.#measure();
        }
        catch (error) {
            throw this.#malformed(error);
        }
        return true;
    }
    /** The whole current field, its tag included. */
    fieldRange() {
        return { start: this.#fieldStart, end: this.#valueEnd };
    }
    /** The current field's value: a nested message, or bytes. */
    range() {
        this.#expect(WIRE.bytes);
        return { start: this.#valueStart, end: this.#valueEnd };
    }
    text() {
        const { start, end } = this.range();
        return decoder.decode(this.#bytes.subarray(start, end));
    }
    /** A varint as a signed 64-bit number. */
    bigint() {
        this.#expect(WIRE.varint);
        this.#reader.pos = this.#valueStart;
        return this.#varint();
    }
    /** A varint as a number: exact within 2^53. */
    number() {
        return Number(this.bigint());
    }
    /** Calls `take` for every number of a repeated integer field, packed or not. */
    eachBigint(take) {
        this.#each(WIRE.varint, () => {
            take(this.#varint());
        });
    }
    eachFloat(take) {
        this.#each(WIRE.fixed32, () => {
            take(this.#reader.float());
        });
    }
    eachDouble(take) {
        this.#each(WIRE.fixed64, () => {
            take(this.#reader.double());
        });
    }
    #each(unpacked, read) {
        if (this.wireType !== unpacked)
            this.#expect(WIRE.bytes);
        const reader = this.#reader;
        reader.pos = this.#valueStart;
        reader.len = this.#valueEnd;
        try {
            while (reader.pos < this.#valueEnd)
                read();
        }
        catch (error) {
            throw this.#malformed(error);
        }
        finally {
            reader.len = this.#end;
        }
    }
    #varint() {
        const long = this.#reader.int64();
        if (typeof long === 'number')
            return BigInt(long);
        return (BigInt(long.high) << 32n) | BigInt(long.low >>> 0);
    }
    /** Finds where the current field's value starts and ends. */
    #measure() {
        const reader = this.#reader;
        if (this.field === 0)
            throw new MalformedMessage(`has a field with number 0 in ${this.#what}`);
        switch (this.wireType) {
            case WIRE.varint:
                this.#valueStart = reader.pos;
                reader.skip();
                this.#valueEnd = reader.pos;
                break;
            case WIRE.fixed64:
                this.#take(8);
                break;
            case WIRE.fixed32:
                this.#take(4);
                break;
            case WIRE.bytes:
                this.#take(reader.uint32());
                break;
            default:
                throw new MalformedMessage(`has a field of unknown kind (wire type ${this.wireType}) in ${this.#what}`);
        }
    }
    #take(length) {
        this.#valueStart = this.#reader.pos;
        this.#valueEnd = this.#valueStart + length;
        if (this.#valueEnd > this.#end) {
            throw new MalformedMessage(`ends in the middle of ${this.#what}: ${length} bytes should follow, ` +
                `${this.#end - this.#valueStart} are there`);
        }
    }
    #expect(wireType) {
        if (this.wireType !== wireType) {
            throw new MalformedMessage(`has a field ${this.field} of the wrong kind (wire type ${this.wireType}) in ${this.#what}`);
        }
    }
    /** An error of protobufjs in our words. */
    #malformed(error) {
        if (error instanceof MalformedMessage)
            return error;
        return new MalformedMessage(`ends in the middle of ${this.#what}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/parse-tensor.ts



/** Reads a StringStringEntryProto. */
function parseStringEntry(bytes, range) {
    const message = new MessageReader(bytes, range, 'an entry of key and value');
    let key = '';
    let value = '';
    while (message.next()) {
        if (message.field === STRING_ENTRY.key)
            key = message.text();
        else if (message.field === STRING_ENTRY.value)
            value = message.text();
    }
    return [key, value];
}
/** Keys of external_data as the specification names them (docs/ExternalData.md). */
function externalTensorOf(tensor, entries) {
    const length = entries.get('length');
    return {
        tensor,
        location: entries.get('location') ?? '',
        offset: Number(entries.get('offset') ?? '0'),
        length: length === undefined ? null : Number(length),
    };
}
/** Reads what a TensorProto says of itself; its content is skipped. */
function parseTensorHeader(bytes, range) {
    const message = new MessageReader(bytes, range, 'a tensor');
    const dims = [];
    const entries = new Map();
    let name = '';
    let elementType = elementTypeOf(0);
    let isExternal = false;
    while (message.next()) {
        switch (message.field) {
            case TENSOR.dims:
                message.eachBigint((size) => dims.push(Number(size)));
                break;
            case TENSOR.dataType:
                elementType = elementTypeOf(message.number());
                break;
            case TENSOR.name:
                name = message.text();
                break;
            case TENSOR.externalData: {
                const [key, value] = parseStringEntry(bytes, message.range());
                entries.set(key, value);
                break;
            }
            case TENSOR.dataLocation:
                isExternal = message.number() === EXTERNAL_LOCATION;
                break;
            default:
        }
    }
    const external = isExternal ? externalTensorOf(name, entries) : null;
    return { name, elementType, dims, range, external };
}
/** Reads the two tensors of a SparseTensorProto; the first one carries the name. */
function parseSparseTensor(bytes, range) {
    const message = new MessageReader(bytes, range, 'a sparse tensor');
    const tensors = [];
    while (message.next()) {
        if (message.field === SPARSE_TENSOR.values || message.field === SPARSE_TENSOR.indices) {
            tensors.push(parseTensorHeader(bytes, message.range()));
        }
    }
    return tensors;
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/parse-type.ts



/** Types nest (a sequence of maps of …); nobody's nest deeper than this. */
const MAX_DEPTH = 16;
function parseDimension(bytes, range) {
    const message = new MessageReader(bytes, range, 'a dimension');
    let dimension = null;
    while (message.next()) {
        if (message.field === DIMENSION.value) {
            const size = message.number();
            // Some exporters write -1 for a size that is not known.
            dimension = size < 0 ? null : size;
        }
        else if (message.field === DIMENSION.parameter) {
            dimension = message.text() || null;
        }
    }
    return dimension;
}
function parseShape(bytes, range) {
    const message = new MessageReader(bytes, range, 'a shape');
    const shape = [];
    while (message.next()) {
        if (message.field === SHAPE.dimension)
            shape.push(parseDimension(bytes, message.range()));
    }
    return shape;
}
function parseTensorType(bytes, range, kind) {
    const message = new MessageReader(bytes, range, 'a tensor type');
    let elementType = elementTypeOf(0);
    let shape = null;
    while (message.next()) {
        if (message.field === TENSOR_TYPE.elementType)
            elementType = elementTypeOf(message.number());
        else if (message.field === TENSOR_TYPE.shape)
            shape = parseShape(bytes, message.range());
    }
    return { kind, elementType, shape };
}
function parseContainer(bytes, range, kind, depth) {
    const message = new MessageReader(bytes, range, `a type of ${kind}`);
    let element = { kind: 'unknown' };
    while (message.next()) {
        if (message.field === CONTAINER_TYPE.elementType) {
            element = parseType(bytes, message.range(), depth + 1);
        }
    }
    return { kind, element };
}
function parseMapType(bytes, range, depth) {
    const message = new MessageReader(bytes, range, 'a map type');
    let key = elementTypeOf(0);
    let value = { kind: 'unknown' };
    while (message.next()) {
        if (message.field === MAP_TYPE.keyType)
            key = elementTypeOf(message.number());
        else if (message.field === MAP_TYPE.valueType) {
            value = parseType(bytes, message.range(), depth + 1);
        }
    }
    return { kind: 'map', key, value };
}
/** Reads a TypeProto. */
function parseType(bytes, range, depth = 0) {
    if (depth > MAX_DEPTH)
        throw new MalformedMessage('nests types too deeply');
    const message = new MessageReader(bytes, range, 'a type');
    let type = { kind: 'unknown' };
    while (message.next()) {
        switch (message.field) {
            case TYPE.tensor:
                type = parseTensorType(bytes, message.range(), 'tensor');
                break;
            case TYPE.sparseTensor:
                type = parseTensorType(bytes, message.range(), 'sparse-tensor');
                break;
            case TYPE.sequence:
                type = parseContainer(bytes, message.range(), 'sequence', depth);
                break;
            case TYPE.optional:
                type = parseContainer(bytes, message.range(), 'optional', depth);
                break;
            case TYPE.map:
                type = parseMapType(bytes, message.range(), depth);
                break;
            case TYPE.opaque:
                type = { kind: 'opaque' };
                break;
            default:
        }
    }
    return type;
}
/** Reads a ValueInfoProto: name and type of an input or output. */
function parseValueInfo(bytes, range) {
    const message = new MessageReader(bytes, range, 'an input or output');
    let name = '';
    let type = { kind: 'unknown' };
    while (message.next()) {
        if (message.field === VALUE_INFO.name)
            name = message.text();
        else if (message.field === VALUE_INFO.type)
            type = parseType(bytes, message.range());
    }
    return { name, type };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/parse-graph.ts




/**
 * Graphs nest (If, Loop, Scan). protobuf itself stops at 100 nested messages, three of which make
 * a graph in a graph, so that no runtime reads deeper ones.
 */
const MAX_GRAPH_DEPTH = 33;
/** Messages a hostile file of two-byte messages could make us keep. */
const MAX_PARTS = 2_000_000;
/** ONNX's own operators, whose domain may be written either way. */
const ONNX_DOMAIN = 'ai.onnx';
/** Collects, over all graphs of a model, what is counted or listed. */
class GraphCollector {
    nodes = 0;
    operators = new Map();
    externalTensors = [];
    #parts = 0;
    countOperator(domain, opType) {
        const key = domain === '' ? ONNX_DOMAIN : domain;
        const ofDomain = this.operators.get(key) ?? new Map();
        ofDomain.set(opType, (ofDomain.get(opType) ?? 0) + 1);
        this.operators.set(key, ofDomain);
    }
    addTensor(tensor) {
        if (tensor.external !== null)
            this.externalTensors.push(tensor.external);
    }
    countPart() {
        this.#parts += 1;
        if (this.#parts > MAX_PARTS) {
            throw new MalformedMessage(`has more than ${MAX_PARTS.toLocaleString('en-US')} parts`);
        }
    }
}
/** Reads an attribute's name, and the graphs and tensors in it. */
function parseAttribute(bytes, range, collector, depth) {
    collector.countPart();
    const message = new MessageReader(bytes, range, 'an attribute');
    let name = '';
    while (message.next()) {
        switch (message.field) {
            case ATTRIBUTE.name:
                name = message.text();
                break;
            case ATTRIBUTE.tensor:
            case ATTRIBUTE.tensors:
                collector.addTensor(parseTensorHeader(bytes, message.range()));
                break;
            case ATTRIBUTE.sparseTensor:
            case ATTRIBUTE.sparseTensors:
                for (const tensor of parseSparseTensor(bytes, message.range()))
                    collector.addTensor(tensor);
                break;
            case ATTRIBUTE.graph:
            case ATTRIBUTE.graphs:
                parseGraph(bytes, message.range(), collector, depth + 1);
                break;
            default:
        }
    }
    return { name, range };
}
function parseNode(bytes, range, field, collector, depth) {
    collector.countPart();
    const message = new MessageReader(bytes, range, 'a node');
    const inputs = [];
    const outputs = [];
    const attributes = [];
    let [name, opType, domain] = ['', '', ''];
    while (message.next()) {
        switch (message.field) {
            case NODE.input:
                inputs.push(message.text());
                break;
            case NODE.output:
                outputs.push(message.text());
                break;
            case NODE.name:
                name = message.text();
                break;
            case NODE.opType:
                opType = message.text();
                break;
            case NODE.domain:
                domain = message.text();
                break;
            case NODE.attribute:
                attributes.push(parseAttribute(bytes, message.range(), collector, depth));
                break;
            default:
        }
    }
    if (domain === ONNX_DOMAIN)
        domain = '';
    collector.countOperator(domain, opType);
    return { name, opType, domain, inputs, outputs, attributes, field };
}
/** Reads a GraphProto and the graphs inside its nodes. */
function parseGraph(bytes, range, collector, depth = 0) {
    if (depth > MAX_GRAPH_DEPTH)
        throw new MalformedMessage('nests graphs too deeply');
    const message = new MessageReader(bytes, range, 'the graph');
    const nodes = [];
    const initializers = new Map();
    const inputs = [];
    const outputs = [];
    const outputFields = [];
    const addInitializer = (tensor) => {
        collector.countPart();
        collector.addTensor(tensor);
        initializers.set(tensor.name, tensor);
    };
    while (message.next()) {
        switch (message.field) {
            case GRAPH.node:
                nodes.push(parseNode(bytes, message.range(), message.fieldRange(), collector, depth));
                break;
            case GRAPH.initializer:
                addInitializer(parseTensorHeader(bytes, message.range()));
                break;
            case GRAPH.sparseInitializer:
                parseSparseTensor(bytes, message.range()).reverse().forEach(addInitializer);
                break;
            case GRAPH.input:
                collector.countPart();
                inputs.push(parseValueInfo(bytes, message.range()));
                break;
            case GRAPH.output:
                collector.countPart();
                outputs.push(parseValueInfo(bytes, message.range()));
                outputFields.push(message.fieldRange());
                break;
            default:
        }
    }
    collector.nodes += nodes.length;
    return { range, nodes, initializers, inputs, outputs, outputFields };
}
/** Reads a FunctionProto and the graphs inside its nodes. */
function parseFunction(bytes, range, collector) {
    const message = new MessageReader(bytes, range, 'a function');
    let name = '';
    let domain = '';
    while (message.next()) {
        if (message.field === FUNCTION.name)
            name = message.text();
        else if (message.field === FUNCTION.domain)
            domain = message.text();
        else if (message.field === FUNCTION.node) {
            parseNode(bytes, message.range(), message.fieldRange(), collector, 0);
        }
    }
    return { domain, name };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/value-type.ts
/** `[N, 4]`; `?` for a dimension of which nothing is said. */
function describeShape(shape) {
    return `[${shape.map((dimension) => dimension ?? '?').join(', ')}]`;
}
/** The type without its shape: `float32`, `sequence(map(int64, float32))`. */
function describeElement(type) {
    switch (type.kind) {
        case 'tensor':
            return type.elementType;
        case 'sparse-tensor':
            return `sparse(${type.elementType})`;
        case 'sequence':
        case 'optional':
            return `${type.kind}(${describeElement(type.element)})`;
        case 'map':
            return `map(${type.key}, ${describeElement(type.value)})`;
        case 'opaque':
        case 'unknown':
            return type.kind;
    }
}
/** The type in words for messages: `float32 [N, 4]`. */
function describeType(type) {
    const shape = 'shape' in type ? type.shape : null;
    const element = describeElement(type);
    return shape === null ? element : `${element} ${describeShape(shape)}`;
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/model.ts


/** A value's name, type and shape in the form of evidence. */
function signatureOf(value) {
    const { type } = value;
    const shape = 'shape' in type && type.shape !== null ? [...type.shape] : null;
    return { name: value.name, type: describeElement(type), shape };
}
/**
 * What the model's file says of itself, for evidence.
 *
 * @param sizeBytes of the file and its external data
 */
function describeModel(model, sizeBytes) {
    return {
        format: 'ONNX',
        sizeBytes,
        irVersion: model.irVersion,
        opsets: model.opsets.map(({ domain, version }) => ({ domain: domain || ONNX_DOMAIN, version })),
        producer: model.producer,
        nodes: model.nodes,
        inputs: model.inputs.map(signatureOf),
        outputs: model.outputs.map(signatureOf),
    };
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/graph-index.ts


/** Looks things up in a graph by the name of a value. */
class GraphIndex {
    bytes;
    graph;
    #producers = new Map();
    constructor(bytes, graph) {
        this.bytes = bytes;
        this.graph = graph;
        for (const node of graph.nodes) {
            for (const output of node.outputs)
                this.#producers.set(output, node);
        }
    }
    /** The node whose output has this name; null for a graph input, an initializer, or nothing. */
    producer(value) {
        return this.#producers.get(value) ?? null;
    }
    /** Values of an attribute of kind INTS, as text; null when the node has no such attribute. */
    integers(node, attribute) {
        return this.#values(node, attribute, ATTRIBUTE.ints, (message, values) => {
            message.eachBigint((value) => values.push(String(value)));
        });
    }
    /** Values of an attribute of kind STRINGS; null when the node has no such attribute. */
    strings(node, attribute) {
        return this.#values(node, attribute, ATTRIBUTE.strings, (message, values) => {
            values.push(message.text());
        });
    }
    #values(node, name, field, read) {
        const attribute = node.attributes.find((candidate) => candidate.name === name);
        if (attribute === undefined)
            return null;
        const values = [];
        const message = new MessageReader(this.bytes, attribute.range, 'an attribute');
        while (message.next())
            if (message.field === field)
                read(message, values);
        return values.length === 0 ? null : values;
    }
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/label-sequence.ts

/** Whether a graph has an output of so many whole numbers a row: the predicted labels. */
function hasLabels({ outputs }, count) {
    return outputs.some(({ type }) => {
        if (type.kind !== 'tensor' || type.shape?.length !== 2)
            return false;
        return type.shape[1] === count && (isInteger(type.elementType) || type.elementType === 'bool');
    });
}
/**
 * The SequenceConstruct that makes an output, as skl2onnx writes it for MultiOutputClassifier: a
 * float tensor [N, classes] for each label, beside the predicted labels [N, k]. Null for all other
 * sequences.
 */
function findLabelSequence(index, value) {
    const { name, type } = value;
    if (type.kind !== 'sequence' || type.element.kind !== 'tensor')
        return null;
    if (type.element.elementType !== 'float32')
        return null;
    const node = index.producer(name);
    if (node?.opType !== 'SequenceConstruct' || node.domain !== '')
        return null;
    if (!hasLabels(index.graph, node.inputs.length))
        return null;
    return { output: name, node, tensors: node.inputs };
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/rewrite.ts




const VALUE_INFO_FIELD = 13;
const FLOAT = 1;
/** The first opset of ONNX's own operators has Identity as we use it. */
const IDENTITY_OPSET = 13;
function tag(field, wireType = WIRE.bytes) {
    return (field << 3) | wireType;
}
/** A graph's node field `output = Identity(input)`. */
function identityNode(input, output) {
    return minimal.Writer.create()
        .uint32(tag(GRAPH.node))
        .fork()
        .uint32(tag(NODE.input))
        .string(input)
        .uint32(tag(NODE.output))
        .string(output)
        .uint32(tag(NODE.opType))
        .string('Identity')
        .ldelim()
        .finish();
}
/** AttributeProto.type (field 20) of a whole number. */
const ATTRIBUTE_TYPE_FIELD = 20;
const INT = 2;
/** A graph's node field `output = Concat(inputs, axis=1)`. */
function concatNode(inputs, output) {
    const writer = minimal.Writer.create().uint32(tag(GRAPH.node)).fork();
    for (const input of inputs)
        writer.uint32(tag(NODE.input)).string(input);
    return writer
        .uint32(tag(NODE.output))
        .string(output)
        .uint32(tag(NODE.opType))
        .string('Concat')
        .uint32(tag(NODE.attribute))
        .fork()
        .uint32(tag(ATTRIBUTE.name))
        .string('axis')
        .uint32(tag(ATTRIBUTE.int, WIRE.varint))
        .int64(1)
        .uint32(tag(ATTRIBUTE_TYPE_FIELD, WIRE.varint))
        .int32(INT)
        .ldelim()
        .ldelim()
        .finish();
}
/** A graph's output field: a float tensor of unknown shape. */
function floatOutput(name) {
    return minimal.Writer.create()
        .uint32(tag(GRAPH.output))
        .fork()
        .uint32(tag(VALUE_INFO.name))
        .string(name)
        .uint32(tag(VALUE_INFO.type))
        .fork()
        .uint32(tag(TYPE.tensor))
        .fork()
        .uint32(tag(TENSOR_TYPE.elementType, WIRE.varint))
        .int32(FLOAT)
        .ldelim()
        .ldelim()
        .ldelim()
        .finish();
}
function opsetImport() {
    return minimal.Writer.create()
        .uint32(tag(MODEL.opsetImport))
        .fork()
        .uint32(tag(OPERATOR_SET.version, WIRE.varint))
        .int64(IDENTITY_OPSET)
        .ldelim()
        .finish();
}
/**
 * A copy of the model in which fields of the graph are replaced or left out. Everything else is
 * copied byte for byte, unknown fields included.
 *
 * @param retyped names whose type changes: what value_info says of them is left out
 */
function rewriteModel(bytes, structure, edits, retyped) {
    const { graph, graphField } = structure;
    const parts = [];
    const message = new MessageReader(bytes, graph.range, 'the graph');
    while (message.next()) {
        const field = message.fieldRange();
        const edit = edits.get(field.start);
        if (edit !== undefined) {
            if (edit !== null)
                parts.push(edit);
        }
        else if (message.field !== VALUE_INFO_FIELD ||
            !retyped.has(parseValueInfo(bytes, message.range()).name)) {
            parts.push(bytes.subarray(field.start, field.end));
        }
    }
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const header = minimal.Writer.create().uint32(tag(MODEL.graph)).uint32(length).finish();
    const hasOnnxOpset = structure.opsets.some(({ domain }) => domain === '');
    return Buffer.concat([
        bytes.subarray(0, graphField.start),
        header,
        ...parts,
        bytes.subarray(graphField.end),
        ...(hasOnnxOpset ? [] : [opsetImport()]),
    ]);
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/zipmap.ts
const ML_DOMAIN = 'ai.onnx.ml';
/**
 * The ZipMap (ONNX ML specification, ai.onnx.ml 1) that makes an output; null when another node
 * does. Nothing can stand between the two: no operator of ONNX takes a sequence of maps.
 */
function findZipMap(index, output) {
    const node = index.producer(output);
    if (node?.opType !== 'ZipMap' || node.domain !== ML_DOMAIN)
        return null;
    const labels = index.strings(node, 'classlabels_strings') ?? index.integers(node, 'classlabels_int64s');
    const tensor = node.inputs[0];
    if (labels === null || tensor === undefined || tensor === '')
        return null;
    return { output, node, tensor, labels };
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/runnable.ts






/** `{}` takes no key of this name, and the runtimes answer in such objects. */
const UNUSABLE_NAME = '__proto__';
/** Class labels that a note lists. */
const LABELS_SHOWN = 10;
function isReadable(value) {
    const { type, name } = value;
    return type.kind === 'tensor' && isRunnable(type.elementType) && name !== UNUSABLE_NAME;
}
function noteOnUnreadable({ name, type }) {
    return `output "${name}" is ${describeType(type)}, which cannot be read here; it is left out`;
}
function noteOnZipMap({ output, labels }) {
    const shown = labels.slice(0, LABELS_SHOWN).join(', ');
    const rest = labels.length > LABELS_SHOWN ? ` and ${labels.length - LABELS_SHOWN} more` : '';
    return (`output "${output}" is read before ZipMap, which the runtimes for Node cannot return: a tensor ` +
        `with a column for each of ${shown}${rest}`);
}
function noteOnSequence({ output, tensors }) {
    return (`output "${output}" is read before SequenceConstruct, which the runtimes for Node cannot ` +
        `return: the probabilities of ${tensors.length} labels side by side`);
}
function replacementOf(index, value) {
    const { name } = value;
    if (value.type.kind === 'tensor' || name === UNUSABLE_NAME)
        return null;
    const zipMap = findZipMap(index, name);
    if (zipMap !== null) {
        const { node, tensor, labels } = zipMap;
        const instead = identityNode(tensor, name);
        const note = noteOnZipMap(zipMap);
        return { node, instead, width: labels.length, zipMap, sequence: null, note };
    }
    const sequence = findLabelSequence(index, value);
    if (sequence === null)
        return null;
    const instead = concatNode(sequence.tensors, name);
    const note = noteOnSequence(sequence);
    return { node: sequence.node, instead, width: null, zipMap: null, sequence, note };
}
function replacementsIn(bytes, structure) {
    const index = new GraphIndex(bytes, structure.graph);
    const found = new Map();
    for (const value of structure.graph.outputs) {
        const replacement = replacementOf(index, value);
        if (replacement !== null)
            found.set(value.name, replacement);
    }
    return found;
}
function tensorInstead(name, { width }) {
    return { name, type: { kind: 'tensor', elementType: 'float32', shape: [null, width] } };
}
/** Where an output stands in the graph. */
function outputField(structure, value) {
    const { outputs, outputFields } = structure.graph;
    const field = outputFields[outputs.indexOf(value)];
    if (field === undefined)
        throw new Error(`"${value.name}" is not an output of the graph`);
    return field;
}
/** The fields of the graph that change. */
function editsOf(structure, replaced, hasOutputs) {
    const edits = new Map();
    for (const value of structure.graph.outputs) {
        const replacement = replaced.get(value.name);
        if (replacement !== undefined) {
            edits.set(replacement.node.field.start, replacement.instead);
            edits.set(outputField(structure, value).start, floatOutput(value.name));
        }
        else if (!isReadable(value) && hasOutputs) {
            edits.set(outputField(structure, value).start, null);
        }
    }
    return edits;
}
/**
 * Makes the graph runnable without touching the user's file: an output that ZipMap made becomes
 * the tensor before it, one that is a sequence with the probabilities of several labels these
 * probabilities side by side, both under the same name; outputs that no runtime for Node can return
 * are left out. Where nothing has to change, `bytes` are the file's own.
 */
function makeRunnable(bytes, structure) {
    const declared = structure.graph.outputs;
    const replaced = declared.every(isReadable)
        ? new Map()
        : replacementsIn(bytes, structure);
    const unreadable = declared.filter((value) => !replaced.has(value.name) && !isReadable(value));
    const outputs = declared
        .filter((value) => !unreadable.includes(value))
        .map((value) => {
        const replacement = replaced.get(value.name);
        return replacement === undefined ? value : tensorInstead(value.name, replacement);
    });
    const edits = editsOf(structure, replaced, outputs.length > 0);
    const found = [...replaced.values()];
    const zipMaps = found.map(({ zipMap }) => zipMap).filter((zipMap) => zipMap !== null);
    const sequences = found.map(({ sequence }) => sequence).filter((sequence) => sequence !== null);
    return {
        bytes: edits.size === 0 ? bytes : rewriteModel(bytes, structure, edits, new Set(replaced.keys())),
        outputs,
        unreadable,
        zipMapLabels: new Map(zipMaps.map(({ output, labels }) => [output, labels])),
        labelSequences: new Map(sequences.map(({ output, tensors }) => [output, tensors.length])),
        notes: [...found.map(({ note }) => note), ...unreadable.map(noteOnUnreadable)],
    };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/parse-model.ts




function parseOpset(bytes, range) {
    const message = new MessageReader(bytes, range, 'an opset import');
    let domain = '';
    let version = 0;
    while (message.next()) {
        if (message.field === OPERATOR_SET.domain)
            domain = message.text();
        else if (message.field === OPERATOR_SET.version)
            version = message.number();
    }
    return { domain: domain === ONNX_DOMAIN ? '' : domain, version };
}
/** Looks through the graphs of a TrainingInfoProto for what a collector lists. */
function parseTrainingInfo(bytes, range, collector) {
    const message = new MessageReader(bytes, range, 'the training information');
    while (message.next()) {
        if (message.field === TRAINING_INFO.initialization ||
            message.field === TRAINING_INFO.algorithm) {
            parseGraph(bytes, message.range(), collector, 1);
        }
    }
}
/** The fields of a ModelProto while it is being read. */
class ModelFields {
    irVersion = null;
    producerName = '';
    producerVersion = '';
    docString = '';
    opsets = [];
    metadata = new Map();
    functions = [];
    graph = null;
    read(message, bytes, collector) {
        switch (message.field) {
            case MODEL.irVersion:
                this.irVersion = message.number();
                break;
            case MODEL.producerName:
                this.producerName = message.text();
                break;
            case MODEL.producerVersion:
                this.producerVersion = message.text();
                break;
            case MODEL.docString:
                this.docString = message.text();
                break;
            case MODEL.opsetImport:
                this.opsets.push(parseOpset(bytes, message.range()));
                break;
            case MODEL.metadataProps:
                this.metadata.set(...parseStringEntry(bytes, message.range()));
                break;
            case MODEL.functions:
                this.functions.push(parseFunction(bytes, message.range(), collector));
                break;
            case MODEL.trainingInfo:
                parseTrainingInfo(bytes, message.range(), collector);
                break;
            case MODEL.graph:
                // protobuf would merge two graphs into one; nobody writes that, and what merges readers
                // differently can hide something.
                if (this.graph !== null)
                    throw new MalformedMessage('has two graphs');
                this.graph = {
                    parsed: parseGraph(bytes, message.range(), collector),
                    field: message.fieldRange(),
                };
                break;
            default:
        }
    }
}
/**
 * Reads a ModelProto without copying or decoding the content of its tensors.
 *
 * @throws MalformedMessage when the bytes are not an ONNX model, or not a whole one.
 */
function parseModel(bytes) {
    const collector = new GraphCollector();
    const fields = new ModelFields();
    const message = new MessageReader(bytes, { start: 0, end: bytes.length }, 'the model');
    while (message.next())
        fields.read(message, bytes, collector);
    const { irVersion, graph } = fields;
    if (graph === null)
        throw new MalformedMessage('has no graph');
    if (irVersion === null)
        throw new MalformedMessage('has no IR version');
    const producer = `${fields.producerName} ${fields.producerVersion}`.trim();
    return {
        irVersion,
        opsets: fields.opsets,
        producer: producer === '' ? null : producer,
        docString: fields.docString,
        metadata: fields.metadata,
        graph: graph.parsed,
        graphField: graph.field,
        functions: fields.functions,
        nodes: collector.nodes,
        operators: collector.operators,
        externalTensors: collector.externalTensors,
    };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/recognise.ts
const ascii = (text) => [...Buffer.from(text, 'latin1')];
/** Beginnings of files that people hand in instead of an ONNX model. */
const SIGNATURES = [
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
function isPickle(head) {
    const protocol = head[1] ?? 255;
    return head[0] === 0x80 && protocol >= 2 && protocol <= 5;
}
/** Text: valid UTF-8 (but for a character cut at the end) without control characters. */
function readText(head) {
    const text = new TextDecoder('utf-8').decode(head).replace(/\uFFFD{1,3}$/, '');
    return /[\u0000-\u0008\u000e-\u001f\uFFFD]/.test(text) ? null : text;
}
function describeText(text) {
    const start = text.trimStart();
    if (/^<(?:!doctype html|html|head|body)\b/i.test(start))
        return 'an HTML page';
    if (start.startsWith('<?xml') || start.startsWith('<'))
        return 'an XML file';
    if (/^[[{]/.test(start))
        return 'a JSON or text file';
    const line = start.split(/\r?\n/, 1)[0]?.slice(0, 60) ?? '';
    return line === '' ? 'a file of blanks' : `a text file that begins with "${line}"`;
}
/**
 * What a file is by its first bytes, for the message that it is not an ONNX model; null when they
 * tell nothing.
 */
function recogniseFile(head) {
    if (head.length === 0)
        return 'an empty file';
    const known = SIGNATURES.find(({ offset, bytes }) => bytes.every((byte, index) => head[offset + index] === byte));
    if (known !== undefined)
        return known.what;
    if (isPickle(head))
        return 'a Python pickle (joblib, scikit-learn or PyTorch)';
    if (head.every((byte) => byte === 0))
        return 'a file of zeros';
    const text = readText(head);
    return text === null ? null : describeText(text);
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/read.ts







/** A protobuf message cannot be longer; ONNX keeps larger weights as external data. */
const MAX_BYTES = 2 ** 31 - 1;
async function readBytes(file, shown, subject) {
    try {
        const status = await (0,promises_.stat)(file);
        if (status.isDirectory()) {
            throw new src/* InputError */.dz(subject, `${shown} is a folder; name the .onnx file in it`);
        }
        if (!status.isFile())
            throw new src/* InputError */.dz(subject, `${shown} is no regular file`);
        if (status.size > MAX_BYTES) {
            const size = (status.size / 2 ** 30).toFixed(2);
            throw new src/* InputError */.dz(subject, `${shown} has ${size} GiB, but an ONNX file ends at 2 GiB; save its weights as external ` +
                'data (onnx.save_model with save_as_external_data=True)');
        }
        return await (0,promises_.readFile)(file);
    }
    catch (error) {
        if (error instanceof src/* InputError */.dz)
            throw error;
        const missing = error.code === 'ENOENT';
        throw new src/* InputError */.dz(subject, `${shown}: ${missing ? 'no such file' : (0,src/* messageOf */.bD)(error)}`, {
            cause: error,
        });
    }
}
/** The sentence about a file that could not be parsed. */
function describeProblem(bytes, problem) {
    const head = bytes.subarray(0, 1024);
    const pointer = (0,src/* recognisePointer */.Xk)(Buffer.from(head).toString('utf8'));
    if (pointer !== null)
        return (0,src/* describePointer */.jR)(pointer);
    if (head.length === 0)
        return 'is an empty file, not an ONNX model';
    const what = recogniseFile(head);
    if (what !== null) {
        return `is not an ONNX model but ${what}; export the model to ONNX (skl2onnx, torch.onnx, tf2onnx, …)`;
    }
    // Every exporter writes field 1, the IR version, first: tag 0x08 and a small number.
    const beginsLikeOnnx = head[0] === 0x08 && (head[1] ?? 0) < 0x80;
    if (beginsLikeOnnx && problem.startsWith('ends')) {
        return `is not complete: it ${problem}; the file was cut off when it was copied or written`;
    }
    return beginsLikeOnnx
        ? `is a damaged ONNX model: it ${problem}`
        : `is not an ONNX model: it ${problem}`;
}
/**
 * Reads an ONNX model's structure from its bytes.
 *
 * @throws InputError when they are not an ONNX model, saying what they are instead.
 */
function readModelBytes(bytes, file, options = {}) {
    const { shown = file, subject = 'model' } = options;
    let structure;
    try {
        structure = parseModel(bytes);
    }
    catch (error) {
        if (!(error instanceof MalformedMessage))
            throw error;
        throw new src/* InputError */.dz(subject, `${shown} ${describeProblem(bytes, error.message)}`, {
            cause: error,
        });
    }
    const { graph } = structure;
    return {
        ...structure,
        file: external_node_path_default().resolve(file),
        shown,
        subject,
        bytes,
        inputs: graph.inputs.filter((input) => !graph.initializers.has(input.name)),
        outputs: graph.outputs,
        runnable: makeRunnable(bytes, structure),
    };
}
/**
 * Reads an ONNX model's structure from its file, without a runtime: IR version, opsets, inputs and
 * outputs with types and shapes, operators, external data. The content of tensors is skipped.
 *
 * @throws InputError when the file is missing, is longer than 2 GiB, is a Git LFS or DVC pointer,
 *   or is not a (whole) ONNX model, saying what it is.
 */
async function readModel(file, options = {}) {
    const { shown = file, subject = 'model' } = options;
    const bytes = await readBytes(file, shown, subject);
    return readModelBytes(bytes, file, { shown, subject });
}

// EXTERNAL MODULE: ./packages/native/src/index.ts + 13 modules
var native_src = __webpack_require__(47132);
;// CONCATENATED MODULE: ./packages/model/src/session/first-line.ts
const LIMIT = 300;
/** The first line of a text, shortened to what a message can hold. */
function firstLine(text) {
    const line = text.trim().split(/\r?\n/, 1)[0]?.trim() ?? '';
    return line.length > LIMIT ? `${line.slice(0, LIMIT)}…` : line;
}

;// CONCATENATED MODULE: ./packages/model/src/session/translate.ts


/** What ONNX Runtime wraps its messages in: codes, the stage, places in its own sources. */
const WRAPPINGS = [
    /^Can't create a session\. ERROR_CODE: \d+, ERROR_MESSAGE: /,
    /^failed to call OrtRun\(\)\. ERROR_CODE: \d+, ERROR_MESSAGE: /,
    /^Load model from .*? failed:/s,
    /^Exception during (?:loading|initialization): /,
    // file:line, then the signature of a C++ function
    /^(?:\/|[A-Z]:\\)\S*\.(?:cc|h):\d+ [^\n]*?\)(?: const)?(?:::<lambda\([^)]*\)>)?(?: \[with [^\]]*\])? /,
];
function unwrap(message) {
    let text = message.trim();
    for (let before = ''; before !== text;) {
        before = text;
        for (const wrapping of WRAPPINGS)
            text = text.replace(wrapping, '').trim();
    }
    return text;
}
const TRANSLATIONS = [
    {
        pattern: /(?:Fatal error: )?([^\s:]*):(\S+?)\(-?\d+\) is not a registered function\/op/,
        say: ([, domain, op]) => `needs the operator "${op}" of the domain "${domain}", which ONNX Runtime does not have: ` +
            'a custom operator; export the model with standard operators',
    },
    {
        pattern: /No Op registered for (\S+) with domain_version of (\d+)/,
        say: ([, op, version]) => `needs the operator "${op}", which opset ${version} does not have; ` +
            'export the model with the opset that it was written for',
    },
    {
        pattern: /Unsupported model IR version: (\d+), max supported IR version: (\d+)/,
        say: ([, version, supported]) => `has IR version ${version}, newer than the ${supported} that this ONNX Runtime reads; ` +
            'export it with an older onnx package, or set model.ir_version',
    },
    {
        pattern: /Opset (\d+) is under development[\s\S]*?official support for domain (\S+) is till opset (\d+)/,
        say: ([, version, domain, supported]) => `uses opset ${version} of ${domain}, newer than the ${supported} that this ONNX Runtime has; ` +
            'export it with an older target opset',
    },
    {
        pattern: /Could not find an implementation for (\S+?)\((\d+)\) node/,
        say: ([, op, version]) => `uses the operator "${op}" (opset ${version}) in a form (element types, attributes) that ` +
            'ONNX Runtime cannot compute on a CPU',
    },
    {
        pattern: /(?:U|u)nsupported data type: (\d+)/,
        say: ([, type]) => `has an input or output of element type ${type}, which JavaScript has not`,
    },
    {
        pattern: /Got invalid dimensions for input: (\S+) .*?\n\s*index: (\d+) Got: (\d+) Expected: (\d+)/s,
        say: ([, input, index, got, expected]) => `takes input "${input}" with ${expected} in dimension ${index} only, and was given ${got}` +
            (index === '0' ? ': its batch size is fixed' : ''),
    },
    {
        pattern: /while running (\S+) node\. Name:'.*?' Status Message: ([\s\S]*)/,
        say: ([, op, detail]) => `failed in the operator "${op}": ${firstLine(unwrap(detail ?? ''))}`,
    },
    {
        pattern: /Unexpected input data type\. Actual: \((.*)\) ?, expected: \((.*)\)/,
        say: ([, actual = '', expected = '']) => `takes ${parseElementType(expected) ?? expected}, and was given ` +
            (parseElementType(actual) ?? actual),
    },
    {
        pattern: /(?:This is an invalid model\.|Invalid model\.|INVALID_GRAPH)\s*([\s\S]*)/,
        say: ([, detail]) => `is not a valid graph: ${firstLine(detail ?? '')}`,
    },
    {
        pattern: /(Type Error: [\s\S]*)/,
        say: ([, detail]) => `is not a valid graph: ${firstLine(detail ?? '')}`,
    },
];
/**
 * An error of ONNX Runtime as the second half of a sentence about the model: `needs the operator
 * "Foo" of the domain "com.acme", …`.
 *
 * @param otherwise what to say before a message that is not known, e.g. `cannot be loaded`
 */
function translateRuntimeError(message, otherwise) {
    const text = unwrap(message);
    for (const { pattern, say } of TRANSLATIONS) {
        const match = pattern.exec(text);
        if (match !== null)
            return say(match);
    }
    return `${otherwise}: ${firstLine(text)}`;
}

;// CONCATENATED MODULE: ./packages/model/src/session/session.ts


const SILENT = 4;
/** ONNX Runtime's types know float16 as its bits. */
function toRuntime({ Tensor }, { type, data, dims }) {
    if (type !== 'float16')
        return new Tensor(type, data, dims);
    return new Tensor(type, new Uint16Array(data.buffer, data.byteOffset, data.length), dims);
}
/** float16 comes back as Float16Array from WebAssembly, and as its bits from the native runtime. */
function fromRuntime(tensor) {
    const { type, dims, data } = tensor;
    if (data instanceof Uint16Array && type === 'float16') {
        const halves = new Float16Array(data.buffer, data.byteOffset, data.length);
        return { type, dims, data: halves };
    }
    return { type, dims, data };
}
/** A model that is loaded and can be run. */
class ModelSession {
    model;
    /** Which runtime it is: `onnxruntime-node 1.30.0`. */
    runtime;
    #runtime;
    #session;
    constructor(model, runtime, session) {
        this.model = model;
        this.runtime = `${runtime.name} ${runtime.version}`;
        this.#runtime = runtime;
        this.#session = session;
    }
    /**
     * Runs the model once.
     *
     * @param feeds one tensor for each input
     * @param outputs names of the outputs to compute; default: all that can be read
     * @throws InputError when the runtime refuses the inputs or fails.
     */
    async run(feeds, outputs) {
        const names = outputs ?? this.model.runnable.outputs.map(({ name }) => name);
        const inputs = Object.create(null);
        for (const [name, tensor] of feeds)
            inputs[name] = toRuntime(this.#runtime, tensor);
        try {
            const answers = await this.#session.run(inputs, names, { logSeverityLevel: SILENT });
            return new Map(names.map((name) => [name, this.#answer(answers, name)]));
        }
        catch (error) {
            if (error instanceof src/* InputError */.dz)
                throw error;
            const reason = translateRuntimeError((0,src/* messageOf */.bD)(error), 'failed in ONNX Runtime');
            const { subject, shown } = this.model;
            throw new src/* InputError */.dz(subject, `${shown} ${reason}`, { cause: error });
        }
    }
    /** Frees the runtime's memory. */
    async release() {
        await this.#session.release();
    }
    #answer(answers, name) {
        const tensor = answers[name];
        if (tensor !== undefined)
            return fromRuntime(tensor);
        throw new src/* InputError */.dz(this.model.subject, `${this.model.shown} gave no output "${name}"`);
    }
}

;// CONCATENATED MODULE: ./packages/model/src/session/open.ts









const open_SILENT = 4;
/**
 * Refuses what no runtime for Node can be given or give back.
 *
 * @throws InputError that names the input or outputs and their types.
 */
function checkRunnable(model) {
    const refused = model.inputs.find(({ type }) => type.kind !== 'tensor' || !isRunnable(type.elementType));
    if (refused !== undefined) {
        throw new src/* InputError */.dz(model.subject, `${model.shown}: input "${refused.name}" is ${describeType(refused.type)}, which cannot be ` +
            'fed from here; export the model with tensors of float32, float64, integers or strings');
    }
    if (model.runnable.outputs.length > 0)
        return;
    const outputs = model.outputs.map(({ name, type }) => `"${name}" (${describeType(type)})`);
    throw new src/* InputError */.dz(model.subject, outputs.length === 0
        ? `${model.shown} has no output`
        : `${model.shown}: none of its outputs is a tensor that can be read here: ${outputs.join(', ')}`);
}
/** onnxruntime-node 1.30 cannot take float16 under Node 24: its tensors arrive empty. */
function needsWasm(model) {
    return model.inputs.some(({ type }) => type.kind === 'tensor' && type.elementType === 'float16');
}
async function loadRuntime(model, { load = native_src/* loadOnnxRuntime */.aD, logger }) {
    if (needsWasm(model)) {
        logger.debug('An input is float16: ONNX Runtime’s WebAssembly build runs the model.');
        return load('wasm', { logger });
    }
    try {
        return await load('native', { logger });
    }
    catch (error) {
        if (!(error instanceof src/* UserError */.yo))
            throw error;
        const reason = error.message.slice(`${error.subject}: `.length);
        logger.notice('The model runs in ONNX Runtime’s WebAssembly build (slower, the same answers to about ' +
            `1e-6): ${reason}`);
        return load('wasm', { logger });
    }
}
/** Where the runtime finds external data: the folder for the native one, the bytes for wasm. */
async function externalDataOptions(model, files, isWasm) {
    if (files.length === 0)
        return {};
    if (!isWasm) {
        const folder = external_node_path_default().dirname(model.file);
        return { extra: { session: { model_external_initializers_file_folder_path: folder } } };
    }
    const externalData = [];
    for (const { location, file } of files) {
        externalData.push({ path: location, data: await (0,promises_.readFile)(file) });
    }
    return { externalData };
}
/** What is known of the model without what it was read from. */
function withoutBytes(model) {
    const bytes = new Uint8Array(0);
    const graph = { ...model.graph, nodes: [], initializers: new Map() };
    return { ...model, bytes, graph, runnable: { ...model.runnable, bytes } };
}
/**
 * Opens a session that can run the model: in the native ONNX Runtime where that can be had and can
 * take the model's inputs, else in the WebAssembly build.
 *
 * @throws InputError in one sentence when the model cannot be run: a custom operator, an IR version
 *   or opset that is too new, external data that is missing, an invalid graph.
 */
async function openSession(model, options) {
    checkRunnable(model);
    const files = await externalFiles(model);
    const runtime = await loadRuntime(model, options);
    const isWasm = runtime.name === 'onnxruntime-web';
    try {
        const session = await runtime.InferenceSession.create(model.runnable.bytes, {
            logSeverityLevel: open_SILENT,
            executionProviders: [isWasm ? 'wasm' : 'cpu'],
            ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
            ...(await externalDataOptions(model, files, isWasm)),
        });
        const kept = options.keepBytes === false ? withoutBytes(model) : model;
        return new ModelSession(kept, runtime, session);
    }
    catch (error) {
        const reason = translateRuntimeError((0,src/* messageOf */.bD)(error), 'cannot be loaded by ONNX Runtime');
        throw new src/* InputError */.dz(model.subject, `${model.shown} ${reason}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/session/tensor.ts
const CONSTRUCTORS = {
    float16: Float16Array,
    float32: Float32Array,
    float64: Float64Array,
    int8: Int8Array,
    int16: Int16Array,
    int32: Int32Array,
    int64: BigInt64Array,
    uint8: Uint8Array,
    uint16: Uint16Array,
    uint32: Uint32Array,
    uint64: BigUint64Array,
    bool: Uint8Array,
};
/** Number of elements of a tensor with these dimensions. */
function elementCount(dims) {
    return dims.reduce((product, size) => product * size, 1);
}
/** The typed array over these bytes, copied so that it starts at a multiple of its element size. */
function typedArrayOver(type, bytes) {
    const { buffer } = new Uint8Array(bytes);
    return new CONSTRUCTORS[type](buffer);
}
/** A typed array of zeros. */
function zeros(type, length) {
    return new CONSTRUCTORS[type](length);
}
/** The bytes of a tensor's elements; strings have none. */
function bytesOf(tensor) {
    if (tensor.type === 'string')
        throw new Error('strings are not kept as bytes');
    const { buffer, byteOffset, byteLength } = tensor.data;
    return new Uint8Array(buffer, byteOffset, byteLength);
}
/** Rows `start` to `end` of a tensor whose first dimension counts rows. */
function sliceRows(tensor, start, end) {
    const [, ...rest] = tensor.dims;
    const width = elementCount(rest);
    const data = tensor.data.slice(start * width, end * width);
    return { type: tensor.type, dims: [end - start, ...rest], data };
}
/** The tensors one below the other; all have the same type and the same dimensions but the first. */
function concatRows(tensors) {
    const [first] = tensors;
    if (first === undefined)
        throw new Error('nothing to concatenate');
    const rows = tensors.reduce((sum, { dims }) => sum + (dims[0] ?? 0), 0);
    const dims = [rows, ...first.dims.slice(1)];
    if (first.type === 'string') {
        const data = tensors.flatMap((tensor) => (tensor.type === 'string' ? tensor.data : []));
        return { type: 'string', dims, data };
    }
    const data = typedArrayOver(first.type, Buffer.concat(tensors.map(bytesOf)));
    return { type: first.type, dims, data };
}
/** The tensor with so many rows: its last row is repeated. */
function padRows(tensor, rows) {
    const [present = 0] = tensor.dims;
    if (present >= rows)
        return tensor;
    const last = sliceRows(tensor, present - 1, present);
    return concatRows([tensor, ...Array(rows - present).fill(last)]);
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/metadata.ts
/** Keys of metadata_props under which exporters and users keep names, most specific first. */
const CLASS_KEYS = ['class_names', 'classes', 'class_labels', 'labels', 'names'];
const FEATURE_KEYS = ['feature_names', 'features', 'feature_names_in', 'input_features', 'columns'];
function isScalar(value) {
    return ['string', 'number', 'boolean'].includes(typeof value);
}
/** A JSON list of names, or a JSON object from position to name, as `{"0": "no", "1": "yes"}`. */
function parseNames(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return null;
    }
    if (typeof json !== 'object' || json === null)
        return null;
    const isList = Array.isArray(json) || Object.keys(json).every((key, i) => key === String(i));
    const values = Object.values(json);
    return isList && values.length > 0 && values.every(isScalar) ? values.map(String) : null;
}
function find(metadata, keys) {
    for (const key of keys) {
        const names = parseNames(metadata.get(key) ?? '');
        if (names !== null && new Set(names).size === names.length)
            return { key, names };
    }
    return null;
}
/** Class names in metadata_props (`class_names`, `classes`, …), a JSON list or object. */
function classNamesIn(metadata) {
    return find(metadata, CLASS_KEYS);
}
/** Feature names in metadata_props (`feature_names`, `features`, …), a JSON list. */
function featureNamesIn(metadata) {
    return find(metadata, FEATURE_KEYS);
}

;// CONCATENATED MODULE: ./packages/model/src/binding/binder.ts


/** Finds the columns of inputs, and remarks on the way. */
class Binder {
    notes = [];
    #model;
    #columns;
    #options;
    constructor(model, columns, options) {
        this.#model = model;
        this.#columns = columns;
        this.#options = options;
    }
    /** The column that an input or feature name means; null when there is none. */
    #find(name, taken) {
        const exact = this.#columns.get(name);
        if (exact !== null)
            return exact;
        const similar = this.#columns.similar(name);
        if (similar === null || taken.has(similar.name))
            return null;
        this.notes.push(`"${name}" of the model is the column "${similar.name}" of the data.`);
        return similar;
    }
    /** Columns found exactly, and columns that several names would be taken for. */
    #taken(names) {
        const exact = names.filter((name) => this.#columns.get(name) !== null);
        const similar = names
            .filter((name) => this.#columns.get(name) === null)
            .map((name) => this.#columns.similar(name)?.name)
            .filter((name) => name !== undefined);
        const twice = similar.filter((name, position) => similar.indexOf(name) !== position);
        return new Set([...exact, ...twice]);
    }
    /** Whether a column is found by the input's own name. */
    isNamed(form) {
        return this.#columns.get(form.name) !== null || this.#columns.similar(form.name) !== null;
    }
    /**
     * One column for each input, by name.
     *
     * @throws ConfigurationError when there is none.
     */
    bindColumns(forms) {
        const taken = this.#taken(forms.map(({ name }) => name));
        const bound = [];
        const missing = [];
        for (const form of forms) {
            const column = this.#find(form.name, taken);
            if (column === null)
                missing.push(form);
            else
                bound.push({ form, columns: [column] });
        }
        if (missing.length > 0)
            this.#refuseMissing(missing);
        return bound;
    }
    #refuseMissing(missing) {
        const [first, ...rest] = missing;
        if (first === undefined)
            throw new Error('nothing is missing');
        const { names } = this.#columns;
        const others = rest.length === 0
            ? ''
            : ` (nor ${(0,src/* listNames */.Zv)(rest.map(({ name }) => name), 5)})`;
        throw new src/* ConfigurationError */.j1(this.#model.subject, `input "${first.name}" (${first.elementType}): the data has no such column${others}` +
            `${(0,src/* didYouMean */.au)(first.name, names) || ';'} columns are ${(0,src/* listNames */.Zv)(names)}`);
    }
    /**
     * Several columns for one input, in the order that the configuration or the model says.
     *
     * @throws ConfigurationError when neither does, or a column is missing.
     */
    bindMatrix(form) {
        const names = this.#featureNames(form);
        const taken = this.#taken(names);
        const columns = names.map((name) => {
            const column = this.#find(name, taken);
            if (column !== null)
                return column;
            throw new src/* ConfigurationError */.j1('data', `features: the data has no column "${name}"` +
                `${(0,src/* didYouMean */.au)(name, this.#columns.names) || ';'} ` +
                `columns are ${(0,src/* listNames */.Zv)(this.#columns.names)}`);
        });
        return { form, columns };
    }
    /** The columns of a matrix input in its order: from the configuration, or from the model. */
    #featureNames(form) {
        const { features } = this.#options;
        if (features !== undefined && features.length > 0) {
            this.#checkFeatures(features, form);
            return features;
        }
        const named = featureNamesIn(this.#model.metadata);
        if (named !== null && (form.width === null || named.names.length === form.width)) {
            this.notes.push(`The order of the columns of "${form.name}" is that of "${named.key}" in the model’s metadata.`);
            return named.names;
        }
        return [this.#onlyCandidate(form)];
    }
    #checkFeatures(features, form) {
        const twice = features.find((name, position) => features.indexOf(name) !== position);
        if (twice !== undefined) {
            throw new src/* ConfigurationError */.j1('data', `features names "${twice}" twice`);
        }
        if (form.width !== null && form.width !== features.length) {
            throw new src/* ConfigurationError */.j1('data', `features names ${(0,src/* plural */.LS)(features.length, 'column')}, but input "${form.name}" of the model takes ` +
                `${form.width}`);
        }
    }
    /** The single column there is for an input that takes one: the only order that needs no saying. */
    #onlyCandidate(form) {
        const candidates = this.candidates();
        const [only] = candidates;
        if (form.width === 1 && candidates.length === 1 && only !== undefined) {
            this.notes.push(`"${form.name}" of the model takes the only column there is, "${only}".`);
            return only;
        }
        if (form.kind === 'column')
            this.#refuseMissing([form]);
        const width = form.width === null ? 'its columns' : `${form.width} columns`;
        throw new src/* ConfigurationError */.j1('data', `features: input "${form.name}" (${form.elementType}) of the model takes ${width} in one ` +
            'table, and neither the configuration nor the model’s metadata says in which order; list ' +
            `them in data.features. Columns are ${(0,src/* listNames */.Zv)(candidates)}`);
    }
    /** Columns that can be features. */
    candidates() {
        const { ignore = [], target = null, reserved = [] } = this.#options;
        const out = new Set([...ignore, ...reserved, ...(target === null ? [] : [target])]);
        return this.#columns.names.filter((name) => !out.has(name));
    }
}

;// CONCATENATED MODULE: ./packages/model/src/binding/bound-input.ts


/** Forms in which values of a kind are asked for, by what the model takes; null: not at all. */
function requestForm(type, kind) {
    if (kind === 'other')
        return null;
    if (type === 'string')
        return 'text';
    if (kind === 'text' || kind === 'datetime')
        return null;
    if (kind !== 'integer' || isFloat(type))
        return 'float';
    // int64 does not hold the upper half of uint64.
    return type === 'uint64' ? 'text' : 'int64';
}
/**
 * What to ask a reader for, so that no digit is lost on the way to the model: whole numbers as
 * int64 for integer inputs, everything else numeric as float (whether 3.0 is whole is decided on
 * the values), text for string inputs.
 *
 * @throws ConfigurationError when the column's kind cannot fill the input.
 */
function requestFor(subject, form, column) {
    const as = requestForm(form.elementType, column.kind);
    if (as !== null)
        return { as, column: column.name };
    const kind = column.kind === 'other' ? column.sqlType : `${column.kind} (${column.sqlType})`;
    throw new src/* ConfigurationError */.j1(subject, `input "${form.name}" (${form.elementType}): the column "${column.name}" is ${kind}`);
}
/** A remark on what a string input is fed from a column that is not text; null for text. */
function noteOnText(form, column) {
    if (form.elementType !== 'string' || ['text', 'empty'].includes(column.kind))
        return null;
    return (`The model’s input "${form.name}" takes strings: the column "${column.name}" ` +
        `(${column.sqlType}) is fed in its text form.`);
}

;// CONCATENATED MODULE: ./packages/model/src/binding/feed-floats.ts


/** Feeds the columns of a float input and counts what the user should know. */
class FloatFeeder {
    #input;
    #tallies;
    constructor(input) {
        this.#input = input;
        this.#tallies = input.columns.map(() => ({ missing: 0, inexact: 0, firstInexact: 0 }));
    }
    /**
     * The values of a batch in row-major order; a missing value is NaN.
     *
     * @throws InputError for a finite value that the element type can only hold as infinity.
     */
    feed(batch) {
        const { columns, form } = this.#input;
        const width = columns.length;
        const out = zeros(form.elementType, batch.rows * width);
        columns.forEach((_, column) => {
            this.#feedColumn(batch, column, out);
        });
        return out;
    }
    #feedColumn(batch, column, out) {
        const values = batch.values[column];
        if (values?.as !== 'float') {
            throw new Error(`a float column was asked for, not ${values?.as ?? 'nothing'}`);
        }
        const width = this.#input.columns.length;
        const { values: numbers, present } = values;
        for (let row = 0, position = column; row < batch.rows; row++, position += width) {
            const value = present?.[row] === 0 ? NaN : (numbers[row] ?? NaN);
            out[position] = value;
            const stored = out[position] ?? NaN;
            // Fractions are rounded to the nearest neighbour; that needs no remark.
            if (stored !== value && (Number.isInteger(value) || !Number.isFinite(stored))) {
                this.#examine(batch, column, row, stored);
            }
        }
    }
    /** A value that the element type does not hold: missing, too large, or a long whole number. */
    #examine(batch, column, row, stored) {
        const values = batch.values[column];
        const tally = this.#tallies[column];
        if (values?.as !== 'float' || tally === undefined)
            return;
        const value = values.values[row] ?? NaN;
        if (Number.isNaN(stored))
            tally.missing += 1;
        else if (!Number.isFinite(stored))
            this.#refuseOverflow(batch, column, row, value);
        else {
            if (tally.inexact === 0)
                tally.firstInexact = value;
            tally.inexact += 1;
        }
    }
    #refuseOverflow(batch, column, row, value) {
        const { form, columns } = this.#input;
        throw new src/* InputError */.dz('data', `column "${columns[column]?.name}", row ${(0,src/* formatCount */.B4)(batch.start + row + 1)}: ` +
            `${(0,src/* formatNumber */.ZV)(value)} is too large for the model’s input "${form.name}", ` +
            `which is ${form.elementType}`);
    }
    notes() {
        const { form, columns } = this.#input;
        const { name, elementType } = form;
        return this.#tallies.flatMap(({ missing, inexact, firstInexact }, position) => {
            const column = columns[position]?.name ?? '';
            const notes = [];
            if (missing > 0) {
                notes.push(`Column "${column}": ${(0,src/* plural */.LS)(missing, 'missing value')} fed to the model as NaN.`);
            }
            if (inexact > 0) {
                notes.push(`Column "${column}": ${(0,src/* plural */.LS)(inexact, 'whole number')} rounded, because the model’s ` +
                    `input "${name}" is ${elementType} (the first: ${firstInexact}).`);
            }
            return notes;
        });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/binding/feed-integers.ts


/** Smallest and largest value of each type. */
const INTEGER_RANGES = {
    bool: [0n, 1n],
    int8: [-(2n ** 7n), 2n ** 7n - 1n],
    int16: [-(2n ** 15n), 2n ** 15n - 1n],
    int32: [-(2n ** 31n), 2n ** 31n - 1n],
    int64: [-(2n ** 63n), 2n ** 63n - 1n],
    uint8: [0n, 2n ** 8n - 1n],
    uint16: [0n, 2n ** 16n - 1n],
    uint32: [0n, 2n ** 32n - 1n],
    uint64: [0n, 2n ** 64n - 1n],
};
const MISSING = 'has no value';
function readFloat(value) {
    if (Number.isNaN(value))
        return MISSING;
    if (!Number.isInteger(value))
        return `${value} is not a whole number`;
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
        return `${value} is beyond 2^53, where a decimal column no longer holds every whole number`;
    }
    return BigInt(value);
}
function feed_integers_readText(value) {
    if (value === null)
        return MISSING;
    return /^[+-]?\d+$/.test(value) ? BigInt(value) : `"${value}" is not a whole number`;
}
function readRow(values, row) {
    switch (values.as) {
        case 'int64':
            return values.present?.[row] === 0 ? MISSING : (values.values[row] ?? MISSING);
        case 'float':
            return readFloat(values.present?.[row] === 0 ? NaN : (values.values[row] ?? NaN));
        case 'text':
            return feed_integers_readText(values.values[row] ?? null);
        case 'code':
        case 'predicate':
            throw new Error(`a column asked for as ${values.as} is no feature`);
    }
}
/** The first problem of each kind in a column, each with its row. */
class Problems {
    #value = null;
    #missing = null;
    add(batch, row, problem) {
        const place = `row ${(0,src/* formatCount */.B4)(batch.start + row + 1)}`;
        if (problem === MISSING)
            this.#missing ??= `${place} ${MISSING}`;
        else
            this.#value ??= `${problem} (${place})`;
    }
    throwIfAny(batch, column) {
        const all = [this.#value, this.#missing].filter((problem) => problem !== null);
        if (all.length === 0)
            return;
        const { form, columns } = batch.input;
        throw new src/* InputError */.dz('data', `column "${columns[column]?.name}": ${all.join(', and ')}; ` +
            `the model’s input "${form.name}" is ${form.elementType.toUpperCase()}`);
    }
}
/** int64 columns for an int64 input, the usual case: no detour over single values. */
function copyInt64(values, out, column, width) {
    if (values.as !== 'int64' || values.present?.includes(0) === true)
        return false;
    if (width === 1) {
        out.set(values.values);
        return true;
    }
    values.values.forEach((value, row) => (out[row * width + column] = value));
    return true;
}
/**
 * Values of an integer or boolean input in row-major order. 3.0 is the whole number 3; nothing is
 * rounded, and int64 keeps every digit.
 *
 * @throws InputError that names column, row, value and the model's type, for a fraction, a missing
 *   value, or a value beyond the type's range.
 */
function feedIntegers(batch, type) {
    const width = batch.input.columns.length;
    const out = zeros(type, batch.rows * width);
    const [low, high] = INTEGER_RANGES[type];
    batch.values.forEach((values, column) => {
        if (out instanceof BigInt64Array && copyInt64(values, out, column, width))
            return;
        const problems = new Problems();
        for (let row = 0; row < batch.rows; row++) {
            const reading = readRow(values, row);
            if (typeof reading === 'string')
                problems.add(batch, row, reading);
            else if (reading < low || reading > high) {
                problems.add(batch, row, `${reading} is not between ${low} and ${high}`);
            }
            else {
                const position = row * width + column;
                if (out instanceof BigInt64Array || out instanceof BigUint64Array)
                    out[position] = reading;
                else
                    out[position] = Number(reading);
            }
        }
        problems.throwIfAny(batch, column);
    });
    return out;
}

;// CONCATENATED MODULE: ./packages/model/src/binding/feed-strings.ts

/**
 * Values of a string input in row-major order.
 *
 * @throws InputError that names column and row, for a missing value: strings have no NaN.
 */
function feedStrings(batch) {
    const { form, columns } = batch.input;
    const width = columns.length;
    const out = new Array(batch.rows * width).fill('');
    batch.values.forEach((values, column) => {
        if (values.as !== 'text')
            throw new Error(`text was asked for, not ${values.as}`);
        for (let row = 0; row < batch.rows; row++) {
            const value = values.values[row] ?? null;
            if (value === null) {
                throw new src/* InputError */.dz('data', `column "${columns[column]?.name}": row ${(0,src/* formatCount */.B4)(batch.start + row + 1)} has no ` +
                    `value; the model’s input "${form.name}" is string, which has none for that`);
            }
            out[row * width + column] = value;
        }
    });
    return out;
}

;// CONCATENATED MODULE: ./packages/model/src/binding/feature-binding.ts




/** Dimensions of the tensor for so many rows. */
function dimsOf({ form, columns }, rows) {
    if (form.kind === 'matrix')
        return [rows, columns.length];
    return [rows, ...Array(form.rank - 1).fill(1)];
}
/** Which columns fill which inputs of a model, and how values become tensors. */
class FeatureBinding {
    inputs;
    /** What to ask a reader for, in this order. */
    requests;
    /** Columns that are no input of the model, and have no other use. */
    unused;
    /** The number of rows that every call must have; null when it may vary. */
    fixedRows;
    #notes;
    #floats;
    constructor(subject, inputs, facts) {
        this.inputs = inputs;
        this.unused = facts.unused;
        this.fixedRows = facts.fixedRows;
        this.requests = inputs.flatMap(({ form, columns }) => columns.map((column) => requestFor(subject, form, column)));
        const onText = inputs.flatMap(({ form, columns }) => columns.map((column) => noteOnText(form, column)).filter((note) => note !== null));
        this.#notes = [...facts.notes, ...onText];
        this.#floats = inputs.map((input) => new FloatFeeder(input));
    }
    /**
     * Remarks: how columns were found, and, for the rows fed so far, missing values and whole
     * numbers that the model's element type does not hold.
     */
    get notes() {
        return [...this.#notes, ...this.#floats.flatMap((feeder) => feeder.notes())];
    }
    /**
     * Tensors for the rows of a batch.
     *
     * @param batch its columns answer `requests`, in that order; further columns are not looked at
     * @throws InputError that names column, row and value: a missing value for an integer, boolean
     *   or string input, a fraction for an integer input, a value beyond the type's range.
     */
    feeds(batch) {
        const tensors = new Map();
        let position = 0;
        this.inputs.forEach((input, index) => {
            const values = batch.columns.slice(position, position + input.columns.length);
            position += input.columns.length;
            const { start, rows } = batch;
            tensors.set(input.form.name, this.#tensor(index, { input, values, start, rows }));
        });
        return tensors;
    }
    #tensor(index, batch) {
        const dims = dimsOf(batch.input, batch.rows);
        const type = batch.input.form.elementType;
        switch (type) {
            case 'float16':
            case 'float32':
            case 'float64': {
                const feeder = this.#floats[index];
                if (feeder === undefined)
                    throw new Error('an input without a feeder');
                return { type, dims, data: feeder.feed(batch) };
            }
            case 'string':
                return { type, dims, data: feedStrings(batch) };
            default:
                return { type, dims, data: feedIntegers(batch, type) };
        }
    }
}

;// CONCATENATED MODULE: ./packages/model/src/binding/input-form.ts



function input_form_refuse(subject, { name, type }, problem) {
    throw new src/* ConfigurationError */.j1(subject, `input "${name}" (${describeType(type)}) ${problem}`);
}
/**
 * How an input takes rows: [N] and [N, 1] take a column, [N, k] takes k columns.
 *
 * @throws ConfigurationError for an input that rows of a table cannot fill (a scalar, an image, a
 *   sequence).
 */
function formOf(subject, input) {
    const { name, type } = input;
    if (type.kind !== 'tensor' || !isRunnable(type.elementType)) {
        input_form_refuse(subject, input, 'cannot be fed from columns');
    }
    const { elementType, shape } = type;
    const common = { name, elementType };
    if (shape === null)
        return { ...common, kind: 'column', width: null, fixedRows: null, rank: 2 };
    const [rows, ...rest] = shape;
    if (rows === undefined)
        input_form_refuse(subject, input, 'is a scalar, which a column cannot fill');
    const fixedRows = typeof rows === 'number' && rows > 0 ? rows : null;
    const base = { ...common, fixedRows, rank: shape.length };
    if (rest.every((size) => size === 1))
        return { ...base, kind: 'column', width: 1 };
    if (rest.length > 1)
        input_form_refuse(subject, input, 'is not a table: rows and columns cannot fill it');
    const width = typeof rest[0] === 'number' ? rest[0] : null;
    return { ...base, kind: 'matrix', width };
}

;// CONCATENATED MODULE: ./packages/model/src/binding/match.ts
/** Columns of a table, found by name. */
class ColumnIndex {
    names;
    #columns;
    constructor(columns) {
        this.names = columns.map(({ name }) => name);
        this.#columns = new Map(columns.map((column) => [column.name, column]));
    }
    /** The column of exactly this name. */
    get(name) {
        return this.#columns.get(name) ?? null;
    }
    /**
     * The only column whose name differs from `name` in nothing but blanks and underscores, as in
     * `fixed_acidity` and `fixed acidity`; null when there is none, or more than one.
     */
    similar(name) {
        const plain = plainName(name);
        const found = this.names.filter((candidate) => plainName(candidate) === plain);
        const [only] = found;
        return found.length === 1 && only !== undefined ? this.get(only) : null;
    }
}
function plainName(name) {
    return name.replaceAll(' ', '_');
}

;// CONCATENATED MODULE: ./packages/model/src/binding/bind.ts





/** Refuses a model that would be told what it should predict. */
function refuseTarget(subject, bound, target) {
    const leak = bound.find(({ columns }) => columns.some(({ name }) => name === target));
    if (leak === undefined || target === null)
        return;
    throw new src/* ConfigurationError */.j1(subject, `input "${leak.form.name}" would be fed with "${target}", the column it should predict`);
}
/** A number of rows that every call must have, when inputs fix it; they must agree. */
function commonFixedRows(subject, forms) {
    const fixed = [...new Set(forms.map(({ fixedRows }) => fixedRows))].filter((n) => n !== null);
    if (fixed.length > 1) {
        throw new src/* ConfigurationError */.j1(subject, `its inputs take different numbers of rows (${fixed.join(', ')}): they are no columns of one table`);
    }
    return fixed[0] ?? null;
}
/** The input that takes several columns, if there is one, and those that take one each. */
function splitForms(subject, forms, binder) {
    const [first] = forms;
    if (forms.length === 1 && first !== undefined && !binder.isNamed(first)) {
        return { matrix: first, single: [] };
    }
    const matrices = forms.filter(({ kind }) => kind === 'matrix');
    if (matrices.length > 1) {
        throw new src/* ConfigurationError */.j1(subject, `takes ${matrices.length} tables of several columns ` +
            `(${(0,src/* listNames */.Zv)(matrices.map(({ name }) => name))}), and which columns belong to which cannot ` +
            'be told; export the model with one table, or with one input for each column');
    }
    return { matrix: matrices[0] ?? null, single: forms.filter(({ kind }) => kind === 'column') };
}
/**
 * Decides which columns fill the model's inputs. An input that takes one value a row is bound to
 * the column of the same name (or to the only one that differs in blanks and underscores). A
 * matrix input takes the columns that `features` or the model's metadata names, in that order;
 * the order in the file means nothing.
 *
 * @throws ConfigurationError that names the input, its type and the columns there are, when one
 *   cannot be bound.
 */
function bindFeatures(model, columns, options = {}) {
    const { subject } = model;
    const binder = new Binder(model, new ColumnIndex(columns), options);
    const forms = model.inputs.map((input) => formOf(subject, input));
    const { matrix, single } = splitForms(subject, forms, binder);
    if (matrix === null && (options.features ?? []).length > 0) {
        binder.notes.push('data.features decides nothing: the model’s inputs are bound by name.');
    }
    const byName = binder.bindColumns(single);
    const bound = matrix === null ? byName : [...byName, binder.bindMatrix(matrix)];
    refuseTarget(subject, bound, options.target ?? null);
    const used = new Set(bound.flatMap((input) => input.columns.map(({ name }) => name)));
    return new FeatureBinding(subject, bound, {
        notes: binder.notes,
        unused: binder.candidates().filter((name) => !used.has(name)),
        fixedRows: commonFixedRows(subject, forms),
    });
}

;// CONCATENATED MODULE: ./packages/model/src/output/probabilities.ts

/** What float32 sums of float32 probabilities may be off by. */
const SUM_TOLERANCE = 1e-3;
const RANGE_TOLERANCE = 1e-6;
/**
 * Decides, over all batches, whether scores are probabilities: each within [0, 1], and the classes'
 * scores of a row 1 together. Nothing else is guessed: logits are scores.
 */
class ProbabilityCheck {
    #reason = null;
    /**
     * @param row scores of one row, at `offset`, `width` of them
     * @param rowNumber from 0
     */
    add(scores, offset, width, rowNumber) {
        if (this.#reason !== null)
            return;
        let sum = 0;
        for (let i = offset; i < offset + width; i++) {
            const score = scores[i] ?? NaN;
            if (Number.isNaN(score))
                return;
            sum += score;
            if (score < -RANGE_TOLERANCE || score > 1 + RANGE_TOLERANCE) {
                this.#reason = `${(0,src/* formatNumber */.ZV)(score)} in row ${(0,src/* formatCount */.B4)(rowNumber + 1)} is not within [0, 1]`;
                return;
            }
        }
        if (width > 1 && Math.abs(sum - 1) > SUM_TOLERANCE) {
            this.#reason = `row ${(0,src/* formatCount */.B4)(rowNumber + 1)} sums to ${(0,src/* formatNumber */.ZV)(sum)}, not to 1`;
        }
    }
    /** Why the scores are no probabilities; null when they are. */
    get reason() {
        return this.#reason;
    }
}

;// CONCATENATED MODULE: ./packages/model/src/output/read-tensor.ts


/**
 * The tensor of an output, which must have so many rows.
 *
 * @throws InputError when it is not there or has another number of rows.
 */
function rowsOf(subject, tensors, output, rows) {
    const tensor = tensors.get(output);
    if (tensor === undefined)
        throw new src/* InputError */.dz(subject, `it gave no output "${output}"`);
    const found = tensor.dims[0] ?? 1;
    if (found !== rows) {
        throw new src/* InputError */.dz(subject, `output "${output}" has ${found} rows ([${tensor.dims.join(', ')}]) for ${rows} rows of data`);
    }
    return tensor;
}
/**
 * The numbers of an output, by rows.
 *
 * @throws InputError when it has no numbers, or another number of rows.
 */
function numbersOf(subject, tensors, output, rows) {
    const { type, dims, data } = rowsOf(subject, tensors, output, rows);
    const width = elementCount(dims.slice(1));
    if (type === 'string')
        throw new src/* InputError */.dz(subject, `output "${output}" has strings, not numbers`);
    if (type === 'int64' || type === 'uint64') {
        return { output, values: Float64Array.from(data, Number), width };
    }
    return { output, values: data, width };
}
/** Class positions by a label as a tensor holds it: text, number, or 64-bit number. */
function positionsAs(positions, convert) {
    const converted = new Map();
    for (const [text, position] of positions) {
        const key = convert(text);
        if (key !== null)
            converted.set(key, position);
    }
    return converted;
}
function lookUp(labels, positions, rows) {
    const found = new Int32Array(rows);
    for (let row = 0; row < rows; row++)
        found[row] = positions.get(labels[row]) ?? -1;
    return found;
}
function lookUpLabels({ type, data }, positions, rows) {
    switch (type) {
        case 'string':
            return lookUp(data, positions, rows);
        case 'int64':
        case 'uint64':
            return lookUp(data, positionsAs(positions, (text) => (/^[+-]?\d+$/.test(text) ? BigInt(text) : null)), rows);
        case 'bool':
            return lookUp(data, positionsAs(positions, (text) => ['false', 'true'].indexOf(text)), rows);
        default:
            return lookUp(data, positionsAs(positions, (text) => (text.trim() === '' ? null : Number(text))), rows);
    }
}
/**
 * Class positions of a label output.
 *
 * @throws InputError for a label that is none of the classes, or another number of rows.
 */
function labelsOf(subject, tensors, output, positions, rows) {
    const tensor = rowsOf(subject, tensors, output, rows);
    if (tensor.data.length !== rows) {
        throw new src/* InputError */.dz(subject, `output "${output}" has ${tensor.data.length / rows} labels a row, one is needed`);
    }
    const found = lookUpLabels(tensor, positions, rows);
    const unknown = found.indexOf(-1);
    if (unknown >= 0) {
        throw new src/* InputError */.dz(subject, `output "${output}" says "${String(tensor.data[unknown])}", which is none of the classes ` +
            `${[...new Set(positions.keys())].join(', ')}; list them all in model.classes`);
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/model/src/output/tally.ts
/** Counts rows and keeps the first. */
class RowTally {
    #count = 0;
    #firstRow = 0;
    add(row) {
        if (this.#count === 0)
            this.#firstRow = row;
        this.#count += 1;
    }
    get value() {
        return { count: this.#count, firstRow: this.#firstRow };
    }
}
/** Counts numbers that are NaN or infinite, over several batches. */
class FiniteTally {
    #found = null;
    /** @param start number of the batch's first row */
    add({ output, values, width }, start) {
        let count = 0;
        let first = 0;
        for (let i = 0; i < values.length; i++) {
            if (Number.isFinite(values[i]))
                continue;
            if (count === 0)
                first = i;
            count += 1;
        }
        if (count === 0)
            return;
        this.#found ??= { output, count: 0, firstRow: start + Math.floor(first / width) };
        this.#found = { ...this.#found, count: this.#found.count + count };
    }
    get value() {
        return this.#found;
    }
}

;// CONCATENATED MODULE: ./packages/model/src/output/collect-classes.ts




/** Scores closer than this are a tie: nothing contradicts a label there. */
const TIE = 1e-6;
/** Position of the largest of `width` scores; -1 when one of them is NaN. */
function argmax(scores, offset, width) {
    let best = 0;
    for (let i = 0; i < width; i++) {
        const score = scores[offset + i] ?? NaN;
        if (Number.isNaN(score))
            return -1;
        if (score > (scores[offset + best] ?? NaN))
            best = i;
    }
    return best;
}
/** Gathers labels and scores of a classifier; what depends on all rows is decided at the end. */
class ClassCollector {
    #subject;
    #plan;
    #labels = [];
    #scores = [];
    #finite = new FiniteTally();
    #probabilities = new ProbabilityCheck();
    /** A single score is held against 0.5 as a probability, against 0 as a decision function. */
    #againstScores = { probability: new RowTally(), decision: new RowTally() };
    #rows = 0;
    #width = null;
    #scoresReason;
    constructor(subject, plan) {
        this.#subject = subject;
        this.#plan = plan;
        this.#scoresReason = plan.scores.length === 0 ? 'the model gives no scores' : null;
    }
    add(outputs, rows) {
        const { label, positions } = this.#plan;
        const labels = label === null ? null : labelsOf(this.#subject, outputs, label, positions, rows);
        if (labels !== null)
            this.#labels.push(labels);
        const table = this.#scoresReason === null ? this.#readScores(outputs, rows) : null;
        if (table !== null) {
            for (let row = 0; row < rows; row++) {
                this.#probabilities.add(table.values, row * table.width, table.width, this.#rows + row);
            }
            if (labels !== null)
                this.#compare(labels, table);
            this.#scores.push(table.values);
        }
        this.#rows += rows;
    }
    #readScores(outputs, rows) {
        const { scores, classes, positive } = this.#plan;
        const tables = scores.map((name) => numbersOf(this.#subject, outputs, name, rows));
        for (const table of tables)
            this.#finite.add(table, this.#rows);
        const width = tables.reduce((sum, table) => sum + table.width, 0);
        const isUsable = width === classes.length || (positive !== null && width === 1);
        if (!isUsable) {
            this.#refuseWidth(width);
            return null;
        }
        this.#width = width;
        const values = new Float64Array(rows * width);
        let column = 0;
        for (const table of tables) {
            for (let row = 0; row < rows; row++) {
                for (let i = 0; i < table.width; i++) {
                    values[row * width + column + i] = table.values[row * table.width + i] ?? NaN;
                }
            }
            column += table.width;
        }
        return { values, width };
    }
    /** Scores that do not fit the classes are left out when a label decides, and an error otherwise. */
    #refuseWidth(width) {
        const { scores, classes, decision } = this.#plan;
        const problem = `output "${scores.join('", "')}" has ${width} scores a row for ${classes.length} classes ` +
            `(${classes.join(', ')})`;
        if (decision !== 'label')
            throw new src/* InputError */.dz(this.#subject, problem);
        this.#scoresReason = problem;
    }
    /** Counts the rows whose label is not the class that the scores favour. */
    #compare(labels, { values, width }) {
        const { probability, decision } = this.#againstScores;
        labels.forEach((label, row) => {
            const offset = row * width;
            if (width === 1) {
                const score = values[row] ?? NaN;
                const sign = label === 1 ? 1 : -1;
                if (sign * (score - 0.5) < -TIE)
                    probability.add(this.#rows + row);
                if (sign * score < -TIE)
                    decision.add(this.#rows + row);
                return;
            }
            const best = argmax(values, offset, width);
            if (best < 0)
                return;
            const gap = (values[offset + best] ?? 0) - (values[offset + label] ?? 0);
            if (gap > TIE) {
                probability.add(this.#rows + row);
                decision.add(this.#rows + row);
            }
        });
    }
    finish() {
        const { plan, rows } = { plan: this.#plan, rows: this.#rows };
        const hasScores = this.#scoresReason === null;
        const reason = hasScores ? this.#probabilities.reason : null;
        const table = hasScores ? this.#scoreTable() : null;
        const scores = table === null ? null : this.#judgedScores(table, reason === null);
        const tally = this.#againstScores[reason === null ? 'probability' : 'decision'];
        const outputs = plan.scores.join(', ');
        return {
            kind: 'classes',
            rows,
            classes: plan.classes,
            positive: plan.positive,
            predicted: this.#predicted(table, scores, reason),
            scores,
            scoresReason: this.#scoresReason,
            areProbabilities: hasScores && reason === null,
            probabilitiesReason: reason === null ? null : `output "${outputs}" gives scores, not probabilities: ${reason}`,
            contradictions: plan.label === null || !hasScores ? null : tally.value,
            nonFinite: this.#finite.value,
            decidedBy: {
                label: plan.decision === 'label' ? plan.label : null,
                scores: hasScores ? outputs : null,
            },
            threshold: plan.threshold,
        };
    }
    #scoreTable() {
        const width = this.#width ?? 1;
        const values = new Float64Array(this.#rows * width);
        let offset = 0;
        for (const part of this.#scores) {
            values.set(part, offset);
            offset += part.length;
        }
        return { values, width };
    }
    /** Binary: the positive class's score. A single score is that of the second class. */
    #judgedScores({ values, width }, areProbabilities) {
        const { positive } = this.#plan;
        if (positive === null)
            return values;
        if (width === 1) {
            if (positive === 1)
                return values;
            return values.map((score) => (areProbabilities ? 1 - score : -score));
        }
        const judged = new Float64Array(this.#rows);
        for (let row = 0; row < this.#rows; row++)
            judged[row] = values[row * width + positive] ?? NaN;
        return judged;
    }
    #predicted(table, scores, reason) {
        const { decision, positive, threshold, isThresholdGiven } = this.#plan;
        const predicted = new Int32Array(this.#rows);
        if (decision === 'label') {
            let offset = 0;
            for (const part of this.#labels) {
                predicted.set(part, offset);
                offset += part.length;
            }
            return predicted;
        }
        if (table === null || scores === null)
            throw new Error('scores decide, and there are none');
        if (decision === 'argmax') {
            return predicted.map((_, row) => argmax(table.values, row * table.width, table.width));
        }
        if (!isThresholdGiven && reason !== null) {
            throw new src/* InputError */.dz(this.#subject, `output "${this.#plan.scores.join(', ')}" gives scores, not probabilities (${reason}), and ` +
                'the model has no label output; set evaluate.threshold to the score from which the ' +
                'positive class is predicted');
        }
        const position = positive ?? 0;
        return predicted.map((_, row) => {
            const score = scores[row] ?? NaN;
            if (Number.isNaN(score))
                return -1;
            return score >= (threshold ?? 0.5) ? position : 1 - position;
        });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/output/collect.ts




class ValueCollector {
    #subject;
    #plan;
    #parts = [];
    #finite = new FiniteTally();
    #rows = 0;
    constructor(subject, plan) {
        this.#subject = subject;
        this.#plan = plan;
    }
    add(outputs, rows) {
        const table = numbersOf(this.#subject, outputs, this.#plan.output, rows);
        if (table.width !== 1) {
            throw new src/* InputError */.dz(this.#subject, `output "${table.output}" has ${table.width} values a row, one is needed`);
        }
        this.#finite.add(table, this.#rows);
        this.#parts.push(Float64Array.from(table.values));
        this.#rows += rows;
    }
    finish() {
        const values = new Float64Array(this.#rows);
        let offset = 0;
        for (const part of this.#parts) {
            values.set(part, offset);
            offset += part.length;
        }
        return { kind: 'values', rows: this.#rows, values, nonFinite: this.#finite.value };
    }
}
/** @param subject first word of errors: `model` or `champion` */
function collectPredictions(plan, subject = 'model') {
    return plan.kind === 'values'
        ? new ValueCollector(subject, plan)
        : new ClassCollector(subject, plan);
}
/** The predictions in the outputs of a single run; see `collectPredictions` for many. */
function readPredictions(plan, outputs, rows, subject = 'model') {
    const collector = collectPredictions(plan, subject);
    collector.add(outputs, rows);
    return collector.finish();
}

;// CONCATENATED MODULE: ./packages/model/src/output/collect-labels.ts



const LAYOUTS = {
    flat: { dims: (n, k) => [n, k], place: (row, label, _n, k) => row * k + label },
    pairs: { dims: (n, k) => [n, 2 * k], place: (row, label, _n, k) => 2 * (row * k + label) + 1 },
    'rows-first': {
        dims: (n, k) => [n, k, 2],
        place: (row, label, _n, k) => 2 * (row * k + label) + 1,
    },
    'labels-first': {
        dims: (n, k) => [k, n, 2],
        place: (row, label, n) => 2 * (label * n + row) + 1,
    },
};
function join(parts, whole) {
    let offset = 0;
    for (const part of parts) {
        whole.set(part, offset);
        offset += part.length;
    }
    return whole;
}
/** Gathers the labels and scores of a multilabel model batch by batch. */
class LabelCollector {
    #subject;
    #plan;
    #labels = [];
    #scores = [];
    #finite = new FiniteTally();
    #rows = 0;
    constructor(subject, plan) {
        this.#subject = subject;
        this.#plan = plan;
    }
    /**
     * Takes the answers for the next rows.
     *
     * @throws InputError when an output has other dimensions, or a label that is neither 0 nor 1
     */
    add(outputs, rows) {
        const { label, scores, order } = this.#plan;
        if (label !== null) {
            const values = this.#read(outputs, label, 'flat', rows);
            const wrong = values.findIndex((value) => value !== 0 && value !== 1);
            if (wrong >= 0) {
                const row = this.#rows + Math.floor(wrong / order.length) + 1;
                throw new src/* InputError */.dz(this.#subject, `output "${label}" is ${values[wrong]} in row ${row}; a label is 0 or 1`);
            }
            this.#labels.push(Uint8Array.from(values));
        }
        if (scores !== null) {
            const values = this.#read(outputs, scores.output, scores.layout, rows);
            this.#finite.add({ output: scores.output, values, width: order.length }, this.#rows);
            this.#scores.push(values);
        }
        this.#rows += rows;
    }
    /** An output's numbers by row, and in the order of the plan's classes. */
    #read(outputs, output, layout, rows) {
        const { order } = this.#plan;
        const k = order.length;
        const { dims, place } = LAYOUTS[layout];
        const needed = dims(rows, k);
        const found = outputs.get(output)?.dims ?? [];
        if (found.join() !== needed.join()) {
            throw new src/* InputError */.dz(this.#subject, `output "${output}" has the dimensions [${found.join(', ')}] for ${rows} rows and ${k} ` +
                `labels, [${needed.join(', ')}] is needed; list the model's labels in model.classes`);
        }
        const { values } = numbersOf(this.#subject, outputs, output, needed[0] ?? rows);
        const sorted = new Float64Array(rows * k);
        for (let row = 0; row < rows; row++) {
            for (let i = 0; i < k; i++) {
                sorted[row * k + i] = values[place(row, order[i] ?? i, rows, k)] ?? NaN;
            }
        }
        return sorted;
    }
    /** The answers for all rows, in the order they came. */
    finish() {
        const size = this.#rows * this.#plan.order.length;
        return {
            rows: this.#rows,
            labels: this.#plan.label === null ? null : join(this.#labels, new Uint8Array(size)),
            scores: this.#plan.scores === null ? null : join(this.#scores, new Float64Array(size)),
            nonFinite: this.#finite.value,
        };
    }
}

;// CONCATENATED MODULE: ./packages/model/src/output/roles.ts

function tensorOutputs(outputs) {
    return outputs.flatMap(({ name, type }) => (type.kind === 'tensor' ? [{ name, type }] : []));
}
/** Values that an output has for each row; null where the model does not say it. */
function widthOf({ type }) {
    if (type.shape === null)
        return null;
    const rest = type.shape.slice(1);
    if (rest.some((size) => typeof size !== 'number'))
        return null;
    return rest.reduce((product, size) => product * Number(size), 1);
}
function isFloatOutput({ type }) {
    return isFloat(type.elementType);
}
/** One text, whole number or truth value a row. */
function isLabelLike(output) {
    const { elementType } = output.type;
    const isDiscrete = elementType === 'string' || elementType === 'bool' || isInteger(elementType);
    return isDiscrete && [1, null].includes(widthOf(output));
}
/**
 * The output with the predicted label: one text, whole number or truth value a row; of several the
 * one whose name says so. A float output is one only by its name, beside another.
 */
function labelOutput(outputs) {
    const discrete = outputs.filter(isLabelLike);
    const named = (output) => /label|class|predict/i.test(output.name);
    const chosen = discrete.find(named) ?? discrete[0];
    if (chosen !== undefined)
        return chosen;
    const floats = outputs.filter(isFloatOutput);
    const byName = floats.filter((output) => /label/i.test(output.name) && widthOf(output) === 1);
    return floats.length > 1 && byName.length === 1 ? (byName[0] ?? null) : null;
}
/**
 * One output for each class, as skl2onnx writes them with `zipmap='columns'`: the class's name
 * after a prefix that is the same for all (`i0`, `i1`; `sno`, `syes`). In the order of `classes`;
 * null when the outputs are not like that.
 */
function scoreColumns(outputs, classes) {
    const floats = outputs.filter((output) => isFloatOutput(output) && widthOf(output) === 1);
    const [first] = classes;
    if (first === undefined)
        return null;
    const prefixes = floats
        .filter(({ name }) => name.endsWith(first))
        .map(({ name }) => name.slice(0, name.length - first.length));
    for (const prefix of prefixes) {
        const columns = classes.map((label) => floats.find(({ name }) => name === prefix + label));
        const found = columns.filter((column) => column !== undefined);
        if (found.length === classes.length)
            return found;
    }
    return null;
}
/** Float outputs that may be scores, the likeliest first. */
function scoreCandidates(outputs, zipMapped) {
    const rank = ({ name }) => {
        if (zipMapped.has(name))
            return 0;
        if (/prob/i.test(name))
            return 1;
        return /score|logit|decision/i.test(name) ? 2 : 3;
    };
    return outputs.filter(isFloatOutput).sort((a, b) => rank(a) - rank(b));
}

;// CONCATENATED MODULE: ./packages/model/src/output/label-plan.ts





function isDiscrete({ type }) {
    return isInteger(type.elementType) || type.elementType === 'bool';
}
function layoutOf(model, output) {
    if (model.runnable.labelSequences.has(output.name))
        return 'pairs';
    const { shape } = output.type;
    if (shape?.length !== 3)
        return 'flat';
    return typeof shape[0] === 'number' && typeof shape[1] !== 'number'
        ? 'labels-first'
        : 'rows-first';
}
/** The number of labels that the outputs' shapes tell; null when they do not. */
function labelCount(model, label, scores) {
    if (scores !== null) {
        const { shape } = scores.type;
        const declared = {
            pairs: model.runnable.labelSequences.get(scores.name) ?? null,
            flat: widthOf(scores),
            'rows-first': shape?.[1] ?? null,
            'labels-first': shape?.[0] ?? null,
        }[layoutOf(model, scores)];
        if (typeof declared === 'number')
            return declared;
    }
    const width = label === null ? null : widthOf(label);
    return width === 1 ? null : width;
}
/** The model's own names of its labels; null for 0 to k − 1, which are positions. */
function ownNames(model, scores) {
    const zipped = scores === null ? undefined : model.runnable.zipMapLabels.get(scores.name);
    const names = zipped ?? classNamesIn(model.metadata)?.names ?? null;
    return names?.every((name, position) => name === String(position)) === true ? null : names;
}
function namesOf(model, own, wanted, count) {
    const classes = wanted ?? own;
    if (classes === null && count === null) {
        throw new src/* ConfigurationError */.j1(model.subject, 'classes: the model does not say how many labels it has; list them in model.classes, in the ' +
            'order of its outputs');
    }
    const known = own?.length ?? count;
    if (classes !== null && known !== null && classes.length !== known) {
        throw new src/* ConfigurationError */.j1(model.subject, `classes lists ${classes.length} labels (${(0,src/* listNames */.Zv)(classes)}), but the model has ${known}`);
    }
    if (classes !== null)
        return { classes, notes: [] };
    const assumed = Array.from({ length: count ?? 0 }, (_, position) => String(position));
    const note = `The model does not name its labels; 0 to ${assumed.length - 1} is assumed.`;
    return { classes: assumed, notes: [note] };
}
/** Where the model has each label: by name where it has names of its own, else by position. */
function orderOf(model, classes, own) {
    if (own === null)
        return classes.map((_, position) => position);
    const order = classes.map((name) => own.indexOf(name));
    if (!order.includes(-1))
        return order;
    throw new src/* ConfigurationError */.j1(model.subject, `classes lists ${(0,src/* listNames */.Zv)(classes)}, but the model has ${(0,src/* listNames */.Zv)(own)}`);
}
/**
 * Decides how a model's outputs are read as several labels a row (multilabel classification).
 *
 * @param wanted names of all labels (`model.classes`), in the order of the model's outputs unless
 *   the model names them itself
 * @throws ConfigurationError when no output holds labels or scores, or their number is not that of
 *   the names
 */
function interpretLabels(model, wanted) {
    const outputs = tensorOutputs(model.runnable.outputs);
    const discrete = outputs.filter(isDiscrete);
    const label = discrete.find(({ name }) => /label|class|predict/i.test(name)) ?? discrete[0] ?? null;
    const [scores = null, ...others] = scoreCandidates(outputs, model.runnable.zipMapLabels);
    if (label === null && scores === null) {
        const listed = outputs.map(({ name, type }) => `"${name}" (${describeType(type)})`).join(', ');
        throw new src/* ConfigurationError */.j1(model.subject, 'task: multilabel-classification needs an output [N, k] of 0 and 1, or of scores; outputs ' +
            `are ${listed}`);
    }
    const own = ownNames(model, scores);
    const { classes, notes } = namesOf(model, own, wanted, labelCount(model, label, scores));
    const ignored = others.map(({ name }) => `"${name}"`).join(', ');
    const choice = `Scores are read from the output "${scores?.name ?? ''}", not from ${ignored}.`;
    return {
        classes,
        order: orderOf(model, classes, own),
        label: label?.name ?? null,
        scores: scores && { output: scores.name, layout: layoutOf(model, scores) },
        outputs: [label, scores].filter((output) => output !== null).map(({ name }) => name),
        notes: [...model.runnable.notes, ...notes, ...(others.length === 0 ? [] : [choice])],
    };
}

;// CONCATENATED MODULE: ./packages/model/src/output/classes.ts

const ZERO_ONE = ['0', '1'];
const FALSE_TRUE = ['false', 'true'];
function isSameSet(a, b) {
    return a.length === b.length && a.every((label) => b.includes(label));
}
/** Classes 0 and 1 by the names false and true, or the other way round; null for other classes. */
function renamed(classes, names) {
    for (const [from, to] of [
        [ZERO_ONE, FALSE_TRUE],
        [FALSE_TRUE, ZERO_ONE],
    ]) {
        if (isSameSet(classes, from) && isSameSet(names, to)) {
            return classes.map((label) => to[from.indexOf(label)] ?? label);
        }
    }
    return null;
}
/**
 * Brings together the classes that the model names and those that the configuration lists. The
 * order is the model's; the names may be the configuration's where 0 and 1 stand for false and
 * true.
 *
 * @throws ConfigurationError when they are not the same classes.
 */
function agreeOnClasses(subject, fromModel, configured) {
    if (configured === null || isSameSet(fromModel, configured)) {
        return { classes: fromModel, notes: [] };
    }
    const names = renamed(fromModel, configured);
    if (names === null) {
        throw new src/* ConfigurationError */.j1(subject, `classes lists ${(0,src/* listNames */.Zv)(configured)}, but the model has ${(0,src/* listNames */.Zv)(fromModel)}`);
    }
    return {
        classes: names,
        notes: [`The model’s classes ${fromModel.join(' and ')} stand for ${names.join(' and ')}.`],
    };
}
/** Position of the class that truth values call so, whatever their letter case; -1 if there is none. */
function truthPosition(classes, name) {
    const plain = classes.map((label) => label.toLowerCase());
    const truth = name.toLowerCase();
    if (isSameSet(plain, FALSE_TRUE)) {
        const text = FALSE_TRUE.includes(truth) ? truth : FALSE_TRUE[ZERO_ONE.indexOf(truth)];
        return text === undefined ? -1 : plain.indexOf(text);
    }
    if (!isSameSet(plain, ZERO_ONE))
        return -1;
    const digit = ZERO_ONE[FALSE_TRUE.indexOf(truth)];
    return digit === undefined ? -1 : plain.indexOf(digit);
}
/**
 * Position of the positive class of a binary task. Unless the user names it, it is 1 beside 0 or
 * -1 (scikit-learn's default `pos_label`), or true beside false. `true` means 1 beside 0, and the
 * other way round.
 *
 * @throws ConfigurationError when the class is not one of the two, or none is named for others.
 */
function positivePosition(subject, classes, positiveClass) {
    if (positiveClass === null) {
        if (isSameSet(classes, ['-1', '1']))
            return classes.indexOf('1');
        const usual = truthPosition(classes, 'true');
        if (usual >= 0)
            return usual;
        throw new src/* ConfigurationError */.j1(subject, `positive-class is needed: which of ${(0,src/* listNames */.Zv)(classes)} is the class whose score is judged?`);
    }
    const exact = classes.indexOf(positiveClass);
    const position = exact >= 0 ? exact : truthPosition(classes, positiveClass);
    if (position >= 0)
        return position;
    throw new src/* ConfigurationError */.j1(subject, `positive-class "${positiveClass}" is none of the model’s classes: ${(0,src/* listNames */.Zv)(classes)}`);
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/decode-tensor.ts




/** The fields of a TensorProto that hold elements, as they were written. */
class Content {
    name = '';
    dataType = 0;
    dims = [];
    raw = null;
    floats = [];
    doubles = [];
    integers = [];
    texts = [];
    read(message, bytes) {
        switch (message.field) {
            case TENSOR.dims:
                message.eachBigint((size) => this.dims.push(Number(size)));
                break;
            case TENSOR.dataType:
                this.dataType = message.number();
                break;
            case TENSOR.name:
                this.name = message.text();
                break;
            case TENSOR.rawData: {
                const { start, end } = message.range();
                this.raw = bytes.subarray(start, end);
                break;
            }
            case TENSOR.floatData:
                message.eachFloat((value) => this.floats.push(value));
                break;
            case TENSOR.doubleData:
                message.eachDouble((value) => this.doubles.push(value));
                break;
            case TENSOR.int32Data:
            case TENSOR.int64Data:
            case TENSOR.uint64Data:
                message.eachBigint((value) => this.integers.push(value));
                break;
            case TENSOR.stringData:
                this.texts.push(message.text());
                break;
            case TENSOR.externalData:
                throw new MalformedMessage('keeps its content in another file');
            default:
        }
    }
    get type() {
        const type = elementTypeOf(this.dataType);
        if (isRunnable(type))
            return type;
        throw new MalformedMessage(`has elements of type ${type}, which JavaScript has not`);
    }
}
/** Elements from the field that the specification gives to their type (TensorProto, onnx-ml.proto). */
function unpackedElements(content, type) {
    const { floats, doubles, integers, texts } = content;
    switch (type) {
        case 'string':
            return texts;
        case 'float32':
            return Float32Array.from(floats);
        case 'float64':
            return Float64Array.from(doubles);
        case 'int64':
            return BigInt64Array.from(integers);
        case 'uint64':
            return BigUint64Array.from(integers, (value) => BigInt.asUintN(64, value));
        case 'float16': {
            const bits = Uint16Array.from(integers, Number);
            return new Float16Array(bits.buffer);
        }
        default: {
            const elements = zeros(type, integers.length);
            integers.forEach((value, index) => (elements[index] = Number(value)));
            return elements;
        }
    }
}
/**
 * Reads a TensorProto with its content.
 *
 * @throws MalformedMessage when it is none, has an element type that JavaScript has not, or has
 *   more or fewer elements than its dimensions say.
 */
function decodeTensor(bytes, range) {
    const content = new Content();
    const message = new MessageReader(bytes, range, 'a tensor');
    while (message.next())
        content.read(message, bytes);
    const { name, dims, raw, type } = content;
    const data = raw === null || type === 'string' ? unpackedElements(content, type) : elementsOf(type, raw);
    if (data.length !== elementCount(dims)) {
        throw new MalformedMessage(`has ${data.length} elements where its dimensions [${dims.join(', ')}] say ` +
            String(elementCount(dims)));
    }
    return { name, tensor: { type, dims, data } };
}
function elementsOf(type, raw) {
    const size = zeros(type, 0).BYTES_PER_ELEMENT;
    if (raw.length % size !== 0) {
        throw new MalformedMessage(`has ${raw.length} bytes, which is no whole number of ${type}`);
    }
    return typedArrayOver(type, raw);
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/class-labels.ts



/** Steps from a label output back to where its labels come from; more are no exporter's. */
const MAX_STEPS = 32;
/** Operators that hand their first input on, in another shape or type. */
const PASSING = new Set([
    'Identity',
    'Cast',
    'Reshape',
    'Squeeze',
    'Unsqueeze',
    'Flatten',
]);
const CLASSIFIERS = new Set([
    'LinearClassifier',
    'TreeEnsembleClassifier',
    'SVMClassifier',
]);
function texts(data) {
    return Array.from(data).map(String);
}
/** Values of a constant of rank 1 (or [1, k]), as text; null when the value is no constant. */
function constantValues(index, name) {
    const initializer = index.graph.initializers.get(name);
    if (initializer?.external !== null)
        return null;
    try {
        const { tensor } = decodeTensor(index.bytes, initializer.range);
        return texts(tensor.data);
    }
    catch (error) {
        if (error instanceof MalformedMessage)
            return null;
        throw error;
    }
}
function classifierLabels(index, node) {
    return (index.strings(node, 'classlabels_strings') ??
        index.integers(node, 'classlabels_int64s') ??
        index.integers(node, 'classlabels_ints'));
}
/** A LabelEncoder's table from key to value, both as text; null where it has floats. */
function encoderTable(index, node) {
    const keys = index.strings(node, 'keys_strings') ?? index.integers(node, 'keys_int64s');
    const values = index.strings(node, 'values_strings') ?? index.integers(node, 'values_int64s');
    if (values === null || keys?.length !== values.length)
        return null;
    return new Map(keys.map((key, position) => [key, values[position] ?? '']));
}
/** Labels behind a LabelEncoder: those before it, translated; or its values for 0 … k-1. */
function encodedLabels(index, node, steps) {
    const table = encoderTable(index, node);
    if (table === null)
        return null;
    const before = labelsBehind(index, node.inputs[0], steps + 1);
    const keys = before ?? Array.from(table.keys(), (_, position) => String(position));
    const labels = keys.map((key) => table.get(key));
    return labels.every((label) => label !== undefined) ? labels : null;
}
function labelsBehind(index, value, steps) {
    if (value === undefined || steps > MAX_STEPS)
        return null;
    const node = index.producer(value);
    if (node === null)
        return null;
    const [first, second] = node.inputs;
    if (node.domain === '') {
        if (PASSING.has(node.opType))
            return labelsBehind(index, first, steps + 1);
        // Gather(labels, position of the largest score)
        return node.opType === 'Gather' && first !== undefined ? constantValues(index, first) : null;
    }
    if (node.domain !== ML_DOMAIN)
        return null;
    if (CLASSIFIERS.has(node.opType)) {
        return node.outputs[0] === value ? classifierLabels(index, node) : null;
    }
    if (node.opType === 'ArrayFeatureExtractor' && first !== undefined && second !== undefined) {
        return constantValues(index, first);
    }
    return node.opType === 'LabelEncoder' ? encodedLabels(index, node, steps) : null;
}
/**
 * The classes that a label output chooses from, in the order of the model's scores, read from the
 * graph: the attributes of LinearClassifier, TreeEnsembleClassifier and SVMClassifier (ONNX ML
 * specification), the table that skl2onnx indexes with ArgMax (ArrayFeatureExtractor, Gather), and
 * LabelEncoder. Null when the graph does not say it in one of these ways.
 */
function labelsOfOutput(index, output) {
    const labels = labelsBehind(index, output, 0);
    return labels !== null && new Set(labels).size === labels.length ? labels : null;
}

;// CONCATENATED MODULE: ./packages/model/src/output/interpret.ts








function listOutputs(outputs) {
    return outputs.map(({ name, type }) => `"${name}" (${describeType(type)})`).join(', ');
}
/** The output of a model that predicts one number a row. */
function interpretValues(model) {
    const outputs = tensorOutputs(model.runnable.outputs);
    const numeric = outputs.filter(({ type }) => !['string', 'bool'].includes(type.elementType));
    const single = numeric.filter((output) => [1, null].includes(widthOf(output)));
    const floats = single.filter(({ type }) => !isInteger(type.elementType));
    const [output, ...more] = floats.length > 0 ? floats : single;
    if (output === undefined || more.length > 0) {
        throw new src/* ConfigurationError */.j1(model.subject, `task: a number a row is needed from exactly one output; outputs are ${listOutputs(outputs)}`);
    }
    return {
        kind: 'values',
        output: output.name,
        outputs: [output.name],
        notes: model.runnable.notes,
    };
}
/** Class labels that the model itself names: in ZipMap, in the graph, in its metadata. */
function classesOfModel(model, { candidates, traced }) {
    const { zipMapLabels } = model.runnable;
    const zipped = candidates.map(({ name }) => zipMapLabels.get(name)).find((list) => list);
    return zipped ?? traced ?? classNamesIn(model.metadata)?.names ?? null;
}
/** Classes that nobody names: 0 and 1, or 0 … k-1 for k scores. */
function assumedClasses(model, task, { label, candidates }) {
    const isBoolean = label?.type.elementType === 'bool';
    const width = candidates.map(widthOf).find((size) => size !== null && size > 1) ?? null;
    const count = task === 'binary-classification' ? 2 : width;
    if (label?.type.elementType === 'string' || count === null) {
        throw new src/* ConfigurationError */.j1(model.subject, 'classes: the model does not name its classes; list them in model.classes, in the order of ' +
            'its scores');
    }
    if (isBoolean && count === 2)
        return { classes: ['false', 'true'], notes: [] };
    const classes = Array.from({ length: count }, (_, position) => String(position));
    const range = count === 2 ? '0 and 1' : `0 to ${count - 1}`;
    return { classes, notes: [`The model does not name its classes; ${range} is assumed.`] };
}
function classesFor(model, task, outputs, options) {
    const configured = options.classes?.map(String) ?? null;
    const own = classesOfModel(model, outputs);
    if (own !== null)
        return agreeOnClasses(model.subject, own, configured);
    if (configured !== null)
        return { classes: configured, notes: [] };
    return assumedClasses(model, task, outputs);
}
/**
 * Class positions by label text. A model whose label output counts 0 … k-1 while its classes have
 * other names means positions.
 */
function labelPositions({ label, traced }, classes) {
    const positions = new Map(classes.map((name, position) => [name, position]));
    const isCounting = label !== null &&
        traced === null &&
        isInteger(label.type.elementType) &&
        !classes.some((name) => /^[+-]?\d+$/.test(name));
    classes.forEach((_, position) => {
        const written = traced?.[position] ?? (isCounting ? String(position) : undefined);
        if (written !== undefined && !positions.has(written))
            positions.set(written, position);
    });
    return positions;
}
/** Which outputs have the scores: one for each class, or one for all. */
function scoreOutputs({ all, label, candidates }, classes) {
    const columns = scoreColumns(all.filter((output) => output !== label), classes);
    if (columns !== null)
        return { scores: columns.map(({ name }) => name), notes: [] };
    const [best, ...others] = candidates;
    if (best === undefined)
        return { scores: [], notes: [] };
    const notes = others.length === 0
        ? []
        : [`Scores are read from the output "${best.name}", not from ${listOutputs(others)}.`];
    return { scores: [best.name], notes };
}
/** What decides, and from which score on. */
function decide(model, plan, width, threshold) {
    const given = threshold !== null;
    if (given && plan.positive === null) {
        throw new src/* ConfigurationError */.j1('threshold', 'only a binary classification has a threshold');
    }
    if (plan.scores.length === 0 && (given || plan.label === null)) {
        const outputs = listOutputs(tensorOutputs(model.runnable.outputs));
        const need = given ? 'a threshold needs scores' : 'a label or scores are needed';
        throw new src/* ConfigurationError */.j1(given ? 'threshold' : model.subject, `${need}, and the model has none; outputs are ${outputs}`);
    }
    if (given)
        return { decision: 'threshold', threshold, isThresholdGiven: true };
    if (plan.label !== null)
        return { decision: 'label', threshold: null, isThresholdGiven: false };
    const isSingle = plan.scores.length === 1 && width !== 2;
    const decision = plan.positive !== null && isSingle ? 'threshold' : 'argmax';
    return { decision, threshold: decision === 'threshold' ? 0.5 : null, isThresholdGiven: false };
}
function classifierOutputs({ runnable, bytes, graph }) {
    const all = tensorOutputs(runnable.outputs);
    const label = labelOutput(all);
    const rest = all.filter((output) => output !== label);
    const candidates = scoreCandidates(rest, runnable.zipMapLabels);
    const traced = label === null ? null : labelsOfOutput(new GraphIndex(bytes, graph), label.name);
    return { all, label, candidates, traced };
}
/**
 * The class labels that a model itself names, in the order of its scores; null for a model that
 * names none, as one for regression.
 */
function ownClasses(model) {
    return classesOfModel(model, classifierOutputs(model));
}
function interpretClasses(model, task, options) {
    const { subject, runnable } = model;
    const outputs = classifierOutputs(model);
    const { label, candidates } = outputs;
    const { classes, notes } = classesFor(model, task, outputs, options);
    const isBinary = task === 'binary-classification';
    if (isBinary && classes.length !== 2) {
        throw new src/* ConfigurationError */.j1(subject, `task is binary-classification, but there are ${classes.length} classes: ${classes.join(', ')}`);
    }
    const positiveClass = options.positiveClass === undefined ? null : String(options.positiveClass);
    const positive = isBinary ? positivePosition(subject, classes, positiveClass) : null;
    const { scores, notes: scoreNotes } = scoreOutputs(outputs, classes);
    const scored = candidates.find(({ name }) => name === scores[0]);
    const base = { label: label?.name ?? null, scores, positive };
    return {
        kind: 'classes',
        classes,
        positions: labelPositions(outputs, classes),
        ...base,
        ...decide(model, base, scored === undefined ? null : widthOf(scored), options.threshold ?? null),
        outputs: [...(label === null ? [] : [label.name]), ...scores],
        notes: [...runnable.notes, ...notes, ...scoreNotes],
    };
}
/**
 * Decides how a model's outputs are read for a task: which one is the label, which ones are scores,
 * what the classes are and which is the positive one. Nothing is run.
 *
 * @throws ConfigurationError when the outputs do not fit the task, the classes are not known, or the
 *   positive class is not among them.
 */
function interpretOutputs(model, task, options = {}) {
    switch (task) {
        case 'regression':
        case 'forecasting':
        case 'ranking':
            return interpretValues(model);
        case 'binary-classification':
        case 'multiclass-classification':
            return interpretClasses(model, task, options);
        case 'multilabel-classification':
        case 'text-generation':
            throw new src/* ConfigurationError */.j1(model.subject, `task: a model for ${task} cannot be run here; score the data elsewhere and name the columns`);
    }
}

;// CONCATENATED MODULE: ./packages/model/src/session/run-rows.ts


/** Rows `start` to `end` of every tensor. */
function sliceFeeds(feeds, start, end) {
    return new Map([...feeds].map(([name, tensor]) => [name, sliceRows(tensor, start, end)]));
}
/**
 * Runs rows in portions of a fixed number; the last portion is filled up with its last row.
 *
 * @param subject first word of errors: `model` or `champion`
 * @throws InputError when an output has another number of rows than the portion.
 */
async function runPortions(run, subject, feeds, rows, portion) {
    const parts = new Map();
    for (let start = 0; start < rows; start += portion) {
        const end = Math.min(start + portion, rows);
        const part = sliceFeeds(feeds, start, end);
        const full = new Map([...part].map(([name, tensor]) => [name, padRows(tensor, portion)]));
        for (const [name, answer] of await run(full)) {
            if (answer.dims[0] !== portion) {
                throw new src/* InputError */.dz(subject, `output "${name}" has ${answer.dims[0] ?? 1} rows for ${portion} rows of data`);
            }
            parts.set(name, [...(parts.get(name) ?? []), sliceRows(answer, 0, end - start)]);
        }
    }
    return new Map([...parts].map(([name, tensors]) => [name, concatRows(tensors)]));
}
/**
 * The model's answers for the rows of a batch. A model whose batch size is fixed is run in portions
 * of that size.
 *
 * @param outputs names of the outputs to compute; default: all that can be read
 * @throws InputError as `FeatureBinding.feeds` and `ModelSession.run` do.
 */
async function runBatch(session, binding, batch, outputs) {
    const feeds = binding.feeds(batch);
    const { fixedRows } = binding;
    if (fixedRows === null || fixedRows === batch.rows)
        return session.run(feeds, outputs);
    const run = (portion) => session.run(portion, outputs);
    return runPortions(run, session.model.subject, feeds, batch.rows, fixedRows);
}

;// CONCATENATED MODULE: ./packages/model/src/check/result.ts

function checkResult(check, verdict, finding = {}) {
    const { observed = null, limit = null, reason = null } = finding;
    return { check, verdict, observed, limit, reason };
}
/** The message without its first word, which says what the message is about. */
function withoutSubject(error) {
    return error.message.slice(`${error.subject}: `.length);
}
/**
 * The result of a check that an error ended: `fail` when the model is to blame, `inconclusive`
 * when something else (the data, the runtime) kept the check from being made.
 *
 * @throws what is no InputError
 */
function failedCheck(check, error, modelSubject) {
    if (!(error instanceof src/* InputError */.dz))
        throw error;
    if (error.subject === modelSubject) {
        return checkResult(check, 'fail', { reason: withoutSubject(error) });
    }
    return checkResult(check, 'inconclusive', { reason: error.message });
}

;// CONCATENATED MODULE: ./packages/model/src/check/tolerance.ts


/** The tolerance of ONNX's own backend tests (onnx/backend/test/runner). */
const ONNX_TOLERANCE = { relative: 1e-3, absolute: 1e-7 };
function isClose(actual, expected, tolerance) {
    if (Object.is(actual, expected) || actual === expected)
        return true;
    if (!Number.isFinite(actual) || !Number.isFinite(expected)) {
        return Number.isNaN(actual) && Number.isNaN(expected);
    }
    const allowed = tolerance.absolute + tolerance.relative * Math.abs(expected);
    return Math.abs(actual - expected) <= allowed;
}
/**
 * The elements in which two tensors of equal type and size differ; null when there are none.
 * Floats within the tolerance are equal, infinities of the same sign too, and NaN where both are
 * NaN. Integers, booleans and strings must be the same.
 */
function differences(actual, expected, tolerance) {
    const hasTolerance = isFloat(actual.type);
    let count = 0;
    let position = -1;
    for (let i = 0; i < expected.data.length; i++) {
        const [a, b] = [actual.data[i], expected.data[i]];
        const same = hasTolerance ? isClose(Number(a), Number(b), tolerance) : a === b;
        if (same)
            continue;
        if (count === 0)
            position = i;
        count += 1;
    }
    return count === 0 ? null : { count, position };
}
/** Where an element stands: `[2, 0]`. */
function placeOf(dims, position) {
    const indices = [];
    let rest = position;
    for (const size of dims.toReversed()) {
        indices.unshift(rest % size);
        rest = Math.floor(rest / size);
    }
    return `[${indices.join(', ')}]`;
}
/** `2 of 74 values differ; the first at [0, 1]: 0.25 instead of 0.5`. */
function describeDifference(actual, expected, { count, position }) {
    return (`${(0,src/* formatCount */.B4)(count)} of ${(0,src/* formatCount */.B4)(expected.data.length)} values differ; the first at ` +
        `${placeOf(expected.dims, position)}: ${String(actual.data[position])} instead of ` +
        String(expected.data[position]));
}

;// CONCATENATED MODULE: ./packages/model/src/check/batch-consistency.ts





const CHECK = 'batch_consistency';
/** Sizes that a shape fixed by tracing, or a batch statistic, does not survive. */
const SIZES = [1, 2, 7];
/** Rows looked at: enough for every size to start at several places. */
const MAX_ROWS = 17;
function rowsIn(feeds) {
    const [first] = feeds.values();
    return first?.dims[0] ?? 0;
}
/** How the answers for rows from `start` on differ from those in the big batch; null if not. */
function compare(part, whole, start, size, tolerance) {
    for (const [name, expected] of whole) {
        const actual = part.get(name);
        const wanted = sliceRows(expected, start, start + size);
        if (actual?.dims.join() !== wanted.dims.join()) {
            return `output "${name}" has shape [${actual?.dims.join(', ') ?? ''}] for ${(0,src/* plural */.LS)(size, 'row')}`;
        }
        const difference = differences(actual, wanted, tolerance);
        if (difference === null)
            continue;
        return `output "${name}": ${describeDifference(actual, wanted, difference)}`;
    }
    return null;
}
async function firstInconsistency(session, feeds, rows, tolerance) {
    const whole = await session.run(feeds);
    const again = compare(await session.run(feeds), whole, 0, rows, tolerance);
    if (again !== null)
        return `the same rows get other answers in a second run: ${again}`;
    for (const size of SIZES.filter((candidate) => candidate < rows)) {
        for (let start = 0; start + size <= rows; start += size) {
            const part = await session.run(sliceFeeds(feeds, start, start + size));
            const problem = compare(part, whole, start, size, tolerance);
            if (problem === null)
                continue;
            const place = `rows ${start + 1} to ${start + size}`;
            return `${place} by themselves get other answers than among ${rows} rows: ${problem}`;
        }
    }
    return null;
}
/**
 * Whether a row gets the same answer alone, in a pair, in sevens and in a larger batch. A batch
 * size that tracing has fixed, or a mean over the batch, shows here.
 *
 * @param feeds tensors of at least two rows
 * @param fixedRows the batch size that the model declares as fixed, if it does
 */
async function checkBatchConsistency(session, feeds, fixedRows, tolerance = ONNX_TOLERANCE) {
    if (fixedRows !== null) {
        return checkResult(CHECK, 'fail', {
            observed: fixedRows,
            reason: `the model takes batches of exactly ${(0,src/* plural */.LS)(fixedRows, 'row')}; export it with a dynamic first dimension`,
        });
    }
    const rows = Math.min(rowsIn(feeds), MAX_ROWS);
    if (rows < 2) {
        return checkResult(CHECK, 'inconclusive', { observed: rows, reason: 'two rows are needed' });
    }
    try {
        const some = sliceFeeds(feeds, 0, rows);
        const problem = await firstInconsistency(session, some, rows, tolerance);
        return checkResult(CHECK, problem === null ? 'pass' : 'fail', {
            observed: rows,
            reason: problem,
        });
    }
    catch (error) {
        if (!(error instanceof src/* InputError */.dz))
            throw error;
        return checkResult(CHECK, 'fail', {
            observed: rows,
            reason: `some batch sizes cannot be run: ${(0,src/* messageOf */.bD)(error)}`,
        });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/check/binding.ts


/**
 * Whether every input of the model has a column in the data. `observed` is the number of columns
 * that are fed.
 *
 * @param bind makes the binding, which is handed back for the other checks
 * @throws ConfigurationError about anything but the model, as a missing `data.features`
 */
function checkBinding(model, bind) {
    try {
        const binding = bind();
        const observed = binding.requests.length;
        return { result: checkResult('binding', 'pass', { observed }), binding };
    }
    catch (error) {
        if (!(error instanceof src/* ConfigurationError */.j1) || error.subject !== model.subject)
            throw error;
        const reason = error.message.slice(`${error.subject}: `.length);
        return { result: checkResult('binding', 'fail', { reason }), binding: null };
    }
}

;// CONCATENATED MODULE: ./packages/model/src/check/golden-files.ts





async function readTensor(file, shown) {
    const bytes = await (0,promises_.readFile)(file);
    try {
        return decodeTensor(bytes, { start: 0, end: bytes.length });
    }
    catch (error) {
        if (!(error instanceof MalformedMessage))
            throw error;
        throw new src/* InputError */.dz('golden', `${shown} ${error.message}; a TensorProto is needed`);
    }
}
/** The tensors of `input_0.pb`, `input_1.pb`, … by the names of the model. */
async function readTensors(folder, kind, names) {
    const tensors = new Map();
    const files = (await (0,promises_.readdir)(folder)).flatMap((file) => {
        const number = new RegExp(`^${kind}_(\\d+)\\.pb$`).exec(file)?.[1];
        return number === undefined ? [] : [{ file, position: Number(number) }];
    });
    for (const { file, position } of files.sort((a, b) => a.position - b.position)) {
        const shown = external_node_path_default().posix.join(external_node_path_default().basename(folder), file);
        const { name, tensor } = await readTensor(external_node_path_default().join(folder, file), shown);
        const target = names.includes(name) ? name : names[position];
        if (target === undefined) {
            throw new src/* InputError */.dz('golden', `${shown}: the model has no ${kind} number ${position}`);
        }
        tensors.set(target, tensor);
    }
    return tensors;
}
async function isFolder(file) {
    return (0,promises_.readdir)(file).then(() => true, () => false);
}
/**
 * Reads recorded inputs and outputs in the layout of ONNX's backend tests: folders
 * `test_data_set_<n>` (or the folder itself) with `input_<i>.pb` and `output_<i>.pb`, each a
 * TensorProto. A tensor belongs to the input or output of its name, else to the one of its number.
 *
 * @throws InputError (`golden: …`) when there are none, or a file is no TensorProto.
 */
async function readGoldenCases(folder, names) {
    if (!(await isFolder(folder)))
        throw new src/* InputError */.dz('golden', `${folder}: no such folder`);
    const sets = (await (0,promises_.readdir)(folder)).filter((name) => /^test_data_set_\d+$/.test(name));
    const byNumber = (name) => Number(name.slice('test_data_set_'.length));
    sets.sort((a, b) => byNumber(a) - byNumber(b));
    const folders = sets.length > 0 ? sets.map((name) => external_node_path_default().join(folder, name)) : [folder];
    const cases = [];
    for (const one of folders) {
        const inputs = await readTensors(one, 'input', names.inputs);
        const outputs = await readTensors(one, 'output', names.outputs);
        cases.push({ name: external_node_path_default().basename(one), inputs, outputs });
    }
    if (cases.every(({ outputs }) => outputs.size === 0)) {
        throw new src/* InputError */.dz('golden', `${folder} has no recorded outputs; expected are test_data_set_0/input_0.pb, output_0.pb and so on`);
    }
    return cases;
}

;// CONCATENATED MODULE: ./packages/model/src/check/golden.ts



const golden_CHECK = 'golden';
/** What an output has that it should not; null when it is as recorded. */
function outputProblem(actual, expected, tolerance) {
    if (actual === undefined)
        return 'cannot be read from this model';
    if (actual.type !== expected.type)
        return `is ${actual.type}, recorded is ${expected.type}`;
    if (actual.dims.join() !== expected.dims.join()) {
        return `has shape [${actual.dims.join(', ')}], recorded is [${expected.dims.join(', ')}]`;
    }
    const difference = differences(actual, expected, tolerance);
    return difference === null
        ? null
        : `differs: ${describeDifference(actual, expected, difference)}`;
}
function caseProblem(answers, { name, outputs }, tolerance) {
    for (const [output, expected] of outputs) {
        const problem = outputProblem(answers.get(output), expected, tolerance);
        if (problem === null)
            continue;
        return `${name}: output "${output}" ${problem}`;
    }
    return null;
}
/**
 * Whether recorded inputs give the recorded outputs: element types and shapes exactly, floats
 * within the tolerance. `observed` is the number of cases that were run.
 *
 * @param folder as `readGoldenCases` reads it
 */
async function checkGolden(session, folder, tolerance = ONNX_TOLERANCE) {
    const { model } = session;
    try {
        const cases = await readGoldenCases(folder, {
            inputs: model.inputs.map(({ name }) => name),
            outputs: model.outputs.map(({ name }) => name),
        });
        for (const [position, one] of cases.entries()) {
            const problem = caseProblem(await session.run(one.inputs), one, tolerance);
            if (problem === null)
                continue;
            return checkResult(golden_CHECK, 'fail', { observed: position + 1, reason: problem });
        }
        return checkResult(golden_CHECK, 'pass', { observed: cases.length });
    }
    catch (error) {
        return failedCheck(golden_CHECK, error, model.subject);
    }
}

;// CONCATENATED MODULE: ./packages/model/src/check/latency.ts


const latency_CHECK = 'p95_latency_ms';
/** Calls that fill caches and are not counted. */
const WARM_UP = 20;
/** Calls of one window; a percentile is taken of each. */
const WINDOW = 200;
/** Windows whose percentiles must agree. */
const STABLE_WINDOWS = 3;
/** How far they may be apart, relative to the smallest. */
const STABILITY = 0.1;
/** Nearest-rank percentile: the smallest value that at least this share does not exceed. */
function percentile(sorted, share) {
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
function isStable(windows) {
    const last = windows.slice(-STABLE_WINDOWS);
    const smallest = Math.min(...last);
    return last.length === STABLE_WINDOWS && Math.max(...last) <= smallest * (1 + STABILITY);
}
/**
 * Measures calls with one row each: 20 to warm up, then windows of 200 until the 95th percentiles
 * of three in a row agree within 10 %, or the time is up. The percentiles reported are those of
 * the last three windows together (of everything, when there are fewer).
 *
 * @param rows feeds of one row each, used in turn
 */
async function measureLatency(session, rows, options = {}) {
    const { budgetMs = 5000, now = () => performance.now() } = options;
    const outputs = session.model.runnable.outputs.map(({ name }) => name);
    const durations = [];
    const windows = [];
    let time = now();
    const end = time + budgetMs;
    for (let call = -WARM_UP; time < end && !isStable(windows); call++) {
        const feeds = rows[(call + WARM_UP) % rows.length];
        if (feeds === undefined)
            throw new Error('there is no row to call the model with');
        const start = now();
        await session.run(feeds, outputs);
        time = now();
        if (call < 0)
            continue;
        durations.push(time - start);
        if (durations.length % WINDOW > 0)
            continue;
        windows.push(percentile(Float64Array.from(durations.slice(-WINDOW)).sort(), 0.95));
    }
    const judged = windows.length < STABLE_WINDOWS ? durations : durations.slice(-STABLE_WINDOWS * WINDOW);
    const sorted = Float64Array.from(judged).sort();
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share));
    return {
        samples: sorted.length,
        p50: p50 ?? NaN,
        p95: p95 ?? NaN,
        p99: p99 ?? NaN,
        windows,
        isStable: isStable(windows),
    };
}
/**
 * Whether the 95th percentile is within a budget in milliseconds; without one it is only reported.
 * Inconclusive with fewer than 200 calls, and when the machine is so unsteady that some windows
 * are within the budget and some are not.
 */
function checkLatency(latency, limitMs) {
    const { samples, p95, windows } = latency;
    if (samples < WINDOW) {
        return checkResult(latency_CHECK, 'inconclusive', {
            observed: samples === 0 ? null : p95,
            limit: limitMs,
            reason: `${samples} calls were made in the time there is; ${WINDOW} are needed`,
        });
    }
    const finding = { observed: p95, limit: limitMs };
    if (limitMs === null)
        return checkResult(latency_CHECK, 'pass', finding);
    const lowest = Math.min(...windows);
    const highest = Math.max(...windows);
    if (!latency.isStable && lowest <= limitMs && highest > limitMs) {
        return checkResult(latency_CHECK, 'inconclusive', {
            ...finding,
            reason: `the machine is too unsteady: the 95th percentile of ${WINDOW} calls was between ` +
                `${(0,src/* formatNumber */.ZV)(lowest)} and ${(0,src/* formatNumber */.ZV)(highest)} ms`,
        });
    }
    if (p95 <= limitMs)
        return checkResult(latency_CHECK, 'pass', finding);
    return checkResult(latency_CHECK, 'fail', {
        ...finding,
        reason: `the 95th percentile is ${(0,src/* formatNumber */.ZV)(p95)} ms, the budget is ${(0,src/* formatNumber */.ZV)(limitMs)} ms`,
    });
}

;// CONCATENATED MODULE: ./packages/model/src/check/loads.ts

/**
 * Whether ONNX Runtime accepts the model: opsets and IR version known, no custom operator, external
 * data there, a valid graph. `observed` is the runtime.
 *
 * @param open opens the session, which is handed back for the other checks
 */
async function checkLoads(model, open) {
    try {
        const session = await open();
        return { result: checkResult('loads', 'pass', { observed: session.runtime }), session };
    }
    catch (error) {
        return { result: failedCheck('loads', error, model.subject), session: null };
    }
}

;// CONCATENATED MODULE: ./packages/model/src/check/runs.ts





/** Elements that are no finite numbers, over all batches. */
class NonFiniteElements {
    #count = 0;
    #first = null;
    add(output, tensor, start) {
        if (!isFloat(tensor.type))
            return;
        const width = elementCount(tensor.dims.slice(1));
        for (let i = 0; i < tensor.data.length; i++) {
            const value = Number(tensor.data[i]);
            if (Number.isFinite(value))
                continue;
            this.#count += 1;
            this.#first ??=
                `${value} in row ${(0,src/* formatCount */.B4)(start + Math.floor(i / width) + 1)}, ` +
                    `column ${(i % width) + 1} of output "${output}"`;
        }
    }
    result() {
        const observed = this.#count;
        return checkResult('finite_outputs', observed === 0 ? 'pass' : 'fail', {
            observed,
            limit: 0,
            reason: this.#first === null
                ? null
                : `${(0,src/* plural */.LS)(observed, 'value')} of the outputs ${observed === 1 ? 'is' : 'are'} no finite ` +
                    `number; the first is ${this.#first}`,
        });
    }
}
function checkRows(session, outputs, rows) {
    for (const [name, { dims }] of outputs) {
        if (dims[0] === rows)
            continue;
        throw new src/* InputError */.dz(session.model.subject, `output "${name}" has shape [${dims.join(', ')}] for ${(0,src/* plural */.LS)(rows, 'row')} of data; ` +
            'one answer a row is needed');
    }
}
/**
 * Runs the model on batches of data: does it answer, with one answer a row, without NaN and
 * infinities?
 */
async function checkRuns(session, binding, batches) {
    const nonFinite = new NonFiniteElements();
    let rows = 0;
    try {
        for await (const batch of batches) {
            if (batch.rows === 0)
                continue;
            const outputs = await runBatch(session, binding, batch);
            checkRows(session, outputs, batch.rows);
            for (const [name, tensor] of outputs)
                nonFinite.add(name, tensor, batch.start);
            rows += batch.rows;
        }
    }
    catch (error) {
        return { runs: failedCheck('runs', error, session.model.subject), finite: null };
    }
    if (rows === 0) {
        const reason = 'there are no rows to run';
        return { runs: checkResult('runs', 'inconclusive', { observed: 0, reason }), finite: null };
    }
    return { runs: checkResult('runs', 'pass', { observed: rows }), finite: nonFinite.result() };
}

;// CONCATENATED MODULE: ./packages/model/src/check/signature.ts




/** Symbolic and unknown sizes, on either side, go with any size. */
function fits(actual, expected) {
    return typeof actual !== 'number' || typeof expected !== 'number' || actual === expected;
}
function shapeProblem(actual, expected) {
    if (actual === null)
        return null;
    const isSame = actual.length === expected.shape.length &&
        actual.every((size, position) => fits(size, expected.shape[position] ?? null));
    return isSame
        ? null
        : `has shape ${describeShape(actual)}, expected is ${describeShape(expected.shape)}`;
}
function typeProblem(actual, expected) {
    const type = parseElementType(expected.type);
    if (type === null) {
        throw new src/* ConfigurationError */.j1('model', `signature: "${expected.type}" is no element type of ONNX; for example float32, int64, string`);
    }
    const element = describeElement(actual.type);
    return element === type ? null : `is ${element}, expected is ${type}`;
}
/** What is wrong with the inputs (or outputs); empty when nothing is. */
function problems(what, actual, expected) {
    const names = actual.map(({ name }) => name);
    const found = [];
    for (const tensor of expected) {
        const value = actual.find(({ name }) => name === tensor.name);
        if (value === undefined) {
            const hint = (0,src/* didYouMean */.au)(tensor.name, names) || ';';
            found.push(`there is no ${what} "${tensor.name}"${hint} ${what}s are ${(0,src/* listNames */.Zv)(names)}`);
            continue;
        }
        const shape = 'shape' in value.type ? value.type.shape : null;
        const all = [typeProblem(value, tensor), shapeProblem(shape, tensor)];
        for (const problem of all) {
            if (problem !== null)
                found.push(`${what} "${tensor.name}" ${problem}`);
        }
    }
    const extra = names.filter((name) => !expected.some((tensor) => tensor.name === name));
    if (extra.length > 0)
        found.push(`the model also has the ${what} ${(0,src/* listNames */.Zv)(extra)}`);
    return found;
}
/**
 * Whether the model's inputs and outputs have the names, element types and shapes that the
 * configuration expects; in a ZipMap model the probabilities are the float32 [N, k] before it.
 * Element types go by any of their names (`float`, `float32`, `tensor(float)`, `FP32`).
 *
 * @throws ConfigurationError for an element type that ONNX has not.
 */
function checkSignature(model, expected) {
    const outputs = [...model.runnable.outputs, ...model.runnable.unreadable];
    const found = [
        ...(expected.inputs === undefined ? [] : problems('input', model.inputs, expected.inputs)),
        ...(expected.outputs === undefined ? [] : problems('output', outputs, expected.outputs)),
    ];
    return checkResult('signature', found.length === 0 ? 'pass' : 'fail', {
        reason: found.length === 0 ? null : found.join('; '),
    });
}

;// CONCATENATED MODULE: ./packages/model/src/check/size.ts


const MEGABYTE = 1_000_000;
/**
 * Whether the model's file, with its external data, is within a budget in MB (of 1,000,000 bytes);
 * without one the size is only reported.
 */
function checkModelSize(sizeBytes, limitMb) {
    const observed = sizeBytes / MEGABYTE;
    const isWithin = limitMb === null || observed <= limitMb;
    return checkResult('model_size_mb', isWithin ? 'pass' : 'fail', {
        observed,
        limit: limitMb,
        reason: isWithin
            ? null
            : `the model has ${(0,src/* formatNumber */.ZV)(observed)} MB, the budget is ${(0,src/* formatNumber */.ZV)(limitMb)} MB`,
    });
}

;// CONCATENATED MODULE: ./packages/model/src/index.ts































/***/ }),

/***/ 47132:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gp: () => (/* reexport */ loadDuckDb),
  aD: () => (/* reexport */ loadOnnxRuntime),
  dG: () => (/* reexport */ onnxRuntimeFiles)
});

// UNUSED EXPORTS: loadAnyOnnxRuntime

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
;// CONCATENATED MODULE: ./packages/native/src/pins.ts
// Generated by `node scripts/pins.ts` from package-lock.json; do not edit.
/** Versions and hashes of the packages that are fetched at run time. */
const PINS = {
    '@duckdb/node-api': {
        version: '1.5.6-r.1',
        integrity: 'sha512-yIPol6P4EQmsAUsb27donJf7iADrM31Ei/WkvhkZpSscjhEErYsuF19lsJ/qz5mUWxsKFQpLdjvrlhPQnMTBqw==',
    },
    '@duckdb/node-bindings': {
        version: '1.5.6-r.1',
        integrity: 'sha512-/pWlTyvKC1d16iSMJCBAPwlmzoeXRs5Y9cqG+TpKd/YAW6Ke05FJg099v/Im2bkS9BgznNyNcAK1NxA1eQhSUw==',
    },
    '@duckdb/node-bindings-darwin-arm64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-KFT/J/pyouuAD1jftAIfcWVRdorg+c/yVR/BJL8LJKrST+mYC4d7QSuQ+iXSYbFpHENUAeZUagXrMPtZT8Xzsg==',
    },
    '@duckdb/node-bindings-darwin-x64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-tVwUZNvdQoaPJhrh3q2e6jxm1MhahNHJQK/pvCyco46NX0mEuGzlw9i0n2MArgsyzccdCwScOK9ctbyr+3oMbQ==',
    },
    '@duckdb/node-bindings-linux-arm64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-3jnUaDil1BrF/6vAZwVaInJ1xoBaWGHB4PDiUnzJWKCo8a8TLx9j7/gPyPl/UGRBftrYIuTihRZSfF4mWMgtWA==',
    },
    '@duckdb/node-bindings-linux-arm64-musl': {
        version: '1.5.6-r.1',
        integrity: 'sha512-j6dcNLWnFvlQyKMtl36HyeDsOaetXFoj0dH21Q9MbLjABNuJs5ekDV6zMSEda/g5+z1Tm6r2KFOS8j3tGUCRiw==',
    },
    '@duckdb/node-bindings-linux-x64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-IXcrZJE6kEqM0Z4wwdVnGBHX/frOS33VPNAwDXQ/Q+Fs84b058Qe94chrCCIcNJlG8Y3UHIUU4eBeCQxW5mN1Q==',
    },
    '@duckdb/node-bindings-linux-x64-musl': {
        version: '1.5.6-r.1',
        integrity: 'sha512-PVzIEZqp7QN07WBgjmIH0cK2GKXR735KmL6wnghTzRnhHWrePxx3MjZB9zZHI8tB73wdF8luarBm4EgqSjGyVA==',
    },
    '@duckdb/node-bindings-win32-arm64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-nzNTZx9rus5QpuX+KH6UOPNeZp8yF25TxV6DiUly4RKgR5mu6xo8c7a7lS80AqxTJfJ9BwUIiqlCuYKWztRM5A==',
    },
    '@duckdb/node-bindings-win32-x64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-5Rpn5WXEG5gY/u7Keh+c4kuwG/LiE31pCP9CoCohv+u0aFensk/yRIQVW/CXuIoITky9xFhdRzaWUtAnGTYxJQ==',
    },
    'detect-libc': {
        version: '2.1.2',
        integrity: 'sha512-Btj2BOOO83o3WyH59e8MgXsxEQVcarkUOpEYrubB0urwnN10yQ364rsiByU11nZlqWYZm05i/of7io4mzihBtQ==',
    },
    'onnxruntime-common': {
        version: '1.30.0',
        integrity: 'sha512-7fdVWjAID1dVhH/G8qK3APARunV4VkBFoCQAP7qp4Wkab0mrorvmc+sqiT+mKXOzDqdjN5j+/Z9nb4gzNPWcyA==',
    },
    'onnxruntime-node': {
        version: '1.30.0',
        integrity: 'sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==',
    },
};

// EXTERNAL MODULE: ./node_modules/detect-libc/lib/detect-libc.js
var detect_libc = __webpack_require__(8772);
;// CONCATENATED MODULE: ./packages/native/src/platform.ts

/** The platform of this process. */
function currentPlatform() {
    return { os: process.platform, arch: process.arch, musl: (0,detect_libc.familySync)() === detect_libc.MUSL };
}
/** `linux-x64`, `linux-arm64-musl`, `win32-x64`. */
function platformName(platform) {
    return `${platform.os}-${platform.arch}${platform.musl ? '-musl' : ''}`;
}

;// CONCATENATED MODULE: ./packages/native/src/library.ts



const ONNX_PLATFORMS = ['darwin-arm64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'];
/** Files that say what a package is and under which terms it may be used. */
const ABOUT = ['package.json', 'README.md', 'LICENSE'];
function pinned(pins, name, keep = null) {
    const pin = pins[name];
    if (pin === undefined)
        throw new Error(`There is no pin for ${name}`);
    return { name, ...pin, keep };
}
/**
 * DuckDB for a platform.
 *
 * @throws InputError when DuckDB is not built for it.
 */
function duckDb(platform, pins = PINS) {
    const name = platformName(platform);
    const bindings = `@duckdb/node-bindings-${name}`;
    const api = pinned(pins, '@duckdb/node-api');
    const title = `DuckDB ${api.version}`;
    if (pins[bindings] === undefined) {
        throw new src/* InputError */.dz('runtime', `${title} has no build for ${name}; run this step on Linux, macOS or Windows (x64 or arm64)`);
    }
    return {
        title,
        version: api.version,
        entry: api.name,
        tool: 'slipway-duckdb',
        platform: name,
        packages: [
            api,
            pinned(pins, '@duckdb/node-bindings'),
            pinned(pins, 'detect-libc'),
            pinned(pins, bindings),
        ],
        binding: { chain: [api.name, '@duckdb/node-bindings', bindings], file: 'duckdb.node' },
    };
}
/**
 * ONNX Runtime's native build for a platform.
 *
 * @throws InputError when there is none (macOS on x64, musl).
 */
function onnxRuntime(platform, pins = PINS) {
    const name = platformName(platform);
    const folder = `bin/napi-v6/${platform.os}/${platform.arch}/`;
    const node = pinned(pins, 'onnxruntime-node', [...ABOUT, 'dist/', folder]);
    const title = `ONNX Runtime ${node.version}`;
    if (!ONNX_PLATFORMS.includes(name)) {
        throw new src/* InputError */.dz('runtime', `${title} has no native build for ${name} (it has: ${ONNX_PLATFORMS.join(', ')})`);
    }
    return {
        title,
        version: node.version,
        entry: node.name,
        tool: 'slipway-onnxruntime-node',
        platform: name,
        packages: [node, pinned(pins, 'onnxruntime-common', [...ABOUT, 'dist/'])],
        binding: { chain: [node.name], file: `${folder}onnxruntime_binding.node` },
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./packages/native/src/installed.ts




/** The version that a package.json states, or null. */
function versionOf(packageJson) {
    const content = JSON.parse((0,external_node_fs_.readFileSync)(packageJson, 'utf8'));
    const isObject = typeof content === 'object' && content !== null;
    return isObject && 'version' in content && typeof content.version === 'string'
        ? content.version
        : null;
}
/** Why the library in node_modules cannot be used, or null when it can. */
function obstacle(library, from) {
    let start = from;
    for (const name of library.binding.chain) {
        const packageJson = (0,external_node_module_.createRequire)(start).resolve(`${name}/package.json`);
        const wanted = library.packages.find((entry) => entry.name === name)?.version;
        const found = versionOf(packageJson);
        if (found !== wanted)
            return `${name} is ${found ?? 'of no version'}, not ${wanted ?? 'known'}`;
        start = packageJson;
    }
    const binding = external_node_path_default().join(external_node_path_default().dirname(String(start)), library.binding.file);
    return (0,external_node_fs_.existsSync)(binding) ? null : `${binding} is missing`;
}
/**
 * The place in node_modules to load the library from: there in the pinned version and with the
 * binding for this platform. Otherwise null (another version would give other numbers).
 */
function findInstalled(library, settings) {
    if (settings.from === null)
        return null;
    let reason;
    try {
        reason = obstacle(library, settings.from);
    }
    catch (error) {
        reason = (0,src/* messageOf */.bD)(error).split('\n')[0] ?? '';
    }
    if (reason === null)
        return settings.from;
    settings.logger.debug(`${library.title} is not taken from node_modules: ${reason}`);
    return null;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./packages/native/src/manifest.ts





const MANIFEST = 'slipway-manifest.json';
const fileSchema = schemas/* strictObject */.rej({
    size: schemas/* number */.aig(),
    sha256: schemas/* string */.YjP(),
    /** Time of the last change of content or attributes (ctime), nanoseconds. */
    changed: schemas/* string */.YjP(),
});
const manifestSchema = schemas/* strictObject */.rej({
    /** The packages that were unpacked: `name@version integrity`. */
    packages: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Every file, by its path relative to the folder, with forward slashes. */
    files: schemas/* record */.g1P(schemas/* string */.YjP(), fileSchema),
});
function packageLines(library) {
    return library.packages.map(({ name, version, integrity }) => `${name}@${version} ${integrity}`);
}
/** Puts a file's content on the disk, and describes it. */
async function record(file) {
    const handle = await (0,promises_.open)(file, 'r+');
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    const { size, ctimeNs } = await (0,promises_.stat)(file, { bigint: true });
    return { size: Number(size), sha256: await (0,src/* digestFile */.TM)(file), changed: String(ctimeNs) };
}
/** Writes the manifest of a folder that is complete. */
async function writeManifest(folder, library) {
    const files = {};
    for (const entry of await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile())
            continue;
        const file = external_node_path_default().join(entry.parentPath, entry.name);
        files[external_node_path_default().relative(folder, file).split((external_node_path_default()).sep).join('/')] = await record(file);
    }
    const text = (0,src/* stringifyJson */.sd)({ packages: packageLines(library), files });
    await (0,promises_.writeFile)(external_node_path_default().join(folder, MANIFEST), text, { flush: true });
}
async function isUnchanged(file, recorded) {
    const { size, ctimeNs } = await (0,promises_.stat)(file, { bigint: true });
    if (Number(size) !== recorded.size)
        return false;
    return String(ctimeNs) === recorded.changed || (await (0,src/* digestFile */.TM)(file)) === recorded.sha256;
}
/**
 * Whether a folder holds what was unpacked into it: the manifest names exactly the pinned packages
 * with their hashes, and every file of it is there in its size and unwritten since its sha256 was
 * taken (same ctime; else the sha256 is computed again). It detects torn, truncated and altered
 * copies. It cannot detect someone who rewrites the manifest as well: whoever may write the
 * tool-cache may run code as this user anyway.
 */
async function inspect(folder, library) {
    if (!(0,external_node_fs_.existsSync)(folder))
        return 'absent';
    try {
        const text = await (0,promises_.readFile)(external_node_path_default().join(folder, MANIFEST), 'utf8');
        const manifest = manifestSchema.parse(JSON.parse(text));
        if (manifest.packages.join('\n') !== packageLines(library).join('\n'))
            return 'damaged';
        for (const [name, recorded] of Object.entries(manifest.files)) {
            if (!(await isUnchanged(external_node_path_default().join(folder, name), recorded)))
                return 'damaged';
        }
        return 'intact';
    }
    catch {
        return 'damaged';
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(81260);
;// CONCATENATED MODULE: ./packages/native/src/npm.ts





async function isProgram(file) {
    try {
        await (0,promises_.access)(file, external_node_fs_.constants.X_OK);
        return (await (0,promises_.stat)(file)).isFile();
    }
    catch {
        return false;
    }
}
/** The value of a variable whose name has no fixed case on Windows (`Path`). */
function searchPath(environment) {
    const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH');
    return (name && environment[name]) || '';
}
/**
 * npm: the one on PATH, else the one that came with the running Node (GitHub's runner starts
 * actions in containers with a Node that is not on PATH), else null.
 */
async function findNpm(environment, node) {
    const name = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    for (const folder of searchPath(environment).split((external_node_path_default()).delimiter)) {
        const program = external_node_path_default().join(folder, name);
        if (external_node_path_default().isAbsolute(folder) && (await isProgram(program)))
            return { program, args: [] };
    }
    const home = external_node_path_default().dirname(node);
    for (const modules of [external_node_path_default().join(home, '../lib/node_modules'), external_node_path_default().join(home, 'node_modules')]) {
        const script = external_node_path_default().join(modules, 'npm/bin/npm-cli.js');
        const isFile = await (0,promises_.stat)(script).then((found) => found.isFile(), () => false);
        if (isFile)
            return { program: node, args: [script] };
    }
    return null;
}
/**
 * npm's environment: the caller's (its registry, proxy and credentials), with the running Node
 * reachable for npm's scripts, and seconds instead of minutes between attempts so that a machine
 * without network learns it soon.
 */
function npmEnvironment(environment, node) {
    const variables = {
        npm_config_fetch_retry_mintimeout: '1000',
        npm_config_fetch_retry_maxtimeout: '5000',
    };
    for (const [name, value] of Object.entries(environment)) {
        if (value === undefined || name.toUpperCase() === 'PATH')
            continue;
        // npm reads its variables in any case; ours must not compete with the user's.
        if (/^npm_config_/i.test(name))
            Reflect.deleteProperty(variables, name.toLowerCase());
        variables[name] = value;
    }
    variables.PATH = [searchPath(environment), external_node_path_default().dirname(node)]
        .filter(Boolean)
        .join((external_node_path_default()).delimiter);
    return variables;
}
/** Stack lines, system call numbers, the place of npm's log. */
const NOISE = /^\s|^[{}]|^(?:syscall|errno) |complete log of this run/;
/** npm's reason in one line, without stack, log file and credentials. */
function npmReason(stderr) {
    const all = stderr
        .replace(/(:\/\/)[^/@\s]+@/g, '$1***@')
        .trim()
        .split(/\r?\n/);
    const lines = all
        .map((line) => /^npm (?:error|ERR!) (.*)$/.exec(line)?.[1] ?? '')
        .filter((line) => line.trim() !== '' && !NOISE.test(line))
        .map((line) => line.trim());
    return lines.slice(0, 4).join('; ') || all.at(-1) || 'npm gave no reason';
}
/** How npm names the tarball of a package. */
function tarballName({ name, version }) {
    return `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}.tgz`;
}
/**
 * Fetches the tarballs of a library's packages into a folder with `npm pack`.
 *
 * @returns the tarballs' paths, in the order of the packages
 * @throws InputError when there is no npm, or npm fails.
 */
async function fetchTarballs(library, folder, settings) {
    const node = process.execPath;
    const npm = await findNpm(settings.environment, node);
    if (npm === null) {
        throw new src/* InputError */.dz('runtime', `${library.title} is neither installed nor cached, and npm, which would fetch it, is neither ` +
            `on PATH nor beside Node (${external_node_path_default().dirname(node)}); install npm, or run \`npm ci\` in ` +
            "Slipway's folder");
    }
    const specs = library.packages.map(({ name, version }) => `${name}@${version}`);
    const args = [...npm.args, 'pack', ...specs, '--pack-destination', folder];
    args.push('--prefer-offline', '--ignore-scripts', '--no-workspaces', '--loglevel=error');
    const { exitCode, stderr } = await (0,exec/* getExecOutput */.H)(`"${npm.program}"`, args, {
        cwd: folder,
        env: npmEnvironment(settings.environment, node),
        silent: true,
        ignoreReturnCode: true,
    }).catch((error) => ({ exitCode: 1, stderr: (0,src/* messageOf */.bD)(error) }));
    if (exitCode !== 0) {
        throw new src/* InputError */.dz('runtime', `${library.title} is neither installed nor cached, and npm could not fetch it: ` +
            `${npmReason(stderr)}; check network, proxy and npm's settings, or run \`npm ci\` in ` +
            "Slipway's folder");
    }
    return library.packages.map((entry) => external_node_path_default().join(folder, tarballName(entry)));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/modern-tar/dist/fs/index.js + 1 modules
var fs = __webpack_require__(82897);
;// CONCATENATED MODULE: ./packages/native/src/tarball.ts






/**
 * Compares a tarball with the pinned hash.
 *
 * @throws InputError that names package, expected and found hash.
 */
async function checkIntegrity(tarball, wanted) {
    const hash = (0,external_node_crypto_.createHash)('sha512');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(tarball), hash);
    const found = `sha512-${hash.digest('base64')}`;
    if (found === wanted.integrity)
        return;
    throw new src/* InputError */.dz('runtime', `${wanted.name}@${wanted.version} is not the package that Slipway was tested with and is not ` +
        `used: expected ${wanted.integrity}, found ${found}; let npm use a registry that serves the ` +
        'package unchanged, and empty its cache (npm cache clean --force)');
}
/** Whether a file of a package is wanted. */
function isKept(name, keep) {
    if (keep === null)
        return true;
    return keep.some((rule) => (rule.endsWith('/') ? name.startsWith(rule) : name === rule));
}
/** Unpacks the wanted files of a package's tarball into a folder. Links are left out. */
async function unpackPackage(tarball, folder, keep) {
    const unpack = (0,fs/* unpackTar */.Ag)(folder, {
        // The first component is the package's own folder, `package/` as a rule; filter comes after it.
        strip: 1,
        filter: ({ type, name }) => type === 'file' && isKept(name, keep),
        fmode: 0o644,
        dmode: 0o755,
        strict: true,
    });
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(tarball), (0,external_node_zlib_.createGunzip)(), unpack);
}

;// CONCATENATED MODULE: ./packages/native/src/tool-cache.ts





// The layout is that of @actions/tool-cache (<tool>/<version>/<arch> and <arch>.complete beside
// it), so `find` of that package sees what lies here. Its `cacheDir` is not used: it empties the
// folder and copies into it, so that two processes tear each other's copy, and it writes workflow
// commands to stdout, which belongs to the command line's results.
const UNFINISHED = /^\.(?:stage|discarded)-/;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Whether something thrown by Node's file functions has one of these codes. */
function hasCode(error, codes) {
    const isObject = typeof error === 'object' && error !== null;
    return isObject && 'code' in error && codes.includes(String(error.code));
}
/** The library's place in a tool-cache. */
function cachedFolder(toolCache, library) {
    return external_node_path_default().join(toolCache, library.tool, library.version, library.platform);
}
/** The first of the tool-caches that can be written. */
async function writableToolCache(toolCaches) {
    const reasons = [];
    for (const folder of toolCaches) {
        try {
            await (0,promises_.mkdir)(folder, { recursive: true });
            await (0,promises_.access)(folder, external_node_fs_.constants.W_OK);
            return folder;
        }
        catch (error) {
            reasons.push((0,src/* messageOf */.bD)(error));
        }
    }
    throw new src/* InputError */.dz('runtime', `no folder can be written to keep DuckDB and ONNX Runtime in (${reasons.join('; ')}); ` +
        'set RUNNER_TOOL_CACHE to one that can');
}
/** Removes what killed processes left half-done beside the library's folder more than a day ago. */
async function sweep(parent) {
    for (const name of await (0,promises_.readdir)(parent)) {
        const leftover = external_node_path_default().join(parent, name);
        if (!UNFINISHED.test(name))
            continue;
        const found = await (0,promises_.stat)(leftover).catch(() => null);
        if (found !== null && Date.now() - found.mtimeMs > DAY_MS) {
            await (0,promises_.rm)(leftover, { recursive: true, force: true });
        }
    }
}
/** A new folder on the same file system as the library's folder, to be filled and published. */
async function makeStage(folder) {
    const parent = external_node_path_default().dirname(folder);
    await (0,promises_.mkdir)(parent, { recursive: true });
    await sweep(parent);
    return (0,promises_.mkdtemp)(external_node_path_default().join(parent, '.stage-'));
}
/**
 * Takes a damaged copy out of the way. Only for a folder that was seen to be damaged: an absent one
 * may be published by another process at any time.
 */
async function discard(folder) {
    const aside = await (0,promises_.mkdtemp)(external_node_path_default().join(external_node_path_default().dirname(folder), '.discarded-'));
    try {
        await (0,promises_.rename)(folder, external_node_path_default().join(aside, external_node_path_default().basename(folder)));
    }
    catch (error) {
        if (!hasCode(error, ['ENOENT']))
            throw error;
    }
    finally {
        await (0,promises_.rm)(aside, { recursive: true, force: true });
    }
}
/**
 * Makes a filled stage the library's folder in one step (rename), so that no other process ever
 * sees half of it. When another process was faster, its copy is used and the stage is removed.
 */
async function publish(stage, folder, library) {
    try {
        await (0,promises_.rename)(stage, folder);
    }
    catch (error) {
        const taken = hasCode(error, ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES']);
        if (!taken || (await inspect(folder, library)) !== 'intact')
            throw error;
        await (0,promises_.rm)(stage, { recursive: true, force: true });
    }
    await (0,promises_.writeFile)(`${folder}.complete`, '');
}

;// CONCATENATED MODULE: ./packages/native/src/obtain.ts









/** Fetches the packages into `downloads` and checks their hashes; the tarballs' paths. */
async function download(downloads, library, settings) {
    // With its own package.json the folder is npm's project: no .npmrc of a checkout applies.
    await (0,promises_.writeFile)(external_node_path_default().join(downloads, 'package.json'), '{}');
    const tarballs = await fetchTarballs(library, downloads, settings);
    for (const [index, entry] of library.packages.entries()) {
        await checkIntegrity(tarballs[index] ?? '', entry);
    }
    return tarballs;
}
/** Unpacks checked tarballs as a node_modules tree and publishes it as `folder`. */
async function unpack(tarballs, folder, library) {
    const stage = await makeStage(folder);
    try {
        for (const [index, entry] of library.packages.entries()) {
            const target = external_node_path_default().join(stage, 'node_modules', entry.name);
            await unpackPackage(tarballs[index] ?? '', target, entry.keep);
        }
        await writeManifest(stage, library);
        await publish(stage, folder, library);
    }
    catch (error) {
        await (0,promises_.rm)(stage, { recursive: true, force: true });
        throw error;
    }
}
async function install(folder, library, settings) {
    const { temporary, logger } = settings;
    let downloads = null;
    try {
        await (0,promises_.mkdir)(temporary, { recursive: true });
        downloads = await (0,promises_.mkdtemp)(external_node_path_default().join(temporary, 'slipway-npm-'));
        if ((await inspect(folder, library)) === 'damaged') {
            logger.info(`The cached copy in ${folder} is damaged and is replaced`);
            await discard(folder);
        }
        await unpack(await download(downloads, library, settings), folder, library);
    }
    catch (error) {
        if (error instanceof src/* UserError */.yo)
            throw error;
        throw new src/* InputError */.dz('runtime', `${library.title} could not be put into ${folder}: ${(0,src/* messageOf */.bD)(error)}; it needs space and ` +
            `the right to write there and in ${temporary} (RUNNER_TOOL_CACHE, RUNNER_TEMP)`, { cause: error });
    }
    finally {
        if (downloads !== null)
            await (0,promises_.rm)(downloads, { recursive: true, force: true });
    }
}
async function locate(library, settings) {
    const installed = findInstalled(library, settings);
    if (installed !== null)
        return installed;
    for (const toolCache of settings.toolCaches) {
        const folder = cachedFolder(toolCache, library);
        if ((await inspect(folder, library)) === 'intact')
            return external_node_path_default().join(folder, 'index.js');
    }
    const folder = cachedFolder(await writableToolCache(settings.toolCaches), library);
    settings.logger.info(`Fetching ${library.title} for ${library.platform} with npm into ${folder}`);
    await install(folder, library, settings);
    return external_node_path_default().join(folder, 'index.js');
}
/** What was looked up before in this process; a failed fetch is not tried again either. */
const located = new Map();
/**
 * Where a native library is: a place from which Node finds it. It is looked for once a process.
 *
 * @throws InputError when it cannot be had
 */
async function locateLibrary(library, settings) {
    const { tool, platform } = library;
    const key = JSON.stringify([tool, platform, settings.toolCaches, String(settings.from)]);
    const pending = located.get(key) ?? locate(library, settings);
    located.set(key, pending);
    return pending;
}
/**
 * Loads a native library: from node_modules, else from the tool-cache, else fetched into it.
 *
 * @throws InputError when it cannot be had or does not load on this machine.
 */
async function loadLibrary(library, settings) {
    const place = await locateLibrary(library, settings);
    settings.logger.debug(`${library.title} is loaded from ${String(place)}`);
    try {
        return (0,external_node_module_.createRequire)(place)(library.entry);
    }
    catch (error) {
        throw new src/* InputError */.dz('runtime', `${library.title} (${library.platform}) does not load on this machine: ${(0,src/* messageOf */.bD)(error)}`, { cause: error });
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
var external_node_os_default = /*#__PURE__*/__webpack_require__.n(external_node_os_);
;// CONCATENATED MODULE: ./packages/native/src/settings.ts





/**
 * The operating system's place for what can be made again: XDG_CACHE_HOME or `~/.cache`,
 * `~/Library/Caches`, `%LOCALAPPDATA%`. A folder that other users can write is never taken:
 * native code is loaded from it.
 */
function userCache(environment, system) {
    const home = environment.HOME || environment.USERPROFILE;
    const standard = {
        win32: environment.LOCALAPPDATA,
        darwin: home && external_node_path_default().join(home, 'Library', 'Caches'),
    };
    const cache = standard[system] || environment.XDG_CACHE_HOME || (home && external_node_path_default().join(home, '.cache'));
    return cache ? external_node_path_default().join(cache, 'slipway', 'tools') : null;
}
function toolCaches(options, environment, system) {
    if (options.toolCache !== undefined)
        return [external_node_path_default().resolve(options.toolCache)];
    const candidates = [environment.RUNNER_TOOL_CACHE, userCache(environment, system)];
    const folders = candidates
        .filter((folder) => folder !== undefined && folder !== null)
        .filter((folder) => external_node_path_default().isAbsolute(folder));
    if (folders.length > 0)
        return folders;
    throw new src/* InputError */.dz('runtime', 'there is no folder to keep DuckDB and ONNX Runtime in (neither RUNNER_TOOL_CACHE nor HOME is ' +
        'set); set RUNNER_TOOL_CACHE to an absolute path that can be written');
}
/**
 * Fills in the defaults. This is the only place that reads the process's environment.
 *
 * @throws InputError when there is no folder to keep libraries in.
 */
function resolveSettings(options) {
    const environment = options.environment ?? process.env;
    const platform = options.platform ?? currentPlatform();
    return {
        logger: options.logger,
        toolCaches: toolCaches(options, environment, platform.os),
        temporary: options.temporary ?? (environment.RUNNER_TEMP || external_node_os_default().tmpdir()),
        environment,
        from: options.from === undefined ? import.meta.url : options.from,
        platform,
        pins: options.pins ?? PINS,
    };
}

;// CONCATENATED MODULE: ./packages/native/src/duckdb.ts



/**
 * Loads DuckDB: from node_modules, else from the tool-cache, else fetched with npm.
 *
 * @throws InputError (`runtime: …`) when it cannot be had; there is no substitute for it.
 */
async function loadDuckDb(options) {
    const settings = resolveSettings(options);
    const library = duckDb(settings.platform, settings.pins);
    return (await loadLibrary(library, settings));
}

;// CONCATENATED MODULE: ./packages/native/src/files.ts









/** The folder of a package as Node finds it from a place; exports may hide its package.json. */
function packageFolder(name, from) {
    const folders = (0,external_node_module_.createRequire)(from).resolve.paths(name) ?? [];
    const found = folders
        .map((folder) => external_node_path_default().join(folder, name))
        .find((folder) => (0,external_node_fs_.existsSync)(external_node_path_default().join(folder, 'package.json')));
    if (found === undefined)
        throw new src/* InputError */.dz('runtime', `${name} cannot be found`);
    return found;
}
async function filesOf(entry, folder) {
    const files = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true });
    return files
        .filter((file) => file.isFile())
        .map((file) => external_node_path_default().relative(folder, external_node_path_default().join(file.parentPath, file.name)))
        .map((name) => name.split((external_node_path_default()).sep).join('/'))
        .filter((name) => !name.startsWith('node_modules/') && isKept(name, entry.keep))
        .map((name) => ({ path: `${entry.name}/${name}`, file: external_node_path_default().join(folder, name) }));
}
/**
 * The files of ONNX Runtime's native build for one platform, for copying them elsewhere: from
 * node_modules, else from the tool-cache, else fetched with npm.
 *
 * @throws InputError (`runtime: …`) when there is no build for it, or it cannot be had.
 */
async function onnxRuntimeFiles(options) {
    const settings = resolveSettings(options);
    const library = onnxRuntime(settings.platform, settings.pins);
    const place = await locateLibrary(library, settings);
    const files = [];
    let from = place;
    for (const entry of library.packages) {
        const folder = packageFolder(entry.name, from);
        files.push(...(await filesOf(entry, folder)));
        from = external_node_path_default().join(folder, 'package.json');
    }
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

;// CONCATENATED MODULE: ./packages/native/src/onnx-runtime.ts




async function loadNative(options) {
    const settings = resolveSettings(options);
    const library = onnxRuntime(settings.platform, settings.pins);
    const { InferenceSession, Tensor } = (await loadLibrary(library, settings));
    return { name: 'onnxruntime-node', version: library.version, InferenceSession, Tensor };
}
/**
 * Loads one build of ONNX Runtime: `native` from node_modules, else from the tool-cache, else
 * fetched with npm; `wasm` is part of Slipway, runs on every platform, with one thread.
 *
 * @throws InputError (`runtime: …`) when the native build cannot be had.
 */
async function loadOnnxRuntime(kind, options) {
    if (kind === 'native')
        return loadNative(options);
    const { loadWasm } = await Promise.all(/* import() */[__webpack_require__.e(3601), __webpack_require__.e(581)]).then(__webpack_require__.bind(__webpack_require__, 40581));
    return loadWasm();
}
function withoutInput(error) {
    return error.message.replace(/^runtime: /, '');
}
/**
 * The native build, or WebAssembly where that cannot be had (no network, no build for the
 * platform); a notice says which and why.
 *
 * @throws InputError (`runtime: …`) with both reasons when neither can be had
 */
async function loadAnyOnnxRuntime(options) {
    try {
        return await loadOnnxRuntime('native', options);
    }
    catch (error) {
        if (!(error instanceof UserError))
            throw error;
        const reason = withoutInput(error);
        const runtime = await loadOnnxRuntime('wasm', options).catch((other) => {
            if (!(other instanceof UserError))
                throw other;
            throw new InputError('runtime', `${reason}; and ${withoutInput(other)}`);
        });
        options.logger.notice(`The model runs in ONNX Runtime's WebAssembly build (slower, same answers): ${reason}`);
        return runtime;
    }
}

;// CONCATENATED MODULE: ./packages/native/src/index.ts





/***/ })

};
