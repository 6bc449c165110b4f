export * from './distributions/index.ts';
export * from './intervals/index.ts';
export * from './random/index.ts';
export * from './resampling/index.ts';
