import { z } from 'zod';
import { commonPredicateSchema } from './common.ts';

/** Severities of findings, worst first. `negligible` is Debian's and Ubuntu's word. */
export const FINDING_SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
  'negligible',
  'unknown',
] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

const text = z.string().nullable();
const count = z.int().nonnegative();
/** A day, `YYYY-MM-DD`. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const findingWaiverSchema = z.object({
  reason: z.string(),
  owner: z.string(),
  /** Last day on which it holds (UTC). */
  expires: day,
});

/** Why a finding does not count, other than by a waiver; and who says so. */
export const findingSuppressionSchema = z.object({
  by: z.enum(['vex', 'scanner']),
  /** `not_affected`, `fixed`, `ignored` … in the words of the source. */
  status: z.string(),
  reason: text,
  /** Author of the statement, or the rule file. */
  who: z.string(),
});

/** The line of a file in the repository that brought the finding. */
export const findingPlaceSchema = z.object({
  path: z.string(),
  line: z.int().positive(),
  /** How the line was found, in words. */
  because: z.string(),
});

/** A value that evidence of others may leave out. */
const absent = text.default(null);

const findingKeys = {
  severity: z.enum(FINDING_SEVERITIES),
  /** Whether the champion does not have it; null when that is not known. */
  new: z.boolean().nullable(),
  waiver: findingWaiverSchema.nullable(),
  suppression: findingSuppressionSchema.nullable().default(null),
  /** Path in the image (no leading slash); null for packages of the distribution. */
  path: absent,
  place: findingPlaceSchema.nullable().default(null),
  /** Platforms of a multi-platform image that have it; empty for a single image. */
  platforms: z.array(z.string()).default([]),
};

export const vulnerabilityFindingSchema = z.object({
  id: z.string(),
  aliases: z.array(z.string()).default([]),
  package: z.string(),
  purl: absent,
  installed: text,
  /** The version or versions that fix it; null when there is none. */
  fixed: text,
  ...findingKeys,
  /** Day on which a fix became available. */
  fixedOn: day.nullable().default(null),
  score: z.number().nullable().default(null),
  epss: z.number().nullable().default(null),
  /** Whether it is in CISA's catalogue of known exploited vulnerabilities; null: not known. */
  kev: z.boolean().nullable().default(null),
  title: absent,
  url: absent,
});

export const licenseFindingSchema = z.object({
  id: z.string(),
  package: z.string(),
  /** The scanner's classification: `forbidden`, `restricted`, `notice` … */
  category: text,
  ...findingKeys,
});

/** A secret: where it is, never what it is. */
export const secretFindingSchema = z.object({
  id: z.string(),
  title: z.string(),
  line: z.int().positive().nullable(),
  ...findingKeys,
});

export const misconfigurationFindingSchema = z.object({
  id: z.string(),
  title: z.string(),
  message: z.string(),
  remedy: text,
  /** Who found it: `trivy`, `hadolint`, `slipway`. */
  source: z.string(),
  line: z.int().positive().nullable(),
  ...findingKeys,
});

export const WAIVER_STATES = ['used', 'unused', 'expired'] as const;

/** A line of the waiver file and what became of it. */
export const waiverRecordSchema = findingWaiverSchema.extend({
  id: z.string(),
  package: z.string(),
  line: z.int().positive(),
  state: z.enum(WAIVER_STATES),
  /** Days until it ends, negative once it has. */
  daysLeft: z.int(),
  findings: count,
});

/** One image that was scanned (one per platform), and with what. */
export const imageScanSchema = z.object({
  target: z.string(),
  platform: text,
  /** Digest of the image's configuration. */
  imageId: text,
  distribution: text,
  scanner: z.object({ name: z.string(), version: text }),
  /** When the scanner's database was made. */
  databaseBuilt: text,
  scannedAt: text,
  /** Packages that were looked at; null when the report does not list them. */
  packages: count.nullable(),
  /** Why nothing can be concluded from what is not in it; empty for a sound scan. */
  problems: z.array(z.string()),
});

/** A file that was written about the image. */
export const writtenDocumentSchema = z.object({
  kind: z.enum(['cyclonedx', 'spdx', 'provenance', 'sarif']),
  path: z.string(),
  sha256,
});

export const baselineRecordSchema = z.object({
  uri: z.string(),
  kind: z.enum(['sbom', 'report']),
  /** How it was compared: `rescanned`, `packages` (same package, same version) or `findings`. */
  compared: z.array(z.enum(['rescanned', 'packages', 'findings'])),
  packages: count.nullable(),
  /** Findings of the champion with today’s database that the image has no longer. */
  resolved: count.nullable(),
});

export const scanImagePredicateSchema = commonPredicateSchema.extend({
  scans: z.array(imageScanSchema).default([]),
  vulnerabilities: z.array(vulnerabilityFindingSchema),
  licenses: z.array(licenseFindingSchema).default([]),
  secrets: z.array(secretFindingSchema).default([]),
  misconfigurations: z.array(misconfigurationFindingSchema).default([]),
  waivers: z.array(waiverRecordSchema).default([]),
  baseline: baselineRecordSchema.nullable().default(null),
  /** Bytes of the image, uncompressed, and of the champion's. */
  sizeBytes: count.nullable().default(null),
  championSizeBytes: count.nullable().default(null),
  documents: z.array(writtenDocumentSchema).default([]),
});

export type FindingWaiver = z.infer<typeof findingWaiverSchema>;
export type FindingSuppression = z.infer<typeof findingSuppressionSchema>;
export type FindingPlace = z.infer<typeof findingPlaceSchema>;
export type VulnerabilityFinding = z.infer<typeof vulnerabilityFindingSchema>;
export type LicenseFinding = z.infer<typeof licenseFindingSchema>;
export type SecretFinding = z.infer<typeof secretFindingSchema>;
export type MisconfigurationFinding = z.infer<typeof misconfigurationFindingSchema>;
export type WaiverRecord = z.infer<typeof waiverRecordSchema>;
export type ImageScan = z.infer<typeof imageScanSchema>;
export type BaselineRecord = z.infer<typeof baselineRecordSchema>;
export type WrittenDocument = z.infer<typeof writtenDocumentSchema>;
export type ScanImagePredicate = z.infer<typeof scanImagePredicateSchema>;
