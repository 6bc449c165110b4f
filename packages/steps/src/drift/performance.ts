import type { PerformanceChange, PerformanceDrift } from '@slipway/core';
import { recordFrom } from '@slipway/core';
import type { EvaluationData } from '@slipway/evaluation';
import { compareModels, evaluate } from '@slipway/evaluation';
import type { Sides } from '@slipway/drift';
import { differenceInterval } from '@slipway/statistics';
import type { StepContext } from '../run/step.ts';

type Metrics = ReturnType<typeof evaluate>['metrics'];
type Metric = Metrics[string];

function changeOf(before: Metric | undefined, after: Metric | undefined): PerformanceChange {
  const [reference, current] = [before?.value ?? null, after?.value ?? null];
  const [first, second] = [after?.interval ?? null, before?.interval ?? null];
  const isKnown = reference !== null && current !== null;
  const interval =
    isKnown && first !== null && second !== null
      ? differenceInterval(
          { value: current, interval: [first[0], first[1]] },
          { value: reference, interval: [second[0], second[1]] },
          0,
        )
      : null;
  return {
    reference,
    referenceInterval: second,
    current,
    currentInterval: first,
    difference: isKnown ? current - reference : null,
    interval,
    greaterIsBetter: after?.greaterIsBetter ?? true,
    reason: isKnown ? null : (after?.reason ?? before?.reason ?? 'undefined on one of the sides'),
  };
}

/**
 * The model's metrics on the labelled current data beside those on the reference (concept drift),
 * with the interval of the difference: the sides are independent, so that it follows from their own
 * intervals (MOVER).
 */
export function performanceDrift(
  { config }: StepContext,
  { reference, current }: Sides<EvaluationData>,
): PerformanceDrift {
  const { confidence = 0.95, resamples = 1000, seed = 0 } = config.evaluate ?? {};
  const metricsOf = (data: EvaluationData): Metrics =>
    evaluate(compareModels(data, null, { confidence, resamples, seed, sameModel: false })).metrics;
  const [before, after] = [metricsOf(reference), metricsOf(current)];
  const names = Object.keys(after);
  return {
    confidence,
    rows: { reference: reference.target.length, current: current.target.length },
    metrics: recordFrom(names.map((name) => [name, changeOf(before[name], after[name])] as const)),
  };
}
