import type { BuildImagePredicate, BuiltImage } from '@slipway/core';
import { formatBytes } from '../display/numbers.ts';
import { checkSection } from './checks.ts';
import type { Content, Section, Table } from './document.ts';
import { code, join, PRIORITIES, value } from './document.ts';
import type { Profile } from './profile.ts';
import { firstOf, makeTable } from './table.ts';

function milliseconds(ms: number | null): Content {
  return ms === null ? [] : [value(`${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`)];
}

/** What the smoke test measured, in a line. */
function measured({ smoke }: BuildImagePredicate): Content {
  if (smoke === null) return [];
  const parts: Content[] = [];
  if (smoke.readyMs !== null) parts.push(['ready after ', ...milliseconds(smoke.readyMs)]);
  if (smoke.p50Ms !== null) parts.push(['p50 ', ...milliseconds(smoke.p50Ms)]);
  if (smoke.p99Ms !== null) parts.push(['p99 ', ...milliseconds(smoke.p99Ms)]);
  if (smoke.peakMemoryBytes !== null) {
    parts.push(['memory ', value(formatBytes(smoke.peakMemoryBytes))]);
  }
  if (smoke.stopMs !== null) parts.push(['stopped after ', ...milliseconds(smoke.stopMs)]);
  return join(parts, ' · ');
}

function imageWords({ image, base, builder }: BuildImagePredicate): Content {
  const parts: Content[] = [];
  if (image !== null) {
    parts.push([image.platform], [value(formatBytes(image.sizeBytes))]);
    parts.push([value(formatBytes(image.addedBytes)), ' added']);
  }
  if (base !== null) parts.push(['on ', code(base.reference, 120)]);
  parts.push([`built by ${builder.name} ${builder.version}`]);
  return join(parts, ' · ');
}

function layerTable(image: BuiltImage, limit: number): Table {
  const largest = [...image.layers].sort((a, b) => b.sizeBytes - a.sizeBytes);
  const { shown, more } = firstOf(largest, limit, 'layer');
  return makeTable(
    'Layers of the image, the largest first',
    [
      { title: 'Size', align: 'right' },
      { title: 'Layer of', align: 'left' },
      { title: 'Made by', align: 'left', terminal: false },
    ],
    shown.map(({ sizeBytes, isBase, createdBy }) => [
      [value(formatBytes(sizeBytes))],
      [isBase ? 'the base' : 'this image'],
      createdBy === null ? [] : [code(createdBy, 120)],
    ]),
    more,
  );
}

function pushedLines({ pushed, artifact }: BuildImagePredicate): Content[] {
  const lines: Content[] = pushed.map(({ reference, digest }) => [
    'pushed ',
    code(`${reference}@${digest}`, 400),
  ]);
  if (artifact !== null) {
    lines.push(['the model alone: ', code(`${artifact.reference}@${artifact.digest}`, 400)]);
  }
  return lines;
}

function imageSection(predicate: BuildImagePredicate, profile: Profile): Section {
  const { image } = predicate;
  const lines = [measured(predicate), ...pushedLines(predicate)].filter((line) => line.length > 0);
  return {
    title: 'Image',
    subtitle: imageWords(predicate),
    blocks: [
      ...(lines.length === 0 ? [] : [{ kind: 'list' as const, items: lines }]),
      ...(image === null ? [] : [layerTable(image, profile.rows.inputs)]),
    ],
    collapsed: profile.compact && predicate.pushed.length === 0,
    priority: PRIORITIES.image,
  };
}

/** The sections of an image that was built: its checks, and what it is. */
export function imageBuildSections(
  predicate: BuildImagePredicate,
  profile: Profile,
): (Section | null)[] {
  return [
    checkSection(predicate, profile, {
      title: 'Image checks',
      caption: 'Checks of the image and of the running container',
    }),
    imageSection(predicate, profile),
  ];
}
