import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import protobuf from 'protobufjs/minimal.js';
import type { OnnxModel } from '../onnx/model.ts';
import { readModel, readModelBytes } from '../onnx/read.ts';
import { describeType } from '../onnx/value-type.ts';
import { fixture } from '../testing.ts';

/** The model that is really run, read again. */
function rewritten(model: OnnxModel): OnnxModel {
  return readModelBytes(model.runnable.bytes, 'rewritten.onnx');
}

const unknownField = protobuf.Writer.create()
  .uint32((999 << 3) | 2)
  .string('from the future')
  .finish();

describe('makeRunnable', () => {
  it.each(['logistic-tensor', 'pipeline', 'nested', 'float16'])(
    'leaves the bytes of %s alone',
    async (name) => {
      const model = await readModel(fixture(`${name}.onnx`));
      const hasZipMap = model.operators.get('ai.onnx.ml')?.has('ZipMap') === true;
      expect(model.runnable.bytes === model.bytes).toBe(!hasZipMap);
    },
  );

  it('replaces ZipMap by the tensor before it, under the output’s name', async () => {
    const model = await readModel(fixture('forest-multiclass.onnx'));
    expect(model.runnable.outputs.map(({ name, type }) => `${name} ${describeType(type)}`)).toEqual(
      ['output_label int64 [?]', 'output_probability float32 [?, 3]'],
    );
    expect(model.runnable.zipMapLabels.get('output_probability')).toEqual(['0', '1', '2']);
    expect(model.runnable.notes).toEqual([
      expect.stringMatching(/^output "output_probability" is read before ZipMap.* 0, 1, 2$/),
    ]);
    const again = rewritten(model);
    expect([...(again.operators.get('ai.onnx.ml')?.keys() ?? [])]).toEqual([
      'TreeEnsembleClassifier',
    ]);
    expect(again.outputs.map(({ type }) => type.kind)).toEqual(['tensor', 'tensor']);
    expect(again.producer).toBe(model.producer);
    expect(again.opsets).toEqual(model.opsets);
  });

  it('keeps string labels', async () => {
    const model = await readModel(fixture('logistic-strings.onnx'));
    expect(model.runnable.zipMapLabels.get('output_probability')).toEqual(['no', 'yes']);
  });

  it('imports ONNX’s own opset for the Identity when the model does not', async () => {
    const model = await readModel(fixture('zipmap-ml-only.onnx'));
    expect(model.opsets).toEqual([{ domain: 'ai.onnx.ml', version: 1 }]);
    expect(rewritten(model).opsets).toContainEqual({ domain: '', version: 13 });
  });

  it('keeps fields it does not know, byte for byte', async () => {
    const original = await readFile(fixture('logistic-zipmap.onnx'));
    const model = readModelBytes(Buffer.concat([original, unknownField]), 'm.onnx');
    expect(Buffer.from(model.runnable.bytes).subarray(-unknownField.length)).toEqual(
      Buffer.from(unknownField),
    );
  });

  it('keeps every field of the graph but the node and the output', async () => {
    const model = await readModel(fixture('forest-multiclass.onnx'));
    const again = rewritten(model);
    for (const node of model.graph.nodes.filter(({ opType }) => opType !== 'ZipMap')) {
      const same = again.graph.nodes.find(({ outputs }) => outputs[0] === node.outputs[0]);
      const bytes = model.bytes.subarray(node.field.start, node.field.end);
      const copy = again.bytes.subarray(same?.field.start, same?.field.end);
      expect(Buffer.compare(bytes, copy)).toBe(0);
    }
  });

  it('leaves out a sequence that no runtime for Node returns, and says so', async () => {
    const model = await readModel(fixture('sequence.onnx'));
    expect(model.runnable.outputs.map(({ name }) => name)).toEqual(['y']);
    expect(model.runnable.notes).toEqual([
      'output "pieces" is sequence(float32), which cannot be read here; it is left out',
    ]);
    expect(rewritten(model).outputs.map(({ name }) => name)).toEqual(['y']);
  });

  it('has no output to offer when all are sequences', async () => {
    const model = await readModel(fixture('only-sequence.onnx'));
    expect(model.runnable.outputs).toEqual([]);
    expect(model.runnable.bytes).toBe(model.bytes);
  });
});
