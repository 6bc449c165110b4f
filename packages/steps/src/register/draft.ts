import path from 'node:path';
import type {
  Attachment,
  EvidenceDecision,
  EvidenceReference,
  FoundEvidence,
  VersionDraft,
} from '@slipway/registry';
import { checkedName, metricsOf, readCheckout } from '@slipway/registry';
import type { StepContext } from '../run/step.ts';
import { actorOf } from '../shared/actor.ts';
import { gitOptions } from '../shared/registry.ts';
import type { Content } from './content.ts';
import { lineageOf } from './lineage.ts';

/** What a run has found out before it writes. */
export interface Prepared {
  readonly content: Content;
  readonly decision: EvidenceDecision;
  readonly draft: VersionDraft;
  readonly attachments: readonly Attachment[];
  readonly by: ReturnType<typeof actorOf>;
}

function referenceTo({ action, statement, sha256, path: shown }: FoundEvidence): EvidenceReference {
  const { id, verdict, headline, finishedAt } = statement.predicate;
  const file = `evidence/${path.posix.basename(shown)}`;
  return { action, id, verdict, headline, finishedAt, sha256, file, bundle: null };
}

/** The evidence as files of the version; of two with the same name one is called by its digest. */
function keptEvidence(evidence: readonly FoundEvidence[]): {
  references: EvidenceReference[];
  attachments: Attachment[];
} {
  const taken = new Set<string>();
  const references = evidence.map((entry) => {
    const reference = referenceTo(entry);
    const { file, sha256 } = reference;
    const isTaken = taken.has(file);
    taken.add(file);
    return isTaken ? { ...reference, file: `evidence/${sha256.slice(0, 12)}.json` } : reference;
  });
  const attachments = evidence.map(({ text }, i) => ({ file: references[i]?.file ?? '', text }));
  return { references, attachments };
}

/** Everything that is recorded of the version, but its number and where its files are. */
export async function prepareDraft(
  context: StepContext,
  content: Content,
  decision: EvidenceDecision,
): Promise<Prepared> {
  const checkout = await readCheckout(context.workspace.directory, gitOptions(context));
  const { lineage, attachments } = await lineageOf(context, checkout, decision.evidence);
  const kept = keptEvidence(decision.evidence);
  const draft: VersionDraft = {
    model: checkedName('model', context.modelName),
    digest: { sha256: content.sha256 },
    sizeBytes: content.sizeBytes,
    files: content.files.map(({ path: name, sha256, sizeBytes }) => {
      return { path: name, sha256, sizeBytes };
    }),
    artifact: null,
    evidence: kept.references,
    lineage,
    metrics: metricsOf(decision.evidence),
    signature: content.signature,
  };
  const by = actorOf(context.environment, checkout);
  return { content, decision, draft, attachments: [...attachments, ...kept.attachments], by };
}
