import { execFile, execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Job, REPOSITORY_ROOT, temporaryFolder } from '@slipway/test-support';
import type { TriggeringEvent } from '@slipway/test-support';
import { parse } from 'yaml';

/** A workflow to run on a pull request. */
export interface WorkflowRun {
  /** Folder with the project's files; the workflow file is in its .github/workflows. */
  readonly project: string;
  readonly workflow: string;
  readonly repository: string;
  readonly event: TriggeringEvent;
  readonly token: string;
  readonly apiUrl: string;
  /** `vars.*` of the repository. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Variables of the machine that the runner is on. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Whether the job succeeded, and what it printed. */
export interface WorkflowResult {
  readonly succeeded: boolean;
  readonly log: string;
}

/** act, as `npm run test:integration` built it; null when the harness has to do. */
export const ACT = process.env.SLIPWAY_ACT ?? null;

function git(folder: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
  execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: 'ignore' });
}

/** What a workflow gets of this repository: the actions and their bundle. */
function published(): string {
  const folder = temporaryFolder();
  for (const name of ['actions', 'dist']) {
    cpSync(path.join(REPOSITORY_ROOT, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

/**
 * Runs the workflow file with act on this machine. act says that the API is GitHub's; Node is told
 * the loopback address before the action starts.
 */
export async function runWithAct(act: string, run: WorkflowRun): Promise<WorkflowResult> {
  const checkout = temporaryFolder();
  cpSync(run.project, checkout, { recursive: true });
  git(checkout, 'init', '-q');
  git(checkout, 'remote', 'add', 'origin', `https://github.com/${run.repository}`);
  git(checkout, 'add', '-A');
  git(checkout, 'commit', '-qm', 'model');
  const settings = temporaryFolder();
  const event = path.join(settings, 'event.json');
  writeFileSync(event, JSON.stringify(run.event.payload));
  const redirect = path.join(settings, 'redirect.mjs');
  writeFileSync(redirect, 'process.env.GITHUB_API_URL = process.env.TEST_API_URL;\n');
  const args = [
    [run.event.name],
    ['--eventpath', event],
    ['--workflows', `.github/workflows/${run.workflow}`],
    ['--platform', 'ubuntu-latest=-self-hosted'],
    ['--local-repository', `slipway-ml/slipway@v0=${published()}`],
    ['--secret', `GITHUB_TOKEN=${run.token}`],
    ['--env', `TEST_API_URL=${run.apiUrl}`],
    ['--env', `NODE_OPTIONS=--import=${redirect}`],
    ...Object.entries(run.variables ?? {}).map(([name, value]) => ['--var', `${name}=${value}`]),
    ...Object.entries(run.environment ?? {}).map(([name, value]) => ['--env', `${name}=${value}`]),
  ];
  const environment = { ...process.env, HOME: settings, XDG_CACHE_HOME: settings };
  return new Promise((resolve) => {
    // Not spawnSync: the API that the actions speak to runs in this process.
    execFile(
      act,
      args.flat(),
      { cwd: checkout, env: environment, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        resolve({ succeeded: error === null, log: stdout + stderr });
      },
    );
  });
}

interface Workflow {
  readonly on?: { workflow_call?: { inputs: Record<string, { default: unknown }> } };
  readonly jobs: Readonly<
    Record<string, { steps: { uses?: string; if?: string; with?: Record<string, string> }[] }>
  >;
}

/** The value of an input in which expressions about inputs and the token are filled in. */
function filledIn(value: string, workflow: Workflow, token: string): string {
  return value.replace(/\$\{\{ (\S+) \}\}/g, (expression, name: string) => {
    if (name === 'github.token') return token;
    const input = workflow.on?.workflow_call?.inputs[name.replace('inputs.', '')];
    return input === undefined ? expression : String(input.default);
  });
}

/** Runs our steps of the workflow's first job one after another through the harness. */
export async function runWithHarness(run: WorkflowRun, file: string): Promise<WorkflowResult> {
  const workflow = parse(readFileSync(file, 'utf8')) as Workflow;
  const checkout = temporaryFolder();
  cpSync(run.project, checkout, { recursive: true });
  const { event, token, apiUrl, repository } = run;
  const job = new Job({ workspace: checkout, event, token, apiUrl, repository });
  let succeeded = true;
  let log = '';
  for (const step of Object.values(workflow.jobs)[0]?.steps ?? []) {
    const name = /^(?:\$|slipway-ml\/slipway)\/actions\/([^@]+)/.exec(step.uses ?? '')?.[1];
    if (name === undefined || (!succeeded && step.if === undefined)) continue;
    const inputs = Object.fromEntries(
      Object.entries(step.with ?? {}).map(([key, value]) => [
        key,
        filledIn(value, workflow, token),
      ]),
    );
    const result = await job.run(name, { inputs });
    succeeded &&= result.outcome === 'success';
    log += result.log;
  }
  return { succeeded, log };
}

/** Runs a workflow file on this machine. */
export async function runWorkflow(run: WorkflowRun): Promise<WorkflowResult> {
  if (ACT !== null) return runWithAct(ACT, run);
  return runWithHarness(run, path.join(run.project, '.github', 'workflows', run.workflow));
}
