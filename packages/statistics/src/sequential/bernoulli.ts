import { logGamma } from '../distributions/deviance.ts';

/** Both parameters of the beta mixture: Jeffreys' prior, as Krichevsky and Trofimov have it. */
const PRIOR = 0.5;
const STEPS = 60;

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * The logarithm of the beta-binomial mixture e-process against the probability p: the likelihood of
 * the trials averaged over a Beta(1/2, 1/2) prior, divided by their likelihood under p. Under p it
 * is a martingale that starts at 1, so that it ever reaches 1/α with probability at most α (Ville).
 *
 * Robbins, "Statistical methods related to the law of the iterated logarithm", 1970.
 */
export function logBernoulliEValue(events: number, trials: number, p: number): number {
  return logMixture(events, trials) - logLikelihood(events, trials, p);
}

/** The averaged likelihood, which no p is part of. */
function logMixture(events: number, trials: number): number {
  return logBeta(PRIOR + events, PRIOR + trials - events) - logBeta(PRIOR, PRIOR);
}

function logLikelihood(events: number, trials: number, p: number): number {
  const term = (count: number, q: number): number => (count === 0 ? 0 : count * Math.log(q));
  return term(events, p) + term(trials - events, 1 - p);
}

/**
 * The point between `inside` and `outside` at which a function falls to a limit; `outside` where it
 * never does.
 */
function crossing(
  likelihood: (p: number) => number,
  limit: number,
  inside: number,
  outside: number,
): number {
  let [a, b] = [inside, outside];
  if (likelihood(b) > limit) return b;
  for (let i = 0; i < STEPS && a !== b; i++) {
    const middle = (a + b) / 2;
    if (likelihood(middle) > limit) a = middle;
    else b = middle;
  }
  return b;
}

/**
 * Confidence sequence for a probability: with probability 1 − alpha it holds the true one at every
 * number of trials at once, so that it may be looked at after each of them. All p whose e-value
 * (see above) is below 1/alpha.
 *
 * @param events trials that succeeded, at most `trials`
 */
export function bernoulliSequence(
  events: number,
  trials: number,
  alpha: number,
): readonly [number, number] {
  if (trials <= 0) return [0, 1];
  const likelihood = (p: number): number => logLikelihood(events, trials, p);
  const limit = logMixture(events, trials) + Math.log(alpha);
  const estimate = events / trials;
  const low = events === 0 ? 0 : crossing(likelihood, limit, estimate, 0);
  const high = events === trials ? 1 : crossing(likelihood, limit, estimate, 1);
  return [low, high];
}
