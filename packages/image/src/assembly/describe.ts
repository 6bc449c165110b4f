import type { BuiltImage, CheckResult, ImageLayer } from '@slipway/core';
import { formatNumber } from '@slipway/core';
import type { ImageArchive } from '../archive/archive.ts';
import { check, checkLimit, checkReason } from '../smoke/check.ts';

const MB = 1_000_000;
const TOP_LAYERS = 3;

/** Upper limits of sizes in MB (10^6 bytes). */
export interface SizeBudgets {
  readonly 'size-mb'?: number | undefined;
  readonly 'added-mb'?: number | undefined;
  readonly 'layer-mb'?: number | undefined;
}

/** What builders write before an instruction. */
function plainInstruction(text: string | null): string | null {
  if (text === null) return null;
  return text.replace(/^\/bin\/sh -c #\(nop\)\s*/, '').trim();
}

/**
 * What is said of an image in evidence.
 *
 * @param baseLayers number of layers that are the base image's
 */
export function describeImage(id: string, archive: ImageArchive, baseLayers: number): BuiltImage {
  const { configuration, layers } = archive;
  const { os, architecture, variant, config, created } = configuration;
  const described = layers.map(({ diffId, sizeBytes, createdBy }, index): ImageLayer => ({
    diffId,
    sizeBytes,
    createdBy: plainInstruction(createdBy),
    isBase: index < baseLayers,
  }));
  const sum = (of: readonly ImageLayer[]): number =>
    of.reduce((total, layer) => total + layer.sizeBytes, 0);
  return {
    id,
    platform: [os, architecture, variant].filter(Boolean).join('/'),
    user: config?.User ?? '',
    created: created ?? null,
    labels: config?.Labels ?? {},
    sizeBytes: sum(described),
    addedBytes: sum(described.filter((layer) => !layer.isBase)),
    layers: described,
  };
}

/** The largest layers in words: `46.4 MB (COPY …), 4.9 MB (…)`. */
function largestLayers(layers: readonly ImageLayer[]): string {
  return [...layers]
    .sort((a, b) => b.sizeBytes - a.sizeBytes)
    .slice(0, TOP_LAYERS)
    .map(({ sizeBytes, createdBy }) => {
      const made = createdBy === null ? '' : ` (${createdBy.slice(0, 80)})`;
      return `${formatNumber(sizeBytes / MB, 3)} MB${made}`;
    })
    .join(', ');
}

function withLayers(result: CheckResult, layers: readonly ImageLayer[]): CheckResult {
  if (result.verdict === 'pass') return result;
  return { ...result, reason: `${result.reason ?? ''}; largest layers: ${largestLayers(layers)}` };
}

/** Whether a user of an image is root; null when only its name is known. */
export function isRoot(user: string): boolean | null {
  const [name = ''] = user.split(':');
  if (name === '' || name === 'root') return true;
  return /^\d+$/.test(name) ? Number(name) === 0 : null;
}

/** Checks of an image that need no container: who runs, how large. */
export function checkImage(image: BuiltImage, budgets: SizeBudgets): CheckResult[] {
  const added = image.layers.filter((layer) => !layer.isBase);
  const largest = Math.max(0, ...added.map((layer) => layer.sizeBytes));
  const root = isRoot(image.user) === true;
  const reason = root ? 'the image runs as root; set USER to a number above 0' : null;
  const layerCheck = checkLimit('largest_layer_mb', largest / MB, budgets['layer-mb'], 'MB');
  return [
    root
      ? checkReason('image_user', reason, { observed: image.user || 'root' })
      : check('image_user', 'pass', { observed: image.user }),
    withLayers(
      checkLimit('image_size_mb', image.sizeBytes / MB, budgets['size-mb'], 'MB'),
      image.layers,
    ),
    withLayers(
      checkLimit('added_size_mb', image.addedBytes / MB, budgets['added-mb'], 'MB'),
      added,
    ),
    withLayers(layerCheck, added),
  ];
}
