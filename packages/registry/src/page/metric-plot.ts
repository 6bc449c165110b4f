import { formatNumber } from '@slipway/core';
import type { RegisteredVersion } from '../port.ts';
import { escapeMarkup } from './markup.ts';

const SIZE = { width: 520, height: 170, left: 62, right: 12, top: 14, bottom: 34 };
/** More versions than this are too many to tell apart; the newest are shown. */
const MOST_VERSIONS = 40;

interface Point {
  readonly version: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function pointsOf(versions: readonly RegisteredVersion[], name: string): Point[] {
  return versions.slice(-MOST_VERSIONS).flatMap(({ version, record }) => {
    const metric = Object.entries(record?.metrics ?? {}).find(([key]) => key === name)?.[1];
    if (metric === undefined || metric.value === null) return [];
    const [low, high] = metric.interval ?? [metric.value, metric.value];
    return [{ version, value: metric.value, low, high }];
  });
}

/** A metric over the versions, each with its interval, as SVG; empty when no version has it. */
export function metricPlot(versions: readonly RegisteredVersion[], name: string): string {
  const points = pointsOf(versions, name);
  if (points.length === 0) return '';
  const { width, height, left, right, top, bottom } = SIZE;
  const lowest = Math.min(...points.map(({ low }) => low));
  const highest = Math.max(...points.map(({ high }) => high));
  const range = highest - lowest || 1;
  const x = (i: number): number => left + ((i + 0.5) / points.length) * (width - left - right);
  const y = (value: number): number =>
    top + (1 - (value - lowest) / range) * (height - top - bottom);
  const marks = points.map(({ version, value, low, high }, i) => {
    const words = `${version}: ${formatNumber(value)} [${formatNumber(low)}, ${formatNumber(high)}]`;
    return (
      `<g><title>${escapeMarkup(words)}</title>` +
      `<line x1="${x(i)}" x2="${x(i)}" y1="${y(low)}" y2="${y(high)}" class="interval"/>` +
      `<circle cx="${x(i)}" cy="${y(value)}" r="4" class="value"/></g>`
    );
  });
  const every = Math.ceil(points.length / 8);
  const labels = points.map(({ version }, i) =>
    i % every === 0
      ? `<text x="${x(i)}" y="${height - 14}" text-anchor="middle">${escapeMarkup(version)}</text>`
      : '',
  );
  const axis = [lowest, highest].map(
    (value) =>
      `<text x="${left - 8}" y="${y(value) + 4}" text-anchor="end">${formatNumber(value)}</text>` +
      `<line x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}" class="grid"/>`,
  );
  const title = `${name} over the versions, with intervals`;
  return (
    `<figure><figcaption>${escapeMarkup(name)}</figcaption>` +
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(title)}">` +
    `${axis.join('')}${marks.join('')}${labels.join('')}</svg></figure>`
  );
}
