import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Environment } from '../run/environment.ts';

const configSchema = z.object({
  auths: z.record(z.string(), z.object({ auth: z.string().optional() })).default({}),
});

/**
 * The `user:password` that `docker login` has kept for a registry's host in its config.json; null
 * where there is none, or where a helper program keeps it.
 */
export function dockerLogin(variables: Environment['variables'], host: string): string | null {
  const folder = variables.DOCKER_CONFIG ?? path.join(variables.HOME ?? homedir(), '.docker');
  let text: string;
  try {
    text = readFileSync(path.join(folder, 'config.json'), 'utf8');
  } catch {
    return null;
  }
  try {
    const { auths } = configSchema.parse(JSON.parse(text));
    const { auth } = auths[host] ?? auths[`https://${host}`] ?? {};
    return auth === undefined ? null : Buffer.from(auth, 'base64').toString('utf8');
  } catch {
    return null;
  }
}
