import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { z } from 'zod';
import type { HttpOptions } from '../http/client.ts';
import { HttpClient, HttpError, shownUrl } from '../http/client.ts';

/** What requests are signed with; never part of a message. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly sessionToken: string | null;
}

export interface AwsOptions {
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** Addresses to use in place of AWS's own, by service. */
  readonly endpoints?: Readonly<Partial<Record<AwsService, string>>>;
  readonly http: HttpOptions;
}

export type AwsService = 'sagemaker' | 's3';

/** The start of what the signature covers, in the services' own words about wrong signatures. */
const ECHO = /\s*The Canonical String for this request[\s\S]*$/;
const THROTTLED = /Throttling|TooManyRequests|RequestLimitExceeded|SlowDown/;
const ATTEMPTS = 5;

/** An answer of AWS that is no success. */
export class AwsError extends HttpError {
  /** `ValidationException`, `NoSuchKey`; empty when the service gave none. */
  readonly code: string;

  constructor(what: string, status: number, code: string, message: string) {
    super(what, status, [code, message].filter((part) => part !== '').join(': '));
    this.code = code;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function element(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}

/** Code and message of an error, which is JSON from SageMaker and XML from S3. */
function readError(body: string): { readonly code: string; readonly message: string } {
  if (body.trimStart().startsWith('<')) {
    return { code: element(body, 'Code'), message: element(body, 'Message') };
  }
  try {
    const json = Object.entries(z.record(z.string(), z.unknown()).parse(JSON.parse(body)));
    const field = (name: string): string => {
      const found = json.find(([key]) => key.toLowerCase() === name)?.[1];
      return typeof found === 'string' ? found : '';
    };
    return { code: field('__type').replace(/^.*#/, ''), message: field('message') };
  } catch {
    return { code: '', message: '' };
  }
}

/** Requests to AWS, signed with version 4 of its signatures. */
export class AwsClient {
  readonly region: string;
  readonly #options: AwsOptions;
  readonly #http: HttpClient;

  constructor(options: AwsOptions) {
    this.region = options.region;
    this.#options = options;
    this.#http = new HttpClient(options.http);
  }

  /** The address that stands in for AWS's own, without a slash at the end; null for none. */
  endpoint(service: AwsService): string | null {
    return this.#options.endpoints?.[service]?.replace(/\/+$/, '') ?? null;
  }

  /** AWS's domain in the region's partition. */
  get domain(): string {
    return this.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  }

  /**
   * Sends a request; one that AWS turns away for being one of too many is sent again.
   *
   * @param init its body is a text, or a stream with the header `x-amz-content-sha256`
   * @throws AwsError for an answer that is no success
   */
  async send(
    service: AwsService,
    url: string,
    init: RequestInit & { readonly duplex?: 'half' },
    repeatable = true,
  ): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#signed(service, url, init, repeatable);
      if (response.ok) return response;
      const error = this.#failure(`${init.method ?? 'GET'} ${shownUrl(url)}`, response.status, {
        ...readError(await response.text()),
      });
      if (!repeatable || attempt >= ATTEMPTS || !THROTTLED.test(error.code)) throw error;
      await sleep((this.#options.http.pause ?? 200) * 2 ** attempt);
    }
  }

  async #signed(
    service: AwsService,
    url: string,
    init: RequestInit & { readonly duplex?: 'half' },
    repeatable: boolean,
  ): Promise<Response> {
    const { region, credentials } = this.#options;
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const headers = new Headers(init.headers);
    const { body = null } = init;
    if (!headers.has('x-amz-content-sha256')) {
      headers.set('x-amz-content-sha256', sha256(typeof body === 'string' ? body : ''));
    }
    const { headers: signed } = await new AwsV4Signer({
      method: init.method ?? 'GET',
      url,
      headers,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === null ? {} : { sessionToken }),
      service,
      region,
    }).sign();
    return this.#http.send(url, { ...init, headers: signed }, repeatable);
  }

  /** AWS repeats what was signed when a signature is wrong, and the session token is part of that. */
  #failure(
    what: string,
    status: number,
    { code, message }: { readonly code: string; readonly message: string },
  ): AwsError {
    const { accessKeyId, secretAccessKey, sessionToken } = this.#options.credentials;
    let said = message.replace(ECHO, '');
    for (const secret of [sessionToken, secretAccessKey, accessKeyId]) {
      if (secret) said = said.replaceAll(secret, '***');
    }
    return new AwsError(what, status, code, said);
  }
}
