import type { MetricChange } from '@slipway/core';
import { ConfigurationError, formatEstimate, formatSigned } from '@slipway/core';
import type { FoundEvidence, ValueChange, VersionDiff, VersionRecord } from '@slipway/registry';
import { diffVersions, findEvidence } from '@slipway/registry';
import type { CommandContext, RegistryCommand } from './command.ts';
import { findVersion, modelAndVersions, requireRecord } from './command.ts';
import { renderTable } from './table.ts';
import { bytesText } from './words.ts';

/** The evidence that is kept with a version. */
async function evidenceOf(
  { open }: CommandContext,
  { model, version, evidence }: VersionRecord,
): Promise<FoundEvidence[]> {
  const files = await Promise.all(
    evidence.map(async ({ file }) => {
      return { path: file, text: (await open.registry.attachment(model, version, file)) ?? '' };
    }),
  );
  return findEvidence(files).found;
}

function metricRow(change: MetricChange): string[] {
  return [
    `${change.metric} ${change.greaterIsBetter ? '↑' : '↓'}`,
    formatEstimate(change.before, change.beforeInterval),
    formatEstimate(change.after, change.afterInterval),
    formatEstimate(change.difference, change.differenceInterval, formatSigned),
  ];
}

function valueTable(title: string, changes: readonly ValueChange[], diff: VersionDiff): string {
  if (changes.length === 0) return '';
  return renderTable(
    [{ title }, { title: diff.before }, { title: diff.after }],
    changes.map(({ name, before, after }) => [name, before ?? '–', after ?? '–']),
  );
}

function signatureText({ signature }: VersionDiff): string {
  if (signature === null) return 'signature: not known of both';
  if (signature.length === 0) return 'signature: the same';
  return signature
    .map(({ breaking, words }) => `signature: ${words}${breaking ? ' (breaking)' : ''}`)
    .join('\n');
}

function textOf(diff: VersionDiff): string {
  const { model, before, after, sizeBytes, metrics, sameContent } = diff;
  const size = `size: ${bytesText(sizeBytes.before)} → ${bytesText(sizeBytes.after)}`;
  return [
    `${model}: ${before} → ${after}${sameContent ? ' (the same content)' : ''}`,
    `${size}\n${signatureText(diff)}`,
    metrics.length === 0
      ? ''
      : renderTable(
          [
            { title: 'Metric' },
            { title: before, align: 'right' },
            { title: after, align: 'right' },
            { title: 'Difference', align: 'right' },
          ],
          metrics.map(metricRow),
        ),
    valueTable('Data', diff.data, diff),
    valueTable('Parameter', diff.parameters, diff),
    valueTable('Lineage', diff.lineage, diff),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

export const diff: RegistryCommand = {
  name: 'diff',
  description:
    'What is different between two versions: signature, metrics, data, parameters, image.',
  args: ['[model]', '[before]', '[after]'],
  flags: [],
  run: async (context) => {
    const { state, versions } = await modelAndVersions(context, 2);
    const [first, second = 'latest'] = versions;
    if (first === undefined) {
      throw new ConfigurationError(
        'version',
        'name two: `slipway registry diff <model> 1.0.0 1.1.0`',
      );
    }
    const before = requireRecord(findVersion(state, first));
    const after = requireRecord(findVersion(state, second));
    if (before.version === after.version) {
      throw new ConfigurationError('version', `"${first}" and "${second}" are the same version`);
    }
    const result = diffVersions(before, after, await evidenceOf(context, after));
    return { json: result, text: textOf(result) };
  },
};
