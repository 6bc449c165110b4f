import { InputError } from '@slipway/core';
import { z } from 'zod';
import { checkShape } from '../json.ts';
import { packagePath } from '../path.ts';
import { parsePurl } from '../purl.ts';
import type { ScanReport, Vulnerability } from '../report.ts';
import { parseSeverity, severityOfScore } from '../severity.ts';
import type { FormatContext } from './context.ts';

/*
 * What `docker scout cves --format sarif` writes: SARIF 2.1.0, one rule for each vulnerability of a
 * package, whose properties name the package and its fix.
 */

const text = z.string().nullish();

const ruleSchema = z.object({
  id: z.string().min(1),
  shortDescription: z.object({ text }).nullish(),
  helpUri: text,
  properties: z
    .object({
      fixed_version: text,
      purls: z.array(z.string()).nullish(),
      'security-severity': text,
      tags: z.array(z.string()).nullish(),
    })
    .nullish(),
});
type ScoutRule = z.infer<typeof ruleSchema>;

const resultSchema = z.object({
  ruleId: text,
  ruleIndex: z.int().nonnegative().nullish(),
  message: z.object({ text }).nullish(),
  locations: z
    .array(
      z.object({
        physicalLocation: z
          .object({ artifactLocation: z.object({ uri: text }).nullish() })
          .nullish(),
        logicalLocations: z.array(z.object({ fullyQualifiedName: text })).nullish(),
      }),
    )
    .nullish(),
});
type ScoutResult = z.infer<typeof resultSchema>;

/** The objects that make a report long, by the keys to their list. */
export const SCOUT_RECORDS = {
  'runs.results': resultSchema,
  'runs.tool.driver.rules': ruleSchema,
};

const reportSchema = z.object({
  version: z.string(),
  runs: z
    .array(
      z.object({
        tool: z.object({
          driver: z.object({
            name: z.string(),
            version: text,
            rules: z.array(ruleSchema).nullish(),
          }),
        }),
        results: z.array(resultSchema).nullish(),
      }),
    )
    .min(1),
});

/** Whether this is SARIF, of whatever tool. */
export function isSarif(json: object): boolean {
  return 'runs' in json && Array.isArray(json.runs);
}

/** The value after `EPSS Score :` in the message of a result. */
function epssOf(message: string): number | null {
  const value = /EPSS Score\s*:\s*([\d.]+)/i.exec(message)?.[1];
  return value === undefined || !(Number(value) <= 1) ? null : Number(value);
}

function vulnerabilityOf(rule: ScoutRule, result: ScoutResult, purl: string): Vulnerability {
  const parts = parsePurl(purl);
  const [location] = result.locations ?? [];
  const { properties } = rule;
  const score = Number(properties?.['security-severity'] || NaN);
  const known = Number.isFinite(score) ? score : null;
  const worded = (properties?.tags ?? []).map(parseSeverity).find((word) => word !== 'unknown');
  const fixed = properties?.fixed_version ?? '';
  const scope = parts?.type === 'npm' || parts?.type === 'golang' ? parts.namespace : null;
  return {
    id: rule.id,
    aliases: [],
    name: parts === null ? purl : [scope, parts.name].filter(Boolean).join('/'),
    version: parts?.version ?? null,
    purl,
    path: packagePath(purl, location?.physicalLocation?.artifactLocation?.uri),
    layer: location?.logicalLocations?.[0]?.fullyQualifiedName || null,
    licenses: [],
    fixVersions: fixed === '' || fixed === 'not fixed' ? [] : [fixed],
    fixedOn: null,
    published: null,
    severity: worded ?? severityOfScore(known),
    score: known,
    epss: epssOf(result.message?.text ?? ''),
    kev: null,
    title: rule.shortDescription?.text?.replace(/^[^:]*:\s*/, '') || null,
    url: rule.helpUri || null,
  };
}

/** The distribution that the purls of system packages name: `debian 12`. */
function distributionOf(purls: readonly string[]): string | null {
  for (const purl of purls) {
    const name = /[?&]os_name=([^&#]+)/.exec(purl)?.[1];
    const version = /[?&]os_version=([^&#]+)/.exec(purl)?.[1];
    if (name !== undefined) return [name, version].filter(Boolean).join(' ');
  }
  return null;
}

/**
 * Reads the SARIF report of Docker Scout.
 *
 * @throws InputError for SARIF of other tools, which says too little to decide on
 */
export function readScout(json: object, context: FormatContext): ScanReport {
  const report = checkShape(reportSchema, json, { ...context, format: 'SARIF report' });
  const [run] = report.runs;
  const driver = run?.tool.driver;
  if (run === undefined || driver === undefined || !/^docker scout$/i.test(driver.name)) {
    throw new InputError(
      context.subject,
      `${context.uri}: SARIF of ${JSON.stringify(driver?.name ?? '')} says neither versions nor fixes; ` +
        'give the scanner’s own JSON (trivy --format json, grype --output json)',
    );
  }
  if (report.version !== '2.1.0') {
    throw new InputError(context.subject, `${context.uri}: SARIF 2.1.0 is known here`);
  }
  const rules = driver.rules ?? [];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const vulnerabilities = (run.results ?? []).flatMap((result) => {
    const rule = rules[result.ruleIndex ?? -1] ?? byId.get(result.ruleId ?? '');
    if (rule === undefined) return [];
    return (rule.properties?.purls ?? []).map((purl) => vulnerabilityOf(rule, result, purl));
  });
  return {
    scanner: { name: 'docker-scout', version: driver.version || null },
    target: context.uri,
    kind: 'image',
    platform: null,
    imageId: null,
    repoDigests: [],
    labels: {},
    sizeBytes: null,
    layers: [],
    distribution: distributionOf(rules.flatMap((rule) => rule.properties?.purls ?? [])),
    saysDistribution: false,
    endOfLife: false,
    scannedAt: null,
    databaseBuilt: null,
    packages: null,
    lookedAtSomething: vulnerabilities.length > 0,
    vulnerabilities,
    ignored: [],
    licenses: [],
    secrets: [],
    misconfigurations: [],
    looksFor: {
      secrets: false,
      licenses: false,
      misconfigurations: false,
      epss: vulnerabilities.some(({ epss }) => epss !== null),
      kev: false,
    },
  };
}
