export { aucScoreInterval } from './auc.ts';
export type { EstimateWithInterval } from './difference.ts';
export { differenceInterval } from './difference.ts';
export { logitInterval } from './logit.ts';
export { skewedInterval, studentInterval } from './mean.ts';
export { medianRanks } from './median.ts';
export { wilsonInterval } from './proportion.ts';
export { ratioInterval } from './ratio.ts';
