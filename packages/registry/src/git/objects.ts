import type { Commit, TagObject, TreeEntry } from './repository.ts';

/** An object id: SHA-1, or SHA-256 in repositories of that format. */
export const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Header fields and message of a commit or a tag. */
function splitHeader(text: string): { header: string; message: string } {
  const end = text.indexOf('\n\n');
  if (end < 0) return { header: text, message: '' };
  return { header: text.slice(0, end), message: text.slice(end + 2) };
}

/** The values of a header field; continuation lines (signatures) are no fields. */
function fields(header: string, name: string): string[] {
  return header
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));
}

/** Reads the content of a commit object. */
export function parseCommit(content: Buffer): Commit {
  const { header, message } = splitHeader(content.toString('utf8'));
  const [tree] = fields(header, 'tree');
  if (tree === undefined || !OID.test(tree)) throw new Error('not a commit: it names no tree');
  const committed = /^.* (\d+) [+-]\d{4}$/.exec(fields(header, 'committer')[0] ?? '');
  const time = committed === null ? null : Number(committed[1]);
  return { tree, parents: fields(header, 'parent'), message, time };
}

const SIGNATURE = /^-----BEGIN (?:PGP|SSH) (?:SIGNATURE|MESSAGE)-----$/m;

/** Reads the content of a tag object. */
export function parseTag(content: Buffer): TagObject {
  const { header, message } = splitHeader(content.toString('utf8'));
  const [target] = fields(header, 'object');
  const [name] = fields(header, 'tag');
  if (target === undefined || name === undefined) throw new Error('not a tag: it names no object');
  const tagger = /^(.*) (\d+) [+-]\d{4}$/.exec(fields(header, 'tagger')[0] ?? '');
  const signature = SIGNATURE.exec(message);
  return {
    target,
    name,
    tagger: tagger?.[1] ?? null,
    time: tagger === null ? null : Number(tagger[2]),
    message: signature === null ? message : message.slice(0, signature.index),
    signed: signature !== null,
  };
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '40000') return 'tree';
  return mode.startsWith('100') ? 'blob' : 'other';
}

/**
 * Reads the content of a tree object: `<mode> <name>\0<object id>` for every entry.
 *
 * @param bytes length of an object id: 20, or 32 in SHA-256 repositories
 */
export function parseTree(content: Buffer, bytes: number): TreeEntry[] {
  const entries: TreeEntry[] = [];
  let position = 0;
  while (position < content.length) {
    const blank = content.indexOf(0x20, position);
    const end = content.indexOf(0, blank);
    if (blank < 0 || end < 0 || end + 1 + bytes > content.length) throw new Error('a torn tree');
    entries.push({
      kind: kindOf(content.toString('latin1', position, blank)),
      name: content.toString('utf8', blank + 1, end),
      oid: content.toString('hex', end + 1, end + 1 + bytes),
    });
    position = end + 1 + bytes;
  }
  return entries;
}
