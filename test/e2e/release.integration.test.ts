/** The example's release workflow, run by act: build, prove, push. */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  nodeBaseArchive,
  REPOSITORY_ROOT,
  temporaryFolder,
  testContainers,
} from '@slipway/test-support';
import type { WorkflowResult } from './run-workflow.ts';
import { ACT, runWithAct } from './run-workflow.ts';

const EXAMPLE = path.join(REPOSITORY_ROOT, 'examples', 'flight-delays');
const BASE = 'slipway-test/node:24';
const containers = testContainers();
const { host, registry } = containers ?? { host: '', registry: '' };

function project(): string {
  const folder = temporaryFolder();
  for (const name of ['.github', 'data', 'models', 'slipway.yml']) {
    cpSync(path.join(EXAMPLE, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

function release(act: string, repository: string, folder: string): Promise<WorkflowResult> {
  return runWithAct(act, {
    project: folder,
    workflow: 'release.yml',
    repository,
    event: { name: 'push', payload: { ref: 'refs/heads/main' } },
    token: 'ghs_release',
    apiUrl: 'http://127.0.0.1:9',
    variables: { REGISTRY: registry, BASE_IMAGE: BASE },
    environment: { DOCKER_HOST: host, DOCKER_CONFIG: temporaryFolder() },
  });
}

async function tagsOf(repository: string): Promise<string[]> {
  const answer = await fetch(`http://${registry}/v2/${repository}/flight-delay/tags/list`);
  const body = (await answer.json()) as { tags?: string[] };
  return body.tags ?? [];
}

const suite = containers === null || ACT === null ? describe.skip : describe;

suite('the example’s release workflow with act', () => {
  beforeAll(async () => {
    const input = await nodeBaseArchive(BASE);
    expect(spawnSync('docker', ['--host', host, 'load'], { input }).status).toBe(0);
  });

  it('builds, proves and pushes the model', async () => {
    const { succeeded, log } = await release(ACT ?? '', 'octo/flights', project());
    expect(succeeded ? '' : log).toBe('');
    const pushed = new RegExp(`pushed ${registry}/octo/flights/flight-delay:(\\w+)@sha256:`);
    const tag = pushed.exec(log)?.[1];
    expect(tag).toMatch(/^[0-9a-f]{40}$/);
    expect(await tagsOf('octo/flights')).toContain(tag);
    expect(log).not.toContain('ghs_release');
  });
});
