import { ConfigurationError, parseDuration, plural } from '@slipway/core';
import type { GcOptions, GcPlan } from '@slipway/registry';
import { collectGarbage, planGc } from '@slipway/registry';
import type { CommandContext, RegistryCommand } from './command.ts';
import { renderTable } from './table.ts';
import { ageText, bytesText } from './words.ts';

const DEFAULT_WINDOW = 3;

function duration({ flags }: CommandContext, name: string): number | null {
  const text = flags.get(name);
  if (text === undefined) return null;
  const milliseconds = parseDuration(text);
  if (milliseconds !== null) return milliseconds;
  throw new ConfigurationError(name, `"${text}" is not a duration such as 12h or 90d`);
}

function optionsOf(context: CommandContext): GcOptions {
  const grace = duration(context, 'grace');
  return {
    rollbackWindow: context.config.registry?.['rollback-window'] ?? DEFAULT_WINDOW,
    unusedFor: duration(context, 'unused'),
    now: context.now,
    ...(grace === null ? {} : { grace }),
  };
}

function textOf(plan: GcPlan, deleted: boolean, now: Date): string {
  const { garbage, kept, young } = plan;
  const what = plural(garbage.length, 'item');
  const done = deleted ? `${what} deleted` : `${what} can go (nothing was deleted; add --delete)`;
  const recent =
    young.length === 0 ? '' : `, ${young.length} of no version are too young to be sure (--grace)`;
  const title = `${garbage.length === 0 ? 'nothing can go' : done}; ${kept} are needed${recent}`;
  if (garbage.length === 0) return title;
  const table = renderTable(
    [
      { title: 'What' },
      { title: 'Size', align: 'right' },
      { title: 'Age', align: 'right' },
      { title: 'Why' },
    ],
    garbage.map(({ item, reason }) => [
      item.where,
      item.sizeBytes === null ? '' : bytesText(item.sizeBytes),
      ageText(item.storedAt?.toISOString(), now),
      reason,
    ]),
  );
  return `${title}\n\n${table}`;
}

export const gc: RegistryCommand = {
  name: 'gc',
  description:
    'Finds files that no version needs: left behind by runs that died, of versions out of use. What ' +
    'an alias, an environment, its rollback window or a journal needs stays.',
  args: [],
  flags: [
    { name: 'delete', value: null, description: 'delete what was found; without it nothing is' },
    {
      name: 'unused',
      value: 'duration',
      description: 'also files of versions that are in use nowhere and older than that, e.g. 90d',
    },
    {
      name: 'grace',
      value: 'duration',
      description: 'how old files of no version must be to count as left behind (default: 24h)',
    },
  ],
  run: async (context) => {
    const { registry, repository, store } = context.open;
    if (store === null)
      return { json: null, text: 'files are not kept (registry.artifacts: none)' };
    const plan = await planGc(registry, repository, store, optionsOf(context));
    if (plan === null) {
      const text = `${store.description} cannot list what it keeps; nothing was looked at`;
      return { json: null, text };
    }
    const deleted = context.flags.has('delete');
    if (deleted) await collectGarbage(store, plan);
    return { json: { ...plan, deleted }, text: textOf(plan, deleted, context.now) };
  },
};
