import type { ModelValue } from '@slipway/model';
import { InputError } from '@slipway/core';
import { comment, exec, labelLines, paragraphs } from './dockerfile.ts';
import { folderName } from './model-repository.ts';
import type { Recipe, Template, TemplateRequest } from './template.ts';
import { SERVER_USER } from './template.ts';

// https://github.com/triton-inference-server/server/blob/main/docs/user_guide/model_repository.md
// https://github.com/triton-inference-server/server/blob/main/docs/user_guide/model_configuration.md

const PORT = 8000;
const METRICS_PORT = 8002;

const DATATYPES: Readonly<Record<string, string>> = {
  bool: 'TYPE_BOOL',
  uint8: 'TYPE_UINT8',
  uint16: 'TYPE_UINT16',
  uint32: 'TYPE_UINT32',
  uint64: 'TYPE_UINT64',
  int8: 'TYPE_INT8',
  int16: 'TYPE_INT16',
  int32: 'TYPE_INT32',
  int64: 'TYPE_INT64',
  float16: 'TYPE_FP16',
  float32: 'TYPE_FP32',
  float64: 'TYPE_FP64',
  string: 'TYPE_STRING',
};

/** A string of the protocol buffers text format. */
function text(value: string): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (char) =>
    [...Buffer.from(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  );
}

function tensor({ name, type }: ModelValue): string {
  const datatype = type.kind === 'tensor' ? DATATYPES[type.elementType] : undefined;
  if (type.kind !== 'tensor' || datatype === undefined) {
    throw new InputError(
      'model',
      `Triton cannot serve "${name}", which is no tensor; export the model without it ` +
        '(skl2onnx: options={"zipmap": False})',
    );
  }
  const dims = (type.shape ?? []).map((size) => (typeof size === 'number' ? size : -1));
  return `  { name: ${text(name)} data_type: ${datatype} dims: [ ${dims.join(', ')} ] }`;
}

/** The model's config.pbtxt: shapes are whole, without a batch dimension of Triton's own. */
function configuration(
  name: string,
  inputs: readonly ModelValue[],
  outputs: readonly ModelValue[],
): string {
  return [
    `name: ${text(name)}`,
    'platform: "onnxruntime_onnx"',
    'max_batch_size: 0',
    `input [\n${inputs.map(tensor).join(',\n')}\n]`,
    `output [\n${outputs.map(tensor).join(',\n')}\n]`,
    '',
  ].join('\n');
}

function dockerfile({ base, labels, modelName, sha256 }: TemplateRequest): string {
  const command = [
    'tritonserver',
    '--model-repository=/models',
    '--model-control-mode=none',
    '--disable-auto-complete-config',
    '--exit-timeout-secs=8',
    `--http-port=${PORT}`,
    `--metrics-port=${METRICS_PORT}`,
  ];
  return paragraphs(
    [
      comment(`Serves ${modelName}, sha256:${sha256}, with Triton Inference Server.`),
      `FROM ${base}`,
      'COPY models /models',
    ].join('\n'),
    labelLines(labels),
    [
      `USER ${SERVER_USER}`,
      `EXPOSE ${PORT} 8001 ${METRICS_PORT}`,
      'STOPSIGNAL SIGTERM',
      `ENTRYPOINT ${exec(command)}`,
      'CMD []',
    ].join('\n'),
  );
}

/** NVIDIA's Triton Inference Server with its ONNX Runtime backend. */
export const tritonTemplate: Template = {
  hasBase: true,
  defaultBase: null,
  needsOnnx: true,
  server: (modelName) => ({
    servedName: folderName(modelName),
    port: PORT,
    readyPath: '/v2/health/ready',
    livePath: '/v2/health/live',
    metrics: { path: '/metrics', port: METRICS_PORT },
    protocol: 'open-inference',
    hasNode: false,
    writable: [],
  }),
  recipe(request: TemplateRequest): Promise<Recipe> {
    const { model, modelFiles, modelName } = request;
    const [first, ...external] = modelFiles;
    if (model === null || first === undefined) throw new InputError('model', 'has to be ONNX');
    const name = folderName(modelName);
    const folder = `models/${name}`;
    const files = [
      { path: `${folder}/config.pbtxt`, content: configuration(name, model.inputs, model.outputs) },
      { path: `${folder}/1/model.onnx`, source: first.source },
      ...external.map(({ path, source }) => ({ path: `${folder}/1/${path}`, source })),
    ];
    return Promise.resolve({ dockerfile: dockerfile(request), files, hasNetwork: false });
  },
};
