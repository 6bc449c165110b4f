import { digestSchema, intervalSchema, recordOf, verdictSchema } from '@slipway/core';
import { z } from 'zod';
import { actorSchema } from './journal/schema.ts';

/** Identifies the format of a version's record. */
export const RECORD_SCHEMA = 'urn:slipway:version:v1';

const sha256 = digestSchema.shape.sha256;

/** A file of a version, by its path below the model's folder. */
export const recordFileSchema = z.object({
  path: z.string(),
  sha256,
  sizeBytes: z.int().nonnegative(),
});

/** Where the files are: a store, and where in it. */
export const artifactLocationSchema = z.object({ store: z.string(), uri: z.string() });

/** One statement about the version, which is kept with it. */
export const evidenceReferenceSchema = z.object({
  action: z.string(),
  id: z.string().nullable(),
  verdict: verdictSchema,
  headline: z.string(),
  finishedAt: z.iso.datetime(),
  /** sha256 of the statement's file. */
  sha256,
  /** File name of the statement. */
  file: z.string(),
  /** File name of the Sigstore bundle that signs it; null when it is not signed. */
  bundle: z.string().nullable(),
});

export const recordMetricSchema = z.object({
  value: z.number().nullable(),
  interval: intervalSchema.nullable(),
  confidence: z.number().nullable(),
  greaterIsBetter: z.boolean(),
});

const dimension = z.union([z.int(), z.string()]).nullable();

export const recordTensorSchema = z.object({
  name: z.string(),
  type: z.string(),
  shape: z.array(dimension).nullable(),
});

export const recordSignatureSchema = z.object({
  inputs: z.array(recordTensorSchema),
  outputs: z.array(recordTensorSchema),
});

/** A data set that the model was made or judged with. */
export const recordDataSchema = z.object({
  name: z.string(),
  uri: z.string(),
  sha256: sha256.nullable(),
  rows: z.int().nonnegative().nullable(),
});

/** Where a version comes from. */
export const lineageSchema = z.object({
  /** The code that it was registered from; null where that is not known. */
  commit: z.object({ repository: z.string().nullable(), sha: z.string() }).nullable(),
  /** The training run, a URL or an id. */
  run: z.string().nullable(),
  data: z.array(recordDataSchema),
  parameters: recordOf(z.unknown()),
  /** The image that serves it, by digest. */
  image: z.string().nullable(),
  /** The model card, which is kept with the version. */
  card: z.object({ file: z.string(), sha256 }).nullable(),
});

/** What is known of a version before it has a number. */
export const draftSchema = z.object({
  model: z.string(),
  digest: digestSchema,
  sizeBytes: z.int().nonnegative(),
  files: z.array(recordFileSchema),
  artifact: artifactLocationSchema.nullable(),
  evidence: z.array(evidenceReferenceSchema),
  lineage: lineageSchema,
  metrics: recordOf(recordMetricSchema),
  signature: recordSignatureSchema.nullable(),
});

/** A registered version; once written it is never changed. */
export const recordSchema = draftSchema.extend({
  schema: z.literal(RECORD_SCHEMA),
  version: z.string(),
  /** Why it has this number. */
  versionReason: z.string(),
  /** The version that was the greatest when it was registered. */
  previous: z.string().nullable(),
  registeredAt: z.iso.datetime(),
  by: actorSchema,
});

export type RecordFile = z.infer<typeof recordFileSchema>;
export type ArtifactLocation = z.infer<typeof artifactLocationSchema>;
export type EvidenceReference = z.infer<typeof evidenceReferenceSchema>;
export type RecordMetric = z.infer<typeof recordMetricSchema>;
export type RecordSignature = z.infer<typeof recordSignatureSchema>;
export type RecordTensor = z.infer<typeof recordTensorSchema>;
export type RecordData = z.infer<typeof recordDataSchema>;
export type Lineage = z.infer<typeof lineageSchema>;
export type VersionDraft = z.infer<typeof draftSchema>;
export type VersionRecord = z.infer<typeof recordSchema>;
