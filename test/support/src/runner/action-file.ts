import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** What the runner reads of action.yml. */
export interface ActionFile {
  readonly folder: string;
  readonly inputs: ReadonlyMap<string, InputEntry>;
  readonly outputs: readonly string[];
  readonly using: string;
  /** Absolute paths of the scripts. */
  readonly main: string;
  readonly post: string | null;
}

export interface InputEntry {
  /** The default as it stands there, possibly with expressions; empty when there is none. */
  readonly default: string;
  readonly deprecation: string | null;
}

interface Raw {
  readonly inputs?: Record<string, { default?: unknown; deprecationMessage?: string } | null>;
  readonly outputs?: Record<string, unknown>;
  readonly runs?: { using?: unknown; main?: unknown; post?: unknown };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/**
 * Reads `actions/<name>/action.yml`.
 *
 * @throws Error when it is not a JavaScript action
 */
export function readActionFile(distribution: string, name: string): ActionFile {
  const folder = path.join(distribution, 'actions', name);
  const raw = parse(readFileSync(path.join(folder, 'action.yml'), 'utf8')) as Raw;
  const main = textOf(raw.runs?.main);
  if (main === '') throw new Error(`actions/${name}/action.yml has no runs.main`);
  const post = textOf(raw.runs?.post);
  const inputs = Object.entries(raw.inputs ?? {}).map(
    ([input, entry]) =>
      [
        input,
        { default: textOf(entry?.default), deprecation: entry?.deprecationMessage ?? null },
      ] as const,
  );
  return {
    folder,
    inputs: new Map(inputs),
    outputs: Object.keys(raw.outputs ?? {}),
    using: textOf(raw.runs?.using),
    main: path.resolve(folder, main),
    post: post === '' ? null : path.resolve(folder, post),
  };
}
