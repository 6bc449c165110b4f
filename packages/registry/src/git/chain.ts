import { recordOf } from '@slipway/core';
import { z } from 'zod';
import { Journal } from '../journal/journal.ts';
import { checkedName, toRefComponent } from '../names.ts';
import type { GitRepository } from './repository.ts';

/** The last part of the ref of a model's records; no environment can be called so. */
const RECORDS = '@versions';

/** A version in an environment, as the chain has it. */
export const chainAssignmentSchema = z.object({
  version: z.string(),
  since: z.iso.datetime(),
  by: z.string(),
  reason: z.string().nullable(),
  /** The tag that says the same to GTO. */
  tag: z.string(),
});

/** The state of a model's chain of records. */
export const chainStateSchema = z.object({
  model: z.string(),
  /** The greatest N of GTO's tags that was given. */
  counter: z.int().nonnegative(),
  /** Time of the newest tag, in seconds: the next one is later, so that GTO orders them as we do. */
  tagTime: z.int().nonnegative(),
  assignments: recordOf(chainAssignmentSchema),
  /** Version by alias. */
  aliases: recordOf(z.string()),
  /** Why a version was taken out of use, by version. */
  deregistered: recordOf(z.string().nullable()),
  deprecated: z.boolean(),
});

export type ChainAssignment = z.infer<typeof chainAssignmentSchema>;
export type ChainState = z.infer<typeof chainStateSchema>;

/** The ref of a model's records: `refs/slipway/<model>/@versions`. */
export function recordsRef(model: string): string {
  return `refs/slipway/${toRefComponent(checkedName('model', model))}/${RECORDS}`;
}

/** The component that stands for the model in a ref of records; null for any other ref. */
export function modelOfRecordsRef(ref: string): string | null {
  const [, component = null] = /^refs\/slipway\/([^/]+)\/@versions$/.exec(ref) ?? [];
  return component;
}

/** The chain of a model's records: a journal with a folder for every version. */
export function recordsChain(
  repository: GitRepository,
  model: string,
  options: { readonly now?: () => Date; readonly patience?: number },
): Journal<ChainState> {
  return new Journal(repository, recordsRef(model), {
    ...options,
    schema: chainStateSchema,
    initial: {
      model,
      counter: 0,
      tagTime: 0,
      assignments: {},
      aliases: {},
      deregistered: {},
      deprecated: false,
    },
  });
}

/** The folder of a version's files. */
export function versionFolder(version: string): string {
  return `versions/v${version}`;
}

/** The tag of a version, as it was made: what `verify` holds the repository's tags against. */
export const tagFileSchema = z.object({
  /** Without `refs/tags/`. */
  tag: z.string(),
  /** Object id of the annotated tag. */
  oid: z.string(),
  /** The commit that it leads to. */
  target: z.string(),
  /** Its time, in seconds since 1970. */
  time: z.int().nonnegative(),
});
export type TagFile = z.infer<typeof tagFileSchema>;

/** The file that names the version whose tag leads to a commit. */
export function commitPath(oid: string): string {
  return `commits/${oid.slice(0, 2)}/${oid}`;
}

/** The file that names the version of some content. */
export function digestPath(sha256: string): string {
  return `digests/${sha256.slice(0, 2)}/${sha256}`;
}
