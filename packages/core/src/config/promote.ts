import { z } from 'zod';
import { durationSchema } from './registry.ts';

/** How a version gets to its traffic. */
export const STRATEGIES = [
  'all-at-once',
  'blue-green',
  'canary',
  'a-b',
  'shadow',
  'batch',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

const name = z.string().min(1);
const path = z.string().min(1);

const percentage = z.union([
  z.number(),
  z.string().regex(/^\d+(?:\.\d+)?\s*%?$/, 'a share of traffic is a percentage: 5%, 12.5%'),
]);

const stepSchema = z.strictObject({
  shadow: durationSchema
    .optional()
    .describe('The candidate gets copies of requests for this long; its answers go nowhere.'),
  traffic: percentage.optional().describe('Share of the traffic that the candidate gets: `5%`.'),
  soak: durationSchema.optional().describe('How long it stays there at least (default 0s).'),
  pause: z
    .boolean()
    .optional()
    .describe('Whether the promotion then waits for `resume: true` (default false).'),
});

const fileTargetSchema = z.strictObject({
  type: z.literal('file'),
  path: path.describe('YAML file with the share of each version, for whatever reads it.'),
});

export const targetSchema = z.discriminatedUnion('type', [fileTargetSchema]);

/** What an environment can have of its own. */
const environmentKeys = {
  strategy: z
    .enum(STRATEGIES)
    .optional()
    .describe(
      'How the version gets its traffic (default `canary` with steps, else `all-at-once`).',
    ),
  target: targetSchema
    .optional()
    .describe('What shares out the traffic, for example `{type: file, path: weights.yml}`.'),
  steps: z
    .array(stepSchema)
    .optional()
    .describe(
      'Steps of a canary, for example `[{shadow: 10m}, {traffic: 5%, soak: 10m}, {traffic: 100%}]`.',
    ),
  bake: durationSchema
    .optional()
    .describe('How long the version is watched after it has all the traffic (default 0s).'),
  settle: durationSchema
    .optional()
    .describe('How long a change of traffic may take until it is seen (default 30s).'),
  alias: name
    .optional()
    .describe('Alias that moves with the version, beside its place in the environment.'),
  required: z
    .array(name)
    .optional()
    .describe(
      'Actions whose evidence must exist, pass, be about the version’s digest and be fresh, one a line; default: `registry.required`.',
    ),
  'max-age': durationSchema
    .optional()
    .describe('How old that evidence may be (default: `registry.max-age`, else `30d`).'),
};

/** Section `promote` of slipway.yml: settings of promote and rollback. */
export const promoteSchema = z.strictObject({
  environment: name.optional().describe('Environment that is promoted to (default `production`).'),
  ...environmentKeys,
  environments: z
    .record(name, z.strictObject(environmentKeys))
    .optional()
    .describe('Settings of single environments, which go before those of all.'),
  lease: durationSchema
    .optional()
    .describe(
      'How long a run that stopped without a word keeps others out (default 30s; renewed while it works).',
    ),
});

export type PromoteConfig = z.infer<typeof promoteSchema>;
export type PromoteStep = z.infer<typeof stepSchema>;
export type TargetConfig = z.infer<typeof targetSchema>;
