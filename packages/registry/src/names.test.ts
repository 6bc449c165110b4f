import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import fc from 'fast-check';
import { checkedName, fromRefComponent, isName, isReadableByGto, toRefComponent } from './names.ts';

describe('names', () => {
  it.each(['a', 'flight-delay', 'team/flight_delay', 'v2.1', 'modèle', '模型', 'a/b/c', 'A9'])(
    'takes %s',
    (name) => {
      expect(checkedName('model', name)).toBe(name);
    },
  );

  it.each([
    '',
    'a b',
    'a@v1',
    'a#prod',
    'a!',
    'a+b',
    'a=b',
    'a:b',
    '-a',
    'a-',
    '/a',
    'a/',
    'a//b',
    'a..b',
    'a/.b',
    'a./b',
    'a/-b',
    'a.lock',
    'a.lock/b',
    'a~1',
    'a^',
    'a*',
    'a?',
    'a[b',
    'a\\b',
    'a\nb',
    'a\u0000',
    '\u202Ea',
    '../../etc',
    'x'.repeat(121),
  ])('refuses %j', (name) => {
    expect(isName(name)).toBe(false);
    expect(() => checkedName('model', name)).toThrow(ConfigurationError);
    expect(() => checkedName('model', name)).toThrow(/^model-name: ".*set model\.name/s);
  });

  it('keeps one spelling of letters with marks', () => {
    expect(checkedName('model', 'mode\u0300le')).toBe('mod\u00e8le');
    expect(isName('mode\u0300le')).toBe(false);
  });

  it('names the input that is wrong', () => {
    expect(() => checkedName('environment', 'pro d')).toThrow(/^environment: "pro d" cannot be/);
    expect(() => checkedName('alias', '@')).toThrow(/^alias: "@" cannot be the name of an alias/);
  });

  it('knows what gto reads', () => {
    expect(isReadableByGto('team/flight-delay_2')).toBe(true);
    expect(isReadableByGto('flight.delay')).toBe(false);
    expect(isReadableByGto('modèle')).toBe(false);
  });

  it('has one component of a ref for every name, and a way back', () => {
    const letters = fc.constantFrom('a', 'b', '/', '.', '-', 'é');
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 8 }), (text) => {
        fc.pre(isName(text));
        expect(toRefComponent(text)).not.toContain('/');
        expect(fromRefComponent(toRefComponent(text))).toBe(text);
      }),
    );
  });
});
