import { writeFile } from 'node:fs/promises';
import { InputError, messageOf } from '@slipway/core';
import { renderPage } from '@slipway/registry';
import type { RegistryCommand } from './command.ts';

export const page: RegistryCommand = {
  name: 'page',
  description: 'Writes the registry as one HTML page: versions, metrics over versions, lineage.',
  args: [],
  flags: [{ name: 'output', value: 'path', description: 'the file (default: registry.html)' }],
  run: async ({ open, workspace, flags, now }) => {
    const { registry } = open;
    const names = (await registry.list()).map(({ model }) => model);
    const states = await Promise.all(names.map((name) => registry.model(name)));
    const models = states.filter((state) => state !== null);
    const file = workspace.absolute(flags.get('output') ?? 'registry.html');
    try {
      await writeFile(file, renderPage(models, registry.description, now));
    } catch (error) {
      throw new InputError('output', `${file} cannot be written: ${messageOf(error)}`);
    }
    return { json: { file, models: models.length }, text: file };
  },
};
