import { describe, expect, it } from '@jest/globals';
import type { PerformanceChange } from '@slipway/core';
import { column, driftedColumn, drift, finding } from '../testing/evidence.ts';
import { qualitySection, orderedColumns } from './drift.ts';
import { modelDriftSections } from './model-drift.ts';
import { COMMENT, PAGE } from './profile.ts';

const change = (difference: number, half: number, greaterIsBetter = true): PerformanceChange => ({
  reference: 0.8,
  referenceInterval: [0.79, 0.81] as [number, number],
  current: 0.8 + difference,
  currentInterval: [0.79 + difference, 0.81 + difference] as [number, number],
  difference,
  interval: [difference - half, difference + half] as [number, number],
  greaterIsBetter,
  reason: null,
});

const model = drift({
  predictions: { score: driftedColumn({ kind: 'prediction' }) },
  performance: {
    confidence: 0.95,
    rows: { reference: 1000, current: 500 },
    metrics: {
      roc_auc: change(-0.1, 0.05),
      log_loss: change(-0.1, 0.05, false),
      f1: change(-0.01, 0.05),
    },
  },
  classifier: {
    auc: 0.91,
    interval: [0.9, 0.92],
    confidence: 0.95,
    rows: { reference: 1000, current: 500 },
    columns: [{ column: 'hour', auc: 0.9 }],
    reason: null,
  },
  correlation: {
    pairs: 3,
    drifted: 1,
    largest: 0.5,
    threshold: 0.1,
    changes: [
      { columns: ['a', 'b'], reference: 0.6, current: 0.1, adjustedPValue: 1e-9, drifted: true },
    ],
    reason: null,
  },
}).predicate;

describe('drift of the model', () => {
  it('says of each metric whether it is worse beyond chance', () => {
    const [section] = modelDriftSections(model, PAGE);
    const words = section?.blocks.flatMap((block) =>
      block.kind === 'table' && block.caption.startsWith('Performance')
        ? block.rows.map((row) => JSON.stringify(row[0]))
        : [],
    );
    expect(words?.map((text) => /"words":"([^"]*)"/.exec(text)?.[1])).toEqual([
      'worse',
      'better',
      'as before',
    ]);
  });

  it('lists predictions, the classifier and correlations', () => {
    const text = JSON.stringify(modelDriftSections(model, COMMENT));
    for (const part of ['What the model predicts', '0.91', 'hour', '1 of 3 pairs changed']) {
      expect(text).toContain(part);
    }
  });

  it('has no section where nothing was asked for', () => {
    expect(modelDriftSections(drift().predicate, PAGE)).toEqual([]);
  });
});

describe('columns', () => {
  it('are ordered by effect × importance', () => {
    const { predicate } = drift({
      columns: {
        unused: driftedColumn({ effect: 0.9, importance: 0 }),
        used: driftedColumn({ effect: 0.2, importance: 0.8 }),
        still: column({ importance: 0.2 }),
      },
    });
    expect(orderedColumns(predicate).map(({ name }) => name)).toEqual(['used', 'unused', 'still']);
  });
});

describe('findings', () => {
  it('show their examples with counts', () => {
    const quality = [finding({ examples: [{ value: 'B6', rows: 212 }] })];
    const section = qualitySection(drift({ quality }).predicate, PAGE);
    expect(JSON.stringify(section)).toContain(' × 212');
  });
});
