export type { Cell, ResamplingPlan } from './cells.ts';
export { resampleCells } from './cells.ts';
export { percentileInterval, quantileOfSorted } from './quantile.ts';
