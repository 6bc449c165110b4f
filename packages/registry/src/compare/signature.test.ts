import { describe, expect, it } from '@jest/globals';
import type { RecordTensor } from '../record.ts';
import { bumpFor, compareSignatures } from './signature.ts';

const tensor = (
  name: string,
  type = 'float32',
  shape: RecordTensor['shape'] = [null, 4],
): RecordTensor => ({ name, type, shape });

const BEFORE = { inputs: [tensor('x')], outputs: [tensor('p', 'float32', ['N', 2])] };

describe('bumpFor', () => {
  it.each([
    ['the same', BEFORE, 'patch', 'the same signature'],
    ['another order', { ...BEFORE, inputs: [...BEFORE.inputs].reverse() }, 'patch', 'the same'],
    [
      'another name of a dimension',
      { ...BEFORE, outputs: [tensor('p', 'float32', ['batch', 2])] },
      'patch',
      'the same',
    ],
    [
      'an input more',
      { ...BEFORE, inputs: [tensor('x'), tensor('y')] },
      'major',
      'input "y" is new',
    ],
    ['an input less', { ...BEFORE, inputs: [] }, 'major', 'input "x" is gone'],
    [
      'another type',
      { ...BEFORE, inputs: [tensor('x', 'float64')] },
      'major',
      'input "x" is float64, before float32',
    ],
    [
      'more columns',
      { ...BEFORE, inputs: [tensor('x', 'float32', [null, 5])] },
      'major',
      '[?, 5], before [?, 4]',
    ],
    [
      'another rank',
      { ...BEFORE, inputs: [tensor('x', 'float32', [null])] },
      'major',
      '[?], before [?, 4]',
    ],
    [
      'a fixed batch',
      { ...BEFORE, inputs: [tensor('x', 'float32', [1, 4])] },
      'major',
      '[1, 4], before [?, 4]',
    ],
    [
      'any number of columns',
      { ...BEFORE, inputs: [tensor('x', 'float32', [null, null])] },
      'minor',
      '[?, ?], before [?, 4]',
    ],
    [
      'an input of any shape',
      { ...BEFORE, inputs: [tensor('x', 'float32', null)] },
      'minor',
      'any shape, before [?, 4]',
    ],
    [
      'an output more',
      { ...BEFORE, outputs: [...BEFORE.outputs, tensor('label')] },
      'minor',
      'output "label" is new',
    ],
    ['an output less', { ...BEFORE, outputs: [] }, 'major', 'output "p" is gone'],
    [
      'an output that promises less',
      { ...BEFORE, outputs: [tensor('p', 'float32', ['N', null])] },
      'major',
      '[N, ?], before [N, 2]',
    ],
    [
      'an output that promises more',
      { ...BEFORE, outputs: [tensor('p', 'float32', [1, 2])] },
      'minor',
      '[1, 2], before [N, 2]',
    ],
  ])('%s', (_, after, bump, why) => {
    const found = bumpFor(BEFORE, after);
    expect(found.bump).toBe(bump);
    expect(found.why).toContain(why);
  });

  it('is careful where a signature is not known', () => {
    expect(bumpFor(null, BEFORE).bump).toBe('minor');
    expect(bumpFor(BEFORE, null).bump).toBe('minor');
  });

  it('names all that breaks, and nothing else', () => {
    const after = { inputs: [], outputs: [...BEFORE.outputs, tensor('label')] };
    expect(bumpFor(BEFORE, after).why).toBe('input "x" is gone');
    expect(compareSignatures(BEFORE, after)).toHaveLength(2);
  });
});
