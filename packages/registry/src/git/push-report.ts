/** Why a push was refused. */
export interface Rejection {
  /** `changed`: a ref was not as expected, reading again and trying again may help. */
  readonly kind: 'changed' | 'refused';
  readonly ref: string;
  /** The remote's words. */
  readonly reason: string;
}

/** What git and servers say of a ref that somebody else has changed, or is changing right now. */
const CHANGED =
  /stale info|fetch first|non-fast-forward|already exists|cannot lock ref|failed to update ref|failed to lock|needs force|incorrect old value|remote ref updated since|is at [0-9a-f]+ but expected/i;

/** Refs of an atomic push that are refused only because another one is. */
const TOGETHER = /atomic/i;

/**
 * Reads the answer of `git push --porcelain`: a line for every ref, `!` for a refused one.
 *
 * @returns the refusal that says why; null when the push did not come so far
 */
export function rejectionOf(porcelain: string): Rejection | null {
  const refused = porcelain
    .split('\n')
    .filter((line) => line.startsWith('!\t'))
    .map((line) => {
      const [, refs = '', summary = ''] = line.split('\t');
      const ref = refs.slice(refs.lastIndexOf(':') + 1);
      const reason = /\((.*)\)\s*$/.exec(summary)?.[1] ?? summary;
      return { ref, reason };
    });
  const own = refused.filter(({ reason }) => !TOGETHER.test(reason));
  const telling = own[0] ?? refused[0];
  if (telling === undefined) return null;
  // A server that runs the whole push as one transaction blames all refs with the same words.
  const isChanged =
    own.length === 0
      ? /transaction failed|failed to lock/i.test(telling.reason)
      : own.every(({ reason }) => CHANGED.test(reason));
  return { kind: isChanged ? 'changed' : 'refused', ...telling };
}
