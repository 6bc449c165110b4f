import { z } from 'zod';
import { IMAGE_TEMPLATES } from '../config/image.ts';
import { commonPredicateSchema } from './common.ts';
import { recordOf } from './record.ts';
import { checkResultSchema } from './validate.ts';

/** `sha256:` and 64 hex digits, as OCI writes a digest. */
const ociDigest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const bytes = z.int().nonnegative();
const milliseconds = z.number().nonnegative();

/** One layer of an image, uncompressed. */
export const imageLayerSchema = z.object({
  /** Digest of the uncompressed layer (OCI's diff id). */
  diffId: ociDigest,
  sizeBytes: bytes,
  /** The instruction that made it; null where the image does not say. */
  createdBy: z.string().nullable(),
  /** Whether it is the base image's. */
  isBase: z.boolean(),
});

/** The image as it was built and tested. */
export const builtImageSchema = z.object({
  /** Digest of the image's configuration: the image id. */
  id: ociDigest,
  platform: z.string(),
  user: z.string(),
  created: z.string().nullable(),
  labels: recordOf(z.string()),
  sizeBytes: bytes,
  /** Size of the layers that were added to the base. */
  addedBytes: bytes,
  layers: z.array(imageLayerSchema),
});

/** What the smoke test measured; times in milliseconds. */
export const smokeResultSchema = z.object({
  readyMs: milliseconds.nullable(),
  requests: z.int().nonnegative(),
  p50Ms: milliseconds.nullable(),
  p95Ms: milliseconds.nullable(),
  p99Ms: milliseconds.nullable(),
  peakMemoryBytes: bytes.nullable(),
  stopMs: milliseconds.nullable(),
  memoryLimitBytes: bytes,
  /** Last lines of the container's log, when something failed. */
  log: z.string().nullable(),
});

/** A name that was pushed, with the digest that the registry has for it. */
export const pushedReferenceSchema = z.object({ reference: z.string(), digest: ociDigest });

export const buildImagePredicateSchema = commonPredicateSchema.extend({
  template: z.enum(IMAGE_TEMPLATES),
  builder: z.object({ name: z.string(), version: z.string() }),
  base: z.object({ reference: z.string(), digest: ociDigest.nullable() }).nullable(),
  /** The Dockerfile that was built. */
  dockerfile: z.string(),
  /** Files of the build context, sorted: `path`, sha256, size, mode (octal). */
  context: z.array(
    z.object({ path: z.string(), sha256: z.string(), sizeBytes: bytes, mode: z.string() }),
  ),
  image: builtImageSchema.nullable(),
  checks: z.array(checkResultSchema),
  smoke: smokeResultSchema.nullable(),
  tags: z.array(z.string()),
  pushed: z.array(pushedReferenceSchema),
  /** The model as an OCI artifact. */
  artifact: pushedReferenceSchema.nullable(),
  /** Deployment manifests that were written. */
  manifests: z.array(z.object({ kind: z.string(), path: z.string() })),
});

export type ImageLayer = z.infer<typeof imageLayerSchema>;
export type BuiltImage = z.infer<typeof builtImageSchema>;
export type SmokeResult = z.infer<typeof smokeResultSchema>;
export type PushedReference = z.infer<typeof pushedReferenceSchema>;
export type BuildImagePredicate = z.infer<typeof buildImagePredicateSchema>;
