import type { SmokeConfig } from '@slipway/core';

/** Limits of the smoke test. */
export interface SmokeLimits {
  readonly memoryMb: number;
  readonly readySeconds: number;
  readonly stopSeconds: number;
}

/** The user's limits, else the defaults. */
export function smokeLimits(smoke: SmokeConfig): SmokeLimits {
  return {
    memoryMb: smoke['memory-mb'] ?? 1024,
    readySeconds: smoke['ready-seconds'] ?? 60,
    stopSeconds: smoke['stop-seconds'] ?? 10,
  };
}
