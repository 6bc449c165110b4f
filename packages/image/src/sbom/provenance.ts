/** Where and from what an image was built: what GitHub's runner says. */
export interface BuildFacts {
  readonly serverUrl: string;
  readonly repository: string;
  /** `owner/name/.github/workflows/file.yml@refs/heads/main` */
  readonly workflowRef: string;
  readonly ref: string;
  readonly commit: string;
  readonly eventName: string;
  readonly runId: string;
  readonly attempt: number;
  readonly runnerEnvironment: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** What was built. */
export interface BuiltSubject {
  readonly name: string;
  readonly sha256: string;
}

/** Something that went into it. */
export interface Material {
  readonly uri: string;
  readonly digest: Readonly<Record<string, string>>;
}

/**
 * Provenance of an image: an in-toto Statement v1 with SLSA's predicate v1, of the build type that
 * GitHub's own attestations have (https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1).
 */
export function provenanceOf(
  subjects: readonly BuiltSubject[],
  facts: BuildFacts,
  materials: readonly Material[],
): object {
  const { serverUrl, repository, workflowRef, ref, commit, eventName, runId, attempt } = facts;
  const address = `${serverUrl}/${repository}`;
  const [workflowPath = ''] = workflowRef.replace(`${repository}/`, '').split('@');
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1',
        externalParameters: { workflow: { ref, repository: address, path: workflowPath } },
        internalParameters: {
          github: { event_name: eventName, runner_environment: facts.runnerEnvironment },
        },
        resolvedDependencies: [
          { uri: `git+${address}@${ref}`, digest: { gitCommit: commit } },
          ...materials,
        ],
      },
      runDetails: {
        builder: { id: `${serverUrl}/${workflowRef}` },
        metadata: {
          invocationId: `${address}/actions/runs/${runId}/attempts/${attempt}`,
          ...(facts.startedAt === null ? {} : { startedOn: facts.startedAt }),
          ...(facts.finishedAt === null ? {} : { finishedOn: facts.finishedAt }),
        },
      },
    },
  };
}
