import { COMMON_INPUTS, COMMON_OUTPUTS, ID_INPUT } from './input/common.ts';
import { fromConfig, inputOnly } from './input/from-config.ts';
import type { Step } from './run/step.ts';

/** Says which vulnerabilities of an image are new, fixable and not waived, and decides gates on it. */
export const scanImage: Step = {
  name: 'scan-image',
  description:
    'Scans an image, or reads a scanner’s report, and decides gates on what is new, fixable and not ' +
    'waived; writes SARIF and SBOMs.',
  inputs: [
    ...COMMON_INPUTS,
    inputOnly('image', {
      type: 'text',
      description:
        'The image: a reference, a folder in OCI layout, or what `docker save` wrote. Beside ' +
        '`scan-report`, the name of the image that the report is about.',
    }),
    fromConfig('image.scanner'),
    fromConfig('image.scan-report', { type: 'path' }),
    fromConfig('image.baseline', { type: 'path' }),
    fromConfig('image.waivers', { type: 'path' }),
    fromConfig('image.gates'),
    fromConfig('image.vex'),
    fromConfig('image.unknown-severity'),
    fromConfig('image.max-database-age'),
    fromConfig('image.require-distribution'),
    fromConfig('image.kev-catalog', { type: 'path' }),
    fromConfig('image.epss-scores', { type: 'path' }),
    fromConfig('image.dockerfile', { type: 'path' }),
    fromConfig('image.scanner-mirror'),
    fromConfig('image.sbom'),
    fromConfig('champion-required'),
    ID_INPUT,
    fromConfig('model.name', { name: 'model-name' }),
  ],
  outputs: [
    ...COMMON_OUTPUTS,
    { name: 'sarif', description: 'Path of the findings as SARIF, for code scanning.' },
    { name: 'sbom', description: 'Path of the SBOM in CycloneDX 1.6; empty when there is none.' },
    { name: 'sbom-spdx', description: 'Path of the SBOM in SPDX 2.3; empty when there is none.' },
    {
      name: 'provenance',
      description: 'Path of the provenance (SLSA v1) of an image that this workflow run built.',
    },
  ],
  run: async (context) => (await import('./scan-image/run.ts')).runScanImage(context),
};
