import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportPredicate } from '@slipway/core';
import { temporaryFolder } from '@slipway/test-support';
import { evaluate } from './evaluate.ts';
import { report } from './report.ts';
import { runStepIn } from './testing.ts';

const SCORED = 'y,p\n1,0.9\n0,0.2\n1,0.8\n0,0.1\n';

/** Evidence of evaluate as an action leaves it. */
async function evidence(name: string, gates: string): Promise<string> {
  const folder = temporaryFolder({ 'd.csv': SCORED });
  const inputs = { evaluation: 'd.csv', target: 'y', score: 'p', gates, 'model-name': name };
  const { outcome } = await runStepIn(folder, evaluate, inputs);
  return readFileSync(outcome.evidence ?? '', 'utf8');
}

let pass: string;
let fail: string;
beforeAll(async () => {
  pass = await evidence('good', 'roc_auc >= 0.5');
  fail = await evidence('bad', 'roc_auc <= 0.5');
});

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, '.slipway', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

describe('report', () => {
  it('reads downloaded artifacts in subfolders and ends with the worst verdict', async () => {
    const folder = folderWith({
      'leg-1/evaluate-good.json': pass,
      'leg-2/evaluate-bad.json': fail,
    });
    const { outcome } = await runStepIn(folder, report);
    expect([outcome.verdict, outcome.exitCode]).toEqual(['fail', 1]);
    const { sources } = outcome.statement.predicate as ReportPredicate;
    expect(sources.map(({ model, path: where }) => [model, where])).toEqual([
      ['bad', 'leg-2/evaluate-bad.json'],
      ['good', 'leg-1/evaluate-good.json'],
    ]);
    const markdown = readFileSync(outcome.outputs.markdown ?? '', 'utf8');
    expect(markdown).toContain('roc_auc <= 0.5');
  });

  it('is about the versions that the evidence is about, and is not made of reports', async () => {
    const folder = folderWith({ 'evaluate-good.json': pass });
    const first = await runStepIn(folder, report);
    expect(first.outcome.statement.subject).toHaveLength(1);
    const second = await runStepIn(folder, report);
    expect((second.outcome.statement.predicate as ReportPredicate).sources).toHaveLength(1);
  });

  it.each([
    ['expected evidence is missing', { 'evaluate-good.json': '' }, 'evaluate-good\ndrift'],
    ['there is none', {}, ''],
    ['one file is torn', { 'evaluate-good.json': '', 'drift-good.json': '{"_type":' }, ''],
  ])('is inconclusive when %s', async (_, files, expected) => {
    const filled = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text === '' ? pass : text]),
    );
    const { outcome } = await runStepIn(folderWith(filled), report, { expected });
    expect([outcome.verdict, outcome.exitCode]).toEqual(['inconclusive', 2]);
  });

  it('finds expected evidence by action and by action and model', async () => {
    const folder = folderWith({ 'evaluate-good.json': pass });
    const { outcome } = await runStepIn(folder, report, { expected: 'evaluate\nevaluate-good' });
    expect(outcome.verdict).toBe('pass');
  });

  it('does not follow a link out of the folder', async () => {
    const outside = temporaryFolder({ 'evaluate-bad.json': fail });
    const folder = folderWith({ 'evaluate-good.json': pass });
    symlinkSync(path.join(outside, 'evaluate-bad.json'), path.join(folder, '.slipway', 'x.json'));
    const { outcome } = await runStepIn(folder, report);
    expect(outcome.verdict).toBe('pass');
  });
});
