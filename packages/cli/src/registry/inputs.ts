import type { InputDefinition } from '@slipway/steps';
import { fromConfig, inputOnly } from '@slipway/steps';

/** Flags of every command of `slipway registry`. */
export const REGISTRY_INPUTS: readonly InputDefinition[] = [
  inputOnly('config', {
    type: 'path',
    description: 'Configuration file; `slipway.yml` is used when it exists.',
  }),
  inputOnly('working-directory', {
    type: 'path',
    description: 'Folder that all paths are relative to.',
    default: '.',
  }),
  fromConfig('registry.repository', { type: 'path' }),
  fromConfig('registry.type', { name: 'registry-type' }),
  fromConfig('registry.path', { name: 'registry-path', type: 'path' }),
  fromConfig('registry.url', { name: 'registry-url' }),
  fromConfig('registry.region', { name: 'registry-region' }),
  fromConfig('registry.artifacts'),
];
