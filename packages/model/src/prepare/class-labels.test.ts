import { describe, expect, it } from '@jest/globals';
import { readModel } from '../onnx/read.ts';
import { fixture } from '../testing.ts';
import { labelsOfOutput } from './class-labels.ts';
import { GraphIndex } from './graph-index.ts';
import { classNamesIn, featureNamesIn } from './metadata.ts';

async function labels(name: string): Promise<string[] | null> {
  const model = await readModel(fixture(`${name}.onnx`));
  const output = model.outputs.find(({ name: output }) => output.includes('label'));
  return labelsOfOutput(new GraphIndex(model.bytes, model.graph), output?.name ?? '');
}

describe('labelsOfOutput', () => {
  it.each([
    ['logistic-tensor', 'LinearClassifier, classlabels_ints', ['0', '1']],
    ['logistic-strings', 'LinearClassifier, classlabels_strings', ['no', 'yes']],
    ['forest-multiclass', 'TreeEnsembleClassifier, classlabels_int64s', ['0', '1', '2']],
    ['svc-contradicts', 'SVMClassifier', ['0', '1']],
    ['mlp-strings', 'ArrayFeatureExtractor over a table', ['blue', 'green', 'red']],
    ['columns-strings', 'LinearClassifier behind an Identity', ['blue', 'green', 'red']],
    ['label-encoder', 'LabelEncoder over ArgMax', ['ant', 'bee', 'cat']],
    ['label-gather', 'Gather from a table', ['ant', 'bee', 'cat']],
  ])('%s: %s', async (name, _how, expected) => {
    expect(await labels(name)).toEqual(expected);
  });

  it('says nothing where the graph does not', async () => {
    expect(await labels('logits')).toBeNull();
  });
});

describe('names in metadata_props', () => {
  const names = (value: string): readonly string[] | undefined =>
    classNamesIn(new Map([['class_names', value]]))?.names;

  it('takes a JSON list, and an object from position to name', () => {
    expect(names('["no", "yes"]')).toEqual(['no', 'yes']);
    expect(names('[0, 1, true]')).toEqual(['0', '1', 'true']);
    expect(names('{"0": "no", "1": "yes"}')).toEqual(['no', 'yes']);
  });

  it.each(['no, yes', '{"no": "0"}', '[]', '[["a"]]', '["a", "a"]', 'null', '"a"', ''])(
    'does not guess at %j',
    (value) => {
      expect(names(value)).toBeUndefined();
    },
  );

  it('takes the most specific key', () => {
    const metadata = new Map([
      ['features', '["x"]'],
      ['feature_names', '["a", "b"]'],
    ]);
    expect(featureNamesIn(metadata)).toEqual({ key: 'feature_names', names: ['a', 'b'] });
  });
});
