import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EvidenceOf } from '@slipway/core';
import { stringifyJson } from '@slipway/core';
import type { EvidenceReference, RegisterRequest } from '@slipway/registry';
import { GitRegistry, LocalRepository } from '@slipway/registry';
import { temporaryFolder } from '@slipway/test-support';
import { parse } from 'yaml';
import type { InputTexts } from './input/read.ts';
import { promote } from './promote.ts';
import { rollback } from './rollback.ts';
import type { Step } from './run/step.ts';
import type { StepRun } from './testing.ts';
import { runStepIn } from './testing.ts';

const STEPS = '[ { traffic: 5%, soak: 1h }, { traffic: 50%, soak: 1h }, { traffic: 100% } ]';

function configuration(promoteSection: string, more = ''): string {
  return `version: 1
model: { name: demo }
registry: { type: git, repository: registry.git, required: [] }
promote: ${promoteSection}
${more}`;
}

const CANARY = configuration(
  `{ environment: production, target: { type: file, path: weights.yml }, steps: ${STEPS} }`,
);

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

interface Known {
  readonly version: string;
  readonly evidence?: readonly { readonly statement: object; readonly verdict: 'pass' | 'fail' }[];
}

function registration({ version, evidence = [] }: Known): RegisterRequest {
  const files = evidence.map(({ statement, verdict }, i) => {
    const text = stringifyJson(statement);
    const file = `evidence/evaluate-${i}.json`;
    const reference: EvidenceReference = {
      action: 'evaluate',
      id: null,
      verdict,
      headline: '',
      finishedAt: '2026-01-01T00:00:00.000Z',
      sha256: sha256(text),
      file,
      bundle: null,
    };
    return { file, text, reference };
  });
  return {
    draft: {
      model: 'demo',
      digest: { sha256: sha256(version) },
      sizeBytes: 1,
      files: [],
      artifact: null,
      evidence: files.map(({ reference }) => reference),
      lineage: { commit: null, run: null, data: [], parameters: {}, image: null, card: null },
      metrics: {},
      signature: null,
    },
    choice: { kind: 'given', version },
    attachments: files,
    describe: () => 'a version\n',
    by: { name: 'Ada', email: 'ada@example.org', run: null },
  };
}

/** A folder with a bare repository and these versions in it. */
async function project(text: string, ...versions: readonly (string | Known)[]): Promise<string> {
  const folder = temporaryFolder({ 'slipway.yml': text });
  const bare = path.join(folder, 'registry.git');
  execFileSync('git', ['init', '--quiet', '--bare', bare]);
  const repository = await LocalRepository.open(bare, { environment: process.env });
  const registry = new GitRegistry(repository);
  for (const known of versions) {
    await registry.register(registration(typeof known === 'string' ? { version: known } : known));
  }
  await registry.close();
  return folder;
}

interface Ending {
  readonly verdict: string;
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly promotion: EvidenceOf<'promote'>['predicate']['promotion'];
  readonly run: StepRun;
}

async function act(step: Step, folder: string, inputs: InputTexts): Promise<Ending> {
  const run = await runStepIn(folder, step, inputs);
  const { outcome } = run;
  const statement = outcome.statement as EvidenceOf<'promote'>;
  return {
    verdict: outcome.verdict,
    exitCode: outcome.exitCode,
    outputs: outcome.outputs,
    promotion: statement.predicate.promotion,
    run,
  };
}

function weights(folder: string): unknown {
  return (parse(readFileSync(path.join(folder, 'weights.yml'), 'utf8')) as { weights: unknown })
    .weights;
}

describe('promote and rollback', () => {
  it('take a version to its traffic and back, with outputs and evidence', async () => {
    const folder = await project(CANARY, '1.0.0', '1.1.0');
    const first = await act(promote, folder, { version: '1.0.0', reason: 'the first' });
    expect([first.verdict, first.outputs]).toEqual([
      'pass',
      { state: 'done', traffic: '100', 'promotion-id': first.promotion?.id },
    ]);
    const canary = await act(promote, folder, { version: 'v1.1.0', environment: 'production' });
    expect(canary.promotion).toEqual({
      id: canary.outputs['promotion-id'],
      from: '1.0.0',
      to: '1.1.0',
      environment: 'production',
      step: 1,
      traffic: 5,
      state: 'analysing',
    });
    expect(canary.outputs.traffic).toBe('5');
    expect(canary.run.evidence.subject).toEqual([
      { name: 'demo', digest: { sha256: sha256('1.1.0') } },
    ]);
    expect(weights(folder)).toEqual({ '1.0.0': 95, '1.1.0': 5 });
    const back = await act(rollback, folder, { reason: 'enough' });
    expect([back.verdict, back.outputs.state, back.outputs.traffic]).toEqual([
      'pass',
      'rolled_back',
      '0',
    ]);
    expect(back.outputs['promotion-id']).toBe(canary.outputs['promotion-id']);
    expect(weights(folder)).toEqual({ '1.0.0': 100 });
  });

  it('plan without touching anything', async () => {
    const folder = await project(CANARY, '1.0.0');
    const refs = (): string =>
      execFileSync('git', ['-C', path.join(folder, 'registry.git'), 'show-ref'], {
        encoding: 'utf8',
      });
    const before = refs();
    const planned = await act(promote, folder, { version: '1.0.0', 'dry-run': 'true' });
    expect([planned.outputs.state, planned.outputs.traffic, planned.exitCode]).toEqual([
      'planned',
      '0',
      0,
    ]);
    expect(refs()).toBe(before);
    expect(() => weights(folder)).toThrow('ENOENT');
    const real = await act(promote, folder, { version: '1.0.0' });
    expect(real.outputs['promotion-id']).toBe(planned.outputs['promotion-id']);
  });

  it('work with strategies that need no steps', async () => {
    const folder = await project(CANARY, '1.0.0', '1.1.0');
    await act(promote, folder, { version: '1.0.0' });
    const { outputs } = await act(promote, folder, { version: '1.1.0', strategy: 'all-at-once' });
    expect([outputs.state, outputs.traffic]).toEqual(['done', '100']);
    const gone = await act(rollback, folder, { version: '1.0.0' });
    expect(gone.outputs.state).toBe('rolled_back');
    const batch = await project(configuration('{ strategy: batch }'), '1.0.0');
    const { promotion } = await act(promote, batch, { version: '1.0.0' });
    expect([promotion?.state, promotion?.environment]).toEqual(['done', 'production']);
  });

  it('do nothing where nothing is under way', async () => {
    const folder = await project(CANARY, '1.0.0');
    const { verdict, promotion } = await act(promote, folder, {});
    expect([verdict, promotion]).toEqual(['pass', null]);
    const none = await act(rollback, folder, {});
    expect([none.exitCode, none.run.outcome.failure]).toEqual([
      2,
      'version: there is no good version to go back to in production: nothing was there; promote one',
    ]);
  });

  it.each([
    [
      'an unknown environment',
      CANARY,
      { environment: 'nowhere' },
      'environment: "nowhere" is not configured; configured are: production',
    ],
    [
      'steps that go down',
      configuration(
        '{ target: { type: file, path: w.yml }, steps: [ { traffic: 50% }, { traffic: 5% } ] }',
      ),
      {},
      'step 2 has 5% after 50%',
    ],
    [
      'a plan without a step',
      configuration('{ target: { type: file, path: w.yml }, steps: [] }'),
      {},
      'steps: is empty',
    ],
    [
      'a canary without steps',
      configuration('{ strategy: canary, target: { type: file, path: w.yml } }'),
      {},
      'the strategy canary needs it',
    ],
    [
      'a step of nothing',
      configuration('{ target: { type: file, path: w.yml }, steps: [ { soak: 1m } ] }'),
      {},
      'has neither traffic nor shadow',
    ],
    [
      'traffic above 100%',
      configuration('{ target: { type: file, path: w.yml }, steps: [ { traffic: 150% } ] }'),
      {},
      'traffic "150%" is not a percentage',
    ],
    [
      'a shadow after traffic',
      configuration(
        '{ target: { type: file, path: w.yml }, steps: [ { traffic: 5% }, { shadow: 1m } ] }',
      ),
      {},
      'shadows come first',
    ],
    ['no target', configuration(`{ steps: ${STEPS} }`), {}, 'target: is missing'],
    ['an unknown target', configuration('{ target: { type: ftp } }'), {}, 'config: slipway.yml'],
    [
      'an unknown strategy',
      CANARY,
      { strategy: 'yolo' },
      'strategy: "yolo" is not allowed; allowed are: all-at-once',
    ],
    ['a boolean in other words', CANARY, { wait: 'yes' }, 'wait: "yes" is not allowed'],
    [
      'an unknown metric',
      configuration(
        '{ target: { type: file, path: w.yml }, steps: [ { traffic: 100% } ], analysis: { source: prometheus, gates: [ "eror_rate < 1" ] } }',
      ),
      {},
      'gates: "eror_rate < 1"',
    ],
    [
      'no gate at all',
      configuration(
        '{ target: { type: file, path: w.yml }, steps: [ { traffic: 100% } ], analysis: { source: prometheus, gates: [] } }',
      ),
      {},
      'gates: is empty',
    ],
    [
      'shadows at HAProxy',
      configuration(
        '{ target: { type: haproxy, socket: s, backend: b }, steps: [ { shadow: 1m } ] }',
      ),
      {},
      'HAProxy makes no copies',
    ],
    ['an override without a reason', CANARY, { override: 'true' }, 'override: needs a reason'],
    [
      'no name of the model',
      CANARY.replace('model: { name: demo }\n', ''),
      {},
      'model-name: is missing',
    ],
  ])('refuse %s', async (_, text, inputs, message) => {
    const folder = await project(text, '1.0.0');
    const { exitCode, run } = await act(promote, folder, { version: '1.0.0', ...inputs });
    expect(run.outcome.failure).toContain(message);
    expect(exitCode).toBe(64);
  });

  it('say which version is meant', async () => {
    const folder = await project(CANARY, '1.0.0');
    const { exitCode, run } = await act(promote, folder, { version: '1.0.1' });
    expect([exitCode, run.outcome.failure]).toEqual([
      2,
      expect.stringMatching(/^version: demo 1\.0\.1 is not registered/),
    ]);
  });

  it('read weights that do not add up as a mistake, and mend it by rollback', async () => {
    const folder = await project(CANARY, '1.0.0', '1.1.0');
    await act(promote, folder, { version: '1.0.0' });
    writeFileSync(path.join(folder, 'weights.yml'), 'weights: { 1.0.0: 90 }\n');
    const { run } = await act(promote, folder, { version: '1.1.0' });
    expect(run.outcome.failure).toContain('add up to 90, not to 100');
    const mended = await act(rollback, folder, { version: '1.0.0' });
    expect([mended.outputs.state, weights(folder)]).toEqual(['rolled_back', { '1.0.0': 100 }]);
  });
});

describe('policy', () => {
  const evidence = (version: string, more: object = {}): object => ({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'demo', digest: { sha256: sha256(version) } }],
    predicateType: 'urn:slipway:evaluate:v1',
    predicate: {
      verdict: 'pass',
      headline: 'AUC 0.7',
      reason: null,
      model: 'demo',
      id: null,
      gates: [],
      inputs: [],
      notes: [],
      source: null,
      tool: { name: 'slipway', version: '0.1.0', runtime: null },
      startedAt: new Date().toISOString(),
      finishedAt: new Date().toISOString(),
      ...more,
    },
  });
  const REQUIRED = CANARY.replace('environment: production,', 'required: [evaluate], max-age: 7d,');
  const inconclusive = { verdict: 'inconclusive', reason: 'too few rows' };

  it.each([
    ['none', [], 'was registered without evidence of evaluate'],
    [
      'another version’s',
      [{ statement: evidence('9.9.9', inconclusive), verdict: 'pass' }],
      'it is about',
    ],
    [
      'inconclusive',
      [{ statement: evidence('1.0.0', inconclusive), verdict: 'pass' }],
      'its verdict is inconclusive',
    ],
  ] as const)('refuses evidence that is %s', async (_, list, message) => {
    const folder = await project(REQUIRED, { version: '1.0.0', evidence: list });
    const { exitCode, run } = await act(promote, folder, { version: '1.0.0' });
    expect(run.outcome.failure).toMatch(
      /^version: 1\.0\.0 may not be promoted to production: evaluate/,
    );
    expect([exitCode, run.outcome.failure?.includes(message)]).toEqual([2, true]);
    expect(() => weights(folder)).toThrow('ENOENT');
  });

  it('refuses in a freeze, unless it is overridden with a reason', async () => {
    const text = CANARY.replace(
      'environment: production,',
      'environment: production, freeze: [ { from: 2000-01-01, to: 2999-01-01, reason: audit } ],',
    );
    const folder = await project(text, '1.0.0');
    const frozen = await act(promote, folder, { version: '1.0.0' });
    expect(frozen.run.outcome.failure).toContain(
      'frozen from 2000-01-01 to 2999-01-01 UTC (audit)',
    );
    const forced = await act(promote, folder, {
      version: '1.0.0',
      override: 'true',
      reason: 'fire',
    });
    expect(forced.outputs.state).toBe('done');
    const log = execFileSync(
      'git',
      ['-C', path.join(folder, 'registry.git'), 'log', '-p', 'refs/slipway/demo/production'],
      { encoding: 'utf8' },
    );
    expect(log).toContain('override: fire');
  });

  it('keeps the order of environments', async () => {
    const text = configuration(`
  target: { type: file, path: weights.yml }
  environments:
    staging: { target: { type: file, path: staging.yml } }
    production: { after: { environment: staging, soak: 1h } }`);
    const folder = await project(text, '1.0.0');
    const early = await act(promote, folder, { version: '1.0.0' });
    expect(early.run.outcome.failure).toContain(
      '1.0.0 is not in staging; promote it to staging first',
    );
    expect((await act(promote, folder, { version: '1.0.0', environment: 'staging' })).verdict).toBe(
      'pass',
    );
    const soon = await act(promote, folder, { version: '1.0.0' });
    expect(soon.run.outcome.failure).toContain('1h are asked for; try again later');
  });

  it('lets only approvers let a paused promotion go on', async () => {
    const text = CANARY.replace(
      'environment: production,',
      'environment: production, approvers: [grace],',
    );
    const folder = await project(text, '1.0.0');
    const { run } = await act(promote, folder, { version: '1.0.0', resume: 'true' });
    expect(run.outcome.failure).toContain('is none of the approvers (promote.approvers: grace)');
  });
});
