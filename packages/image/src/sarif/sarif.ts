import type { FindingSeverity, MisconfigurationFinding, SecretFinding } from '@slipway/core';
import { VERSION } from '@slipway/core';
import type { AnyFinding, Findings } from '../scan/finding.ts';
import { describeFinding } from '../scan/gate/gates.ts';
import { fingerprintOf, isOpen, isVulnerability } from '../scan/finding.ts';
import { severityRank } from '../scan/severity.ts';

/*
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), within the limits of GitHub's code
 * scanning: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */

/** Results of one run that code scanning keeps. */
export const RESULT_LIMIT = 5000;
const TEXT_LIMIT = 1000;

/** Where a result is shown when no line of the repository is known to have brought it. */
export interface SarifOptions {
  /** Path from the repository's root: the Dockerfile, else the report that was read. */
  readonly fallback: string;
  /** The image, for the messages. */
  readonly target: string;
}

interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly helpUri?: string;
  readonly help: { readonly text: string };
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: Readonly<Record<string, unknown>>;
}

type Kind = keyof Findings;

interface Entry {
  readonly kind: Kind;
  readonly finding: AnyFinding;
}

const KINDS: readonly Kind[] = ['vulnerabilities', 'secrets', 'misconfigurations', 'licenses'];
const RULE_NAMES: Readonly<Record<Kind, string>> = {
  vulnerabilities: 'Vulnerability',
  secrets: 'Secret',
  misconfigurations: 'Misconfiguration',
  licenses: 'License',
};

const LEVELS: Readonly<Record<FindingSeverity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  negligible: 'note',
  unknown: 'note',
};

/** The middle of each severity's range of scores, where no score is known. */
const SCORES: Readonly<Record<FindingSeverity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  negligible: '0.1',
  unknown: '0.0',
};

/** The score in the range of the severity, so that code scanning shows the same severity. */
function securitySeverity(finding: AnyFinding): string {
  const score = isVulnerability(finding) ? finding.score : null;
  const { severity } = finding;
  if (score === null || severity === 'unknown' || severity === 'negligible')
    return SCORES[severity];
  const [low, high] = { critical: [9, 10], high: [7, 8.9], medium: [4, 6.9], low: [0.1, 3.9] }[
    severity
  ] as [number, number];
  return score >= low && score <= high ? score.toFixed(1) : SCORES[severity];
}

function cut(text: string): string {
  return text.length <= TEXT_LIMIT ? text : `${text.slice(0, TEXT_LIMIT - 1)}…`;
}

function titleOf(finding: AnyFinding): string {
  if (isVulnerability(finding)) return finding.title ?? finding.id;
  return 'title' in finding ? finding.title : `License ${finding.id}`;
}

function remedyOf(finding: AnyFinding): string {
  if (isVulnerability(finding)) {
    const { fixed, package: name } = finding;
    return fixed === null
      ? `There is no fixed version of ${name} yet.`
      : `Update ${name} to ${fixed}.`;
  }
  if ('remedy' in finding) return finding.remedy ?? finding.message;
  if ('line' in finding) return 'Revoke the secret, and build the image without it.';
  return `Replace ${finding.package}, or have its license approved.`;
}

function ruleOf({ kind, finding }: Entry): SarifRule {
  const url = isVulnerability(finding) ? finding.url : null;
  return {
    id: finding.id,
    name: RULE_NAMES[kind],
    shortDescription: { text: cut(titleOf(finding)) },
    fullDescription: { text: cut(titleOf(finding)) },
    ...(url !== null && /^https?:\/\/\S+$/.test(url) ? { helpUri: url } : {}),
    help: { text: cut(remedyOf(finding)) },
    defaultConfiguration: { level: LEVELS[finding.severity] },
    properties: {
      'security-severity': securitySeverity(finding),
      tags: ['security', kind, finding.severity],
      precision: 'very-high',
    },
  };
}

function messageOf({ finding }: Entry, target: string): string {
  const parts = [`${describeFinding(finding)} is in ${target}.`, remedyOf(finding)];
  const isElsewhere = finding.path !== null && finding.path !== finding.place?.path;
  if (isElsewhere) parts.push(`In the image: ${finding.path}.`);
  if (finding.place !== null) parts.push(`Here because ${finding.place.because}.`);
  return cut(parts.join(' '));
}

function suppressionsOf({ waiver, suppression }: AnyFinding): readonly unknown[] {
  const ofWaiver =
    waiver === null
      ? []
      : [
          {
            kind: 'external',
            status: 'accepted',
            justification: `${waiver.reason} (${waiver.owner}, until ${waiver.expires})`,
          },
        ];
  if (suppression === null) return ofWaiver;
  const { status, reason, who } = suppression;
  const justification = `${status}${reason === null ? '' : `: ${reason}`} (${who})`;
  return [...ofWaiver, { kind: 'external', status: 'accepted', justification }];
}

function lineOf(finding: AnyFinding): number | null {
  const own = finding as Partial<MisconfigurationFinding & SecretFinding>;
  return finding.place?.line ?? own.line ?? null;
}

function resultOf(entry: Entry, ruleIndex: number, options: SarifOptions): unknown {
  const { finding } = entry;
  const hash = fingerprintOf(finding);
  const suppressions = suppressionsOf(finding);
  const isPlaced = finding.place !== null;
  return {
    ruleId: finding.id,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: messageOf(entry, options.target) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeUri(finding.place?.path ?? options.fallback) },
          region: { startLine: isPlaced ? (lineOf(finding) ?? 1) : 1 },
        },
      },
    ],
    partialFingerprints: {
      'slipwayFinding/v1': hash,
      // Code scanning tells results apart by this one; a rebuilt image must not make new alerts.
      primaryLocationLineHash: `${hash.slice(0, 16)}:1`,
    },
    ...(suppressions.length === 0 ? {} : { suppressions }),
    properties: { new: finding.new, severity: finding.severity },
  };
}

function encodeUri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What counts before what does not, new before known, worst first. */
function compare({ finding: a }: Entry, { finding: b }: Entry): number {
  return (
    Number(isOpen(b)) - Number(isOpen(a)) ||
    severityRank(b.severity) - severityRank(a.severity) ||
    Number(b.new === true) - Number(a.new === true)
  );
}

/**
 * The findings as SARIF. What counts least is left out where there are more than code scanning
 * keeps, and is counted in the run's properties. Secrets are never in it, their places are.
 */
export function sarifOf(findings: Findings, options: SarifOptions): object {
  const all = KINDS.flatMap((kind) => findings[kind].map((finding): Entry => ({ kind, finding })));
  const shown = all.sort(compare).slice(0, RESULT_LIMIT);
  const rules = new Map<string, { readonly index: number; readonly rule: SarifRule }>();
  for (const entry of shown) {
    const { id } = entry.finding;
    if (!rules.has(id)) rules.set(id, { index: rules.size, rule: ruleOf(entry) });
  }
  const leftOut = all.length - shown.length;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Slipway scan-image',
            version: VERSION,
            informationUri: 'https://github.com/slipway-ml/slipway',
            rules: [...rules.values()].map(({ rule }) => rule),
          },
        },
        automationDetails: { id: 'slipway/scan-image/' },
        results: shown.map((entry) =>
          resultOf(entry, rules.get(entry.finding.id)?.index ?? 0, options),
        ),
        properties: { findings: all.length, leftOut },
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
}
