import { InputError } from '@slipway/core';
import { z } from 'zod';
import { AwsError } from './aws.ts';
import type { AwsClient } from './aws.ts';

const token = z.string().nullish();

export const tagSchema = z.object({ Key: z.string(), Value: z.string().default('') });
export type Tag = z.infer<typeof tagSchema>;

const groupSchema = z.object({
  ModelPackageGroupName: z.string(),
  ModelPackageGroupArn: z.string(),
});

export const packageSchema = z.object({
  ModelPackageArn: z.string(),
  /** Counted by SageMaker within the group. */
  ModelPackageVersion: z.int().nullish(),
  ModelApprovalStatus: z.string().nullish(),
  SourceUri: z.string().nullish(),
  CustomerMetadataProperties: z.record(z.string(), z.string()).nullish(),
});
export type ModelPackage = z.infer<typeof packageSchema>;

/** A model package group. */
export interface Group {
  readonly name: string;
  readonly arn: string;
}

const createdGroupSchema = z.object({ ModelPackageGroupArn: z.string() });
const createdSchema = z.object({ ModelPackageArn: z.string() });
const nothing = z.looseObject({});
const MISSING = /does not exist|not found|could not find/i;
const EXISTS = /already exists/i;

function isMissing(error: unknown): boolean {
  if (!(error instanceof AwsError)) return false;
  return (
    error.code.includes('ResourceNotFound') || (error.status === 400 && MISSING.test(error.body))
  );
}

type Body = Readonly<Record<string, unknown>>;

/** What of SageMaker's API a registry needs: model package groups, model packages, tags. */
export class SageMakerClient {
  readonly aws: AwsClient;
  readonly url: string;

  constructor(aws: AwsClient) {
    this.aws = aws;
    this.url = aws.endpoint('sagemaker') ?? `https://api.sagemaker.${aws.region}.${aws.domain}`;
  }

  /** All groups of the account in the region. */
  async groups(): Promise<Group[]> {
    const summaries = await this.#all('ListModelPackageGroups', {}, 'ModelPackageGroupSummaryList');
    return z.array(groupSchema).parse(summaries).map(toGroup);
  }

  /** The group of that name; null when there is none. */
  async group(name: string): Promise<Group | null> {
    try {
      const body = { ModelPackageGroupName: name };
      return toGroup(await this.#call('DescribeModelPackageGroup', body, groupSchema));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** The group of that name, made when it is not there. */
  async ensureGroup(name: string): Promise<Group> {
    const found = await this.group(name);
    if (found !== null) return found;
    try {
      const body = { ModelPackageGroupName: name };
      const made = await this.#call('CreateModelPackageGroup', body, createdGroupSchema);
      return { name, arn: made.ModelPackageGroupArn };
    } catch (error) {
      // Somebody else has made it meanwhile.
      const isThere = error instanceof AwsError && EXISTS.test(error.body);
      const other = isThere ? await this.group(name) : null;
      if (other !== null) return other;
      throw error;
    }
  }

  /** The model packages of a group, in whole: their metadata are not in SageMaker's own list. */
  async packages(group: Group): Promise<ModelPackage[]> {
    const body = { ModelPackageGroupName: group.name, SortBy: 'CreationTime' };
    const summaries = await this.#all('ListModelPackages', body, 'ModelPackageSummaryList');
    const packages: ModelPackage[] = [];
    for (const { ModelPackageArn: name } of z.array(createdSchema).parse(summaries)) {
      packages.push(
        await this.#call('DescribeModelPackage', { ModelPackageName: name }, packageSchema),
      );
    }
    return packages;
  }

  /** Makes a model package; with a `ClientToken`, twice is once. */
  async createPackage(body: Body): Promise<string> {
    return (await this.#call('CreateModelPackage', body, createdSchema)).ModelPackageArn;
  }

  /** Sets the approval of a model package; its metadata stay. */
  async approve(
    entry: ModelPackage,
    status: 'Approved' | 'Rejected',
    description: string,
  ): Promise<void> {
    const { CustomerMetadataProperties: metadata } = entry;
    const body = {
      ModelPackageArn: entry.ModelPackageArn,
      ModelApprovalStatus: status,
      ApprovalDescription: description.slice(0, 1024),
      ...(metadata ? { CustomerMetadataProperties: metadata } : {}),
    };
    await this.#call('UpdateModelPackage', body, nothing);
  }

  /** The tags of a group; of two with the same key the last one counts. */
  async tags({ arn }: Group): Promise<Tag[]> {
    const tags = z
      .array(tagSchema)
      .parse(await this.#all('ListTags', { ResourceArn: arn }, 'Tags'));
    return [...new Map(tags.map((tag) => [tag.Key, tag])).values()];
  }

  async addTag({ arn }: Group, key: string, value: string): Promise<void> {
    const body = { ResourceArn: arn, Tags: [{ Key: key, Value: value }] };
    await this.#call('AddTags', body, nothing);
  }

  async removeTag({ arn }: Group, key: string): Promise<void> {
    await this.#call('DeleteTags', { ResourceArn: arn, TagKeys: [key] }, nothing);
  }

  /** All pages of a list. */
  async #all(operation: string, parameters: Body, key: string): Promise<unknown[]> {
    const schema = z.object({ [key]: z.array(z.unknown()).default([]), NextToken: token });
    const items: unknown[] = [];
    let next: string | null = null;
    do {
      const page: Body = next === null ? {} : { NextToken: next };
      const body = { MaxResults: 100, ...parameters, ...page };
      const answer: Record<string, unknown> = await this.#call(operation, body, schema);
      items.push(...z.array(z.unknown()).parse(answer[key]));
      next = token.parse(answer.NextToken) || null;
    } while (next !== null);
    return items;
  }

  async #call<T>(operation: string, body: Body, schema: z.ZodType<T>): Promise<T> {
    const response = await this.aws.send('sagemaker', `${this.url}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `SageMaker.${operation}`,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    let json: unknown;
    try {
      json = JSON.parse(text === '' ? '{}' : text);
    } catch {
      throw new InputError('registry', `${this.url} is not SageMaker: ${operation} got no JSON`);
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    throw new InputError(
      'registry',
      `${this.url}: ${operation} was answered as SageMaker does not${where}`,
    );
  }
}

function toGroup(entry: z.infer<typeof groupSchema>): Group {
  return { name: entry.ModelPackageGroupName, arn: entry.ModelPackageGroupArn };
}
