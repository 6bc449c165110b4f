import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Statement } from '@slipway/core';
import { actionOf, digestManifest, parseEvidence } from '@slipway/core';
import { createHash } from 'node:crypto';

/** Evidence that judges a model, as against what is done with it. */
const JUDGING = ['validate', 'evaluate', 'drift', 'scan-model'];

/** Evidence about the model at hand. */
export interface ModelEvidence {
  readonly name: string;
  readonly content: Buffer;
  readonly statement: Statement;
}

/**
 * The evidence of earlier steps about this very model, sorted by name. Files that are no evidence,
 * or are about another file, are passed over.
 */
export async function readModelEvidence(folder: string, sha256: string): Promise<ModelEvidence[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const found: ModelEvidence[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const content = await readFile(path.join(folder, name)).catch(() => null);
    const statement = content === null ? null : parseEvidence(content.toString('utf8')).statement;
    if (content === null || statement === null) continue;
    const isAbout = statement.subject.some(({ digest }) => digest.sha256 === sha256);
    if (isAbout && JUDGING.includes(actionOf(statement))) found.push({ name, content, statement });
  }
  return found;
}

/** One digest for all of the evidence: that of its sorted manifest; null where there is none. */
export function evidenceDigest(evidence: readonly ModelEvidence[]): string | null {
  if (evidence.length === 0) return null;
  return digestManifest(
    evidence.map(({ name, content }) => ({
      path: name,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  );
}

/** Digest of the data that the model was evaluated on, as its evidence has it. */
export function dataDigest(evidence: readonly ModelEvidence[]): string | null {
  const inputs = evidence.flatMap(({ statement }) => statement.predicate.inputs);
  const data =
    inputs.find(({ name }) => name === 'data') ?? inputs.find(({ name }) => name === 'reference');
  return data?.digest?.sha256 ?? null;
}
