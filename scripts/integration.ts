// The integration suite: installs the real parts that it needs, then runs every
// *.integration.test.ts. Further arguments go to jest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { startContainers } from './integration/containers.ts';
import { pythonWith } from './integration/python.ts';
import { osvScanner } from './integration/osv-scanner.ts';
import { imagePython } from './integration/image-python.ts';
import { promotionParts } from './integration/promotion.ts';
import { startJudges } from './integration/judges.ts';
import { startMoto } from './integration/moto.ts';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules', '.cache', 'slipway-integration');

/** act runs workflow files as GitHub's runner does; Go checks the module against its checksum database. */
const ACT = 'github.com/nektos/act@v0.2.89';

/** The path of act, built here when Go is installed; null when it cannot be had. */
function findAct(): string | null {
  const folder = path.join(cache, ACT.split('@')[1] ?? '');
  const binary = path.join(folder, 'act');
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  console.log(`Building ${ACT} …`);
  const built = spawnSync('go', ['install', ACT], {
    stdio: 'inherit',
    env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' },
  });
  if (built.status === 0 && existsSync(binary)) return binary;
  console.log('act could not be built: workflow files run through the harness instead.');
  return null;
}

const act = findAct();
const servingPython = pythonWith(cache, 'test/integration/serving/requirements.txt');
const imageParts = imagePython(root, cache);
const osv = osvScanner(cache);
const promotion = promotionParts();
const containers = await startContainers();
const judges = await startJudges(cache);
const moto = await startMoto(cache);
const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--config',
    path.join(root, 'jest.integration.config.js'),
    '--runInBand',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      SLIPWAY_INTEGRATION: 'started',
      ...containers.variables,
      ...imageParts.variables,
      ...promotion.variables,
      ...judges.variables,
      ...moto.variables,
      ...(act === null ? {} : { SLIPWAY_ACT: act }),
      SLIPWAY_SERVING_PYTHON: servingPython,
      ...('program' in osv
        ? { SLIPWAY_OSV_SCANNER: osv.program }
        : { SLIPWAY_NO_OSV_SCANNER: osv.reason }),
    },
  },
);
await containers.stop();
await judges.stop();
moto.stop();
const { SLIPWAY_NO_CONTAINERS: reason } = containers.variables;
if (reason !== undefined) console.log(`not run: tests with containers: ${reason}`);
for (const part of [...imageParts.missing, ...promotion.missing]) console.log(`not run: ${part}`);
const { SLIPWAY_NO_JUDGES: noJudges } = judges.variables;
if (noJudges !== undefined) console.log(`not run: tests with gto, dvc and MLflow: ${noJudges}`);
const { SLIPWAY_NO_MOTO: noMoto } = moto.variables;
if (noMoto !== undefined) console.log(`not run: tests with SageMaker and S3: ${noMoto}`);
if ('reason' in osv) console.log(`not run: scan-image with a real scanner: ${osv.reason}`);
process.exitCode = jest.status ?? 1;
