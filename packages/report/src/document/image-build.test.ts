import { describe, expect, it } from '@jest/globals';
import type { BuildImagePredicate, CheckResult, Statement } from '@slipway/core';
import { stringifyJson, parseEvidence } from '@slipway/core';
import { renderActionSection } from '../markdown/render.ts';
import { check, common, statement } from '../testing/evidence.ts';

const sha256 = (digit: string): string => `sha256:${digit.repeat(64)}`;

function built(overrides: Partial<BuildImagePredicate> = {}): Statement {
  const predicate: BuildImagePredicate = {
    ...common({ headline: '187 MB (55 MB added), 2 checks passed, pushed' }),
    template: 'slipway',
    builder: { name: 'docker', version: '20.10 (buildkit)' },
    base: { reference: `node:24@${sha256('b')}`, digest: sha256('b') },
    dockerfile: 'FROM x\n',
    context: [],
    image: {
      id: sha256('a'),
      platform: 'linux/amd64',
      user: '10001:0',
      created: null,
      labels: {},
      sizeBytes: 187e6,
      addedBytes: 55e6,
      layers: [
        { diffId: sha256('1'), sizeBytes: 132e6, createdBy: null, isBase: true },
        { diffId: sha256('2'), sizeBytes: 55e6, createdBy: 'COPY `x` | y', isBase: false },
      ],
    },
    checks: [check('ready_ms', { observed: 900, limit: 60_000 }), check('user')],
    smoke: {
      readyMs: 900,
      requests: 300,
      p50Ms: 0.6,
      p95Ms: 1.2,
      p99Ms: 12.4,
      peakMemoryBytes: 144e6,
      stopMs: null,
      memoryLimitBytes: 1e9,
      log: null,
    },
    tags: ['reg.example.org/m:1'],
    pushed: [{ reference: 'reg.example.org/m:1', digest: sha256('c') }],
    artifact: null,
    manifests: [],
    ...overrides,
  };
  const made = statement('build-image', predicate);
  expect(parseEvidence(stringifyJson(made)).problem).toBeNull();
  return made;
}

const failing = (name: string, overrides: Partial<CheckResult>): Statement =>
  built({
    verdict: 'fail',
    checks: [check(name, { verdict: 'fail', ...overrides })],
    pushed: [],
  });

describe('an image that was built', () => {
  it('shows its checks, what was measured, the largest layers and where it was pushed', () => {
    const text = renderActionSection(built());
    expect(text).toContain('<b>Image checks</b> · 2 passed');
    expect(text).toContain('ready after 900 ms · p50 0.6 ms · p99 12 ms · memory 144 MB');
    expect(text).toContain(`pushed \`reg.example.org/m:1@${sha256('c')}\``);
    expect(text.indexOf('| 132 MB | the base |')).toBeLessThan(text.indexOf('| 55 MB |'));
    expect(text).toMatch(/187 MB · 55 MB added/);
  });

  it('keeps to its table whatever an instruction holds', () => {
    const row = renderActionSection(built())
      .split('\n')
      .find((line) => line.includes('| 55 MB |'));
    expect(row).toMatch(/^\| 55 MB \| this image \| .*COPY.* \|$/);
    expect(row?.replaceAll('\\|', '').split('|')).toHaveLength(5);
  });

  it.each([
    ['golden_requests', 'compare the served model with the one that was recorded'],
    ['p95_latency_ms', 'make the model faster, or the budget wider'],
    ['ready_ms', 'look at the container’s log in the evidence'],
  ])('that fails %s says what to do', (name, next) => {
    const text = renderActionSection(failing(name, { reason: 'row 3: it differs' }));
    expect(text).toContain('row 3: it differs');
    expect(text).toContain(next);
    expect(text).toContain('was not pushed');
  });
});
