import { describe, expect, it } from '@jest/globals';
import { describePointer, recognisePointer } from './pointer.ts';

const LFS = `version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 16384000
`;

describe('recognisePointer', () => {
  it('recognises a Git LFS pointer and its size', () => {
    const pointer = recognisePointer(LFS);
    expect(pointer?.kind).toBe('Git LFS');
    expect(pointer && describePointer(pointer)).toBe(
      'is a Git LFS pointer for an object of 16,384,000 bytes, not the content: ' +
        'set `lfs: true` in the checkout step, or run `git lfs pull`',
    );
  });

  it('recognises one with Windows line ends', () => {
    expect(recognisePointer(LFS.replaceAll('\n', '\r\n'))?.size).toBe(16384000);
  });

  it('recognises one with a merge conflict in it', () => {
    const conflicted = `version https://git-lfs.github.com/spec/v1
<<<<<<< HEAD
oid sha256:a1
size 1
=======
oid sha256:b2
size 2
>>>>>>> feature
`;
    const pointer = recognisePointer(conflicted);
    expect(pointer?.size).toBeNull();
    expect(pointer?.remedy).toContain('unresolved merge conflict');
  });

  it("recognises DVC's pointer", () => {
    const pointer = recognisePointer('outs:\n- md5: d41d\n  size: 16384000\n  path: model.onnx\n');
    expect([pointer?.kind, pointer?.size]).toEqual(['DVC', 16384000]);
  });

  it.each(['', 'id,y\n1,0\n', 'version https://example.com', '\u0008\u0003onnx'])(
    'takes %j for content',
    (text) => {
      expect(recognisePointer(text)).toBeNull();
    },
  );
});
