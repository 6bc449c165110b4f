/** The rules of registries and stores on moto's server, which answers as SageMaker and S3 do. */
import { describe } from '@jest/globals';
import { registryConformance } from '../testing/conformance.ts';
import { storeConformance } from '../testing/store-conformance.ts';
import { AwsClient } from './aws.ts';
import { SageMakerClient } from './client.ts';
import { SageMakerRegistry } from './registry.ts';
import { S3Folder } from './s3.ts';
import { S3Store } from './store.ts';

const url = process.env.SLIPWAY_MOTO;
const reason = process.env.SLIPWAY_NO_MOTO;
if (url === undefined && reason === undefined) {
  throw new Error('SLIPWAY_MOTO is not set: start these tests with npm run test:integration');
}

const name = reason === undefined ? 'moto' : `moto (not run: ${reason})`;
const BUCKET = `slipway-${process.pid}`;

async function openFolder(): Promise<{ aws: AwsClient; folder: S3Folder }> {
  const address = url ?? '';
  const aws = new AwsClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: null },
    endpoints: { sagemaker: address, s3: address },
    http: { fetch },
  });
  const body =
    '<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint>' +
    '</CreateBucketConfiguration>';
  // Made by the first test; later it is there.
  await aws.send('s3', `${address}/${BUCKET}`, { method: 'PUT', body }).catch(() => undefined);
  return { aws, folder: new S3Folder(aws, `s3://${BUCKET}/models`) };
}

(reason === undefined ? describe : describe.skip)(name, () => {
  const open = async (): Promise<SageMakerRegistry> => {
    const { aws, folder } = await openFolder();
    return new SageMakerRegistry(new SageMakerClient(aws), folder);
  };
  registryConformance('SageMaker', () => Promise.resolve({ open }), { anyName: false, racers: 6 });
  storeConformance('S3', async () => {
    const { folder } = await openFolder();
    return { store: new S3Store(folder), tamper: null };
  });
});
