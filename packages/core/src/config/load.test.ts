import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../errors.ts';
import { Workspace } from '../workspace.ts';
import { configJsonSchema } from './json-schema.ts';
import { loadConfig, parseConfig } from './load.ts';

const DESIGN = `
version: 1
model: { name: flight-delay, path: model/model.onnx, task: binary-classification, positive-class: 1 }
data:
  reference: data/january.parquet
  evaluation: data/holdout.parquet
  current: data/june.parquet
  target: late
  ignore: [flight_id]
  features: [hour, distance, origin]
champion: registry
validate: { budgets: { p95-latency-ms: 5, model-size-mb: 20 }, golden: model/golden }
evaluate: { gates: [ "roc_auc >= 0.65", "roc_auc >= champion - 0.005" ], slices: [ origin ] }
drift:    { gates: [ "drifted_share < 0.5" ], methods: { numeric: ks, columns: { distance: psi } } }
image:    { base: "node:24-slim@sha256:0", gates: [ "vulnerabilities(new, fixable, high) == 0" ] }
registry: { type: git }
promote:
  environment: production
  target: { type: haproxy, socket: /run/haproxy.sock, backend: model }
  steps: [ { shadow: 10m }, { traffic: 5%, soak: 10m } ]
`;

describe('parseConfig', () => {
  it('reads the documented example', () => {
    const config = parseConfig(DESIGN, 'slipway.yml');
    expect(config.model?.['positive-class']).toBe(1);
    expect(config.evaluate?.gates).toHaveLength(2);
    expect(config.drift?.methods?.columns).toEqual({ distance: 'psi' });
  });

  it.each([
    ['data: {}', 'config: slipway.yml: version is missing'],
    ['version: 2', 'config: slipway.yml line 1: version: Invalid input: expected 1'],
    [
      'version: 1\nevaluate:\n  gate: []',
      'config: slipway.yml line 3: "gate" is not a known key in evaluate; did you mean "gates"?',
    ],
    [
      'version: 1\nfoo: 1',
      'config: slipway.yml line 2: "foo" is not a known key; known are: version, model, data',
    ],
    [
      'version: 1\nmodel:\n  task: classification',
      'config: slipway.yml line 3: model.task: Invalid option: expected one of "binary-class',
    ],
    ['version: 1\ndata: [', 'config: slipway.yml line 2:'],
    ['version: 1\nversion: 1', 'config: slipway.yml line 2: Map keys must be unique'],
    ['- 1', 'config: slipway.yml'],
    ['', 'config: slipway.yml'],
  ])('%j is refused', (text, message) => {
    expect(() => parseConfig(text, 'slipway.yml')).toThrow(ConfigurationError);
    expect(() => parseConfig(text, 'slipway.yml')).toThrow(message);
  });
});

describe('loadConfig', () => {
  it('needs no default file, but the file that was named', () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'slipway-config-')));
    const workspace = new Workspace(root);
    expect(loadConfig(workspace, null)).toEqual({ version: 1 });
    expect(() => loadConfig(workspace, 'other.yml')).toThrow('config: other.yml: no such file');
    writeFileSync(path.join(root, 'slipway.yml'), 'version: 1\nchampion: registry\n');
    expect(loadConfig(workspace, null).champion).toBe('registry');
    rmSync(root, { recursive: true });
  });
});

describe('configJsonSchema', () => {
  it('describes every section and refuses unknown keys', () => {
    const schema = configJsonSchema() as {
      properties: Record<string, unknown>;
      additionalProperties: boolean;
    };
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['version', 'model', 'data', 'champion', 'evaluate', 'drift']),
    );
    expect(schema.additionalProperties).toBe(false);
  });
});
