import type {
  BaselineRecord,
  FindingPlace,
  Gate,
  GateResult,
  ImageScan,
  VulnerabilityFinding,
  WaiverRecord,
} from '@slipway/core';
import type { Champion } from './baseline/champion.ts';
import { compareWithChampion } from './baseline/champion.ts';
import type { Catalogues } from './catalogues.ts';
import { applyCatalogues } from './catalogues.ts';
import type { Findings } from './finding.ts';
import { findingsOf, placeKey, placeKeyOf } from './finding.ts';
import type { FilterContext } from './gate/filter.ts';
import { decideScanGates } from './gate/gates.ts';
import type { GateInput } from './gate/gates.ts';
import { PlaceFinder } from './place/find.ts';
import type { SourceFile } from './place/source-file.ts';
import type { MisconfigurationEntry, ScanReport } from './report.ts';
import type { SoundnessSettings } from './soundness.ts';
import { problemsOf, remarksOf } from './soundness.ts';
import { applyVex } from './vex/apply.ts';
import type { VexStatement } from './vex/statement.ts';
import type { Waiver } from './waivers.ts';
import { applyWaivers, waiverRemarks } from './waivers.ts';

/** Everything that a verdict about an image is made of. */
export interface Assessment {
  /** One for each platform. */
  readonly reports: readonly [ScanReport, ...ScanReport[]];
  /** Null when there is none. */
  readonly champion: Champion | null;
  readonly waivers: { readonly uri: string; readonly entries: readonly Waiver[] } | null;
  readonly vex: readonly VexStatement[];
  readonly catalogues: Catalogues;
  /** Files of the repository that may say what brought a package. */
  readonly files: readonly SourceFile[];
  readonly dockerfile: SourceFile | null;
  /** Findings of our own rules. */
  readonly linted: readonly MisconfigurationEntry[];
  readonly gates: readonly Gate[];
  readonly soundness: SoundnessSettings;
  /** Further reasons why nothing can be concluded. */
  readonly doubts: readonly string[];
  readonly unknownSeverity: FilterContext['unknownSeverity'];
}

/** What came of it. */
export interface Assessed {
  readonly scans: readonly ImageScan[];
  readonly findings: Findings;
  readonly gates: readonly GateResult[];
  readonly waivers: readonly WaiverRecord[];
  readonly baseline: BaselineRecord | null;
  readonly sizeBytes: number | null;
  readonly championSizeBytes: number | null;
  /** Why nothing passes; empty for a sound scan. */
  readonly problems: readonly string[];
  /** What should be mended before long: waivers that end, have ended, or cover nothing. */
  readonly warnings: readonly string[];
  /** What the user should know and that decides nothing. */
  readonly remarks: readonly string[];
}

const NO_BASELINE = 'there is no baseline to tell what is new: set baseline (no champion yet)';

function scanOf(report: ScanReport, settings: SoundnessSettings): ImageScan {
  const { target, platform, imageId, distribution, scanner } = report;
  return {
    target,
    platform,
    imageId,
    distribution,
    scanner,
    databaseBuilt: report.databaseBuilt,
    scannedAt: report.scannedAt,
    packages: report.packages?.length ?? null,
    problems: problemsOf(report, settings),
  };
}

/** The layer of each finding, by its package and place. */
function layersByPlace(reports: readonly ScanReport[]): ReadonlyMap<string, string> {
  const layers = new Map<string, string>();
  for (const { vulnerabilities } of reports) {
    for (const entry of vulnerabilities) {
      if (entry.layer !== null) layers.set(placeKey(entry), entry.layer);
    }
  }
  return layers;
}

function withPlaces(findings: Findings, input: Assessment): Findings {
  const { files, dockerfile, reports } = input;
  // Layers say which instruction brought a package.
  const layers = dockerfile === null ? new Map<string, string>() : layersByPlace(reports);
  const finder = new PlaceFinder(
    files,
    dockerfile,
    reports.flatMap((report) => report.layers),
  );
  const own = new Set([...files, ...(dockerfile === null ? [] : [dockerfile])].map((f) => f.path));
  const placeOf = (path: string | null, line: number | null): FindingPlace | null =>
    path !== null && line !== null && own.has(path)
      ? { path, line, because: 'it is in this line' }
      : null;
  return {
    ...findings,
    vulnerabilities: findings.vulnerabilities.map((finding) => {
      const place = finder.find(finding, layers.get(placeKeyOf(finding)) ?? null);
      return place === null ? finding : { ...finding, place };
    }),
    misconfigurations: findings.misconfigurations.map((finding) => ({
      ...finding,
      place: placeOf(finding.path, finding.line),
    })),
    secrets: findings.secrets.map((finding) => ({
      ...finding,
      place: placeOf(finding.path, finding.line),
    })),
  };
}

function imageNames(reports: readonly ScanReport[]): {
  readonly targets: string[];
  readonly digests: string[];
} {
  return {
    targets: reports.map(({ target }) => target),
    digests: reports.flatMap(({ imageId, repoDigests }) => [
      ...(imageId === null ? [] : [imageId]),
      ...repoDigests.map((name) => name.slice(name.indexOf('@') + 1)),
    ]),
  };
}

function notLookedFor({ reports, dockerfile }: Assessment): GateInput['notLookedFor'] {
  const missing = (what: 'secrets' | 'licenses' | 'misconfigurations'): string | null => {
    const without = reports.find(({ looksFor }) => !looksFor[what]);
    if (without === undefined) return null;
    return `${without.scanner.name}’s report shows no search for ${what}`;
  };
  return {
    vulnerabilities: null,
    licenses: missing('licenses'),
    secrets: missing('secrets'),
    misconfigurations: dockerfile === null ? missing('misconfigurations') : null,
  };
}

function baselineRecord(
  champion: Champion,
  compared: BaselineRecord['compared'],
  resolved: number | null,
): BaselineRecord {
  const { uri, kind, packages } = champion;
  return { uri, kind, compared, packages: packages?.length ?? null, resolved };
}

function sizeOf([first, ...others]: Assessment['reports']): number | null {
  // Each platform is an image of its own: there is no one size of several.
  return others.length === 0 ? first.sizeBytes : null;
}

/** The champion's findings as gates count them, with all that is known of vulnerabilities today. */
function championFindings(champion: Champion | null, catalogues: Catalogues): Findings | null {
  const known = champion?.otherDatabase === null ? champion.findings : null;
  if (known === null) return null;
  const vulnerabilities = applyCatalogues(known, catalogues);
  return { vulnerabilities, licenses: [], secrets: [], misconfigurations: [] };
}

interface Told {
  readonly vulnerabilities: readonly VulnerabilityFinding[];
  readonly record: BaselineRecord | null;
  readonly whyNotNew: string;
}

function tellNew(findings: readonly VulnerabilityFinding[], champion: Champion | null): Told {
  if (champion === null) return { vulnerabilities: findings, record: null, whyNotNew: NO_BASELINE };
  const { findings: told, compared, resolved, reason } = compareWithChampion(findings, champion);
  return {
    vulnerabilities: told,
    record: baselineRecord(champion, [...compared], resolved),
    whyNotNew: reason ?? NO_BASELINE,
  };
}

/**
 * Judges an image by the reports of scanners about it: what is new, waived or said to be harmless,
 * which line brought it, and what the gates say.
 */
export function assess(input: Assessment): Assessed {
  const { reports, champion, waivers, catalogues, soundness } = input;
  const scans = reports.map((report) => scanOf(report, soundness));
  const problems = [...new Set([...input.doubts, ...scans.flatMap((scan) => scan.problems)])];
  const raw = findingsOf(reports);
  const known = applyCatalogues(raw.vulnerabilities, catalogues);
  const vex = applyVex(known, input.vex, imageNames(reports));
  const told = tellNew(vex.findings, champion);
  const linted = input.linted.map((entry) => ({
    ...entry,
    new: null,
    waiver: null,
    suppression: null,
    place: null,
    platforms: [],
  }));
  const placed = withPlaces(
    {
      ...raw,
      vulnerabilities: told.vulnerabilities,
      misconfigurations: [...raw.misconfigurations, ...linted],
    },
    input,
  );
  const { findings, records } = applyWaivers(placed, waivers?.entries ?? []);
  const sizes = {
    sizeBytes: sizeOf(reports),
    championSizeBytes: champion?.sizeBytes ?? null,
  };
  const gates = decideScanGates(input.gates, {
    ...sizes,
    findings,
    champion: championFindings(champion, catalogues),
    whyNoChampion:
      champion === null
        ? NO_BASELINE
        : (champion.otherDatabase ?? `${champion.uri} is an SBOM that was not scanned`),
    now: soundness.now,
    unknownSeverity: input.unknownSeverity,
    whyNotNew: told.whyNotNew,
    notLookedFor: notLookedFor(input),
    unsound: problems[0] ?? null,
  });
  return {
    ...sizes,
    scans,
    findings,
    gates,
    waivers: records,
    baseline: told.record,
    problems,
    warnings: waiverRemarks(records, waivers?.uri ?? ''),
    remarks: [...reports.flatMap(remarksOf), ...vex.remarks],
  };
}
