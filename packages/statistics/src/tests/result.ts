/** Result of a test of two samples; the p-value is two-sided. */
export interface TestResult {
  readonly statistic: number;
  readonly pValue: number;
}
