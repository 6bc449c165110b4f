import { z } from 'zod';
import { configSchema } from './schema.ts';

/** The JSON Schema of slipway.yml, for editors; from the definition that validates it. */
export function configJsonSchema(): object {
  return {
    ...z.toJSONSchema(configSchema),
    title: 'slipway.yml',
    description: 'Configuration of Slipway.',
  };
}
