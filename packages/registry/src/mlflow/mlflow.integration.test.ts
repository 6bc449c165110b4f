import { registryConformance } from '../testing/conformance.ts';
import { describeWithJudges } from '../testing/parts.ts';
import { MlflowClient } from './client.ts';
import { MlflowRegistry } from './registry.ts';

const url = process.env.SLIPWAY_MLFLOW ?? '';

describeWithJudges('a real server', () => {
  const open = (): Promise<MlflowRegistry> =>
    Promise.resolve(new MlflowRegistry(new MlflowClient(url, { fetch })));
  registryConformance('MLflow', () => Promise.resolve({ open }), { anyName: false, racers: 6 });
});
