import type { MetricChange } from '@slipway/core';
import type {
  ArtifactLocation,
  EvidenceDecision,
  Registration,
  VersionChoice,
} from '@slipway/registry';
import {
  bumpFor,
  changelog,
  checkedName,
  checkedVersion,
  compareMetrics,
  refusalOf,
  versionOfDigest,
} from '@slipway/registry';
import type { Details, StepContext, StepResult } from '../run/step.ts';
import { requireModelPath } from '../shared/model-file.ts';
import type { OpenRegistry } from '../shared/registry.ts';
import { openRegistry } from '../shared/registry.ts';
import type { Content } from './content.ts';
import { readContent } from './content.ts';
import type { Prepared } from './draft.ts';
import { prepareDraft } from './draft.ts';
import { decideOnEvidence, evidencePolicy } from './policy.ts';

function choiceOf(context: StepContext, { signature }: Content): VersionChoice {
  const version = context.options.get('version') ?? '';
  if (version !== '') return { kind: 'given', version };
  return { kind: 'derived', bump: (latest) => bumpFor(latest?.signature ?? null, signature) };
}

/** Keeps the files; those of known content stay where they are, and are completed there. */
async function keepFiles(
  { registry, store, storeOf }: OpenRegistry,
  { draft, content }: Prepared,
): Promise<ArtifactLocation | null> {
  const artifact = { model: draft.model, sha256: content.sha256, files: content.files };
  const state = await registry.model(draft.model);
  const known = versionOfDigest(state?.versions ?? [], content.sha256)?.record ?? null;
  if (known === null) return store === null ? null : store.put(artifact);
  if (known.artifact !== null) await storeOf(known.artifact).put(artifact);
  return known.artifact;
}

/** What was registered, beside the version before it. */
interface Registered {
  readonly registration: Registration;
  readonly changes: readonly MetricChange[];
}

async function write(
  context: StepContext,
  open: OpenRegistry,
  prepared: Prepared,
): Promise<Registered> {
  const { content, decision, attachments, by } = prepared;
  const artifact = await keepFiles(open, prepared);
  let changes: MetricChange[] = [];
  const registration = await open.registry.register({
    draft: { ...prepared.draft, artifact },
    choice: choiceOf(context, content),
    attachments,
    describe: (record, previous) => {
      changes = compareMetrics(previous, record, decision.evidence);
      return changelog(record, changes);
    },
    by,
  });
  return { registration, changes };
}

function detailsOf(
  { results }: EvidenceDecision,
  sha256: string,
  registry: string,
  registered: Registered | null,
): Details<'register'> {
  const { version: entry, created = false } = registered?.registration ?? {};
  const record = entry?.record ?? null;
  return {
    version: entry?.version ?? null,
    tag: entry?.tag ?? null,
    digest: `sha256:${sha256}`,
    created,
    registry,
    artifact: record?.artifact ?? null,
    previous: record?.previous ?? null,
    versionReason: record?.versionReason ?? null,
    required: [...results],
    changes: [...(registered?.changes ?? [])],
  };
}

function refused(decision: EvidenceDecision, details: Details<'register'>): StepResult {
  const reason = `not registered: ${refusalOf(decision.results)}`;
  return { verdict: decision.verdict, headline: reason, reason, gates: [], details };
}

function accepted({ registration }: Registered, details: Details<'register'>): StepResult {
  const { model, version, tag } = registration.version;
  const { versionReason, digest } = details;
  return {
    verdict: 'pass',
    headline: registration.created
      ? `${model} ${version} registered (${versionReason ?? 'given'})`
      : `${model} ${version} has this content already; nothing was written`,
    gates: [],
    details,
    outputs: { version, tag: tag ?? '', digest: digest ?? '' },
  };
}

/** Evidence against the content that the policy does not ask for is registered with it, and said. */
function noteIgnored({ recorder }: StepContext, { evidence, results }: EvidenceDecision): void {
  const asked = new Set(results.map(({ action }) => action));
  for (const { action, path, statement } of evidence) {
    const { verdict, headline } = statement.predicate;
    if (verdict === 'pass' || asked.has(action)) continue;
    recorder.note(
      `the policy does not ask for ${action}, whose evidence (${path}) is ${verdict}: ${headline}`,
    );
  }
}

/** What can be said to be wrong before anything is read. */
function checkNames({ modelName, options }: StepContext): void {
  checkedName('model', modelName);
  const version = options.get('version') ?? '';
  if (version !== '') checkedVersion(version);
}

/** Registers the model as a version, when the evidence about it is what the policy asks for. */
export async function runRegister(context: StepContext): Promise<StepResult> {
  const policy = evidencePolicy(context.config);
  checkNames(context);
  const content = await readContent(context, requireModelPath(context.config));
  const decision = await decideOnEvidence(context, policy, content.sha256);
  const open = await openRegistry(context);
  try {
    const { description } = open.registry;
    if (decision.verdict !== 'pass') {
      return refused(decision, detailsOf(decision, content.sha256, description, null));
    }
    noteIgnored(context, decision);
    const prepared = await prepareDraft(context, content, decision);
    context.logger.info(`Registering ${prepared.draft.model} in ${description} …`);
    const registered = await write(context, open, prepared);
    return accepted(registered, detailsOf(decision, content.sha256, description, registered));
  } finally {
    await open.registry.close();
  }
}
