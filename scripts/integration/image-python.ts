// What tests of images need from PyPI: a validator of Kubernetes manifests, and the wheels of the
// FastAPI template. Python 3.12 is what the template's lock file is for.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Variables for the tests; what could not be had is left out, and said. */
export interface PythonParts {
  readonly variables: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
}

const VALIDATOR = 'kubernetes-validate==1.37.0';

function findPython(): string | null {
  const pyenv = path.join(os.homedir(), '.pyenv', 'versions');
  const versions = existsSync(pyenv) ? readdirSync(pyenv) : [];
  const candidates = [
    ...versions
      .filter((name) => name.startsWith('3.12.'))
      .map((name) => path.join(pyenv, name, 'bin', 'python3.12')),
    'python3.12',
  ];
  const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
  return candidates.find(isThere) ?? null;
}

function run(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/** Installs the validator and downloads the wheels, once; both are kept in the cache. */
export function imagePython(root: string, cache: string): PythonParts {
  const python = findPython();
  if (python === null) {
    return { variables: {}, missing: ['the FastAPI image and manifests: no Python 3.12'] };
  }
  const tools = path.join(cache, 'python-3.12');
  const pip = path.join(tools, 'bin', 'pip');
  if (!existsSync(pip)) run(python, ['-m', 'venv', tools]);
  const lock = path.join(root, 'packages/image/src/template/fastapi/fastapi-requirements.txt');
  const wheels = path.join(cache, 'fastapi-wheels');
  const hasValidator = run(pip, ['install', '--quiet', VALIDATOR]);
  const flags = ['--quiet', '--only-binary', ':all:', '--require-hashes', '--requirement', lock];
  const hasWheels = run(pip, ['download', ...flags, '--dest', wheels]);
  return {
    variables: {
      ...(hasValidator
        ? { SLIPWAY_KUBERNETES_VALIDATE: path.join(tools, 'bin', 'kubernetes-validate') }
        : {}),
      ...(hasWheels ? { SLIPWAY_PYTHON: python, SLIPWAY_WHEELS: wheels } : {}),
    },
    missing: [
      ...(hasValidator ? [] : [`Kubernetes manifests: ${VALIDATOR} cannot be installed`]),
      ...(hasWheels ? [] : ['the FastAPI image: its wheels cannot be downloaded']),
    ],
  };
}
