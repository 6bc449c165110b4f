import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ValidatePredicate } from '@slipway/core';
import { driftPredicateSchema } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import { drift } from '../drift.ts';
import { register } from '../register.ts';
import { fixture, runStepIn } from '../testing.ts';
import { validate } from '../validate.ts';

const COMMON = `version: 1
data: { reference: a.csv, current: b.csv, features: [x0, x1, x2, x3] }
champion: registry
registry: { repository: registry.git, required: [] }
`;
const OWN = `${COMMON}model: { name: m, path: model.onnx, task: binary-classification, positive-class: 1 }\n`;
const ROWS = Array.from({ length: 200 }, (_, i) => `${i % 7},${i % 5},${i % 3},${i % 2}`);
const DATA = `x0,x1,x2,x3\n${ROWS.join('\n')}\n`;

function project(config: string): string {
  const folder = temporaryFolder({
    'slipway.yml': config,
    'a.csv': DATA,
    'b.csv': DATA,
    'model.onnx': fixture('model/fixtures/logistic-tensor.onnx'),
  });
  execFileSync('git', ['init', '--bare', '--quiet', path.join(folder, 'registry.git')]);
  return folder;
}

describe('validate with champion: registry', () => {
  const checkOf = (predicate: object): unknown =>
    (predicate as ValidatePredicate).checks.find(({ check }) => check === 'champion_signature');

  it('says that there is none yet, then that the signature is the same', async () => {
    const folder = project(OWN);
    const first = (await runStepIn(folder, validate)).outcome;
    expect([first.verdict, checkOf(first.statement.predicate)]).toEqual(['pass', undefined]);
    expect(first.statement.predicate.notes.join()).toContain('no champion yet');
    await runStepIn(folder, register);
    const { outcome } = await runStepIn(folder, validate);
    expect(checkOf(outcome.statement.predicate)).toEqual({
      check: 'champion_signature',
      verdict: 'pass',
      observed: 'same',
      limit: null,
      reason: null,
    });
  });

  it('says what breaks for callers, and refuses nothing', async () => {
    const folder = project(OWN);
    await runStepIn(folder, register);
    writeFileSync(path.join(folder, 'model.onnx'), fixture('model/fixtures/logistic-columns.onnx'));
    const { predicate } = (await runStepIn(folder, validate)).outcome.statement;
    expect(checkOf(predicate)).toMatchObject({ verdict: 'pass', observed: 'breaking' });
    expect(predicate.notes.join()).toContain(
      'breaking for callers of m@v1.0.0: output "label" is gone',
    );
  });
});

describe('drift with champion: registry', () => {
  const LIVE = `${COMMON}model: { name: m, task: binary-classification, positive-class: 1 }
drift: { predictions: true }
`;

  it('is about the champion, and scores with it, where no model is given', async () => {
    const folder = project(OWN);
    await runStepIn(folder, validate);
    const registered = (await runStepIn(folder, register)).outcome;
    writeFileSync(path.join(folder, 'slipway.yml'), LIVE);
    const { outcome } = await runStepIn(folder, drift);
    expect(outcome.failure).toBeNull();
    const { predictions, notes, inputs } = driftPredicateSchema.parse(outcome.statement.predicate);
    expect(Object.keys(predictions)).toEqual(['prediction', 'score']);
    expect(outcome.statement.subject).toEqual(registered.statement.subject);
    expect(inputs.find(({ name }) => name === 'champion')?.uri).toBe('m@v1.0.0');
    expect(notes.join()).not.toContain('registered with');
  });

  it('says when the reference is not what the champion was registered with', async () => {
    const folder = project(OWN);
    await runStepIn(folder, validate);
    await runStepIn(folder, register);
    writeFileSync(path.join(folder, 'a.csv'), `${DATA}1,1,1,1\n`);
    const { notes } = (await runStepIn(folder, drift)).outcome.statement.predicate;
    expect(notes.join()).toMatch(/a\.csv \(sha256 .*is not what m@v1\.0\.0 was registered with/);
  });

  it('says that there is none yet, and goes on without', async () => {
    const { outcome } = await runStepIn(project(COMMON), drift);
    expect(outcome.failure).toBeNull();
    expect(outcome.statement.predicate.notes.join()).toContain('no champion yet');
  });
});

it.each([validate, drift])('a registry that cannot be read is an error: $name', async (step) => {
  const folder = project(OWN.replace('registry.git', 'file:///nowhere/at/all'));
  const { outcome } = await runStepIn(folder, step);
  expect(outcome.failure).toMatch(/^champion: registry: .*not known whether there is a champion/);
  expect(outcome.exitCode).not.toBe(0);
});
