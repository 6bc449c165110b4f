import { z } from 'zod';

/** What the model server does unless it is told otherwise; the descriptions below say it. */
export const SERVE_DEFAULTS = {
  host: '127.0.0.1',
  port: 8080,
  batchRows: 128,
  batchDelayMs: 0,
  queueRows: 4096,
  maxBodyMb: 16,
  maxBufferMb: 128,
  maxRows: 10_000,
  timeoutMs: 10_000,
  receiveSeconds: 30,
  drainSeconds: 8,
  stickyHeader: 'x-slipway-key',
  logSample: 1,
  logMaxMb: 100,
  logMaxMinutes: 24 * 60,
  logKeep: 0,
} as const;

const d = SERVE_DEFAULTS;
const port = z.int().min(0).max(65_535);
const path = z.string().min(1);
const columns = z.array(z.string().min(1));

/** One of several versions of a model that a server holds. */
export const servedVersionSchema = z.strictObject({
  version: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/, 'letters, digits and . _ + - are allowed')
    .describe('Name of the version, as answers, metrics and URLs show it.'),
  path: path.describe('Path of the model file.'),
  weight: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('Percentage of the traffic (default 0); the weights of all versions add up to 100.'),
  shadow: z
    .boolean()
    .optional()
    .describe(
      'Whether it gets a copy of every request, whose answer is compared and never returned.',
    ),
  evidence: path.optional().describe('Evidence of `evaluate` about this version.'),
});
export type ServedVersionConfig = z.infer<typeof servedVersionSchema>;

const networkKeys = {
  host: z
    .string()
    .min(1)
    .optional()
    .describe(`Address to listen on (default ${d.host}; \`0.0.0.0\` for all).`),
  port: port.optional().describe(`Port to listen on (default ${d.port}); 0 takes a free one.`),
  'tls-cert': path.optional().describe('Certificate chain (PEM); with `tls-key` turns TLS on.'),
  'tls-key': path.optional().describe('Private key of the certificate (PEM).'),
  'token-file': path
    .optional()
    .describe(
      'File with the bearer tokens that clients must show, one a line; or the variable SLIPWAY_SERVE_TOKEN. Health is open.',
    ),
  'admin-port': port
    .optional()
    .describe(
      'Port of the admin endpoint, which changes versions and weights; none unless given. Needs a token.',
    ),
  'admin-host': z
    .string()
    .min(1)
    .optional()
    .describe(`Address of the admin endpoint (default ${d.host}).`),
  'admin-token-file': path
    .optional()
    .describe(
      'File with the bearer tokens of the admin endpoint, one a line; or the variable SLIPWAY_ADMIN_TOKEN.',
    ),
};

const modelKeys = {
  'model-version': servedVersionSchema.shape.version
    .optional()
    .describe('Name of the version; default: the first 12 digits of the model’s sha256.'),
  evidence: path
    .optional()
    .describe(
      'Evidence of `evaluate` about the model: its classes, positive class and threshold decide.',
    ),
  versions: z
    .array(servedVersionSchema)
    .min(1)
    .optional()
    .describe('Several versions in one process, instead of the one model.'),
  'sticky-header': z
    .string()
    .regex(/^[a-z0-9-]+$/i)
    .optional()
    .describe(
      `Request header whose value keeps a client on one version (default ${d.stickyHeader}).`,
    ),
  'sticky-column': z
    .string()
    .min(1)
    .optional()
    .describe('Column of `/predict` whose value keeps a record’s request on one version.'),
  threads: z
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('Threads of ONNX Runtime within a call (default: 1, or all cores in a worker).'),
  workers: z
    .union([z.literal('auto'), z.int().min(0).max(64)])
    .optional()
    .describe(
      'Worker threads that run the model; 0 runs it beside the network code; `auto` (default): one for a model that takes long, none for a fast one.',
    ),
};

const limitKeys = {
  'batch-rows': z
    .int()
    .min(1)
    .optional()
    .describe(`Most rows of requests that are run together (default ${d.batchRows}).`),
  'batch-delay-ms': z
    .number()
    .min(0)
    .max(1000)
    .optional()
    .describe(
      `How long a request may wait for others to be run with (default ${d.batchDelayMs}: what is there is run).`,
    ),
  'queue-rows': z
    .int()
    .min(1)
    .optional()
    .describe(
      `Rows that may wait for each version (default ${d.queueRows}); beyond that the answer is 429.`,
    ),
  'max-body-mb': z
    .number()
    .positive()
    .max(1024)
    .optional()
    .describe(`Largest request body in MB (default ${d.maxBodyMb}).`),
  'max-buffer-mb': z
    .number()
    .positive()
    .optional()
    .describe(
      `Request bodies held at a time, together, in MB (default ${d.maxBufferMb}); beyond that the answer is 429.`,
    ),
  'max-rows': z
    .int()
    .min(1)
    .optional()
    .describe(`Most rows of one request (default ${d.maxRows}).`),
  'timeout-ms': z
    .number()
    .positive()
    .optional()
    .describe(
      `Time from a request’s last byte to its answer (default ${d.timeoutMs}); later the answer is 504.`,
    ),
  'receive-seconds': z
    .number()
    .positive()
    .optional()
    .describe(`Time a client has to send its request (default ${d.receiveSeconds}).`),
  'drain-seconds': z
    .number()
    .min(0)
    .optional()
    .describe(`Longest wait for requests in flight after SIGTERM (default ${d.drainSeconds}).`),
};

const logKeys = {
  'prediction-log': path
    .optional()
    .describe(
      'File for rows and predictions: JSON Lines, or Parquet where it ends in `.parquet`. `drift` reads it as current data.',
    ),
  'log-sample': z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe(`Share of requests that are logged (default ${d.logSample}).`),
  'log-max-mb': z
    .number()
    .positive()
    .optional()
    .describe(`Size at which a new file is begun (default ${d.logMaxMb}).`),
  'log-max-minutes': z
    .number()
    .positive()
    .optional()
    .describe(`Age at which a new file is begun (default ${d.logMaxMinutes}).`),
  'log-keep': z
    .int()
    .min(0)
    .optional()
    .describe(`Finished files that are kept; the oldest are removed (default ${d.logKeep}: all).`),
  'log-drop': columns.optional().describe('Columns that are not logged, one a line.'),
  'log-hash': columns
    .optional()
    .describe(
      'Columns of which only a keyed hash (HMAC-SHA-256) is logged, one a line; the key is the variable SLIPWAY_LOG_KEY.',
    ),
};

/** Section `serve` of slipway.yml. */
export const serveSchema = z.strictObject({
  ...networkKeys,
  ...modelKeys,
  ...limitKeys,
  ...logKeys,
});
export type ServeConfig = z.infer<typeof serveSchema>;
