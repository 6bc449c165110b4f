import type { Config, RequirementResult } from '@slipway/core';
import { ConfigurationError, parseDuration, STRATEGIES } from '@slipway/core';
import type { RegisteredVersion } from '@slipway/registry';
import { DEFAULT_LEASE, Journal, journalRef, readCheckout } from '@slipway/registry';
import type { EnvironmentSettings, Plan, RolloutPorts } from '@slipway/rollout';
import {
  buildPlan,
  FreezeRules,
  INITIAL_STATE,
  rolloutStateSchema,
  settingsOf,
  SYSTEM_CLOCK,
} from '@slipway/rollout';
import type { StepContext } from '../run/step.ts';
import { actorOf } from '../shared/actor.ts';
import { gitOptions, openRegistry } from '../shared/registry.ts';
import { analysisPlan, openAnalysis } from './analysis.ts';
import type { GitHubSide } from './github.ts';
import { openGitHub } from './github.ts';
import { holderOf } from './holder.ts';
import { isSet, textOf } from './options.ts';
import { checkOrder, isOverride, refuseFreeze, windowsOf } from './policy.ts';
import { checkEvidence, evidencePolicy, requireEvidence } from './required.ts';
import { openTarget } from './target.ts';

const DEFAULT_ENVIRONMENT = 'production';
const DEFAULT_WINDOW = 3;

function modelOf(context: StepContext): string {
  const { model } = context.config;
  if (model?.name !== undefined || model?.path !== undefined) return context.modelName;
  throw new ConfigurationError(
    'model-name',
    'is missing; set model.name in slipway.yml, or the input "model-name"',
  );
}

export type RolloutAction = 'promote' | 'rollback';

/** What a promotion or a rollback works with. */
export interface Setup {
  readonly ports: RolloutPorts;
  readonly plan: Plan;
  readonly settings: EnvironmentSettings;
  readonly rollbackWindow: number;
  /** Checks the policy. @throws InputError when a version may not be promoted */
  readonly admit: (version: RegisteredVersion) => Promise<void>;
  /** What `admit` found. */
  readonly required: RequirementResult[];
  /** Null outside GitHub and without a token. */
  readonly github: GitHubSide | null;
  close(): Promise<void>;
}

function leaseOf({ promote }: Config): number {
  return parseDuration(promote?.lease ?? '') ?? DEFAULT_LEASE;
}

/** A rollback needs a target, and must not fail because of steps that are wrong. */
function planOf(action: RolloutAction, settings: EnvironmentSettings, wanted: string | null): Plan {
  const strategy = STRATEGIES.find((one) => one === wanted) ?? null;
  if (action === 'promote') return buildPlan(settings, strategy, analysisPlan(settings));
  const atOnce = settings.target === undefined ? 'batch' : 'all-at-once';
  return buildPlan({ ...settings, steps: undefined }, atOnce, null);
}

/** Opens everything: repository, registry, journal, target. */
export async function setUp(context: StepContext, action: RolloutAction): Promise<Setup> {
  const { config, logger, workspace } = context;
  const model = modelOf(context);
  const environment =
    textOf(context, 'environment') ?? config.promote?.environment ?? DEFAULT_ENVIRONMENT;
  const settings = settingsOf(config.promote ?? {}, environment);
  const plan = planOf(action, settings, textOf(context, 'strategy'));
  const analysis = action === 'promote' ? openAnalysis(context, settings, model) : null;
  const { registry, repository } = await openRegistry(context);
  if (repository === null) throw new Error('A registry without a repository for journals');
  const checkout = await readCheckout(workspace.directory, gitOptions(context));
  const by = actorOf(context.environment, checkout);
  const target =
    plan.target === null ? null : openTarget(context, settings, model, environment, by);
  const journal = new Journal(repository, journalRef(model, environment), {
    schema: rolloutStateSchema,
    initial: INITIAL_STATE,
  });
  const refusal = target?.refuses(plan) ?? null;
  if (refusal !== null) throw new ConfigurationError('promote', refusal);
  const freeze = new FreezeRules(windowsOf(settings));
  const environmentUrl = settings.url ?? null;
  const github = isSet(context, 'dry-run')
    ? null
    : openGitHub(context, { registry, model, environment, environmentUrl });
  const ports: RolloutPorts = {
    model,
    environment,
    journal,
    registry,
    target,
    analysis,
    rules: isSet(context, 'override') ? [] : [freeze],
    clock: SYSTEM_CLOCK,
    logger,
    by,
    holder: holderOf(context.environment),
    ...(github === null ? {} : { isGone: github.isGone, observe: github.observe }),
    leaseMs: leaseOf(config),
  };
  const required: RequirementResult[] = [];
  const isOverridden = action === 'promote' && isOverride(context, settings, ports.by.name);
  const admit = async (version: RegisteredVersion): Promise<void> => {
    const policy = evidencePolicy(config, settings);
    required.push(...(await checkEvidence(registry, version, policy, new Date())));
    requireEvidence(version.version, environment, required);
    if (!isOverridden) await checkOrder(version.version, settings, repository, model);
    refuseFreeze(freeze, isOverridden);
    await analysis?.check(version.version, new Date());
  };
  const close = async (): Promise<void> => {
    await github?.settle();
    await target?.close();
    await registry.close();
  };
  const rollbackWindow = config.registry?.['rollback-window'] ?? DEFAULT_WINDOW;
  return { ports, plan, settings, rollbackWindow, admit, required, github, close };
}
