import type { Config, Workspace } from '@slipway/core';
import { ConfigurationError, didYouMean } from '@slipway/core';
import type { ModelState, RegisteredVersion, VersionRecord } from '@slipway/registry';
import type { OpenRegistry } from '@slipway/steps';

/** What a command works with. */
export interface CommandContext {
  readonly open: OpenRegistry;
  readonly config: Config;
  readonly workspace: Workspace;
  /** Arguments after the command's name. */
  readonly args: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** What a command has to say. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
  /** 0 unless given. */
  readonly exitCode?: number;
}

export interface CommandFlag {
  readonly name: string;
  /** Null for a flag without a value. */
  readonly value: string | null;
  readonly description: string;
}

/** A command of `slipway registry`. */
export interface RegistryCommand {
  readonly name: string;
  readonly description: string;
  /** As commander writes them: `<model>`, `[version]`. */
  readonly args: readonly string[];
  readonly flags: readonly CommandFlag[];
  run(context: CommandContext): Promise<CommandResult>;
}

/**
 * Arguments with `name@v1.2.3` taken apart, which is how tags call a version. `@champion` is an
 * alias, not a model without a name.
 */
function takenApart(args: readonly string[]): { model: string | null; rest: string[] } {
  let model: string | null = null;
  const rest = args.map((argument) => {
    const [, name, version] = /^([^@]+)@(.+)$/.exec(argument) ?? [];
    if (name === undefined || version === undefined) return argument;
    if (model !== null && model !== name) {
      throw new ConfigurationError('model', `"${model}" and "${name}" are two models; name one`);
    }
    model = name;
    return version;
  });
  return { model, rest };
}

/**
 * The model that the arguments name, else the one of slipway.yml, and the versions after it.
 *
 * @param most how many versions the command takes
 */
export async function modelAndVersions(
  context: CommandContext,
  most: number,
): Promise<{ state: ModelState; versions: string[] }> {
  const { model, rest } = takenApart(context.args);
  const configured = model ?? context.config.model?.name ?? null;
  const [first, ...others] = rest;
  if (model !== null || (configured !== null && (first === undefined || rest.length > most))) {
    const versions = model === null ? others : rest;
    return { state: await requireModel(context, model ?? first ?? configured ?? ''), versions };
  }
  if (first === undefined) {
    throw new ConfigurationError('model', 'name one, or set model.name in slipway.yml');
  }
  const named = await context.open.registry.model(first).catch(() => null);
  if (named !== null) return { state: named, versions: others };
  const own = configured === null ? null : await context.open.registry.model(configured);
  if (own !== null && isVersionOf(own, first)) return { state: own, versions: rest };
  return { state: await requireModel(context, first), versions: others };
}

/** @throws ConfigurationError for a model that is not registered */
async function requireModel(context: CommandContext, name: string): Promise<ModelState> {
  const { registry } = context.open;
  const state = await registry.model(name);
  if (state !== null) return state;
  const names = (await registry.list()).map(({ model }) => model);
  const hint =
    didYouMean(name, names) ||
    (names.length === 0 ? '; nothing is' : `; registered are: ${names.slice(0, 20).join(', ')}`);
  throw new ConfigurationError(
    'model',
    `"${name}" is not registered in ${registry.description}${hint}`,
  );
}

/**
 * The version that text names: its number, an environment, an alias (with or without `@`), or
 * `latest`.
 *
 * @throws ConfigurationError when nothing is called so
 */
export function findVersion(state: ModelState, text: string): RegisteredVersion {
  const plain = text.replace(/^(?:v(?=\d)|@)/, '');
  const assigned = state.assignments.find(({ environment }) => environment === plain);
  const wanted = state.aliases.get(plain) ?? assigned?.version ?? plain;
  const found =
    text === 'latest'
      ? state.versions.findLast(({ active }) => active)
      : state.versions.find(({ version }) => version === wanted);
  if (found !== undefined) return found;
  const known = [
    ...state.versions.map(({ version }) => version),
    ...state.aliases.keys(),
    ...state.assignments.map(({ environment }) => environment),
  ];
  const hint = didYouMean(plain, known) || `; there are: ${known.slice(-20).join(', ')}`;
  throw new ConfigurationError('version', `${state.model} has no "${text}"${hint}`);
}

function isVersionOf(state: ModelState, text: string): boolean {
  try {
    return findVersion(state, text).model === state.model;
  } catch (error) {
    if (error instanceof ConfigurationError) return false;
    throw error;
  }
}

/** The record of a version. @throws ConfigurationError for one that another program registered */
export function requireRecord({ record, model, version }: RegisteredVersion): VersionRecord {
  if (record !== null) return record;
  throw new ConfigurationError(
    'version',
    `${model} ${version} was registered by another program: there is nothing but its tag`,
  );
}
