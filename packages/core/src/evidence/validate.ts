import { z } from 'zod';
import { commonPredicateSchema, verdictSchema } from './common.ts';

const scalar = z.union([z.number(), z.string(), z.boolean()]).nullable();

/** A tensor of the model's signature; a dimension is a number, a symbol, or null (unknown). */
export const tensorSignatureSchema = z.object({
  name: z.string(),
  type: z.string(),
  shape: z.array(z.union([z.int(), z.string()]).nullable()).nullable(),
});

export const checkResultSchema = z.object({
  check: z.string(),
  verdict: verdictSchema,
  observed: scalar,
  limit: scalar,
  reason: z.string().nullable(),
});

/** What the model file says of itself. */
export const modelDescriptionSchema = z.object({
  format: z.string(),
  sizeBytes: z.int().nonnegative(),
  irVersion: z.int().nullable(),
  opsets: z.array(z.object({ domain: z.string(), version: z.int() })),
  producer: z.string().nullable(),
  nodes: z.int().nonnegative().nullable(),
  inputs: z.array(tensorSignatureSchema),
  outputs: z.array(tensorSignatureSchema),
});

export const validatePredicateSchema = commonPredicateSchema.extend({
  checks: z.array(checkResultSchema),
  description: modelDescriptionSchema.nullable(),
});

export type TensorSignature = z.infer<typeof tensorSignatureSchema>;
export type CheckResult = z.infer<typeof checkResultSchema>;
export type ModelDescription = z.infer<typeof modelDescriptionSchema>;
export type ValidatePredicate = z.infer<typeof validatePredicateSchema>;
