import { describe, expect, it } from '@jest/globals';
import { closest, didYouMean, listNames } from './closest.ts';

describe('closest', () => {
  it('takes underscores, hyphens, blanks and case for equal', () => {
    expect(closest('fixed_acidity', ['volatile acidity', 'fixed acidity'])).toBe('fixed acidity');
    expect(closest('ROC-AUC', ['roc_auc', 'recall'])).toBe('roc_auc');
  });

  it('finds nothing where nothing is near', () => {
    expect(closest('price', ['carrier', 'distance'])).toBeNull();
    expect(closest('x', [])).toBeNull();
  });

  it('writes the question for an error message', () => {
    expect(didYouMean('recal', ['recall'])).toBe('; did you mean "recall"?');
    expect(didYouMean('zzz', ['recall'])).toBe('');
  });
});

describe('listNames', () => {
  it('quotes and cuts long lists', () => {
    expect(listNames(['a', 'b'])).toBe('"a", "b"');
    expect(listNames(['a', 'b', 'c'], 2)).toBe('"a", "b" and 1 more');
  });
});
