import { ConfigurationError } from '@slipway/core';
import { AwsClient } from '@slipway/registry';
import type { StepContext } from '../run/step.ts';

/**
 * AWS as its environment variables say: region, credentials and, for servers that stand in for it,
 * endpoints ([AWS: settings](https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html)).
 * Nothing else is asked: no file of credentials, no metadata service.
 *
 * @throws ConfigurationError when the region or the credentials are missing
 */
export function awsClient({
  config,
  environment,
}: Pick<StepContext, 'config' | 'environment'>): AwsClient {
  const { variables } = environment;
  const region = config.registry?.region ?? (variables.AWS_REGION || variables.AWS_DEFAULT_REGION);
  if (!region) {
    throw new ConfigurationError(
      'registry',
      'region is missing: the AWS region (registry.region, or AWS_REGION)',
    );
  }
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
  if (!accessKeyId || !secretAccessKey) {
    throw new ConfigurationError(
      'registry',
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set; in a workflow, ' +
        'aws-actions/configure-aws-credentials sets them',
    );
  }
  const everything = variables.AWS_ENDPOINT_URL;
  const sagemaker = variables.AWS_ENDPOINT_URL_SAGEMAKER || everything;
  const s3 = variables.AWS_ENDPOINT_URL_S3 || everything;
  return new AwsClient({
    region,
    credentials: {
      accessKeyId,
      secretAccessKey,
      sessionToken: variables.AWS_SESSION_TOKEN || null,
    },
    endpoints: { ...(sagemaker ? { sagemaker } : {}), ...(s3 ? { s3 } : {}) },
    http: { fetch },
  });
}
