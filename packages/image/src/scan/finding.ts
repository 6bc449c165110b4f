import { createHash } from 'node:crypto';
import type {
  FindingSuppression,
  LicenseFinding,
  MisconfigurationFinding,
  SecretFinding,
  VulnerabilityFinding,
} from '@slipway/core';
import { stablePath } from './path.ts';
import { packageIdentity } from './purl.ts';
import type { Package, ScanReport, Vulnerability } from './report.ts';
import { severityRank } from './severity.ts';
import { nearestFix } from './version.ts';

/** Everything that was found in an image, in the form of the evidence. */
export interface Findings {
  readonly vulnerabilities: readonly VulnerabilityFinding[];
  readonly licenses: readonly LicenseFinding[];
  readonly secrets: readonly SecretFinding[];
  readonly misconfigurations: readonly MisconfigurationFinding[];
}

export type AnyFinding =
  VulnerabilityFinding | LicenseFinding | SecretFinding | MisconfigurationFinding;

/** What a package is and where, without its version: the same for two builds of an image. */
export function placeKey(entry: Pick<Package, 'name' | 'version' | 'purl' | 'path'>): string {
  return `${packageIdentity(entry)}\n${stablePath(entry.path, entry.version) ?? ''}`;
}

/** The same for a vulnerability in the evidence. */
export function placeKeyOf(finding: VulnerabilityFinding): string {
  const { package: name, installed, purl, path } = finding;
  return placeKey({ name, version: installed, purl, path });
}

/**
 * A name of a finding that stays the same from build to build: of its id, the package without its
 * version, and its path.
 */
export function fingerprintOf(finding: AnyFinding): string {
  const where = isVulnerability(finding)
    ? placeKeyOf(finding)
    : `${'package' in finding ? finding.package : ''}\n${finding.path ?? ''}`;
  return createHash('sha256').update(`${finding.id}\n${where}`).digest('hex');
}

export function isVulnerability(finding: AnyFinding): finding is VulnerabilityFinding {
  return 'installed' in finding;
}

/** Whether a finding counts: neither waived nor said to be none. */
export function isOpen(finding: Pick<AnyFinding, 'waiver' | 'suppression'>): boolean {
  return finding.waiver === null && finding.suppression === null;
}

const UNDECIDED = { new: null, waiver: null, suppression: null, place: null } as const;

function vulnerabilityFinding(
  entry: Vulnerability,
  suppression: FindingSuppression | null,
  platforms: string[],
): VulnerabilityFinding {
  const { id, name, version, severity, score, epss, kev, title, url, path, purl } = entry;
  return {
    ...UNDECIDED,
    suppression,
    id,
    aliases: [...entry.aliases],
    package: name,
    purl,
    installed: version,
    fixed: entry.fixVersions.length === 0 ? null : nearestFix(version, entry.fixVersions),
    severity,
    path,
    platforms,
    fixedOn: entry.fixedOn,
    score,
    epss,
    kev,
    title: title === null ? null : title.slice(0, 300),
    url,
  };
}

function mostSevere<T extends { readonly severity: VulnerabilityFinding['severity'] }>(
  a: T,
  b: T,
): T['severity'] {
  return severityRank(a.severity) >= severityRank(b.severity) ? a.severity : b.severity;
}

function highest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

/** Two mentions of one finding as one: what either of them knows. */
function joined(a: VulnerabilityFinding, b: VulnerabilityFinding): VulnerabilityFinding {
  return {
    ...a,
    aliases: [...new Set([...a.aliases, ...b.aliases])],
    fixed: a.fixed ?? b.fixed,
    fixedOn: a.fixedOn ?? b.fixedOn,
    severity: mostSevere(a, b),
    score: highest(a.score, b.score),
    epss: highest(a.epss, b.epss),
    kev: a.kev === true || b.kev === true ? true : (a.kev ?? b.kev),
    title: a.title ?? b.title,
    url: a.url ?? b.url,
    platforms: [...new Set([...a.platforms, ...b.platforms])],
    // A mention that counts is not undone by one that does not.
    suppression: a.suppression === null || b.suppression === null ? null : a.suppression,
  };
}

/** The findings by key, several mentions of one as one. */
class Merged<T extends { readonly platforms: string[] }> {
  readonly #byKey = new Map<string, T>();
  readonly #join: (a: T, b: T) => T;

  constructor(join: (a: T, b: T) => T) {
    this.#join = join;
  }

  add(key: string, finding: T): void {
    const known = this.#byKey.get(key);
    this.#byKey.set(key, known === undefined ? finding : this.#join(known, finding));
  }

  get all(): T[] {
    return [...this.#byKey.values()];
  }
}

function onPlatforms<T extends { readonly platforms: string[] }>(a: T, b: T): T {
  return { ...a, platforms: [...new Set([...a.platforms, ...b.platforms])] };
}

function addVulnerabilities(
  merged: Merged<VulnerabilityFinding>,
  report: ScanReport,
  platforms: string[],
): void {
  const add = (entry: Vulnerability, suppression: FindingSuppression | null): void => {
    const key = `${entry.id}\n${placeKey(entry)}\n${entry.version ?? ''}`;
    merged.add(key, vulnerabilityFinding(entry, suppression, platforms));
  };
  for (const entry of report.vulnerabilities) add(entry, null);
  for (const { vulnerability, status, reason, who } of report.ignored) {
    add(vulnerability, { by: 'scanner', status, reason, who });
  }
}

/**
 * The findings of all reports in one form: a finding that is reported twice, or on several
 * platforms, is one.
 */
export function findingsOf(reports: readonly ScanReport[]): Findings {
  const vulnerabilities = new Merged<VulnerabilityFinding>(joined);
  const licenses = new Merged<LicenseFinding>(onPlatforms);
  const secrets = new Merged<SecretFinding>(onPlatforms);
  const misconfigurations = new Merged<MisconfigurationFinding>(onPlatforms);
  for (const report of reports) {
    const platforms = reports.length > 1 && report.platform !== null ? [report.platform] : [];
    addVulnerabilities(vulnerabilities, report, platforms);
    for (const entry of report.licenses) {
      const key = JSON.stringify([entry.id, entry.package, entry.path]);
      licenses.add(key, { ...UNDECIDED, ...entry, platforms });
    }
    for (const { layer, ...entry } of report.secrets) {
      const key = JSON.stringify([entry.id, entry.path, entry.line, layer]);
      secrets.add(key, { ...UNDECIDED, ...entry, platforms });
    }
    for (const entry of report.misconfigurations) {
      const key = JSON.stringify([entry.id, entry.path, entry.line, entry.message]);
      misconfigurations.add(key, { ...UNDECIDED, ...entry, platforms });
    }
  }
  return {
    vulnerabilities: vulnerabilities.all,
    licenses: licenses.all,
    secrets: secrets.all,
    misconfigurations: misconfigurations.all,
  };
}
