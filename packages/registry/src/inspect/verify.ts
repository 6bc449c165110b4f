import { createHash } from 'node:crypto';
import type { Verdict } from '@slipway/core';
import { messageOf, parseEvidence, UserError } from '@slipway/core';
import type { ArtifactStore } from '../artifacts/store.ts';
import type { ModelState, Registry } from '../port.ts';
import type { ArtifactLocation, EvidenceReference, VersionRecord } from '../record.ts';

/** One thing that was checked of a version. */
export interface Verification {
  readonly model: string;
  readonly version: string;
  /** `artifact`, `evidence`, `card`, `tag`, `signature`. */
  readonly check: string;
  readonly verdict: Verdict;
  readonly detail: string;
}

/** Where versions and their files are. */
export interface VerifyContext {
  readonly registry: Registry;
  readonly storeOf: (location: ArtifactLocation) => ArtifactStore;
}

type Finding = Omit<Verification, 'model' | 'version'>;

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function verifyArtifact(
  { storeOf }: VerifyContext,
  { artifact, files, sizeBytes }: VersionRecord,
): Promise<Finding[]> {
  if (artifact === null) return [];
  const check = 'artifact';
  try {
    const problems = await storeOf(artifact).verify(artifact, files);
    if (problems.length > 0) return problems.map((detail) => ({ check, verdict: 'fail', detail }));
    return [{ check, verdict: 'pass', detail: `${sizeBytes} bytes as registered` }];
  } catch (error) {
    // A store that cannot be reached says nothing of what is in it.
    if (!(error instanceof UserError)) throw error;
    return [{ check, verdict: 'inconclusive', detail: messageOf(error) }];
  }
}

function judgeEvidence(
  { file, sha256 }: EvidenceReference,
  { digest }: VersionRecord,
  text: string | null,
): Finding {
  const check = 'evidence';
  const fail = (why: string): Finding => ({ check, verdict: 'fail', detail: `${file} ${why}` });
  if (text === null) return fail('is missing');
  if (sha256Of(text) !== sha256) return fail('is not what was registered: its digest differs');
  const { statement, problem } = parseEvidence(text);
  if (statement === null) return fail(`cannot be read: ${problem}`);
  if (!statement.subject.some((subject) => subject.digest.sha256 === digest.sha256)) {
    return fail('is about other content');
  }
  return { check, verdict: 'pass', detail: `${file} is as registered, and about this content` };
}

async function verifyAttachments(
  { registry }: VerifyContext,
  record: VersionRecord,
): Promise<Finding[]> {
  const { model, version, evidence, lineage } = record;
  const findings: Finding[] = [];
  for (const reference of evidence) {
    const text = await registry.attachment(model, version, reference.file);
    findings.push(judgeEvidence(reference, record, text));
  }
  if (lineage.card !== null) {
    const text = await registry.attachment(model, version, lineage.card.file);
    const same = text !== null && sha256Of(text) === lineage.card.sha256;
    findings.push({
      check: 'card',
      verdict: same ? 'pass' : 'fail',
      detail: same ? 'the model card is as registered' : 'the model card is missing or was changed',
    });
  }
  return findings;
}

/** A digest of one file is that file's; of several it was computed over their manifest. */
function verifyRecord({ files, digest }: VersionRecord): Finding[] {
  const [only] = files;
  if (files.length !== 1 || only === undefined || only.sha256 === digest.sha256) return [];
  const detail = 'the record contradicts itself: digest and file differ';
  return [{ check: 'record', verdict: 'fail', detail }];
}

/**
 * Checks versions of a model: every byte of the files against the digests, evidence and model card
 * against theirs, tags and signatures as the registry finds them.
 *
 * @param only the version to check; all of them unless given
 */
export async function verifyModel(
  context: VerifyContext,
  state: ModelState,
  only: string | null = null,
): Promise<Verification[]> {
  const { model } = state;
  const own = await context.registry.check(model);
  const results: Verification[] = [];
  for (const { version, record } of state.versions) {
    if (only !== null && version !== only) continue;
    const findings = own.filter((finding) => finding.version === version);
    if (record === null) {
      const detail = 'another program registered it: there is no record to check';
      findings.push({ version, check: 'record', verdict: 'inconclusive', detail });
    } else {
      const more = [
        ...verifyRecord(record),
        ...(await verifyArtifact(context, record)),
        ...(await verifyAttachments(context, record)),
      ];
      findings.push(...more.map((finding) => ({ ...finding, version })));
    }
    results.push(...findings.map((finding) => ({ ...finding, model })));
  }
  return results;
}
