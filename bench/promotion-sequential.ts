// How often a promotion of a good version is taken back, and how fast a bad one is, when metrics are
// looked at every second for a day:
//
//   node bench/promotion-sequential.ts [promotions]
//
// Beside it the judge that people use: a Mann-Whitney test of the error rates of single minutes,
// asked again every minute (confidence 0.98, as Kayenta has it).
import { bernoulliSequence, mannWhitney, Sample, Xoshiro128 } from '@slipway/statistics';

const RUNS = Number(process.argv[2] ?? 100);
const SECONDS = 86_400;
const ALPHA = 0.05;
const MARGIN = 0.002;
/** Requests a second: 5% of 20 go to the candidate. */
const [CANDIDATE, STABLE] = [1, 19];
const MINIMUM = 100;

interface Delay {
  /** Second in which it was taken back; null when it never was. */
  readonly sequential: number | null;
  readonly peeked: number | null;
}

function isWorse(a: number, n: number, b: number, m: number): boolean {
  if (n < MINIMUM || a / n - b / m <= MARGIN) return false;
  const [low] = bernoulliSequence(a, n, ALPHA / 2);
  const [, high] = bernoulliSequence(b, m, ALPHA / 2);
  return low - high > MARGIN;
}

function sampleOf(values: readonly number[]): Sample {
  return Sample.ofSorted(Float64Array.from(values).sort());
}

function count(random: Xoshiro128, trials: number, p: number): number {
  let events = 0;
  for (let i = 0; i < trials; i++) if (random.uniform() < p) events += 1;
  return events;
}

function simulate(random: Xoshiro128, p: number, q: number): Delay {
  let [a, b, minuteA, minuteB] = [0, 0, 0, 0];
  let [sequential, peeked]: [number | null, number | null] = [null, null];
  const rates: [number[], number[]] = [[], []];
  for (let second = 1; second <= SECONDS && (sequential === null || peeked === null); second++) {
    const [x, y] = [count(random, CANDIDATE, p), count(random, STABLE, q)];
    a += x;
    b += y;
    minuteA += x;
    minuteB += y;
    if (sequential === null && isWorse(a, second * CANDIDATE, b, second * STABLE))
      sequential = second;
    if (second % 60 !== 0) continue;
    rates[0].push(minuteA / (60 * CANDIDATE));
    rates[1].push(minuteB / (60 * STABLE));
    [minuteA, minuteB] = [0, 0];
    const minutes = second / 60;
    // After three hours it is asked every ten minutes only, in its favour.
    if (peeked !== null || minutes < 5 || (minutes > 180 && minutes % 10 !== 0)) continue;
    const { pValue } = mannWhitney(sampleOf(rates[0]), sampleOf(rates[1]));
    const mean = (values: readonly number[]): number => values.reduce((s, v) => s + v, 0) / minutes;
    if (pValue < 0.02 && mean(rates[0]) > mean(rates[1])) peeked = second;
  }
  return { sequential, peeked };
}

function share(values: readonly (number | null)[]): string {
  return `${((100 * values.filter((value) => value !== null).length) / values.length).toFixed(1)}%`;
}

function median(values: readonly (number | null)[]): string {
  const sorted = values.map((value) => value ?? Infinity).sort((x, y) => x - y);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Infinity;
  return Number.isFinite(middle) ? `${(middle / 60).toFixed(1)} min` : 'never';
}

console.log(
  '| candidate | stable | sequential | median delay | Mann-Whitney, peeked | median delay |',
);
console.log('|---|---|---|---|---|---|');
const random = new Xoshiro128(2026);
for (const [p, q, runs] of [
  [0.01, 0.01, RUNS],
  [0.012, 0.01, RUNS],
  [0.02, 0.01, RUNS],
  [0.05, 0.01, RUNS],
  [0.2, 0.01, RUNS],
] as const) {
  const delays = Array.from({ length: runs }, () => simulate(random, p, q));
  const sequential = delays.map((delay) => delay.sequential);
  const peeked = delays.map((delay) => delay.peeked);
  console.log(
    `| ${p} | ${q} | ${share(sequential)} | ${median(sequential)} | ${share(peeked)} | ${median(peeked)} |`,
  );
}
