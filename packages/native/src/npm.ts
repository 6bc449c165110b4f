import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { getExecOutput } from '@actions/exec';
import { InputError, messageOf } from '@slipway/core';
import type { LibraryPackage, NativeLibrary } from './library.ts';
import type { Settings } from './settings.ts';

/** A program and the arguments that come before all others. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

type Environment = Settings['environment'];

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** The value of a variable whose name has no fixed case on Windows (`Path`). */
function searchPath(environment: Environment): string {
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH');
  return (name && environment[name]) || '';
}

/**
 * npm: the one on PATH, else the one that came with the running Node (GitHub's runner starts
 * actions in containers with a Node that is not on PATH), else null.
 */
export async function findNpm(environment: Environment, node: string): Promise<Command | null> {
  const name = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  for (const folder of searchPath(environment).split(path.delimiter)) {
    const program = path.join(folder, name);
    if (path.isAbsolute(folder) && (await isProgram(program))) return { program, args: [] };
  }
  const home = path.dirname(node);
  for (const modules of [path.join(home, '../lib/node_modules'), path.join(home, 'node_modules')]) {
    const script = path.join(modules, 'npm/bin/npm-cli.js');
    const isFile = await stat(script).then(
      (found) => found.isFile(),
      () => false,
    );
    if (isFile) return { program: node, args: [script] };
  }
  return null;
}

/**
 * npm's environment: the caller's (its registry, proxy and credentials), with the running Node
 * reachable for npm's scripts, and seconds instead of minutes between attempts so that a machine
 * without network learns it soon.
 */
function npmEnvironment(environment: Environment, node: string): Record<string, string> {
  const variables: Record<string, string> = {
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '5000',
  };
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || name.toUpperCase() === 'PATH') continue;
    // npm reads its variables in any case; ours must not compete with the user's.
    if (/^npm_config_/i.test(name)) Reflect.deleteProperty(variables, name.toLowerCase());
    variables[name] = value;
  }
  variables.PATH = [searchPath(environment), path.dirname(node)]
    .filter(Boolean)
    .join(path.delimiter);
  return variables;
}

/** Stack lines, system call numbers, the place of npm's log. */
const NOISE = /^\s|^[{}]|^(?:syscall|errno) |complete log of this run/;

/** npm's reason in one line, without stack, log file and credentials. */
export function npmReason(stderr: string): string {
  const all = stderr
    .replace(/(:\/\/)[^/@\s]+@/g, '$1***@')
    .trim()
    .split(/\r?\n/);
  const lines = all
    .map((line) => /^npm (?:error|ERR!) (.*)$/.exec(line)?.[1] ?? '')
    .filter((line) => line.trim() !== '' && !NOISE.test(line))
    .map((line) => line.trim());
  return lines.slice(0, 4).join('; ') || all.at(-1) || 'npm gave no reason';
}

/** How npm names the tarball of a package. */
function tarballName({ name, version }: LibraryPackage): string {
  return `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}.tgz`;
}

/**
 * Fetches the tarballs of a library's packages into a folder with `npm pack`.
 *
 * @returns the tarballs' paths, in the order of the packages
 * @throws InputError when there is no npm, or npm fails.
 */
export async function fetchTarballs(
  library: NativeLibrary,
  folder: string,
  settings: Settings,
): Promise<string[]> {
  const node = process.execPath;
  const npm = await findNpm(settings.environment, node);
  if (npm === null) {
    throw new InputError(
      'runtime',
      `${library.title} is neither installed nor cached, and npm, which would fetch it, is neither ` +
        `on PATH nor beside Node (${path.dirname(node)}); install npm, or run \`npm ci\` in ` +
        "Slipway's folder",
    );
  }
  const specs = library.packages.map(({ name, version }) => `${name}@${version}`);
  const args = [...npm.args, 'pack', ...specs, '--pack-destination', folder];
  args.push('--prefer-offline', '--ignore-scripts', '--no-workspaces', '--loglevel=error');
  const { exitCode, stderr } = await getExecOutput(`"${npm.program}"`, args, {
    cwd: folder,
    env: npmEnvironment(settings.environment, node),
    silent: true,
    ignoreReturnCode: true,
  }).catch((error: unknown) => ({ exitCode: 1, stderr: messageOf(error) }));
  if (exitCode !== 0) {
    throw new InputError(
      'runtime',
      `${library.title} is neither installed nor cached, and npm could not fetch it: ` +
        `${npmReason(stderr)}; check network, proxy and npm's settings, or run \`npm ci\` in ` +
        "Slipway's folder",
    );
  }
  return library.packages.map((entry) => path.join(folder, tarballName(entry)));
}
