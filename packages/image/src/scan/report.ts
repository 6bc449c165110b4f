import type { FindingSeverity } from '@slipway/core';

/** Programs whose reports are read. */
export const SCANNER_NAMES = ['trivy', 'grype', 'osv-scanner', 'docker-scout'] as const;
export type ScannerName = (typeof SCANNER_NAMES)[number];

/** A package in an image, or in an SBOM. */
export interface Package {
  readonly name: string;
  readonly version: string | null;
  readonly purl: string | null;
  /** Path in the image, without leading slash; null for packages of the distribution. */
  readonly path: string | null;
  /** Digest of the (uncompressed) layer that it is in, where the scanner says it. */
  readonly layer: string | null;
  readonly licenses: readonly string[];
}

/** A package with a known vulnerability. */
export interface Vulnerability extends Package {
  readonly id: string;
  /** Other ids of the same vulnerability. */
  readonly aliases: readonly string[];
  /** Versions that fix it, as the database gives them; empty when there is none. */
  readonly fixVersions: readonly string[];
  /** Day on which a fix became available. */
  readonly fixedOn: string | null;
  /** When it was published, ISO 8601. */
  readonly published: string | null;
  readonly severity: FindingSeverity;
  /** CVSS base score. */
  readonly score: number | null;
  /** Probability of exploitation in the next 30 days (EPSS). */
  readonly epss: number | null;
  /** Whether it is known to be exploited (CISA); null when the scanner does not say. */
  readonly kev: boolean | null;
  readonly title: string | null;
  readonly url: string | null;
}

export interface LicenseEntry {
  readonly id: string;
  readonly package: string;
  readonly category: string | null;
  readonly severity: FindingSeverity;
  readonly path: string | null;
}

/** Where a secret is. What it is never leaves the scanner's report. */
export interface SecretEntry {
  readonly id: string;
  readonly title: string;
  readonly severity: FindingSeverity;
  readonly path: string;
  readonly line: number | null;
  readonly layer: string | null;
}

export interface MisconfigurationEntry {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly remedy: string | null;
  readonly severity: FindingSeverity;
  readonly source: string;
  /** A file of the image, or of the repository for a Dockerfile. */
  readonly path: string;
  readonly line: number | null;
}

/** A vulnerability that the scanner was told to leave out, and by what. */
export interface IgnoredVulnerability {
  readonly vulnerability: Vulnerability;
  readonly status: string;
  readonly reason: string | null;
  readonly who: string;
}

/** A layer of the image and the instruction that made it, from the base up. */
export interface LayerOrigin {
  readonly diffId: string;
  readonly createdBy: string | null;
}

/** The report of one scan, whichever scanner made it. */
export interface ScanReport {
  readonly scanner: { readonly name: ScannerName; readonly version: string | null };
  /** What was scanned, as the scanner calls it. */
  readonly target: string;
  readonly kind: 'image' | 'sbom' | 'files';
  readonly platform: string | null;
  /** `sha256:…` of the image's configuration. */
  readonly imageId: string | null;
  readonly repoDigests: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly sizeBytes: number | null;
  readonly layers: readonly LayerOrigin[];
  /** `debian 12.5`; null when the scanner found none. */
  readonly distribution: string | null;
  /** Whether the report has a place for the distribution: a report cut short may not. */
  readonly saysDistribution: boolean;
  /** Whether the distribution gets no security updates any more: its database stands still. */
  readonly endOfLife: boolean;
  readonly scannedAt: string | null;
  /** When the scanner's database was made; null when the report does not say it. */
  readonly databaseBuilt: string | null;
  /** Every package that was looked at; null when the report lists only those with findings. */
  readonly packages: readonly Package[] | null;
  /** Whether anything shows that something was looked at. */
  readonly lookedAtSomething: boolean;
  readonly vulnerabilities: readonly Vulnerability[];
  readonly ignored: readonly IgnoredVulnerability[];
  readonly licenses: readonly LicenseEntry[];
  readonly secrets: readonly SecretEntry[];
  readonly misconfigurations: readonly MisconfigurationEntry[];
  /** What the scanner was asked to look for, as far as the report shows. */
  readonly looksFor: {
    readonly secrets: boolean;
    readonly licenses: boolean;
    readonly misconfigurations: boolean;
    readonly epss: boolean;
    readonly kev: boolean;
  };
}
