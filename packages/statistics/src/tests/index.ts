export { andersonDarling, AndersonDarlingReader } from './anderson-darling.ts';
export type { ChiSquaredResult } from './chi-squared.ts';
export { chiSquaredHomogeneity } from './chi-squared.ts';
export { cramerVonMises, CramerVonMisesReader } from './cramer-von-mises.ts';
export { fisherExact } from './fisher-exact.ts';
export { gTest } from './g-test.ts';
export type { KolmogorovSmirnovResult } from './kolmogorov-smirnov.ts';
export {
  kolmogorovSmirnov,
  kolmogorovSmirnovNoise,
  kolmogorovSmirnovPValue,
  KolmogorovSmirnovReader,
  smallestSignificantDistance,
} from './kolmogorov-smirnov.ts';
export type { Spread } from './levene.ts';
export { levene, spreadOf } from './levene.ts';
export type { MannWhitneyResult } from './mann-whitney.ts';
export { mannWhitney, MannWhitneyReader } from './mann-whitney.ts';
export type { TestResult } from './result.ts';
export { twoProportionZ } from './two-proportion-z.ts';
export { welchT } from './welch-t.ts';
export type { McNemarResult } from './mcnemar.ts';
export { mcNemar } from './mcnemar.ts';
export type { WilcoxonResult } from './wilcoxon.ts';
export { wilcoxonSignedRank } from './wilcoxon.ts';
