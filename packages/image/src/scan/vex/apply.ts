import type { VulnerabilityFinding } from '@slipway/core';
import { InputError } from '@slipway/core';
import type { FormatContext } from '../formats/context.ts';
import { parseJson } from '../json.ts';
import { packageIdentity, parsePurl } from '../purl.ts';
import { isCsaf, readCsaf } from './csaf.ts';
import { isOpenVex, readOpenVex } from './openvex.ts';
import type { VexProduct, VexStatement } from './statement.ts';
import { HARMLESS } from './statement.ts';

/**
 * Reads a VEX document: OpenVEX, or CSAF of the profile VEX.
 *
 * @throws InputError for anything else
 */
export function parseVex(text: string, context: FormatContext): VexStatement[] {
  const json = parseJson(text, context.uri, context.subject);
  if (typeof json === 'object' && json !== null) {
    if (isOpenVex(json)) return readOpenVex(json, context);
    if (isCsaf(json)) return readCsaf(json, context);
  }
  throw new InputError(
    context.subject,
    `${context.uri}: neither OpenVEX (its "@context" names openvex.dev) nor CSAF VEX`,
  );
}

/** The image that findings are about, as products of VEX may name it. */
export interface ImageNames {
  /** `registry.example.org/team/app:1.2`, as scanned. */
  readonly targets: readonly string[];
  /** `sha256:…` of configurations and manifests. */
  readonly digests: readonly string[];
}

/** The repository of an image's name, without registry, tag and digest: `team/app`. */
function lastPart(target: string): string {
  const plain = target.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return plain.slice(plain.lastIndexOf('/') + 1).toLowerCase();
}

/** Whether a product of VEX is the image. */
function isImage(id: string, image: ImageNames): boolean {
  if (image.targets.includes(id)) return true;
  const purl = parsePurl(id);
  if (purl === null || (purl.type !== 'oci' && purl.type !== 'docker')) {
    return image.digests.some((digest) => id === digest || id.endsWith(`@${digest}`));
  }
  const { version, name } = purl;
  if (version?.startsWith('sha256:')) return image.digests.includes(version);
  const tag = /[?&]tag=([^&#]+)/.exec(id)?.[1] ?? version;
  return image.targets.some(
    (target) =>
      lastPart(target) === name.toLowerCase() &&
      (tag === null || tag === undefined || target.endsWith(`:${tag}`)),
  );
}

function isPackage(id: string, finding: VulnerabilityFinding): boolean {
  const asked = parsePurl(id);
  if (asked === null) return id === finding.package;
  const identity = packageIdentity({ purl: finding.purl, name: finding.package });
  const same = packageIdentity({ purl: id, name: asked.name }) === identity;
  return same && (asked.version === null || asked.version === finding.installed);
}

function covers(product: VexProduct, finding: VulnerabilityFinding, image: ImageNames): boolean {
  if (product.components.length > 0) {
    const inside = product.components.some((id) => isPackage(id, finding));
    return inside && (isImage(product.id, image) || isPackage(product.id, finding));
  }
  return isPackage(product.id, finding) || isImage(product.id, image);
}

function isHarmless({ status }: VexStatement): boolean {
  return HARMLESS.some((harmless) => harmless === status);
}

export interface VexResult {
  readonly findings: readonly VulnerabilityFinding[];
  /** Statements that cover no finding, or say that one counts. */
  readonly remarks: readonly string[];
}

/**
 * Marks what VEX says is not affected or fixed, with who says so. Of several statements about one
 * finding the latest holds.
 */
export function applyVex(
  findings: readonly VulnerabilityFinding[],
  statements: readonly VexStatement[],
  image: ImageNames,
): VexResult {
  const byId = new Map<string, VexStatement[]>();
  for (const statement of statements) {
    for (const id of statement.ids) {
      const key = id.toLowerCase();
      byId.set(key, [...(byId.get(key) ?? []), statement]);
    }
  }
  const used = new Set<VexStatement>();
  const judged = findings.map((finding) => {
    const candidates = [finding.id, ...finding.aliases]
      .flatMap((id) => byId.get(id.toLowerCase()) ?? [])
      .filter(({ products }) => products.some((product) => covers(product, finding, image)));
    if (candidates.length === 0) return finding;
    const latest = candidates.reduce((a, b) => (b.time >= a.time ? b : a));
    for (const statement of candidates) used.add(statement);
    if (!isHarmless(latest)) return finding;
    const { status, reason, who, uri } = latest;
    const suppression = { by: 'vex' as const, status, reason, who: `${who} (${uri})` };
    return { ...finding, suppression };
  });
  const unused = statements.filter((statement) => isHarmless(statement) && !used.has(statement));
  const remarks = unused.map(
    ({ ids, who, uri }) => `the statement of ${who} on ${ids[0] ?? ''} (${uri}) covers no finding`,
  );
  return { findings: judged, remarks };
}
