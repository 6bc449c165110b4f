import { open } from 'node:fs/promises';

/** A small text file that stands for content kept elsewhere. */
export interface Pointer {
  readonly kind: 'Git LFS' | 'DVC';
  /** Size of the real content in bytes, when the pointer says it. */
  readonly size: number | null;
  /** What the user has to do to get the content. */
  readonly remedy: string;
}

const LFS_FIRST_LINE =
  /^(?:<<<<<<<[^\n]*\n)?version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v\d/;
const DVC_LINES = /^(?:#[^\n]*\n)*(?:outs:\s*\n\s*-|md5: [0-9a-f]{32}\s*\n(?:[^\n]*\n)*outs:)/;

/** Recognises a Git LFS or DVC pointer by its first bytes (merge conflicts in it included). */
export function recognisePointer(head: string): Pointer | null {
  const text = head.replaceAll('\r\n', '\n');
  if (LFS_FIRST_LINE.test(text)) {
    const remedy = 'set `lfs: true` in the checkout step, or run `git lfs pull`';
    if (/^<{7} /m.test(text)) {
      return {
        kind: 'Git LFS',
        size: null,
        remedy: `it has an unresolved merge conflict: resolve that first, then ${remedy}`,
      };
    }
    const size = /^size (\d+)$/m.exec(text)?.[1];
    return { kind: 'Git LFS', size: size === undefined ? null : Number(size), remedy };
  }
  if (DVC_LINES.test(text)) {
    const size = /^\s*(?:- )?size: (\d+)$/m.exec(text)?.[1];
    return {
      kind: 'DVC',
      size: size === undefined ? null : Number(size),
      remedy: 'run `dvc pull` and name the file it writes, not the .dvc file',
    };
  }
  return null;
}

/** Reads the beginning of a file and recognises a pointer. */
export async function readPointer(file: string): Promise<Pointer | null> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(1024);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return recognisePointer(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** The sentence for an error message. */
export function describePointer(pointer: Pointer): string {
  const size =
    pointer.size === null ? '' : ` for an object of ${pointer.size.toLocaleString('en-US')} bytes`;
  return `is a ${pointer.kind} pointer${size}, not the content: ${pointer.remedy}`;
}
