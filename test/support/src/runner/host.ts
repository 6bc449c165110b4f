import { accessSync, constants, realpathSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY_ROOT } from './distribution.ts';

/** Where programs are found on every machine. */
const SYSTEM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin'];

/** Variables of the host without which nothing starts, or npm finds neither cache nor registry. */
const PASSED_ON =
  /^(HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|TEMP|TMP|TMPDIR|LANG|LC_ALL|(HTTPS?|NO|ALL)_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|npm_config_(cache|registry|userconfig|globalconfig|prefix))$/i;

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function folderOf(program: string): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.find((folder) => isExecutable(path.join(folder, program))) ?? null;
}

/** Node 24, which is what `using: node24` means. */
export function node24(): string {
  if (process.version.startsWith('v24.')) return realpathSync(process.execPath);
  return realpathSync(path.join(REPOSITORY_ROOT, 'node_modules', '.bin', 'node'));
}

/** A tool cache that all runs share, as on a machine that runs more than one job. */
export function sharedToolCache(): string {
  return path.join(REPOSITORY_ROOT, 'node_modules', '.cache', 'slipway-test', 'tool-cache');
}

/** What a process needs of the machine: PATH with Node 24 and npm, the home folder, proxies. */
export function hostEnvironment(): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && PASSED_ON.test(name)) environment[name] = value;
  }
  const folders = [path.dirname(node24()), folderOf('npm'), ...SYSTEM_FOLDERS];
  environment.PATH = [...new Set(folders.filter((folder) => folder !== null))].join(path.delimiter);
  return environment;
}
