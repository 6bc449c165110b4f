import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { METRIC_TASKS } from '../data/data.ts';
import { METRICS, metricNames } from './registry.ts';
import { metricTable } from './table.ts';

describe('the README', () => {
  it('has the table of metrics', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = readme.split('<!-- metrics -->\n')[1]?.split('\n<!-- /metrics -->')[0];
    expect(shown).toBe(metricTable());
  });
});

describe('the registry', () => {
  it('has one metric of a name', () => {
    for (const task of METRIC_TASKS) {
      const names = metricNames(task);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('has what design and configuration promise', () => {
    const names = METRICS.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['accuracy', 'balanced_accuracy', 'precision', 'recall', 'f1', 'roc_auc'],
        ...['average_precision', 'log_loss', 'brier_score', 'matthews_corrcoef', 'cohen_kappa'],
        ...['mean_absolute_error', 'root_mean_squared_error', 'r2'],
        ...['precision_macro', 'f1_micro', 'f1_weighted'],
      ]),
    );
  });
});
