import { createHash } from 'node:crypto';
import type { Actor } from '../journal/schema.ts';
import type { RegisterRequest, VersionChoice } from '../port.ts';
import type { VersionDraft } from '../record.ts';
import type { Bump } from '../version.ts';

/** Somebody who registers. */
export const ADA: Actor = { name: 'Ada', email: 'ada@example.org', run: null };

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What is known of a model whose file has this content. */
export function draft(
  model: string,
  content: string,
  more: Partial<VersionDraft> = {},
): VersionDraft {
  const digest = sha256(content);
  const sizeBytes = Buffer.byteLength(content);
  return {
    model,
    digest: { sha256: digest },
    sizeBytes,
    files: [{ path: 'model.onnx', sha256: digest, sizeBytes }],
    artifact: null,
    evidence: [],
    lineage: { commit: null, run: null, data: [], parameters: {}, image: null, card: null },
    metrics: {},
    signature: null,
    ...more,
  };
}

/** The next version, growing by the given part. */
export function derived(bump: Bump = 'patch', why = 'as the test says'): VersionChoice {
  return { kind: 'derived', bump: () => ({ bump, why }) };
}

/** A request to register that content. */
export function request(
  model: string,
  content: string,
  more: Partial<Omit<RegisterRequest, 'draft'>> & { readonly draft?: Partial<VersionDraft> } = {},
): RegisterRequest {
  const { draft: changes = {}, ...rest } = more;
  return {
    draft: draft(model, content, changes),
    choice: derived(),
    attachments: [],
    describe: (record, previous) =>
      `${record.model} v${record.version} after ${previous?.version ?? 'nothing'}\n`,
    by: ADA,
    ...rest,
  };
}
