import { gunzipSync } from 'node:zlib';
import type { VulnerabilityFinding } from '@slipway/core';
import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { FormatContext } from './formats/context.ts';
import { checkShape, parseJson } from './json.ts';

const kevSchema = z.object({
  catalogVersion: z.string().nullish(),
  vulnerabilities: z.array(z.object({ cveID: z.string() })).min(1),
});

/**
 * The ids in CISA's catalogue of known exploited vulnerabilities, in capitals.
 *
 * @throws InputError for anything else
 */
export function parseKev(text: string, context: FormatContext): ReadonlySet<string> {
  const json = parseJson(text, context.uri, context.subject);
  const catalog = checkShape(kevSchema, json, { ...context, format: 'KEV catalogue' });
  return new Set(catalog.vulnerabilities.map(({ cveID }) => cveID.toUpperCase()));
}

const GZIP = [0x1f, 0x8b];

/** Most text that a gzipped list of scores may hold; EPSS of 2026 has about 15 MB. */
const SCORES_LIMIT = 256 << 20;

/**
 * EPSS scores by CVE, from FIRST's CSV (`cve,epss,percentile`, comment lines first), gzipped or not.
 *
 * @throws InputError for anything else
 */
export function parseEpss(bytes: Buffer, context: FormatContext): ReadonlyMap<string, number> {
  const refuse = (detail: string): never => {
    throw new InputError(context.subject, `${context.uri}: ${detail}`);
  };
  const isGzip = GZIP.every((byte, i) => bytes[i] === byte);
  let text: string;
  try {
    text = (isGzip ? gunzipSync(bytes, { maxOutputLength: SCORES_LIMIT }) : bytes).toString('utf8');
  } catch {
    return refuse('the gzipped file is damaged or cut off');
  }
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  if (!/^cve,epss(?:,|$)/.test(lines[0] ?? '')) refuse('not EPSS scores: no line "cve,epss,…"');
  const scores = new Map<string, number>();
  for (const line of lines.slice(1)) {
    const [id = '', value = ''] = line.split(',', 2);
    const score = Number(value);
    if (!id.startsWith('CVE-') || value === '' || !(score >= 0 && score <= 1)) {
      refuse(`${JSON.stringify(line.slice(0, 60))} is no EPSS score`);
    }
    scores.set(id, score);
  }
  return scores;
}

/** What is known of vulnerabilities beside the scanner's report. */
export interface Catalogues {
  readonly kev: ReadonlySet<string> | null;
  readonly epss: ReadonlyMap<string, number> | null;
}

/** Fills in what the scanner did not say. A vulnerability that is in no list of exploits is in none. */
export function applyCatalogues(
  findings: readonly VulnerabilityFinding[],
  { kev, epss }: Catalogues,
): readonly VulnerabilityFinding[] {
  if (kev === null && epss === null) return findings;
  return findings.map((finding) => {
    const names = [finding.id, ...finding.aliases].map((id) => id.toUpperCase());
    const scores = names.flatMap((id) => epss?.get(id) ?? []);
    return {
      ...finding,
      kev: kev === null || finding.kev === true ? finding.kev : names.some((id) => kev.has(id)),
      epss: finding.epss ?? (scores.length === 0 ? null : Math.max(...scores)),
    };
  });
}
