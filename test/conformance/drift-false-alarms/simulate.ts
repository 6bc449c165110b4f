/**
 * How often the default rule reports drift where there is none: both sides are drawn from the same
 * distribution again and again.
 *
 *     node test/conformance/drift-false-alarms/simulate.ts [runs]
 *
 * prints, for each distribution and pair of sizes, in how many per cent of the runs the p-value was
 * below 0.05, and in how many the column counted as drifted (effect and p-value). Both may be 5 at
 * most, but for the error of so many runs.
 */
import { fileURLToPath } from 'node:url';
import type { CategoricalSide, Comparison, NumericSide } from '@slipway/drift';
import {
  columnType,
  compareCategorical,
  compareNumeric,
  decideColumns,
  driftSettings,
} from '@slipway/drift';
import { normalVariate, Sample, Xoshiro128 } from '@slipway/statistics';

/** Draws one side of `rows` rows and compares two of them. */
export type Scenario = (
  reference: number,
  current: number,
  random: Xoshiro128,
) => Comparison | null;

type DrawNumber = (random: Xoshiro128) => number;

function numeric(draw: DrawNumber): Scenario {
  return (reference, current, random) => {
    const side = (rows: number): NumericSide => {
      const values = Float64Array.from({ length: rows }, () => draw(random));
      return { sample: Sample.ofSorted(values.sort()), missing: 0 };
    };
    return compareNumeric(side(reference), side(current));
  };
}

/** Categories with the given weights. */
function categorical(weights: readonly number[]): Scenario {
  const cumulative: number[] = [];
  for (const weight of weights) cumulative.push((cumulative.at(-1) ?? 0) + weight);
  const total = cumulative.at(-1) ?? 0;
  const categories = weights.map((_, i) => `c${i}`);
  return (reference, current, random) => {
    const side = (rows: number): CategoricalSide => {
      const counts = new Map<string, number>();
      for (let row = 0; row < rows; row++) {
        const point = random.uniform() * total;
        const category = categories[cumulative.findIndex((end) => point < end)] ?? '';
        counts.set(category, (counts.get(category) ?? 0) + 1);
      }
      return { counts, others: 0, missing: 0 };
    };
    return compareCategorical(side(reference), side(current));
  };
}

const zipf = (categories: number, exponent: number): number[] =>
  Array.from({ length: categories }, (_, i) => (i + 1) ** -exponent);

export const SCENARIOS: ReadonlyMap<string, Scenario> = new Map([
  ['normal', numeric(normalVariate)],
  ['exponential', numeric((random) => -Math.log(1 - random.uniform()))],
  ['ten whole numbers', numeric((random) => random.below(10))],
  ['boolean, 2 %', categorical([2, 98])],
  ['10 categories', categorical(Array<number>(10).fill(1))],
  ['50 categories', categorical(Array<number>(50).fill(1))],
  ['200 categories, Zipf', categorical(zipf(200, 1))],
  ['300 categories, steep', categorical(zipf(300, 2))],
]);

export const SIZES = [30, 100, 1000, 10_000] as const;

const settings = driftSettings(undefined, []);

/** Whether a column with this comparison counts as drifted, alone in its run. */
function isDrifted(comparison: Comparison): boolean {
  const side = {
    ownKind: 'float',
    rows: 0,
    missing: 0,
    nan: 0,
    infinite: 0,
    distinct: null,
    minimum: null,
    maximum: null,
    lowest: null,
    highest: null,
    whole: null,
    meanLength: null,
  } as const;
  const kind = comparison.histogram.kind === 'numeric' ? 'float' : 'text';
  const column = { name: 'x', kind, sqlType: '', reference: side, current: side } as const;
  const type = columnType(column, comparison.histogram.kind);
  const decision = decideColumns([{ column, type, comparison, evidently: null }], settings);
  return decision.columns.x?.drifted === true;
}

export interface Rates {
  /** Share of the runs with a p-value below alpha. */
  readonly significant: number;
  /** Share of the runs in which the column drifted. */
  readonly drifted: number;
}

/** Runs one scenario at one pair of sizes. */
export function falseAlarms(
  scenario: Scenario,
  reference: number,
  current: number,
  runs: number,
  seed = 0,
): Rates {
  const random = new Xoshiro128(seed);
  let significant = 0;
  let drifted = 0;
  for (let run = 0; run < runs; run++) {
    const comparison = scenario(reference, current, random);
    if (comparison === null) continue;
    if (comparison.pValue < settings.alpha) significant += 1;
    if (isDrifted(comparison)) drifted += 1;
  }
  return { significant: significant / runs, drifted: drifted / runs };
}

function main(runs: number): void {
  const percent = (share: number): string => (100 * share).toFixed(1).padStart(5);
  console.log(`p < ${settings.alpha} / drifted, in per cent of ${runs} runs`);
  for (const [name, scenario] of SCENARIOS) {
    console.log(name);
    for (const reference of SIZES) {
      const cells = SIZES.map((current) => {
        const { significant, drifted } = falseAlarms(scenario, reference, current, runs);
        return `${current}: ${percent(significant)} /${percent(drifted)}`;
      });
      console.log(`  ${String(reference).padStart(6)} against ${cells.join('   ')}`);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(Number(process.argv[2] ?? 1000));
