import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { ConfigurationError, InputError } from '@slipway/core';
import type { AwsClient } from './aws.ts';
import { AwsError } from './aws.ts';

/** Largest object that one request may write ([S3: uploading objects](https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html)). */
const LARGEST = 5 * 1024 ** 3;

/** An object in a bucket. */
export interface S3Object {
  /** Below the folder. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function element(xml: string, name: string): string | null {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null;
}

/**
 * Bucket and prefix of `s3://bucket/prefix`.
 *
 * @throws ConfigurationError for anything else
 */
export function parseS3Url(text: string): { readonly bucket: string; readonly prefix: string } {
  const found = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/*$/.exec(text);
  const [, bucket, prefix = ''] = found ?? [];
  if (bucket !== undefined) return { bucket, prefix };
  throw new ConfigurationError('registry', `url "${text}" is none of S3; write s3://bucket/prefix`);
}

/** A folder in S3: names below `s3://bucket/prefix`. */
export class S3Folder {
  /** `s3://bucket/prefix`, without a slash at the end. */
  readonly url: string;
  readonly #aws: AwsClient;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(aws: AwsClient, url: string) {
    const { bucket, prefix } = parseS3Url(url);
    this.#aws = aws;
    this.#bucket = bucket;
    this.#prefix = prefix;
    this.url = prefix === '' ? `s3://${bucket}` : `s3://${bucket}/${prefix}`;
  }

  /** The folder of that URL, with the same credentials. */
  at(url: string): S3Folder {
    return new S3Folder(this.#aws, url);
  }

  /** Writes an object; S3 compares it with the digest. */
  async write(
    name: string,
    body: ReadableStream | string,
    { sha256, sizeBytes }: { readonly sha256: string; readonly sizeBytes: number },
  ): Promise<void> {
    if (sizeBytes > LARGEST) {
      throw new InputError(
        'registry',
        `${name} has ${sizeBytes} bytes, and S3 takes ${LARGEST} in one request: set ` +
          'registry.artifacts to another store',
      );
    }
    const headers = { 'x-amz-content-sha256': sha256, 'content-length': String(sizeBytes) };
    // A stream that was read once cannot be sent again.
    const isText = typeof body === 'string';
    const content = isText ? { body } : { body, duplex: 'half' as const };
    await this.#aws.send('s3', this.#object(name), { method: 'PUT', headers, ...content }, isText);
  }

  /** Whether there is an object of that name and size. */
  async has(name: string, sizeBytes: number): Promise<boolean> {
    try {
      const { headers } = await this.#aws.send('s3', this.#object(name), { method: 'HEAD' });
      return headers.get('content-length') === String(sizeBytes);
    } catch (error) {
      if (error instanceof AwsError && error.status === 404) return false;
      throw error;
    }
  }

  /** The content of an object; null when there is none. */
  async read(name: string): Promise<Readable | null> {
    const body = await this.#get(name);
    if (body === null) return null;
    return body.body === null ? Readable.from([]) : Readable.fromWeb(body.body);
  }

  /** The text of an object; null when there is none. */
  async text(name: string): Promise<string | null> {
    return (await this.#get(name))?.text() ?? null;
  }

  /** The objects below a folder, by name. */
  async list(folder: string): Promise<S3Object[]> {
    const prefix = this.#key(`${folder}/`);
    const objects: S3Object[] = [];
    let next: string | null = null;
    do {
      const query = { 'list-type': '2', 'encoding-type': 'url', prefix };
      const page: Record<string, string> = next === null ? {} : { 'continuation-token': next };
      const text = Object.entries({ ...query, ...page })
        .map(([name, value]) => `${name}=${encoded(value)}`)
        .join('&');
      const response = await this.#aws.send('s3', `${this.#root()}/?${text}`, { method: 'GET' });
      const xml = await response.text();
      for (const [, entry = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const key = decodeURIComponent((element(entry, 'Key') ?? '').replaceAll('+', ' '));
        objects.push({
          name: key.slice(this.#key('').length),
          sizeBytes: Number(element(entry, 'Size')),
          modifiedAt: new Date(element(entry, 'LastModified') ?? 0),
        });
      }
      next = element(xml, 'NextContinuationToken');
    } while (next !== null);
    return objects;
  }

  async remove(name: string): Promise<void> {
    await this.#aws.send('s3', this.#object(name), { method: 'DELETE' });
  }

  async #get(name: string): Promise<Response | null> {
    try {
      return await this.#aws.send('s3', this.#object(name), { method: 'GET' });
    } catch (error) {
      if (error instanceof AwsError && error.code === 'NoSuchKey') return null;
      throw error;
    }
  }

  #key(name: string): string {
    return this.#prefix === '' ? name : `${this.#prefix}/${name}`;
  }

  /** Names of buckets with a dot are not covered by the certificate of AWS. */
  #root(): string {
    const endpoint = this.#aws.endpoint('s3');
    if (endpoint !== null) return `${endpoint}/${this.#bucket}`;
    const host = `s3.${this.#aws.region}.${this.#aws.domain}`;
    return this.#bucket.includes('.')
      ? `https://${host}/${this.#bucket}`
      : `https://${this.#bucket}.${host}`;
  }

  #object(name: string): string {
    return `${this.#root()}/${this.#key(name).split('/').map(encoded).join('/')}`;
  }
}
