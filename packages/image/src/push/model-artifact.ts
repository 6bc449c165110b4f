import type { Logger, PushedReference } from '@slipway/core';
import { digestFile } from '@slipway/core';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { ImageReference } from '../reference/reference.ts';
import { nameOf } from '../reference/reference.ts';
import type { RegistryClient } from './registry-client.ts';
import { sha256Of } from './registry-client.ts';

// ModelPack: https://github.com/modelpack/model-spec/blob/main/docs/spec.md
const ARTIFACT_TYPE = 'application/vnd.cncf.model.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.cncf.model.config.v1+json';
const WEIGHT_TYPE = 'application/vnd.cncf.model.weight.v1.raw';
const FILE_PATH = 'org.cncf.model.filepath';

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
const EMPTY = Buffer.from('{}');

/** in-toto's own type for a statement, with what it is about as the file's annotation. */
const STATEMENT_TYPE = 'application/vnd.in-toto+json';

export interface ModelArtifact {
  readonly name: string;
  readonly version: string;
  /** `onnx`, `savedmodel`, … */
  readonly format: string;
  readonly files: readonly { readonly path: string; readonly source: string }[];
  /** SOURCE_DATE_EPOCH, seconds. */
  readonly epoch: number;
  readonly revision: string | null;
  readonly source: string | null;
}

/** A document about the model, attached to it. */
export interface Attachment {
  readonly name: string;
  readonly predicateType: string;
  readonly content: Buffer;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

async function uploadJson(
  client: RegistryClient,
  mediaType: string,
  content: Buffer,
): Promise<Descriptor> {
  const digest = sha256Of(content);
  await client.upload({ digest, size: content.length, content });
  return { mediaType, digest, size: content.length };
}

async function uploadFile(
  client: RegistryClient,
  { path, source }: ModelArtifact['files'][number],
): Promise<Descriptor> {
  const digest = `sha256:${await digestFile(source)}`;
  const { size } = await stat(source);
  await client.upload({ digest, size, content: { file: source } });
  return { mediaType: WEIGHT_TYPE, digest, size, annotations: { [FILE_PATH]: path } };
}

function configuration(model: ModelArtifact, layers: readonly Descriptor[]): Buffer {
  const { name, version, format, epoch, revision, source } = model;
  return json({
    descriptor: {
      createdAt: new Date(epoch * 1000).toISOString(),
      name,
      version,
      ...(revision === null ? {} : { revision }),
      ...(source === null ? {} : { sourceURL: source }),
    },
    config: { format },
    modelfs: { type: 'layers', diffIds: layers.map(({ digest }) => digest) },
  });
}

const indexSchema = z.object({
  manifests: z.array(z.looseObject({ digest: z.string() })),
});

/** Where registries without the referrers API keep what refers to a manifest. */
export function fallbackTag(digest: string): string {
  return digest.replace(':', '-');
}

/**
 * Adds a manifest to the index under the fallback tag ("Referrers Tag Schema" of the distribution
 * specification).
 */
async function addToIndex(
  client: RegistryClient,
  subject: Descriptor,
  descriptor: Descriptor,
): Promise<void> {
  const tag = fallbackTag(subject.digest);
  const stored = await client.manifest(tag);
  const known =
    stored === null
      ? []
      : (indexSchema.safeParse(JSON.parse(stored.bytes.toString('utf8'))).data?.manifests ?? []);
  const others = known.filter(({ digest }) => digest !== descriptor.digest);
  const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [...others, descriptor] };
  await client.putManifest(tag, INDEX_TYPE, json(index));
}

async function attach(
  client: RegistryClient,
  subject: Descriptor,
  { name, predicateType, content }: Attachment,
): Promise<void> {
  const layer = await uploadJson(client, STATEMENT_TYPE, content);
  const config = await uploadJson(client, EMPTY_TYPE, EMPTY);
  const annotations = { 'in-toto.io/predicate-type': predicateType };
  const title = { 'org.opencontainers.image.title': name };
  const manifest = json({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    artifactType: STATEMENT_TYPE,
    config,
    layers: [{ ...layer, annotations: { ...title, ...annotations } }],
    subject,
    annotations,
  });
  const digest = sha256Of(manifest);
  const { knowsSubject } = await client.storeManifest(digest, MANIFEST_TYPE, manifest);
  if (knowsSubject) return;
  await addToIndex(client, subject, {
    mediaType: MANIFEST_TYPE,
    digest,
    size: manifest.length,
    artifactType: STATEMENT_TYPE,
    annotations,
  });
}

/** The type of a model file by its name, as ModelPack's `format` says it. */
export function formatOf(file: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase();
  return ending === 'pb' ? 'savedmodel' : (ending ?? 'unknown');
}

/**
 * Pushes a model as an OCI artifact, each file a layer as it is, and attaches documents to it: by
 * the referrers API where the registry has it, else under the fallback tag. The same model gives
 * the same digest.
 *
 * @throws InputError (`artifact: …`) with the registry's reason
 */
export async function pushModel(
  model: ModelArtifact,
  reference: ImageReference,
  attachments: readonly Attachment[],
  client: RegistryClient,
  logger: Logger,
): Promise<PushedReference> {
  logger.info(`Pushing the model to ${reference.written} …`);
  const layers: Descriptor[] = [];
  for (const file of model.files) layers.push(await uploadFile(client, file));
  const config = await uploadJson(client, CONFIG_TYPE, configuration(model, layers));
  const manifest = json({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    artifactType: ARTIFACT_TYPE,
    config,
    layers,
  });
  const tag = reference.tag ?? 'latest';
  const digest = await client.putManifest(tag, MANIFEST_TYPE, manifest);
  const subject = { mediaType: MANIFEST_TYPE, digest, size: manifest.length };
  for (const attachment of attachments) await attach(client, subject, attachment);
  return { reference: `${nameOf(reference)}:${tag}`, digest };
}
