import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ConfigurationError, InputError, isEvidenceOf, messageOf } from '@slipway/core';
import type { Attachment, Checkout, FoundEvidence, Lineage } from '@slipway/registry';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { StepContext } from '../run/step.ts';

const CARD_FILE = 'card.md';

const parametersSchema = z.record(z.string(), z.json());

/** Hyper-parameters, from a YAML or JSON file. */
async function readParameters(context: StepContext): Promise<Lineage['parameters']> {
  const written = context.config.registry?.parameters;
  if (written === undefined) return {};
  const file = await context.workspace.existing(written, 'parameters');
  let value: unknown;
  try {
    value = parseYaml(await readFile(file, 'utf8'));
  } catch (error) {
    throw new InputError('parameters', `${written} is not YAML or JSON: ${messageOf(error)}`);
  }
  const parsed = parametersSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    'parameters',
    `${written} has to hold names with values (strings, numbers, lists, mappings)`,
  );
}

/** The model card, which is kept with the version. */
async function readCard(
  context: StepContext,
): Promise<{ card: Lineage['card']; attachments: Attachment[] }> {
  const written = context.config.registry?.card;
  if (written === undefined) return { card: null, attachments: [] };
  const text = await readFile(await context.workspace.existing(written, 'card'), 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { card: { file: CARD_FILE, sha256 }, attachments: [{ file: CARD_FILE, text }] };
}

/** The data sets that the evidence was made with, each once. */
function dataOf(evidence: readonly FoundEvidence[]): Lineage['data'] {
  const data = new Map<string, Lineage['data'][number]>();
  for (const { statement } of evidence) {
    for (const { name, uri, digest, rows } of statement.predicate.inputs) {
      if (name === 'model' || name === 'champion') continue;
      const sha256 = digest?.sha256 ?? null;
      data.set(`${name} ${uri} ${sha256}`, { name, uri, sha256, rows });
    }
  }
  return [...data.values()];
}

/** The first image that build-image pushed, by digest. */
function pushedImage(evidence: readonly FoundEvidence[]): string | null {
  for (const { statement } of evidence) {
    if (!isEvidenceOf('build-image', statement)) continue;
    const [pushed] = statement.predicate.pushed;
    if (pushed === undefined) continue;
    const name = pushed.reference.replace(/@sha256:.*$/, '').replace(/:[\w.-]+$/, '');
    return `${name}@${pushed.digest}`;
  }
  return null;
}

/** The image that serves the version: as configured, else as build-image pushed it. */
function imageOf(context: StepContext, evidence: readonly FoundEvidence[]): string | null {
  const given = context.config.registry?.image;
  if (given === undefined) return pushedImage(evidence);
  if (/@sha256:[0-9a-f]{64}$/.test(given)) return given;
  throw new ConfigurationError(
    'image',
    `"${given}" has no digest, and a tag can be moved; write it as name@sha256:…`,
  );
}

function commitOf(context: StepContext, checkout: Checkout | null): Lineage['commit'] {
  const { source } = context.environment;
  if (source !== null && source.commit !== '') {
    return { repository: source.repository, sha: source.commit };
  }
  const commit = checkout?.commit ?? null;
  if (checkout === null || commit === null) return null;
  if (checkout.dirty) {
    context.recorder.note(
      `tracked files differ from the commit ${commit} that is recorded as the code`,
    );
  }
  return { repository: checkout.remote, sha: commit };
}

/** Where the version comes from, and the files that are kept with it. */
export async function lineageOf(
  context: StepContext,
  checkout: Checkout | null,
  evidence: readonly FoundEvidence[],
): Promise<{ lineage: Lineage; attachments: Attachment[] }> {
  const { config, environment } = context;
  const { card, attachments } = await readCard(context);
  const lineage: Lineage = {
    commit: commitOf(context, checkout),
    run: config.registry?.run ?? environment.github?.runUrl ?? null,
    data: dataOf(evidence),
    parameters: await readParameters(context),
    image: imageOf(context, evidence),
    card,
  };
  return { lineage, attachments };
}
