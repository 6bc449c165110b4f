export * from './distributions/index.ts';
