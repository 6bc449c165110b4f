import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import fc from 'fast-check';
import type { RunnableType } from '../onnx/element-type.ts';
import { readModel } from '../onnx/read.ts';
import type { TensorData, Tensors } from '../session/tensor.ts';
import { fixture, recording, tensor } from '../testing.ts';
import { collectPredictions, readPredictions } from './collect.ts';
import type { InterpretOptions } from './interpret.ts';
import { interpretOutputs } from './interpret.ts';
import type { ClassPlan, OutputPlan, ValuePlan } from './plan.ts';
import type { ClassPredictions } from './predictions.ts';

const ROWS = 37;

/** Python's answers for a fixture as tensors. */
function answers(name: string): Tensors {
  const { outputs } = recording(name);
  return new Map(
    [...outputs].map(([key, { type, dims, data }]) => [key, tensor(type, dims, data)]),
  );
}

function numbers(name: string, output: string): number[] {
  return [...(recording(name).outputs.get(output)?.data ?? [])].map(Number);
}

async function classify(
  name: string,
  task: 'binary-classification' | 'multiclass-classification',
  options: InterpretOptions = {},
): Promise<ClassPredictions> {
  const model = await readModel(fixture(`${name}.onnx`));
  const predictions = readPredictions(interpretOutputs(model, task, options), answers(name), ROWS);
  if (predictions.kind !== 'classes') throw new Error('not classes');
  return predictions;
}

const every = (values: readonly number[], from: number, step: number): number[] =>
  values.filter((_, index) => index % step === from);

describe('binary classification', () => {
  it.each(['logistic-zipmap', 'logistic-tensor', 'boosting', 'pipeline'])(
    '%s: label decides, the score is the positive class’s probability',
    async (name) => {
      const output = recording(name).outputs.has('probabilities')
        ? 'probabilities'
        : 'output_probability';
      const label = name === 'logistic-tensor' ? 'label' : 'output_label';
      const predictions = await classify(name, 'binary-classification');
      expect(Array.from(predictions.predicted)).toEqual(numbers(name, label));
      expect(Array.from(predictions.scores ?? [])).toEqual(every(numbers(name, output), 1, 2));
      expect(predictions).toMatchObject({
        areProbabilities: true,
        probabilitiesReason: null,
        contradictions: { count: 0 },
        nonFinite: null,
        decidedBy: { label, scores: output },
      });
    },
  );

  it('one output for each class gives the same', async () => {
    const columns = await classify('logistic-columns', 'binary-classification');
    const table = await classify('logistic-tensor', 'binary-classification');
    expect(columns.scores).toEqual(table.scores);
    expect(columns.predicted).toEqual(table.predicted);
    expect(columns.decidedBy.scores).toBe('i0, i1');
  });

  it('the other class as the positive one', async () => {
    const one = await classify('logistic-zipmap', 'binary-classification', { positiveClass: 1 });
    const zero = await classify('logistic-zipmap', 'binary-classification', { positiveClass: 0 });
    expect(zero.predicted).toEqual(one.predicted);
    expect(Array.from(zero.scores ?? [])).toEqual(
      every(numbers('logistic-zipmap', 'output_probability'), 0, 2),
    );
  });

  it('a threshold decides by the score, including equality', async () => {
    const scores = every(numbers('logistic-tensor', 'probabilities'), 1, 2);
    const threshold = scores[5] ?? 0;
    const predictions = await classify('logistic-tensor', 'binary-classification', { threshold });
    expect(Array.from(predictions.predicted)).toEqual(
      scores.map((score) => (score >= threshold ? 1 : 0)),
    );
    expect(predictions.decidedBy).toEqual({ label: null, scores: 'probabilities' });
    expect(predictions.threshold).toBe(threshold);
  });

  it('decision functions are scores, not probabilities', async () => {
    const predictions = await classify('linear-svc', 'binary-classification');
    expect(Array.from(predictions.scores ?? [])).toEqual(numbers('linear-svc', 'probabilities'));
    expect(predictions.areProbabilities).toBe(false);
    expect(predictions.probabilitiesReason).toMatch(
      /^output "probabilities" gives scores, not probabilities: -?\d.* is not within \[0, 1\]$/,
    );
    expect(predictions.contradictions?.count).toBe(0);
  });

  it('scores with the sign the wrong way round contradict the label', async () => {
    const predictions = await classify('svc-contradicts', 'binary-classification');
    expect(predictions.contradictions).toEqual({ count: ROWS, firstRow: 0 });
    expect(predictions.decidedBy.label).toBe('output_label');
  });

  it('raw scores of a logistic regression do not', async () => {
    const predictions = await classify('logistic-raw', 'binary-classification');
    expect(predictions.areProbabilities).toBe(false);
    expect(predictions.contradictions?.count).toBe(0);
  });

  it('a sigmoid alone decides at 0.5; its complement is the first class’s score', async () => {
    const p = numbers('sigmoid', 'p');
    const leave = await classify('sigmoid', 'binary-classification', { positiveClass: 'leave' });
    expect(Array.from(leave.scores ?? [])).toEqual(p);
    expect(Array.from(leave.predicted)).toEqual(p.map((score) => (score >= 0.5 ? 1 : 0)));
    const stay = await classify('sigmoid', 'binary-classification', { positiveClass: 'stay' });
    expect(Array.from(stay.scores ?? [])).toEqual(p.map((score) => 1 - score));
    expect(leave.contradictions).toBeNull();
  });
});

describe('several classes', () => {
  it('scores are row-major in the order of the classes', async () => {
    const predictions = await classify('mlp-strings', 'multiclass-classification');
    expect(Array.from(predictions.scores ?? [])).toEqual(numbers('mlp-strings', 'probabilities'));
    const labels = recording('mlp-strings').outputs.get('label')?.data;
    expect(Array.from(predictions.predicted, (position) => predictions.classes[position])).toEqual(
      labels,
    );
    expect(predictions.areProbabilities).toBe(true);
    expect(predictions.contradictions).toEqual({ count: 0, firstRow: 0 });
  });

  it('one output for each class', async () => {
    const predictions = await classify('columns-strings', 'multiclass-classification');
    const red = numbers('columns-strings', 'sred');
    expect(every(Array.from(predictions.scores ?? []), 2, 3)).toEqual(red);
  });

  it('logits are scores; the largest decides', async () => {
    const predictions = await classify('logits', 'multiclass-classification');
    expect(predictions.areProbabilities).toBe(false);
    expect(predictions.probabilitiesReason).toContain('gives scores, not probabilities');
    const rows = numbers('logits', 'logits');
    const best = Array.from({ length: ROWS }, (_, row) => {
      const scores = rows.slice(row * 3, row * 3 + 3);
      return scores.indexOf(Math.max(...scores));
    });
    expect(Array.from(predictions.predicted)).toEqual(best);
    expect(predictions.decidedBy.label).toBeNull();
  });
});

describe('regression', () => {
  it.each(['regression', 'regression-double'])('%s', async (name) => {
    const model = await readModel(fixture(`${name}.onnx`));
    const predictions = readPredictions(interpretOutputs(model, 'regression'), answers(name), ROWS);
    expect(predictions).toMatchObject({ kind: 'values', rows: ROWS, nonFinite: null });
    expect(predictions.kind === 'values' && Array.from(predictions.values)).toEqual(
      numbers(name, 'variable'),
    );
  });
});

const values: ValuePlan = { kind: 'values', output: 'y', outputs: ['y'], notes: [] };

function classes(change: Partial<ClassPlan>): ClassPlan {
  const names = change.classes ?? ['a', 'b'];
  return {
    kind: 'classes',
    classes: names,
    positive: null,
    label: null,
    positions: new Map(names.map((name, position) => [name, position])),
    scores: ['s'],
    decision: 'argmax',
    threshold: null,
    isThresholdGiven: false,
    outputs: [],
    notes: [],
    ...change,
  };
}

function read(
  plan: OutputPlan,
  outputs: Readonly<Record<string, TensorData>>,
  rows: number,
): ClassPredictions {
  const predictions = readPredictions(plan, new Map(Object.entries(outputs)), rows);
  if (predictions.kind !== 'classes') throw new Error('not classes');
  return predictions;
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}

describe('answers that are not what they should be', () => {
  it('another number of rows', () => {
    const outputs = new Map([['y', tensor('float32', [3, 1], [1, 2, 3])]]);
    expect(refusal(() => readPredictions(values, outputs, 4))).toBe(
      'model: output "y" has 3 rows ([3, 1]) for 4 rows of data',
    );
    expect(refusal(() => readPredictions(values, outputs, 4, 'champion'))).toMatch(/^champion: /);
  });

  it('several values a row, and strings', () => {
    const wide = new Map([['y', tensor('float32', [1, 2], [1, 2])]]);
    expect(refusal(() => readPredictions(values, wide, 1))).toContain(
      'has 2 values a row, one is needed',
    );
    const texts = new Map([['y', tensor('string', [1], ['x'])]]);
    expect(refusal(() => readPredictions(values, texts, 1))).toContain('has strings, not numbers');
  });

  it('NaN and infinities are counted, over batches, with the first row', () => {
    const collector = collectPredictions(values);
    collector.add(new Map([['y', tensor('float32', [2, 1], [1, 2])]]), 2);
    collector.add(new Map([['y', tensor('float32', [3, 1], [3, NaN, Infinity])]]), 3);
    expect(collector.finish()).toMatchObject({
      rows: 5,
      nonFinite: { output: 'y', count: 2, firstRow: 3 },
    });
  });

  it('a NaN score never decides', () => {
    const scores = tensor('float32', [3, 2], [0.2, 0.8, NaN, 0.5, 0.9, 0.1]);
    const largest = read(classes({}), { s: scores }, 3);
    expect(Array.from(largest.predicted)).toEqual([1, -1, 0]);
    expect(largest.nonFinite).toEqual({ output: 's', count: 1, firstRow: 1 });
    const plan = classes({
      positive: 1,
      decision: 'threshold',
      threshold: 0.5,
      isThresholdGiven: true,
    });
    const single = tensor('float32', [3], [0.7, NaN, 0.1]);
    expect(Array.from(read(plan, { s: single }, 3).predicted)).toEqual([1, -1, 0]);
  });

  it('a label that is none of the classes', () => {
    const plan = classes({ label: 'l', scores: [], decision: 'label' });
    expect(refusal(() => read(plan, { l: tensor('string', [2], ['a', 'c']) }, 2))).toBe(
      'model: output "l" says "c", which is none of the classes a, b; list them all in model.classes',
    );
  });

  it('two labels a row', () => {
    const plan = classes({ label: 'l', scores: [], decision: 'label' });
    expect(refusal(() => read(plan, { l: tensor('string', [1, 2], ['a', 'b']) }, 1))).toContain(
      'has 2 labels a row, one is needed',
    );
  });

  it('scores for another number of classes: left out under a label, else an error', () => {
    const scores = tensor('float32', [1, 3], [1, 2, 3]);
    const problem = 'output "s" has 3 scores a row for 2 classes (a, b)';
    expect(refusal(() => read(classes({}), { s: scores }, 1))).toBe(`model: ${problem}`);
    const plan = classes({ label: 'l', decision: 'label' });
    const predictions = read(plan, { l: tensor('string', [1], ['b']), s: scores }, 1);
    expect(predictions).toMatchObject({
      scores: null,
      scoresReason: problem,
      contradictions: null,
    });
    expect(Array.from(predictions.predicted)).toEqual([1]);
  });

  it('a decision function without label needs a threshold', () => {
    const plan = classes({ positive: 1, decision: 'threshold', threshold: 0.5 });
    const scores = tensor('float32', [2], [1.5, -0.5]);
    expect(refusal(() => read(plan, { s: scores }, 2))).toMatch(
      /^model: output "s" gives scores, not probabilities \(1\.5 in row 1 is not within \[0, 1\]\), .* set evaluate\.threshold/,
    );
    const given = { ...plan, threshold: 0, isThresholdGiven: true };
    expect(Array.from(read(given, { s: scores }, 2).predicted)).toEqual([1, 0]);
    const first = { ...given, positive: 0 };
    expect(Array.from(read(first, { s: scores }, 2).scores ?? [])).toEqual([-1.5, 0.5]);
  });

  it('ties contradict no label', () => {
    const plan = classes({ label: 'l', decision: 'label', positive: 1 });
    const label = tensor('string', [3], ['a', 'a', 'b']);
    const scores = tensor('float32', [3, 2], [0.5, 0.5, 0.4, 0.6, 0.5, 0.5]);
    expect(read(plan, { l: label, s: scores }, 3).contradictions).toEqual({
      count: 1,
      firstRow: 1,
    });
  });

  it('a single probability is held against 0.5, a single decision function against 0', () => {
    const plan = classes({ label: 'l', decision: 'label', positive: 1 });
    const label = tensor('string', [2], ['a', 'b']);
    const probabilities = tensor('float32', [2], [0.2, 0.3]);
    expect(read(plan, { l: label, s: probabilities }, 2).contradictions).toEqual({
      count: 1,
      firstRow: 1,
    });
    const decisions = tensor('float32', [2], [-0.2, 0.3]);
    expect(read(plan, { l: label, s: decisions }, 2).contradictions?.count).toBe(0);
  });

  it('a row of probabilities must sum to 1', () => {
    const row = tensor('float32', [2, 2], [0.5, 0.5, 0.5, 0.6]);
    expect(read(classes({}), { s: row }, 2).probabilitiesReason).toBe(
      'output "s" gives scores, not probabilities: row 2 sums to 1.1, not to 1',
    );
  });
});

describe('labels of every type', () => {
  it.each([
    ['int64', ['3', '-1'], [3, -1]],
    ['int32', ['3', '-1'], [3, -1]],
    ['uint8', ['3', '1'], [3, 1]],
    ['float32', ['3', '1.5'], [3, 1.5]],
    ['bool', ['false', 'true'], [true, false]],
    ['string', ['a', ''], ['', 'a']],
    ['uint64', ['1', '18446744073709551615'], ['18446744073709551615', 1]],
  ] as const)('%s', (type: RunnableType, names, labels) => {
    const plan = classes({ classes: names, label: 'l', scores: [], decision: 'label' });
    const expected = labels.map((label) => names.findIndex((name) => name === String(label)));
    const predicted = read(plan, { l: tensor(type, [2, 1], labels) }, 2).predicted;
    expect(Array.from(predicted)).toEqual(expected);
  });
});

describe('batches', () => {
  it('any division into batches gives the same predictions (property)', async () => {
    const model = await readModel(fixture('forest-multiclass.onnx'));
    const plan = interpretOutputs(model, 'multiclass-classification');
    const whole = readPredictions(plan, answers('forest-multiclass'), ROWS);
    const label = numbers('forest-multiclass', 'output_label');
    const scores = numbers('forest-multiclass', 'output_probability');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: ROWS - 1 })), (cuts) => {
        const edges = [...new Set([0, ...cuts, ROWS])].sort((a, b) => a - b);
        const collector = collectPredictions(plan);
        edges.slice(1).forEach((end, index) => {
          const start = edges[index] ?? 0;
          const part = new Map([
            ['output_label', tensor('int64', [end - start], label.slice(start, end))],
            [
              'output_probability',
              tensor('float32', [end - start, 3], scores.slice(start * 3, end * 3)),
            ],
          ]);
          collector.add(part, end - start);
        });
        expect(collector.finish()).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });
});
