import { InputError } from '@slipway/core';
import { z } from 'zod';
import { lintImage } from '../../lint/image-rules.ts';
import { checkShape } from '../json.ts';
import { imagePath, packagePath } from '../path.ts';
import { formatPurl } from '../purl.ts';
import type {
  IgnoredVulnerability,
  LayerOrigin,
  LicenseEntry,
  MisconfigurationEntry,
  Package,
  ScanReport,
  SecretEntry,
  Vulnerability,
} from '../report.ts';
import { parseSeverity } from '../severity.ts';
import type { FormatContext } from './context.ts';
import { layersOf } from './layers.ts';

/*
 * Trivy's JSON, schema version 2 (Trivy 0.20 and later): pkg/types/report.go of its sources. Fields
 * that hold secrets (`Match`, `Code`) are not read at all.
 */

const text = z.string().nullish();
const layerSchema = z.object({ Digest: text, DiffID: text }).nullish();

const vulnerabilitySchema = z.object({
  VulnerabilityID: z.string().min(1),
  VendorIDs: z.array(z.string()).nullish(),
  PkgName: z.string(),
  PkgPath: text,
  PkgIdentifier: z.object({ PURL: text }).nullish(),
  InstalledVersion: text,
  FixedVersion: text,
  Layer: layerSchema,
  PrimaryURL: text,
  Title: text,
  Severity: text,
  SeveritySource: text,
  CVSS: z
    .record(
      z.string(),
      z.object({
        V2Score: z.number().nullish(),
        V3Score: z.number().nullish(),
        V40Score: z.number().nullish(),
      }),
    )
    .nullish(),
  PublishedDate: text,
});
type TrivyVulnerability = z.infer<typeof vulnerabilitySchema>;

const packageSchema = z.object({
  Name: z.string().nullish(),
  Version: text,
  Release: text,
  Epoch: z.number().nullish(),
  Identifier: z.object({ PURL: text }).nullish(),
  Licenses: z.array(z.string()).nullish(),
  FilePath: text,
  Layer: layerSchema,
});

const misconfigurationSchema = z.object({
  ID: z.string().nullish(),
  AVDID: text,
  Title: text,
  Message: text,
  Resolution: text,
  Severity: text,
  Status: text,
  CauseMetadata: z.object({ StartLine: z.number().nullish() }).nullish(),
});

const secretSchema = z.object({
  RuleID: z.string(),
  Title: text,
  Severity: text,
  StartLine: z.number().nullish(),
  Layer: layerSchema,
});

const licenseSchema = z.object({
  Severity: text,
  Category: text,
  PkgName: text,
  FilePath: text,
  Name: z.string(),
});

const modifiedSchema = z.object({
  Type: z.string(),
  Status: z.string(),
  Statement: text,
  Source: text,
  Finding: z.unknown().optional(),
});

const resultSchema = z.object({
  Target: z.string().nullish(),
  Class: text,
  Type: text,
  Packages: z.array(packageSchema).nullish(),
  Vulnerabilities: z.array(vulnerabilitySchema).nullish(),
  Misconfigurations: z.array(misconfigurationSchema).nullish(),
  Secrets: z.array(secretSchema).nullish(),
  Licenses: z.array(licenseSchema).nullish(),
  ExperimentalModifiedFindings: z.array(modifiedSchema).nullish(),
});
type TrivyResult = z.infer<typeof resultSchema>;

/** The objects that make a report long, by the keys to their list. */
export const TRIVY_RECORDS = {
  'Results.Vulnerabilities': vulnerabilitySchema,
  'Results.Packages': packageSchema,
  'Results.Misconfigurations': misconfigurationSchema,
  'Results.Licenses': licenseSchema,
};

const metadataSchema = z.object({
  Size: z.number().nullish(),
  OS: z.object({ Family: text, Name: text, EOSL: z.boolean().nullish() }).nullish(),
  ImageID: text,
  DiffIDs: z.array(z.string()).nullish(),
  RepoDigests: z.array(z.string()).nullish(),
  ImageConfig: z
    .object({
      architecture: text,
      os: text,
      variant: text,
      history: z
        .array(z.object({ created_by: text, empty_layer: z.boolean().nullish() }))
        .nullish(),
      rootfs: z.object({ diff_ids: z.array(z.string()).nullish() }).nullish(),
      config: z
        .object({
          Labels: z.record(z.string(), z.string()).nullish(),
          User: text,
          Env: z.array(z.string()).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

const reportSchema = z.object({
  Trivy: z.object({ Version: text }).nullish(),
  CreatedAt: text,
  ArtifactName: text,
  ArtifactType: text,
  Metadata: metadataSchema.nullish(),
  Results: z.array(resultSchema).nullish(),
});
type TrivyReport = z.infer<typeof reportSchema>;

/** The purl type of Trivy's result types, for reports without purls. */
const PURL_TYPES: Readonly<Record<string, readonly [string, string | null]>> = {
  debian: ['deb', 'debian'],
  ubuntu: ['deb', 'ubuntu'],
  alpine: ['apk', 'alpine'],
  wolfi: ['apk', 'wolfi'],
  chainguard: ['apk', 'chainguard'],
  redhat: ['rpm', 'redhat'],
  rocky: ['rpm', 'rocky'],
  alma: ['rpm', 'alma'],
  oracle: ['rpm', 'oracle'],
  amazon: ['rpm', 'amazon'],
  fedora: ['rpm', 'fedora'],
  npm: ['npm', null],
  'node-pkg': ['npm', null],
  yarn: ['npm', null],
  pnpm: ['npm', null],
  pip: ['pypi', null],
  'python-pkg': ['pypi', null],
  poetry: ['pypi', null],
  pipenv: ['pypi', null],
  uv: ['pypi', null],
  gobinary: ['golang', null],
  gomod: ['golang', null],
  gemspec: ['gem', null],
  bundler: ['gem', null],
  cargo: ['cargo', null],
};

function purlOf(
  type: string | null | undefined,
  name: string,
  version: string | null,
): string | null {
  const known = PURL_TYPES[type ?? ''];
  if (known === undefined) return null;
  const [purlType, namespace] = known;
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  const scope = slash > 0 ? name.slice(0, slash) : namespace;
  return formatPurl({
    type: purlType,
    namespace: scope,
    name: slash > 0 ? name.slice(slash + 1) : name,
    version,
  });
}

/** The path of a package; lock files have their path as the result's target. */
function pathOf(
  result: TrivyResult,
  own: string | null | undefined,
  purl: string | null,
): string | null {
  if (result.Class === 'os-pkgs') return null;
  if (own) return packagePath(purl, own);
  // Targets such as `Node.js` and `Python` are headings, not paths.
  const target = result.Target ?? '';
  return /[/.]/.test(target) && !/^(?:Node\.js|\.NET)$/.test(target)
    ? packagePath(purl, target)
    : null;
}

/** The score of the source that decided the severity, else the highest of NVD's and GitHub's. */
function scoreOf({ CVSS, SeveritySource }: TrivyVulnerability): number | null {
  const scores = CVSS ?? {};
  const sources = [SeveritySource ?? '', 'nvd', 'ghsa', ...Object.keys(scores)];
  for (const source of sources) {
    const entry = Object.hasOwn(scores, source) ? scores[source] : undefined;
    const score = entry?.V40Score || entry?.V3Score || entry?.V2Score;
    if (score) return score;
  }
  return null;
}

function vulnerabilityOf(entry: TrivyVulnerability, result: TrivyResult): Vulnerability {
  const installed = entry.InstalledVersion || null;
  const purl = entry.PkgIdentifier?.PURL || purlOf(result.Type, entry.PkgName, installed);
  return {
    id: entry.VulnerabilityID,
    aliases: entry.VendorIDs ?? [],
    name: entry.PkgName,
    version: installed,
    purl,
    path: pathOf(result, entry.PkgPath, purl),
    layer: entry.Layer?.DiffID || null,
    licenses: [],
    fixVersions: (entry.FixedVersion ?? '')
      .split(',')
      .map((version) => version.trim())
      .filter((version) => version !== ''),
    fixedOn: null,
    published: entry.PublishedDate || null,
    severity: parseSeverity(entry.Severity),
    score: scoreOf(entry),
    epss: null,
    kev: null,
    title: entry.Title || null,
    url: entry.PrimaryURL || null,
  };
}

function packageOf(entry: z.infer<typeof packageSchema>, result: TrivyResult): Package {
  const release = entry.Release ? `-${entry.Release}` : '';
  const epoch = entry.Epoch ? `${entry.Epoch}:` : '';
  const version = entry.Version ? `${epoch}${entry.Version}${release}` : null;
  const name = entry.Name ?? '';
  const purl = entry.Identifier?.PURL || purlOf(result.Type, name, version);
  return {
    name,
    version,
    purl,
    path: pathOf(result, entry.FilePath, purl),
    layer: entry.Layer?.DiffID || null,
    licenses: entry.Licenses ?? [],
  };
}

function misconfigurationsOf(result: TrivyResult): MisconfigurationEntry[] {
  return (result.Misconfigurations ?? [])
    .filter((entry) => entry.Status === 'FAIL')
    .map((entry) => ({
      id: entry.ID || entry.AVDID || 'unknown',
      title: entry.Title || entry.ID || '',
      message: entry.Message || entry.Title || '',
      remedy: entry.Resolution || null,
      severity: parseSeverity(entry.Severity),
      source: 'trivy',
      path: imagePath(result.Target) ?? '',
      line: entry.CauseMetadata?.StartLine || null,
    }));
}

function secretsOf(result: TrivyResult): SecretEntry[] {
  return (result.Secrets ?? []).map((entry) => ({
    id: entry.RuleID,
    title: entry.Title || entry.RuleID,
    severity: parseSeverity(entry.Severity),
    path: imagePath(result.Target) ?? '',
    line: entry.StartLine || null,
    layer: entry.Layer?.DiffID || null,
  }));
}

function licensesOf(result: TrivyResult): LicenseEntry[] {
  return (result.Licenses ?? []).map((entry) => ({
    id: entry.Name,
    package: entry.PkgName || entry.FilePath || '',
    category: entry.Category || null,
    severity: parseSeverity(entry.Severity),
    path: imagePath(entry.FilePath),
  }));
}

function ignoredOf(result: TrivyResult): IgnoredVulnerability[] {
  return (result.ExperimentalModifiedFindings ?? []).flatMap((entry) => {
    if (entry.Type !== 'vulnerability') return [];
    const finding = vulnerabilitySchema.safeParse(entry.Finding);
    if (!finding.success) return [];
    return [
      {
        vulnerability: vulnerabilityOf(finding.data, result),
        status: entry.Status,
        reason: entry.Statement || null,
        who: entry.Source || 'trivy',
      },
    ];
  });
}

function kindOf(type: string | null | undefined): ScanReport['kind'] {
  if (type === 'cyclonedx' || type === 'spdx') return 'sbom';
  return type === 'container_image' || type === undefined || type === null ? 'image' : 'files';
}

function platformOf(metadata: TrivyReport['Metadata']): string | null {
  const config = metadata?.ImageConfig;
  if (!config?.os || !config.architecture) return null;
  return [config.os, config.architecture, config.variant].filter(Boolean).join('/');
}

/** Our own rules on the image's configuration, where the report carries it. */
function lintedConfiguration(
  image: NonNullable<TrivyReport['Metadata']>['ImageConfig'],
): MisconfigurationEntry[] {
  return image?.config ? lintImage({ config: image.config, history: image.history }) : [];
}

function layersOfReport(metadata: TrivyReport['Metadata']): LayerOrigin[] {
  const config = metadata?.ImageConfig;
  return layersOf(config?.rootfs?.diff_ids ?? metadata?.DiffIDs ?? [], config?.history ?? []);
}

/** As the metadata say it; reports without them have it as the type of the system's packages. */
function distributionOf({ Metadata, Results }: TrivyReport): string | null {
  const { Family, Name } = Metadata?.OS ?? {};
  if (Family && Family !== 'none') return [Family, Name].filter(Boolean).join(' ');
  return Results?.find((result) => result.Class === 'os-pkgs')?.Type || null;
}

function refuseVersion(json: { readonly SchemaVersion?: unknown }, context: FormatContext): void {
  if (json.SchemaVersion === 2) return;
  const found =
    json.SchemaVersion === undefined ? 'has no SchemaVersion' : `has another SchemaVersion than 2`;
  throw new InputError(
    context.subject,
    `${context.uri}: Trivy’s report ${found}; version 2 is known here (trivy --format json)`,
  );
}

/** Whether this is Trivy's JSON. */
export function isTrivy(json: object): boolean {
  return 'SchemaVersion' in json || ('Results' in json && 'ArtifactName' in json);
}

/**
 * Reads Trivy's JSON report.
 *
 * @throws InputError for another schema version, and where the report does not fit the schema
 */
export function readTrivy(json: object, context: FormatContext): ScanReport {
  refuseVersion(json, context);
  const report = checkShape(reportSchema, json, { ...context, format: 'Trivy report' });
  const results = report.Results ?? [];
  const listed = results.some((result) => (result.Packages ?? []).length > 0);
  const has = (name: string): boolean => results.some((result) => result.Class === name);
  return {
    scanner: { name: 'trivy', version: report.Trivy?.Version || null },
    target: report.ArtifactName || context.uri,
    kind: kindOf(report.ArtifactType),
    platform: platformOf(report.Metadata),
    imageId: report.Metadata?.ImageID || null,
    repoDigests: report.Metadata?.RepoDigests ?? [],
    labels: report.Metadata?.ImageConfig?.config?.Labels ?? {},
    sizeBytes: report.Metadata?.Size ?? null,
    layers: layersOfReport(report.Metadata),
    distribution: distributionOf(report),
    saysDistribution: report.Metadata !== undefined && report.Metadata !== null,
    endOfLife: report.Metadata?.OS?.EOSL === true,
    scannedAt: report.CreatedAt || null,
    databaseBuilt: null,
    packages: listed
      ? results.flatMap((result) =>
          (result.Packages ?? []).map((entry) => packageOf(entry, result)),
        )
      : null,
    lookedAtSomething: results.length > 0,
    vulnerabilities: results.flatMap((result) =>
      (result.Vulnerabilities ?? []).map((entry) => vulnerabilityOf(entry, result)),
    ),
    ignored: results.flatMap(ignoredOf),
    licenses: results.flatMap(licensesOf),
    secrets: results.flatMap(secretsOf),
    misconfigurations: [
      ...results.flatMap(misconfigurationsOf),
      ...lintedConfiguration(report.Metadata?.ImageConfig),
    ],
    looksFor: {
      // Trivy looks for secrets unless it is told not to, and lists those only that it found.
      secrets: true,
      licenses: has('license') || has('license-file'),
      misconfigurations: has('config'),
      epss: false,
      kev: false,
    },
  };
}
