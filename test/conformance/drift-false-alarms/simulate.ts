/**
 * How often the default rule reports drift where there is none, and how often it finds a shift:
 * both sides are drawn again and again.
 *
 *     node test/conformance/drift-false-alarms/simulate.ts [runs] > test/conformance/drift-false-alarms/RESULTS.md
 *
 * Pairs with 100,000 rows on a side take a fifth of the runs.
 */
import type { Draw, Rates } from './scenarios.ts';
import { anyDrifts, normal, rates, SCENARIOS } from './scenarios.ts';
import { Xoshiro128 } from '@slipway/statistics';

const SIZES = [30, 100, 500, 1000, 5000, 100_000] as const;
const SHIFTS = [0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5] as const;
const POWER_SIZES = [
  [100, 100],
  [1001, 100],
  [500, 500],
  [1001, 1001],
  [5000, 1000],
  [5000, 5000],
  [100_000, 100_000],
] as const;
const LARGE = 100_000;

const percent = (share: number): string => (100 * share).toFixed(1);
const rows = (size: number): string => size.toLocaleString('en-US');

function runsFor(runs: number, ...sizes: readonly number[]): number {
  return sizes.includes(LARGE) ? Math.ceil(runs / 5) : runs;
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

function cell({ significant, drifted, undecided, evidently }: Rates): string {
  return [drifted, undecided, significant, evidently].map(percent).join(' / ');
}

function falseAlarms(name: string, draw: Draw, runs: number): string {
  const body = SIZES.map((reference) => [
    rows(reference),
    ...SIZES.map((current) =>
      cell(
        rates(
          { reference: draw, current: draw },
          { reference, current },
          runsFor(runs, reference, current),
        ),
      ),
    ),
  ]);
  return `### ${name}\n\n${table(['reference \\ current', ...SIZES.map(rows)], body)}\n`;
}

function manyColumns(runs: number): string {
  const draws = [...SCENARIOS.values()];
  const sizes = [30, 100, 1000, 5000] as const;
  const body = sizes.map((reference) => [
    rows(reference),
    ...sizes.map((current) => {
      const random = new Xoshiro128(1);
      let alarms = 0;
      for (let run = 0; run < runs; run++) {
        const sides = Array.from({ length: 24 }, (_, i) => {
          const draw = draws[i % draws.length];
          if (draw === undefined) throw new Error('no scenario');
          return { reference: draw(reference, random), current: draw(current, random) };
        });
        if (anyDrifts(sides)) alarms += 1;
      }
      return percent(alarms / runs);
    }),
  ]);
  return table(['reference \\ current', ...sizes.map(rows)], body);
}

function power(runs: number): string {
  const body = POWER_SIZES.flatMap(([reference, current]) => {
    const found = SHIFTS.map((shift) =>
      rates(
        { reference: normal(0), current: normal(shift) },
        { reference, current },
        runsFor(runs, reference, current),
        7,
      ),
    );
    const line = (rule: string, key: keyof Rates): string[] => [
      `${rows(reference)} / ${rows(current)}`,
      rule,
      ...found.map((each) => percent(each[key])),
    ];
    return [
      line('default: drifted', 'drifted'),
      line('default: undecided', 'undecided'),
      line('KS alone', 'significant'),
      line('preset evidently', 'evidently'),
    ];
  });
  return table(['rows', 'rule', ...SHIFTS.map((shift) => `${shift} σ`)], body);
}

function main(runs: number): void {
  console.log(`# Drift where there is none, and where there is some

Made by \`node test/conformance/drift-false-alarms/simulate.ts ${runs}\`; seeds are fixed. ${rows(runs)} runs a
cell, a fifth of them with ${rows(LARGE)} rows on a side: a share of 5 % is known to ± ${percent(1.96 * Math.sqrt(0.0475 / runs))} (± ${percent(1.96 * Math.sqrt(0.0475 / runsFor(runs, LARGE)))}).

## No drift: share of alarms

Per cent of the runs: the default rule says drifted / undecided / the test's p-value alone is below 0.05 / the preset
\`evidently\` says drifted. The first number may be 5.0 at most but for the error of so many runs.
`);
  for (const [name, draw] of SCENARIOS) console.log(falseAlarms(name, draw, runs));
  console.log(`## No drift in any of 24 columns: runs in which any column drifts, per cent

Three columns of each kind above.

${manyColumns(Math.ceil(runs / 5))}

## A normal column shifts: share of the runs in which it is found

By how many standard deviations the mean moves. The default rule calls a shift drift from 0.25 σ on (D = 0.1 there);
below, it is meant to stay silent however many rows there are.

${power(runs)}`);
}

main(Number(process.argv[2] ?? 1000));
