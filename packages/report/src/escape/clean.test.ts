import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cap, cleanName, cleanPiece, cleanProse } from './clean.ts';

describe('cleanProse', () => {
  it('is one line with single blanks', () => {
    expect(cleanProse('  a\r\n\tb \u2028 c ')).toBe('a b c');
  });

  it('shows what would be invisible', () => {
    expect(cleanProse('safe\u202Egpj.exe')).toBe('safe⟨U+202E⟩gpj.exe');
    expect(cleanProse('a\u0000b\u001b[31mc')).toBe('a⟨U+0000⟩b⟨U+001B⟩[31mc');
    expect(cleanProse('a\u200bb')).toBe('a⟨U+200B⟩b');
  });

  it('keeps joiners, which scripts and emoji need', () => {
    expect(cleanProse('👩‍💻 می‌خواهم')).toBe('👩‍💻 می‌خواهم');
  });

  it('is well-formed, bounded and without control characters, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const clean = cleanProse(text, 50);
        expect(Array.from(clean).length).toBeLessThanOrEqual(50);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('cleanName', () => {
  it('shows line ends, tabs and blanks at either end, and names the empty name', () => {
    expect(cleanName('new\nline\ttab')).toBe('new↵line⇥tab');
    expect(cleanName(' a ')).toBe('␣a␣');
    expect(cleanName('')).toBe('(empty)');
    expect(cleanName('\ufeffid')).toBe('⟨U+FEFF⟩id');
  });

  it('tells different short names apart', () => {
    const names = ['a', ' a', 'a ', 'a\n', 'a\u200b', '\ufeffa', ''];
    expect(new Set(names.map((name) => cleanName(name))).size).toBe(names.length);
  });

  it('cuts ten thousand characters', () => {
    expect(cleanName('x'.repeat(10_000))).toBe(`${'x'.repeat(79)}…`);
  });
});

describe('cleanPiece', () => {
  it('keeps one blank at either end', () => {
    expect(cleanPiece(' failed: ')).toBe(' failed: ');
    expect(cleanPiece('  ')).toBe(' ');
    expect(cleanPiece('')).toBe('');
  });
});

describe('cap', () => {
  it('never cuts a surrogate pair', () => {
    expect(cap('😀😀😀', 2)).toBe('😀…');
    expect(cap('😀😀', 2)).toBe('😀😀');
  });
});
