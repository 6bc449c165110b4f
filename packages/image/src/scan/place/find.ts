import type { FindingPlace, VulnerabilityFinding } from '@slipway/core';
import { isSystemType, parsePurl } from '../purl.ts';
import type { LayerOrigin } from '../report.ts';
import type { Instruction } from './dockerfile.ts';
import { parseDockerfile } from './dockerfile.ts';
import type { SourceFile } from './source-file.ts';
import { LineIndex } from './source-file.ts';

/** Files that lock versions, by the purl type of what they lock; the first that has it wins. */
const LOCK_FILES: readonly (readonly [type: string, name: RegExp])[] = [
  [
    'npm',
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lock)$/,
  ],
  [
    'pypi',
    /(?:^|\/)(?:[^/]*requirements[^/]*\.txt|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock)$/,
  ],
  ['golang', /(?:^|\/)go\.(?:mod|sum)$/],
  ['cargo', /(?:^|\/)Cargo\.lock$/],
  ['gem', /(?:^|\/)Gemfile\.lock$/],
  ['maven', /(?:^|\/)(?:pom\.xml|gradle\.lockfile)$/],
  ['composer', /(?:^|\/)composer\.lock$/],
];
/** Files that ask for packages without locking each of them. */
const MANIFESTS: readonly (readonly [type: string, name: RegExp])[] = [
  ['npm', /(?:^|\/)package\.json$/],
  [
    'pypi',
    /(?:^|\/)(?:[^/]*requirements[^/]*\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:cfg|py)|environment\.ya?ml)$/,
  ],
  ['cargo', /(?:^|\/)Cargo\.toml$/],
  ['gem', /(?:^|\/)Gemfile$/],
];
/** So many lines below a name its version may stand. */
const VERSION_WITHIN = 3;

/** Whether a file of this name can say where a package comes from. */
export function isPlaceFile(path: string): boolean {
  return [...LOCK_FILES, ...MANIFESTS].some(([, name]) => name.test(path));
}

function hasVersion(text: string, version: string): boolean {
  const at = text.indexOf(version);
  if (at < 0) return false;
  const around = [text[at - 1] ?? ' ', text[at + version.length] ?? ' '];
  return !around.some((character) => /[\p{L}\p{N}]/u.test(character) && character !== 'v');
}

/** Whether another version is asked for on this line: `requests==2.20`, `"lodash": "4.17.21"`. */
function pinsAnother(line: string): boolean {
  return /==\s*[\d"']|"\d+\.\d+\.\d+"|@\d+\.\d+/.test(line);
}

interface Candidate {
  readonly line: number;
  readonly isExact: boolean;
}

function lineIn(
  index: LineIndex,
  names: readonly string[],
  version: string | null,
): Candidate | null {
  let loose: number | null = null;
  for (const line of names.flatMap((name) => index.linesOf(name))) {
    const text = index.lines.slice(line, line + 1 + VERSION_WITHIN).join('\n');
    if (version !== null && hasVersion(text, version)) return { line: line + 1, isExact: true };
    if (loose === null && !pinsAnother(index.lines[line] ?? '')) loose = line + 1;
  }
  return loose === null ? null : { line: loose, isExact: false };
}

/** Finds the line of the repository that brought a package into the image. */
export class PlaceFinder {
  readonly #files: readonly SourceFile[];
  readonly #dockerfile: SourceFile | null;
  readonly #instructions: readonly Instruction[];
  readonly #layers: readonly LayerOrigin[];
  readonly #indexes = new Map<SourceFile, LineIndex>();
  readonly #known = new Map<string, FindingPlace | null>();

  constructor(
    files: readonly SourceFile[],
    dockerfile: SourceFile | null,
    layers: readonly LayerOrigin[],
  ) {
    this.#files = files;
    this.#dockerfile = dockerfile;
    this.#instructions = dockerfile === null ? [] : parseDockerfile(dockerfile.text);
    this.#layers = layers;
  }

  /** Null when no file of the repository says it. */
  find(finding: VulnerabilityFinding, layer: string | null): FindingPlace | null {
    const { purl, package: name, installed, path } = finding;
    const key = JSON.stringify([purl ?? name, installed, path, layer]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const place = this.#find(finding, layer);
    this.#known.set(key, place);
    return place;
  }

  #find(finding: VulnerabilityFinding, layer: string | null): FindingPlace | null {
    const parts = finding.purl === null ? null : parsePurl(finding.purl);
    const names = [...new Set([finding.package, ...(parts === null ? [] : [parts.name])])];
    const type = parts?.type ?? '';
    return (
      this.#inOwnFile(finding, names) ??
      this.#inFiles(LOCK_FILES, type, names, finding.installed, true) ??
      this.#inDockerfile(names) ??
      this.#inFiles(MANIFESTS, type, names, finding.installed, false) ??
      this.#byLayer(layer) ??
      this.#base(isSystemType(type))
    );
  }

  #indexOf(file: SourceFile): LineIndex {
    const known = this.#indexes.get(file);
    if (known !== undefined) return known;
    const index = new LineIndex(file);
    this.#indexes.set(file, index);
    return index;
  }

  /** A scan of files names the lock file itself. */
  #inOwnFile(finding: VulnerabilityFinding, names: readonly string[]): FindingPlace | null {
    const file = this.#files.find(({ path }) => path === finding.path);
    if (file === undefined) return null;
    const found = lineIn(this.#indexOf(file), names, finding.installed);
    return found === null ? null : place(file, found.line, 'the lock file has this version');
  }

  #inFiles(
    kinds: typeof LOCK_FILES,
    type: string,
    names: readonly string[],
    version: string | null,
    needsVersion: boolean,
  ): FindingPlace | null {
    for (const file of this.#files) {
      if (!kinds.some(([kind, name]) => kind === type && name.test(file.path))) continue;
      const found = lineIn(this.#indexOf(file), names, version);
      if (found === null || (needsVersion && !found.isExact)) continue;
      const because = found.isExact
        ? 'the line has this package and version'
        : 'the line asks for this package';
      return place(file, found.line, because);
    }
    return null;
  }

  #inDockerfile(names: readonly string[]): FindingPlace | null {
    const file = this.#dockerfile;
    if (file === null) return null;
    for (const { keyword, line, lines } of this.#instructions) {
      if (keyword !== 'RUN') continue;
      const index = new LineIndex({ path: '', text: lines.join('\n') });
      const found = names.flatMap((name) => index.linesOf(name))[0];
      if (found !== undefined) return place(file, line + found, 'the instruction installs it');
    }
    return null;
  }

  #byLayer(layer: string | null): FindingPlace | null {
    const file = this.#dockerfile;
    const origin = this.#layers.find(({ diffId }) => diffId === layer)?.createdBy ?? null;
    if (file === null || origin === null) return null;
    const made = plainInstruction(origin);
    const instruction = this.#instructions.find(
      ({ keyword, value }) =>
        /^(?:RUN|COPY|ADD)$/.test(keyword) &&
        value !== '' &&
        made.endsWith(plainInstruction(value)),
    );
    return instruction === undefined
      ? null
      : place(file, instruction.line, 'the instruction made the layer it is in');
  }

  /** What nothing of the repository brings comes with the base image. */
  #base(isSystem: boolean): FindingPlace | null {
    const file = this.#dockerfile;
    const last = this.#instructions.filter(({ keyword }) => keyword === 'FROM').at(-1);
    if (file === null || last === undefined) return null;
    const because = isSystem ? 'it comes with the base image' : 'probably from the base image';
    return place(file, last.line, because);
  }
}

function place({ path }: SourceFile, line: number, because: string): FindingPlace {
  return { path, line, because };
}

/** An instruction as the image's history and the Dockerfile both have it. */
function plainInstruction(text: string): string {
  return text
    .replace(/#\s*buildkit\s*$/, '')
    .replace(/^(?:RUN|COPY|ADD)\s+/i, '')
    .replace(/^\/bin\/sh -c (?:#\(nop\)\s*(?:COPY|ADD)\s+)?/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
