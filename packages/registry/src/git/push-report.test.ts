import { describe, expect, it } from '@jest/globals';
import { rejectionOf } from './push-report.ts';

describe('rejectionOf', () => {
  it.each([
    ['!\t1:refs/tags/m@v1.0.0\t[rejected] (stale info)', 'changed', 'stale info'],
    ['!\t1:refs/tags/m@v1.0.0\t[rejected] (already exists)', 'changed', 'already exists'],
    [
      '!\t1:refs/tags/m@v1.0.0\t[remote rejected] (failed to update ref)',
      'changed',
      'failed to update ref',
    ],
    [
      '!\t1:refs/slipway/m/@versions\t[remote rejected] (atomic transaction failed)\n' +
        '!\t1:refs/tags/m@v1.0.0\t[remote rejected] (atomic transaction failed)',
      'changed',
      'atomic transaction failed',
    ],
    [
      '!\t1:refs/slipway/m/@versions\t[rejected] (atomic push failed)\n' +
        '!\t1:refs/tags/m@v1.0.0\t[remote rejected] (pre-receive hook declined)',
      'refused',
      'pre-receive hook declined',
    ],
    [
      '!\t1:refs/tags/m@v1.0.0\t[remote rejected] (push declined due to repository rule violations)',
      'refused',
      'push declined due to repository rule violations',
    ],
  ])('%j', (text, kind, reason) => {
    expect(rejectionOf(`To somewhere\n${text}\nDone\n`)).toMatchObject({ kind, reason });
  });

  it('is null when nothing was refused by name', () => {
    expect(rejectionOf('')).toBeNull();
    expect(rejectionOf('To x\n*\t1:refs/tags/a\t[new tag]\nDone\n')).toBeNull();
  });
});
