import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutLine, cutMarkdown } from './text.ts';

const TEXT = fc.string({ unit: 'binary', maxLength: 600 });

describe('cutMarkdown', () => {
  it('leaves alone what fits', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(cutMarkdown(text, text.length)).toBe(text);
      }),
    );
  });

  it('is never longer than allowed, and well formed', () => {
    fc.assert(
      fc.property(TEXT, fc.integer({ min: 0, max: 700 }), (text, length) => {
        const cut = cutMarkdown(text, length);
        expect(cut.length).toBeLessThanOrEqual(Math.max(length, 0));
        if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });

  it.each([
    ['an open block', '```js\n', '\n```\n\n*The rest'],
    ['a longer fence', '`````\n```\n', '\n`````\n\n*The rest'],
    ['tildes', '~~~\n```\n', '\n~~~\n\n*The rest'],
    ['a closed block', '```\na\n```\n', 'text\n\n*The rest'],
  ])('closes %s', (_what, start, end) => {
    expect(cutMarkdown(start + 'text\n'.repeat(100), 300)).toContain(end);
  });
});

describe('cutLine', () => {
  it('is one line, never longer than allowed, and well formed', () => {
    fc.assert(
      fc.property(TEXT, fc.integer({ min: 1, max: 200 }), (text, length) => {
        const line = cutLine(text, length);
        expect(line.length).toBeLessThanOrEqual(length);
        expect(line).not.toMatch(/[\r\n]/);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });

  it('says that it was cut', () => {
    expect(cutLine('abcdef', 4)).toBe('abc…');
    expect(cutLine('abcd', 4)).toBe('abcd');
    expect(cutLine('ab🚢🚢', 4)).toBe('ab…');
  });
});
