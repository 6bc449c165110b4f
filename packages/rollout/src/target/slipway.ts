import { InputError, messageOf } from '@slipway/core';
import { z } from 'zod';
import type { Traffic } from '../machine/traffic.ts';
import { describeTraffic, isSameTraffic } from '../machine/traffic.ts';
import type { DeployRequest, Readiness, TrafficTarget } from './port.ts';
import { TargetChanged } from './port.ts';

/** Time that the server has to answer; it may load a model. */
const TIMEOUT = 60_000;

const trafficAnswer = z.object({
  revision: z.string(),
  weights: z.record(z.string(), z.number()),
  shadows: z.array(z.string()),
});
const versionsAnswer = z.object({
  versions: z.array(z.object({ version: z.string(), sha256: z.string() })),
});
const errorAnswer = z.object({ error: z.string() });

export interface SlipwayTargetOptions {
  /** URL of the admin endpoint. */
  readonly url: string;
  readonly token: string;
  /** Where the server finds a version, with `{version}` in it; null: all are loaded already. */
  readonly modelPath: string | null;
}

/** An answer that is no success. */
class Refused extends InputError {
  readonly status: number;

  constructor(detail: string, status: number) {
    super('target', detail);
    this.status = status;
  }
}

/**
 * Slipway's own model server, through its admin endpoint (docs/serving.md): weights and shadows are
 * set together, and only while the server's revision is the one that was read.
 */
export class SlipwayTarget implements TrafficTarget {
  readonly description: string;
  readonly #options: SlipwayTargetOptions;

  constructor(options: SlipwayTargetOptions) {
    this.#options = options;
    this.description = `the model server at ${options.url}`;
  }

  refuses(): null {
    return null;
  }

  async read(): Promise<Traffic> {
    return (await this.#traffic()).traffic;
  }

  async deploy({ version, sha256 }: DeployRequest): Promise<void> {
    const { versions } = await this.#ask('GET', '/admin/versions', versionsAnswer);
    const loaded = versions.find((one) => one.version === version);
    if (loaded !== undefined && (sha256 === null || loaded.sha256 === sha256)) return;
    if (loaded !== undefined) {
      throw new InputError(
        'target',
        `${this.description} has other content as ${version}: sha256 ${loaded.sha256.slice(0, 12)}, ` +
          `registered is ${(sha256 ?? '').slice(0, 12)}; unload it there, or promote the content that is loaded`,
      );
    }
    const { modelPath } = this.#options;
    if (modelPath === null) {
      throw new InputError(
        'target',
        `${this.description} has not loaded ${version}; load it, or say where it is found ` +
          '(target.model-path: models/{version}.onnx)',
      );
    }
    const path = modelPath.replaceAll('{version}', version);
    const body = sha256 === null ? { path } : { path, sha256 };
    await this.#ask('PUT', `/admin/versions/${encodeURIComponent(version)}`, z.unknown(), body);
  }

  async write({ shares, shadows }: Traffic, expected: Traffic | null): Promise<void> {
    const weights = Object.fromEntries(shares.map(({ version, percent }) => [version, percent]));
    if (expected === null) {
      await this.#ask('PUT', '/admin/traffic', trafficAnswer, { weights, shadows });
      return;
    }
    const { traffic, revision } = await this.#traffic();
    if (!isSameTraffic(traffic, expected)) throw this.#changed(traffic, expected);
    try {
      await this.#ask('PUT', '/admin/traffic', trafficAnswer, { weights, shadows, revision });
    } catch (error) {
      const isConflict = error instanceof Refused && error.status === 409;
      throw isConflict ? this.#changed(await this.read(), expected) : error;
    }
  }

  async readiness(version: string): Promise<Readiness> {
    const { versions } = await this.#ask('GET', '/admin/versions', versionsAnswer);
    if (versions.some((one) => one.version === version)) return { ready: true };
    return { ready: false, reason: `${this.description} has not loaded it` };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #traffic(): Promise<{ traffic: Traffic; revision: string }> {
    const { weights, shadows, revision } = await this.#ask('GET', '/admin/traffic', trafficAnswer);
    const shares = Object.entries(weights)
      .filter(([, percent]) => percent > 0)
      .map(([version, percent]) => ({ version, percent }));
    return { traffic: { shares, shadows }, revision };
  }

  #changed(live: Traffic, expected: Traffic): TargetChanged {
    const was = `${describeTraffic(live)}, expected was ${describeTraffic(expected)}`;
    return new TargetChanged(`${this.description} has ${was}: somebody changed it`, live);
  }

  async #ask<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const { url, token } = this.#options;
    let response: Response;
    let text: string;
    try {
      response = await fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (error) {
      const cause = Error.isError(error) && error.cause !== undefined ? error.cause : error;
      throw new InputError('target', `${this.description}: ${messageOf(cause)}`, { cause: error });
    }
    const json = parse(text);
    if (!response.ok) {
      const said = errorAnswer.safeParse(json);
      const detail = said.success ? said.data.error : text.slice(0, 200);
      const words = `${this.description} answered ${response.status} to ${method} ${path}: ${detail}`;
      throw new Refused(words, response.status);
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    throw new InputError(
      'target',
      `${this.description} answered ${method} ${path} in another form`,
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
