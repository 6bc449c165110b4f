import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { fixture } from '../testing.ts';
import type { OnnxModel } from './model.ts';
import { describeModel } from './model.ts';
import { GraphCollector } from './parse-graph.ts';
import { readModel, readModelBytes } from './read.ts';
import { describeType } from './value-type.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-model-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** The message of the error that reading these bytes gives. */
function refusal(bytes: Uint8Array): string {
  try {
    readModelBytes(bytes, 'm.onnx');
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  throw new Error('the bytes were read as a model');
}

async function refusalOfFile(name: string): Promise<string> {
  const error = await readModel(name, { shown: path.basename(name) }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as Error).message;
}

const nested = (field: number, content: Uint8Array): Uint8Array =>
  protobuf.Writer.create()
    .uint32((field << 3) | 2)
    .bytes(content)
    .finish();

const join = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts);

/** IR version 10. */
const IR_VERSION = Uint8Array.of(0x08, 10);

describe('readModel', () => {
  it('reads versions, producer, metadata, functions and operators, inner graphs included', async () => {
    const model = await readModel(fixture('nested.onnx'));
    expect(model.irVersion).toBe(10);
    expect(model.opsets).toEqual([
      { domain: '', version: 18 },
      { domain: 'local', version: 1 },
    ]);
    expect(model.producer).toBe('make_models.py');
    expect(model.docString).toBe('If and a function');
    expect([...model.metadata]).toEqual([
      ['owner', 'team'],
      ['note', 'ä'],
    ]);
    expect(model.functions).toEqual([{ domain: 'local', name: 'Twice' }]);
    expect(model.nodes).toBe(4);
    const operators = [...model.operators].map(([domain, ops]) => [domain, [...ops].sort()]);
    expect(Object.fromEntries(operators)).toEqual({
      'ai.onnx': [
        ['Add', 1],
        ['Identity', 1],
        ['If', 1],
        ['Neg', 1],
      ],
      local: [['Twice', 1]],
    });
  });

  it.each([
    [
      'typed',
      [
        'int8 [N, 1]',
        'int32 [N, 1]',
        'uint8 [N, 1]',
        'uint64 [N, 1]',
        'bool [N, 1]',
        'float64 [N, 1]',
        'int64 [N, 1]',
      ],
      ['float64 [N, 7]'],
    ],
    ['logistic-zipmap', ['float32 [?, 4]'], ['int64 [?]', 'sequence(map(int64, float32))']],
    ['logistic-strings', ['float32 [?, 4]'], ['string [?]', 'sequence(map(string, float32))']],
    ['sequence', ['float32 [N, 2]'], ['float32 [N, 2]', 'sequence(float32)']],
    ['fixed-batch', ['float32 [4, 4]'], ['float32 [4, 1]']],
    ['float16', ['float16 [N, 4]'], ['float16 [N, 1]']],
    ['nested', ['float32 [N, 1]', 'bool []'], ['float32 [N, 1]']],
  ])('reads the types and shapes of %s', async (name, inputs, outputs) => {
    const model = await readModel(fixture(`${name}.onnx`));
    expect(model.inputs.map(({ type }) => describeType(type))).toEqual(inputs);
    expect(model.outputs.map(({ type }) => describeType(type))).toEqual(outputs);
  });

  it('does not count initializers among the inputs, as before IR version 4 they were', async () => {
    const model = await readModel(fixture('initializer-input.onnx'));
    expect(model.irVersion).toBe(3);
    expect(model.inputs.map(({ name }) => name)).toEqual(['X']);
  });

  it('lists external data', async () => {
    const model = await readModel(fixture('external/model.onnx'));
    expect(model.externalTensors).toEqual([
      { tensor: 'W', location: 'weights.bin', offset: 0, length: 48 },
    ]);
  });

  it('describes the file for evidence', async () => {
    const model = await readModel(fixture('logistic-zipmap.onnx'));
    expect(describeModel(model, 549)).toEqual({
      format: 'ONNX',
      sizeBytes: 549,
      irVersion: 8,
      opsets: [
        { domain: 'ai.onnx', version: 18 },
        { domain: 'ai.onnx.ml', version: 1 },
      ],
      producer: 'skl2onnx 1.20.0',
      nodes: 3,
      inputs: [{ name: 'X', type: 'float32', shape: [null, 4] }],
      outputs: [
        { name: 'output_label', type: 'int64', shape: [null] },
        { name: 'output_probability', type: 'sequence(map(int64, float32))', shape: null },
      ],
    });
  });
});

describe('what is not an ONNX model', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'model: m.onnx is an empty file, not an ONNX model'],
    ['zeros', Buffer.alloc(64), 'is not an ONNX model but a file of zeros'],
    ['HTML', Buffer.from('<!DOCTYPE html>\n<html>'), 'is not an ONNX model but an HTML page'],
    ['XML', Buffer.from('<?xml version="1.0"?><PMML/>'), 'but an XML file'],
    ['JSON', Buffer.from('{"message": "Not Found"}'), 'but a JSON or text file'],
    ['text', Buffer.from('import onnx\n'), 'but a text file that begins with "import onnx"'],
    ['a zip', Buffer.from('PK\u0003\u0004rest', 'latin1'), 'but a zip archive'],
    ['a pickle', Buffer.from('\x80\x04\x95abc', 'latin1'), 'but a Python pickle'],
    ['HDF5', Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), 'but an HDF5 file'],
    ['GGUF', Buffer.from('GGUF\x03\0\0\0', 'latin1'), 'but a GGUF file'],
    ['TFLite', Buffer.from('\x1c\0\0\0TFL3', 'latin1'), 'but a TensorFlow Lite model'],
    ['ORT', Buffer.from('\x1c\0\0\0ORTM', 'latin1'), 'but a model in ONNX Runtime’s own format'],
    ['safetensors', Buffer.from('\x40\0\0\0\0\0\0\0{"a"', 'latin1'), 'but a safetensors file'],
  ])('%s is named', (_name, bytes, message) => {
    expect(refusal(bytes)).toContain(message);
  });

  it.each(['model.onnx', 'conflicted.onnx'])('a Git LFS pointer (%s)', async (name) => {
    const message = await refusalOfFile(
      fixture(`reports/29-the-file-is-a-git-lfs-pointer/${name}`),
    );
    expect(message).toMatch(/^model: \S+ is a Git LFS pointer/);
    expect(message).toContain('`lfs: true` in the checkout step, or run `git lfs pull`');
    if (name === 'model.onnx') expect(message).toContain('16,384,000 bytes');
  });

  it('DVC’s pointer', async () => {
    const file = fixture('reports/29-the-file-is-a-git-lfs-pointer/model.onnx.dvc');
    expect(await refusalOfFile(file)).toMatch(/is a DVC pointer .*`dvc pull`/);
  });

  it('a folder, and nothing at all', async () => {
    expect(await refusalOfFile(fixture('external'))).toContain('external is a folder');
    expect(await refusalOfFile(fixture('absent.onnx'))).toBe('model: absent.onnx: no such file');
    expect(await refusalOfFile(os.devNull)).toBe('model: null is no regular file');
  });

  it('a file beyond protobuf’s 2 GiB', async () => {
    const file = path.join(folder, 'huge.onnx');
    const handle = await open(file, 'w');
    await handle.truncate(2 ** 31);
    await handle.close();
    expect(await refusalOfFile(file)).toMatch(/huge\.onnx has 2\.00 GiB, but .* external data/);
  });

  it('names the subject and the file as the user wrote it', async () => {
    const file = path.join(folder, 'x.onnx');
    await writeFile(file, 'text');
    await expect(readModel(file, { shown: 'models/x.onnx', subject: 'champion' })).rejects.toThrow(
      /^champion: models\/x\.onnx is not an ONNX model but a text file/,
    );
  });
});

describe('hostile bytes', () => {
  let valid: Buffer;
  let small: Buffer;

  beforeAll(async () => {
    valid = await readFile(fixture('forest-multiclass.onnx'));
    small = await readFile(fixture('nested.onnx'));
  });

  it('says that a cut-off model is not complete', () => {
    expect(refusal(valid.subarray(0, 1000))).toBe(
      'model: m.onnx is not complete: it ends in the middle of the model: 3570 bytes should ' +
        'follow, 964 are there; the file was cut off when it was copied or written',
    );
  });

  it('refuses lengths far beyond the file', () => {
    const huge = join(IR_VERSION, Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0xff, 0x0f, 1));
    expect(refusal(huge)).toMatch(/is not complete: it ends in the middle of the model/);
  });

  it('refuses graphs nested without end', () => {
    let graph: Uint8Array = new Uint8Array();
    for (let depth = 0; depth < 500; depth++) graph = nested(1, nested(5, nested(6, graph)));
    expect(refusal(join(IR_VERSION, nested(7, graph)))).toContain('nests graphs too deeply');
  });

  it('refuses types nested without end', () => {
    let type: Uint8Array = new Uint8Array();
    for (let depth = 0; depth < 500; depth++) type = nested(4, nested(1, type));
    const graph = nested(11, nested(2, type));
    expect(refusal(join(IR_VERSION, nested(7, graph)))).toContain('nests types too deeply');
  });

  it('refuses two graphs, which readers merge differently', () => {
    const graph = nested(7, new Uint8Array());
    expect(refusal(join(IR_VERSION, graph, graph))).toContain('has two graphs');
  });

  it('needs a graph and an IR version', () => {
    expect(refusal(IR_VERSION)).toBe('model: m.onnx is a damaged ONNX model: it has no graph');
    expect(refusal(nested(7, new Uint8Array()))).toContain('it has no IR version');
  });

  it('refuses a field of the wrong kind, and groups, which ONNX never has', () => {
    expect(refusal(join(IR_VERSION, Uint8Array.of(0x38, 1)))).toContain(
      'field 7 of the wrong kind',
    );
    expect(refusal(join(IR_VERSION, Uint8Array.of(0x3b, 0x3c)))).toContain('field of unknown kind');
  });

  it('keeps an operator called __proto__', () => {
    const node = nested(
      1,
      join(nested(4, Buffer.from('__proto__')), nested(7, Buffer.from('__proto__'))),
    );
    const model = readModelBytes(join(IR_VERSION, nested(7, node)), 'm.onnx');
    expect(model.operators.get('__proto__')?.get('__proto__')).toBe(1);
  });

  it('keeps names as they are, a byte order mark included', () => {
    const name = '\uFEFFa\u0000b';
    const input = nested(11, nested(1, Buffer.from(name)));
    const model = readModelBytes(join(IR_VERSION, nested(7, input)), 'm.onnx');
    expect(model.inputs.map((value) => value.name)).toEqual([name]);
  });

  function readsOrRefuses(bytes: Uint8Array): OnnxModel | null {
    try {
      return readModelBytes(bytes, 'm.onnx');
    } catch (error) {
      if (error instanceof InputError) return null;
      throw error;
    }
  }

  it('never does anything but read or refuse: random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        readsOrRefuses(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('never does anything but read or refuse: bytes that begin like a model', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        readsOrRefuses(join(IR_VERSION, nested(7, bytes)));
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses every truncation that cuts the graph', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3400 }), (length) => {
        expect(readsOrRefuses(valid.subarray(0, length))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('never does anything but read or refuse: flipped bytes of a model', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        (flips) => {
          const bytes = Buffer.from(small);
          for (const [position, value] of flips) bytes[position % bytes.length] = value;
          readsOrRefuses(bytes);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('refuses more parts than any model has, before they fill the memory', () => {
    const collector = new GraphCollector();
    for (let part = 0; part < 2_000_000; part++) collector.countPart();
    expect(() => {
      collector.countPart();
    }).toThrow('has more than 2,000,000 parts');
  });
});
