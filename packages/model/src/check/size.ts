import type { CheckResult } from '@slipway/core';
import { formatNumber } from '@slipway/core';
import { checkResult } from './result.ts';

const MEGABYTE = 1_000_000;

/**
 * Whether the model's file, with its external data, is within a budget in MB (of 1,000,000 bytes);
 * without one the size is only reported.
 */
export function checkModelSize(sizeBytes: number, limitMb: number | null): CheckResult {
  const observed = sizeBytes / MEGABYTE;
  const isWithin = limitMb === null || observed <= limitMb;
  return checkResult('model_size_mb', isWithin ? 'pass' : 'fail', {
    observed,
    limit: limitMb,
    reason: isWithin
      ? null
      : `the model has ${formatNumber(observed)} MB, the budget is ${formatNumber(limitMb)} MB`,
  });
}
