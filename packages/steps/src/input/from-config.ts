import type { Config } from '@slipway/core';
import { ConfigurationError, configSchema } from '@slipway/core';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { InputDefinition, InputType } from './definition.ts';

/** The schema at a key such as `data.reference`, without `optional()`, and its description. */
function schemaAt(key: string): { schema: z.ZodType; description: string } {
  let schema: z.ZodType = configSchema;
  let description = '';
  for (const part of key.split('.')) {
    if (!(schema instanceof z.ZodObject)) throw new Error(`${key} is not in the configuration`);
    const next = schema.shape[part] as z.ZodType | undefined;
    if (next === undefined) throw new Error(`${key} is not in the configuration`);
    description = next.description ?? '';
    schema = next instanceof z.ZodOptional ? (next.unwrap() as z.ZodType) : next;
  }
  return { schema, description: description || (schema.description ?? '') };
}

function typeOf(schema: z.ZodType): InputType {
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodArray) return 'lines';
  if (schema instanceof z.ZodRecord || schema instanceof z.ZodObject) return 'YAML';
  return 'text';
}

/** Lines of a list input: blanks around items and empty lines do not count. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The text as the value its type says, before the schema checks it. */
function valueOf(type: InputType, name: string, text: string): unknown {
  switch (type) {
    case 'boolean':
      if (/^(true|True|TRUE)$/.test(text)) return true;
      if (/^(false|False|FALSE)$/.test(text)) return false;
      throw new ConfigurationError(name, `"${text}" is not allowed; it is true or false`);
    case 'number':
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
        throw new ConfigurationError(name, `"${text}" is not a number`);
      }
      return Number(text);
    case 'lines':
      return splitLines(text);
    case 'YAML':
      return readYaml(name, text);
    case 'text':
    case 'path':
    case 'choice':
      // A value such as {prediction: p} where text or a mapping may stand.
      return text.startsWith('{') ? readYaml(name, text) : text;
  }
}

function readYaml(name: string, text: string): unknown {
  try {
    return parseYaml(text) as unknown;
  } catch (error) {
    throw new ConfigurationError(name, `"${text}" is not YAML: ${(error as Error).message}`);
  }
}

function setAt(config: Config, key: string, value: unknown): Config {
  const [first = '', ...rest] = key.split('.');
  if (rest.length === 0) return { ...config, [first]: value };
  const section = (config as Record<string, unknown>)[first] as Record<string, unknown> | undefined;
  return { ...config, [first]: setAt((section ?? {}) as Config, rest.join('.'), value) };
}

/**
 * An input that overrides a key of slipway.yml. Type, allowed values and description are the
 * key's own, so that they are written once.
 *
 * @param name the input's name; by default the last part of the key
 */
export function fromConfig(
  key: string,
  options: { name?: string; type?: InputType } = {},
): InputDefinition {
  const { schema, description } = schemaAt(key);
  const name = options.name ?? key.split('.').at(-1) ?? key;
  const type = options.type ?? typeOf(schema);
  const choices = schema instanceof z.ZodEnum ? schema.options.map(String) : null;
  return {
    name,
    type,
    description,
    choices,
    default: '',
    configKey: key,
    apply: (config, text) => {
      const parsed = schema.safeParse(valueOf(type, name, text));
      if (parsed.success) return setAt(config, key, parsed.data);
      const allowed =
        choices === null
          ? (parsed.error.issues[0]?.message ?? 'not allowed')
          : `allowed are: ${choices.join(', ')}`;
      throw new ConfigurationError(name, `"${text}" is not allowed; ${allowed}`);
    },
  };
}

/** An input that is not in slipway.yml. */
export function inputOnly(
  name: string,
  definition: {
    type: InputType;
    description: string;
    default?: string;
    choices?: readonly string[];
  },
): InputDefinition {
  return {
    name,
    type: definition.type,
    description: definition.description,
    choices: definition.choices ?? null,
    default: definition.default ?? '',
    configKey: null,
    apply: (config) => config,
  };
}
