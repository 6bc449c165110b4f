import { registryConformance } from '../testing/conformance.ts';
import { MlflowClient } from './client.ts';
import { MlflowRegistry } from './registry.ts';

const url = process.env.SLIPWAY_MLFLOW;

if (url === undefined) throw new Error('SLIPWAY_MLFLOW is not set: run npm run test:integration');

registryConformance(
  'MLflow',
  () =>
    Promise.resolve({
      open: () => Promise.resolve(new MlflowRegistry(new MlflowClient(url, { fetch }))),
    }),
  { anyName: false, racers: 6 },
);
