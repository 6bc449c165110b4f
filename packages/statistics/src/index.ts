export * from './distributions/index.ts';
export * from './intervals/index.ts';
export * from './random/index.ts';
export * from './resampling/index.ts';
export * from './distances/index.ts';
export * from './multiple-testing/index.ts';
export * from './order/index.ts';
export * from './tests/index.ts';
