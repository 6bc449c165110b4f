export { bernoulliSequence, logBernoulliEValue } from './bernoulli.ts';
export { meanSequence, normalMixtureBound } from './normal-mixture.ts';
