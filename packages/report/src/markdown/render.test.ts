import { describe, expect, it } from '@jest/globals';
import type { Statement } from '@slipway/core';
import { recordFrom } from '@slipway/core';
import fc from 'fast-check';
import { selectEvidence } from '../select/select.ts';
import {
  asFiles,
  check,
  common,
  drift,
  driftedColumn,
  evaluation,
  failingDrift,
  failingEvaluation,
  finding,
  gate,
  metric,
  regression,
  reportOf,
  slice,
  statement,
  validation,
} from '../testing/evidence.ts';
import {
  nodesOf,
  OWN_HTML,
  parseMarkdown,
  referencesOf,
  tablesOf,
} from '../testing/github-markdown.ts';
import { HOSTILE, poisoned } from '../testing/hostile.ts';
import {
  COMMENT_LIMIT,
  renderActionSection,
  renderMarkdown,
  renderSummary,
  SUMMARY_LIMIT,
} from './render.ts';

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
const table = (text: string, column: string): string[][] => {
  const found = tablesOf(text).find((rows) => rows[0]?.includes(column));
  if (found === undefined) throw new Error(`no table has a column ${column}`);
  return found;
};

describe('the first line', () => {
  it('is the verdict sentence of a passing run', () => {
    const text = renderMarkdown(reportOf([validation(), evaluation(), drift()]));
    expect(firstLine(text)).toBe('### ✅ `flight-delay` passes 3 gates and 5 checks');
  });

  it('counts what failed', () => {
    const text = renderMarkdown(reportOf([validation(), failingEvaluation(), failingDrift()]));
    expect(firstLine(text)).toBe('### ❌ `flight-delay` is blocked: 3 of 5 gates failed');
  });

  it('says what has not run', () => {
    const text = renderMarkdown(reportOf([evaluation()], ['drift']));
    expect(firstLine(text)).toBe('### ⚪ `flight-delay` could not be decided: drift did not run');
  });

  it('is there without any evidence', () => {
    expect(firstLine(renderMarkdown(selectEvidence([])))).toBe('### ⚪ Nothing could be decided');
  });

  it('does not claim that every gate passed when a setting excused one', () => {
    const gates = [
      gate('roc_auc >= 0.7'),
      gate('roc_auc >= champion', { verdict: 'inconclusive', reason: 'no champion yet' }),
    ];
    const text = renderMarkdown(reportOf([evaluation({ gates })]));
    expect(firstLine(text)).toBe('### ✅ `flight-delay` passes: 1 of 2 gates passed');
  });
});

describe('what failed', () => {
  const text = renderMarkdown(reportOf([validation(), failingEvaluation(), failingDrift()]));
  const lines = text.split('\n');

  it('stands right below with observed value, interval, limit and what to do', () => {
    expect(lines[2]).toContain(
      '`recall >= 0.65` failed: observed 0.612 [0.600, 0.624], limit ≥ 0.65',
    );
    expect(lines[2]).toContain('**Next:** ');
  });

  it('names the difference and its limit for a gate against the champion', () => {
    expect(lines[3]).toContain('observed Δ −0.022 [−0.031, −0.013], limit Δ ≥ −0.01');
  });

  it('says how much more there is', () => {
    expect(text).toContain('… and 1 more below');
  });

  it('is a check of the model file too', () => {
    const broken = validation({
      verdict: 'fail',
      checks: [
        check('loads'),
        check('outputs are finite', {
          verdict: 'fail',
          observed: 3,
          limit: 0,
          reason: '3 rows give NaN',
        }),
      ],
    });
    const report = renderMarkdown(reportOf([broken]));
    expect(firstLine(report)).toContain('is blocked: 1 of 2 checks failed');
    expect(report).toContain(
      'Check `outputs are finite` failed: observed 3, limit 0; 3 rows give NaN.',
    );
  });

  it('is the reason of an action that could not start', () => {
    const early = statement(
      'drift',
      common({
        verdict: 'inconclusive',
        reason: 'data: june.csv: no such file',
        headline: 'no result',
      }),
    );
    const report = renderMarkdown(reportOf([early]));
    expect(report).toContain('drift could not be decided: data: june.csv: no such file.');
    expect(report).toContain('then run drift again');
  });

  it('shows enough digits to see the difference from the limit', () => {
    const close = failingEvaluation({
      gates: [
        gate('f1 >= 0.8', {
          verdict: 'fail',
          observed: 0.79996,
          limit: 0.8,
          interval: [0.78, 0.82],
        }),
      ],
    });
    expect(renderMarkdown(reportOf([close]))).toContain('observed 0.79996');
  });

  it('tells the first model from a failing one', () => {
    const first = evaluation({
      verdict: 'inconclusive',
      gates: [
        gate('roc_auc >= champion', {
          verdict: 'inconclusive',
          observed: null,
          interval: null,
          reason: 'no champion yet',
        }),
      ],
    });
    const report = renderMarkdown(reportOf([first]));
    expect(report).toContain('could not be decided: no champion yet.');
    expect(report).toContain('champion-required: false');
  });

  it('asks whether an expected action was mistyped', () => {
    expect(renderMarkdown(reportOf([evaluation()], ['evalute']))).toContain(
      'did you mean "evaluate"?',
    );
  });

  it('names the drifted columns where no gate was set', () => {
    const columns = recordFrom(
      ['a', 'b', 'c', 'd', 'e'].map((name, i) => [name, driftedColumn({ effect: 0.9 - i / 10 })]),
    );
    const headline = '5 of 5 columns drifted';
    const text = renderMarkdown(reportOf([failingDrift({ gates: [], columns, headline })]));
    expect(firstLine(text)).toBe('### ❌ `flight-delay` is blocked');
    expect(text).toContain(
      'drift failed: 5 of 5 columns drifted (`a`, `b`, `c` and 2 more). **Next:** check what feeds',
    );
  });

  it('says loudly that evidence is mixed', () => {
    const other: Statement = {
      ...validation(),
      subject: [{ name: 'flight-delay', digest: { sha256: 'e'.repeat(64) } }],
    };
    const report = renderMarkdown(reportOf([other, evaluation()]));
    expect(firstLine(report)).toContain('the evidence is about different model files');
    expect(report).toContain('**Mixed evidence**');
  });
});

describe('tables', () => {
  const text = renderMarkdown(reportOf([failingEvaluation(), failingDrift()]));

  it('list failed gates first, then undecided ones', () => {
    const [head, ...rows] = table(text, 'Gate');
    expect(head).toEqual(['Result', 'Gate', 'Action', 'Observed [95% interval]', 'Limit', 'Why']);
    expect(rows.map((row) => row[0])).toEqual([
      '❌ fail',
      '❌ fail',
      '❌ fail',
      '⚪ inconclusive',
      '✅ pass',
    ]);
  });

  it('compare each metric with the champion: arrow for direction, word for goodness', () => {
    const [head, ...rows] = table(text, 'Metric');
    expect(head).toEqual([
      'Metric',
      'Champion',
      'Challenger [95% CI]',
      'Difference [95% CI]',
      'Against champion',
      'Baseline',
    ]);
    const row = (name: string): string[] | undefined =>
      rows.find((cells) => cells[0]?.startsWith(name));
    expect(row('roc_auc')).toEqual([
      'roc_auc ↑',
      '0.729',
      '0.741 [0.733, 0.749]',
      '▲ +0.012 [+0.004, +0.020]',
      '🟢 better',
      '0.500',
    ]);
    expect(row('f1')?.[4]).toBe('⚪ not distinguishable');
    expect(row('log_loss')?.slice(3, 5)).toEqual(['▼ −0.0113 [−0.0152, −0.0074]', '🟢 better']);
  });

  it('list drifted columns first, with the number of columns', () => {
    expect(text).toContain('2 of 4 columns drifted · 1 undecided · 1 left out');
    const [, ...rows] = table(text, 'Effect');
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['🔴 drifted', 'distance'],
      ['🔴 drifted', 'carrier'],
      ['⚪ undecided', 'gate_code'],
    ]);
    expect(rows[0]).toContain('< 0.001');
    expect(rows[0]?.some((cell) => /^[▁-█]+ → [▁-█]+$/.test(cell))).toBe(true);
    expect(rows[1]).toContain('WN 40% → 30%');
  });

  it('list quality findings, failures first', () => {
    const [, ...rows] = table(text, 'Severity');
    expect(rows.map((row) => row[2])).toEqual(['missing_column', 'new_category']);
  });

  it('list slices weakest first, with their rows', () => {
    const [, ...rows] = table(text, 'Slice');
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['carrier = HA', '412'],
      ['carrier = AA', '9,120'],
      ['carrier = WN', '15,034'],
      ['carrier = ZZ', '12'],
    ]);
    expect(rows[3]?.at(-1)).toBe('only 12 rows');
  });

  it('show values alone where there is no champion', () => {
    const metrics = {
      roc_auc: metric({ champion: null, difference: null, differenceInterval: null }),
      f1: metric({
        value: null,
        interval: null,
        champion: null,
        difference: null,
        differenceInterval: null,
        reason: 'one class',
      }),
    };
    const [head, ...rows] = table(
      renderMarkdown(reportOf([evaluation({ metrics, champion: null, slices: [] })])),
      'Metric',
    );
    expect(head).toEqual(['Metric', 'Value [95% CI]', 'Baseline', 'Remark']);
    expect(rows[1]).toEqual(['f1 ↑', '—', '0', 'one class']);
  });

  it('group the thousands and keep the unit of large metrics', () => {
    const large = regression({
      metrics: {
        mean_absolute_error: metric({
          value: 12345.67,
          interval: [12000, 12700],
          champion: 13000,
          difference: -654.3,
          differenceInterval: [-900, -400],
          greaterIsBetter: false,
        }),
      },
    });
    const [, row] = table(renderMarkdown(reportOf([large])), 'Metric');
    expect(row?.[2]).toBe('12,346 [12,000, 12,700]');
    expect(row?.[4]).toBe('🟢 better');
  });
});

describe('a passing run', () => {
  const text = renderMarkdown(reportOf([validation(), evaluation(), drift()]));

  it('is a few lines with every table folded away', () => {
    const open = text.replace(/<details>.*?<\/details>/gs, '').trim();
    expect(open.split('\n').filter((line) => line !== '')).toHaveLength(3);
    expect(open).not.toContain('|');
  });

  it('opens and closes what it folds', () => {
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text).not.toContain('\n\n\n');
  });
});

describe('several models', () => {
  const statements = [
    evaluation({ model: 'a' }),
    drift({ model: 'a' }),
    failingEvaluation({ model: 'b' }),
    evaluation({ model: 'c', verdict: 'inconclusive', reason: 'too few rows', gates: [] }),
  ];
  const text = renderMarkdown(reportOf(statements));

  it('are one table, worst first, and what did not run is said', () => {
    expect(firstLine(text)).toBe('### ❌ 1 of 3 models blocked');
    const [head, ...rows] = table(text, 'Model');
    expect(head).toEqual(['Result', 'Model', 'evaluate', 'drift', 'Why']);
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['❌ fail', 'b', '❌ fail', 'not run'],
      ['⚪ inconclusive', 'c', '⚪ inconclusive', 'not run'],
      ['✅ pass', 'a', '✅ pass', '✅ pass'],
    ]);
  });

  it('name the model of each failure, and fold passing ones away', () => {
    expect(text).toContain('`b`: `recall >= 0.65` failed');
    expect(text).toMatch(/<details><summary>✅ <code>a<\/code> passes/);
  });

  it('tell the legs of a matrix apart', () => {
    const legs = reportOf([evaluation({ id: 'eu' }), failingEvaluation({ id: 'us' })]);
    const [, ...rows] = table(renderMarkdown(legs), 'Model');
    expect(rows.map((row) => row[1])).toEqual(['flight-delay (us)', 'flight-delay (eu)']);
  });
});

describe('an action of another version', () => {
  it('shows verdict, headline, gates and notes', () => {
    const text = renderMarkdown(
      reportOf([
        statement(
          'fly',
          common({
            verdict: 'fail',
            headline: 'came down',
            gates: [
              gate('height >= 10', { verdict: 'fail', observed: 3, limit: 10, interval: null }),
            ],
            notes: ['no wind'],
          }),
        ),
      ]),
    );
    expect(text).toContain('**fly** came down');
    expect(table(text, 'Gate')[1]).toEqual(['❌ fail', 'height >= 10', '3', '≥ 10']);
    expect(text).toContain('no wind');
  });
});

describe('limits', () => {
  const many = (count: number): Statement =>
    failingDrift({
      columns: recordFrom(
        Array.from({ length: count }, (_, i) => [
          `a rather long column name ${i}`,
          driftedColumn(),
        ]),
      ),
      quality: Array.from({ length: count }, (_, i) => finding({ column: `column ${i}` })),
    });
  const huge = reportOf([
    failingEvaluation({
      gates: Array.from({ length: 2000 }, (_, i) =>
        gate(`f1 >= 0.${i} where ${'x'.repeat(300)}`, {
          verdict: 'fail',
          reason: '😀'.repeat(400),
        }),
      ),
      notes: Array.from({ length: 500 }, () => '|$&<'.repeat(200)),
      slices: Array.from({ length: 1000 }, (_, i) => slice(`carrier = ${'é'.repeat(90)}${i}`, 100)),
    }),
    many(1000),
  ]);

  it.each([COMMENT_LIMIT, 20_000, 3500])(
    'a comment of %p characters keeps the verdict',
    (limit) => {
      const text = renderMarkdown(huge, { limit });
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(firstLine(text)).toContain('is blocked: 2,001 of 2,001 gates failed');
      expect(/Left out for length|more gates not shown/.test(text)).toBe(true);
      expect(text.isWellFormed()).toBe(true);
    },
  );

  it('a summary of a thousand columns stays below its bytes', () => {
    const text = renderSummary(huge);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_LIMIT);
    expect(text.length).toBeGreaterThan(COMMENT_LIMIT);
    const small = renderSummary(huge, { limit: 10_000 });
    expect(Buffer.byteLength(small)).toBeLessThanOrEqual(10_000);
  });

  it('never cuts a table row or a fold', () => {
    for (const limit of [3500, 8000, 12_345, 30_000]) {
      const text = renderMarkdown(huge, { limit });
      expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
      for (const rows of tablesOf(text)) {
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      }
      for (const line of text.split('\n')) {
        if (line.startsWith('|')) expect(line.endsWith('|')).toBe(true);
      }
    }
  });

  it('drops provenance before metrics, and passing models before failing ones', () => {
    const report = reportOf([failingEvaluation(), failingDrift(), validation()]);
    const whole = renderMarkdown(report).length;
    const text = renderMarkdown(report, { limit: Math.max(3500, whole - 600) });
    expect(text.includes('Left out for length: Provenance')).toBe(true);
    expect(tablesOf(text).some((rows) => rows[0]?.includes('Metric'))).toBe(true);
    const models = Array.from({ length: 40 }, (_, i) => evaluation({ model: `m${i}` }));
    const several = renderMarkdown(reportOf([...models, failingEvaluation({ model: 'bad' })]), {
      limit: 12_000,
    });
    expect(several).toContain('`bad` is blocked');
    expect(tablesOf(several).some((rows) => rows[0]?.includes('Metric'))).toBe(true);
  });

  it('says how many rows a table leaves out', () => {
    expect(renderMarkdown(reportOf([many(100)]))).toContain('70 more columns not shown');
  });

  it('keeps the verdict in any room', () => {
    for (const limit of [80, 200, 500, 1000, 2000]) {
      const text = renderMarkdown(huge, { limit });
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(firstLine(text)).toMatch(/^### ❌ /);
    }
    const hostile = reportOf(poisoned('$'.repeat(500)), ['$'.repeat(500)]);
    expect(renderMarkdown(hostile, { limit: 300 })).toMatch(/^### ❌ fail\n/);
  });

  it('a section of one action keeps to the summary’s limit', () => {
    const text = renderActionSection(many(3000));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_LIMIT);
  });
});

describe('remarks', () => {
  it('name older attempts and other files', () => {
    const [older] = asFiles([failingEvaluation()]);
    const [newer] = asFiles([
      evaluation({
        source: { repository: 'a/b', commit: 'c'.repeat(40), runId: '2000', attempt: 1 },
      }),
    ]);
    const text = renderMarkdown(
      selectEvidence([
        { path: 'run-1/evaluate.json', text: older?.text ?? '' },
        { path: 'run-2/evaluate.json', text: newer?.text ?? '' },
        { path: 'sbom.json', text: '{"bomFormat": "CycloneDX"}' },
      ]),
    );
    expect(firstLine(text)).toContain('✅');
    expect(text).toContain('- 1 older attempt left out: `run-1/evaluate.json`');
    expect(text).toContain('- 1 other file in the folder: `sbom.json`');
  });
});

describe('links and commit', () => {
  it('stand at the end', () => {
    const text = renderMarkdown(reportOf([evaluation()]), {
      links: [{ words: 'HTML report', url: 'https://example.com/r/1' }],
      commit: 'abcdef0123456789',
    });
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '<sub>[HTML report](https://example.com/r/1) · commit `abcdef012345` · slipway 0.1.0</sub>',
    );
  });
});

describe('a report about an older commit', () => {
  it('says so right below the verdict', () => {
    const commit = 'abcdef0123456789';
    const text = renderMarkdown(reportOf([evaluation()]), { commit, outdated: true });
    expect(text.split('\n')[2]).toBe(
      'This is about commit `abcdef012345`: the pull request has moved on since.',
    );
    expect(renderMarkdown(reportOf([evaluation()]), { commit })).not.toContain('moved on');
  });
});

describe('renderActionSection', () => {
  it('begins with action, verdict and reason', () => {
    const text = renderActionSection(failingEvaluation());
    expect(firstLine(text)).toBe('### ❌ evaluate: `flight-delay` is blocked: 2 of 4 gates failed');
    expect(text).toContain('recall 0.612 (−0.022 vs champion)');
    expect(tablesOf(text).some((rows) => rows[0]?.includes('Metric'))).toBe(true);
  });

  it('shows the reason of an action without results', () => {
    const early = statement('evaluate', common({ verdict: 'inconclusive', reason: 'model: gone' }));
    expect(renderActionSection(early)).toContain('could not be decided: model:');
  });
});

describe('hostile text', () => {
  const hostile = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  function expectHarmless(markdown: string): void {
    const html = nodesOf(parseMarkdown(markdown)).filter((node) => node.type === 'html');
    for (const node of html) for (const tag of splitTags(node.value)) expect(tag).toMatch(OWN_HTML);
    expect(referencesOf(markdown)).toEqual([]);
    expect(markdown).not.toContain('<!--');
    expect(markdown).not.toMatch(/\bNaN\b|\bundefined\b/);
    for (const rows of tablesOf(markdown)) {
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    }
  }

  it('changes nothing but the words, wherever it stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const report = reportOf(poisoned(text), [text]);
        expectHarmless(renderMarkdown(report));
        expectHarmless(renderSummary(report));
        for (const item of report.statements) expectHarmless(renderActionSection(item));
      }),
      { numRuns: 12 },
    );
  });

  it.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('%j is harmless', (_, text) => {
    const markdown = renderMarkdown(reportOf(poisoned(text), [text]));
    expectHarmless(markdown);
    expect(markdown.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  });

  it('in paths and reasons of unusable files is harmless', () => {
    for (const text of HOSTILE) {
      expectHarmless(renderMarkdown(selectEvidence([{ path: text, text: `{"_type": "${text}` }])));
    }
  });
});

/** Summaries are one HTML node with several tags and text between them. */
function splitTags(html: string): string[] {
  return html.startsWith('<details><summary>')
    ? [html]
    : html.split(/(?<=>)\n?/).filter((tag) => tag !== '');
}
