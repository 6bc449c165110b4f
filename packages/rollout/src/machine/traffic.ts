import { z } from 'zod';

/** Percentage of the traffic that a version gets. */
export const shareSchema = z.object({ version: z.string(), percent: z.number().min(0).max(100) });

/** How requests are shared out: the versions with a share, and those that get copies only. */
export const trafficSchema = z.object({
  shares: z.array(shareSchema),
  shadows: z.array(z.string()),
});

export type Share = z.infer<typeof shareSchema>;
export type Traffic = z.infer<typeof trafficSchema>;

/** Nobody gets anything: a target that was never used. */
export const NO_TRAFFIC: Traffic = { shares: [], shadows: [] };

/** What two percentages may differ by and still be the same: rounding in a target's own unit. */
const ROUNDING = 0.01;

/** All traffic to one version. */
export function allTo(version: string): Traffic {
  return { shares: [{ version, percent: 100 }], shadows: [] };
}

/** Traffic between a stable version and its candidate; without a stable one, all to the candidate. */
export function split(stable: string | null, candidate: string, percent: number): Traffic {
  if (stable === null || stable === candidate || percent >= 100) return allTo(candidate);
  if (percent <= 0) return allTo(stable);
  return {
    shares: [
      { version: stable, percent: 100 - percent },
      { version: candidate, percent },
    ],
    shadows: [],
  };
}

/** The share of a version, 0 when it has none. */
export function percentOf({ shares }: Traffic, version: string): number {
  return shares.find((share) => share.version === version)?.percent ?? 0;
}

/** What the shares add up to. */
export function totalOf({ shares }: Traffic): number {
  return shares.reduce((total, { percent }) => total + percent, 0);
}

function versionsOf(traffics: readonly Traffic[]): Set<string> {
  return new Set(traffics.flatMap(({ shares }) => shares.map(({ version }) => version)));
}

function isSamePercent(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING;
}

/** Whether both share requests out in the same way. */
export function isSameTraffic(a: Traffic, b: Traffic): boolean {
  const isSameShare = (version: string): boolean =>
    isSamePercent(percentOf(a, version), percentOf(b, version));
  const shadows = new Set(a.shadows);
  return (
    [...versionsOf([a, b])].every(isSameShare) &&
    shadows.size === new Set(b.shadows).size &&
    b.shadows.every((version) => shadows.has(version))
  );
}

/**
 * Whether live traffic is what a change leaves behind that was broken off half-way: every version
 * has its share of before or of after.
 */
export function isTorn(live: Traffic, before: Traffic, after: Traffic): boolean {
  const isOneOfBoth = (version: string): boolean =>
    [before, after].some((one) => isSamePercent(percentOf(live, version), percentOf(one, version)));
  const shadows = new Set([...before.shadows, ...after.shadows]);
  return (
    [...versionsOf([live, before, after])].every(isOneOfBoth) &&
    live.shadows.every((version) => shadows.has(version))
  );
}

/** Traffic in words: `1.0.0 95%, 1.1.0 5%, copies to 1.2.0`. */
export function describeTraffic({ shares, shadows }: Traffic): string {
  const parts = shares
    .filter(({ percent }) => percent > 0)
    .map(({ version, percent }) => `${version} ${Number(percent.toFixed(2))}%`);
  if (shadows.length > 0) parts.push(`copies to ${shadows.join(', ')}`);
  return parts.length === 0 ? 'no traffic' : parts.join(', ');
}
