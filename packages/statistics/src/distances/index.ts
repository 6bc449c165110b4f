export { jensenShannonDistance } from './jensen-shannon.ts';
export { populationStabilityIndex } from './population-stability-index.ts';
export { standardDeviation } from './standard-deviation.ts';
export { totalVariationDistance } from './total-variation.ts';
export { wassersteinDistance } from './wasserstein.ts';
