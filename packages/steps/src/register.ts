import { COMMON_INPUTS, COMMON_OUTPUTS, REGISTRY_TOKEN_INPUT } from './input/common.ts';
import { fromConfig, inputOnly } from './input/from-config.ts';
import type { Step } from './run/step.ts';

/** Registers a model version, when the evidence about it is what the policy asks for. */
export const register: Step = {
  name: 'register',
  description:
    'Registers the model as a version in a model registry (git by default), when the evidence about ' +
    'it is there, passes and is fresh.',
  inputs: [
    ...COMMON_INPUTS,
    inputOnly('version', {
      type: 'text',
      description:
        'Semantic version; derived unless given: major for a breaking change of the signature, minor ' +
        'for another change of it, else patch.',
    }),
    fromConfig('registry.repository', { type: 'path' }),
    REGISTRY_TOKEN_INPUT,
    fromConfig('registry.required'),
    fromConfig('registry.max-age'),
    fromConfig('model.name', { name: 'model-name' }),
    fromConfig('registry.type', { name: 'registry-type' }),
    fromConfig('registry.path', { name: 'registry-path', type: 'path' }),
    fromConfig('registry.url', { name: 'registry-url' }),
    fromConfig('registry.region', { name: 'registry-region' }),
    fromConfig('registry.artifacts'),
    fromConfig('registry.sign'),
    fromConfig('registry.parameters', { type: 'path' }),
    fromConfig('registry.card', { type: 'path' }),
    fromConfig('registry.run'),
    fromConfig('registry.image'),
  ],
  outputs: [
    ...COMMON_OUTPUTS,
    {
      name: 'version',
      description: 'The version, without `v`; empty when nothing was registered.',
    },
    { name: 'tag', description: 'The tag, `name@v1.2.3`.' },
    { name: 'digest', description: '`sha256:` and the digest of the model.' },
  ],
  run: async (context) => (await import('./register/run.ts')).runRegister(context),
};
