/** The workflow files that this repository publishes, held against the actions they use. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY_ROOT } from '@slipway/test-support';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const read = (file: string): unknown =>
  parse(readFileSync(path.join(REPOSITORY_ROOT, file), 'utf8'));
const WORKFLOWS = globSync(['.github/workflows/*.yml', 'examples/*/.github/workflows/*.yml'], {
  cwd: REPOSITORY_ROOT,
});
const ACTIONS = globSync('actions/*/action.yml', { cwd: REPOSITORY_ROOT });

describe.each(WORKFLOWS)('%s', (file) => {
  const workflow = read(file) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);

  it('grants nothing at the top and no more than it needs in a job', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) {
      expect(job.permissions).toBeDefined();
      expect(Object.values(job.permissions ?? {})).not.toContain('write-all');
    }
  });

  it('gives our actions only inputs that they have', () => {
    for (const { uses, with: given } of steps) {
      const name = /^(?:\$|\.|slipway-ml\/slipway)\/actions\/([^@/]+)/.exec(uses ?? '')?.[1];
      if (name === undefined) continue;
      const { inputs } = read(`actions/${name}/action.yml`) as ActionFile;
      for (const input of Object.keys(given ?? {})) expect(Object.keys(inputs)).toContain(input);
    }
  });

  it('puts no expression into a shell', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('leaves no credentials in the checkout', () => {
    for (const { uses, with: given } of steps) {
      if (uses?.startsWith('actions/checkout@')) expect(given?.['persist-credentials']).toBe(false);
    }
  });
});

describe.each(ACTIONS)('%s', (file) => {
  const { inputs, runs } = read(file) as ActionFile;

  it('runs a bundle that is there, under Node 24', () => {
    expect(runs.using).toBe('node24');
    const main = path.join(path.dirname(file), runs.main);
    expect(readFileSync(path.join(REPOSITORY_ROOT, main), 'utf8')).toContain('slipway.js');
  });

  it('has a text as the default of every input', () => {
    for (const input of Object.values(inputs)) expect(typeof input.default).toBe('string');
  });
});
