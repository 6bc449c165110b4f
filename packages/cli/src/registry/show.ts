import { plural } from '@slipway/core';
import type { ModelState, RegisteredVersion, VersionRecord } from '@slipway/registry';
import type { CommandContext, CommandResult, RegistryCommand } from './command.ts';
import { findVersion, modelAndVersions } from './command.ts';
import { METRICS_FLAG, wantedMetrics } from './list.ts';
import { clean, renderTable } from './table.ts';
import { ageText, aliasesJson, bytesText, estimateText, metricsText, placesOf } from './words.ts';

function showModel(state: ModelState, context: CommandContext): CommandResult {
  const wanted = wantedMetrics(context);
  const newest = [...state.versions].reverse();
  const table = renderTable(
    [
      { title: 'Version' },
      { title: 'In use' },
      { title: 'Metrics' },
      { title: 'Size', align: 'right' },
      { title: 'Age', align: 'right' },
      { title: 'By' },
      { title: '' },
    ],
    newest.map(({ version, record, active }) => [
      version,
      placesOf(version, state),
      metricsText(record, wanted),
      record === null ? '' : bytesText(record.sizeBytes),
      ageText(record?.registeredAt, context.now),
      record?.by.name ?? '',
      active ? '' : 'out of use',
    ]),
  );
  const title = `${clean(state.model)}${state.deprecated ? ' (deprecated)' : ''}`;
  return {
    json: { ...state, aliases: aliasesJson(state.aliases) },
    text: `${title}\n\n${table}`,
  };
}

function factsOf(entry: RegisteredVersion, record: VersionRecord, state: ModelState): string[][] {
  const { lineage, artifact } = record;
  return [
    ['digest', `sha256:${record.digest.sha256}`],
    ['tag', entry.tag ?? ''],
    ['in use', placesOf(entry.version, state)],
    ['number', record.versionReason],
    ['before', record.previous ?? ''],
    ['registered', `${record.registeredAt} by ${record.by.name}`],
    ['size', `${bytesText(record.sizeBytes)} in ${plural(record.files.length, 'file')}`],
    ['files', artifact === null ? 'not kept' : `${artifact.store} ${artifact.uri}`],
    ['code', lineage.commit?.sha ?? ''],
    ['run', lineage.run ?? record.by.run ?? ''],
    ['image', lineage.image ?? ''],
    ...lineage.data.map(({ name, uri, sha256 }) => {
      return [name, sha256 === null ? uri : `${uri} sha256:${sha256.slice(0, 12)}…`];
    }),
    ...Object.entries(lineage.parameters).map(([name, value]) => [name, JSON.stringify(value)]),
    ...record.evidence.map(({ action, id, verdict, headline }) => {
      return [id === null ? action : `${action} (${id})`, `${verdict}: ${headline}`];
    }),
  ].filter(([, value]) => value !== '');
}

function showVersion(entry: RegisteredVersion, state: ModelState): CommandResult {
  const { record, model, version, active } = entry;
  const title = `${clean(model)} ${version}${active ? '' : ' (out of use)'}`;
  if (record === null) {
    return {
      json: entry,
      text: `${title}\n\nregistered by another program, by the tag ${entry.tag}`,
    };
  }
  const tensors = [
    ...(record.signature?.inputs ?? []).map((tensor) => ['input', tensor] as const),
    ...(record.signature?.outputs ?? []).map((tensor) => ['output', tensor] as const),
  ];
  const parts = [
    title,
    renderTable([{ title: '' }, { title: '' }], factsOf(entry, record, state)).trimStart(),
    tensors.length === 0
      ? ''
      : renderTable(
          [{ title: 'Side' }, { title: 'Tensor' }, { title: 'Type' }, { title: 'Shape' }],
          tensors.map(([side, { name, type, shape }]) => [
            side,
            name,
            type,
            shape === null ? 'any' : `[${shape.map((size) => size ?? '?').join(', ')}]`,
          ]),
        ),
    Object.keys(record.metrics).length === 0
      ? ''
      : renderTable(
          [{ title: 'Metric' }, { title: 'Value', align: 'right' }],
          Object.entries(record.metrics).map(([name, metric]) => [name, estimateText(metric)]),
        ),
  ];
  return { json: entry, text: parts.filter((part) => part !== '').join('\n\n') };
}

export const show: RegistryCommand = {
  name: 'show',
  description:
    'The versions of a model, or one of them: a number, an environment, an alias, or `latest`.',
  args: ['[model]', '[version]'],
  flags: [METRICS_FLAG],
  run: async (context) => {
    const { state, versions } = await modelAndVersions(context, 1);
    const [version] = versions;
    return version === undefined
      ? showModel(state, context)
      : showVersion(findVersion(state, version), state);
  },
};
