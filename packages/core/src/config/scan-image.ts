import { z } from 'zod';
import { DURATION_PATTERN } from '../duration.ts';

/** Programs that look for vulnerabilities in an image. */
export const SCANNERS = ['auto', 'trivy', 'grype', 'osv-scanner', 'docker-scout'] as const;
export type ScannerChoice = (typeof SCANNERS)[number];

/** What a finding of unknown severity does to a gate that names a severity. */
export const UNKNOWN_SEVERITY_POLICIES = ['inconclusive', 'count', 'ignore'] as const;
export type UnknownSeverityPolicy = (typeof UNKNOWN_SEVERITY_POLICIES)[number];

/** Programs that list what is in an image. */
export const SBOM_TOOLS = ['auto', 'syft', 'trivy', 'slipway'] as const;
export type SbomTool = (typeof SBOM_TOOLS)[number];

const path = z.string().min(1);

const scannerKeys = {
  scanner: z
    .enum(SCANNERS)
    .optional()
    .describe('Scanner (default `auto`: the first of trivy, grype, osv-scanner that is there).'),
  'scanner-mirror': z
    .url()
    .optional()
    .describe(
      'Where a scanner that is not there is fetched from, instead of its project’s releases; checked against the committed sha256 all the same.',
    ),
  'scan-report': path
    .optional()
    .describe(
      'Path of a JSON report of Trivy, Grype, OSV-Scanner or Docker Scout, instead of a scan.',
    ),
  'max-database-age': z
    .string()
    .regex(DURATION_PATTERN, 'a duration is a number with a unit: 30s, 10m, 12h, 7d')
    .optional()
    .describe(
      'How old the scanner’s database may be (default `7d`; 30 days for a report that does not say it).',
    ),
};

const decisionKeys = {
  baseline: path
    .optional()
    .describe(
      'The champion’s SBOM (CycloneDX, SPDX or Syft JSON), scanned again with the same database, or a report made with the same database.',
    ),
  waivers: path
    .optional()
    .describe('Path of a YAML list of `{id, package, reason, owner, expires: YYYY-MM-DD}`.'),
  vex: z.array(path).optional().describe('Paths of OpenVEX or CSAF VEX documents, one a line.'),
  'unknown-severity': z
    .enum(UNKNOWN_SEVERITY_POLICIES)
    .optional()
    .describe(
      'What findings of unknown severity do to a gate with a severity (default `inconclusive`).',
    ),
  'require-distribution': z
    .boolean()
    .optional()
    .describe(
      'Whether an image in which no distribution was recognised is inconclusive (default true).',
    ),
  'kev-catalog': path
    .optional()
    .describe('CISA’s known exploited vulnerabilities (JSON), for scanners that do not say it.'),
  'epss-scores': path
    .optional()
    .describe('EPSS scores (CSV, may be gzipped), for scanners that do not say them.'),
};

const documentKeys = {
  sbom: z
    .enum(SBOM_TOOLS)
    .optional()
    .describe('What lists the packages of the image (default `auto`: syft, trivy, else Slipway).'),
};

/** Keys of section `image` that scan-image reads. */
export const scanImageKeys = { ...scannerKeys, ...decisionKeys, ...documentKeys };
