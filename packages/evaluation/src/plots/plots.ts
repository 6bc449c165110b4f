import type { Band, Curve, EvaluationPlots } from '@slipway/core';
import type { Comparison } from '../comparison.ts';
import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { isClassifiedSample } from '../data/sample.ts';
import { claimsOf } from '../probability/calibration.ts';
import { notProbabilities } from '../probability/probabilities.ts';
import { rankingOf } from '../ranking/binary.ts';
import type { Ranking } from '../ranking/ranking.ts';
import type { CalibrationCurve } from './calibration.ts';
import { calibrationCurve } from './calibration.ts';
import { precisionRecallBand, rocBand } from './bands.ts';
import { detCurve, gainCurve, precisionRecallCurve, rocCurve } from './curves.ts';
import { residualHistogram } from './residuals.ts';

type Classified = Sample<ClassificationData>;

/** A plot of both models; null when there is none of the challenger. */
function ofBoth<T>(
  challenger: Classified,
  champion: Classified | null,
  plot: (sample: Classified) => T | null,
): { challenger: T; champion: T | null } | null {
  const mine = plot(challenger);
  return mine === null ? null : { challenger: mine, champion: champion && plot(champion) };
}

function rankingPlot(curve: (ranking: Ranking) => Curve | null) {
  return (sample: Classified): Curve | null => {
    const { task, scores } = sample.data;
    if (task !== 'binary-classification' || scores === null) return null;
    return curve(sample.derive(rankingOf));
  };
}

type BandedCurve = Curve & { band: Band | null };

function bandedPlot(
  curve: (ranking: Ranking) => Curve | null,
  band: (sample: Classified) => Band | null,
) {
  const plain = rankingPlot(curve);
  return (sample: Classified): BandedCurve | null => {
    const points = plain(sample);
    return points && { ...points, band: band(sample) };
  };
}

const rocPlot = bandedPlot(rocCurve, rocBand);
const precisionRecallPlot = bandedPlot(precisionRecallCurve, precisionRecallBand);
const detPlot = rankingPlot(detCurve);
const gainPlot = rankingPlot(gainCurve);

function calibrationPlot(sample: Classified): CalibrationCurve | null {
  if (sample.rows === 0 || sample.derive(notProbabilities) !== null) return null;
  const curve = calibrationCurve(claimsOf(sample), sample);
  return curve.rows.length === 0 ? null : curve;
}

function residualPlot({ data, rows }: Sample): EvaluationPlots['residuals'] {
  if (data.task !== 'regression' || rows === 0) return null;
  return residualHistogram(data.target, data.predicted);
}

/**
 * Points for the plots: ROC, precision-recall, DET and gain curves of a binary task, calibration of any
 * classifier with probabilities (`claimsOf`), residuals of a regression. Null where there is
 * nothing to show.
 */
export function plotsOf({ challenger, champion }: Comparison): EvaluationPlots {
  if (!isClassifiedSample(challenger)) {
    const residuals = residualPlot(challenger);
    return { roc: null, precisionRecall: null, calibration: null, residuals };
  }
  const other = champion !== null && isClassifiedSample(champion) ? champion : null;
  return {
    roc: ofBoth(challenger, other, rocPlot),
    precisionRecall: ofBoth(challenger, other, precisionRecallPlot),
    det: ofBoth(challenger, other, detPlot),
    gain: ofBoth(challenger, other, gainPlot),
    calibration: ofBoth(challenger, other, calibrationPlot),
    residuals: null,
  };
}
