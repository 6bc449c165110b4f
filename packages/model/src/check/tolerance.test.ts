import { describe, expect, it } from '@jest/globals';
import { tensor } from '../testing.ts';
import { describeDifference, differences, ONNX_TOLERANCE, placeOf } from './tolerance.ts';

function differ(actual: number, expected: number): boolean {
  const difference = differences(
    tensor('float64', [1], [actual]),
    tensor('float64', [1], [expected]),
    ONNX_TOLERANCE,
  );
  return difference !== null;
}

describe('differences', () => {
  it('floats: absolute + relative × |expected|', () => {
    expect(differ(1.0009, 1)).toBe(false);
    expect(differ(1.0011, 1)).toBe(true);
    expect(differ(9e-8, 0)).toBe(false);
    expect(differ(1.1e-7, 0)).toBe(true);
  });

  it('infinities are equal by sign, NaN only to NaN, zeros of either sign', () => {
    expect(differ(Infinity, Infinity)).toBe(false);
    expect(differ(-Infinity, Infinity)).toBe(true);
    expect(differ(1e308, Infinity)).toBe(true);
    expect(differ(Infinity, 1)).toBe(true);
    expect(differ(NaN, NaN)).toBe(false);
    expect(differ(NaN, 0)).toBe(true);
    expect(differ(0, NaN)).toBe(true);
    expect(differ(-0, 0)).toBe(false);
  });

  it('whole numbers, booleans and strings must be the same', () => {
    const big = tensor('int64', [1], ['9007199254740993']);
    expect(
      differences(big, tensor('int64', [1], ['9007199254740992']), ONNX_TOLERANCE),
    ).not.toBeNull();
    expect(differences(big, big, ONNX_TOLERANCE)).toBeNull();
    const text = tensor('string', [2], ['a', 'b']);
    expect(differences(text, tensor('string', [2], ['a', 'B']), ONNX_TOLERANCE)).toEqual({
      count: 1,
      position: 1,
    });
  });

  it('says how many, where, and what', () => {
    const actual = tensor('float32', [2, 2], [1, 2, 3, 4]);
    const expected = tensor('float32', [2, 2], [1, 2, 5, 6]);
    const difference = differences(actual, expected, ONNX_TOLERANCE);
    if (difference === null) throw new Error('they differ');
    expect(describeDifference(actual, expected, difference)).toBe(
      '2 of 4 values differ; the first at [1, 0]: 3 instead of 5',
    );
    expect(placeOf([2, 3, 4], 23)).toBe('[1, 2, 3]');
    expect(placeOf([], 0)).toBe('[]');
  });
});
