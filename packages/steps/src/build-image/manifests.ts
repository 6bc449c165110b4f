import type { DeploymentFacts } from '@slipway/image';
import { manifestFiles } from '@slipway/image';
import type { StepContext } from '../run/step.ts';
import type { Built } from './build.ts';
import type { ImageSettings } from './settings.ts';
import { smokeLimits } from './smoke-limits.ts';

/** A manifest that was written. */
export interface WrittenManifest {
  readonly kind: string;
  readonly path: string;
}

function factsOf(
  context: StepContext,
  settings: ImageSettings,
  built: Built,
  image: string,
): DeploymentFacts | null {
  const { server, version, subject } = built;
  const smoke = settings.smoke ?? {};
  const port = smoke.port ?? server.port;
  const readyPath = smoke['ready-path'] ?? server.readyPath;
  if (port === null || readyPath === null) return null;
  const limits = smokeLimits(smoke);
  const metricsPath = smoke['metrics-path'] ?? server.metrics?.path;
  return {
    modelName: context.modelName,
    version,
    sha256: subject.sha256,
    image,
    port,
    metrics: metricsPath === undefined ? null : { ...server.metrics, path: metricsPath },
    readyPath,
    livePath: server.livePath ?? readyPath,
    memoryMiB: limits.memoryMb,
    stopSeconds: limits.stopSeconds,
    writable: server.writable,
  };
}

/** Writes the deployment manifests that are asked for, beside the Dockerfile. */
export async function writeManifests(
  context: StepContext,
  settings: ImageSettings,
  built: Built,
  image: string,
): Promise<WrittenManifest[]> {
  const kinds = settings.image.manifests ?? [];
  if (kinds.length === 0) return [];
  const facts = factsOf(context, settings, built, image);
  if (facts === null) {
    context.recorder.note(
      'No manifests were written: port and ready-path of your own server are not known ' +
        '(image.smoke.port, image.smoke.ready-path).',
    );
    return [];
  }
  const written: WrittenManifest[] = [];
  for (const kind of new Set(kinds)) {
    for (const { name, content } of manifestFiles(kind, facts)) {
      const path = await built.kept.keep(name, content);
      written.push({ kind, path: context.workspace.display(path) });
    }
  }
  return written;
}
