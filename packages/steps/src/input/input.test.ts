import { describe, expect, it } from '@jest/globals';
import type { Config } from '@slipway/core';
import { ConfigurationError, Workspace } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import { STEPS } from '../all.ts';
import { COMMON_INPUTS } from './common.ts';
import { fromConfig, inputOnly, splitLines } from './from-config.ts';
import { readConfig, readOptions, refuseUnknownInputs } from './read.ts';

const EMPTY: Config = { version: 1 };

describe('fromConfig', () => {
  it('takes type, choices and description from the configuration', () => {
    const task = fromConfig('model.task');
    expect([task.name, task.type, task.configKey]).toEqual(['task', 'choice', 'model.task']);
    expect(task.choices).toContain('regression');
    expect(task.description).toBe('What the model predicts.');
  });

  it.each([
    ['data.ignore', ' a \n\n b\n', { data: { ignore: ['a', 'b'] } }],
    ['evaluate.confidence', '0.9', { evaluate: { confidence: 0.9 } }],
    ['champion-required', 'False', { 'champion-required': false }],
    ['champion', '{score: old_p}', { champion: { score: 'old_p' } }],
    ['champion', 'models/old {1}.onnx', { champion: 'models/old {1}.onnx' }],
    ['data.types', '{zip: categorical}', { data: { types: { zip: 'categorical' } } }],
    ['model.positive-class', '1', { model: { 'positive-class': '1' } }],
  ])('%s from %j', (key, text, expected) => {
    expect(fromConfig(key).apply(EMPTY, text)).toEqual({ version: 1, ...expected });
  });

  it('leaves its neighbours alone', () => {
    const config: Config = { version: 1, data: { target: 'y', ignore: ['a'] } };
    expect(fromConfig('data.target').apply(config, 'z')).toEqual({
      version: 1,
      data: { target: 'z', ignore: ['a'] },
    });
    expect(config.data?.target).toBe('y');
  });

  it.each([
    ['evaluate.confidence', '95%', 'confidence: "95%" is not a number'],
    ['evaluate.confidence', '1.5', 'confidence: "1.5" is not allowed'],
    ['evaluate.seed', '1.5', 'seed: "1.5" is not allowed'],
    ['data.decimal', ';', 'decimal: ";" is not allowed; allowed are: ., ,'],
    ['drift.methods', '{numeric: ks', 'methods: "{numeric: ks" is not YAML'],
    ['drift.methods', '{numeric: kolmogorov}', 'methods: "{numeric: kolmogorov}" is not allowed'],
  ])('%s refuses %j', (key, text, message) => {
    expect(() => fromConfig(key).apply(EMPTY, text)).toThrow(ConfigurationError);
    expect(() => fromConfig(key).apply(EMPTY, text)).toThrow(message);
  });

  it('knows only keys that the configuration has', () => {
    expect(() => fromConfig('data.nothing')).toThrow('data.nothing is not in the configuration');
  });
});

describe('readConfig', () => {
  it('lays inputs over the file, and leaves what was not given', () => {
    const text = 'version: 1\ndata: { target: y }\nchampion-required: false\n';
    const workspace = new Workspace(temporaryFolder({ 'slipway.yml': text }));
    const inputs = [fromConfig('data.target'), fromConfig('champion-required')];
    const texts = { target: ' ', 'champion-required': '' };
    expect(readConfig(inputs, texts, workspace, '')).toEqual({
      version: 1,
      data: { target: 'y' },
      'champion-required': false,
    });
    expect(readConfig(inputs, { target: 'z' }, workspace, '').data?.target).toBe('z');
  });
});

describe('readOptions', () => {
  it('fills in defaults and checks choices', () => {
    expect(readOptions(COMMON_INPUTS, {}).get('fail-on')).toBe('inconclusive');
    expect(() => readOptions(COMMON_INPUTS, { 'fail-on': 'true' })).toThrow(
      'fail-on: "true" is not allowed; allowed are: fail, inconclusive, never',
    );
  });
});

describe('refuseUnknownInputs', () => {
  it('names the nearest input', () => {
    const inputs = [inputOnly('expected', { type: 'lines', description: '' })];
    expect(() => {
      refuseUnknownInputs(inputs, ['expect']);
    }).toThrow('expect: there is no such input; did you mean "expected"?');
  });
});

describe('splitLines', () => {
  it('drops blanks around items and empty lines, and keeps the rest', () => {
    expect(splitLines('a; b\r\n\n  c d  \n')).toEqual(['a; b', 'c d']);
  });
});

describe.each(STEPS.map((step) => [step.name, step] as const))('inputs of %s', (_, step) => {
  it('are named once, in kebab case, and described', () => {
    const names = step.inputs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description } of step.inputs) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect([name, description.length > 10]).toEqual([name, true]);
    }
  });

  it('include the common ones, and its outputs the common outputs', () => {
    const names = step.inputs.map(({ name }) => name);
    for (const name of ['config', 'model', 'working-directory', 'fail-on', 'evidence-directory']) {
      expect(names).toContain(name);
    }
    expect(step.outputs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['verdict', 'evidence', 'summary']),
    );
  });
});
