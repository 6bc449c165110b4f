import { z } from 'zod';
import { commonPredicateSchema, verdictSchema } from './common.ts';

/** Which evidence the report was made of. */
export const reportPredicateSchema = commonPredicateSchema.extend({
  sources: z.array(
    z.object({
      action: z.string(),
      model: z.string(),
      id: z.string().nullable(),
      verdict: verdictSchema,
      path: z.string(),
    }),
  ),
  /** Expected evidence that was not found. */
  missing: z.array(z.string()),
});

export type ReportPredicate = z.infer<typeof reportPredicateSchema>;
