import type { Config } from '@slipway/core';
import { InputError } from '@slipway/core';
import type { LibraryFile } from '@slipway/native';
import { stringify } from 'yaml';
import { bundleFiles } from '../context/bundle.ts';
import type { ContextFile } from '../context/context.ts';
import { comment, exec, healthCheck, labelLines, paragraphs } from './dockerfile.ts';
import type { Recipe, Template, TemplateRequest } from './template.ts';
import { SERVER_USER } from './template.ts';

/**
 * Node.js 24 on Debian 12, `node:24-bookworm-slim`; for Dependabot and Renovate to move. Bases of
 * one's own need Node.js 24 on the PATH, and glibc.
 */
export const NODE_BASE =
  'node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d';

const PORT = 8080;
const ROOT = 'app';

/** What Node does not need to run a package. */
const UNNEEDED = /\.(?:d\.ts|d\.mts|d\.cts|ts|map|md)$/;

/** Checks, where the image is built, that its files are those that Slipway wrote. */
const VERIFY = `// Checks the files of the image against their sha256.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

for (const line of readFileSync('files.sha256', 'utf8').split('\\n')) {
  if (line === '') continue;
  const hash = createHash('sha256');
  await pipeline(createReadStream(line.slice(66)), hash);
  if (hash.digest('hex') !== line.slice(0, 64)) throw new Error(line.slice(66) + ' was changed');
}
`;

const PROBE =
  `fetch('http://127.0.0.1:${PORT}/v2/health/ready')` +
  '.then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))';

function runtimeFile({ path, file }: LibraryFile): ContextFile[] {
  return UNNEEDED.test(path) ? [] : [{ path: `${ROOT}/node_modules/${path}`, source: file }];
}

/** Keys of section `serve` that name files of the machine it was written for. */
const FOREIGN = /(?:-file|^tls-.*|^evidence|^versions|^prediction-log|^host|^port|^admin-.*)$/;

const DATA_FILES = ['reference', 'evaluation', 'current'];

/** The server's slipway.yml: what it needs of the user's. */
export function serverConfig(request: TemplateRequest, modelPath: string): string {
  const { model, data, serve } = request.config;
  const columns = Object.entries(data ?? {}).filter(([key]) => !DATA_FILES.includes(key));
  const settings = Object.entries(serve ?? {}).filter(([key]) => !FOREIGN.test(key));
  const config: Config = {
    version: 1,
    model: { ...model, name: request.modelName, path: modelPath },
    ...(columns.length === 0 ? {} : { data: Object.fromEntries(columns) }),
    serve: { ...Object.fromEntries(settings), 'model-version': request.version },
  };
  return stringify(config);
}

function dockerfile(
  { base, isForeign, labels, modelName, sha256 }: TemplateRequest,
  modelPath: string,
): string {
  const command = ['node', `/${ROOT}/dist/cli.js`, 'serve', '--config', `/${ROOT}/slipway.yml`];
  return paragraphs(
    [
      comment(`Serves ${modelName}, sha256:${sha256}.`),
      comment('Made by Slipway; build it with SOURCE_DATE_EPOCH for the same image each time.'),
      // The files are checked where the image is built, whatever platform it is for.
      `FROM ${isForeign ? '--platform=$BUILDPLATFORM ' : ''}${base} AS verified`,
    ].join('\n'),
    ['WORKDIR /verify', 'COPY . /verify/', `RUN ${exec(['node', 'verify.mjs'])}`].join('\n'),
    [
      `FROM ${base}`,
      comment('What changes seldom comes first: a new model is one small layer.'),
      ...['node_modules', 'dist', 'model', 'slipway.yml'].map(
        (name) => `COPY --from=verified /verify/${ROOT}/${name} /${ROOT}/${name}`,
      ),
    ].join('\n'),
    labelLines(labels),
    [
      'ENV NODE_ENV=production',
      `WORKDIR /${ROOT}`,
      comment('Root owns the files and everyone may read them; the server writes nothing.'),
      `USER ${SERVER_USER}`,
      `EXPOSE ${PORT}`,
      'STOPSIGNAL SIGTERM',
      healthCheck({ command: ['node', '--eval', PROBE] }),
      `ENTRYPOINT ${exec([...command, '--model', modelPath])}`,
      `CMD ${exec(['--host', '0.0.0.0', '--port', String(PORT)])}`,
    ].join('\n'),
  );
}

/** Slipway's own server on Node.js: the bundled command line, ONNX Runtime and the model. */
export const slipwayTemplate: Template = {
  hasBase: true,
  defaultBase: NODE_BASE,
  needsOnnx: true,
  server: (modelName) => ({
    servedName: modelName,
    port: PORT,
    readyPath: '/v2/health/ready',
    livePath: '/v2/health/live',
    metrics: { path: '/metrics' },
    protocol: 'open-inference',
    hasNode: true,
    writable: [],
  }),
  async recipe(request: TemplateRequest): Promise<Recipe> {
    const { model, modelFiles } = request;
    const [first] = modelFiles;
    if (model === null || first === undefined) {
      throw new InputError('model', 'the template "slipway" serves ONNX models only');
    }
    const needsWasm = model.inputs.some(
      ({ type }) => type.kind === 'tensor' && type.elementType === 'float16',
    );
    const modelPath = `/${ROOT}/model/${first.path}`;
    const files: ContextFile[] = [
      ...(await request.runtimeFiles()).flatMap(runtimeFile),
      ...bundleFiles(`${ROOT}/dist`, needsWasm),
      ...modelFiles.map(({ path, source }) => ({ path: `${ROOT}/model/${path}`, source })),
      { path: `${ROOT}/slipway.yml`, content: serverConfig(request, `model/${first.path}`) },
      { path: 'verify.mjs', content: VERIFY },
    ];
    return { dockerfile: dockerfile(request, modelPath), files, hasNetwork: false };
  },
};
