import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

interface Version {
  readonly version: string;
  readonly status: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

const bodySchema = z.object({ alias: z.string(), version: z.string().optional() });

/** Versions and aliases of one model, as MLflow's server answers them. */
export interface MlflowAliases {
  readonly url: string;
  readonly versions: Version[];
  readonly aliases: Map<string, string>;
  stop(): Promise<void>;
}

/** Starts it on loopback. */
export async function startMlflowAliases(): Promise<MlflowAliases> {
  const versions: Version[] = [];
  const aliases = new Map<string, string>();
  const answerTo = (method: string, url: URL, body: string): readonly [number, unknown] => {
    const missing = (code: string): readonly [number, unknown] => [
      code === 'RESOURCE_DOES_NOT_EXIST' ? 404 : 400,
      { error_code: code, message: 'not found' },
    ];
    const numbered = (number: string | null, code: string): readonly [number, unknown] => {
      const found = versions.find(({ version }) => version === number);
      return found === undefined ? missing(code) : [200, { model_version: found }];
    };
    const path = url.pathname.replace('/api/2.0/mlflow/', '');
    if (path === 'model-versions/search') return [200, { model_versions: versions }];
    if (path === 'model-versions/get') {
      return numbered(url.searchParams.get('version'), 'RESOURCE_DOES_NOT_EXIST');
    }
    if (path !== 'registered-models/alias') return [404, 'no such page'];
    if (method === 'GET') {
      const alias = url.searchParams.get('alias') ?? '';
      return numbered(aliases.get(alias) ?? null, 'INVALID_PARAMETER_VALUE');
    }
    const { alias, version } = bodySchema.parse(JSON.parse(body));
    if (method === 'DELETE' || version === undefined) aliases.delete(alias);
    else aliases.set(alias, version);
    return [200, {}];
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      const [status, answer] = answerTo(request.method ?? '', url, body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, versions, aliases, stop };
}
