import { describe, expect, it } from '@jest/globals';
import { configSchema, DRIFT_METHODS, parseGates } from '@slipway/core';
import { CATEGORICAL_METHODS, describeMethod, methodsFor, NUMERIC_METHODS } from './methods.ts';
import { DEFAULT_DRIFT_GATES, driftSettings, methodOf, thresholdOf } from './settings.ts';

const drift = configSchema.shape.drift;

describe('driftSettings', () => {
  it('has the documented defaults', () => {
    expect(driftSettings(undefined, [])).toEqual({
      preset: 'default',
      numeric: 'ks',
      categorical: null,
      methods: new Map(),
      thresholds: new Map(),
      columnThresholds: new Map(),
      alpha: 0.05,
      minimumRows: 30,
      quality: new Map(),
      infer: true,
      showValues: true,
    });
    expect(parseGates(DEFAULT_DRIFT_GATES)).toHaveLength(2);
  });

  it('takes over what is configured', () => {
    const settings = driftSettings(
      drift.parse({
        methods: { numeric: 'wasserstein', columns: { distance: 'psi' } },
        thresholds: { wasserstein: 0.3, columns: { distance: 0.25 } },
        alpha: 0.01,
        'minimum-rows': 100,
        quality: { new_category: 'fail' },
      }),
      ['distance', 'hour'],
    );
    expect(methodOf('distance', 'numeric', settings)).toBe('psi');
    expect(thresholdOf('distance', 'psi', settings)).toBe(0.25);
    expect(methodOf('hour', 'datetime', settings)).toBe('wasserstein');
    expect(thresholdOf('hour', 'wasserstein', settings)).toBe(0.3);
    expect(methodOf('carrier', 'boolean', settings)).toBeNull();
    expect(thresholdOf('carrier', 'chi-squared', settings)).toBe(0.1);
    expect(methodOf('id', 'identifier', settings)).toBeNull();
    expect([settings.alpha, settings.minimumRows]).toEqual([0.01, 100]);
    expect(settings.quality.get('new_category')).toBe('fail');
  });

  it.each([
    [
      { methods: { columns: { distanze: 'psi' } } },
      'drift: methods.columns: there is no column "distanze"; did you mean "distance"?',
    ],
    [
      { thresholds: { columns: { zzz: 0.1 } } },
      'drift: thresholds.columns: there is no column "zzz"; there are "distance", "hour"',
    ],
  ])('%j: %s', (config, message) => {
    expect(() => driftSettings(drift.parse(config), ['distance', 'hour'])).toThrow(message);
  });
});

describe('methods', () => {
  it('are those that the configuration accepts', () => {
    for (const numeric of NUMERIC_METHODS) drift.parse({ methods: { numeric } });
    for (const categorical of CATEGORICAL_METHODS) drift.parse({ methods: { categorical } });
    expect(drift.safeParse({ methods: { numeric: 'chi-squared' } }).success).toBe(false);
    for (const method of DRIFT_METHODS) {
      expect(describeMethod(method).threshold).toBeGreaterThan(0);
      drift.parse({ thresholds: { [method]: 0.5 }, methods: { columns: { x: method } } });
    }
  });

  it('go with types', () => {
    expect(methodsFor('datetime')).toBe(NUMERIC_METHODS);
    expect(methodsFor('boolean')).toBe(CATEGORICAL_METHODS);
    expect(methodsFor('text')).toEqual([]);
  });
});
