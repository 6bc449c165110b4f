import { describe, expect, it } from '@jest/globals';
import { gate } from '../testing/evidence.ts';
import {
  championMargins,
  formatGateLimit,
  formatObserved,
  gatedMetrics,
  gateReason,
  isAboutSlice,
  isAgainstChampion,
} from './gates.ts';

describe('observed and limit', () => {
  it.each<[string, Parameters<typeof gate>[1], string | null, string | null]>([
    ['roc_auc >= 0.70', {}, '0.741 [0.733, 0.749]', '≥ 0.7'],
    ['f1 > 0.5', { observed: 0.75, interval: null, limit: 0.5 }, '0.75', '> 0.5'],
    [
      'f1 >= champion - 0.005',
      { observed: -0.001, interval: [-0.004, 0.002], limit: -0.005 },
      'Δ −0.0010 [−0.0040, +0.0020]',
      'Δ ≥ −0.005',
    ],
    [
      'p95_latency_ms <= champion * 1.2',
      { observed: -3, interval: [-5, -1], limit: 0 },
      'Δ −3.0 [−5.0, −1.0]',
      'Δ ≤ 0',
    ],
    [
      'error_rate <= champion + 0.002',
      { observed: 0.001, interval: null, limit: 0.002 },
      'Δ +0.001',
      'Δ ≤ +0.002',
    ],
    [
      'f1 within 0.01 of champion',
      { observed: 0.002, interval: [-0.004, 0.008], limit: 0 },
      'Δ +0.002 [−0.004, +0.008]',
      '|Δ| ≤ 0.01',
    ],
    ['vulnerabilities(new) == 0', { observed: 12345, interval: null, limit: 0 }, '12,345', '= 0'],
    ['f1 >= 0.8', { observed: 0.79996, interval: null, limit: 0.8 }, '0.79996', '≥ 0.8'],
    ['f1 >= 0.8', { observed: null, limit: null }, null, null],
    ['something of tomorrow', { observed: 1.5, interval: null, limit: 2 }, '1.5', '2'],
  ])('%s is shown beside its limit', (line, overrides, observed, limit) => {
    expect(formatObserved(gate(line, overrides))).toBe(observed);
    expect(formatGateLimit(gate(line, overrides))).toBe(limit);
  });

  it('never look equal when they are not', () => {
    const close = gate('f1 >= 0.8', { observed: 0.7999999, interval: [0.6, 0.9], limit: 0.8 });
    expect(formatObserved(close)).toMatch(/^0\.7999999 /);
  });
});

describe('gateReason', () => {
  it('drops the numbers that stand beside it, and nothing else', () => {
    expect(gateReason(gate('f1 >= 0.6', { reason: '0.5123 is not >= 0.6' }))).toBeNull();
    expect(
      gateReason(
        gate('f1 >= champion', {
          reason:
            '95% interval of the difference [-0.1, 0.1] contains the limit: more rows would decide',
        }),
      ),
    ).toBe('the interval contains the limit: more rows would decide');
    const slices = 'fails on: carrier = AA (0.5 is not >= 0.6)';
    expect(gateReason(gate('f1 >= 0.6 on carrier', { reason: slices }))).toBe(slices);
    expect(gateReason(gate('f1 >= 0.6', { observed: null, reason: 'one class' }))).toBe(
      'one class',
    );
  });
});

describe('what a gate is about', () => {
  it('is read from the line', () => {
    expect(isAgainstChampion('f1 >= champion')).toBe(true);
    expect(isAgainstChampion('f1 >= 0.5 on "champion"')).toBe(false);
    expect(isAboutSlice('f1 >= 0.5 on carrier')).toBe(true);
    expect(isAboutSlice('f1 >= 0.5 where x > 1')).toBe(true);
    expect(isAboutSlice('drift("a on b") < 0.1')).toBe(false);
  });

  it('is guessed for lines of another version', () => {
    expect(isAgainstChampion('f1 about champion')).toBe(true);
    expect(isAboutSlice('f1 roughly 0.5 on carrier')).toBe(true);
  });

  it('gives the margins of the plots and the order of the metrics', () => {
    const gates = [
      gate('recall >= champion - 0.01', { limit: -0.01 }),
      gate('f1 >= champion on carrier', { limit: 0 }),
      gate('roc_auc >= 0.7', { limit: 0.7 }),
      gate('recall >= 0.5'),
    ];
    expect([...championMargins(gates)]).toEqual([['recall', -0.01]]);
    expect(gatedMetrics(gates)).toEqual(['recall', 'f1', 'roc_auc']);
  });
});
