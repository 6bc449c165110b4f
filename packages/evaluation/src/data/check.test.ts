import { describe, expect, it } from '@jest/globals';
import { InputError } from '@slipway/core';
import { compareModels } from '../comparison.ts';
import { binaryData, multiclassData, regressionData } from '../testing/data.ts';
import type { EvaluationData } from './data.ts';

const good = binaryData({ y: [0, 1, 1], s: [0.2, 0.7, 0.4] });

const CASES: [string, EvaluationData, string][] = [
  [
    'a weight below 0',
    binaryData({ y: [0, 1], s: [0, 1], w: [1, -1] }),
    'data: the weight of row 2 is -1; weights are finite numbers from 0 on',
  ],
  [
    'a weight that is not a number',
    regressionData([1], [1], [NaN]),
    'data: the weight of row 1 is NaN; weights are finite numbers from 0 on',
  ],
  [
    'too few weights',
    regressionData([1, 2], [1, 2], [1]),
    'data: 1 weight, but the data has 2 of them',
  ],
  [
    'a target outside the classes',
    binaryData({ y: [0, -1], s: [0, 1], p: [0, 1] }),
    'data: the target of row 2 is none of the declared classes (position -1); declare its class, or leave the row out',
  ],
  [
    'a prediction outside the classes',
    multiclassData({ y: [0, 1], p: [0, 3] }),
    'model: the predicted class of row 2 is none of the declared classes (position 3); declare its class, or leave the row out',
  ],
  [
    'a score that is not a number',
    binaryData({ y: [0, 1], s: [0.5, NaN], p: [0, 1] }),
    'model: the score of row 2 is NaN; leave such rows out, or mend their source',
  ],
  [
    'an infinite score of a later class',
    multiclassData({
      y: [0, 1],
      s: [
        [1, 0, 0],
        [0, 1, Infinity],
      ],
    }),
    'model: the score of row 2 is Infinity; leave such rows out, or mend their source',
  ],
  [
    'scores of other rows',
    { ...good, scores: Float64Array.of(1, 0) },
    'model: 2 scores, but the data has 3 of them',
  ],
  [
    'an infinite prediction',
    regressionData([1, 2], [1, -Infinity]),
    'model: the prediction of row 2 is -Infinity; leave such rows out, or mend their source',
  ],
  [
    'a target that is not a number',
    regressionData([NaN], [1]),
    'data: the target of row 1 is NaN; leave such rows out, or mend their source',
  ],
  [
    'three classes in a binary task',
    { ...good, classes: ['a', 'b', 'c'] },
    'model: binary classification needs two classes, there are 3: "a", "b", "c"',
  ],
  [
    'one class',
    multiclassData({ classes: ['a'], y: [0] }),
    'model: classification needs two classes at least',
  ],
  [
    'a class declared twice',
    { ...good, classes: ['a', 'a'] },
    'model: the class "a" is declared twice',
  ],
  [
    'a positive class that is none',
    { ...good, positive: 2 },
    'model: the positive class is none of "0", "1"',
  ],
];

describe('data that no metric can use', () => {
  it.each(CASES)('%s', (_, data, message) => {
    expect(() => compareModels(data, null)).toThrow(InputError);
    expect(() => compareModels(data, null)).toThrow(message);
  });

  it('names the champion when it is the champion’s', () => {
    const champion = binaryData({ y: [0, 1, 1], s: [0.2, NaN, 0.4], p: [0, 1, 0] });
    expect(() => compareModels(good, champion)).toThrow('champion: the score of row 2 is NaN');
  });
});

describe('a champion on other rows', () => {
  it.each<[EvaluationData, string]>([
    [binaryData({ y: [0, 0, 1], s: [0, 0, 1] }), 'it was not scored on the same rows'],
    [binaryData({ y: [0, 1], s: [0, 1] }), 'it was not scored on the same rows'],
    [binaryData({ y: [0, 1, 1], s: [0, 0, 1], w: [1, 1, 2] }), 'its rows have other weights'],
    [multiclassData({ y: [0, 1, 1] }), 'its task is multiclass-classification'],
    [{ ...good, classes: ['1', '0'] }, 'its classes are "1", "0", not "0", "1"'],
    [regressionData([0, 1, 1], [0, 1, 1]), 'its task is regression'],
  ])('%#', (champion, message) => {
    expect(() => compareModels(good, champion)).toThrow(`champion: ${message}`);
  });
});
