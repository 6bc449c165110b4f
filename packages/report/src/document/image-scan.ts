import type {
  FindingSeverity,
  ImageScan,
  LicenseFinding,
  MisconfigurationFinding,
  ScanImagePredicate,
  SecretFinding,
  VulnerabilityFinding,
} from '@slipway/core';
import { FINDING_SEVERITIES, formatCount, plural } from '@slipway/core';
import { formatBytes } from '../display/numbers.ts';
import type { Tone } from '../display/words.ts';
import type { Column, Content, Section, Table } from './document.ts';
import { code, join, PRIORITIES, value } from './document.ts';
import type { Profile } from './profile.ts';
import { firstOf, makeTable, optional } from './table.ts';

type Finding = VulnerabilityFinding | LicenseFinding | SecretFinding | MisconfigurationFinding;

const TONES: Readonly<Record<FindingSeverity, Tone>> = {
  critical: 'bad',
  high: 'bad',
  medium: 'warn',
  low: 'neutral',
  negligible: 'neutral',
  unknown: 'warn',
};

function counts({ waiver, suppression }: Finding): boolean {
  return waiver === null && suppression === null;
}

function severityCell({ severity }: Finding): Content {
  return [{ tone: TONES[severity], words: severity }];
}

function placeCell({ place, path }: Finding): Content {
  if (place !== null) return [code(`${place.path}:${place.line}`)];
  return path === null ? [] : [code(path), ' in the image'];
}

function stateCell({ waiver, suppression }: Finding): Content {
  if (waiver !== null) {
    return [`waived until ${waiver.expires} by `, code(waiver.owner, 60), `: ${waiver.reason}`];
  }
  if (suppression === null) return [];
  const { status, reason, who } = suppression;
  return [`${status} says `, code(who, 80), ...(reason === null ? [] : [`: ${reason}`])];
}

function newCell({ new: isNew }: Finding): Content {
  return isNew === null ? ['not known'] : [isNew ? { strong: 'new' } : 'before'];
}

/** What counts first, of that what is new, each worst first. */
function compare(a: Finding, b: Finding): number {
  const rank = (finding: Finding): number => FINDING_SEVERITIES.indexOf(finding.severity);
  return (
    Number(counts(b)) - Number(counts(a)) ||
    Number(b.new === true) - Number(a.new === true) ||
    rank(a) - rank(b)
  );
}

const FIRST: readonly Column[] = [
  { title: 'Severity', align: 'left' },
  { title: 'Finding', align: 'left' },
];
const LAST: readonly Column[] = [
  { title: 'Brought by', align: 'left', terminal: false },
  { title: 'Set aside', align: 'left', terminal: false },
];

function vulnerabilityTable(predicate: ScanImagePredicate, limit: number): Table | null {
  if (predicate.vulnerabilities.length === 0) return null;
  const sorted = [...predicate.vulnerabilities].sort(compare);
  const { shown, more } = firstOf(sorted, limit, 'finding');
  const isCompared = predicate.baseline !== null;
  return makeTable(
    'Vulnerabilities, what counts first',
    [
      ...FIRST,
      { title: 'Package', align: 'left' },
      { title: 'Installed', align: 'left' },
      { title: 'Fixed in', align: 'left' },
      { title: 'Against the champion', align: 'left' },
      ...LAST,
    ],
    shown.map((finding) => [
      severityCell(finding),
      [code(finding.id, 40), ...(finding.kev === true ? [' (known exploited)'] : [])],
      [code(finding.package, 60)],
      finding.installed === null ? [] : [code(finding.installed, 40)],
      finding.fixed === null ? ['no fix'] : [code(finding.fixed, 40)],
      isCompared ? newCell(finding) : [],
      placeCell(finding),
      stateCell(finding),
    ]),
    more,
  );
}

function whatCell(finding: Finding): Content {
  if ('package' in finding) return [code(finding.package, 60)];
  if ('message' in finding) return [finding.message];
  return 'title' in finding ? [finding.title] : [];
}

function otherTable(
  { secrets, misconfigurations, licenses }: ScanImagePredicate,
  limit: number,
): Table | null {
  const all: Finding[] = [...secrets, ...misconfigurations, ...licenses];
  if (all.length === 0) return null;
  const { shown, more } = firstOf(all.sort(compare), limit, 'finding');
  return makeTable(
    'Secrets, settings and licenses',
    [...FIRST, { title: 'What', align: 'left' }, ...LAST],
    shown.map((finding) => [
      severityCell(finding),
      [code(finding.id, 60)],
      whatCell(finding),
      placeCell(finding),
      stateCell(finding),
    ]),
    more,
  );
}

function scanWords(scan: ImageScan): Content {
  const { target, platform, distribution, scanner, databaseBuilt, packages } = scan;
  const parts: Content[] = [[code(target)]];
  if (platform !== null) parts.push([platform]);
  if (distribution !== null) parts.push([distribution]);
  parts.push([`${scanner.name}${scanner.version === null ? '' : ` ${scanner.version}`}`]);
  if (databaseBuilt !== null) parts.push([`database of ${databaseBuilt.slice(0, 10)}`]);
  if (packages !== null) parts.push([plural(packages, 'package')]);
  return join(parts, ' · ');
}

function championWords({ baseline, sizeBytes, championSizeBytes }: ScanImagePredicate): Content[] {
  const parts: Content[] = [];
  if (baseline !== null) {
    const gone = baseline.resolved === null ? '' : `; ${formatCount(baseline.resolved)} resolved`;
    parts.push(['compared with ', code(baseline.uri), gone]);
  }
  if (sizeBytes !== null) {
    const change = championSizeBytes === null ? null : sizeBytes - championSizeBytes;
    const words =
      change === null ? '' : ` (${change < 0 ? '−' : '+'}${formatBytes(Math.abs(change))})`;
    parts.push([value(`${formatBytes(sizeBytes)}${words}`)]);
  }
  return parts;
}

function waiverSection({ waivers }: ScanImagePredicate, profile: Profile): Section | null {
  if (waivers.length === 0) return null;
  const { shown, more } = firstOf(waivers, profile.rows.findings, 'waiver');
  const table = makeTable(
    'Waivers',
    [
      { title: 'Finding', align: 'left' },
      { title: 'Package', align: 'left' },
      { title: 'State', align: 'left' },
      { title: 'Until', align: 'left' },
      { title: 'Owner', align: 'left' },
      { title: 'Reason', align: 'left', terminal: false },
    ],
    shown.map(({ id, package: name, state, expires, daysLeft, owner, reason }) => [
      [code(id, 40)],
      [code(name, 60)],
      [state],
      [daysLeft < 0 ? `${expires} (over)` : `${expires} (${plural(daysLeft, 'day')})`],
      [code(owner, 60)],
      optional(reason),
    ]),
    more,
  );
  return {
    title: `Waivers (${formatCount(waivers.length)})`,
    subtitle: null,
    blocks: [table],
    collapsed: profile.compact && waivers.every(({ state }) => state === 'used'),
    priority: PRIORITIES.waivers,
  };
}

/** What a scan found in an image, and what became of it. */
export function imageSections(predicate: ScanImagePredicate, profile: Profile): (Section | null)[] {
  const { findings } = profile.rows;
  const tables = [vulnerabilityTable(predicate, findings), otherTable(predicate, findings)].filter(
    (table) => table !== null,
  );
  const nothing: Section['blocks'] = [{ kind: 'paragraph', content: ['Nothing was found.'] }];
  const section: Section = {
    title: 'Image',
    subtitle: join(
      [...predicate.scans.slice(0, 4).map(scanWords), ...championWords(predicate)],
      ' · ',
    ),
    blocks: tables.length === 0 ? nothing : tables,
    collapsed: profile.compact && predicate.verdict === 'pass',
    priority: PRIORITIES.image,
  };
  return [section, waiverSection(predicate, profile)];
}
