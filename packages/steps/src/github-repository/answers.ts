import { z } from 'zod';

const oid = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

/** What is used of GitHub's answers about git: every object that was written is named by its id. */
export const shaSchema = z.object({ sha: oid });

export const refSchema = z.object({
  ref: z.string(),
  object: z.object({ type: z.string(), sha: oid }),
});

export const treeSchema = z.object({
  tree: z.array(z.object({ path: z.string(), type: z.string(), mode: z.string(), sha: oid })),
  truncated: z.boolean(),
});

export const blobSchema = z.object({ content: z.string(), encoding: z.string() });

const personSchema = z.object({ name: z.string(), email: z.string(), date: z.string() });

export const commitSchema = z.object({
  tree: shaSchema,
  parents: z.array(shaSchema),
  message: z.string(),
  committer: personSchema,
});

export const tagSchema = z.object({
  tag: z.string(),
  message: z.string(),
  tagger: personSchema.nullish(),
  object: shaSchema,
  verification: z
    .object({ verified: z.boolean(), reason: z.string(), signature: z.string().nullable() })
    .optional(),
});

export type RefAnswer = z.infer<typeof refSchema>;
export type TagAnswer = z.infer<typeof tagSchema>;
