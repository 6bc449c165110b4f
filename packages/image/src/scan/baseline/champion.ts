import type { VulnerabilityFinding } from '@slipway/core';
import { formatDuration } from '@slipway/core';
import { findingsOf, placeKey, placeKeyOf } from '../finding.ts';
import { packageIdentity } from '../purl.ts';
import type { Package, ScanReport } from '../report.ts';
import { DATABASE_AGE } from '../soundness.ts';

/** What is known of the champion's image. */
export interface Champion {
  readonly uri: string;
  readonly kind: 'sbom' | 'report';
  /** Findings with the same database; null when there was no such scan. */
  readonly findings: readonly VulnerabilityFinding[] | null;
  /** Why `findings` cannot be taken for what today's database says; null when they can. */
  readonly otherDatabase: string | null;
  /** Every package; null when only those with findings are known. */
  readonly packages: readonly Package[] | null;
  readonly sizeBytes: number | null;
}

/** How a finding was told to be new or not. */
export type Compared = 'rescanned' | 'packages' | 'findings';

export interface Comparison {
  readonly findings: readonly VulnerabilityFinding[];
  readonly compared: readonly Compared[];
  /** Findings of the champion that the image has no longer; null when that is not known. */
  readonly resolved: number | null;
  /** Why some could not be told; null when all could. */
  readonly reason: string | null;
}

function versionKey(version: string | null): string {
  return version ?? '';
}

/** Looks up what the champion has. */
class Index {
  readonly #findings: Set<string>;
  readonly #versions = new Map<string, Set<string>>();
  readonly #places = new Map<string, Set<string>>();

  constructor(champion: Champion) {
    this.#findings = new Set((champion.findings ?? []).flatMap(keysOf));
    for (const entry of champion.packages ?? []) {
      const identity = packageIdentity(entry);
      add(this.#places, identity, entry.path === null ? '' : placeKey(entry));
      add(this.#versions, placeKey(entry), versionKey(entry.version));
      add(this.#versions, identity, versionKey(entry.version));
    }
  }

  hasFinding(finding: VulnerabilityFinding): boolean {
    return keysOf(finding).some((key) => this.#findings.has(key));
  }

  /** The versions of the package at this place; of the package at all where no place is known. */
  versionsOf(finding: VulnerabilityFinding): ReadonlySet<string> {
    const identity = packageIdentity({ purl: finding.purl, name: finding.package });
    const hasPlaces = !(this.#places.get(identity)?.has('') ?? true) && finding.path !== null;
    const key = hasPlaces ? placeKeyOf(finding) : identity;
    return this.#versions.get(key) ?? new Set();
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

/** A finding under each of its names. */
function keysOf(finding: VulnerabilityFinding): string[] {
  const place = placeKeyOf(finding);
  return [finding.id, ...finding.aliases].map((id) => `${id}\n${place}`);
}

type Judgement = readonly [isNew: boolean | null, by: Compared];

function judge(finding: VulnerabilityFinding, champion: Champion, index: Index): Judgement {
  const byScan: Compared = champion.kind === 'sbom' ? 'rescanned' : 'findings';
  if (index.hasFinding(finding)) return [false, byScan];
  const isScanned = champion.findings !== null && champion.otherDatabase === null;
  if (champion.packages === null) return [isScanned ? true : null, byScan];
  const versions = index.versionsOf(finding);
  if (versions.has(versionKey(finding.installed))) return [false, 'packages'];
  if (versions.size === 0) return [true, 'packages'];
  return [isScanned ? true : null, isScanned ? byScan : 'packages'];
}

function whyOpen(champion: Champion, open: readonly VulnerabilityFinding[]): string | null {
  const [first] = open;
  if (first === undefined) return null;
  if (champion.otherDatabase !== null) return champion.otherDatabase;
  return (
    `${champion.uri} has another version of ${first.package}, and was not scanned again: whether that ` +
    `had ${first.id} too is not known; let scan-image run the scanner, or give a report made with ` +
    'the same database'
  );
}

/**
 * Says of every finding whether the champion has it too. It has when today's database says so of its
 * packages (same id, same purl without version, same path), or when it has the very same version of
 * the package; it has not when it does not have the package.
 */
export function compareWithChampion(
  findings: readonly VulnerabilityFinding[],
  champion: Champion,
): Comparison {
  const index = new Index(champion);
  const compared = new Set<Compared>();
  const judged = findings.map((finding) => {
    const [isNew, by] = judge(finding, champion, index);
    compared.add(by);
    return { ...finding, new: isNew };
  });
  const own = new Set(findings.flatMap(keysOf));
  const gone = champion.findings?.filter(
    (finding) => finding.suppression === null && !keysOf(finding).some((key) => own.has(key)),
  );
  return {
    findings: judged,
    compared: [...compared].sort(),
    resolved: champion.otherDatabase === null ? (gone?.length ?? null) : null,
    reason: whyOpen(
      champion,
      judged.filter((finding) => finding.new === null),
    ),
  };
}

/** Why a report was not made with the same database as the scan; null when nothing says so. */
export function otherDatabase(baseline: ScanReport, scan: ScanReport, uri: string): string | null {
  if (baseline.scanner.name !== scan.scanner.name) {
    return `${uri} was made by ${baseline.scanner.name}, the scan by ${scan.scanner.name}: they have different databases`;
  }
  const [theirs, ours] = [baseline.databaseBuilt, scan.databaseBuilt];
  if (theirs !== null && ours !== null) {
    if (Date.parse(theirs) === Date.parse(ours)) return null;
    return `${uri} was made with the database of ${theirs}, the scan with that of ${ours}: what has become known in between would look new; scan the champion again`;
  }
  const apart = Math.abs(Date.parse(scan.scannedAt ?? '') - Date.parse(baseline.scannedAt ?? ''));
  if (!(apart > DATABASE_AGE)) return null;
  return `${uri} was made ${formatDuration(apart)} before the scan: what has become known in between would look new; scan the champion again`;
}

/** The champion by a report about it. */
export function championOfReport(baseline: ScanReport, scan: ScanReport, uri: string): Champion {
  return {
    uri,
    kind: 'report',
    findings: findingsOf([baseline]).vulnerabilities,
    otherDatabase: otherDatabase(baseline, scan, uri),
    packages: baseline.packages,
    sizeBytes: baseline.sizeBytes,
  };
}
