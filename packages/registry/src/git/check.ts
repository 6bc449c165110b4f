import type { RegistryFinding } from '../port.ts';
import type { TagFile } from './chain.ts';
import type { LoadedModel } from './reader.ts';
import { readTagFile } from './records.ts';
import type { GitRepository } from './repository.ts';
import type { TagRef } from './tag-view.ts';

function finding(
  version: string,
  check: string,
  verdict: RegistryFinding['verdict'],
  detail: string,
): RegistryFinding {
  return { version, check, verdict, detail };
}

/** Whether the tag of a version is there, and the one that was made. */
function checkTag(
  version: string,
  { tag, oid, target }: TagFile,
  found: TagRef | null,
): RegistryFinding {
  if (found === null) {
    return finding(
      version,
      'tag',
      'fail',
      `the tag ${tag} was deleted; register this content again to restore it`,
    );
  }
  if (found.oid !== oid) {
    const was = `it is ${found.oid}, and was made as ${oid}`;
    return finding(version, 'tag', 'fail', `the tag ${tag} was rewritten: ${was}`);
  }
  return finding(version, 'tag', 'pass', `${tag} leads to ${target}`);
}

async function checkSignature(
  repository: GitRepository,
  version: string,
  { oid, text }: TagRef,
): Promise<RegistryFinding | null> {
  const { status, detail } = await repository.verifyTag(oid);
  if (status === 'unsigned') return null;
  const verdict = { good: 'pass', bad: 'fail', unknown: 'inconclusive' } as const;
  return finding(version, 'signature', verdict[status], `${text}: ${detail}`);
}

/** Tags of environments that the records know of and the repository has no more. */
function checkAssignments({ view, recorded }: LoadedModel): RegistryFinding[] {
  const tags = new Set(view.tags.map(({ text }) => text));
  return Object.entries(recorded?.snapshot.state.assignments ?? {})
    .filter(([, { tag }]) => !tags.has(tag))
    .map(([environment, { version, tag }]) =>
      finding(version, 'tag', 'fail', `the tag ${tag}, which says ${environment}, was deleted`),
    );
}

/** Holds the tags of a model against what is recorded of them. */
export async function checkTags(
  repository: GitRepository,
  loaded: LoadedModel,
): Promise<RegistryFinding[]> {
  const { recorded, view } = loaded;
  if (recorded === null) return [];
  const byName = new Map(view.tags.map((entry) => [entry.text, entry]));
  const refs = view.tags.map(({ text, oid }) => ({
    name: `refs/tags/${text}`,
    oid,
    annotated: true,
    peeled: null,
  }));
  await repository.fetch(refs);
  const findings: (RegistryFinding | null)[] = [];
  for (const version of view.recorded) {
    const file = await readTagFile(recorded.source, version);
    const found = byName.get(file.tag) ?? null;
    findings.push(checkTag(version, file, found));
    if (found !== null) findings.push(await checkSignature(repository, version, found));
  }
  return [...findings.filter((entry) => entry !== null), ...checkAssignments(loaded)];
}
