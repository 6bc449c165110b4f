import { z } from 'zod';
import type { LocalImage } from './engine.ts';

const imageSchema = z.object({
  Id: z.string(),
  Os: z.string(),
  Architecture: z.string(),
  Variant: z.string().nullish(),
  RepoDigests: z.array(z.string()).nullish(),
  RootFS: z.object({ Layers: z.array(z.string()).nullish() }),
});

/** An image as `docker image inspect` and `podman image inspect` describe it. */
export function readInspection(text: string): LocalImage | null {
  const [image] = z.array(imageSchema).parse(JSON.parse(text));
  if (image === undefined) return null;
  const variant = image.Variant ? `/${image.Variant}` : '';
  return {
    id: image.Id.startsWith('sha256:') ? image.Id : `sha256:${image.Id}`,
    platform: `${image.Os}/${image.Architecture}${variant}`,
    diffIds: image.RootFS.Layers ?? [],
    repoDigests: image.RepoDigests ?? [],
  };
}
