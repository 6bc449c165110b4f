import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { HOSTILE } from '../testing/hostile.ts';
import { parseXml } from '../testing/xml.ts';
import { escapeMarkup, markup } from './markup.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE));

describe('markup', () => {
  it('escapes every value, in content and in attributes', () => {
    expect(markup`<td title="${'"x'}">${'<b>'}</td>`.text).toBe(
      '<td title="&quot;x">&lt;b&gt;</td>',
    );
  });

  it('leaves markup alone, joins lists, drops null', () => {
    const item = markup`<li>${'&'}</li>`;
    expect(markup`<ul>${[item, item]}${null}</ul>`.text).toBe(
      '<ul><li>&amp;</li><li>&amp;</li></ul>',
    );
  });

  it('refuses coordinates that do not exist', () => {
    expect(() => markup`<rect x="${NaN}"/>`).toThrow(RangeError);
    expect(markup`${-0.001}`.text).toBe('0');
  });

  it('gives one element with the same text, as HTML and as XML', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const element = markup`<p title="${text}">${text}</p>`.text;
        const [node, ...others] = parseFragment(element).childNodes;
        expect(others).toEqual([]);
        expect(node?.nodeName).toBe('p');
        expect(
          node !== undefined && 'childNodes' in node ? node.childNodes.length : 0,
        ).toBeLessThan(2);
        expect(parseXml(element).map(({ name }) => name)).toEqual(['p']);
      }),
    );
  });

  it('drops what XML cannot hold', () => {
    expect(escapeMarkup('a\u0000\u001b\ud800\ufffeb')).toBe('a\uFFFD\uFFFD\uFFFD\uFFFDb');
  });
});
