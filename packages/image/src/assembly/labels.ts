import { createHash } from 'node:crypto';
import type { TensorSignature } from '@slipway/core';

/** What is said of an image in its labels; what is null is left out. */
export interface LabelFacts {
  readonly modelName: string;
  readonly version: string;
  /** sha256 digests, hex. */
  readonly modelSha256: string;
  readonly signatureSha256: string | null;
  readonly dataSha256: string | null;
  readonly evidenceSha256: string | null;
  /** The commit, and where it is from. */
  readonly revision: string | null;
  readonly source: string | null;
  /** SOURCE_DATE_EPOCH, seconds. */
  readonly epoch: number;
  /** Null where the Dockerfile names its own. */
  readonly base: { readonly name: string; readonly digest: string | null } | null;
}

function dateOf(epoch: number): string {
  return new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
}

/** sha256 of a model's signature: names, types and shapes of inputs and outputs, as JSON. */
export function signatureDigest(signature: {
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
}): string {
  const plain = (tensors: readonly TensorSignature[]): unknown[] =>
    tensors.map(({ name, type, shape }) => [name, type, shape]);
  const text = JSON.stringify({
    inputs: plain(signature.inputs),
    outputs: plain(signature.outputs),
  });
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The image's labels: OCI's (https://specs.opencontainers.org/image-spec/annotations/), and what
 * identifies the model in it.
 */
export function imageLabels(facts: LabelFacts): Record<string, string> {
  const sha256 = (hex: string | null): string | null => (hex === null ? null : `sha256:${hex}`);
  const labels: Record<string, string | null> = {
    'org.opencontainers.image.title': facts.modelName,
    'org.opencontainers.image.description': `Serves the model ${facts.modelName}`,
    'org.opencontainers.image.version': facts.version,
    'org.opencontainers.image.created': dateOf(facts.epoch),
    'org.opencontainers.image.revision': facts.revision,
    'org.opencontainers.image.source': facts.source,
    'org.opencontainers.image.base.name': facts.base?.name ?? null,
    'org.opencontainers.image.base.digest': facts.base?.digest ?? null,
    'ml.model.name': facts.modelName,
    'ml.model.version': facts.version,
    'ml.model.digest': sha256(facts.modelSha256),
    'ml.model.signature.digest': sha256(facts.signatureSha256),
    'ml.model.data.digest': sha256(facts.dataSha256),
    'ml.model.evidence.digest': sha256(facts.evidenceSha256),
  };
  const known = Object.entries(labels).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return Object.fromEntries(known);
}
