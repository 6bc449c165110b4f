export { gammaVariate, normalVariate } from './variates.ts';
export { Xoshiro128 } from './xoshiro128.ts';
