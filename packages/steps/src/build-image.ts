import { COMMON_INPUTS, COMMON_OUTPUTS, ID_INPUT, READING_INPUTS } from './input/common.ts';
import { fromConfig, inputOnly } from './input/from-config.ts';
import type { Step } from './run/step.ts';

/** Puts a model into a container image, proves that it serves, and pushes it. */
export const buildImage: Step = {
  name: 'build-image',
  description:
    'Builds a small reproducible image that serves the model, starts it locked down, compares its ' +
    'answers with the model’s, and pushes it when it passes.',
  inputs: [
    ...COMMON_INPUTS,
    fromConfig('image.base', { name: 'base-image' }),
    fromConfig('image.tags'),
    inputOnly('push', {
      type: 'boolean',
      choices: ['true', 'false'],
      description: 'Whether the image is pushed once it is proven.',
      default: 'false',
    }),
    fromConfig('image.template'),
    fromConfig('image.dockerfile', { type: 'path' }),
    fromConfig('image.context', { type: 'path' }),
    fromConfig('image.wheels', { type: 'path' }),
    fromConfig('image.builder'),
    fromConfig('image.platforms'),
    fromConfig('image.artifact'),
    fromConfig('image.manifests'),
    fromConfig('validate.golden', { type: 'path' }),
    fromConfig('data.evaluation', { type: 'path' }),
    fromConfig('data.reference', { type: 'path' }),
    fromConfig('data.target'),
    fromConfig('data.features'),
    ID_INPUT,
    fromConfig('model.name', { name: 'model-name' }),
    ...READING_INPUTS,
  ],
  outputs: [
    ...COMMON_OUTPUTS,
    {
      name: 'image',
      description:
        'Reference of the image: by its digest in the registry when it was pushed, else its first tag.',
    },
    {
      name: 'digest',
      description: 'Digest of the image’s manifest when it was pushed, else the image’s id.',
    },
    { name: 'image-id', description: 'Id of the image: the digest of its configuration.' },
    { name: 'dockerfile', description: 'Path of the Dockerfile that was built.' },
    { name: 'artifact', description: 'Reference of the model as an OCI artifact, by digest.' },
    { name: 'manifests', description: 'Folder of the deployment manifests.' },
  ],
  run: async (context) => (await import('./build-image/run.ts')).runBuildImage(context),
};
