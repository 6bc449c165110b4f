import type { z } from 'zod';
import { GRYPE_RECORDS } from './grype.ts';
import { OSV_RECORDS } from './osv.ts';
import { SCOUT_RECORDS } from './scout.ts';
import { TRIVY_RECORDS } from './trivy.ts';

/** The lists that make reports long: what is read of each of their objects, by the keys to the list. */
export const RECORDS: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>(
  Object.entries({ ...TRIVY_RECORDS, ...GRYPE_RECORDS, ...OSV_RECORDS, ...SCOUT_RECORDS }),
);
