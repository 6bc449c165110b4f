import { InputError } from '@slipway/core';
import { comment, exec, labelLines, paragraphs } from './dockerfile.ts';
import { folderName } from './model-repository.ts';
import type { Recipe, Template, TemplateRequest } from './template.ts';
import { SERVER_USER } from './template.ts';

// https://github.com/tensorflow/serving/blob/master/tensorflow_serving/g3doc/serving_config.md

const PORT = 8501;
const METRICS = '/monitoring/prometheus/metrics';

const MONITORING = `prometheus_config {
  enable: true
  path: "${METRICS}"
}
`;

function dockerfile({ base, labels, modelName, sha256 }: TemplateRequest): string {
  const name = folderName(modelName);
  const command = [
    'tensorflow_model_server',
    '--port=8500',
    `--rest_api_port=${PORT}`,
    `--model_name=${name}`,
    `--model_base_path=/models/${name}`,
    '--monitoring_config_file=/models/monitoring.config',
  ];
  return paragraphs(
    [
      comment(`Serves ${modelName}, sha256:${sha256}, with TensorFlow Serving.`),
      `FROM ${base}`,
      'COPY models /models',
    ].join('\n'),
    labelLines(labels),
    [
      `USER ${SERVER_USER}`,
      `EXPOSE 8500 ${PORT}`,
      'STOPSIGNAL SIGTERM',
      `ENTRYPOINT ${exec(command)}`,
      'CMD []',
    ].join('\n'),
  );
}

/** TensorFlow Serving with a SavedModel. */
export const tensorflowServingTemplate: Template = {
  hasBase: true,
  defaultBase: null,
  needsOnnx: false,
  server: (modelName) => ({
    servedName: folderName(modelName),
    port: PORT,
    readyPath: `/v1/models/${folderName(modelName)}`,
    metrics: { path: METRICS },
    protocol: 'none',
    hasNode: false,
    writable: [],
  }),
  recipe(request: TemplateRequest): Promise<Recipe> {
    const { modelFiles, modelName } = request;
    if (!modelFiles.some(({ path }) => path === 'saved_model.pb')) {
      throw new InputError(
        'model',
        'TensorFlow Serving takes the folder of a SavedModel, which has a file saved_model.pb',
      );
    }
    const folder = `models/${folderName(modelName)}/1`;
    const files = [
      { path: 'models/monitoring.config', content: MONITORING },
      ...modelFiles.map(({ path, source }) => ({ path: `${folder}/${path}`, source })),
    ];
    return Promise.resolve({ dockerfile: dockerfile(request), files, hasNetwork: false });
  },
};
