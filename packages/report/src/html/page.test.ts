import { describe, expect, it } from '@jest/globals';
import { recordFrom } from '@slipway/core';
import fc from 'fast-check';
import { selectEvidence } from '../select/select.ts';
import {
  categoricalColumn,
  column,
  common,
  drift,
  driftedColumn,
  evaluation,
  failingDrift,
  failingEvaluation,
  regression,
  reportOf,
  statement,
  validation,
} from '../testing/evidence.ts';
import { HOSTILE, poisoned } from '../testing/hostile.ts';
import type { PageElement } from '../testing/page.ts';
import { readPage } from '../testing/page.ts';
import { renderHtml } from './page.ts';

const named = (page: readonly PageElement[], name: string): PageElement[] =>
  page.filter((element) => element.name === name);

const failing = reportOf([validation(), failingEvaluation(), failingDrift()], ['scan-model']);
const page = readPage(renderHtml(failing));

/** What a page may consist of; a script, a frame, a link or an image would be something else. */
const ELEMENTS = new Set(
  'html head meta title style body header main footer section nav div span p ul li a h1 h2 h3 b code table caption thead tbody tr th td details summary figure figcaption svg title desc g path line rect circle text'.split(
    ' ',
  ),
);

/** What a browser would run or load, or what does not belong on the page. */
function offencesOf({ name, attributes }: PageElement): string[] {
  return [
    ...(ELEMENTS.has(name) ? [] : [`<${name}>`]),
    ...Object.entries(attributes)
      .filter(([key]) => /^on|^src|^style$|^formaction|^ping/i.test(key))
      .map(([key]) => `${name} ${key}`),
    ...(/^(?:#|https:\/\/|$)/.test(attributes.href ?? '') ? [] : [`${name} href`]),
  ];
}

function expectSelfContained(html: string): void {
  expect(readPage(html).flatMap(offencesOf)).toEqual([]);
  expect(/url\(|@import|\bNaN\b|\bundefined\b|Infinity/.exec(html)?.[0]).toBeUndefined();
}

describe('the page', () => {
  it('begins with the verdict and why', () => {
    const [heading] = named(page, 'h1');
    expect(heading?.text).toBe(
      'flight-delay is blocked: 3 of 5 gates failed, scan-model did not run',
    );
    expect(named(page, 'title')[0]?.text).toBe(`fail: ${heading?.text ?? ''}`);
    const issues = named(page, 'li').slice(0, 5);
    expect(issues[0]?.text).toContain(
      'recall >= 0.65 failed: observed 0.612 [0.600, 0.624], limit ≥ 0.65.',
    );
    expect(issues[0]?.text).toContain('Next:');
    expect(issues.at(-1)?.text).toContain('scan-model was expected and has not run');
  });

  it('loads nothing and runs nothing', () => {
    expectSelfContained(
      renderHtml(failing, { links: [{ words: 'run', url: 'https://example.com' }] }),
    );
    const policy = named(page, 'meta').find((meta) => 'http-equiv' in meta.attributes);
    expect(policy?.attributes.content).toContain("default-src 'none'");
  });

  it('links to web addresses only', () => {
    const html = renderHtml(failing, {
      links: [
        { words: 'run', url: 'https://example.com/1' },
        { words: 'bad', url: 'javascript:alert(1)' },
      ],
      commit: 'abcdef0123456789',
    });
    expect(named(readPage(html), 'a').map((link) => link.attributes.href)).toEqual([
      '#results',
      'https://example.com/1',
    ]);
    expect(html).toContain('abcdef012345');
  });

  it('has landmarks, a language, and headings in order', () => {
    expect(named(page, 'html')[0]?.attributes.lang).toBe('en');
    for (const landmark of ['header', 'main', 'footer'])
      expect(named(page, landmark)).toHaveLength(1);
    const levels = page
      .filter(({ name }) => /^h[1-6]$/.test(name))
      .map(({ name }) => Number(name[1]));
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries())
      expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has unique ids, and every reference to one leads somewhere', () => {
    const ids = page.map((element) => element.attributes.id).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = page.flatMap((element) =>
      (element.attributes['aria-labelledby'] ?? '').split(' '),
    );
    for (const id of wanted.filter((text) => text !== '')) expect(ids).toContain(id);
  });

  it('has tables with captions, column heads and row heads', () => {
    const tables = named(page, 'table');
    expect(tables.length).toBeGreaterThan(4);
    expect(named(page, 'caption')).toHaveLength(tables.length);
    const heads = named(page, 'th');
    expect(heads.every((head) => ['col', 'row'].includes(head.attributes.scope ?? ''))).toBe(true);
    const rows = named(page, 'tr').length - tables.length;
    expect(heads.filter((head) => head.attributes.scope === 'row')).toHaveLength(rows);
  });

  it('gives every plot a name and a description', () => {
    const plots = named(page, 'svg');
    expect(plots.length).toBeGreaterThan(8);
    for (const plot of plots) expect(plot.attributes.role).toBe('img');
    expect(named(page, 'desc').every(({ text }) => text.length > 20)).toBe(true);
    expect(named(page, 'figcaption').map(({ text }) => text)).toEqual([
      'Difference from the champion, 95% intervals',
      'ROC curve',
      'Precision–recall curve',
      'Confusion matrix',
      'Confusion matrix of the champion',
      'Calibration',
      'Threshold',
      'Cumulative gain',
      'Detection error trade-off',
      'roc_auc by slice: difference from the champion',
      'Drift effect against threshold',
      'distance: drifted, ks 0.31, threshold 0.1, p < 0.001',
      'carrier: drifted, chi-squared 0.14, threshold 0.1, p < 0.001',
      'temperature: stable, ks 0.05, threshold 0.1, p 0.600',
      'hour: stable, ks 0.02, threshold 0.1, p 0.600',
    ]);
  });

  it('shows residuals for a regression, and no classification plot', () => {
    const captions = named(readPage(renderHtml(reportOf([regression()]))), 'figcaption');
    expect(captions.map(({ text }) => text)).toEqual([
      'Difference from the champion, 95% intervals',
      'Residuals',
    ]);
  });

  it('knows both colour schemes, paper and phones', () => {
    const style = named(page, 'style')[0]?.text ?? '';
    for (const rule of ['prefers-color-scheme:dark', '@media print', 'max-width:560px']) {
      expect(style).toContain(rule);
    }
  });

  it('lists several models worst first', () => {
    const several = readPage(
      renderHtml(reportOf([evaluation({ model: 'a' }), failingEvaluation({ model: 'b' })])),
    );
    const titles = named(several, 'h2').map(({ text }) => text);
    expect(titles).toEqual(['Models', 'b is blocked: 2 of 4 gates failed', 'a passes 2 gates']);
  });

  it('is a page without any evidence', () => {
    const html = renderHtml(selectEvidence([], ['evaluate']));
    expect(named(readPage(html), 'h1')[0]?.text).toBe(
      'Nothing could be decided: evaluate did not run',
    );
    expectSelfContained(html);
  });

  it('shows an action of another version, and one without results', () => {
    const html = renderHtml(
      reportOf([
        statement('fly', common({ verdict: 'fail', headline: 'came down' })),
        statement('drift', common({ verdict: 'inconclusive', reason: 'data: gone' })),
      ]),
    );
    expect(html).toContain('came down');
    expect(html).toContain('data: gone');
  });
});

describe('the size of the page', () => {
  const columns = (count: number): Record<string, ReturnType<typeof column>> =>
    recordFrom(
      Array.from({ length: count }, (_, i) => [
        `a column with a long name ${i}`,
        i % 3 === 0 ? driftedColumn() : i % 3 === 1 ? categoricalColumn() : column(),
      ]),
    );
  const report = (count: number): string =>
    renderHtml(reportOf([evaluation(), drift({ columns: columns(count) })]));

  it('is below 300 kB for a hundred columns', () => {
    const html = report(100);
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    expect(html).toContain('a column with a long name 99');
  });

  it('hardly grows after that, and says what is left out', () => {
    const html = report(1000);
    expect(Buffer.byteLength(html)).toBeLessThan(350_000);
    expect(html).toContain('850 more columns not shown');
    expect(html).toContain('970 more in the table');
  });

  it('is bounded for hundreds of models', () => {
    const models = Array.from({ length: 150 }, (_, i) => evaluation({ model: `model ${i}` }));
    const html = renderHtml(reportOf(models));
    expect(html.length).toBeLessThan(2_500_000);
    expect(html).toContain('Left out for length');
    expect(html).toContain('All 150 models pass');
  });

  it('is bounded for a thousand classes and slices', () => {
    const counts = Array.from({ length: 1000 }, (_, i) =>
      Array.from({ length: 1000 }, (_, j) => (i === j ? 10 : 0)),
    );
    const html = renderHtml(
      reportOf([
        evaluation({
          classes: counts.map((_, i) => `class ${i}`),
          confusionMatrix: counts,
          championConfusionMatrix: null,
        }),
      ]),
    );
    expect(html).toContain('989 others');
    expect(Buffer.byteLength(html)).toBeLessThan(200_000);
  });
});

describe('hostile text', () => {
  it('adds no element and no attribute, wherever it stands', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, (hostile) => {
        expectSelfContained(renderHtml(reportOf(poisoned(hostile), [hostile])));
      }),
      { numRuns: 20 },
    );
  });

  it.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('%j is harmless', (_, text) => {
    expectSelfContained(renderHtml(reportOf(poisoned(text), [text])));
  });

  it('makes the same elements as harmless text does', () => {
    const shape = (text: string): string[] =>
      readPage(renderHtml(reportOf(poisoned(text)))).map(({ name }) => name);
    expect(shape('<b>&"\'><i>')).toEqual(shape('harmless??'));
  });
});
