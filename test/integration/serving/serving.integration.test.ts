/** The model server, judged by NVIDIA's client of the Open Inference Protocol. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadyServer } from '@slipway/test-support';
import { REPOSITORY_ROOT, startServe, temporaryFolder } from '@slipway/test-support';

const python = process.env.SLIPWAY_SERVING_PYTHON;
const fixture = path.join(REPOSITORY_ROOT, 'packages/serving/fixtures/every-type.onnx');

describe.each(['source', 'dist'] as const)('tritonclient and the %s', (form) => {
  let server: ReadyServer;

  beforeAll(async () => {
    const cwd = temporaryFolder({ 'every-type.onnx': readFileSync(fixture) });
    const workers = form === 'dist' ? ['--workers', '1'] : [];
    server = await startServe(['--model', 'every-type.onnx', ...workers], { cwd, form });
  });

  afterAll(async () => {
    expect(await server.process.stop()).toEqual({ exitCode: 0, signal: null });
  });

  it('agree on health, metadata, every datatype in JSON and binary form, and errors', async () => {
    if (python === undefined) throw new Error('npm run test:integration installs the client');
    const judge = path.join(import.meta.dirname, 'judge.py');
    const { stdout } = await promisify(execFile)(python, [judge, server.url]);
    expect(stdout.trim().split('\n').at(-1)).toBe('ok');
    expect(server.process.stderr).not.toContain('a bug in Slipway');
  });
});
