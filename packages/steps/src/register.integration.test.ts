/** The flight example: three versions in a bare repository and in MLflow, with the same commands. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EvaluatePredicate } from '@slipway/core';
import { REPOSITORY_ROOT, temporaryFolder } from '@slipway/test-support';
import { evaluate } from './evaluate.ts';
import type { InputTexts } from './input/read.ts';
import { register } from './register.ts';
import { runStepIn } from './testing.ts';
import { validate } from './validate.ts';

const programs = process.env.SLIPWAY_JUDGES;
const reason = process.env.SLIPWAY_NO_JUDGES;
const url = process.env.SLIPWAY_MLFLOW ?? '';
const MODELS = ['champion', 'candidate', 'candidate-utc'];

if (programs === undefined && reason === undefined) {
  throw new Error('SLIPWAY_JUDGES is not set: start these tests with npm run test:integration');
}

function project(): string {
  const folder = temporaryFolder();
  const example = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');
  for (const name of ['data', 'models', 'slipway.yml']) {
    cpSync(path.join(example, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

/** Registers the three models as versions of `name`; what the step put out for each. */
async function registerAll(
  folder: string,
  name: string,
  inputs: InputTexts,
): Promise<Record<string, string>[]> {
  const outputs: Record<string, string>[] = [];
  for (const model of MODELS) {
    const texts = { model: `models/${model}.onnx`, 'model-name': name };
    const checked = await runStepIn(folder, validate, texts);
    expect(checked.outcome.failure).toBeNull();
    const asked = { ...texts, ...inputs, required: 'validate' };
    const { outcome } = await runStepIn(folder, register, asked);
    expect(outcome.failure).toBeNull();
    outputs.push({ ...outcome.outputs });
  }
  return outputs;
}

function sha256(file: string): string {
  return execFileSync('sha256sum', [file], { encoding: 'utf8' }).slice(0, 64);
}

const READ_MLFLOW = `
import hashlib, json, mlflow, sys
mlflow.set_tracking_uri(sys.argv[1])
client = mlflow.MlflowClient()
rows = []
for version in client.search_model_versions(f"name='{sys.argv[2]}'"):
    folder = mlflow.artifacts.download_artifacts(version.source)
    record = json.loads(version.tags["slipway.record"])
    with open(f"{folder}/{record['files'][0]['path']}", "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    rows.append([version.tags["slipway.version"], digest, client.get_run(version.run_id).info.status])
print(json.dumps(sorted(rows)))
`;

(reason === undefined ? describe : describe.skip)('the flight example', () => {
  it('has three versions in a bare repository, which gto reads', async () => {
    const folder = project();
    const bare = path.join(folder, 'registry.git');
    execFileSync('git', ['init', '--bare', '--quiet', bare]);
    const outputs = await registerAll(folder, 'flight-delay', { repository: bare });
    expect(outputs.map(({ tag }) => tag)).toEqual([
      'flight-delay@v1.0.0',
      'flight-delay@v1.0.1',
      'flight-delay@v1.0.2',
    ]);
    const clone = path.join(temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '--quiet', bare, clone], { stdio: 'ignore' });
    const shown = execFileSync(
      path.join(programs ?? '', 'gto'),
      ['show', 'flight-delay', '--json'],
      {
        cwd: clone,
        encoding: 'utf8',
      },
    );
    const versions = (JSON.parse(shown) as { version: string }[]).map(({ version }) => version);
    expect(versions.sort()).toEqual(['v1.0.0', 'v1.0.1', 'v1.0.2']);
  });

  it('has three versions in MLflow, which its own client reads, and a champion from there', async () => {
    const folder = project();
    const name = `flight-delay-${process.pid}-${Date.now()}`;
    const inputs = { 'registry-type': 'mlflow', 'registry-url': url };
    const outputs = await registerAll(folder, name, inputs);
    expect(outputs.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1', '1.0.2']);
    const args = ['-c', READ_MLFLOW, url, name];
    const read = execFileSync(path.join(programs ?? '', 'python'), args, { encoding: 'utf8' });
    const digests = MODELS.map((model) => sha256(path.join(folder, 'models', `${model}.onnx`)));
    expect(JSON.parse(read.trim().split('\n').at(-1) ?? '')).toEqual([
      ['1.0.0', digests[0], 'FINISHED'],
      ['1.0.1', digests[1], 'FINISHED'],
      ['1.0.2', digests[2], 'FINISHED'],
    ]);
    const config = readFileSync(path.join(folder, 'slipway.yml'), 'utf8')
      .replace(/^champion: .*$/m, 'champion: registry')
      .concat(`\nregistry: { type: mlflow, url: "${url}" }\n`);
    const texts = {
      config: 'with-registry.yml',
      model: 'models/candidate.onnx',
      'model-name': name,
    };
    execFileSync('tee', [path.join(folder, 'with-registry.yml')], { input: config });
    const { outcome } = await runStepIn(folder, evaluate, texts);
    const { champion } = outcome.statement.predicate as EvaluatePredicate;
    expect(champion?.digest?.sha256).toBe(digests[2]);
  });
});
