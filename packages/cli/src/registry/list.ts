import { splitLines } from '@slipway/steps';
import type { CommandContext, CommandFlag, RegistryCommand } from './command.ts';
import { renderTable } from './table.ts';
import { ageText, aliasesJson, metricsText, placesText } from './words.ts';

export const METRICS_FLAG: CommandFlag = {
  name: 'metrics',
  value: 'names',
  description: 'metrics to show, separated by commas',
};

/** The names in the flag `metrics`. */
export function wantedMetrics({ flags }: CommandContext): string[] {
  return splitLines((flags.get('metrics') ?? '').replaceAll(',', '\n'));
}

export const list: RegistryCommand = {
  name: 'list',
  description: 'All models: latest version, where versions are in use, metrics, age.',
  args: [],
  flags: [METRICS_FLAG],
  run: async (context) => {
    const { open, now } = context;
    const models = await open.registry.list();
    const wanted = wantedMetrics(context);
    const rows = models.map((entry) => [
      entry.deprecated ? `${entry.model} (deprecated)` : entry.model,
      entry.latest?.version ?? '',
      String(entry.versions),
      placesText(entry),
      metricsText(entry.latest?.record ?? null, wanted),
      ageText(entry.latest?.record?.registeredAt, now),
    ]);
    const table = renderTable(
      [
        { title: 'Model' },
        { title: 'Latest' },
        { title: 'Versions', align: 'right' },
        { title: 'In use' },
        { title: 'Metrics of the latest' },
        { title: 'Age', align: 'right' },
      ],
      rows,
    );
    return {
      json: models.map((entry) => ({ ...entry, aliases: aliasesJson(entry.aliases) })),
      text: models.length === 0 ? `no models in ${open.registry.description}` : table,
    };
  },
};
