import { expect, it } from '@jest/globals';
import { isRepository } from './github.ts';

it.each([
  ['https://github.com/octo/demo', true],
  ['https://github.com/Octo/demo.git', true],
  ['https://github.com/octo/demo.git/', true],
  ['git@github.com:octo/demo.git', true],
  ['octo/demo', true],
  ['https://github.com/xocto/demo', false],
  ['https://github.com/octo/demo2', false],
  ['demo', false],
])('%s is octo/demo: %s', (remote, expected) => {
  expect(isRepository(remote, 'octo/demo')).toBe(expected);
});
