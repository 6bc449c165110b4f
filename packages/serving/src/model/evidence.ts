import { readFile } from 'node:fs/promises';
import type { Config, EvaluatePredicate, Workspace } from '@slipway/core';
import { ConfigurationError, InputError, isEvidenceOf, parseEvidence } from '@slipway/core';

/** What decides how a model's outputs are read. */
export interface DecisionSettings {
  readonly task: NonNullable<Config['model']>['task'];
  readonly classes: NonNullable<Config['model']>['classes'];
  readonly positiveClass: NonNullable<Config['model']>['positive-class'];
  readonly threshold: number | undefined;
}

/** What the configuration says of decisions. */
export function configuredDecision({ model, evaluate }: Config): DecisionSettings {
  return {
    task: model?.task,
    classes: model?.classes,
    positiveClass: model?.['positive-class'],
    threshold: evaluate?.threshold,
  };
}

async function readEvaluation(
  written: string,
  workspace: Workspace,
  sha256: string,
): Promise<EvaluatePredicate> {
  const file = await workspace.existing(written, 'evidence');
  const { statement, problem } = parseEvidence(await readFile(file, 'utf8'));
  if (statement === null) throw new InputError('evidence', `${written} is no evidence: ${problem}`);
  if (!isEvidenceOf('evaluate', statement)) {
    throw new ConfigurationError(
      'evidence',
      `${written} is not a result of evaluate (${statement.predicateType})`,
    );
  }
  const about = statement.subject.map(({ digest }) => digest.sha256);
  if (!about.includes(sha256)) {
    throw new ConfigurationError(
      'evidence',
      `${written} is about ${about[0]?.slice(0, 12) ?? 'nothing'}…, the model is ` +
        `${sha256.slice(0, 12)}…; evaluate the model that is served`,
    );
  }
  return statement.predicate;
}

/** A setting that evidence and configuration must not say differently. */
function agree<T>(
  name: string,
  evaluated: T | null | undefined,
  configured: T | undefined,
): T | undefined {
  const known = evaluated ?? undefined;
  if (known === undefined || configured === undefined) return configured ?? known;
  if (String(known) === String(configured)) return configured;
  throw new ConfigurationError(
    'evidence',
    `the model was evaluated with ${name} ${String(known)}, and the configuration says ` +
      `${String(configured)}; evaluate it again, or serve it as it was evaluated`,
  );
}

/**
 * Task, classes, positive class and threshold with which a model was evaluated, so that it decides
 * in production as it did when it was judged.
 *
 * @throws ConfigurationError when the evidence is about another model, or contradicts the
 *   configuration.
 */
export async function decisionFromEvidence(
  written: string,
  workspace: Workspace,
  sha256: string,
  configured: DecisionSettings,
): Promise<DecisionSettings> {
  const predicate = await readEvaluation(written, workspace, sha256);
  return {
    task: agree('task', predicate.task, configured.task),
    classes: configured.classes ?? predicate.classes ?? undefined,
    positiveClass: agree(
      'positive class',
      predicate.positiveClass as DecisionSettings['positiveClass'],
      configured.positiveClass,
    ),
    threshold: agree('threshold', predicate.decision?.threshold, configured.threshold),
  };
}
