import { InputError } from '@slipway/core';
import { comment, exec, healthCheck, labelLines, paragraphs } from './dockerfile.ts';
import { folderName } from './model-repository.ts';
import type { Recipe, Template, TemplateRequest } from './template.ts';
import { SERVER_USER } from './template.ts';

// https://github.com/pytorch/serve/blob/master/docs/configuration.md

const PORT = 8080;
const METRICS_PORT = 8082;

function properties(name: string): string {
  return [
    `inference_address=http://0.0.0.0:${PORT}`,
    'management_address=http://127.0.0.1:8081',
    `metrics_address=http://0.0.0.0:${METRICS_PORT}`,
    'metrics_mode=prometheus',
    'model_store=/app/model-store',
    `load_models=${name}=${name}.mar`,
    'disable_token_authorization=true',
    '',
  ].join('\n');
}

const PROBE = `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${PORT}/ping', timeout=4)`;

function dockerfile({ base, labels, modelName, sha256 }: TemplateRequest): string {
  const command = [
    'torchserve',
    '--start',
    '--foreground',
    '--ncs',
    '--disable-token-auth',
    '--ts-config=/app/config.properties',
  ];
  return paragraphs(
    [
      comment(`Serves ${modelName}, sha256:${sha256}, with TorchServe.`),
      `FROM ${base}`,
      'COPY app /app',
    ].join('\n'),
    labelLines(labels),
    [
      comment('The one folder that has to be writable.'),
      'ENV TEMP=/tmp LOG_LOCATION=/tmp/logs METRICS_LOCATION=/tmp/metrics',
      'WORKDIR /tmp',
      `USER ${SERVER_USER}`,
      `EXPOSE ${PORT} ${METRICS_PORT}`,
      'STOPSIGNAL SIGTERM',
      healthCheck({ command: ['python', '-c', PROBE] }),
      `ENTRYPOINT ${exec(command)}`,
      'CMD []',
    ].join('\n'),
  );
}

/** TorchServe with a model archive that `torch-model-archiver` made. */
export const torchserveTemplate: Template = {
  hasBase: true,
  defaultBase: null,
  needsOnnx: false,
  server: (modelName) => ({
    servedName: folderName(modelName),
    port: PORT,
    readyPath: '/ping',
    metrics: { path: '/metrics', port: METRICS_PORT },
    protocol: 'none',
    hasNode: false,
    writable: ['/tmp'],
  }),
  recipe(request: TemplateRequest): Promise<Recipe> {
    const [archive, ...others] = request.modelFiles;
    if (archive === undefined || others.length > 0 || !archive.path.endsWith('.mar')) {
      throw new InputError(
        'model',
        'TorchServe takes one model archive, a file ending in .mar; torch-model-archiver makes it',
      );
    }
    const name = folderName(request.modelName);
    const files = [
      { path: 'app/config.properties', content: properties(name) },
      { path: `app/model-store/${name}.mar`, source: archive.source },
    ];
    return Promise.resolve({ dockerfile: dockerfile(request), files, hasNetwork: false });
  },
};
