import type { Config } from '@slipway/core';
import type { VersionRecord } from '@slipway/registry';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import type { RegisteredChampion } from '../shared/registered-champion.ts';
import { withRegisteredChampion } from '../shared/registered-champion.ts';

/** The version that is in use, as far as drift needs it. */
export interface DriftChampion {
  readonly name: string;
  readonly record: VersionRecord;
  /** Null where nothing has to be computed with it. */
  readonly file: ModelFile | null;
}

/** Whether the settings need a model that can be run. */
function wantsModel({ drift, data }: Config): boolean {
  const { importance = false, predictions = false, performance = false } = drift ?? {};
  const isScored = data?.prediction !== undefined || data?.score !== undefined;
  return importance !== false || predictions || (performance && !isScored);
}

async function take(
  context: StepContext,
  champion: RegisteredChampion,
): Promise<DriftChampion | null> {
  const { config, recorder, modelName } = context;
  if (champion.kind === 'none') {
    recorder.note(`the registry names no champion: ${champion.reason}`);
    return null;
  }
  const { name, record } = champion;
  recorder.addInput('champion', name, record.digest.sha256, null);
  if (config.model?.path !== undefined) return { name, record, file: null };
  recorder.setSubject(modelName, record.digest.sha256);
  return { name, record, file: wantsModel(config) ? await champion.fetch() : null };
}

/**
 * The champion of the registry, where `champion: registry` is configured. Without a model of its
 * own, drift is about the champion: what is live is what production data are watched for.
 *
 * @throws InputError or ConfigurationError when the registry cannot be read
 */
export function driftChampion(context: StepContext): Promise<DriftChampion | null> {
  if (context.config.champion !== 'registry') return Promise.resolve(null);
  return withRegisteredChampion(context, (champion) => take(context, champion));
}

/** Says when the reference is other data than those recorded of the champion under that name. */
export function compareReference({ recorder }: StepContext, champion: DriftChampion): void {
  const recorded = champion.record.lineage.data.filter(({ name }) => name === 'reference');
  const digests = recorded.flatMap(({ sha256 }) => sha256 ?? []);
  const used = recorder.inputs.find(({ name }) => name === 'reference');
  const digest = used?.digest?.sha256;
  if (used === undefined || digest === undefined || digests.length === 0) return;
  if (digests.includes(digest)) return;
  const known = recorded.map(({ uri }) => uri).join(', ');
  recorder.note(
    `the reference ${used.uri} (sha256 ${digest.slice(0, 12)}…) is not what ${champion.name} was ` +
      `registered with (${known}, sha256 ${digests.map((each) => `${each.slice(0, 12)}…`).join(', ')})`,
  );
}
