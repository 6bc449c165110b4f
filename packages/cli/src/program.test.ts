import { describe, expect, it } from '@jest/globals';
import { VERSION } from '@slipway/core';
import { STEPS } from '@slipway/steps';
import { createProgram } from './program.ts';

interface Call {
  readonly step: string;
  readonly texts: Record<string, string>;
  readonly json: boolean;
}

async function parse(args: readonly string[]): Promise<Call[]> {
  const calls: Call[] = [];
  const program = createProgram(STEPS, (step, texts, { json }) => {
    calls.push({ step: step.name, texts, json });
    return Promise.resolve();
  });
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  }
  await program.parseAsync([...args], { from: 'user' });
  return calls;
}

describe('createProgram', () => {
  it('has a command for every step and a flag for every input', () => {
    const program = createProgram(STEPS, () => Promise.resolve());
    for (const step of STEPS) {
      const command = program.commands.find((candidate) => candidate.name() === step.name);
      const flags = command?.options.map(({ long }) => long) ?? [];
      expect(flags).toEqual(expect.arrayContaining(step.inputs.map(({ name }) => `--${name}`)));
    }
  });

  it('hands over what was given, and only that', async () => {
    const args = ['drift', '--reference', 'a b.csv', '--fail-on', 'never', '--json'];
    expect(await parse(args)).toEqual([
      { step: 'drift', texts: { reference: 'a b.csv', 'fail-on': 'never' }, json: true },
    ]);
  });

  it('makes lines of a flag that is repeated', async () => {
    const [call] = await parse(['evaluate', '--gates', 'f1 >= 1', '--gates', 'recall >= 1']);
    expect(call?.texts).toEqual({ gates: 'f1 >= 1\nrecall >= 1' });
  });

  it('leaves --version to the action that it follows', async () => {
    const [call] = await parse(['promote', '--version', '1.2.0']);
    expect(call?.texts).toEqual({ version: '1.2.0' });
    await expect(parse(['--version'])).rejects.toThrow(VERSION);
  });

  it.each([[['evaluate', '--gate', 'x']], [['evaluate', 'model.onnx']], [['fly']]])(
    'refuses %j',
    async (args) => {
      await expect(parse(args)).rejects.toThrow(/unknown|too many/);
    },
  );
});
