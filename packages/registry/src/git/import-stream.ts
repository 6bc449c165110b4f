import type { CommitRequest, FileChange, Identity } from './repository.ts';

/** The name that fast-import knows the commit by; it is gone again before any ref is written. */
const SCRATCH = 'refs/slipway/@import';

/** A person in a line of a commit: what ends a name or an address there is left out. */
export function personLine({ name, email }: Identity, time: Date): string {
  const clean = (text: string): string => text.replace(/[<>\n\0]/g, '').trim();
  const seconds = Math.floor(time.getTime() / 1000);
  return `${clean(name) || 'unknown'} <${clean(email)}> ${seconds} +0000`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** A path as fast-import takes it when it holds quotes, line ends or blanks at its ends. */
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

function fileLine(path: string, change: FileChange): string {
  if (change === null) return `D ${quoted(path)}\n`;
  if (typeof change === 'string') return `M 100644 inline ${quoted(path)}\n${data(change)}`;
  return `M 100644 ${change.blob} ${quoted(path)}\n`;
}

/**
 * The input of `git fast-import` that writes a commit with its trees and blobs in one process, tells
 * its id, and leaves no ref behind.
 *
 * @param nothing the object id of nothing, as long as the repository's ids are
 */
export function importStream(request: CommitRequest, nothing: string): string {
  const { parent, changes, message, author, time } = request;
  const person = personLine(author, time);
  const files = [...changes].map(([path, change]) => fileLine(path, change)).join('');
  return [
    'feature done\n',
    `commit ${SCRATCH}\nmark :1\nauthor ${person}\ncommitter ${person}\n${data(message)}`,
    parent === null ? '' : `from ${parent}\n`,
    files,
    `\nget-mark :1\nreset ${SCRATCH}\nfrom ${nothing}\n\ndone\n`,
  ].join('');
}
