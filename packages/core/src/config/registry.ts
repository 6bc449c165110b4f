import { z } from 'zod';
import { DURATION_PATTERN } from '../duration.ts';

/** Kinds of registry that versions can be kept in. */
export const REGISTRY_TYPES = ['git', 'folder', 'mlflow', 'sagemaker'] as const;
export type RegistryType = (typeof REGISTRY_TYPES)[number];

/** Where the files of a version can be kept. */
export const ARTIFACT_STORES = ['git', 'folder', 'oci', 'dvc', 'mlflow', 's3', 'none'] as const;
export type ArtifactStoreType = (typeof ARTIFACT_STORES)[number];

/** A period of time such as `12h` or `7d`. */
export const durationSchema = z
  .string()
  .regex(DURATION_PATTERN, 'a duration is a number with a unit: 30s, 10m, 12h, 7d');

const artifactsSchema = z.strictObject({
  type: z
    .enum(ARTIFACT_STORES)
    .optional()
    .describe(
      'Where the model’s files are kept; default: `git` for registries of the types git and folder, else the registry’s own.',
    ),
  path: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Store `folder`: the folder (default `models`); store `dvc`: the cache (default `.dvc/cache`).',
    ),
  repository: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Store `oci`: the repository, `registry.example.org/models`; credentials are those of docker login.',
    ),
  'max-size-mb': z
    .number()
    .positive()
    .optional()
    .describe('Store `git`: larger models are refused (default 50).'),
});

/** Section `registry` of slipway.yml: settings of register, of `slipway registry` and of `champion: registry`. */
export const registrySchema = z.strictObject({
  type: z.enum(REGISTRY_TYPES).optional().describe('Kind of the registry (default `git`).'),
  repository: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Type `git`: path or URL of the repository; default: the repository at hand, at its remote `origin` when it has one.',
    ),
  path: z
    .string()
    .min(1)
    .optional()
    .describe('Type `folder`: the folder (default `registry`); made when it is not there.'),
  url: z
    .url()
    .optional()
    .describe(
      'Type `mlflow`: URL of the tracking server (default `MLFLOW_TRACKING_URI`); type `sagemaker`: where in S3 records and files are, `s3://bucket/prefix`.',
    ),
  region: z
    .string()
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'a region is written as eu-central-1')
    .optional()
    .describe('Type `sagemaker`: the AWS region (default `AWS_REGION`).'),
  required: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Actions whose evidence must exist, pass, be about the model’s digest and be fresh, one a line; default: those of validate, evaluate and drift that slipway.yml has a section of.',
    ),
  'max-age': durationSchema
    .optional()
    .describe('How old evidence may be, for example `12h` or `7d` (default `30d`).'),
  artifacts: artifactsSchema
    .optional()
    .describe('Where the model’s files are kept, for example `{type: folder, path: models}`.'),
  sign: z
    .boolean()
    .optional()
    .describe('Type `git`: whether tags are signed, as git is configured to (default false).'),
  champion: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Alias or environment whose version is the champion; default: the alias `champion`, else `promote.environment`, else `production`.',
    ),
  'rollback-window': z
    .int()
    .nonnegative()
    .optional()
    .describe('How many versions before the one in an environment are kept by gc (default 3).'),
  parameters: z
    .string()
    .min(1)
    .optional()
    .describe('File with the hyper-parameters (YAML or JSON), kept as lineage.'),
  card: z.string().min(1).optional().describe('Model card (Markdown), kept with the version.'),
  run: z
    .string()
    .min(1)
    .optional()
    .describe('The training run: a URL or an id, kept as lineage; default: the workflow run.'),
  image: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Image that serves the version, by digest: `registry.example.org/x@sha256:…`; default: that of the evidence of build-image.',
    ),
});

export type RegistryConfig = z.infer<typeof registrySchema>;
