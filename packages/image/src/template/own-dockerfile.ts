import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError, messageOf } from '@slipway/core';
import { comment, labelLines } from './dockerfile.ts';
import type { Recipe, Template, TemplateRequest } from './template.ts';

const DEFAULT = 'Dockerfile';

function readDockerfile(file: string, written: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError('dockerfile', `${written} cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function checkFolder(folder: string, written: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  throw new InputError('context', `${written}: no such folder`);
}

/** The user's own Dockerfile and build context, as they are; the labels are added at the end. */
export const ownDockerfile: Template = {
  hasBase: false,
  defaultBase: null,
  needsOnnx: false,
  server: (modelName) => ({
    servedName: modelName,
    port: null,
    readyPath: null,
    metrics: null,
    protocol: 'none',
    hasNode: false,
    writable: [],
  }),
  recipe({ config, absolute, labels }: TemplateRequest): Promise<Recipe> {
    const { dockerfile = DEFAULT, context } = config.image ?? {};
    const file = absolute(dockerfile);
    const text = readDockerfile(file, dockerfile).trimEnd();
    return Promise.resolve({
      dockerfile: `${text}\n\n${comment('Added by Slipway.')}\n${labelLines(labels)}\n`,
      files: [],
      hasNetwork: true,
      folder: context === undefined ? path.dirname(file) : checkFolder(absolute(context), context),
    });
  },
};
