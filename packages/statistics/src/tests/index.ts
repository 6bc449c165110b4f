export type { ChiSquaredResult } from './chi-squared.ts';
export { chiSquaredHomogeneity } from './chi-squared.ts';
export type { KolmogorovSmirnovResult } from './kolmogorov-smirnov.ts';
export {
  kolmogorovSmirnov,
  kolmogorovSmirnovPValue,
  smallestSignificantDistance,
} from './kolmogorov-smirnov.ts';
