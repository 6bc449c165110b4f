import type { ImageTemplate } from '@slipway/core';
import { fastapiTemplate } from './fastapi.ts';
import { ownDockerfile } from './own-dockerfile.ts';
import { slipwayTemplate } from './slipway.ts';
import type { Template } from './template.ts';
import { tensorflowServingTemplate } from './tensorflow-serving.ts';
import { torchserveTemplate } from './torchserve.ts';
import { tritonTemplate } from './triton.ts';

/** Every template, by name. */
export const TEMPLATES: Readonly<Record<ImageTemplate, Template>> = {
  slipway: slipwayTemplate,
  fastapi: fastapiTemplate,
  triton: tritonTemplate,
  'tensorflow-serving': tensorflowServingTemplate,
  torchserve: torchserveTemplate,
  dockerfile: ownDockerfile,
};
