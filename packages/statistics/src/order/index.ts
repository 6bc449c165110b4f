export type { Bins } from './bins.ts';
export { countInBins, quantileBins } from './bins.ts';
export { Sample } from './sample.ts';
export { countBelow, countUpTo } from './search.ts';
export { sortedNumbers, sortNumbers } from './sort.ts';
export type { StepReader, Steps } from './steps.ts';
export { readSteps } from './steps.ts';
