/** Most characters of a tag's or a metadata's value. */
const LONGEST = 256;
/** What SageMaker takes, without `=`, which escapes, and `/`, which separates. */
const TAKEN = /[\p{L}\p{N} _.:+\-@]/u;

/**
 * Text for tags and metadata of SageMaker, which take letters, digits, blanks and `_.:/=+-@`:
 * anything else is written as `=` and the two hexadecimal digits of each byte, as in quoted-printable.
 */
export function escaped(text: string, longest = LONGEST): string {
  let written = '';
  for (const character of text) {
    const next = TAKEN.test(character)
      ? character
      : [...Buffer.from(character)]
          .map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
          .join('');
    // The services count in UTF-16, as JavaScript does.
    if (written.length + next.length > longest) break;
    written += next;
  }
  return written;
}

export function unescaped(text: string): string {
  return text.replace(/(?:=[0-9A-F]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('=', ''), 'hex').toString(),
  );
}

/** Somebody put a version somewhere; how a tag says it. */
export interface Note {
  readonly version: string;
  readonly since: string;
  readonly by: string;
  readonly reason: string | null;
}

/** `1.2.0/2026-01-01T00:00:00.000Z/Ada/the reason`: a version is read at its start, whoever wrote it. */
export function noteText({ version, since, by, reason }: Note): string {
  const start = `${version}/${since}/${escaped(by, 64)}`;
  return reason === null ? start : `${start}/${escaped(reason, LONGEST - start.length - 1)}`;
}

export interface ReadNote {
  readonly version: string;
  readonly since: string | null;
  readonly by: string | null;
  readonly reason: string | null;
}

/** The note of a tag; one of another program may have the version alone. */
export function readNote(text: string): ReadNote {
  const [version = '', since, by, reason] = text.split('/');
  return {
    version,
    since: since ?? null,
    by: by === undefined ? null : unescaped(by),
    reason: reason === undefined ? null : unescaped(reason),
  };
}
