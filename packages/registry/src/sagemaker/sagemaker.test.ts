import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@slipway/core';
import { planGc } from '../inspect/gc.ts';
import { request as registration } from '../testing/draft.ts';
import { AwsClient, AwsError } from './aws.ts';
import { SageMakerClient } from './client.ts';
import { SageMakerRegistry } from './registry.ts';
import { parseS3Url, S3Folder } from './s3.ts';
import { S3Store } from './store.ts';
import { escaped, noteText, readNote, unescaped } from './text.ts';

const CREDENTIALS = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'hush', sessionToken: 'tok/en' };

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** Answers SageMaker's operations as a test says, and keeps what was asked. */
class Loopback {
  readonly server: Server;
  readonly asked: { operation: string; headers: IncomingMessage['headers']; body: string }[] = [];
  answer: (operation: string, body: string) => Answer = () => ({ body: {} });

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const target = request.headers['x-amz-target'];
        const operation =
          typeof target === 'string' ? target.slice('SageMaker.'.length) : (request.url ?? '');
        this.asked.push({ operation, headers: request.headers, body });
        const { status = 200, body: answer } = this.answer(operation, body);
        response
          .writeHead(status)
          .end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      });
    });
  }

  client(): AwsClient {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return new AwsClient({
      region: 'eu-central-1',
      credentials: CREDENTIALS,
      endpoints: { sagemaker: url, s3: `${url}/` },
      http: { fetch, retries: 0, pause: 1 },
    });
  }

  registry(): SageMakerRegistry {
    const aws = this.client();
    return new SageMakerRegistry(new SageMakerClient(aws), new S3Folder(aws, 's3://bucket/x'));
  }
}

describe('SageMaker', () => {
  let loopback: Loopback;
  beforeEach(async () => {
    loopback = new Loopback();
    await new Promise<void>((resolve) => loopback.server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    loopback.server.close();
    loopback.server.closeAllConnections();
  });

  it('signs what it asks', async () => {
    loopback.answer = () => ({ body: { ModelPackageGroupSummaryList: [] } });
    expect(await loopback.registry().list()).toEqual([]);
    const { headers } = loopback.asked[0] ?? {};
    expect(headers?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d{8}\/eu-central-1\/sagemaker\/aws4_request, SignedHeaders=[a-z0-9;-]*host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$/,
    );
    expect(headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-security-token': 'tok/en',
      'x-amz-target': 'SageMaker.ListModelPackageGroups',
    });
  });

  it('never says what it signs with', async () => {
    loopback.answer = () => ({
      status: 403,
      body: {
        __type: 'com.amazon.coral.service#InvalidSignatureException',
        message:
          'The request signature of AKIAEXAMPLE does not match, tok/en.\n\nThe Canonical String ' +
          "for this request should have been\n'POST\n/\n\nx-amz-security-token:tok/en'",
      },
    });
    const failure = await loopback
      .registry()
      .list()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AwsError);
    const { message } = failure as AwsError;
    expect(message).toContain('InvalidSignatureException: The request signature of *** does');
    expect(message).toContain('the credentials may not do that');
    expect(message).not.toMatch(/tok\/en|AKIAEXAMPLE|hush|Canonical/);
  });

  it('asks again when it was one of too many', async () => {
    loopback.answer = () =>
      loopback.asked.length < 3
        ? { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } }
        : { body: { ModelPackageGroupSummaryList: [] } };
    expect(await loopback.registry().list()).toEqual([]);
    expect(loopback.asked).toHaveLength(3);
  });

  it('tells an error from a model that is not there', async () => {
    loopback.answer = () => ({
      status: 400,
      body: { __type: 'ValidationException', message: 'ModelPackageGroup m does not exist.' },
    });
    expect(await loopback.registry().model('m')).toBeNull();
    loopback.answer = () => ({
      status: 400,
      body: { __type: 'AccessDeniedException', message: 'not authorized to perform' },
    });
    await expect(loopback.registry().model('m')).rejects.toThrow(
      /answered 400: AccessDeniedException: not authorized/,
    );
    loopback.answer = () => ({ body: '<html>' });
    await expect(loopback.registry().model('m')).rejects.toThrow(/is not SageMaker/);
    loopback.answer = () => ({ body: { ModelPackageGroupName: 7 } });
    await expect(loopback.registry().model('m')).rejects.toThrow(/answered as SageMaker does not/);
  });

  it('shows what another program registered, page by page', async () => {
    const pages: Record<string, Answer> = {
      DescribeModelPackageGroup: {
        body: { ModelPackageGroupName: 'm', ModelPackageGroupArn: 'arn:m' },
      },
      ListTags: {
        body: { Tags: [{ Key: 'slipway:environment:production', Value: '0.0.2' }] },
      },
    };
    loopback.answer = (operation, body) => {
      const number = /"arn:m\/(\d)"/.exec(body)?.[1];
      if (operation === 'ListModelPackages') {
        const isFirst = !body.includes('NextToken');
        const entry = { ModelPackageArn: isFirst ? 'arn:m/1' : 'arn:m/2' };
        return {
          body: { ModelPackageSummaryList: [entry], NextToken: isFirst ? 'more' : null },
        };
      }
      if (operation !== 'DescribeModelPackage') return pages[operation] ?? { body: {} };
      return {
        body: {
          ModelPackageArn: `arn:m/${number}`,
          ModelPackageVersion: Number(number),
          ModelApprovalStatus: number === '1' ? 'Rejected' : 'PendingManualApproval',
        },
      };
    };
    const state = await loopback.registry().model('m');
    expect(state?.versions.map(({ version, active, record }) => [version, active, record])).toEqual(
      [
        ['0.0.1', false, null],
        ['0.0.2', true, null],
      ],
    );
    expect(state?.assignments).toEqual([
      { environment: 'production', version: '0.0.2', since: null, by: null, reason: null },
    ]);
    expect(await loopback.registry().check('m')).toEqual([]);
  });

  it('cannot clean up when a record is lost, nor judge those of another folder', async () => {
    const metadata = {
      'slipway:version': '1.0.0',
      'slipway:digest': 'd'.repeat(64),
      'slipway:record': 'e'.repeat(64),
      'slipway:store': 's3://bucket/x',
    };
    const group = { ModelPackageGroupName: 'm', ModelPackageGroupArn: 'arn:m' };
    const entry = { ModelPackageArn: 'arn:m/1', CustomerMetadataProperties: metadata };
    const answers: Record<string, unknown> = {
      ListModelPackageGroups: { ModelPackageGroupSummaryList: [group] },
      DescribeModelPackageGroup: group,
      ListModelPackages: { ModelPackageSummaryList: [entry] },
      DescribeModelPackage: entry,
      ListTags: { Tags: [] },
    };
    loopback.answer = (operation) =>
      operation in answers
        ? { body: answers[operation] }
        : { status: 404, body: '<Error><Code>NoSuchKey</Code><Message>none</Message></Error>' };
    const registry = loopback.registry();
    const store = new S3Store(new S3Folder(loopback.client(), 's3://bucket/x'));
    const options = { rollbackWindow: 3, unusedFor: null, now: new Date() };
    await expect(planGc(registry, null, store, options)).rejects.toThrow(
      /gc cannot tell which files m 1\.0\.0 needs: arn:m\/1: its record in S3 is missing/,
    );
    metadata['slipway:store'] = 's3://other';
    expect(await registry.check('m')).toMatchObject([
      { verdict: 'inconclusive', detail: 'arn:m/1: its record is not in s3://bucket/x' },
    ]);
  });

  it.each(['team/model', 'a.b', 'a_b', 'modèle', `m${'x'.repeat(63)}`])(
    'refuses the name %s',
    async (name) => {
      await expect(loopback.registry().register(registration(name, 'a'))).rejects.toThrow(
        ConfigurationError,
      );
      expect(loopback.asked).toEqual([]);
    },
  );

  it('uses addresses of the region', async () => {
    const urls: string[] = [];
    const at = (region: string): AwsClient =>
      new AwsClient({
        region,
        credentials: CREDENTIALS,
        http: {
          fetch: (url) => {
            urls.push(url);
            return Promise.resolve(new Response('{}', { status: 200 }));
          },
        },
      });
    await new SageMakerClient(at('eu-central-1')).groups();
    await new S3Folder(at('cn-north-1'), 's3://models/x').text("a b/c'.json");
    await new S3Folder(at('eu-central-1'), 's3://models.acme').text('a');
    expect(urls).toEqual([
      'https://api.sagemaker.eu-central-1.amazonaws.com/',
      'https://models.s3.cn-north-1.amazonaws.com.cn/x/a%20b/c%27.json',
      'https://s3.eu-central-1.amazonaws.com/models.acme/a',
    ]);
  });
});

describe('text of tags', () => {
  it('keeps what SageMaker does not take', () => {
    const text = 'gut, "5 %" = besser/schöner 🌲\n';
    expect(escaped(text)).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
    expect(unescaped(escaped(text))).toBe(text);
  });

  it('cuts between characters', () => {
    expect(escaped('ab🌲', 5)).toBe('ab');
    expect(escaped('x'.repeat(300))).toHaveLength(256);
  });

  it('reads the notes that it writes', () => {
    const note = {
      version: '1.0.0-rc.1',
      since: '2026-01-01T00:00:00.000Z',
      by: 'A/B',
      reason: '',
    };
    expect(readNote(noteText(note))).toEqual(note);
    expect(readNote(noteText({ ...note, reason: null })).reason).toBeNull();
    expect(noteText({ ...note, reason: '"'.repeat(400) }).length).toBeLessThanOrEqual(256);
  });
});

describe('parseS3Url', () => {
  it.each([
    ['s3://bucket', 'bucket', ''],
    ['s3://a.bucket/x/y/', 'a.bucket', 'x/y'],
  ])('reads %s', (text, bucket, prefix) => {
    expect(parseS3Url(text)).toEqual({ bucket, prefix });
  });

  it.each(['https://bucket/x', 's3://', 's3://B_ad/x'])('refuses %s', (text) => {
    expect(() => parseS3Url(text)).toThrow(/write s3:\/\/bucket\/prefix/);
  });
});
