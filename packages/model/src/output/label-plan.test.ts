import { describe, expect, it } from '@jest/globals';
import { tensor } from '../testing.ts';
import { LabelCollector } from './collect-labels.ts';
import type { LabelPlan } from './label-plan.ts';

const plan = (change: Partial<LabelPlan> = {}): LabelPlan => ({
  classes: ['b', 'a'],
  order: [1, 0],
  label: null,
  scores: { output: 'p', layout: 'flat' },
  outputs: ['p'],
  notes: [],
  ...change,
});

/** Scores of rows 1 and 2 for the model's labels a and b. */
const [a1, b1, a2, b2] = [0.125, 0.25, 0.5, 0.75];

describe('LabelCollector', () => {
  it.each([
    ['flat', [2, 2], [a1, b1, a2, b2]],
    ['pairs', [2, 4], [1 - a1, a1, 1 - b1, b1, 1 - a2, a2, 1 - b2, b2]],
    ['rows-first', [2, 2, 2], [1 - a1, a1, 1 - b1, b1, 1 - a2, a2, 1 - b2, b2]],
    ['labels-first', [2, 2, 2], [1 - a1, a1, 1 - a2, a2, 1 - b1, b1, 1 - b2, b2]],
  ] as const)('reads %s in the order of the classes', (layout, dims, values) => {
    const collector = new LabelCollector('model', plan({ scores: { output: 'p', layout } }));
    collector.add(new Map([['p', tensor('float32', dims, values)]]), 2);
    collector.add(new Map([['p', tensor('float32', dims, values)]]), 2);
    const { scores, labels, nonFinite } = collector.finish();
    expect(Array.from(scores ?? [])).toEqual([b1, a1, b2, a2, b1, a1, b2, a2]);
    expect([labels, nonFinite]).toEqual([null, null]);
  });

  it('counts what is no number', () => {
    const collector = new LabelCollector('model', plan());
    collector.add(new Map([['p', tensor('float32', [2, 2], [0, 1, NaN, 1])]]), 2);
    expect(collector.finish().nonFinite).toEqual({ output: 'p', count: 1, firstRow: 1 });
  });

  it('refuses other dimensions, and labels that are neither 0 nor 1', () => {
    const collector = new LabelCollector('model', plan({ label: 'y', outputs: ['y', 'p'] }));
    const add = (dims: number[], labels: number[]): void => {
      collector.add(new Map([['y', tensor('int64', dims, labels)]]), 1);
    };
    expect(() => {
      add([1, 3], [0, 1, 0]);
    }).toThrow('output "y" has the dimensions [1, 3] for 1 rows and 2 labels, [1, 2] is needed');
    expect(() => {
      add([1, 2], [0, 2]);
    }).toThrow('output "y" is 2 in row 1; a label is 0 or 1');
  });
});
