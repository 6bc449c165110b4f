import { existsSync } from 'node:fs';
import type { ScoredColumns } from '@slipway/core';
import { championColumns, ConfigurationError } from '@slipway/core';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from '../shared/model-file.ts';
import { readModelFile } from '../shared/model-file.ts';
import type { RegisteredChampion } from '../shared/registered-champion.ts';
import { withRegisteredChampion } from '../shared/registered-champion.ts';

/** What to compare with; `none` says why there is nothing. */
export type Champion =
  | { readonly kind: 'model'; readonly name: string; readonly file: ModelFile }
  | { readonly kind: 'columns'; readonly columns: ScoredColumns }
  | { readonly kind: 'none'; readonly reason: string };

/** The champion of the registry, with its files. */
async function championOf(context: StepContext, found: RegisteredChampion): Promise<Champion> {
  if (found.kind === 'none') return found;
  const file = await found.fetch();
  context.recorder.addInput('champion', found.name, file.sha256, null);
  return { kind: 'model', name: found.name, file };
}

/**
 * Finds the champion that the configuration names: a model's path, `registry`, or columns of the
 * data. That there is none yet is a normal state.
 *
 * @throws ConfigurationError when a path is named that does not exist
 */
export async function findChampion(context: StepContext): Promise<Champion> {
  const { champion } = context.config;
  if (typeof champion !== 'string') {
    const columns = championColumns(champion);
    if (columns === null) return { kind: 'none', reason: 'champion is not set' };
    return { kind: 'columns', columns };
  }
  if (champion === 'registry') {
    return withRegisteredChampion(context, (found) => championOf(context, found));
  }
  if (!existsSync(context.workspace.absolute(champion))) {
    throw new ConfigurationError(
      'champion',
      `${champion}: no such file; name a model that exists, or leave champion out for the first one`,
    );
  }
  const file = await readModelFile(context, champion, 'champion');
  context.recorder.addInput('champion', champion, file.sha256, null);
  return { kind: 'model', name: champion, file };
}
