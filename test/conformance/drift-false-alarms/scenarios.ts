import type { ColumnSummary, ColumnValues, Comparison, SharedColumn, Sides } from '@slipway/drift';
import {
  columnType,
  compareColumn,
  decideColumns,
  driftSettings,
  evidentlyResult,
} from '@slipway/drift';
import { normalVariate, Sample, sortedNumbers, Xoshiro128 } from '@slipway/statistics';

/** Draws the values of one side. */
export type Draw = (rows: number, random: Xoshiro128) => ColumnValues;

function numeric(draw: (random: Xoshiro128) => number): Draw {
  return (rows, random) => {
    const values = Float64Array.from({ length: rows }, () => draw(random));
    return { as: 'numbers', sample: Sample.ofSorted(sortedNumbers(values)), error: 0 };
  };
}

/** Categories with the given weights. */
function categorical(weights: readonly number[]): Draw {
  const cumulative: number[] = [];
  for (const weight of weights) cumulative.push((cumulative.at(-1) ?? 0) + weight);
  const total = cumulative.at(-1) ?? 0;
  return (rows, random) => {
    const tally = weights.map(() => 0);
    for (let row = 0; row < rows; row++) {
      const point = random.uniform() * total;
      const category = cumulative.findIndex((end) => point < end);
      tally[category] = (tally[category] ?? 0) + 1;
    }
    const counts = tally.flatMap((count, i) => (count > 0 ? [[`c${i}`, count] as const] : []));
    return { as: 'categories', counts: new Map(counts), others: 0 };
  };
}

const zipf = (categories: number, exponent: number): number[] =>
  Array.from({ length: categories }, (_, i) => (i + 1) ** -exponent);

export const SCENARIOS: ReadonlyMap<string, Draw> = new Map([
  ['normal', numeric(normalVariate)],
  ['exponential', numeric((random) => -Math.log(1 - random.uniform()))],
  ['ten whole numbers', numeric((random) => random.below(10))],
  ['boolean, 2 %', categorical([2, 98])],
  ['10 categories', categorical(Array<number>(10).fill(1))],
  ['50 categories', categorical(Array<number>(50).fill(1))],
  ['200 categories, Zipf', categorical(zipf(200, 1))],
  ['300 categories, steep', categorical(zipf(300, 2))],
]);

/** Normal numbers around `mean`. */
export function normal(mean: number): Draw {
  return numeric((random) => normalVariate(random) + mean);
}

function summaryOf(values: ColumnValues): ColumnSummary {
  const none = { missing: 0, nan: 0, infinite: 0, lowest: null, highest: null };
  if (values.as === 'categories') {
    const rows = [...values.counts.values()].reduce((sum, count) => sum + count, 0);
    const kind = { ownKind: 'text', minimum: null, maximum: null, whole: null } as const;
    return { ...none, ...kind, rows, distinct: values.counts.size, meanLength: 3 };
  }
  const { minimum, maximum, size } = values.sample;
  const kind = { ownKind: 'float', minimum, maximum, whole: false } as const;
  return { ...none, ...kind, rows: size, distinct: null, meanLength: null };
}

function columnOf({ reference, current }: Sides<ColumnValues>, name = 'x'): SharedColumn {
  const isText = reference.as === 'categories';
  return {
    name,
    kind: isText ? 'text' : 'float',
    sqlType: '',
    reference: summaryOf(reference),
    current: summaryOf(current),
  };
}

const settings = driftSettings(undefined, []);

/** What each rule says of one pair of samples. */
export interface Answers {
  /** The p-value of the type's test alone is below 0.05. */
  readonly significant: boolean;
  /** The default rule: effect and p-value. */
  readonly drifted: boolean;
  readonly undecided: boolean;
  /** The preset `evidently`. */
  readonly evidently: boolean;
}

export function ask(values: Sides<ColumnValues>, change?: (c: Comparison) => Comparison): Answers {
  const column = columnOf(values);
  const type = columnType(column, values.reference.as === 'categories' ? 'categorical' : 'numeric');
  const found = compareColumn(column, type, values, settings);
  if (found === null) throw new Error('nothing to compare');
  const comparison = change === undefined ? found : change(found);
  const { columns } = decideColumns([{ column, type, comparison, evidently: null }], settings);
  return {
    significant: comparison.pValue < settings.alpha,
    drifted: columns.x?.drifted === true,
    undecided: columns.x?.drifted === null,
    evidently: evidentlyResult(column, type, values)?.drifted === true,
  };
}

/** Whether any of several columns without drift drifts. */
export function anyDrifts(draws: readonly Sides<ColumnValues>[]): boolean {
  const compared = draws.map((values, i) => {
    const column = columnOf(values, `x${i}`);
    const type = columnType(
      column,
      values.reference.as === 'categories' ? 'categorical' : 'numeric',
    );
    const comparison = compareColumn(column, type, values, settings);
    return { column, type, comparison, evidently: null };
  });
  return Object.values(decideColumns(compared, settings).columns).some((c) => c.drifted === true);
}

/** Shares of the runs in which each rule alarms. */
export type Rates = Readonly<Record<keyof Answers, number>>;

/** Draws both sides again and again, and asks every rule. */
export function rates(
  draw: Sides<Draw>,
  size: Sides<number>,
  runs: number,
  seed = 0,
  change?: (c: Comparison) => Comparison,
): Rates {
  const random = new Xoshiro128(seed);
  const sums = { significant: 0, drifted: 0, undecided: 0, evidently: 0 };
  for (let run = 0; run < runs; run++) {
    const reference = draw.reference(size.reference, random);
    const current = draw.current(size.current, random);
    const answers = ask({ reference, current }, change);
    sums.significant += Number(answers.significant);
    sums.drifted += Number(answers.drifted);
    sums.undecided += Number(answers.undecided);
    sums.evidently += Number(answers.evidently);
  }
  return {
    significant: sums.significant / runs,
    drifted: sums.drifted / runs,
    undecided: sums.undecided / runs,
    evidently: sums.evidently / runs,
  };
}
