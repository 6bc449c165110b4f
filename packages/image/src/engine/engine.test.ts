import { describe, expect, it } from '@jest/globals';
import { reasonOf } from './cli.ts';
import { readInspection } from './inspection.ts';
import { lockedDown } from './run-containers.ts';

const result = (stderr: string, stdout = ''): Parameters<typeof reasonOf>[0] => ({
  exitCode: 1,
  stdout,
  stderr,
  timedOut: false,
});

describe('the reason of a failure', () => {
  it.each([
    ['Error response from daemon: pull access denied for x\n', 'pull access denied for x'],
    ["docker: Error response from daemon: oops.\nSee 'docker run --help'.\n", 'oops.'],
    ['time="2026" level=error msg="no space left on device"\n', 'no space left on device'],
    ['', 'it gave no reason'],
  ])('%j is %s', (stderr, reason) => {
    expect(reasonOf(result(stderr))).toBe(reason);
  });

  it('that is told on standard output is found too', () => {
    expect(reasonOf(result('', 'Step 4\nERROR: failed to solve: x\n'))).toBe('failed to solve: x');
  });

  it('of a program that was too slow is its slowness', () => {
    expect(reasonOf({ ...result('half'), timedOut: true })).toBe('it did not end in time');
  });
});

describe('a container', () => {
  const request = { name: 'n', image: 'i', memoryBytes: 1024 };

  it('can do next to nothing unless it is said', () => {
    const flags = lockedDown(request, { extra: [] }).join(' ');
    for (const flag of [
      '--network none',
      '--read-only',
      '--cap-drop ALL',
      '--security-opt no-new-privileges',
      '--memory 1024 --memory-swap 1024',
    ]) {
      expect(flags).toContain(flag);
    }
    expect(flags).not.toContain('--tmpfs');
    expect(flags.endsWith(' i')).toBe(true);
  });

  it('gets its arguments after the image, and writable folders where it needs them', () => {
    const flags = lockedDown(
      { ...request, entrypoint: ['node', '-e', '--privileged'], writable: ['/tmp'] },
      { extra: [] },
    );
    expect(flags.slice(-5)).toEqual(['--entrypoint', 'node', 'i', '-e', '--privileged']);
    expect(flags).toContain('/tmp:rw,nosuid,nodev,size=64m,mode=1777');
  });
});

it('an image is described as docker and podman do', () => {
  const image = {
    Id: 'ab',
    Os: 'linux',
    Architecture: 'arm64',
    Variant: 'v8',
    RepoDigests: null,
    RootFS: { Layers: ['sha256:1'] },
  };
  expect(readInspection(JSON.stringify([image]))).toEqual({
    id: 'sha256:ab',
    platform: 'linux/arm64/v8',
    diffIds: ['sha256:1'],
    repoDigests: [],
  });
  expect(readInspection('[]')).toBeNull();
});
