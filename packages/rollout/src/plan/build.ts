import type { PromoteConfig, PromoteStep, Strategy } from '@slipway/core';
import { ConfigurationError, parseDuration } from '@slipway/core';
import type { AnalysisPlan, Plan, PlanStep } from './plan.ts';

/** How long a change of traffic may take to be seen, unless configured. */
const DEFAULT_SETTLE = '30s';

/** The settings of one environment: its own go before those of all. */
export type EnvironmentSettings = Omit<PromoteConfig, 'environment' | 'environments'>;

function fail(detail: string): never {
  throw new ConfigurationError('promote', detail);
}

function milliseconds(text: string, key: string): number {
  return parseDuration(text) ?? fail(`${key}: "${text}" is no duration; write 30s, 10m, 12h or 7d`);
}

function percentage(value: number | string, where: string): number {
  const percent = typeof value === 'number' ? value : Number(value.replace('%', '').trim());
  if (percent > 0 && percent <= 100) return percent;
  return fail(`${where}: traffic "${value}" is not a percentage above 0% and up to 100%`);
}

function buildStep(step: PromoteStep, number: number): PlanStep {
  const where = `steps: step ${number}`;
  const { shadow, traffic, soak, pause = false } = step;
  if (shadow !== undefined && traffic !== undefined) {
    return fail(`${where} has shadow and traffic; make two steps of it`);
  }
  if (shadow !== undefined) {
    if (soak !== undefined) fail(`${where} has shadow and soak; shadow: 10m says how long`);
    return { kind: 'shadow', soakMs: milliseconds(shadow, where), pause };
  }
  if (traffic === undefined) {
    return fail(
      `${where} has neither traffic nor shadow; write {traffic: 5%, soak: 10m} or {shadow: 10m}`,
    );
  }
  const soakMs = milliseconds(soak ?? '0s', where);
  return { kind: 'traffic', percent: percentage(traffic, where), soakMs, pause };
}

/** Traffic only ever goes up along the steps; going back is what an abort is for. */
function checkOrder(steps: readonly PlanStep[]): void {
  let before = 0;
  for (const [i, step] of steps.entries()) {
    if (step.kind === 'shadow') {
      if (before > 0) {
        fail(
          `steps: step ${i + 1} is a shadow after the candidate had traffic; shadows come first`,
        );
      }
      continue;
    }
    if (step.percent <= before) {
      fail(
        `steps: step ${i + 1} has ${step.percent}% after ${before}%: traffic must go up from step ` +
          'to step',
      );
    }
    before = step.percent;
  }
}

function buildSteps(given: readonly PromoteStep[]): PlanStep[] {
  const steps = given.map((step, i) => buildStep(step, i + 1));
  if (steps.length === 0) fail('steps: is empty; a plan needs one step at least');
  checkOrder(steps);
  return steps;
}

const ALL: PlanStep = { kind: 'traffic', percent: 100, soakMs: 0, pause: false };

/** The candidate has everything in the end, whether the last step says so or not. */
function upToAll(steps: readonly PlanStep[]): PlanStep[] {
  const last = steps.at(-1);
  return last?.kind === 'traffic' && last.percent === 100 ? [...steps] : [...steps, ALL];
}

function required(steps: readonly PromoteStep[] | undefined, strategy: Strategy): PlanStep[] {
  if (steps !== undefined) return buildSteps(steps);
  return fail(
    `steps: is missing, and the strategy ${strategy} needs it; for example ` +
      '[{traffic: 5%, soak: 10m}, {traffic: 100%}]',
  );
}

function onlyShadows(steps: readonly PlanStep[], strategy: Strategy): PlanStep[] {
  const other = steps.findIndex(({ kind }) => kind !== 'shadow');
  if (other < 0) return [...steps];
  return fail(`steps: step ${other + 1} has traffic, and the strategy ${strategy} gives none`);
}

function abSteps(steps: readonly PlanStep[]): PlanStep[] {
  const shares = steps.filter((step) => step.kind === 'traffic' && step.percent < 100);
  if (shares.length === 1) return upToAll(steps);
  return fail(
    'steps: the strategy a-b needs exactly one share below 100%, for example ' +
      '[{traffic: 50%, soak: 7d}]',
  );
}

/** The steps that a strategy makes of the configured ones. */
export function strategySteps(
  strategy: Strategy,
  given: readonly PromoteStep[] | undefined,
): PlanStep[] {
  switch (strategy) {
    case 'all-at-once':
      return [ALL];
    case 'batch':
      return [];
    case 'blue-green': {
      // Only what comes before the switch counts: shadows.
      const before = given === undefined ? [] : buildSteps(given);
      return [...before.filter(({ kind }) => kind === 'shadow'), ALL];
    }
    case 'canary':
      return upToAll(required(given, strategy));
    case 'a-b':
      return abSteps(required(given, strategy));
    case 'shadow':
      return onlyShadows(required(given, strategy), strategy);
  }
}

/** The settings that hold in one environment. @throws ConfigurationError for an unknown one */
export function settingsOf(config: PromoteConfig, environment: string): EnvironmentSettings {
  const { environments, environment: only, ...common } = config;
  const own = environments?.[environment];
  const known = [
    ...new Set([...(only === undefined ? [] : [only]), ...Object.keys(environments ?? {})]),
  ];
  if (known.length > 0 && !known.includes(environment)) {
    throw new ConfigurationError(
      'environment',
      `"${environment}" is not configured; configured are: ${known.join(', ')} (promote.environment ` +
        'and promote.environments in slipway.yml)',
    );
  }
  return { ...common, ...own };
}

/**
 * The plan for an environment.
 *
 * @param strategy what the caller asks for, before the configuration
 * @throws ConfigurationError for steps that cannot be
 */
export function buildPlan(
  settings: EnvironmentSettings,
  strategy: Strategy | null,
  analysis: AnalysisPlan | null,
): Plan {
  const chosen =
    strategy ?? settings.strategy ?? (settings.steps === undefined ? 'all-at-once' : 'canary');
  // Checked whatever the strategy makes of them: a mistake must not wait for the next canary.
  if (settings.steps !== undefined) buildSteps(settings.steps);
  const steps = strategySteps(chosen, settings.steps);
  if (chosen !== 'batch' && settings.target === undefined) {
    fail(
      `target: is missing; it shares out the traffic, for example {type: file, path: weights.yml}`,
    );
  }
  return {
    strategy: chosen,
    steps,
    bakeMs: milliseconds(settings.bake ?? '0s', 'bake'),
    settleMs: milliseconds(settings.settle ?? DEFAULT_SETTLE, 'settle'),
    alias: settings.alias ?? null,
    analysis,
    target: chosen === 'batch' || settings.target === undefined ? null : { ...settings.target },
  };
}
