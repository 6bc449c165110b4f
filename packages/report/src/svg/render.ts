import type { Statement } from '@slipway/core';

import type { Figure, PlotKind } from '../document/document.ts';
import { PLOT_KINDS } from '../document/document.ts';
import { driftFigures, metricFigures, sliceFigures } from '../document/figures.ts';
import { confusionPlot } from './confusion.ts';
import { calibrationPlot, precisionRecallPlot, rocPlot } from './curves.ts';
import { effectPlot } from './effects.ts';
import { detPlot, gainPlot, thresholdPlot } from './evaluation-curves.ts';
import { differencePlotOfMetrics, slicePlot } from './forest.ts';
import { driftHistogramPlot, residualPlot } from './histograms.ts';
import type { Plot } from './plot.ts';
import { standaloneSvg } from './plot.ts';
import { isCompleteEvidenceOf } from '../document/known.ts';

type Evaluation = Parameters<typeof rocPlot>[0];

const EVALUATION_PLOTS = new Map<PlotKind, (predicate: Evaluation) => Plot | null>([
  ['roc', rocPlot],
  ['precision-recall', precisionRecallPlot],
  ['calibration', calibrationPlot],
  ['difference-intervals', differencePlotOfMetrics],
  ['slice-intervals', slicePlot],
  ['confusion-matrix', (predicate) => confusionPlot(predicate, 'challenger')],
  ['champion-confusion-matrix', (predicate) => confusionPlot(predicate, 'champion')],
  ['residuals', residualPlot],
  ['gain', gainPlot],
  ['det', detPlot],
  ['threshold', thresholdPlot],
]);

/** Draws one plot of a statement; null where its evidence has no data for it. */
export function drawPlot(
  kind: PlotKind,
  statement: Statement,
  column: string | null = null,
): Plot | null {
  if (isCompleteEvidenceOf('evaluate', statement)) {
    return EVALUATION_PLOTS.get(kind)?.(statement.predicate) ?? null;
  }
  if (!isCompleteEvidenceOf('drift', statement)) return null;
  if (kind === 'drift-effects') return effectPlot(statement.predicate);
  const { columns } = statement.predicate;
  if (kind !== 'drift-histogram' || column === null || !Object.hasOwn(columns, column)) return null;
  const found = columns[column];
  return found === undefined ? null : driftHistogramPlot(column, found);
}

/**
 * One plot as an SVG file: its own style, light and dark, title and description inside. Null
 * where the evidence has no data for it.
 *
 * @param column the column, for `drift-histogram`
 */
export function renderSvg(
  kind: PlotKind,
  statement: Statement,
  column: string | null = null,
): string | null {
  const plot = drawPlot(kind, statement, column);
  return plot === null ? null : standaloneSvg(plot);
}

/** Every plot that the evidence has data for; at most `histograms` columns of drift. */
export function plotsOf(statement: Statement, histograms = 24): Figure[] {
  const figures = isCompleteEvidenceOf('evaluate', statement)
    ? [...metricFigures(statement), ...sliceFigures(statement)]
    : isCompleteEvidenceOf('drift', statement)
      ? driftFigures(statement, histograms)
      : [];
  const order = (figure: Figure): number => PLOT_KINDS.indexOf(figure.plot);
  return figures.sort((a, b) => order(a) - order(b));
}
