import type { RequirementResult, Verdict } from '@slipway/core';
import { ConfigurationError, didYouMean, formatDuration, worstVerdict } from '@slipway/core';
import type { BrokenEvidence, EvidenceText, FoundEvidence } from './found.ts';
import { findEvidence, isAbout, isNamedAfter, isOfModel, newestById } from './found.ts';

/** Actions whose evidence can be asked for. */
export const REQUIRABLE_ACTIONS = [
  'validate',
  'scan-model',
  'evaluate',
  'drift',
  'build-image',
  'scan-image',
] as const;

/** How old evidence may be unless the policy says otherwise: 30 days. */
export const DEFAULT_MAX_AGE = 30 * 86_400_000;
/** Clocks of two machines may differ so much; evidence from later than that is refused. */
const CLOCK_TOLERANCE = 5 * 60_000;

/** What is asked of the evidence. */
export interface EvidencePolicy {
  /** Actions whose evidence must be there. */
  readonly required: readonly string[];
  /** Whether evidence of other actions, where it is there, must be good as well. */
  readonly includesOthers: boolean;
  /** Milliseconds. */
  readonly maxAge: number;
}

/** What the evidence is asked about. */
export interface EvidenceQuestion {
  readonly model: string;
  readonly sha256: string;
  readonly now: Date;
}

/** The answer: whether the policy is met, and the evidence about the content. */
export interface EvidenceDecision {
  readonly verdict: Verdict;
  readonly results: readonly RequirementResult[];
  /** All evidence about the content, the newest of each action and id. */
  readonly evidence: readonly FoundEvidence[];
}

/** @throws ConfigurationError for a name that is no action with evidence about a model */
export function checkRequired(required: readonly string[]): void {
  const known: readonly string[] = REQUIRABLE_ACTIONS;
  for (const action of required) {
    if (known.includes(action)) continue;
    const hint = didYouMean(action, known) || `; it can be ${known.join(', ')}`;
    throw new ConfigurationError(
      'required',
      `"${action}" is no action that can be asked for${hint}`,
    );
  }
}

function short(sha256: string | undefined): string {
  return sha256 === undefined ? 'no file' : `sha256:${sha256.slice(0, 12)}…`;
}

function result(
  action: string,
  entry: FoundEvidence | null,
  verdict: Verdict,
  reason: string | null,
): RequirementResult {
  return {
    action,
    id: entry?.statement.predicate.id ?? null,
    verdict,
    path: entry?.path ?? null,
    sha256: entry?.sha256 ?? null,
    reason,
  };
}

function judge(entry: FoundEvidence, { now }: EvidenceQuestion, maxAge: number): RequirementResult {
  const { action, path } = entry;
  const { verdict, headline, finishedAt } = entry.statement.predicate;
  const say = (verdict: Verdict, why: string): RequirementResult =>
    result(action, entry, verdict, `the evidence of ${action} (${path}) ${why}`);
  if (verdict !== 'pass') {
    const word = verdict === 'fail' ? 'failing' : 'inconclusive';
    return say(verdict, `is ${word}: ${headline}`);
  }
  const age = now.getTime() - new Date(finishedAt).getTime();
  if (age > maxAge) {
    const limit = formatDuration(maxAge);
    return say(
      'fail',
      `is stale: it is of ${finishedAt}, ${formatDuration(age)} ago, and registry.max-age is ` +
        `${limit}; run ${action} again`,
    );
  }
  if (age < -CLOCK_TOLERANCE) {
    return say(
      'inconclusive',
      `is of ${finishedAt}, ${formatDuration(-age)} in the future: one of the clocks is wrong`,
    );
  }
  return result(action, entry, 'pass', null);
}

function foreign(entry: FoundEvidence, { sha256, model }: EvidenceQuestion): RequirementResult {
  const { action, path, statement } = entry;
  const [subject] = statement.subject;
  return result(
    action,
    entry,
    'fail',
    `the evidence of ${action} (${path}) is about other content of ${model}, ` +
      `${short(subject?.digest.sha256)}, not about ${short(sha256)}: run ${action} on this model`,
  );
}

function missing(
  action: string,
  candidates: readonly FoundEvidence[],
  broken: readonly BrokenEvidence[],
  question: EvidenceQuestion,
): RequirementResult {
  const torn = broken.find((file) => isNamedAfter(action, file));
  if (torn !== undefined) {
    const reason = `the evidence of ${action} (${torn.path}) cannot be read: ${torn.problem}`;
    return { ...result(action, null, 'inconclusive', reason), path: torn.path };
  }
  const models = [...new Set(candidates.map(({ statement }) => statement.predicate.model))];
  const others =
    models.length === 0
      ? ''
      : ` (there is evidence of ${action} about other models: ${models.slice(0, 5).join(', ')})`;
  const reason =
    `there is no evidence of ${action} about ${question.model}, ${short(question.sha256)}${others}: ` +
    `run ${action} before register, with the same evidence-directory`;
  return result(action, null, 'inconclusive', reason);
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Why the policy is not met, in a sentence that says which evidence and why. */
export function refusalOf(results: readonly RequirementResult[]): string {
  const open = results.filter(({ verdict }) => verdict !== 'pass');
  const absent = open.filter(({ path }) => path === null);
  const others = open.filter(({ path }) => path !== null);
  const reasons = others.map(({ reason, action }) => reason ?? action);
  const [first, ...more] = absent;
  if (first !== undefined && more.length === 0) reasons.push(first.reason ?? first.action);
  else if (first !== undefined) {
    const actions = listed(absent.map(({ action }) => action));
    reasons.push(`there is no evidence of ${actions} about this model: run them before register`);
  }
  return reasons.join('; also, ');
}

function judgeAction(
  action: string,
  all: readonly FoundEvidence[],
  broken: readonly BrokenEvidence[],
  question: EvidenceQuestion,
  { maxAge }: EvidencePolicy,
): RequirementResult[] {
  const candidates = all.filter((entry) => entry.action === action);
  const about = newestById(candidates.filter((entry) => isAbout(question.sha256, entry)));
  const ids = new Set(about.map(({ statement }) => statement.predicate.id));
  const others = newestById(
    candidates.filter(
      (entry) =>
        !isAbout(question.sha256, entry) &&
        isOfModel(question.model, entry) &&
        !ids.has(entry.statement.predicate.id),
    ),
  );
  const results = [
    ...about.map((entry) => judge(entry, question, maxAge)),
    ...others.map((entry) => foreign(entry, question)),
  ];
  return results.length > 0 ? results : [missing(action, candidates, broken, question)];
}

/** Actions that the policy does not name, but that have said something about the model. */
function otherActions(
  found: readonly FoundEvidence[],
  { required, includesOthers }: EvidencePolicy,
  { model, sha256 }: EvidenceQuestion,
): string[] {
  if (!includesOthers) return [];
  const spoken = found.filter((entry) => isAbout(sha256, entry) || isOfModel(model, entry));
  return [...new Set(spoken.map(({ action }) => action))]
    .filter((action) => !required.includes(action))
    .sort();
}

/**
 * Decides whether the evidence in a folder is what the policy asks for: there, about this very
 * content, passing and fresh. Missing or unreadable evidence is inconclusive; evidence that fails,
 * is stale, or is about other content of the model fails.
 */
export function decideEvidence(
  files: readonly EvidenceText[],
  policy: EvidencePolicy,
  question: EvidenceQuestion,
): EvidenceDecision {
  const { found, broken } = findEvidence(files);
  const actions = [...policy.required, ...otherActions(found, policy, question)];
  const results = actions.flatMap((action) => judgeAction(action, found, broken, question, policy));
  return {
    verdict: worstVerdict(results.map(({ verdict }) => verdict)),
    results,
    evidence: newestById(found.filter((entry) => isAbout(question.sha256, entry))),
  };
}
