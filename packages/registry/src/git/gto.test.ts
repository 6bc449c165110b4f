import { describe, expect, it } from '@jest/globals';
import type { GtoTag } from './gto.ts';
import { formatGtoTag, parseGtoTag } from './gto.ts';

const TAGS: [string, GtoTag][] = [
  ['m@v1.2.3', { kind: 'register', name: 'm', version: '1.2.3', counter: null }],
  ['m@v1.2.3#4', { kind: 'register', name: 'm', version: '1.2.3', counter: 4 }],
  [
    'team/m@v2.0.0-rc.1',
    { kind: 'register', name: 'team/m', version: '2.0.0-rc.1', counter: null },
  ],
  ['m@v1.2.3!#5', { kind: 'deregister', name: 'm', version: '1.2.3', counter: 5 }],
  ['m#prod#4', { kind: 'assign', name: 'm', stage: 'prod', counter: 4 }],
  ['m#prod', { kind: 'assign', name: 'm', stage: 'prod', counter: null }],
  ['m#eu/prod!#12', { kind: 'unassign', name: 'm', stage: 'eu/prod', counter: 12 }],
  ['m@deprecated#7', { kind: 'deprecate', name: 'm', counter: 7 }],
  ['m@deprecated', { kind: 'deprecate', name: 'm', counter: null }],
  ['modèle.v2@v1.0.0', { kind: 'register', name: 'modèle.v2', version: '1.0.0', counter: null }],
];

describe('GTO tags', () => {
  it.each(TAGS)('%s', (text, tag) => {
    expect(parseGtoTag(text)).toEqual(tag);
    expect(formatGtoTag(tag)).toBe(text);
  });

  it.each([
    'v1.2.3',
    'm@1.2.3',
    'm@v1.2',
    'm@v01.2.3',
    'm@latest',
    'm#',
    '#prod#1',
    '@v1.0.0',
    'm#prod#',
    'm#prod#x',
    'm@v1.0.0@v2.0.0',
    'm@deprecated!#1',
    'm#a..b#1',
  ])('%s is none of them', (text) => {
    expect(parseGtoTag(text)).toBeNull();
  });
});
