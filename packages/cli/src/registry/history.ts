import type { RegistryCommand } from './command.ts';
import { modelAndVersions } from './command.ts';
import { renderTable } from './table.ts';

export const history: RegistryCommand = {
  name: 'history',
  description: 'What happened to a model: registrations, environments, aliases, by whom and why.',
  args: ['[model]'],
  flags: [],
  run: async (context) => {
    const { model } = (await modelAndVersions(context, 0)).state;
    const events = await context.open.registry.history(model);
    const table = renderTable(
      [
        { title: 'When' },
        { title: 'What' },
        { title: 'Version' },
        { title: 'Where' },
        { title: 'By' },
        { title: 'Why' },
      ],
      events.map(({ at, kind, version, environment, alias, by, reason }) => [
        at,
        kind,
        version ?? '',
        environment ?? (alias === null ? '' : `@${alias}`),
        by,
        reason ?? '',
      ]),
    );
    const nothing = `nothing is recorded of ${model}: another program registered it`;
    return { json: events, text: events.length === 0 ? nothing : table };
  },
};
