import { z } from 'zod';
import { checkShape } from '../json.ts';
import { packagePath } from '../path.ts';
import { formatPurl } from '../purl.ts';
import type { LicenseEntry, Package, ScanReport, Vulnerability } from '../report.ts';
import { parseSeverity, severityOfScore } from '../severity.ts';
import { compareVersions } from '../version.ts';
import type { FormatContext } from './context.ts';
import { layersOf } from './layers.ts';

/*
 * OSV-Scanner's JSON (pkg/models/results.go of its sources, versions 1 and 2), whose
 * vulnerabilities are records of the OSV schema 1.x: https://ossf.github.io/osv-schema/
 */

const text = z.string().nullish();

const affectedSchema = z.object({
  package: z.object({ name: text, ecosystem: text, purl: text }).nullish(),
  ranges: z
    .array(
      z.object({
        type: text,
        events: z
          .array(
            z.object({ introduced: text, fixed: text, last_affected: text, lastAffected: text }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});

const recordSchema = z.object({
  id: z.string().min(1),
  schema_version: text,
  aliases: z.array(z.string()).nullish(),
  /** Ids of what a record of a distribution is made of: `DEBIAN-CVE-…` has its CVE here. */
  upstream: z.array(z.string()).nullish(),
  summary: text,
  published: text,
  affected: z.array(affectedSchema).nullish(),
  database_specific: z.looseObject({ severity: z.unknown().optional() }).nullish(),
  databaseSpecific: z.looseObject({ severity: z.unknown().optional() }).nullish(),
});
type OsvRecord = z.infer<typeof recordSchema>;

const groupSchema = z.object({
  ids: z.array(z.string()),
  aliases: z.array(z.string()).nullish(),
  max_severity: text,
});

const packageSchema = z.object({
  package: z.object({
    name: z.string(),
    version: text,
    ecosystem: text,
    os_package_name: text,
    purl: text,
    image_origin_details: z.object({ index: z.number().nullish() }).nullish(),
  }),
  vulnerabilities: z.array(recordSchema).nullish(),
  groups: z.array(groupSchema).nullish(),
  licenses: z.array(z.string()).nullish(),
  license_violations: z.array(z.string()).nullish(),
});
type OsvPackage = z.infer<typeof packageSchema>;

/** The objects that make a report long, by the keys to their list. */
export const OSV_RECORDS = { 'results.packages': packageSchema };

const reportSchema = z.object({
  results: z.array(
    z.object({
      source: z.object({ path: text, type: text }).nullish(),
      packages: z.array(packageSchema).nullish(),
    }),
  ),
  image_metadata: z
    .object({
      os: text,
      layer_metadata: z
        .array(z.object({ diff_id: text, command: text, is_empty: z.boolean().nullish() }))
        .nullish(),
    })
    .nullish(),
  experimental_config: z
    .object({ licenses: z.object({ allowlist: z.array(z.string()).nullish() }).nullish() })
    .nullish(),
});
type OsvReport = z.infer<typeof reportSchema>;

/** The purl type and namespace of OSV's ecosystems. */
const ECOSYSTEMS: Readonly<Record<string, readonly [string, string | null]>> = {
  npm: ['npm', null],
  PyPI: ['pypi', null],
  Go: ['golang', null],
  'crates.io': ['cargo', null],
  RubyGems: ['gem', null],
  Maven: ['maven', null],
  NuGet: ['nuget', null],
  Packagist: ['composer', null],
  Debian: ['deb', 'debian'],
  Ubuntu: ['deb', 'ubuntu'],
  Alpine: ['apk', 'alpine'],
  Wolfi: ['apk', 'wolfi'],
  Chainguard: ['apk', 'chainguard'],
  'Rocky Linux': ['rpm', 'rocky-linux'],
  AlmaLinux: ['rpm', 'almalinux'],
};

function purlOf(
  ecosystem: string | null | undefined,
  name: string,
  version: string | null,
): string | null {
  const known = ECOSYSTEMS[(ecosystem ?? '').split(':')[0] ?? ''];
  if (known === undefined) return null;
  const [type, namespace] = known;
  const cut = type === 'maven' ? name.indexOf(':') : name.lastIndexOf('/');
  const scope = cut > 0 ? name.slice(0, cut) : namespace;
  return formatPurl({
    type,
    namespace: scope,
    name: cut > 0 ? name.slice(cut + 1) : name,
    version,
  });
}

function packageOf(entry: OsvPackage, path: string | null, report: OsvReport): Package {
  const { name, version, ecosystem, os_package_name, image_origin_details } = entry.package;
  const own = os_package_name || name;
  const purl = entry.package.purl || purlOf(ecosystem, own, version || null);
  const layer = report.image_metadata?.layer_metadata?.[image_origin_details?.index ?? -1];
  return {
    name: own,
    version: version || null,
    purl,
    path: packagePath(purl, path),
    layer: layer?.diff_id || null,
    licenses: entry.licenses ?? [],
  };
}

/** The versions that fix the record for this package, nearest first. */
function fixesOf(record: OsvRecord, entry: OsvPackage): string[] {
  const { name, version, ecosystem } = entry.package;
  const system = (ecosystem ?? '').split(':')[0];
  const own = (record.affected ?? []).filter(
    (affected) =>
      affected.package?.name === name &&
      (affected.package.ecosystem ?? '').split(':')[0] === system,
  );
  const fixes = own
    .flatMap((affected) => affected.ranges ?? [])
    .filter((range) => range.type !== 'GIT')
    .flatMap((range) => (range.events ?? []).flatMap((event) => event.fixed || []));
  const above = fixes.filter((fix) => compareVersions(fix, version ?? '') > 0);
  return [...new Set(above.length > 0 ? above : fixes)].sort(compareVersions).slice(0, 1);
}

function severityWord(record: OsvRecord): string | null {
  const word = (record.database_specific ?? record.databaseSpecific)?.severity;
  return typeof word === 'string' ? word : null;
}

/** One vulnerability for each group: its ids are names of the same one. */
function vulnerabilitiesOf(entry: OsvPackage, common: Package): Vulnerability[] {
  const records = new Map((entry.vulnerabilities ?? []).map((record) => [record.id, record]));
  const grouped = new Set((entry.groups ?? []).flatMap(({ ids }) => ids));
  const alone = [...records.keys()]
    .filter((id) => !grouped.has(id))
    .map((id) => ({ ids: [id], aliases: [], max_severity: null }));
  return [...(entry.groups ?? []), ...alone].flatMap((group) => {
    const members = group.ids.flatMap((id) => records.get(id) ?? []);
    const [main] = members;
    if (main === undefined) return [];
    return [ofGroup(group, main, members, entry, common)];
  });
}

function ofGroup(
  group: z.infer<typeof groupSchema>,
  main: OsvRecord,
  members: readonly OsvRecord[],
  entry: OsvPackage,
  common: Package,
): Vulnerability {
  const names = [
    ...group.ids,
    ...(group.aliases ?? []),
    ...members.flatMap((m) => [...(m.aliases ?? []), ...(m.upstream ?? [])]),
  ];
  const score = Number(group.max_severity || NaN);
  const word = members.map(severityWord).find((found) => found !== null);
  const worded = parseSeverity(word);
  return {
    ...common,
    id: main.id,
    aliases: [...new Set(names)].filter((name) => name !== main.id),
    fixVersions: members.map((m) => fixesOf(m, entry)).find((fixes) => fixes.length > 0) ?? [],
    fixedOn: null,
    published: members.flatMap((m) => m.published || []).sort()[0] ?? null,
    severity:
      worded === 'unknown' ? severityOfScore(Number.isFinite(score) ? score : null) : worded,
    score: Number.isFinite(score) ? score : null,
    epss: null,
    kev: null,
    title: members.map((m) => m.summary).find(Boolean) ?? null,
    url: `https://osv.dev/vulnerability/${encodeURIComponent(main.id)}`,
  };
}

function licensesOf(entry: OsvPackage, common: Package): LicenseEntry[] {
  return (entry.license_violations ?? []).map((id) => ({
    id,
    package: common.name,
    category: 'not on the allow-list',
    severity: 'unknown',
    path: common.path,
  }));
}

/** Whether this is OSV-Scanner's JSON. */
export function isOsv(json: object): boolean {
  return 'results' in json && Array.isArray(json.results);
}

/**
 * Reads OSV-Scanner's JSON report.
 *
 * @throws InputError where the report does not fit the schema
 */
export function readOsv(json: object, context: FormatContext): ScanReport {
  const report = checkShape(reportSchema, json, { ...context, format: 'OSV-Scanner report' });
  const entries = report.results.flatMap(({ source, packages }) =>
    (packages ?? []).map((entry) => ({
      entry,
      common: packageOf(entry, source?.path ?? null, report),
    })),
  );
  const image = report.image_metadata;
  const [first] = report.results;
  const layers = (image?.layer_metadata ?? []).filter((layer) => layer.diff_id && !layer.is_empty);
  return {
    scanner: { name: 'osv-scanner', version: null },
    target: first?.source?.path || context.uri,
    kind: image ? 'image' : first?.source?.type === 'sbom' ? 'sbom' : 'files',
    platform: null,
    imageId: null,
    repoDigests: [],
    labels: {},
    sizeBytes: null,
    layers: layersOf(
      layers.map((layer) => layer.diff_id ?? ''),
      layers.map((layer) => ({ created_by: layer.command })),
    ),
    distribution: image?.os || null,
    saysDistribution: image !== null && image !== undefined,
    endOfLife: false,
    scannedAt: null,
    databaseBuilt: null,
    // Without --all-packages only those with findings are listed, which cannot be told apart.
    packages: entries.some(({ entry }) => (entry.vulnerabilities ?? []).length === 0)
      ? entries.map(({ common }) => common)
      : null,
    lookedAtSomething: entries.length > 0,
    vulnerabilities: entries.flatMap(({ entry, common }) => vulnerabilitiesOf(entry, common)),
    ignored: [],
    licenses: entries.flatMap(({ entry, common }) => licensesOf(entry, common)),
    secrets: [],
    misconfigurations: [],
    looksFor: {
      secrets: false,
      licenses: (report.experimental_config?.licenses?.allowlist ?? []).length > 0,
      misconfigurations: false,
      epss: false,
      kev: false,
    },
  };
}
