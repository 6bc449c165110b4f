import { z } from 'zod';

const count = z.number().nonnegative();

/** Events among trials: errors among requests, conversions among visits. */
export const rateSchema = z.object({ events: count, trials: count });

/** A cumulative histogram, as Prometheus has it: how many values are at most each edge. */
export const histogramSchema = z.object({
  /** Finite upper edges, ascending. */
  edges: z.array(z.number()),
  /** Values up to each edge. */
  counts: z.array(count),
  /** All values, those beyond the last edge too. */
  total: count,
});

/** Sums of a value over observations. */
export const momentsSchema = z.object({ count, mean: z.number(), variance: z.number() });

/** What is counted of one version. */
export const countsSchema = z.object({
  rates: z.record(z.string(), rateSchema),
  histograms: z.record(z.string(), histogramSchema),
  moments: z.record(z.string(), momentsSchema),
});

export type Rate = z.infer<typeof rateSchema>;
export type Histogram = z.infer<typeof histogramSchema>;
export type Moments = z.infer<typeof momentsSchema>;
export type Counts = z.infer<typeof countsSchema>;

export const NO_COUNTS: Counts = { rates: {}, histograms: {}, moments: {} };

/** What a counter grew by; one that is smaller than before was reset, and counts from 0. */
function growth(now: number, before: number): number {
  return now >= before ? now - before : now;
}

function rateSince(now: Rate, before: Rate | undefined): Rate {
  if (before === undefined || now.trials < before.trials || now.events < before.events) return now;
  return { events: now.events - before.events, trials: now.trials - before.trials };
}

function histogramSince(now: Histogram, before: Histogram | undefined): Histogram {
  if (before === undefined || now.total < before.total) return now;
  const earlier = new Map(before.edges.map((edge, i) => [edge, before.counts[i] ?? 0]));
  const counts = now.edges.map((edge, i) => growth(now.counts[i] ?? 0, earlier.get(edge) ?? 0));
  return { edges: now.edges, counts, total: now.total - before.total };
}

/** What was counted between two looks at the same counters. Moments are of a time already. */
export function countsSince(now: Counts, before: Counts): Counts {
  const rates = Object.entries(now.rates).map(
    ([name, rate]) => [name, rateSince(rate, before.rates[name])] as const,
  );
  const histograms = Object.entries(now.histograms).map(
    ([name, histogram]) => [name, histogramSince(histogram, before.histograms[name])] as const,
  );
  return {
    rates: Object.fromEntries(rates),
    histograms: Object.fromEntries(histograms),
    moments: now.moments,
  };
}
