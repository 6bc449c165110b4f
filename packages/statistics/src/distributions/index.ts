export { betaCdf, betaQuantile, betaSf } from './beta.ts';
export { binomialCdf, binomialPmf, binomialSf } from './binomial.ts';
export { chiSquaredCdf, chiSquaredQuantile, chiSquaredSf } from './chi-squared.ts';
export { fCdf, fQuantile, fSf } from './f.ts';
export { normalCdf, normalPdf, normalQuantile, normalSf } from './normal.ts';
export { andersonDarlingSf, cramerVonMisesSf } from './quadratic-form.ts';
export { studentTCdf, studentTQuantile, studentTSf } from './student-t.ts';
