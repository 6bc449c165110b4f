import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationError, InputError, UserError } from '@slipway/core';
import { identityOfParts, modelParts, readModel } from '@slipway/model';
import type { ModelState, RegisteredVersion, VersionRecord } from '@slipway/registry';
import { latestOf } from '@slipway/registry';
import type { StepContext } from '../run/step.ts';
import type { ModelFile } from './model-file.ts';
import type { OpenRegistry } from './registry.ts';
import { openRegistry } from './registry.ts';

/** The champion that the registry names, or why there is none. */
export type RegisteredChampion =
  | { readonly kind: 'none'; readonly reason: string }
  | {
      readonly kind: 'found';
      readonly name: string;
      readonly record: VersionRecord;
      /** Its files, fetched and checked. */
      fetch(): Promise<ModelFile>;
    };

/** Where a champion is looked for, in this order, unless `registry.champion` names a place. */
function placesOf({ config }: StepContext): string[] {
  const named = config.registry?.champion;
  if (named !== undefined) return [named];
  const environment = config.promote?.environment;
  return ['champion', typeof environment === 'string' ? environment : 'production'];
}

function versionIn(state: ModelState, place: string): string | null {
  const assigned = state.assignments.find(({ environment }) => environment === place);
  return state.aliases.get(place) ?? assigned?.version ?? null;
}

/** The champion: what is in one of the places; where none was ever used, the latest version. */
function choose(context: StepContext, state: ModelState | null): RegisteredVersion | null {
  if (state === null) return null;
  const places = placesOf(context);
  for (const place of places) {
    const version = versionIn(state, place);
    const found = state.versions.find((entry) => entry.version === version);
    if (found !== undefined) return found;
  }
  if (context.config.registry?.champion !== undefined) return null;
  const latest = latestOf(state.versions);
  if (latest !== null) {
    context.recorder.note(
      `nothing is in ${places.join(' or ')}, so the latest version, ${latest.version}, is the champion`,
    );
  }
  return latest;
}

/** An error of the registry, as one about the champion. */
function aboutChampion(error: unknown): unknown {
  if (!(error instanceof UserError)) return error;
  const message = error.message.replace(/^[a-z-]+: /, '');
  const text =
    `registry: ${message}; so it is not known whether there is a champion: let this job read the ` +
    "registry, or fetch it (`git fetch --tags origin '+refs/slipway*:refs/slipway*'`) and set " +
    'registry.repository to "."';
  const cause = { cause: error };
  return error instanceof ConfigurationError
    ? new ConfigurationError('champion', text, cause)
    : new InputError('champion', text, cause);
}

/** The champion's ONNX file, below a temporary folder that goes with the process. */
async function fetchModel(
  open: OpenRegistry,
  name: string,
  record: VersionRecord,
): Promise<ModelFile> {
  const { artifact, files } = record;
  const main = files.find(({ path: file }) => file.endsWith('.onnx'));
  if (artifact === null || main === undefined) {
    const why = artifact === null ? 'without its files' : 'but is not an ONNX model';
    throw new InputError(
      'champion',
      `registry: "${name}" is registered, ${why}; set champion to the path of its file`,
    );
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-champion-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  await open.storeOf(artifact).get(artifact, files, folder);
  const options = { shown: name, subject: 'champion' } as const;
  const model = await readModel(path.join(folder, main.path), options);
  return { model, ...identityOfParts(await modelParts(model)) };
}

async function findIn(context: StepContext, open: OpenRegistry): Promise<RegisteredChampion> {
  const state = await open.registry.model(context.modelName);
  const version = choose(context, state);
  if (version === null) return { kind: 'none', reason: 'no champion yet' };
  const { record, model } = version;
  const name = version.tag ?? `${model}@v${version.version}`;
  if (record === null) {
    throw new InputError(
      'champion',
      `registry: "${name}" is registered by another program, without a record of its files; set ` +
        'champion to the path of its file, or register it with Slipway',
    );
  }
  return { kind: 'found', name, record, fetch: () => fetchModel(open, name, record) };
}

/**
 * Finds the champion in the registry and hands it to `use`, while the registry is open. A checkout
 * without tags is not taken for an empty registry: the remote is asked.
 *
 * @throws InputError or ConfigurationError starting with `champion` when it cannot be known
 */
export async function withRegisteredChampion<T>(
  context: StepContext,
  use: (champion: RegisteredChampion) => Promise<T>,
): Promise<T> {
  let open: OpenRegistry | null = null;
  try {
    open = await openRegistry(context);
    return await use(await findIn(context, open));
  } catch (error) {
    if (error instanceof UserError && error.subject === 'champion') throw error;
    throw aboutChampion(error);
  } finally {
    await open?.registry.close();
  }
}
