import type { WaiverRecord } from '@slipway/core';
import { ConfigurationError, didYouMean } from '@slipway/core';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { AnyFinding, Findings } from './finding.ts';
import { isVulnerability } from './finding.ts';
import { packageIdentity, parsePurl } from './purl.ts';

const KEYS = ['id', 'package', 'reason', 'owner', 'expires'] as const;
type Key = (typeof KEYS)[number];
const DAY = 86_400_000;
/** So long ahead it is said that a waiver ends. */
export const WARNING_DAYS = 14;

/** One entry of the waiver file. */
export interface Waiver extends Readonly<Record<Key, string>> {
  /** Where it stands. */
  readonly line: number;
  /** Days until it ends, negative once it has; on its last day 0. */
  readonly daysLeft: number;
}

/** Where errors about the file say that they are from. */
interface Source {
  readonly uri: string;
  readonly lines: LineCounter;
}

function refuse({ uri }: Source, line: number, detail: string): never {
  throw new ConfigurationError('waivers', `${uri} line ${line}: ${detail}`);
}

/** A day that exists, as milliseconds; null for other text. */
function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time;
}

function lineOf(source: Source, node: { range?: readonly number[] | null }): number {
  return source.lines.linePos(node.range?.[0] ?? 0).line;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function valuesOf(source: Source, entry: YAMLMap, line: number): Map<Key, string> {
  const values = new Map<Key, string>();
  for (const { key, value } of entry.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const known = KEYS.find((candidate) => candidate === name);
    if (known === undefined) {
      const hint = didYouMean(name, KEYS) || `; known are: ${KEYS.join(', ')}`;
      refuse(source, line, `"${name}" is not a known key of a waiver${hint}`);
    }
    const text = isScalar(value) ? textOf(value.value) : '';
    if (text !== '') values.set(known, text);
  }
  return values;
}

function waiverOf(source: Source, entry: unknown, today: number): Waiver {
  if (!isMap(entry)) {
    return refuse(source, 1, `a waiver is a mapping of ${KEYS.join(', ')}`);
  }
  const line = lineOf(source, entry);
  const values = valuesOf(source, entry, line);
  const name = [values.get('id'), values.get('package')].filter(Boolean).join(' in ');
  const text = (key: Key): string => {
    const value = values.get(key) ?? '';
    if (value !== '') return value;
    const why = key === 'expires' ? ': a waiver without an end is none (YYYY-MM-DD)' : '';
    return refuse(source, line, `the waiver${name && ` of ${name}`} has no "${key}"${why}`);
  };
  const expires = text('expires');
  const end = dayOf(expires);
  if (end === null) {
    return refuse(source, line, `"expires: ${expires}" is not a day; it is written YYYY-MM-DD`);
  }
  return {
    id: text('id'),
    package: text('package'),
    reason: text('reason'),
    owner: text('owner'),
    expires,
    line,
    daysLeft: Math.round((end - today) / DAY),
  };
}

/**
 * Reads a waiver file: a YAML list of `{id, package, reason, owner, expires}`. A waiver holds on its
 * last day (UTC).
 *
 * @throws ConfigurationError with the line, for what is missing, misspelt or no day
 */
export function parseWaivers(text: string, uri: string, now: Date): Waiver[] {
  const lines = new LineCounter();
  const source: Source = { uri, lines };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    refuse(source, lines.linePos(syntax.pos[0]).line, syntax.message);
  }
  const { contents } = document;
  if (contents === null) return [];
  if (!isSeq(contents)) {
    return refuse(source, 1, `the file is not a list of {${KEYS.join(', ')}}`);
  }
  const today = Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  return contents.items.map((entry) => waiverOf(source, entry, today));
}

/** Whether text names the package of a finding: by its name, or by its purl. */
function namesPackage(text: string, finding: AnyFinding): boolean {
  if (!isVulnerability(finding)) {
    const name = 'package' in finding ? finding.package : null;
    return text === name || (finding.path !== null && text === finding.path);
  }
  const { package: name, purl, installed: version } = finding;
  if (text === name) return true;
  const asked = parsePurl(text);
  const identity = packageIdentity({ purl, name });
  if (asked !== null) {
    const same = packageIdentity({ purl: text, name: asked.name }) === identity;
    return same && (asked.version === null || asked.version === version);
  }
  const type = purl === null ? null : (parsePurl(purl)?.type ?? null);
  return type === 'pypi' && identity === packageIdentity({ purl: `pkg:pypi/${text}`, name: text });
}

/** Whether the id is one of the names of the finding. */
export function namesFinding(id: string, finding: AnyFinding): boolean {
  const wanted = id.toLowerCase();
  if (finding.id.toLowerCase() === wanted) return true;
  return isVulnerability(finding) && finding.aliases.some((name) => name.toLowerCase() === wanted);
}

function idsOf(finding: AnyFinding): string[] {
  const names = isVulnerability(finding) ? [finding.id, ...finding.aliases] : [finding.id];
  return names.map((name) => name.toLowerCase());
}

export interface Waived {
  readonly findings: Findings;
  readonly records: readonly WaiverRecord[];
}

/** Marks what waivers that hold cover, and says of each waiver what became of it. */
export function applyWaivers(findings: Findings, waivers: readonly Waiver[]): Waived {
  const byId = Map.groupBy(waivers, ({ id }) => id.toLowerCase());
  const counts = new Map<Waiver, number>();
  const covered = <T extends AnyFinding>(finding: T): T => {
    const candidates = idsOf(finding).flatMap((id) => byId.get(id) ?? []);
    const fitting = candidates.filter((waiver) => namesPackage(waiver.package, finding));
    for (const waiver of new Set(fitting)) counts.set(waiver, (counts.get(waiver) ?? 0) + 1);
    const holding = fitting.find((waiver) => waiver.daysLeft >= 0);
    if (holding === undefined) return finding;
    const { reason, owner, expires } = holding;
    return { ...finding, waiver: { reason, owner, expires } };
  };
  const marked: Findings = {
    vulnerabilities: findings.vulnerabilities.map(covered),
    licenses: findings.licenses.map(covered),
    secrets: findings.secrets.map(covered),
    misconfigurations: findings.misconfigurations.map(covered),
  };
  const records = waivers.map((waiver): WaiverRecord => {
    const count = counts.get(waiver) ?? 0;
    const state = waiver.daysLeft < 0 ? 'expired' : count > 0 ? 'used' : 'unused';
    return { ...waiver, state, findings: count };
  });
  return { findings: marked, records };
}

/** What has to be said of the waivers: which have ended, end soon, or cover nothing. */
export function waiverRemarks(records: readonly WaiverRecord[], uri: string): string[] {
  return records.flatMap(
    ({ id, package: name, state, daysLeft, owner, expires, line, findings }) => {
      const waiver = `the waiver of ${id} in ${name} (${uri} line ${line}, ${owner})`;
      if (state === 'expired') {
        const effect = findings > 0 ? 'the finding counts again' : 'and covers nothing; remove it';
        return [`${waiver} ended on ${expires}: ${effect}`];
      }
      if (state === 'unused') return [`${waiver} covers nothing; remove it`];
      if (daysLeft > WARNING_DAYS) return [];
      const when = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;
      return [`${waiver} ends ${when} (${expires})`];
    },
  );
}
