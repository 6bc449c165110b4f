import type { MetricChange } from '@slipway/core';
import { compareMetrics } from '../compare/metrics.ts';
import type { SignatureChange } from '../compare/signature.ts';
import { compareSignatures } from '../compare/signature.ts';
import type { FoundEvidence } from '../policy/found.ts';
import type { VersionRecord } from '../record.ts';

/** Something that two versions have in different forms; null where one has it not. */
export interface ValueChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is different between two versions of a model. */
export interface VersionDiff {
  readonly model: string;
  readonly before: string;
  readonly after: string;
  readonly sameContent: boolean;
  readonly sizeBytes: { readonly before: number; readonly after: number };
  /** Null where one of the signatures is not known. */
  readonly signature: readonly SignatureChange[] | null;
  readonly metrics: readonly MetricChange[];
  readonly data: readonly ValueChange[];
  readonly parameters: readonly ValueChange[];
  /** Code, run, image, model card. */
  readonly lineage: readonly ValueChange[];
}

type Values = ReadonlyMap<string, string>;

function changesBetween(before: Values, after: Values): ValueChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({ name, before: before.get(name) ?? null, after: after.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** The data sets by the role that evidence gives them; what identifies one is its digest. */
function dataValues({ lineage }: VersionRecord): Values {
  return new Map(
    lineage.data.map(({ name, uri, sha256, rows }) => {
      const about = [
        sha256 === null ? null : `sha256:${sha256}`,
        rows === null ? null : `${rows} rows`,
      ];
      const known = about.filter((text) => text !== null).join(', ');
      return [name, known === '' ? uri : `${uri} (${known})`];
    }),
  );
}

function parameterValues({ lineage }: VersionRecord): Values {
  return new Map(
    Object.entries(lineage.parameters).map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

function lineageValues({ lineage }: VersionRecord): Values {
  const { commit, run, image, card } = lineage;
  const entries = [
    ['code', commit?.sha ?? null],
    ['run', run],
    ['image', image],
    ['model card', card === null ? null : `sha256:${card.sha256}`],
  ] as const;
  return new Map(entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/**
 * Compares two versions.
 *
 * @param evidence that of the later one: its evaluate may have compared both on the same rows
 */
export function diffVersions(
  before: VersionRecord,
  after: VersionRecord,
  evidence: readonly FoundEvidence[] = [],
): VersionDiff {
  return {
    model: after.model,
    before: before.version,
    after: after.version,
    sameContent: before.digest.sha256 === after.digest.sha256,
    sizeBytes: { before: before.sizeBytes, after: after.sizeBytes },
    signature:
      before.signature === null || after.signature === null
        ? null
        : compareSignatures(before.signature, after.signature),
    metrics: compareMetrics(before, after, evidence),
    data: changesBetween(dataValues(before), dataValues(after)),
    parameters: changesBetween(parameterValues(before), parameterValues(after)),
    lineage: changesBetween(lineageValues(before), lineageValues(after)),
  };
}
