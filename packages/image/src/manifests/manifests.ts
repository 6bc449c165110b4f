import type { ManifestKind } from '@slipway/core';
import { composeManifest, haproxyConfiguration } from './compose.ts';
import type { DeploymentFacts } from './facts.ts';
import { kserveManifest } from './kserve.ts';
import { kubernetesManifest } from './kubernetes.ts';

/** A file of a deployment manifest. */
export interface ManifestFile {
  readonly name: string;
  readonly content: string;
}

const WRITERS: Readonly<Record<ManifestKind, (facts: DeploymentFacts) => ManifestFile[]>> = {
  kubernetes: (facts) => [{ name: 'kubernetes.yaml', content: kubernetesManifest(facts) }],
  kserve: (facts) => [{ name: 'kserve.yaml', content: kserveManifest(facts) }],
  compose: (facts) => [
    { name: 'compose.yaml', content: composeManifest(facts) },
    { name: 'haproxy.cfg', content: haproxyConfiguration(facts) },
  ],
};

/** The files of a deployment manifest. */
export function manifestFiles(kind: ManifestKind, facts: DeploymentFacts): ManifestFile[] {
  return WRITERS[kind](facts);
}
