import { describe, expect, it } from '@jest/globals';
import type { Statement } from '@slipway/core';
import { recordFrom } from '@slipway/core';
import { PLOT_KINDS } from '../document/document.ts';
import {
  categoricalColumn,
  column,
  curve,
  drift,
  driftedColumn,
  evaluation,
  failingDrift,
  failingEvaluation,
  metric,
  regression,
  reportOf,
  slice,
  validation,
} from '../testing/evidence.ts';
import { HOSTILE, poisoned } from '../testing/hostile.ts';
import type { XmlElement } from '../testing/xml.ts';
import { parseXml } from '../testing/xml.ts';
import { plotsOf, renderSvg } from './render.ts';

/** The drawing as XML; well-formed and without numbers that do not exist. */
function draw(
  kind: Parameters<typeof renderSvg>[0],
  item: Statement,
  name: string | null = null,
): XmlElement[] {
  const svg = renderSvg(kind, item, name);
  if (svg === null) throw new Error(`no ${kind}`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  return parseXml(svg);
}

const texts = (elements: readonly XmlElement[]): string[] =>
  elements.filter(({ name }) => name === 'text').map(({ text }) => text);
const classed = (elements: readonly XmlElement[], name: string): XmlElement[] =>
  elements.filter(({ attributes }) => (attributes.class ?? '').split(' ').includes(name));
const described = (elements: readonly XmlElement[]): string =>
  elements.find(({ name }) => name === 'desc')?.text ?? '';

describe('every plot', () => {
  const statements = [failingEvaluation(), regression(), failingDrift()];

  it('exists for some evidence', () => {
    const kinds = new Set(statements.flatMap((item) => plotsOf(item).map(({ plot }) => plot)));
    expect([...kinds].sort()).toEqual([...PLOT_KINDS].sort());
  });

  it('is a well-formed file with title, description, both colour schemes and no request', () => {
    for (const item of statements) {
      for (const { plot, column: name } of plotsOf(item)) {
        const [root, title, description, style] = draw(plot, item, name);
        expect(root?.attributes).toMatchObject({
          role: 'img',
          'aria-labelledby': 'title description',
        });
        expect(root?.attributes.xmlns).toBe('http://www.w3.org/2000/svg');
        expect(title?.text).not.toBe('');
        expect(description?.text.length).toBeGreaterThan(20);
        expect(style?.text).toContain('prefers-color-scheme:dark');
        expect(style?.text).not.toMatch(/url\(|@import/);
      }
    }
  });

  it('is null without data, for another action, and for an unknown column', () => {
    expect(renderSvg('roc', validation())).toBeNull();
    expect(renderSvg('roc', drift())).toBeNull();
    expect(renderSvg('residuals', evaluation())).toBeNull();
    expect(renderSvg('drift-histogram', drift(), 'no such column')).toBeNull();
    expect(renderSvg('drift-histogram', drift(), '__proto__')).toBeNull();
    expect(plotsOf(validation())).toEqual([]);
  });

  it('is the same each time', () => {
    expect(renderSvg('roc', evaluation())).toBe(renderSvg('roc', evaluation()));
  });

  it('keeps every mark inside the picture', () => {
    for (const item of statements) {
      for (const { plot, column: name } of plotsOf(item)) {
        const elements = draw(plot, item, name);
        const [root] = elements;
        const width = Number(root?.attributes.width);
        for (const { attributes } of elements) {
          for (const key of ['x', 'x1', 'x2', 'cx']) {
            const value = Number(attributes[key] ?? 0);
            expect(value).toBeGreaterThanOrEqual(-1);
            expect(value).toBeLessThanOrEqual(width + 1);
          }
        }
      }
    }
  });

  it('survives hostile names', () => {
    for (const hostile of HOSTILE) {
      for (const item of reportOf(poisoned(hostile)).statements) {
        for (const { plot, column: name } of plotsOf(item)) {
          const elements = draw(plot, item, name).map((element) => element.name);
          expect(elements).not.toContain('script');
          expect(elements).not.toContain('img');
        }
      }
    }
  });
});

describe('curves', () => {
  it('name the area of both models', () => {
    const elements = draw('roc', evaluation());
    expect(texts(elements)).toContain('challenger, AUC 0.741');
    expect(texts(elements)).toContain('champion, AUC 0.729');
    expect(classed(elements, 'line').filter(({ name }) => name === 'path')).toHaveLength(2);
  });

  it('say a point in words', () => {
    expect(described(draw('roc', evaluation()))).toMatch(
      /True positive rate at a false positive rate of 0.1: challenger 0\.\d+, champion 0\.\d+/,
    );
  });

  it('have one line without a champion', () => {
    const alone = evaluation({
      plots: {
        roc: { challenger: curve(0.7), champion: null },
        precisionRecall: null,
        calibration: null,
        residuals: null,
      },
    });
    const elements = draw('roc', alone);
    expect(classed(elements, 'b')).toHaveLength(0);
  });

  it('are thinned to what can be seen', () => {
    const fine = evaluation({
      plots: {
        roc: { challenger: curve(0.7, 20_000), champion: null },
        precisionRecall: null,
        calibration: null,
        residuals: null,
      },
    });
    expect(renderSvg('roc', fine)?.length).toBeLessThan(10_000);
  });

  it('draw the share of positives under precision and recall', () => {
    expect(texts(draw('precision-recall', evaluation()))).toContain('positives, 20.9%');
  });

  it('survive empty and single points', () => {
    for (const points of [
      { x: [], y: [] },
      { x: [0.5], y: [0.5] },
    ]) {
      const odd = evaluation({
        plots: {
          roc: { challenger: points, champion: points },
          precisionRecall: { challenger: points, champion: null },
          calibration: { challenger: { ...points, rows: points.x.map(() => 0) }, champion: null },
          residuals: { edges: [], counts: [] },
        },
      });
      draw('roc', odd);
      draw('precision-recall', odd);
      draw('calibration', odd);
      expect(renderSvg('residuals', odd)).toBeNull();
    }
  });
});

describe('calibration', () => {
  it('says how far each model is off the diagonal', () => {
    const points = { x: [0.2, 0.8], y: [0.1, 0.9], rows: [30, 10] };
    const item = evaluation({
      plots: {
        roc: null,
        precisionRecall: null,
        residuals: null,
        calibration: { challenger: points, champion: null },
      },
    });
    const elements = draw('calibration', item);
    expect(texts(elements)).toContain('challenger, off by 0.100');
    expect(elements.filter(({ name }) => name === 'circle')).toHaveLength(2);
  });
});

describe('calibration of a rare class and of several classes', () => {
  it('looks closer where all bins lie near zero', () => {
    const points = { x: [0.001, 0.02], y: [0.002, 0.018], rows: [100, 100] };
    const plots = {
      roc: null,
      precisionRecall: null,
      residuals: null,
      calibration: { challenger: points, champion: null },
    };
    const words = texts(draw('calibration', evaluation({ plots })));
    expect(words).toContain('0.020');
    expect(words).not.toContain('1.0');
  });

  it('says what a classifier of several classes promises', () => {
    const words = texts(draw('calibration', evaluation({ task: 'multiclass-classification' })));
    expect(words).toContain('Share predicted right');
  });
});

describe('difference intervals', () => {
  it('put what is better to the right, whatever the metric’s direction', () => {
    const elements = draw('difference-intervals', evaluation());
    const zero = Number(
      classed(elements, 'baseline').find(({ attributes }) => attributes.x1 === attributes.x2)
        ?.attributes.x1,
    );
    for (const mark of classed(elements, 'good').filter(({ attributes }) => 'x1' in attributes)) {
      expect(Number(mark.attributes.x1)).toBeGreaterThan(zero);
    }
    for (const mark of classed(elements, 'bad').filter(({ attributes }) => 'x1' in attributes)) {
      expect(Number(mark.attributes.x2)).toBeLessThan(zero);
    }
    expect(described(elements)).toContain('log_loss −0.0113 [−0.0152, −0.0074], better');
  });

  it('differ in shape, not only in colour', () => {
    const elements = draw('difference-intervals', failingEvaluation());
    expect(classed(elements, 'hollow').length).toBeGreaterThan(0);
    expect(classed(elements, 'bad').some(({ name }) => name === 'rect')).toBe(true);
    expect(classed(elements, 'good').some(({ name }) => name === 'circle')).toBe(true);
  });

  it('draw the margin of a gate', () => {
    const words = texts(draw('difference-intervals', failingEvaluation()));
    expect(words).toContain('limit of a gate');
  });

  it('give metrics of another unit an axis of their own', () => {
    const words = texts(draw('difference-intervals', regression()));
    expect(words).toContain('in the unit of the target');
    expect(words.filter((text) => text.startsWith('← champion better'))).toHaveLength(2);
  });

  it('survive intervals without width', () => {
    const same = evaluation({
      metrics: { f1: metric({ difference: 0, differenceInterval: [0, 0], champion: 0.741 }) },
    });
    expect(described(draw('difference-intervals', same))).toContain('equal');
  });
});

describe('slices', () => {
  it('carry their rows, weakest first', () => {
    const words = texts(draw('slice-intervals', evaluation()));
    const names = words.filter((text) => text.includes('(n '));
    expect(names).toEqual([
      'carrier = HA (n 412)',
      'carrier = AA (n 9,120)',
      'carrier = WN (n 15,034)',
    ]);
  });

  it('show values where there is no champion, and how many there are', () => {
    const alone = { champion: null, difference: null, differenceInterval: null };
    const many = Array.from({ length: 60 }, (_, i) =>
      slice(`c = ${i}`, 100, { ...alone, value: 0.5 + i / 200, interval: [0.5, 0.9] }),
    );
    const elements = draw('slice-intervals', evaluation({ slices: many }));
    expect(elements[1]?.text).toBe('roc_auc by slice, the 40 weakest of 60 slices');
    expect(texts(elements)).not.toContain('worse');
  });
});

describe('the confusion matrix', () => {
  it('has counts and shares of the true class', () => {
    const elements = draw('confusion-matrix', evaluation());
    for (const word of ['27,411', '84%', '3,343', '38.8%', '0', '1']) {
      expect(texts(elements)).toContain(word);
    }
    expect(described(elements)).toBe(
      'Rows predicted right, by true class: 0: 84% of 32,621; 1: 61.2% of 8,616.',
    );
  });

  it('sums rare classes up, keeping every row', () => {
    const counts = Array.from({ length: 30 }, (_, i) =>
      Array.from({ length: 30 }, (_, j) => (i === j ? 1000 - i : 1)),
    );
    const item = evaluation({ classes: counts.map((_, i) => `c${i}`), confusionMatrix: counts });
    const elements = draw('confusion-matrix', item);
    expect(classed(elements, 'cell')).toHaveLength(144);
    expect(texts(elements)).toContain('19 others');
  });

  it('survives a class without rows', () => {
    const item = evaluation({
      confusionMatrix: [
        [5, 0],
        [0, 0],
      ],
    });
    expect(described(draw('confusion-matrix', item))).toContain('1: no rows');
  });
});

describe('drift', () => {
  it('draws effects as multiples of their thresholds, drifted columns first', () => {
    const elements = draw('drift-effects', failingDrift());
    const names = classed(elements, 'name').filter(({ attributes }) =>
      (attributes.class ?? '').includes('end'),
    );
    expect(names.map(({ text }) => text)).toEqual(['distance', 'carrier', 'temperature', 'hour']);
    expect(classed(elements, 'fill-bad')).toHaveLength(2);
    expect(texts(elements)).toContain('threshold');
  });

  it('caps effects that are far beyond', () => {
    const far = drift({ columns: recordFrom([['x', driftedColumn({ effect: 1e9 })]]) });
    const [root, ...elements] = draw('drift-effects', far);
    for (const { attributes } of elements) {
      expect(Number(attributes.width ?? 0)).toBeLessThanOrEqual(Number(root?.attributes.width));
    }
  });

  it('has a bar per bin and an outline of the reference', () => {
    const elements = draw('drift-histogram', failingDrift(), 'distance');
    expect(classed(elements, 'bar-a')).toHaveLength(21);
    expect(classed(elements, 'outline-b').filter(({ name }) => name === 'path')).toHaveLength(1);
    expect(texts(elements)).toContain('reference, n 9,988');
    expect(elements[1]?.text).toBe('distance: drifted, ks 0.31, threshold 0.1, p < 0.001');
  });

  it('lists categories by share, the rare ones as one', () => {
    const categories = Array.from({ length: 40 }, (_, i) => `category ${i}`);
    const counts = categories.map((_, i) => 100 - i);
    const histogram = {
      kind: 'categorical' as const,
      categories,
      reference: counts,
      current: [...counts].reverse(),
    };
    const item = drift({ columns: recordFrom([['c', categoricalColumn({ histogram })]]) });
    expect(texts(draw('drift-histogram', item, 'c'))).toContain('33 others');
  });

  it.each([
    ['one bin', [0, 1], [3], [4]],
    ['no width', [2, 2], [3], [4]],
    ['bins of unequal width', [0, 1, 10, 1000], [3, 3, 3], [9, 0, 0]],
    ['a side without rows', [0, 1, 2], [0, 0], [4, 1]],
    [
      'very many bins',
      Array.from({ length: 501 }, (_, i) => i),
      new Array<number>(500).fill(1),
      new Array<number>(500).fill(2),
    ],
  ])('survives %s', (_, edges, reference, current) => {
    const histogram = { kind: 'numeric' as const, edges, reference, current };
    const item = drift({ columns: recordFrom([['x', column({ histogram })]]) });
    const bars = classed(draw('drift-histogram', item, 'x'), 'bar-a');
    expect(bars.length).toBeGreaterThan(1);
    expect(bars.length).toBeLessThanOrEqual(41);
  });

  it('draws nothing of nothing', () => {
    const histogram = { kind: 'numeric' as const, edges: [0, 1], reference: [0], current: [0] };
    const item = drift({ columns: recordFrom([['x', column({ histogram })]]) });
    expect(renderSvg('drift-histogram', item, 'x')).toBeNull();
  });

  it('draws a column called __proto__', () => {
    const item = drift({ columns: recordFrom([['__proto__', column()]]) });
    expect(draw('drift-histogram', item, '__proto__')[1]?.text).toContain('__proto__');
  });
});
