import { expect, it } from '@jest/globals';
import { withoutCommands } from './log.ts';

it.each([
  '::add-mask::x',
  'column\n::error::pwned',
  'a\r\n  ::stop-commands::x',
  '##[error]x',
  'column ##[add-mask]x',
  '####[error]x',
  'x\r::set-env name=A::b',
])('no line of %j is a workflow command', (message) => {
  const safe = withoutCommands(message);
  for (const line of safe.split(/[\r\n]/)) expect(line).not.toMatch(/^\s*::|##\[/);
  expect(safe.replaceAll('\u200B', '')).toBe(message);
});
