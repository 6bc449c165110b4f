import { InputError } from '@slipway/core';
import { z } from 'zod';
import { checkShape } from '../json.ts';
import { packagePath } from '../path.ts';
import type { IgnoredVulnerability, LayerOrigin, ScanReport, Vulnerability } from '../report.ts';
import { parseSeverity } from '../severity.ts';
import type { FormatContext } from './context.ts';
import { layersOf } from './layers.ts';

/*
 * Grype's JSON (grype/presenter/models of its sources). It has no schema version of its own: the
 * version of Grype stands in for it; every 0.x has this form.
 */

const text = z.string().nullish();

const metadataSchema = z.object({
  id: z.string().min(1),
  dataSource: text,
  severity: text,
  description: text,
  cvss: z
    .array(
      z.object({ version: text, metrics: z.object({ baseScore: z.number().nullish() }).nullish() }),
    )
    .nullish(),
  epss: z.array(z.object({ epss: z.number(), cve: text })).nullish(),
  knownExploited: z.array(z.looseObject({})).nullish(),
});

const matchSchema = z.object({
  vulnerability: metadataSchema.extend({
    fix: z
      .object({
        versions: z.array(z.string()).nullish(),
        state: text,
        available: z.array(z.object({ version: z.string(), date: text })).nullish(),
      })
      .nullish(),
  }),
  relatedVulnerabilities: z.array(metadataSchema).nullish(),
  matchDetails: z
    .array(z.object({ fix: z.object({ suggestedVersion: text }).nullish() }))
    .nullish(),
  artifact: z.object({
    name: z.string(),
    version: text,
    type: text,
    purl: text,
    locations: z.array(z.object({ path: text, layerID: text })).nullish(),
    licenses: z.array(z.string()).nullish(),
  }),
});
type GrypeMatch = z.infer<typeof matchSchema>;

const ignoredSchema = matchSchema.extend({
  appliedIgnoreRules: z
    .array(
      z.looseObject({
        vulnerability: text,
        reason: text,
        'fix-state': text,
        'vex-status': text,
        'vex-justification': text,
      }),
    )
    .nullish(),
});

/** The objects that make a report long, by the keys to their list. */
export const GRYPE_RECORDS = { matches: matchSchema, ignoredMatches: ignoredSchema };

const targetSchema = z.union([
  z.string(),
  z.object({
    userInput: text,
    imageID: text,
    repoDigests: z.array(z.string()).nullish(),
    imageSize: z.number().nullish(),
    architecture: text,
    os: text,
    labels: z.record(z.string(), z.string()).nullish(),
    config: text,
    layers: z.array(z.object({ digest: text })).nullish(),
  }),
]);

/** Grype up to 0.90 has the database's date at `db.built`, later ones at `db.status.built`. */
const databaseSchema = z.object({
  built: text,
  error: z.unknown().optional(),
  status: z.object({ built: text, valid: z.boolean().nullish(), error: text }).nullish(),
});

const reportSchema = z.object({
  matches: z.array(matchSchema),
  ignoredMatches: z.array(ignoredSchema).nullish(),
  source: z.object({ type: text, target: targetSchema.nullish() }).nullish(),
  distro: z.object({ name: text, version: text }).nullish(),
  descriptor: z
    .object({
      name: text,
      version: text,
      db: databaseSchema.nullish(),
      timestamp: text,
    })
    .nullish(),
});
type GrypeReport = z.infer<typeof reportSchema>;

const configSchema = z.object({
  variant: text,
  history: z.array(z.object({ created_by: text, empty_layer: z.boolean().nullish() })).nullish(),
  rootfs: z.object({ diff_ids: z.array(z.string()).nullish() }).nullish(),
});

/** The image's configuration, which Grype carries in base64. */
function configurationOf(config: string | null | undefined): z.infer<typeof configSchema> {
  try {
    const json: unknown = JSON.parse(Buffer.from(config ?? '', 'base64').toString('utf8'));
    return configSchema.parse(json);
  } catch {
    return {};
  }
}

function first<T>(items: readonly T[] | null | undefined): T | undefined {
  return items?.[0];
}

function scoreOf({ vulnerability, relatedVulnerabilities }: GrypeMatch): number | null {
  const entries = [vulnerability, ...(relatedVulnerabilities ?? [])];
  for (const { cvss } of entries) {
    const newest = (cvss ?? []).toSorted((a, b) =>
      (b.version ?? '').localeCompare(a.version ?? ''),
    );
    const score = newest.find((entry) => entry.metrics?.baseScore)?.metrics?.baseScore;
    if (score) return score;
  }
  return null;
}

/** The vulnerability's own list, else that of the CVE it is another name of. */
function ownOrRelated<T>(
  match: GrypeMatch,
  pick: (entry: z.infer<typeof metadataSchema>) => readonly T[] | null | undefined,
): readonly T[] {
  const entries = [match.vulnerability, ...(match.relatedVulnerabilities ?? [])];
  return (
    entries.map(pick).find((list) => list !== null && list !== undefined && list.length > 0) ?? []
  );
}

function fixOf(match: GrypeMatch): Pick<Vulnerability, 'fixVersions' | 'fixedOn'> {
  const { fix } = match.vulnerability;
  const suggested = match.matchDetails?.find((entry) => entry.fix?.suggestedVersion)?.fix;
  const versions = fix?.versions ?? [];
  const fixVersions = suggested?.suggestedVersion ? [suggested.suggestedVersion] : versions;
  const dates = (fix?.available ?? [])
    .filter(({ version }) => fixVersions.includes(version))
    .flatMap(({ date }) => (date ? [date.slice(0, 10)] : []))
    .sort();
  return { fixVersions, fixedOn: first(dates) ?? null };
}

function vulnerabilityOf(match: GrypeMatch, saysExploits: boolean): Vulnerability {
  const { vulnerability, artifact } = match;
  const location = first(artifact.locations);
  const purl = artifact.purl || null;
  const epss = first(ownOrRelated(match, (entry) => entry.epss));
  const exploited = ownOrRelated(match, (entry) => entry.knownExploited).length > 0;
  return {
    id: vulnerability.id,
    aliases: (match.relatedVulnerabilities ?? []).map(({ id }) => id),
    name: artifact.name,
    version: artifact.version || null,
    purl,
    path: packagePath(purl, location?.path),
    layer: location?.layerID || null,
    licenses: artifact.licenses ?? [],
    ...fixOf(match),
    published: null,
    severity: parseSeverity(vulnerability.severity),
    score: scoreOf(match),
    epss: epss?.epss ?? null,
    kev: exploited ? true : saysExploits ? false : null,
    title: vulnerability.description || first(match.relatedVulnerabilities)?.description || null,
    url: vulnerability.dataSource || null,
  };
}

function ignoredOf(match: z.infer<typeof ignoredSchema>, kev: boolean): IgnoredVulnerability {
  const rule = first(match.appliedIgnoreRules);
  const vexStatus = rule?.['vex-status'];
  const reason = rule?.reason || rule?.['vex-justification'] || rule?.['fix-state'] || null;
  return {
    vulnerability: vulnerabilityOf(match, kev),
    status: vexStatus || 'ignored',
    reason,
    who: vexStatus ? 'VEX given to grype' : 'grype’s ignore rules',
  };
}

function targetOf(
  report: GrypeReport,
  uri: string,
): Pick<
  ScanReport,
  'target' | 'kind' | 'platform' | 'imageId' | 'repoDigests' | 'labels' | 'sizeBytes' | 'layers'
> {
  const target = report.source?.target;
  const type = report.source?.type ?? 'image';
  const kind = type === 'image' ? 'image' : type.includes('sbom') ? 'sbom' : 'files';
  if (target === null || target === undefined || typeof target === 'string') {
    const nothing = { platform: null, imageId: null, repoDigests: [], labels: {}, sizeBytes: null };
    return { target: target || uri, kind, ...nothing, layers: [] };
  }
  const { variant, history, rootfs } = configurationOf(target.config);
  const diffIds = rootfs?.diff_ids ?? (target.layers ?? []).flatMap(({ digest }) => digest ?? []);
  const platform = [target.os, target.architecture, variant].filter(Boolean).join('/');
  const layers: LayerOrigin[] = layersOf(diffIds, history ?? []);
  return {
    target: target.userInput || uri,
    kind,
    platform: platform || null,
    imageId: target.imageID || null,
    repoDigests: target.repoDigests ?? [],
    labels: target.labels ?? {},
    sizeBytes: target.imageSize ?? null,
    layers,
  };
}

/** Whether this is Grype's JSON. */
export function isGrype(json: object): boolean {
  return 'matches' in json && Array.isArray(json.matches);
}

function refuseVersion({ descriptor }: GrypeReport, { uri, subject }: FormatContext): void {
  const name = descriptor?.name ?? 'grype';
  if (name !== 'grype') {
    throw new InputError(
      subject,
      `${uri}: it says it was made by ${JSON.stringify(name)}, not grype`,
    );
  }
  const version = descriptor?.version ?? '';
  if (/^v?[1-9]/.test(version)) {
    throw new InputError(
      subject,
      `${uri}: it was made by grype ${version}; the reports of grype 0.x are known here`,
    );
  }
}

/** Grype's database has known exploits and EPSS since its schema 6: some finding shows them. */
function showsRisk(report: GrypeReport): { epss: boolean; kev: boolean } {
  const shown = report.matches.some(
    (match) => ownOrRelated(match, (entry) => entry.epss ?? entry.knownExploited).length > 0,
  );
  return { epss: shown, kev: shown };
}

/**
 * Reads Grype's JSON report.
 *
 * @throws InputError where it is not from Grype 0.x, or its database was not valid
 */
export function readGrype(json: object, context: FormatContext): ScanReport {
  const report = checkShape(reportSchema, json, { ...context, format: 'Grype report' });
  refuseVersion(report, context);
  const { descriptor, distro } = report;
  const databaseError = descriptor?.db?.status?.error;
  if (descriptor?.db?.status?.valid === false || databaseError) {
    throw new InputError(context.subject, `${context.uri}: grype’s database was not valid`);
  }
  const distribution = [distro?.name, distro?.version].filter(Boolean).join(' ') || null;
  const looks = showsRisk(report);
  return {
    scanner: { name: 'grype', version: descriptor?.version || null },
    ...targetOf(report, context.uri),
    distribution,
    saysDistribution: report.distro !== null && report.distro !== undefined,
    endOfLife: false,
    scannedAt: descriptor?.timestamp || null,
    databaseBuilt: descriptor?.db?.status?.built || descriptor?.db?.built || null,
    packages: null,
    lookedAtSomething: report.matches.length > 0 || distribution !== null,
    vulnerabilities: report.matches.map((match) => vulnerabilityOf(match, looks.kev)),
    ignored: (report.ignoredMatches ?? []).map((match) => ignoredOf(match, looks.kev)),
    licenses: [],
    secrets: [],
    misconfigurations: [],
    looksFor: { secrets: false, licenses: false, misconfigurations: false, ...looks },
  };
}
