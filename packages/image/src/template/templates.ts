import type { ImageTemplate } from '@slipway/core';
import { slipwayTemplate } from './slipway.ts';
import type { Template } from './template.ts';

/** Every template, by name. */
export const TEMPLATES: Readonly<Partial<Record<ImageTemplate, Template>>> = {
  slipway: slipwayTemplate,
};
