import { ConfigurationError, InputError } from '@slipway/core';
import type { MlflowClient } from '@slipway/registry';
import { mlflowCode } from '@slipway/registry';
import { z } from 'zod';
import type { Traffic } from '../machine/traffic.ts';
import { allTo, isSameTraffic, NO_TRAFFIC } from '../machine/traffic.ts';
import type { Plan } from '../plan/plan.ts';
import { requireExpected } from './changed.ts';
import type { DeployRequest, Readiness, TrafficTarget } from './port.ts';

/** The tag that Slipway's registry in MLflow has its versions in. */
const VERSION_TAG = 'slipway.version';

const versionSchema = z.object({
  version: z.string(),
  status: z.string().default('READY'),
  status_message: z.string().default(''),
  tags: z.array(z.object({ key: z.string(), value: z.string().default('') })).default([]),
});
const answerSchema = z.object({ model_version: versionSchema });

type Version = z.infer<typeof versionSchema>;

export interface MlflowTargetOptions {
  readonly client: MlflowClient;
  /** Name of the registered model. */
  readonly model: string;
  readonly alias: string;
  /** MLflow's number of a version, where MLflow does not have the version as a tag. */
  readonly numbers: Readonly<Record<string, string>>;
}

/**
 * An alias of a registered model in MLflow, which the next batch run resolves
 * (`models:/flight-delay@production`): it has one version, and all the traffic. MLflow sets an alias
 * whatever it was before, so that another hand is seen before and after a change, not in it.
 */
export class MlflowTarget implements TrafficTarget {
  readonly description: string;
  readonly #options: MlflowTargetOptions;

  /** @throws ConfigurationError for a name that cannot be looked for */
  constructor(options: MlflowTargetOptions) {
    if (options.model.includes("'") && options.model.includes('"')) {
      throw new ConfigurationError(
        'target',
        `${options.model} cannot be looked for in MLflow: it has both quotation marks`,
      );
    }
    this.#options = options;
    this.description = `MLflow's alias ${options.model}@${options.alias}`;
  }

  refuses({ steps }: Plan): string | null {
    const isWhole = steps.every((step) => step.kind === 'traffic' && step.percent === 100);
    if (isWhole) return null;
    return `${this.description} points to one version: no shares and no shadows; use the strategy all-at-once`;
  }

  async read(): Promise<Traffic> {
    const found = await this.#find('registered-models/alias', { alias: this.#options.alias });
    return found === null ? NO_TRAFFIC : allTo(this.#versionOf(found));
  }

  async deploy({ version }: DeployRequest): Promise<void> {
    await this.#require(version);
  }

  async write(after: Traffic, expected: Traffic | null): Promise<void> {
    const { alias, client, model } = this.#options;
    const [share, ...others] = after.shares;
    if (others.length > 0 || after.shadows.length > 0) {
      throw new InputError('target', `${this.description} can point to one version only`);
    }
    if (expected !== null) {
      requireExpected(this.description, await this.read(), expected);
      if (isSameTraffic(expected, after)) return;
    }
    const body = { name: model, alias };
    const path = 'registered-models/alias';
    if (share === undefined) {
      await this.#ask(() => client.post(path, body, z.unknown(), { method: 'DELETE' }));
      return;
    }
    const { version } = await this.#require(share.version);
    await this.#ask(() => client.post(path, { ...body, version }, z.unknown()));
  }

  async readiness(version: string): Promise<Readiness> {
    const { status, status_message: said } = await this.#require(version);
    if (status === 'READY') return { ready: true };
    return { ready: false, reason: `MLflow has it as ${status}${said === '' ? '' : `: ${said}`}` };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** MLflow's version, by its number or by the tag; null when there is none. */
  async #lookUp(version: string): Promise<Version | null> {
    const number = this.#options.numbers[version];
    if (number !== undefined) return this.#find('model-versions/get', { version: number });
    const { client, model } = this.#options;
    // MLflow's filters know two quotation marks and no way to escape them.
    const mark = model.includes("'") ? '"' : "'";
    const filter = `name = ${mark}${model}${mark}`;
    const versions = await this.#ask(() =>
      client.search('model-versions/search', { filter }, 'model_versions', versionSchema),
    );
    return versions.find((one) => this.#versionOf(one) === version) ?? null;
  }

  async #require(version: string): Promise<Version> {
    const found = await this.#lookUp(version);
    if (found !== null) return found;
    const { model } = this.#options;
    throw new InputError(
      'target',
      `MLflow's model ${model} has no version ${version}: none has it in the tag ${VERSION_TAG}; ` +
        `tag it, or give its number in target.numbers: {${version}: "7"}`,
    );
  }

  #versionOf({ version, tags }: Version): string {
    const given = Object.entries(this.#options.numbers).find(([, number]) => number === version);
    const tag = tags.find(({ key }) => key === VERSION_TAG)?.value;
    return given?.[0] ?? tag ?? version;
  }

  /** @returns null when MLflow has not what is asked for */
  async #find(path: string, parameters: Readonly<Record<string, string>>): Promise<Version | null> {
    const { client, model } = this.#options;
    return this.#ask(async () => {
      try {
        const asked = { name: model, ...parameters };
        return (await client.get(path, asked, answerSchema)).model_version;
      } catch (error) {
        // For an alias that is not set MLflow has the other code.
        const code = mlflowCode(error);
        if (code === 'RESOURCE_DOES_NOT_EXIST') return null;
        if (code === 'INVALID_PARAMETER_VALUE' && 'alias' in parameters) return null;
        throw error;
      }
    });
  }

  /** The client's errors are about a registry. */
  async #ask<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const detail = error.message.slice(error.subject.length + 2);
      throw new InputError('target', detail, { cause: error });
    }
  }
}
