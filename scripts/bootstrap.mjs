// Runs a command with the project's dependencies in place and Node 24 first on PATH.
//
//   node scripts/bootstrap.mjs <command> [argument ...]
//
// It uses nothing but Node itself, because it is what runs first after `git clone`: when
// node_modules is missing or does not match package-lock.json, it installs from the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');

/** True when every package that package-lock.json asks for is installed in that version. */
function isInstalled() {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([location, entry]) => {
    if (location === '' || !location.includes('node_modules/')) return true;
    const found = installed[location];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function install() {
  console.error('Installing dependencies from package-lock.json …');
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
  const result = spawnSync(
    command,
    [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
      // onnxruntime-node's install script would fetch GPU libraries that nothing here uses.
      env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    },
  );
  if (result.status !== 0) {
    console.error('npm ci failed; see its messages above.');
    process.exit(result.status ?? 1);
  }
}

if (!isInstalled()) install();

const [command, ...args] = process.argv.slice(2);
if (command !== undefined) {
  const bin = path.join(modules, '.bin');
  const result = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
  });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  process.exit(result.status ?? 1);
}
