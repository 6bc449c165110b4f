import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConfigurationError } from '../errors.ts';
import { parseGate, parseGates, parseSlice } from './parse.ts';

describe('parseGate', () => {
  it('reads a number as limit', () => {
    expect(parseGate('roc_auc >= 0.80')).toEqual({
      text: 'roc_auc >= 0.80',
      metric: 'roc_auc',
      args: [],
      comparison: '>=',
      limit: { kind: 'number', value: 0.8 },
      margin: null,
      on: [],
      where: null,
    });
  });

  it.each([
    ['roc_auc >= champion', 1, 0],
    ['roc_auc >= champion - 0.005', 1, -0.005],
    ['error_rate <= champion + 0.002', 1, 0.002],
    ['p95_latency_ms <= champion * 1.2', 1.2, 0],
    ['p95_latency_ms<=champion*1.2', 1.2, 0],
  ])('%s compares with the champion', (line, factor, offset) => {
    expect(parseGate(line).limit).toEqual({ kind: 'champion', factor, offset });
  });

  it('reads equivalence', () => {
    const gate = parseGate('roc_auc within 0.01 of champion');
    expect([gate.comparison, gate.margin, gate.limit.kind]).toEqual(['within', 0.01, 'champion']);
  });

  it('reads arguments, bare and quoted', () => {
    expect(parseGate('drift(distance) < 0.1').args).toEqual(['distance']);
    expect(parseGate('drift("fixed acidity") < 0.1').args).toEqual(['fixed acidity']);
    expect(parseGate('drift("a""b") < 0.1').args).toEqual(['a"b']);
    expect(parseGate('vulnerabilities(new, fixable, high) == 0').args).toEqual([
      'new',
      'fixable',
      'high',
    ]);
  });

  it('reads numbers and class labels as arguments', () => {
    expect(parseGate('top_k_accuracy(5) >= 0.9').args).toEqual(['5']);
    expect(parseGate('recall(-1) >= 0.9').args).toEqual(['-1']);
    expect(parseGate('recall(2.5, größe) >= 0.9').args).toEqual(['2.5', 'größe']);
    expect(parseGate('recall("a, (b)") >= 0.9').args).toEqual(['a, (b)']);
  });

  it('reads conditions as arguments', () => {
    const gate = parseGate('vulnerabilities(new, epss>=0.1, fix_age  < 14d) == 0');
    expect(gate.args).toEqual(['new', 'epss >= 0.1', 'fix_age < 14d']);
    expect(() => parseGate('vulnerabilities(epss >=) == 0')).toThrow('"epss >=" has no limit');
  });

  it('reads numeric bins', () => {
    const gate = parseGate('f1 >= 0.60 on bins(distance, 2000, 500), quantiles("air time", 4), x');
    expect(gate.on).toEqual([
      { column: 'distance', edges: [500, 2000] },
      { column: 'air time', quantiles: 4 },
      'x',
    ]);
    expect(parseGate('f1 >= 0.60 on bins where x > 1').on).toEqual(['bins']);
  });

  it('reads slices', () => {
    expect(parseGate('f1 >= 0.60 on carrier').on).toEqual(['carrier']);
    expect(parseGate('f1 >= 0.60 on "home town", größe').on).toEqual(['home town', 'größe']);
  });

  it('keeps an SQL predicate as it is', () => {
    const gate = parseGate('mean_absolute_error <= 10 where "fixed acidity" > 7.2 and x = \'#1\'');
    expect(gate.where).toBe('"fixed acidity" > 7.2 and x = \'#1\'');
  });

  it('reads percentages and exponents', () => {
    expect(parseGate('error_rate <= 0.5%').limit).toEqual({ kind: 'number', value: 0.005 });
    expect(parseGate('loss <= 1e-3').limit).toEqual({ kind: 'number', value: 0.001 });
  });

  it('cuts a comment, but not a # in quotes', () => {
    expect(parseGate('roc_auc >= 0.5   # floor').text).toBe('roc_auc >= 0.5');
    expect(parseGate('drift("# 1") < 0.1').args).toEqual(['# 1']);
  });

  it.each([
    ['>= 0.8', 'the metric is missing'],
    ['roc_auc', 'a comparison (>= <= == != > <) is missing'],
    ['roc_auc => 0.8', 'a comparison (>= <= == != > <) is missing'],
    ['roc_auc >= high', 'the limit is not a number'],
    ['roc_auc >= 1e999', '1e999 is not a finite number'],
    ['roc_auc >= 0.8 per carrier', '"per carrier" is not understood'],
    ['roc_auc >= 0.8 on', 'the column after "on" is missing'],
    ['recall >= 0.8 where', 'the SQL predicate after "where" is missing'],
    ['drift(distance < 0.1', '")" is missing'],
    ['roc_auc within 0.01 of 0.8', '"within <number> of" goes with champion'],
    ['roc_auc within -1 of champion', 'the margin after "within" is negative'],
    ['roc_auc >= champion - x', 'what follows "champion -" is not a number'],
    ['roc_auc >= championship', 'the limit is not a number'],
    ['recall() >= 0.8', 'an argument in parentheses is missing'],
    ['f1 >= 0.6 on bins(distance)', 'bins(distance, …) needs an edge at least'],
    ['f1 >= 0.6 on bins(distance, 5, 5)', 'bins(…) has the edge 5 twice'],
    ['f1 >= 0.6 on bins(distance, high)', 'what bins(…) lists is not a number'],
    ['f1 >= 0.6 on quantiles(distance, 1)', 'quantiles(distance, …) takes one whole number'],
    ['f1 >= 0.6 on quantiles(distance, 4, 5)', 'quantiles(distance, …) takes one whole number'],
  ])('"%s" is refused: %s', (line, reason) => {
    expect(() => parseGate(line)).toThrow(ConfigurationError);
    expect(() => parseGate(line)).toThrow(`gates: "${line}": ${reason}`);
  });

  it('never throws anything but a configuration error', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        try {
          expect(parseGate(line).metric).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationError);
        }
      }),
    );
  });

  it('parses what it printed', () => {
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (value === 0 ? 0 : value));
    fc.assert(
      fc.property(number, fc.stringMatching(/^[^"\n]+$/), (limit, column) => {
        const gate = parseGate(`f1 >= ${limit} on "${column}"`);
        expect(gate.limit).toEqual({ kind: 'number', value: limit });
        expect(gate.on).toEqual([column]);
      }),
    );
  });
});

describe('parseSlice', () => {
  it.each([
    ['carrier', ['carrier'], null],
    ['carrier, "home town"', ['carrier', 'home town'], null],
    ['where distance > 2000', [], 'distance > 2000'],
    ['carrier where distance > 2000', ['carrier'], 'distance > 2000'],
    ['bins(distance, 500)', [{ column: 'distance', edges: [500] }], null],
    ['whereabouts', ['whereabouts'], null],
    ['a x b', 'slices: "a x b": "x b" is not understood; a slice reads: <column>', null],
    ['', 'slices: "": a column is missing', null],
    ['where', 'slices: "where": the SQL predicate after "where" is missing', null],
  ])('%p', (line, on, where) => {
    if (typeof on === 'string') expect(() => parseSlice(line)).toThrow(on);
    else expect(parseSlice(line)).toEqual({ text: line, on, where });
  });
});

describe('parseGates', () => {
  it('takes lines and blocks of lines, without blank ones and comments', () => {
    const gates = parseGates(['roc_auc >= 0.8\n\n  # the rest\nf1 >= 0.5', ' recall >= 0.1 ']);
    expect(gates.map((gate) => gate.metric)).toEqual(['roc_auc', 'f1', 'recall']);
  });
});
