export type { Cell, ResamplingPlan } from './cells.ts';
export { resampleCells } from './cells.ts';
export { percentileInterval, quantileOfSorted } from './quantile.ts';
export type { ClusteredCells } from './clusters.ts';
export { expandedConfidence, resampleClusters } from './clusters.ts';
export { bcaInterval, poissonCounts, resampleSeeds } from './poisson.ts';
