import { InputError } from '@slipway/core';

/** A model's name as a folder and a URL part of other servers. */
export function folderName(modelName: string): string {
  const name = modelName.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[.-]+/, '');
  if (name === '') {
    throw new InputError('model', `the name ${JSON.stringify(modelName)} has no letter or digit`);
  }
  return name;
}
