import { z } from 'zod';
import { scanImageKeys } from './scan-image.ts';

/** What an image can be made of. */
export const IMAGE_TEMPLATES = [
  'slipway',
  'fastapi',
  'triton',
  'tensorflow-serving',
  'torchserve',
  'dockerfile',
] as const;
export type ImageTemplate = (typeof IMAGE_TEMPLATES)[number];

/** Programs that build images. */
export const IMAGE_BUILDERS = ['auto', 'docker', 'podman', 'buildah'] as const;
export type ImageBuilderName = (typeof IMAGE_BUILDERS)[number];

/** Manifests that can be written for an image. */
export const MANIFEST_KINDS = ['kubernetes', 'kserve', 'compose'] as const;
export type ManifestKind = (typeof MANIFEST_KINDS)[number];

const path = z
  .string()
  .regex(/^\/[!-~]*$/, 'a path starts with /')
  .optional();

const smokeSchema = z.strictObject({
  'memory-mb': z
    .int()
    .positive()
    .optional()
    .describe('Memory limit of the container (default 1024).'),
  'ready-seconds': z
    .number()
    .positive()
    .optional()
    .describe('Time until the container has to be ready (default 60).'),
  'stop-seconds': z
    .number()
    .positive()
    .optional()
    .describe('Time until the container has to have stopped after SIGTERM (default 10).'),
  rows: z
    .int()
    .positive()
    .optional()
    .describe('How many rows of the data are asked for (default 20).'),
  port: z
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('Port of the server in the container; default: that of the template.'),
  protocol: z
    .enum(['open-inference', 'none'])
    .optional()
    .describe(
      'How the server is asked; default: as the template’s. `open-inference` for your own server that speaks it.',
    ),
  'ready-path': path.describe(
    'Path that answers 200 once the server is ready; default: the template’s.',
  ),
  'metrics-path': path.describe('Path of Prometheus metrics; default: the template’s.'),
  requests: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of recorded HTTP requests and answers (`*.json`) that are asked as well.'),
  'client-image': z
    .string()
    .min(1)
    .optional()
    .describe(
      'Image with Node.js that sends the requests; default: the image itself where it has Node.js.',
    ),
});

/** Section `image` of slipway.yml: settings of build-image and scan-image. */
export const imageSchema = z.strictObject({
  base: z
    .string()
    .min(1)
    .optional()
    .describe('Base image, by digest: `node:24-slim@sha256:…`; default: that of the template.'),
  template: z
    .enum(IMAGE_TEMPLATES)
    .optional()
    .describe('What serves the model in the image (default `slipway`).'),
  dockerfile: z
    .string()
    .min(1)
    .optional()
    .describe('Template `dockerfile`: path of your own Dockerfile (default `Dockerfile`).'),
  context: z
    .string()
    .min(1)
    .optional()
    .describe('Template `dockerfile`: folder of the build context (default: the Dockerfile’s).'),
  wheels: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Template `fastapi`: folder of Python wheels to install from, instead of the package index.',
    ),
  tags: z
    .array(z.string().min(1))
    .optional()
    .describe('Names of the image, one a line: `registry.example.org/team/flight-delay:1.4.0`.'),
  builder: z
    .enum(IMAGE_BUILDERS)
    .optional()
    .describe('Program that builds the image (default `auto`: docker, else podman, else buildah).'),
  platforms: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Platforms of the image, one a line: `linux/amd64`; needs docker with buildx or BuildKit, podman or buildah.',
    ),
  labels: z
    .record(z.string().min(1), z.string())
    .optional()
    .describe(
      'Further labels of the image, for example `{org.opencontainers.image.vendor: Acme}`.',
    ),
  budgets: z
    .strictObject({
      'size-mb': z.number().positive().optional(),
      'added-mb': z.number().positive().optional(),
      'layer-mb': z.number().positive().optional(),
      'p95-latency-ms': z.number().positive().optional(),
    })
    .optional()
    .describe(
      'Upper limits: of the image, of what is added to the base, of one added layer, of a request.',
    ),
  smoke: z
    .union([z.literal(false), smokeSchema])
    .optional()
    .describe('Settings of the smoke test, or `false` for none.'),
  artifact: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Where the model alone is pushed as an OCI artifact: `registry.example.org/models/x:1`.',
    ),
  manifests: z
    .array(z.enum(MANIFEST_KINDS))
    .optional()
    .describe('Deployment manifests to write, one a line: kubernetes, kserve, compose.'),
  gates: z
    .array(z.string())
    .optional()
    .describe('Gates of scan-image, one line each: `vulnerabilities(new, fixable, high) == 0`.'),
  ...scanImageKeys,
});

export type ImageConfig = z.infer<typeof imageSchema>;
export type SmokeConfig = z.infer<typeof smokeSchema>;
