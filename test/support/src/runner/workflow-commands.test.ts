import { describe, expect, it } from '@jest/globals';
import { parseCommand, readPrinted, splitOutput } from './workflow-commands.ts';

describe('parseCommand', () => {
  it.each<[string, ReturnType<typeof parseCommand>]>([
    ['::error::message', { name: 'error', properties: {}, data: 'message' }],
    ['  ::ERROR::m', { name: 'error', properties: {}, data: 'm' }],
    ['::error::a::b', { name: 'error', properties: {}, data: 'a::b' }],
    ['::error::', { name: 'error', properties: {}, data: '' }],
    [
      '::warning file=a%3Ab%2Cc.ts,line=3,col=::100%25%0Anext%250A',
      {
        name: 'warning',
        properties: { file: 'a:b,c.ts', line: '3', col: '' },
        data: '100%\nnext%0A',
      },
    ],
    ['text ##[error]old form', { name: 'error', properties: {}, data: 'old form' }],
    [
      '##[error file=a;line=2]m%5D',
      { name: 'error', properties: { file: 'a', line: '2' }, data: 'm]' },
    ],
    ['text ::error::not at the start', null],
    ['::error:: no', { name: 'error', properties: {}, data: ' no' }],
    ['::unknown::x', null],
    ['::error', null],
    [':: ::', null],
    ['##[unknown]x', null],
    ['', null],
  ])('reads %j', (line, command) => {
    expect(parseCommand(line)).toEqual(command);
  });
});

describe('readPrinted', () => {
  it('obeys nothing between stop-commands and its token', () => {
    const printed = readPrinted([
      '::stop-commands::pause',
      '::error::quoted',
      '::add-mask::visible',
      '::PAUSE::',
      '::error::real',
    ]);
    expect(printed.annotations.map(({ message }) => message)).toEqual(['real']);
    expect(printed.masks).toEqual([]);
    expect(printed.log).toContain('::error::quoted');
  });

  it('masks each line of a secret of several lines', () => {
    const printed = readPrinted(['::add-mask::ab%0Acd', 'ab', 'x cd']);
    expect(printed.log).toBe('***\nx ***');
  });

  it('ignores an empty mask', () => {
    expect(readPrinted(['::add-mask::', 'text'])).toMatchObject({ masks: [], log: 'text' });
  });
});

it('splits output at every kind of line end', () => {
  expect(splitOutput('a\r\nb\rc\n\nd\n')).toEqual(['a', 'b', 'c', '', 'd']);
});
