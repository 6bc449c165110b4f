import type { MetricChange } from '@slipway/core';
import { formatEstimate, formatSigned } from '@slipway/core';
import type { VersionRecord } from '../record.ts';

/** Text from outside, in a cell or a line of Markdown: no markup, no line ends, no mentions. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]<>|~]|(?<!\w)_|_(?!\w)/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200B');
}

function metricRow(change: MetricChange): string[] {
  const { metric, before, beforeInterval, after, afterInterval } = change;
  return [
    `\`${metric.replace(/[`|\s]+/g, ' ')}\``,
    formatEstimate(after, afterInterval),
    formatEstimate(before, beforeInterval),
    formatEstimate(change.difference, change.differenceInterval, formatSigned),
  ];
}

function metricTable(changes: readonly MetricChange[], previous: string | null): string[] {
  if (changes.length === 0) return [];
  const columns = previous === null ? 2 : 4;
  const titles = ['metric', 'value', previous ?? '', 'difference'];
  const rows = [titles, titles.map(() => '---'), ...changes.map(metricRow)];
  return ['', ...rows.map((cells) => `| ${cells.slice(0, columns).join(' | ')} |`)];
}

/** What a version is and what changed since the one before, as Markdown: the text of its tag. */
export function changelog(record: VersionRecord, changes: readonly MetricChange[]): string {
  const { model, version, versionReason, previous, lineage, evidence } = record;
  const lines = [
    `${model} v${version}`,
    '',
    `${plain(versionReason)}.`,
    '',
    `- content: sha256:${record.digest.sha256}`,
    ...(lineage.commit === null ? [] : [`- code: ${plain(lineage.commit.sha)}`]),
    ...(lineage.run === null ? [] : [`- run: ${plain(lineage.run)}`]),
    ...evidence.map(({ action, id, verdict, headline }) => {
      const leg = id === null ? '' : ` (${plain(id)})`;
      return `- ${action}${leg}: ${verdict}, ${plain(headline)}`;
    }),
    ...metricTable(changes, previous),
  ];
  return `${lines.join('\n')}\n`;
}
