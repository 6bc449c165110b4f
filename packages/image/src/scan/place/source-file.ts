/** A text file of the repository that says what goes into an image. */
export interface SourceFile {
  /** Relative to the repository's root, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Lines of a lock file or manifest on which a name stands, by the name. */
export class LineIndex {
  readonly file: SourceFile;
  readonly lines: readonly string[];
  readonly #byName = new Map<string, number[]>();

  constructor(file: SourceFile) {
    this.file = file;
    this.lines = file.text.split(/\r?\n/);
    this.lines.forEach((line, index) => {
      for (const name of namesIn(line)) {
        const known = this.#byName.get(name);
        if (known === undefined) this.#byName.set(name, [index]);
        else if (known.at(-1) !== index) known.push(index);
      }
    });
  }

  /** Line indexes, from 0. */
  linesOf(name: string): readonly number[] {
    return this.#byName.get(plainName(name)) ?? [];
  }
}

/** Names as they are compared: PyPI takes `_`, `-` and `.` for the same, and no case. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

const TOKEN = /[A-Za-z0-9@][A-Za-z0-9@/._+~:-]*/g;

/** What may be a package's name on a line: whole words, without a version after `@`. */
function namesIn(line: string): string[] {
  const names: string[] = [];
  for (const [token] of line.matchAll(TOKEN)) {
    if (token.length > 300) continue;
    const path = token.slice(token.lastIndexOf('node_modules/') + 0);
    const name = path.startsWith('node_modules/') ? path.slice('node_modules/'.length) : token;
    const at = name.lastIndexOf('@');
    const bare = (at > 0 ? name.slice(0, at) : name).replace(/[:.,]+$/, '');
    names.push(plainName(bare));
    if (bare.includes(':')) names.push(plainName(bare.slice(bare.lastIndexOf(':') + 1)));
  }
  return names;
}
