import { describe, expect, it } from '@jest/globals';
import type { Task } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { ElementType } from '../onnx/element-type.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { readModel } from '../onnx/read.ts';
import type { Dimension } from '../onnx/value-type.ts';
import { fixture } from '../testing.ts';
import { positivePosition } from './classes.ts';
import type { InterpretOptions } from './interpret.ts';
import { interpretOutputs, ownClasses } from './interpret.ts';
import type { ClassPlan } from './plan.ts';

const BINARY = 'binary-classification';
const MULTICLASS = 'multiclass-classification';

async function plan(name: string, task: Task, options: InterpretOptions = {}): Promise<ClassPlan> {
  const model = await readModel(fixture(`${name}.onnx`));
  const result = interpretOutputs(model, task, options);
  if (result.kind !== 'classes') throw new Error('not a classifier');
  return result;
}

/** A model with these outputs, whose graph says nothing about classes. */
async function modelWith(
  outputs: readonly (readonly [string, ElementType, readonly Dimension[] | null])[],
): Promise<OnnxModel> {
  const base = await readModel(fixture('logits.onnx'));
  const values = outputs.map(
    ([name, elementType, shape]) =>
      ({ name, type: { kind: 'tensor', elementType, shape } }) as const,
  );
  return { ...base, outputs: values, runnable: { ...base.runnable, outputs: values } };
}

async function refusal(action: Promise<unknown>): Promise<string> {
  const error = await action.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  return (error as Error).message;
}

/** Remarks beside the one on ZipMap, which most exports end in. */
function withoutZipMap(notes: readonly string[]): string[] {
  return notes.filter((note) => !note.includes('ZipMap'));
}

describe('classifiers as exporters write them', () => {
  it.each([
    ['logistic-zipmap', BINARY, ['0', '1'], 'output_label', ['output_probability']],
    ['logistic-tensor', BINARY, ['0', '1'], 'label', ['probabilities']],
    ['logistic-columns', BINARY, ['0', '1'], 'output_label', ['i0', 'i1']],
    ['boosting', BINARY, ['0', '1'], 'output_label', ['output_probability']],
    ['linear-svc', BINARY, ['0', '1'], 'label', ['probabilities']],
    ['pipeline', BINARY, ['0', '1'], 'output_label', ['output_probability']],
    ['forest-multiclass', MULTICLASS, ['0', '1', '2'], 'output_label', ['output_probability']],
    ['mlp-strings', MULTICLASS, ['blue', 'green', 'red'], 'label', ['probabilities']],
    [
      'columns-strings',
      MULTICLASS,
      ['blue', 'green', 'red'],
      'output_label',
      ['sblue', 'sgreen', 'sred'],
    ],
    ['label-encoder', MULTICLASS, ['ant', 'bee', 'cat'], 'label', ['probabilities']],
  ] as const)('%s', async (name, task, classes, label, scores) => {
    const result = await plan(name, task);
    expect(result).toMatchObject({ classes, label, scores, decision: 'label' });
    expect(result.positive).toBe(task === BINARY ? 1 : null);
    expect(result.outputs).toEqual([label, ...scores]);
    expect(withoutZipMap(result.notes)).toEqual([]);
  });

  it('logits without label and names: 0 … k-1, by the largest, and said', async () => {
    expect(await plan('logits', MULTICLASS)).toMatchObject({
      classes: ['0', '1', '2'],
      label: null,
      scores: ['logits'],
      decision: 'argmax',
      notes: ['The model does not name its classes; 0 to 2 is assumed.'],
    });
  });

  it('a single score: the second class, from 0.5 on; names from the metadata', async () => {
    expect(await plan('sigmoid', BINARY, { positiveClass: 'leave' })).toMatchObject({
      classes: ['stay', 'leave'],
      positive: 1,
      decision: 'threshold',
      threshold: 0.5,
      isThresholdGiven: false,
    });
  });
});

describe('the positive class', () => {
  it('is 1 of 0 and 1 unless said', async () => {
    expect((await plan('logistic-zipmap', BINARY)).positive).toBe(1);
    expect((await plan('logistic-zipmap', BINARY, { positiveClass: 0 })).positive).toBe(0);
    expect((await plan('logistic-zipmap', BINARY, { positiveClass: '1' })).positive).toBe(1);
  });

  it('may be called true where the model was trained on 0 and 1', async () => {
    expect((await plan('logistic-zipmap', BINARY, { positiveClass: true })).positive).toBe(1);
    expect((await plan('logistic-zipmap', BINARY, { positiveClass: false })).positive).toBe(0);
  });

  it.each([
    [['-1', '1'], null, 1],
    [['1', '0'], null, 0],
    [['False', 'True'], null, 1],
    [['False', 'True'], 'true', 1],
    [['False', 'True'], '0', 0],
    [['true', 'false'], '1', 0],
    [['0', '1'], 'False', 0],
  ] as const)('of %j, named %j, is number %d', (classes, named, position) => {
    expect(positivePosition('model', classes, named)).toBe(position);
  });

  it.each([
    [['0', '1'], '2'],
    [['0', '1'], 'yes'],
    [['a', 'b'], 'true'],
    [['a', 'b'], null],
    [['True', '1'], null],
  ] as const)('of %j is not %j', (classes, named) => {
    expect(() => positivePosition('model', classes, named)).toThrow(ConfigurationError);
  });

  it('has to be said for other classes', async () => {
    expect(await refusal(plan('logistic-strings', BINARY))).toBe(
      'model: positive-class is needed: which of "no", "yes" is the class whose score is judged?',
    );
    expect((await plan('logistic-strings', BINARY, { positiveClass: 'no' })).positive).toBe(0);
  });

  it('is one of the classes', async () => {
    expect(await refusal(plan('logistic-strings', BINARY, { positiveClass: 'maybe' }))).toBe(
      'model: positive-class "maybe" is none of the model’s classes: "no", "yes"',
    );
    expect(await refusal(plan('logistic-zipmap', BINARY, { positiveClass: 2 }))).toContain(
      '"2" is none of the model’s classes: "0", "1"',
    );
  });
});

describe('classes of the configuration', () => {
  it('may come in another order: the model’s order counts', async () => {
    const result = await plan('logistic-strings', BINARY, {
      classes: ['yes', 'no'],
      positiveClass: 'yes',
    });
    expect(result).toMatchObject({ classes: ['no', 'yes'], positive: 1 });
  });

  it('must be the model’s', async () => {
    expect(await refusal(plan('logistic-strings', BINARY, { classes: ['yes', 'never'] }))).toBe(
      'model: classes lists "yes", "never", but the model has "no", "yes"',
    );
    expect(await refusal(plan('forest-multiclass', MULTICLASS, { classes: [0, 1] }))).toContain(
      'but the model has "0", "1", "2"',
    );
  });

  it('may call 0 and 1 false and true', async () => {
    const result = await plan('logistic-zipmap', BINARY, { classes: [true, false] });
    expect(result.classes).toEqual(['false', 'true']);
    expect(result.positive).toBe(1);
    expect(result.positions.get('1')).toBe(1);
    expect(withoutZipMap(result.notes)).toEqual([
      'The model’s classes 0 and 1 stand for false and true.',
    ]);
  });

  it('name the scores of a model that does not', async () => {
    const result = await plan('logits', MULTICLASS, { classes: ['x', 'y', 'z'] });
    expect(result.classes).toEqual(['x', 'y', 'z']);
    expect(result.notes).toEqual([]);
  });

  it('a label that counts means positions in them', async () => {
    const model = await modelWith([
      ['class', 'int64', ['N']],
      ['scores', 'float32', ['N', 3]],
    ]);
    const result = interpretOutputs(model, MULTICLASS, { classes: ['x', 'y', 'z'] }) as ClassPlan;
    expect([...result.positions]).toEqual([
      ['x', 0],
      ['y', 1],
      ['z', 2],
      ['0', 0],
      ['1', 1],
      ['2', 2],
    ]);
  });

  it('are needed when the model has string labels and names none', async () => {
    const model = await modelWith([['label', 'string', ['N']]]);
    expect(await refusal(Promise.resolve().then(() => interpretOutputs(model, BINARY)))).toContain(
      'model: classes: the model does not name its classes; list them in model.classes',
    );
  });

  it('are needed when not even their number is known', async () => {
    const model = await modelWith([['scores', 'float32', ['N', 'k']]]);
    await expect(Promise.resolve().then(() => interpretOutputs(model, MULTICLASS))).rejects.toThrow(
      'list them in model.classes',
    );
  });

  it('boolean labels are false and true', async () => {
    const model = await modelWith([['label', 'bool', ['N', 1]]]);
    expect(interpretOutputs(model, BINARY)).toMatchObject({
      classes: ['false', 'true'],
      positive: 1,
    });
  });
});

describe('ownClasses', () => {
  it.each([
    ['forest-multiclass', ['0', '1', '2']],
    ['logistic-strings', ['no', 'yes']],
    ['sigmoid', ['stay', 'leave']],
    ['logits', null],
    ['regression', null],
  ])('%s', async (name, classes) => {
    expect(ownClasses(await readModel(fixture(`${name}.onnx`)))).toEqual(classes);
  });
});

describe('what does not fit', () => {
  it('three classes are no binary task', async () => {
    expect(await refusal(plan('forest-multiclass', BINARY))).toBe(
      'model: task is binary-classification, but there are 3 classes: 0, 1, 2',
    );
  });

  it('a threshold is for binary tasks, and needs scores', async () => {
    expect(await refusal(plan('forest-multiclass', MULTICLASS, { threshold: 0.4 }))).toBe(
      'threshold: only a binary classification has a threshold',
    );
    const model = await modelWith([['label', 'int64', ['N']]]);
    await expect(
      Promise.resolve().then(() => interpretOutputs(model, BINARY, { threshold: 0.4 })),
    ).rejects.toThrow('threshold: a threshold needs scores, and the model has none');
  });

  it('a classifier needs a label or scores', async () => {
    const model = await modelWith([['embedding', 'string', ['N', 8]]]);
    await expect(
      Promise.resolve().then(() => interpretOutputs(model, BINARY, { classes: [0, 1] })),
    ).rejects.toThrow(
      'a label or scores are needed, and the model has none; outputs are "embedding"',
    );
  });

  it.each(['multilabel-classification', 'text-generation'] as const)('%s', async (task) => {
    expect(await refusal(plan('logits', task))).toContain(`a model for ${task} cannot be run here`);
  });
});

describe('several outputs of floats', () => {
  it('probabilities by name come first, and the choice is said', async () => {
    const model = await modelWith([
      ['hidden', 'float32', ['N', 8]],
      ['logits', 'float32', ['N', 2]],
      ['probabilities', 'float32', ['N', 2]],
    ]);
    const result = interpretOutputs(model, BINARY) as ClassPlan;
    expect(result.scores).toEqual(['probabilities']);
    expect(result.notes).toContain(
      'Scores are read from the output "probabilities", not from "logits" (float32 [N, 2]), "hidden" (float32 [N, 8]).',
    );
  });

  it('a float label is known by its name', async () => {
    const model = await modelWith([
      ['label', 'float32', ['N', 1]],
      ['probabilities', 'float32', ['N', 2]],
    ]);
    expect(interpretOutputs(model, BINARY)).toMatchObject({
      label: 'label',
      scores: ['probabilities'],
    });
  });
});

describe('regression', () => {
  it.each([
    ['regression', 'variable'],
    ['regression-double', 'variable'],
    ['batch-dependent', 'y'],
  ])('%s', async (name, output) => {
    const model = await readModel(fixture(`${name}.onnx`));
    expect(interpretOutputs(model, 'regression')).toMatchObject({ kind: 'values', output });
  });

  it('several values a row are refused, and two outputs', async () => {
    const logits = await readModel(fixture('logits.onnx'));
    await expect(
      Promise.resolve().then(() => interpretOutputs(logits, 'regression')),
    ).rejects.toThrow(
      'model: task: a number a row is needed from exactly one output; outputs are "logits" (float32 [N, 3])',
    );
    const two = await modelWith([
      ['mean', 'float32', ['N', 1]],
      ['variance', 'float32', ['N', 1]],
    ]);
    await expect(Promise.resolve().then(() => interpretOutputs(two, 'regression'))).rejects.toThrow(
      'exactly one output',
    );
  });

  it('a float beside whole numbers is the value', async () => {
    const model = await modelWith([
      ['leaf', 'int64', ['N', 1]],
      ['value', 'float32', ['N', 1]],
    ]);
    expect(interpretOutputs(model, 'forecasting')).toMatchObject({ output: 'value' });
  });
});
