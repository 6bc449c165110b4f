import { isName } from '../names.ts';
import { isVersion } from '../version.ts';

/**
 * Tags in the convention of [GTO](https://github.com/iterative/gto): `name@v1.2.3` registers a
 * version, `name#stage#N` assigns a stage to the version at the same commit, `!` before `#N` takes
 * either back, `name@deprecated#N` retires the name. N counts over all tags of a name; a tag that
 * occurs once may lack it.
 */
export type GtoTag =
  | {
      readonly kind: 'register' | 'deregister';
      readonly name: string;
      readonly version: string;
      readonly counter: number | null;
    }
  | {
      readonly kind: 'assign' | 'unassign';
      readonly name: string;
      readonly stage: string;
      readonly counter: number | null;
    }
  | { readonly kind: 'deprecate'; readonly name: string; readonly counter: number | null };

const TAG =
  /^(?<name>[^@#!]+)(?:@v(?<version>[^@#!]+)|#(?<stage>[^@#!]+)|@(?<deprecated>deprecated))(?<cancel>!?)(?:#(?<counter>\d+))?$/u;

/** Reads the name of a tag (without `refs/tags/`); null when it is none of GTO's. */
export function parseGtoTag(text: string): GtoTag | null {
  const groups = TAG.exec(text)?.groups;
  const { name, version, stage, deprecated, cancel } = groups ?? {};
  if (groups === undefined || name === undefined || !isName(name)) return null;
  const counter = groups.counter === undefined ? null : Number(groups.counter);
  if (version !== undefined) {
    if (!isVersion(version)) return null;
    return { kind: cancel === '' ? 'register' : 'deregister', name, version, counter };
  }
  if (stage !== undefined) {
    if (!isName(stage)) return null;
    return { kind: cancel === '' ? 'assign' : 'unassign', name, stage, counter };
  }
  return deprecated === undefined || cancel !== '' ? null : { kind: 'deprecate', name, counter };
}

/** The name of a tag. A version is registered by one tag, which has no counter. */
export function formatGtoTag(tag: GtoTag): string {
  const counter = tag.counter === null ? '' : `#${tag.counter}`;
  switch (tag.kind) {
    case 'register':
      return `${tag.name}@v${tag.version}${counter}`;
    case 'deregister':
      return `${tag.name}@v${tag.version}!${counter}`;
    case 'assign':
      return `${tag.name}#${tag.stage}${counter}`;
    case 'unassign':
      return `${tag.name}#${tag.stage}!${counter}`;
    case 'deprecate':
      return `${tag.name}@deprecated${counter}`;
  }
}

/** The prefixes that the refs of all tags of a model start with. */
export function gtoPrefixes(name: string): string[] {
  return [`refs/tags/${name}@`, `refs/tags/${name}#`];
}
