import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EvidenceOf } from '@slipway/core';
import { isEvidenceOf, parseEvidence } from '@slipway/core';
import type { StepContext } from '../run/step.ts';
import type { WrittenFile } from './documents.ts';
import { documentFile, writeDocument } from './documents.ts';
import type { Scanned } from './sources.ts';

type Build = EvidenceOf<'build-image'>;

/** The evidence of build-image about this very image, where this run built it. */
async function findBuild(folder: string, imageId: string): Promise<Build | null> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((one) => /^build-image-.*\.json$/.test(one)).sort()) {
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => '');
    const { statement } = parseEvidence(text);
    if (statement === null || !isEvidenceOf('build-image', statement)) continue;
    if (statement.predicate.image?.id === imageId) return statement;
  }
  return null;
}

/**
 * Writes provenance (SLSA v1) of an image that this workflow run built. Of an image that somebody
 * else built nothing can be said here.
 */
export async function writeProvenance(
  context: StepContext,
  { reports: [report] }: Scanned,
  name: string,
): Promise<WrittenFile[]> {
  const { github, source, variables } = context.environment;
  const { imageId } = report;
  if (github === null || source === null || imageId === null) return [];
  const build = await findBuild(context.evidenceDirectory, imageId);
  if (build?.predicate.source?.runId !== source.runId) return [];
  const { provenanceOf } = await import('@slipway/image/sbom');
  const { base, pushed, startedAt, finishedAt } = build.predicate;
  const subjects = pushed.map(({ reference, digest }) => ({
    name: reference,
    sha256: digest.slice('sha256:'.length),
  }));
  const own = { name: report.target, sha256: imageId.slice('sha256:'.length) };
  const materials =
    base?.digest === undefined || base.digest === null
      ? []
      : [
          {
            uri: `oci://${base.reference}`,
            digest: { sha256: base.digest.slice('sha256:'.length) },
          },
        ];
  const statement = provenanceOf(
    subjects.length > 0 ? subjects : [own],
    {
      serverUrl: github.serverUrl,
      repository: github.repository,
      workflowRef: variables.GITHUB_WORKFLOW_REF ?? '',
      ref: variables.GITHUB_REF ?? '',
      commit: variables.GITHUB_SHA ?? github.sha,
      eventName: github.eventName,
      runId: source.runId,
      attempt: source.attempt,
      runnerEnvironment: variables.RUNNER_ENVIRONMENT ?? 'self-hosted',
      startedAt,
      finishedAt,
    },
    materials,
  );
  const file = documentFile(context, name, '.intoto.json');
  return [await writeDocument(context, file, 'provenance', statement)];
}
