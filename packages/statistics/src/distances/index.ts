export { AreaReader, energyDistance, wassersteinDistance } from './areas.ts';
export { hellingerDistance, hellingerNoise } from './hellinger.ts';
export { jensenShannonDistance, jensenShannonNoise } from './jensen-shannon.ts';
export { kullbackLeiblerDivergence, kullbackLeiblerNoise } from './kullback-leibler.ts';
export { largestDifference, largestDifferenceNoise } from './largest-difference.ts';
export type { Moments } from './moments.ts';
export { differenceOfMeans, momentsOf, standardDeviation } from './moments.ts';
export {
  populationStabilityIndex,
  populationStabilityNoise,
} from './population-stability-index.ts';
export { totalVariationDistance, totalVariationNoise } from './total-variation.ts';
