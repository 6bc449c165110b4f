import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  nodesOf,
  OWN_HTML,
  parseMarkdown,
  referencesOf,
  tablesOf,
  textOf,
} from '../testing/github-markdown.ts';
import { HOSTILE } from '../testing/hostile.ts';
import { cleanName, cleanProse } from './clean.ts';
import {
  markdownCode,
  markdownHtmlCode,
  markdownHtmlText,
  markdownLink,
  markdownText,
  withoutReferences,
} from './markdown.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(...'`|\\<>[]()!*_~#@:$^&-+=1. \n\tabGHhttps/w'),
    maxLength: 40,
  }),
  fc.constantFrom(...HOSTILE),
);

/** A paragraph holding the text, between words, so that nothing is trimmed. */
const paragraph = (markdown: string): string => `x ${markdown} y`;
const seen = (markdown: string): string =>
  textOf(parseMarkdown(paragraph(markdown)))
    .slice(2, -2)
    .replaceAll('\u200b', '');

function foreignHtml(markdown: string): string[] {
  return nodesOf(parseMarkdown(markdown))
    .filter((node) => node.type === 'html')
    .map((node) => node.value)
    .filter((html) => !OWN_HTML.test(html));
}

describe('markdownText', () => {
  it('shows exactly the clean text and nothing else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanProse(text);
        fc.pre(clean !== '');
        expect(seen(markdownText(text)).trim()).toBe(clean);
      }),
      { numRuns: 300 },
    );
  });

  it('makes no element, link, mention or reference', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const markdown of [markdownText(text), paragraph(markdownText(text))]) {
          expect(foreignHtml(markdown)).toEqual([]);
          expect(referencesOf(markdown)).toEqual([]);
          const kinds = new Set(nodesOf(parseMarkdown(markdown)).map((node) => node.type));
          for (const kind of kinds) expect(['root', 'paragraph', 'text', 'html']).toContain(kind);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['@team', '@\u200bteam'],
    ['#12', '\\#\u200b12'],
    ['GH-12', 'GH\u200b-12'],
    ['www.evil.example', 'www\u200b.evil.example'],
    ['https://evil.example', 'https:\u200b//evil.example'],
    ['<!-- slipway', '&lt;!-- slipway'],
    ['$x$', '<span>$</span>x<span>$</span>'],
    ['a|b', 'a\\|b'],
    ['roc_auc', 'roc_auc'],
    ['_x_', '\\_x\\_'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['\n+', ' \\+'],
  ])('%j is written %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });
});

describe('markdownCode', () => {
  it('shows exactly the clean name, in code, in a paragraph and in a table', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = markdownCode(text);
        expect(seen(markdown)).toBe(cleanName(text));
        expect(referencesOf(paragraph(markdown))).toEqual([]);
        expect(foreignHtml(paragraph(markdown))).toEqual([]);
        const [table] = tablesOf(`| a | b |\n| --- | --- |\n| ${markdown} | end |`);
        expect(table?.[1]?.map((cell) => cell.replaceAll('\u200b', ''))).toEqual([
          cleanName(text),
          'end',
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('is a plain code span for ordinary names and gates', () => {
    expect(markdownCode('drifted_share < 0.5')).toBe('`drifted_share < 0.5`');
    expect(markdownCode('a|b')).toBe('<code>a\\|b</code>');
  });

  it('never holds the beginning of a hidden marker', () => {
    expect(markdownCode('<!-- slipway:report -->')).not.toContain('<!--');
  });
});

describe('text inside raw HTML', () => {
  it('has no element and no reference', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const summary = `<details><summary>${markdownHtmlText(text)}</summary>\n\nbody\n\n</details>`;
        expect(summary.split('\n\n')).toHaveLength(3);
        expect(markdownHtmlText(text)).not.toMatch(/<|(?<![\p{L}\p{N}_`])@[\p{L}\p{N}]/u);
        expect(markdownHtmlCode(text).replace(/<\/?code>/g, '')).not.toContain('<');
      }),
    );
  });
});

describe('markdownLink', () => {
  it('keeps an address in one piece', () => {
    expect(markdownLink('run', 'https://example.com/a(1)|b')).toBe(
      '[run](https://example.com/a%281%29%7Cb)',
    );
  });

  it.each(['javascript:alert(1)', 'not an address', 'data:text/html,x'])('%s is no link', (url) => {
    expect(referencesOf(markdownLink('report', url))).toEqual([]);
  });
});

describe('withoutReferences', () => {
  it('is one line without mentions or markers', () => {
    expect(withoutReferences('hey @team\n<!-- slipway -->')).toBe(
      'hey @\u200bteam <\u200b!-- slipway -->',
    );
  });
});
