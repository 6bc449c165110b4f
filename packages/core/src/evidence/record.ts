import { z } from 'zod';

/**
 * A record whose keys come from outside (column names, file names): unlike z.record it keeps a
 * key called `__proto__`.
 */
export function recordOf<T>(value: z.ZodType<T>): z.ZodType<Record<string, T>> {
  return z.unknown().transform((input, context) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      context.addIssue({ code: 'custom', message: 'expected an object' });
      return z.NEVER;
    }
    const entries = Object.entries(input).map(([key, item]): [string, T] | null => {
      const parsed = value.safeParse(item);
      if (parsed.success) return [key, parsed.data];
      for (const issue of parsed.error.issues) {
        context.addIssue({
          code: 'custom',
          message: issue.message,
          path: [key, ...issue.path],
        });
      }
      return null;
    });
    return Object.fromEntries(entries.filter((entry) => entry !== null));
  });
}
