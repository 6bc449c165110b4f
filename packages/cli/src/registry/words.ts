import { formatDuration, formatInterval, formatNumber } from '@slipway/core';
import type { ModelOverview, ModelState, RecordMetric, VersionRecord } from '@slipway/registry';

/** Metrics that say most of a model, the first that it has. */
const TELLING = [
  'roc_auc',
  'f1',
  'f1_macro',
  'accuracy',
  'root_mean_squared_error',
  'mean_absolute_error',
  'r2',
] as const;

/** `1.2 kB`, `3.0 GB`: powers of 1000. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return unit === 0 ? `${bytes} B` : `${value.toFixed(1)} ${units[unit]}`;
}

export function estimateText({ value, interval }: RecordMetric): string {
  if (value === null) return '–';
  return interval === null
    ? formatNumber(value)
    : `${formatNumber(value)} ${formatInterval(interval)}`;
}

/** The metrics that are shown in tables: those that were asked for, else a telling one. */
export function shownMetrics(
  record: VersionRecord | null,
  wanted: readonly string[],
): [string, RecordMetric][] {
  const metrics = new Map(Object.entries(record?.metrics ?? {}));
  const names =
    wanted.length > 0 ? wanted : TELLING.filter((name) => metrics.has(name)).slice(0, 1);
  return names.flatMap((name): [string, RecordMetric][] => {
    const metric = metrics.get(name);
    return metric === undefined ? [] : [[name, metric]];
  });
}

/** `roc_auc 0.640 [0.631, 0.649]` */
export function metricsText(record: VersionRecord | null, wanted: readonly string[]): string {
  return shownMetrics(record, wanted)
    .map(([name, metric]) => `${name} ${estimateText(metric)}`)
    .join(', ');
}

/** How long ago, for a table. */
export function ageText(at: string | null | undefined, now: Date): string {
  if (at === null || at === undefined) return '';
  return formatDuration(now.getTime() - new Date(at).getTime());
}

/** Environments and aliases of a model: `production 1.0.1, @champion 1.0.0`. */
export function placesText({
  assignments,
  aliases,
}: Pick<ModelOverview, 'aliases' | 'assignments'>): string {
  return [
    ...assignments.map(({ environment, version }) => `${environment} ${version}`),
    ...[...aliases].map(([alias, version]) => `@${alias} ${version}`),
  ].join(', ');
}

/** The places that one version is in: `production, @champion`. */
export function placesOf(version: string, { assignments, aliases }: ModelState): string {
  return [
    ...assignments.filter((entry) => entry.version === version).map((entry) => entry.environment),
    ...[...aliases].filter(([, target]) => target === version).map(([alias]) => `@${alias}`),
  ].join(', ');
}

/** A map as JSON has it. */
export function aliasesJson(aliases: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(aliases);
}
