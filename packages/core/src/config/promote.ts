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

const haproxyTargetSchema = z.strictObject({
  type: z.literal('haproxy'),
  socket: path.describe('Unix socket of the runtime API, level admin (`stats socket`).'),
  backend: name.describe('Backend whose servers share the traffic.'),
  servers: z
    .record(name, name)
    .optional()
    .describe(
      'Server of a version, where it is not named like the version, for example `{1.2.0: green}`.',
    ),
});

const slipwayTargetSchema = z.strictObject({
  type: z.literal('slipway'),
  url: z.url().describe('URL of the server’s admin endpoint (`serve.admin-port`).'),
  'token-file': path
    .optional()
    .describe('File with the bearer token; default: the variable SLIPWAY_ADMIN_TOKEN.'),
  'model-path': path
    .optional()
    .describe(
      'Where the server finds a version that it has not loaded, for example `models/{version}.onnx`.',
    ),
});

const names = z
  .record(name, name)
  .optional()
  .describe(
    'What the target calls a version, where it is not its number, for example `{1.2.0: green}`.',
  );

const gitopsTargetSchema = z.strictObject({
  type: z.literal('gitops'),
  repository: name
    .optional()
    .describe('URL, or folder of a bare repository (default: the remote of the one at hand).'),
  branch: name.optional().describe('Branch that the controller follows (default `main`).'),
  path: path.describe('YAML file in the repository.'),
  key: name
    .optional()
    .describe('Keys that lead to the percentages, with dots between (default `weights`).'),
  names,
});

const kubernetesKeys = {
  name: name.describe('Name of the object.'),
  namespace: name
    .optional()
    .describe('Its namespace (default: that of the context, or of the pod).'),
  kubeconfig: path
    .optional()
    .describe(
      'Default: the variable KUBECONFIG, else the service account of the pod, else ~/.kube/config. The variable SLIPWAY_KUBERNETES_TOKEN goes before its token.',
    ),
  context: name.optional().describe('Context of the kubeconfig (default: the current one).'),
};

const routeKeys = {
  ...kubernetesKeys,
  rule: z
    .int()
    .min(0)
    .optional()
    .describe('Index of the rule with the weights, where the route has several.'),
  names,
};

const gatewayTargetSchema = z.strictObject({ type: z.literal('gateway-api'), ...routeKeys });
const istioTargetSchema = z.strictObject({ type: z.literal('istio'), ...routeKeys });

const mlflowTargetSchema = z.strictObject({
  type: z.literal('mlflow'),
  url: z
    .url()
    .optional()
    .describe('URL of the server (default: the variable MLFLOW_TRACKING_URI).'),
  model: name.optional().describe('Name of the registered model (default `model.name`).'),
  alias: name.optional().describe('Alias that batch runs resolve (default: the environment).'),
  numbers: z
    .record(name, z.string().regex(/^\d+$/, 'MLflow counts its versions: "7"'))
    .optional()
    .describe('MLflow’s number of a version without the tag `slipway.version`: `{1.2.0: "7"}`.'),
});

export const targetSchema = z.discriminatedUnion('type', [
  fileTargetSchema,
  haproxyTargetSchema,
  slipwayTargetSchema,
  gitopsTargetSchema,
  gatewayTargetSchema,
  istioTargetSchema,
  mlflowTargetSchema,
]);

/** Where metrics of a promotion come from. */
export const ANALYSIS_SOURCES = ['prometheus', 'metrics', 'prediction-log'] as const;

/** What a problem with a metric means. */
export const METRIC_POLICIES = ['inconclusive', 'fail', 'ignore'] as const;
const policy = z.enum(METRIC_POLICIES).optional();

const querySchema = z.strictObject({
  query: name.optional().describe('PromQL of one number; `$version` and `$model` are filled in.'),
  numerator: name.optional().describe('PromQL of a counter: the events of a rate.'),
  denominator: name.optional().describe('PromQL of a counter: the trials of a rate.'),
});

export const analysisSchema = z.strictObject({
  source: z.enum(ANALYSIS_SOURCES).describe('Where the metrics come from.'),
  url: z
    .url()
    .optional()
    .describe(
      'Source `prometheus`: its URL (default: the variable PROMETHEUS_URL, else http://127.0.0.1:9090); source `metrics`: that of the server’s /metrics.',
    ),
  path: path.optional().describe('Source `prediction-log`: the log (JSON Lines), or a glob.'),
  gates: z
    .array(name)
    .describe('Gates, one line each, for example `error_rate <= champion + 0.002`.'),
  queries: z
    .record(z.string().regex(/^[a-z_][a-z0-9_]*$/), querySchema)
    .optional()
    .describe(
      'Metrics of your own, for example `{conversion: {numerator: "…", denominator: "…"}}`.',
    ),
  alpha: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe('Highest chance that a promotion of a good version is taken back (default 0.05).'),
  'minimum-samples': z
    .int()
    .positive()
    .optional()
    .describe('Requests of each version before anything is decided (default 100).'),
  interval: durationSchema.optional().describe('Time between two looks (default 10s).'),
  horizon: durationSchema
    .optional()
    .describe('How long after its soak a step may stay undecided before it pauses (default 30m).'),
  'no-data': policy.describe('What an answer without data means (default `inconclusive`).'),
  nan: policy.describe('What NaN or an infinity means (default `inconclusive`).'),
  error: policy.describe('What a query that fails means (default `inconclusive`).'),
});

const freezeSchema = z.strictObject({
  from: name.describe('Local time of every week (`Fri 16:00`), or a date (`2026-12-20`).'),
  to: name.describe('The same; a date counts as a whole day.'),
  zone: name.optional().describe('IANA time zone (default `UTC`).'),
  reason: name.optional(),
});

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
  analysis: analysisSchema
    .optional()
    .describe('Metrics that are watched at every step, and gates on them.'),
  url: z
    .url()
    .optional()
    .describe('Page of the environment, which GitHub shows beside the deployment.'),
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
  freeze: z
    .array(freezeSchema)
    .optional()
    .describe(
      'Times in which traffic must not go up, for example `[{from: Fri 16:00, to: Mon 08:00, zone: Europe/Berlin}]`.',
    ),
  after: z
    .strictObject({ environment: name, soak: durationSchema.optional() })
    .optional()
    .describe('Environment that the version has to have been in before, and how long.'),
  approvers: z
    .array(name)
    .optional()
    .describe(
      'Who may let a paused promotion go on, and override; default: everybody who may run it.',
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
export type AnalysisConfig = z.infer<typeof analysisSchema>;
export type TargetConfig = z.infer<typeof targetSchema>;
