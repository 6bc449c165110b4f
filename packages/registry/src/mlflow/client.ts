import { InputError } from '@slipway/core';
import { z } from 'zod';
import type { HttpOptions } from '../http/client.ts';
import { HttpClient, HttpError } from '../http/client.ts';

const tagSchema = z.object({ key: z.string(), value: z.string().default('') });

export const modelVersionSchema = z.object({
  name: z.string(),
  /** A whole number, counted by the server. */
  version: z.string(),
  source: z.string().default(''),
  run_id: z.string().default(''),
  tags: z.array(tagSchema).default([]),
});

export const registeredModelSchema = z.object({
  name: z.string(),
  tags: z.array(tagSchema).default([]),
  aliases: z.array(z.object({ alias: z.string(), version: z.string() })).default([]),
});

export type ModelVersion = z.infer<typeof modelVersionSchema>;
export type RegisteredModel = z.infer<typeof registeredModelSchema>;
export type Tag = z.infer<typeof tagSchema>;

const errorSchema = z.object({ error_code: z.string() });
const PAGE = 200;

/** The code of MLflow's that an error carries (`RESOURCE_DOES_NOT_EXIST`); null for any other. */
export function mlflowCode(error: unknown): string | null {
  if (!(error instanceof HttpError)) return null;
  try {
    return errorSchema.safeParse(JSON.parse(error.body)).data?.error_code ?? null;
  } catch {
    return null;
  }
}

type Parameters = Readonly<Record<string, unknown>>;

/** MLflow's REST API, version 2.0. */
export class MlflowClient {
  /** Without a slash at the end. */
  readonly url: string;
  readonly http: HttpClient;

  constructor(url: string, options: HttpOptions) {
    this.url = url.replace(/\/+$/, '');
    this.http = new HttpClient(options);
  }

  async get<T>(path: string, parameters: Parameters, answer: z.ZodType<T>): Promise<T> {
    const query = new URLSearchParams(
      Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const response = await this.http.expect(`${this.#path(path)}?${query.toString()}`);
    return this.#parse(path, response, answer);
  }

  /** @param repeatable whether doing it twice is doing it once */
  async post<T>(
    path: string,
    body: Parameters,
    answer: z.ZodType<T>,
    { method = 'POST', repeatable = true } = {},
  ): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const init = { method, headers, body: JSON.stringify(body) };
    return this.#parse(path, await this.http.expect(this.#path(path), init, repeatable), answer);
  }

  /** All pages of a search. */
  async search<T>(
    path: string,
    parameters: Parameters,
    key: string,
    item: z.ZodType<T>,
  ): Promise<T[]> {
    const schema = z.object({
      [key]: z.array(item).default([]),
      next_page_token: z.string().default(''),
    });
    const items: T[] = [];
    let token = '';
    do {
      const page = token === '' ? {} : { page_token: token };
      const answer = await this.get(path, { max_results: PAGE, ...parameters, ...page }, schema);
      items.push(...z.array(item).parse(answer[key]));
      token = String(answer.next_page_token);
    } while (token !== '');
    return items;
  }

  #path(path: string): string {
    return `${this.url}/api/2.0/mlflow/${path}`;
  }

  async #parse<T>(path: string, response: Response, schema: z.ZodType<T>): Promise<T> {
    const text = await response.text();
    let json: unknown;
    try {
      json = JSON.parse(text === '' ? '{}' : text);
    } catch {
      throw new InputError('registry', `${this.url} is no MLflow server: ${path} answered no JSON`);
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    throw new InputError(
      'registry',
      `${this.url}: ${path} answered something else than MLflow does${where}`,
    );
  }
}
