import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MetricResult } from '@slipway/core';
import { compareModels } from './comparison.ts';
import type { ClassificationData, EvaluationData } from './data/data.ts';
import { subset } from './data/subset.ts';
import { metricResults } from './evaluate.ts';
import { binaryData, multiclassData, regressionData } from './testing/data.ts';

const SETTINGS = { numRuns: 40 };
const PLAN = { resamples: 50 };

const score = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
const weight = fc.constantFrom(0, 0.5, 1, 1, 3);

interface Row {
  readonly y: number;
  readonly mine: number;
  readonly theirs: number;
  readonly w: number;
}

const rows = fc.array(
  fc.record({ y: fc.integer({ min: 0, max: 1 }), mine: score, theirs: score, w: weight }),
  { minLength: 1, maxLength: 60 },
);

type Kind = 'binary' | 'multiclass' | 'regression';

/** Challenger and champion of one kind from the same random rows. */
function models(
  kind: Kind,
  list: readonly Row[],
  weighted: boolean,
): [EvaluationData, EvaluationData] {
  const y = list.map((row) => row.y);
  const w = weighted ? list.map((row) => row.w) : null;
  const make = (s: number[]): EvaluationData => {
    if (kind === 'binary') return binaryData({ y, s, w });
    if (kind === 'regression') return regressionData(y, s, w);
    const shares = s.map((p) => [p / 2, p / 2, 1 - p]);
    const p = s.map((value) => (value > 0.6 ? 0 : value > 0.3 ? 1 : 2));
    return multiclassData({ y, p, s: shares, w });
  };
  return [make(list.map((row) => row.mine)), make(list.map((row) => row.theirs))];
}

function expectSame(
  actual: Record<string, MetricResult>,
  expected: Record<string, MetricResult>,
): void {
  const near = (value: number | null): unknown => {
    if (value === null) return null;
    return Math.abs(value) > 1e6 ? expect.any(Number) : expect.closeTo(value, 8);
  };
  // Which row a reason names depends on their order.
  const reasonOf = (result?: MetricResult): string | null =>
    result?.reason?.replaceAll(/row \d+/g, 'a row') ?? null;
  for (const [name, result] of Object.entries(expected)) {
    const found = actual[name];
    expect([name, found && { ...found, reason: reasonOf(found) }]).toEqual([
      name,
      {
        ...result,
        reason: reasonOf(result),
        value: near(result.value),
        champion: near(result.champion),
        difference: near(result.difference),
        interval: result.interval && [near(result.interval[0]), near(result.interval[1])],
        differenceInterval: result.differenceInterval?.map(near) ?? null,
      },
    ]);
  }
}

const KINDS: Kind[] = ['binary', 'multiclass', 'regression'];

describe.each(KINDS)('%s', (kind) => {
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), fc.infiniteStream(fc.nat()), (list, weighted, keys) => {
        const order = list
          .map((_, i) => ({ i, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ i }) => i);
        const [mine, theirs] = models(kind, list, weighted);
        const permuted = Int32Array.from(order);
        const before = compareModels(mine, theirs, PLAN);
        const after = compareModels(subset(mine, permuted), subset(theirs, permuted), PLAN);
        expectSame(metricResults(after), metricResults(before));
      }),
      SETTINGS,
    );
  });

  it('is the same on the subset of all rows', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (list, weighted) => {
        const [mine, theirs] = models(kind, list, weighted);
        const whole = compareModels(mine, theirs, PLAN);
        const all = whole.subset(new Uint8Array(list.length).fill(1));
        expect(metricResults(all)).toEqual(metricResults(whole));
      }),
      SETTINGS,
    );
  });

  it('takes whole weights as repetitions', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const whole = list.map((row) => ({ ...row, w: Math.ceil(row.w) }));
        const repeated = Int32Array.from(whole.flatMap(({ w }, i) => Array<number>(w).fill(i)));
        fc.pre(repeated.length > 1);
        // Presence of classes and the maximum look at rows without weight, too.
        const kept = Int32Array.from(whole.flatMap(({ w }, i) => (w > 0 ? [i] : [])));
        const [weighted] = models(kind, whole, true);
        const [plain] = models(kind, whole, false);
        const expected = compareModels(subset(plain, repeated), null, PLAN);
        const actual = compareModels(subset(weighted, kept), null, PLAN);
        for (const name of actual.metricNames) {
          if (name.startsWith('roc_auc_ovo')) continue;
          const [a, b] = [actual.estimate(name).value, expected.estimate(name).value];
          // Fewer than two rows can be two or more repeated ones.
          if (a !== null && b !== null) expect([name, a]).toEqual([name, closeBy(b)]);
        }
      }),
      SETTINGS,
    );
  });
});

function closeBy(value: number): unknown {
  return Math.abs(value) > 1e6 ? expect.any(Number) : expect.closeTo(value, 8);
}

describe('swapping the classes', () => {
  const swapped = (data: ClassificationData): ClassificationData => ({
    ...data,
    classes: data.classes.toReversed(),
    target: data.target.map((code) => 1 - code),
    predicted: data.predicted.map((code) => 1 - code),
    scores: data.scores?.map((s) => 1 - s) ?? null,
  });

  it('leaves what is symmetric, and mirrors ROC AUC of the same scores', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const data = binaryData({ y: list.map((row) => row.y), s: list.map((row) => row.mine) });
        const before = compareModels(data, null, PLAN);
        const after = compareModels(swapped(data), null, PLAN);
        for (const name of [
          'accuracy',
          'balanced_accuracy',
          'f1_macro',
          'matthews_corrcoef',
          'cohen_kappa',
          'roc_auc',
          'log_loss',
          'brier_score',
          'd2_brier_score',
        ]) {
          const [a, b] = [before.estimate(name), after.estimate(name)];
          expect([name, a.value === null]).toEqual([name, b.value === null]);
          if (b.value !== null) expect([name, a.value]).toEqual([name, closeBy(b.value)]);
        }
        const turned = { ...data, target: data.target.map((code) => 1 - code) };
        const auc = before.estimate('roc_auc');
        const mirrored = compareModels(turned, null).estimate('roc_auc');
        if (auc.value === null || auc.interval === null) return;
        expect(mirrored.value).toBeCloseTo(1 - auc.value, 12);
        expect(mirrored.interval?.bounds[0]).toBeCloseTo(1 - auc.interval.bounds[1], 8);
      }),
      SETTINGS,
    );
  });
});
