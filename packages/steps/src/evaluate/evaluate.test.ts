/** What `evaluate` makes of settings and of data as people have them: right, and wrong. */
import { describe, expect, it } from '@jest/globals';
import type { EvaluatePredicate } from '@slipway/core';
import { parseGate } from '@slipway/core';
import { Xoshiro128 } from '@slipway/statistics';
import type { Files } from '@slipway/test-support';
import { evaluate } from '../evaluate.ts';
import { fixture, runStep } from '../testing.ts';

interface Run {
  readonly predicate: EvaluatePredicate;
  readonly failure: string | null;
  readonly exitCode: number;
}

async function evaluated(files: Files, inputs: Record<string, string>): Promise<Run> {
  const { outcome } = await runStep(evaluate, files, inputs);
  const predicate = outcome.statement.predicate as EvaluatePredicate;
  return { predicate, failure: outcome.failure, exitCode: outcome.exitCode };
}

const verdicts = ({ predicate }: Run): string[] => predicate.gates.map(({ verdict }) => verdict);

/** 400 rows scored by three models, of users in two groups. */
function holdout(): string {
  const random = new Xoshiro128(5);
  const rows = Array.from({ length: 400 }, (_, i) => {
    const y = random.below(3) === 0 ? 1 : 0;
    const noise = random.uniform();
    const p = (0.45 * y + 0.55 * noise).toFixed(4);
    const q = (0.4 * y + 0.6 * noise).toFixed(4);
    const r = (0.45 * y + 0.55 * random.uniform()).toFixed(4);
    const split = random.below(2) === 0 ? 'tune' : 'test';
    return [i, y, p, q, r, i % 2 === 0 ? 'a' : 'b', `u${i % 40}`, 10 * (i % 30), split].join(',');
  });
  return `id,y,p,q,r,g,user,distance,split\n${rows.join('\n')}\n`;
}

const FILES = { 'holdout.csv': holdout() };
const SCORED = {
  evaluation: 'holdout.csv',
  target: 'y',
  score: 'p',
  task: 'binary-classification',
  champion: '{score: q}',
  resamples: '100',
};

describe('gates', () => {
  it('take every form', async () => {
    const lines = [
      'roc_auc >= 0.5',
      'roc_auc >= champion - 0.05',
      'roc_auc > champion',
      'roc_auc within 0.2 of champion',
      'log_loss <= champion * 1.5',
      'recall >= 0.1 on g',
      'recall >= 0.1 on g, bins(distance, 100)',
      'recall >= 0.1 where distance > 100',
      'recall(0) >= 0.1',
      'fbeta(2) >= 0.1',
      'demographic_parity_difference(g) <= 1',
      'equalized_odds_ratio(g) >= 0',
    ];
    const run = await evaluated(FILES, { ...SCORED, gates: lines.join('\n') });
    expect(run.predicate.gates.map(({ gate }) => gate)).toEqual(lines);
    expect(new Set(verdicts(run))).toEqual(new Set(['pass']));
    expect(Object.keys(run.predicate.metrics)).toEqual(
      expect.arrayContaining(['recall(0)', 'fbeta(2)']),
    );
  });

  it('of the README are gates', () => {
    const readme = fixture('../actions/evaluate/README.md').toString();
    const table = readme.split('| gate | decided on |')[1]?.split('\n\n')[0] ?? '';
    const cells = table.split('\n').map((line) => line.split(' | ')[0] ?? '');
    const lines = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text));
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) expect(parseGate(line ?? '').text).toBe(line);
  });

  it('that stay open say how many rows would decide', async () => {
    const gates = 'roc_auc within 0.001 of champion';
    const { predicate } = await evaluated(FILES, { ...SCORED, champion: '{score: r}', gates });
    expect(predicate.gates[0]).toMatchObject({
      verdict: 'inconclusive',
      rowsToDecide: expect.any(Number),
    });
  });

  it('share an error rate by Holm’s method when asked', async () => {
    const gates = 'roc_auc >= champion - 0.5\nroc_auc within 0.0001 of champion';
    const inputs = { ...SCORED, champion: '{score: r}', gates, 'multiple-testing': 'holm' };
    const { predicate } = await evaluated(FILES, inputs);
    // Both at 97.5 %; the first is decided, so that the other is judged at 95 %.
    expect(predicate.gates.map(({ confidence }) => confidence)).toEqual([0.975, 0.95]);
    expect(predicate.multipleTesting).toBe('holm');
  });
});

describe('thresholds', () => {
  const costs = '{"1": {"0": 5}, "0": {"1": 1}}';

  it('are chosen on rows that are not evaluated', async () => {
    const { predicate } = await evaluated(FILES, {
      ...SCORED,
      costs,
      'threshold-rule': 'minimise mean_cost',
      'threshold-rows': "split = 'tune'",
    });
    const { decision } = predicate;
    expect(decision).toMatchObject({
      positiveClass: '1',
      score: 'p',
      rule: 'minimise mean_cost',
      championThreshold: expect.any(Number),
      chosenOn: { description: "split = 'tune'", rows: expect.any(Number) },
    });
    expect((decision?.chosenOn.rows ?? 0) + predicate.rows).toBe(400);
    expect(predicate.plots?.threshold?.challenger.x.length).toBeGreaterThan(10);
    expect(predicate.metrics.mean_cost?.value).toBeGreaterThan(0);
  });

  it('are chosen on a random third unless rows are named', async () => {
    const inputs = { ...SCORED, 'threshold-rule': 'maximise f1' };
    const { predicate } = await evaluated(FILES, inputs);
    expect(predicate.decision?.chosenOn.description).toBe('a random third of the rows (seed 0)');
    expect(Math.abs(predicate.rows - 267)).toBeLessThan(40);
  });

  it.each([
    [{ 'threshold-rows': 'distance > 1' }, 'threshold-rows: threshold-rule is missing'],
    [
      { 'threshold-rule': 'maximise f1', threshold: '0.4' },
      'threshold: threshold and threshold-rule',
    ],
    [
      { 'threshold-rule': 'minimise mean_cost' },
      'threshold-rule: "minimise mean_cost": mean_cost needs',
    ],
    [{ 'threshold-rule': 'maximise f1', 'threshold-rows': 'x > 1' }, 'threshold-rows: '],
    [{ costs: '{late: {"0": 1}}' }, 'costs: there is no class "late"'],
    [{ gates: 'mean_cost <= 1' }, 'gates: mean_cost needs evaluate.costs'],
  ])('%j is refused', async (inputs, message) => {
    const { failure, exitCode } = await evaluated(FILES, { ...SCORED, ...inputs });
    expect(failure).toContain(message);
    expect(exitCode).toBe(64);
  });

  it('that no score satisfies leave the run undecided', async () => {
    const rule = 'maximise recall with precision >= 1.1';
    const { failure, exitCode } = await evaluated(FILES, { ...SCORED, 'threshold-rule': rule });
    expect(failure).toContain('no threshold has precision >= 1.1');
    expect(exitCode).toBe(2);
  });
});

describe('intervals', () => {
  it('are those of the bootstrap when asked', async () => {
    const gates = 'roc_auc >= champion - 0.2';
    const inputs = { ...SCORED, gates, intervals: 'bootstrap' };
    const { predicate } = await evaluated(FILES, inputs);
    expect(predicate.metrics.roc_auc?.intervalMethod).toBe('bca-bootstrap');
    expect(predicate.gates[0]?.verdict).toBe('pass');
  });
});

describe('fairness', () => {
  it('has groups, metrics and intervals in evidence', async () => {
    const inputs = { ...SCORED, fairness: 'g\ng, bins(distance, 100)' };
    const { predicate } = await evaluated(FILES, inputs);
    const [first, second] = predicate.fairness ?? [];
    expect(first?.groups.map(({ value, rows }) => [value, rows])).toEqual([
      ['a', 200],
      ['b', 200],
    ]);
    expect(first?.metrics['equalized_odds_difference(g)']).toMatchObject({
      value: expect.any(Number),
      interval: [expect.any(Number), expect.any(Number)],
      champion: expect.any(Number),
    });
    expect(second?.groups).toHaveLength(4);
  });

  it.each([
    [{ fairness: 'gender' }, 'fairness: holdout.csv has no column "gender"'],
    [{ fairness: 'g where distance > 1' }, 'fairness: "g where distance > 1": columns are needed'],
    [{ gates: 'equalized_odds_ratio(gg) >= 0.8' }, 'gates: holdout.csv has no column "gg"'],
    [{ gates: 'equalized_odds_ratio >= 0.8' }, 'gates: equalized_odds_ratio needs'],
  ])('%j is refused', async (inputs, message) => {
    expect((await evaluated(FILES, { ...SCORED, ...inputs })).failure).toContain(message);
  });
});

describe('rows that belong together', () => {
  it('widen intervals', async () => {
    const rows = ['y,p,user'];
    for (let user = 0; user < 20; user++) {
      const [y, p] = [user % 2, user % 3 === 0 ? 0.2 : 0.7];
      for (let i = 0; i < 20; i++) rows.push(`${y},${p},u${user}`);
    }
    const files = { 'holdout.csv': `${rows.join('\n')}\n` };
    const inputs = { evaluation: 'holdout.csv', target: 'y', score: 'p' };
    const width = ({ predicate }: Run): number => {
      const [low = 0, high = 0] = predicate.metrics.accuracy?.interval ?? [];
      return high - low;
    };
    const alone = await evaluated(files, inputs);
    const grouped = await evaluated(files, { ...inputs, group: 'user' });
    expect(grouped.predicate.groups).toEqual({ column: 'user', count: 20 });
    expect(width(grouped)).toBeGreaterThan(3 * width(alone));
  });

  it('need a value in each row', async () => {
    const files = { 'holdout.csv': 'y,p,user\n1,0.9,a\n0,0.2,\n' };
    const inputs = { evaluation: 'holdout.csv', target: 'y', score: 'p', group: 'user' };
    expect((await evaluated(files, inputs)).failure).toBe(
      'group: column "user" of holdout.csv has no value in 1 row (first: row 2); leave such rows out, or give them a value',
    );
  });
});

describe('answers of other tools', () => {
  const expected = JSON.parse(fixture('steps/src/evaluate/fixtures/scored.json').toString()) as {
    multilabel: Record<string, number>;
    multiclass: Record<string, number>;
  };
  const files = { 'scored.npz': fixture('steps/src/evaluate/fixtures/scored.npz') };

  it('come as matrices of an NPZ file, several labels a row', async () => {
    const { predicate, failure } = await evaluated(files, {
      evaluation: 'scored.npz',
      task: 'multilabel-classification',
      target: 'y',
      score: 'proba',
      gates: 'f1_macro >= 0.1\nrecall(2) >= 0.1',
    });
    expect(failure).toBeNull();
    expect(predicate.classes).toEqual(['0', '1', '2']);
    for (const [name, value] of Object.entries(expected.multilabel)) {
      expect(predicate.metrics[name]?.value).toBeCloseTo(value, 12);
    }
  });

  it('come as matrices of an NPZ file, several classes', async () => {
    const { predicate } = await evaluated(files, {
      evaluation: 'scored.npz',
      task: 'multiclass-classification',
      target: 'kind',
      score: 'shares',
    });
    for (const [name, value] of Object.entries(expected.multiclass)) {
      expect(predicate.metrics[name]?.value).toBeCloseTo(value, 12);
    }
  });

  const LINES = [
    { labels: ['sport'], p: [0.9, 0.2], y: 'news', s: [0.6, 0.4] },
    { labels: [], p: [0.1, 0.3], y: 'sport', s: [0.1, 0.9] },
    { labels: ['news', 'sport'], p: [0.8, 0.7], y: 'news', s: [0.3, 0.7] },
  ];
  const jsonLines = (rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

  it('come as nested arrays of JSON Lines', async () => {
    const { predicate } = await evaluated(
      { 'rows.jsonl': jsonLines(LINES) },
      {
        evaluation: 'rows.jsonl',
        task: 'multilabel-classification',
        classes: 'sport\nnews',
        target: 'labels',
        score: 'p',
      },
    );
    expect(predicate.metrics.accuracy?.value).toBe(1);
    const binary = await evaluated(
      { 'rows.jsonl': jsonLines(LINES) },
      { evaluation: 'rows.jsonl', target: 'y', score: 's', 'positive-class': 'sport' },
    );
    expect(binary.predicate.metrics.accuracy?.value).toBeCloseTo(2 / 3, 12);
    expect(binary.predicate.metrics.roc_auc?.value).toBe(1);
  });

  it('come as a column of 0 and 1 for each label', async () => {
    const { predicate } = await evaluated(
      { 'rows.csv': 'sport,news,p1,p2\n1,0,0.9,0.2\n0,1,0.6,0.8\n' },
      {
        evaluation: 'rows.csv',
        targets: '{sport: sport, news: news}',
        probabilities: '{sport: p1, news: p2}',
      },
    );
    expect(predicate.task).toBe('multilabel-classification');
    expect(predicate.metrics.hamming_loss?.value).toBeCloseTo(0.25, 12);
  });

  it.each([
    [
      [{ ...LINES[0], p: [0.9] }],
      'has 1 value in an array, but there are 2 classes (first: row 1)',
    ],
    [[{ ...LINES[0], p: [0.9, 'high'] }], 'has "high" in an array, which is no number'],
    [[LINES[1], { ...LINES[0], p: null }], 'has no value (first: row 2)'],
    [[{ ...LINES[0], labels: ['art'] }], 'has the label "art", which is none of "sport", "news"'],
    [[{ ...LINES[0], labels: 'sport' }], 'no array'],
  ])('are refused where arrays are not what they should be: %j', async (rows, message) => {
    const { failure, exitCode } = await evaluated(
      { 'rows.jsonl': jsonLines(rows as object[]) },
      {
        evaluation: 'rows.jsonl',
        task: 'multilabel-classification',
        classes: 'sport\nnews',
        target: 'labels',
        score: 'p',
      },
    );
    expect(failure).toContain(message);
    expect(exitCode).toBe(2);
  });

  it('need more than one score for several classes', async () => {
    const { failure } = await evaluated(
      { 'rows.csv': 'y,p\na,0.1\nb,0.2\nc,0.3\n' },
      { evaluation: 'rows.csv', task: 'multiclass-classification', target: 'y', score: 'p' },
    );
    expect(failure).toContain('score: column "p" has one score a row, but there are 3 classes');
  });
});

describe('answers in a file of their own', () => {
  const labels = 'id,y\n007,1\n008,0\n009,1\n';
  const inputs = {
    evaluation: 'labels.csv',
    predictions: 'scored.csv',
    'id-column': 'id',
    target: 'y',
    score: 'p',
    champion: '{score: q}',
  };
  const run = (scored: string, change: Record<string, string> = {}): Promise<Run> =>
    evaluated({ 'labels.csv': labels, 'scored.csv': scored }, { ...inputs, ...change });

  it('are joined by id, whatever their order', async () => {
    const { predicate } = await run('id,p,q\n009,0.8,0.3\n008,0.2,0.4\n010,0.5,0.5\n007,0.9,0.6\n');
    expect(predicate.metrics.roc_auc).toMatchObject({ value: 1, champion: 0.5 });
    expect(predicate.notes).toContain('1 row of scored.csv without a label left out');
    expect(predicate.inputs.map(({ name, rows }) => [name, rows])).toEqual([
      ['data', 3],
      ['predictions', 4],
    ]);
  });

  it.each([
    [
      'id,p,q\n007,0.9,0.1\n007,0.8,0.1\n008,0.2,0.1\n009,0.1,0.1\n',
      /^id: .*scored\.csv has the same value more than once, .*"007"/,
    ],
    [
      'id,p,q\n007,0.9,0.1\n009,0.1,0.1\n',
      /^predictions: scored\.csv has no answer for 1 labelled row \("id": "008"\)/,
    ],
    ['id,p,q\n007,0.9,0.1\n008,0.2,0.1\n,0.1,0.1\n', /^id: .* has no value in 1 row/],
    ['id,p,q\n007,0.9,0.1\n008,,0.1\n009,0.1,0.1\n', /^data: column "p" of scored\.csv is missing/],
    ['row,p,q\n007,0.9,0.1\n', /^id: scored\.csv has no column "id"/],
  ])('%j is refused', async (scored, message) => {
    const { failure } = await run(scored);
    expect(failure).toMatch(message);
  });

  it('need an id', async () => {
    const { failure, exitCode } = await run('id,p,q\n007,0.9,0.1\n', { 'id-column': '' });
    expect(failure).toContain('predictions: data.id is missing');
    expect(exitCode).toBe(64);
  });
});

describe('bad input', () => {
  const csv = (text: string, inputs: Record<string, string> = {}): Promise<Run> =>
    evaluated({ 'rows.csv': text }, { evaluation: 'rows.csv', target: 'y', score: 'p', ...inputs });

  it.each<[string, string, Record<string, string>, RegExp]>([
    ['labels partly absent', 'y,p\n1,0.9\n,0.2\n', {}, /^data: column "y".* has no value in 1 row/],
    [
      'a class that the declared ones lack',
      'y,p\nlate,0.9\nearly,0.2\n',
      { classes: 'late\non-time', task: 'binary-classification', 'positive-class': 'late' },
      /^data: column "y".*none of the classes "late", "on-time": "early"/,
    ],
    ['scores as text', 'y,p\n1,high\n0,low\n', {}, /^data: column "p" is text/],
    [
      'a negative weight',
      'y,p,w\n1,0.9,-1\n0,0.2,1\n',
      { weight: 'w' },
      /^data: the weight of row 1 is -1/,
    ],
    [
      'a weight that is NaN',
      'y,p,w\n1,0.9,nan\n0,0.2,1\n',
      { weight: 'w' },
      /^data: column "w".* NaN/,
    ],
    [
      'a target of decimals for classes',
      `y,p\n${Array.from({ length: 1200 }, (_, i) => `${i / 7},0.5`).join('\n')}\n`,
      { task: 'binary-classification' },
      /^data: column "y" has more than 1000 different values.*regression\?/,
    ],
    [
      'a slice column of 100,000 values',
      `y,p,id\n${Array.from({ length: 100_000 }, (_, i) => `${i % 2},0.5,x${i}`).join('\n')}\n`,
      { slices: 'id' },
      /^slices: column "id" has more than 500 different values/,
    ],
    [
      'a gate of another task',
      'y,p\n1,0.9\n0,0.2\n',
      { gates: 'r2 >= 0.5' },
      /^gates: r2 is not a metric of binary-classification/,
    ],
  ])('%s', async (_, text, inputs, message) => {
    expect((await csv(text, inputs)).failure).toMatch(message);
  });

  it('probabilities that do not sum to 1 are no probabilities, and metrics say so', async () => {
    const { predicate } = await csv('y,a,b,c\nx,0.5,0.2,0.2\ny,0.1,0.9,0.5\nz,0.1,0.2,0.9\n', {
      score: '',
      probabilities: '{x: a, y: b, z: c}',
    });
    expect(predicate.metrics.accuracy?.value).toBe(1);
    expect(predicate.metrics.log_loss).toMatchObject({ value: null });
    expect(predicate.metrics.log_loss?.reason).toContain('not probabilities');
  });

  it('weights of 0 leave rows out, and all of them nothing to judge', async () => {
    const inputs = { weight: 'w', gates: 'accuracy >= 0.5' };
    const some = await csv('y,p,w\n1,0.9,1\n0,0.8,0\n', inputs);
    expect(some.predicate.metrics.accuracy?.value).toBe(1);
    const none = await csv('y,p,w\n1,0.9,0\n0,0.8,0\n', inputs);
    expect(none.predicate.gates[0]).toMatchObject({
      verdict: 'inconclusive',
      reason: 'all weights are 0',
    });
  });

  it('a slice of one class has null with a reason, the others their values', async () => {
    const rows = Array.from(
      { length: 80 },
      (_, i) => `${i < 40 ? 1 : i % 2},${(i % 10) / 10},${i < 40 ? 'a' : 'b'}`,
    );
    const { predicate } = await csv(`y,p,g\n${rows.join('\n')}\n`, {
      slices: 'g',
      gates: 'roc_auc >= 0 on g',
    });
    const [a, b] = predicate.slices;
    expect(a?.metrics.roc_auc).toMatchObject({ value: null });
    expect(a?.metrics.roc_auc?.reason).toContain('one class');
    expect(b?.metrics.roc_auc?.value).toEqual(expect.any(Number));
    expect(predicate.gates[0]).toMatchObject({ verdict: 'inconclusive' });
    expect(predicate.gates[0]?.reason).toContain('g = a (one class only');
  });
});
