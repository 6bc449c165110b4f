import type { EnvironmentSettings, TrafficTarget } from '@slipway/rollout';
import { FileTarget } from '@slipway/rollout';
import type { StepContext } from '../run/step.ts';

/** The traffic target of an environment. */
export function openTarget(
  { workspace }: StepContext,
  settings: EnvironmentSettings,
  model: string,
  environment: string,
): TrafficTarget {
  const { target } = settings;
  if (target === undefined) throw new Error('The plan was checked to have a target');
  const file = workspace.absolute(target.path);
  return new FileTarget({ file, shown: workspace.display(file), model, environment });
}
