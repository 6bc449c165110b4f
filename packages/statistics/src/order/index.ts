export type { Bins } from './bins.ts';
export { countInBins, quantileBins } from './bins.ts';
export { countBelow, countUpTo } from './search.ts';
export { sortedNumbers } from './sort.ts';
