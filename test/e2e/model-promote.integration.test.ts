/** The step of the reusable workflow `model-promote.yml`, as its inputs make it, with a target that is a file. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { GitRegistry, LocalRepository } from '@slipway/registry';
import { GitHubDouble, Job, REPOSITORY_ROOT, temporaryFolder } from '@slipway/test-support';
import { parse } from 'yaml';

interface Workflow {
  readonly jobs: {
    readonly promote: {
      readonly steps: readonly { uses?: string; with?: Readonly<Record<string, string>> }[];
    };
  };
}

const WORKFLOW = path.join(REPOSITORY_ROOT, '.github', 'workflows', 'model-promote.yml');
const TOKEN = 'ghs_AbCdEf0123456789';

/** `${{ inputs.x }}`, `${{ inputs.x || 'y' }}` and the token, as GitHub fills them in. */
function filledIn(value: string, inputs: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => {
    if (expression === 'github.token') return TOKEN;
    const [, name = '', otherwise = ''] =
      /^inputs\.([\w-]+)(?: \|\| '?([^']*)'?)?$/.exec(expression) ?? [];
    return inputs[name] ?? otherwise;
  });
}

function stepInputs(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const { steps } = (parse(readFileSync(WORKFLOW, 'utf8')) as Workflow).jobs.promote;
  const step = steps.find(({ uses }) => uses === '$/actions/promote');
  const given = Object.entries(step?.with ?? {});
  return Object.fromEntries(given.map(([name, text]) => [name, filledIn(text, inputs)]));
}

async function registered(...versions: string[]): Promise<string> {
  const workspace = temporaryFolder({
    'slipway.yml': `version: 1
model: { name: demo }
registry: { type: git, repository: registry.git, required: [] }
promote:
  target: { type: file, path: weights.yml }
  steps: [ { traffic: 25%, pause: true }, { traffic: 100% } ]
`,
  });
  const bare = path.join(workspace, 'registry.git');
  execFileSync('git', ['init', '--quiet', '--bare', bare]);
  const registry = new GitRegistry(await LocalRepository.open(bare, { environment: process.env }));
  for (const [i, version] of versions.entries()) {
    await registry.register({
      draft: {
        model: 'demo',
        digest: { sha256: String(i).repeat(64) },
        sizeBytes: 1,
        files: [],
        artifact: null,
        evidence: [],
        lineage: { commit: null, run: null, data: [], parameters: {}, image: null, card: null },
        metrics: {},
        signature: null,
      },
      choice: { kind: 'given', version },
      attachments: [],
      describe: () => 'a version\n',
      by: { name: 'Ada', email: 'ada@example.org', run: null },
    });
  }
  await registry.close();
  return workspace;
}

it('promotes by hand, waits for a resume, goes on by a schedule', async () => {
  const github = await GitHubDouble.start();
  try {
    github.addRepository('octo/demo');
    github.addToken(TOKEN);
    const workspace = await registered('1.0.0', '1.1.0');
    const run = async (
      name: string,
      inputs: Readonly<Record<string, string>>,
    ): Promise<(string | undefined)[]> => {
      const event = { name, payload: { inputs } };
      const options = { workspace, event, token: TOKEN, apiUrl: github.url };
      const job = new Job({ ...options, repository: 'octo/demo', sha: 'c'.repeat(40) });
      const { outputs, log } = await job.run('promote', { inputs: stepInputs(inputs) });
      expect(log).not.toContain(TOKEN);
      return [outputs.verdict, outputs.state, outputs.traffic];
    };
    const by = { reason: 'a test' };
    expect(await run('workflow_dispatch', { version: '1.0.0', ...by })).toEqual([
      'pass',
      'done',
      '100',
    ]);
    const dry = { version: '1.1.0', 'dry-run': 'true', ...by };
    expect((await run('workflow_dispatch', dry))[0]).toBe('pass');
    const canary = await run('workflow_dispatch', { version: '1.1.0', ...by });
    expect(canary).toEqual(['inconclusive', 'paused', '25']);
    expect(await run('schedule', {})).toEqual(['inconclusive', 'paused', '25']);
    const resumed = await run('workflow_dispatch', { resume: 'true', ...by });
    expect(resumed).toEqual(['pass', 'done', '100']);
    expect((await run('schedule', {}))[0]).toBe('pass');
  } finally {
    await github.stop();
  }
});
