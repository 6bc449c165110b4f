import type { Verdict } from '@slipway/core';
import { plural, worstVerdict } from '@slipway/core';
import type { ModelState, Verification } from '@slipway/registry';
import { verifyModel } from '@slipway/registry';
import { EXIT } from '@slipway/steps';
import type { CommandContext, RegistryCommand } from './command.ts';
import { findVersion, modelAndVersions } from './command.ts';
import { renderTable } from './table.ts';

async function statesOf(context: CommandContext): Promise<ModelState[]> {
  const models = await context.open.registry.list();
  const states = await Promise.all(models.map(({ model }) => context.open.registry.model(model)));
  return states.filter((state) => state !== null);
}

const WORDS: Record<Verdict, string> = {
  pass: 'as registered',
  fail: 'NOT as registered',
  inconclusive: 'could not be checked',
};

function textOf(results: readonly Verification[], verdict: Verdict): string {
  const versions = new Set(results.map(({ model, version }) => `${model} ${version}`)).size;
  const bad = results.filter((result) => result.verdict !== 'pass');
  const title = `${verdict}: ${plural(versions, 'version')}, ${plural(results.length, 'check')}: ${
    bad.length === 0 ? WORDS.pass : `${bad.length} ${WORDS[verdict]}`
  }`;
  if (bad.length === 0) return title;
  const table = renderTable(
    [
      { title: 'Result' },
      { title: 'Model' },
      { title: 'Version' },
      { title: 'Check' },
      { title: 'What' },
    ],
    bad.map(({ verdict: result, model, version, check, detail }) => {
      return [result, model, version, check, detail];
    }),
  );
  return `${title}\n\n${table}`;
}

export const verify: RegistryCommand = {
  name: 'verify',
  description:
    'Reads every byte of the files of all versions (or of one model, one version), and checks ' +
    'digests, evidence, tags and signatures.',
  args: ['[model]', '[version]'],
  flags: [],
  run: async (context) => {
    const isNamed = context.args.length > 0;
    const named = isNamed ? await modelAndVersions(context, 1) : null;
    const states = named === null ? await statesOf(context) : [named.state];
    const [version] = named?.versions ?? [];
    const results: Verification[] = [];
    for (const state of states) {
      const only = version === undefined ? null : findVersion(state, version).version;
      results.push(...(await verifyModel(context.open, state, only)));
    }
    const verdict = worstVerdict(results.map((result) => result.verdict));
    return { json: { verdict, results }, text: textOf(results, verdict), exitCode: EXIT[verdict] };
  },
};
