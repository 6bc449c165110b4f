import { readFileSync } from 'node:fs';
import { InputError } from '@slipway/core';
import type { ContextFile } from '../context/context.ts';
import { comment, exec, healthCheck, labelLines, paragraphs } from './dockerfile.ts';
import type { Recipe, Template, TemplateRequest } from './template.ts';
import { SERVER_USER } from './template.ts';

/** Python 3.12 on Debian 12; the lock file is for this version of Python. */
const PYTHON_BASE =
  'python:3.12-slim-bookworm@sha256:782412e85d0f0984994c290652577d4018aff08145c85b262bb63dc0c7522254';

const PORT = 8080;
const READY = '/v2/health/ready';

const PROBE = `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${PORT}${READY}', timeout=4)`;

const PIP = ['python', '-m', 'pip', 'install', '--no-cache-dir', '--no-compile'];
/** Bytecode that does not depend on when it was made. */
const COMPILE = ['python', '-m', 'compileall', '-q', '--invalidation-mode', 'unchecked-hash'];

/** Installs what the lock file says, from the package index or from wheels in the context. */
function install(hasWheels: boolean): string[] {
  const source = hasWheels ? ['--no-index', '--find-links', '/verify/wheels'] : [];
  return [
    ...PIP,
    ...['--require-hashes', '--only-binary', ':all:', '--target', '/app/packages'],
    ...source,
    ...['--requirement', '/verify/app/requirements.txt'],
  ];
}

function dockerfile({ base, labels, modelName, sha256, wheels }: TemplateRequest): string {
  return paragraphs(
    [
      comment(`Serves ${modelName}, sha256:${sha256}, with FastAPI.`),
      comment('Made by Slipway; build it with SOURCE_DATE_EPOCH for the same image each time.'),
      `FROM ${base} AS packages`,
      'WORKDIR /verify',
      'COPY . /verify/',
      `RUN ${exec(['python', 'verify.py'])}`,
      `RUN ${exec(install(wheels.length > 0))}`,
      `RUN ${exec([...COMPILE, '/app/packages'])}`,
    ].join('\n'),
    [
      `FROM ${base}`,
      comment('What changes seldom comes first: a new model is one small layer.'),
      'COPY --from=packages /app/packages /app/packages',
      ...['main.py', 'model', 'server.json'].map(
        (name) => `COPY --from=packages /verify/app/${name} /app/${name}`,
      ),
    ].join('\n'),
    labelLines(labels),
    [
      'ENV PYTHONPATH=/app/packages PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1',
      'WORKDIR /app',
      `USER ${SERVER_USER}`,
      `EXPOSE ${PORT}`,
      'STOPSIGNAL SIGTERM',
      healthCheck({ command: ['python', '-c', PROBE] }),
      `ENTRYPOINT ${exec(['python', '-m', 'uvicorn', 'main:app', '--host', '0.0.0.0', '--port', String(PORT), '--no-access-log', '--timeout-graceful-shutdown', '8'])}`,
    ].join('\n'),
  );
}

/** FastAPI and ONNX Runtime on Python, for teams that want to change the server. */
export const fastapiTemplate: Template = {
  hasBase: true,
  defaultBase: PYTHON_BASE,
  needsOnnx: true,
  server: (modelName) => ({
    servedName: modelName,
    port: PORT,
    readyPath: READY,
    livePath: '/v2/health/live',
    metrics: { path: '/metrics' },
    protocol: 'open-inference',
    hasNode: false,
    writable: [],
  }),
  recipe(request: TemplateRequest): Promise<Recipe> {
    const { modelFiles, modelName, version, wheels } = request;
    const [first] = modelFiles;
    if (first === undefined) throw new InputError('model', 'has no file');
    const settings = { name: modelName, version, file: first.path };
    const files: ContextFile[] = [
      {
        path: 'app/main.py',
        content: readFileSync(new URL('./fastapi/fastapi-main.py', import.meta.url), 'utf8'),
      },
      {
        path: 'app/requirements.txt',
        content: readFileSync(
          new URL('./fastapi/fastapi-requirements.txt', import.meta.url),
          'utf8',
        ),
      },
      {
        path: 'verify.py',
        content: readFileSync(new URL('./fastapi/fastapi-verify.py', import.meta.url), 'utf8'),
      },
      { path: 'app/server.json', content: `${JSON.stringify(settings, null, 2)}\n` },
      ...modelFiles.map(({ path, source }) => ({ path: `app/model/${path}`, source })),
      ...wheels.map(({ path, source }) => ({ path: `wheels/${path}`, source })),
    ];
    return Promise.resolve({
      dockerfile: dockerfile(request),
      files,
      hasNetwork: wheels.length === 0,
    });
  },
};
