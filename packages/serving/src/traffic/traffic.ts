import { createHash } from 'node:crypto';

/** How requests are shared out. */
export interface TrafficPlan {
  /** Percentage of each version; together 100. */
  readonly weights: ReadonlyMap<string, number>;
  /** Versions that get a copy of every request. */
  readonly shadows: ReadonlySet<string>;
}

/** What may be off the sum of 100 by rounding of decimals. */
const ROUNDING = 1e-6;
/** 2^53: numbers below it are whole in a double. */
const SPAN = 2 ** 53;

/**
 * What is wrong with a plan, in words; null when nothing is.
 *
 * @param loaded names of the versions there are
 */
export function planProblem(plan: TrafficPlan, loaded: ReadonlySet<string>): string | null {
  const named = [...plan.weights.keys(), ...plan.shadows];
  const unknown = named.find((version) => !loaded.has(version));
  if (unknown !== undefined) return `there is no version ${JSON.stringify(unknown)}`;
  for (const [version, weight] of plan.weights) {
    if (!Number.isFinite(weight) || weight < 0 || weight > 100) {
      return `the weight of ${version} is ${weight}; it is a percentage from 0 to 100`;
    }
  }
  const sum = [...plan.weights.values()].reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 100) > ROUNDING) return `the weights add up to ${sum}, not to 100`;
  const both = [...plan.shadows].find((version) => (plan.weights.get(version) ?? 0) > 0);
  if (both !== undefined) return `${both} is a shadow and has a weight; it can be one of the two`;
  return null;
}

/** A number in (0, 1) that depends on nothing but the texts. */
function uniform(key: string, version: string): number {
  const digest = createHash('sha256').update(`${version}\0${key}`).digest();
  return (Number(digest.readBigUInt64BE() >> 11n) + 0.5) / SPAN;
}

/**
 * The version for a key by weighted rendezvous hashing (Schindelhauer and Schomaker, "Weighted
 * distributed hash tables", 2005): each version is chosen with its weight's probability, and a
 * change of weights moves no key but towards versions that gained share.
 */
function stickyChoice(weights: ReadonlyMap<string, number>, key: string): string | null {
  let best: string | null = null;
  let bestScore = -Infinity;
  for (const [version, weight] of weights) {
    if (weight <= 0) continue;
    const score = -weight / Math.log(uniform(key, version));
    if (score > bestScore) {
      best = version;
      bestScore = score;
    }
  }
  return best;
}

function randomChoice(weights: ReadonlyMap<string, number>, random: () => number): string | null {
  let left = random() * 100;
  let last: string | null = null;
  for (const [version, weight] of weights) {
    if (weight <= 0) continue;
    last = version;
    left -= weight;
    if (left < 0) return version;
  }
  return last;
}

/**
 * The version that answers a request: the same for the same key, else by chance in proportion to
 * the weights; null when no version has a weight.
 */
export function chooseVersion(
  { weights }: TrafficPlan,
  key: string | null,
  random: () => number = Math.random,
): string | null {
  return key === null ? randomChoice(weights, random) : stickyChoice(weights, key);
}
