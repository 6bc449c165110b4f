import type { EvidenceOf } from '@slipway/core';
import type { Figure, PlotKind } from './document.ts';
import { orderedColumns } from './drift.ts';
import { judge } from './metrics.ts';

type Evaluation = EvidenceOf<'evaluate'>;

function hasThreshold({ plots, decision = null }: Evaluation['predicate']): boolean {
  return (plots?.threshold ?? null) !== null && decision !== null;
}

function evaluationPlots({ predicate }: Evaluation): PlotKind[] {
  const { plots, confusionMatrix, championConfusionMatrix, metrics } = predicate;
  const compared = Object.values(metrics).some((metric) => judge(metric) !== 'unknown');
  const kinds: [PlotKind, boolean][] = [
    ['difference-intervals', compared],
    ['roc', plots !== null && plots.roc !== null],
    ['precision-recall', plots !== null && plots.precisionRecall !== null],
    ['confusion-matrix', confusionMatrix !== null],
    ['champion-confusion-matrix', championConfusionMatrix !== null],
    ['calibration', plots !== null && plots.calibration !== null],
    ['residuals', plots !== null && plots.residuals !== null],
    ['threshold', hasThreshold(predicate)],
    ['gain', (plots?.gain ?? null) !== null],
    ['det', (plots?.det ?? null) !== null],
  ];
  return kinds.filter(([, exists]) => exists).map(([kind]) => kind);
}

/** The plots of the metrics for which the evidence has data. */
export function metricFigures(statement: Evaluation): Figure[] {
  return evaluationPlots(statement).map((plot) => ({
    kind: 'figure',
    plot,
    statement,
    column: null,
  }));
}

/** The plot of the slices, when there are any. */
export function sliceFigures(statement: Evaluation): Figure[] {
  if (statement.predicate.slices.length === 0) return [];
  return [{ kind: 'figure', plot: 'slice-intervals', statement, column: null }];
}

/** Effects against thresholds, then the histograms of the first columns, drifted ones first. */
export function driftFigures(statement: EvidenceOf<'drift'>, histograms: number): Figure[] {
  const columns = orderedColumns(statement.predicate);
  const figures: Figure[] = columns
    .filter(({ column }) => column.histogram !== null)
    .slice(0, histograms)
    .map(({ name }) => ({ kind: 'figure', plot: 'drift-histogram', statement, column: name }));
  const hasEffects = columns.some(
    ({ column }) => column.effect !== null && column.threshold !== null,
  );
  if (!hasEffects) return figures;
  return [{ kind: 'figure', plot: 'drift-effects', statement, column: null }, ...figures];
}
