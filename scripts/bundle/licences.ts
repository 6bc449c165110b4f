import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ALLOWED = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD'];

/** Licence texts of packages that carry none themselves, by package name. */
const TEXTS = path.join(import.meta.dirname, 'licences');

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The folder of the npm package that a file belongs to, or null for our own sources. */
export function packageFolder(file: string): string | null {
  const parts = file.split(path.sep);
  const at = parts.lastIndexOf('node_modules');
  if (at < 0) return null;
  const depth = parts[at + 1]?.startsWith('@') ? 3 : 2;
  return parts.slice(0, at + depth).join(path.sep);
}

/** Licence and notice files of a package, in the order of their names. */
function textsOf(folder: string, name: string): string[] {
  const own = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file))
    .sort()
    .map((file) => path.join(folder, file));
  const substitute = path.join(TEXTS, `${name.replaceAll('/', '__')}.txt`);
  const files = own.length > 0 ? own : [substitute].filter((file) => existsSync(file));
  return files.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim());
}

function section(folder: string): string {
  const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const { name, version, license = 'unknown' } = JSON.parse(manifest) as PackageJson;
  const choices = license.replace(/[()]/g, '').split(' OR ');
  if (!choices.some((id) => ALLOWED.includes(id))) {
    throw new Error(`${name}@${version} is under ${license}; allowed are ${ALLOWED.join(', ')}`);
  }
  const texts = textsOf(folder, name);
  if (texts.length === 0) {
    throw new Error(`${name}@${version} carries no licence text; put one into ${TEXTS}`);
  }
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

/**
 * The licence texts of every npm package that the given files belong to, sorted by name.
 *
 * @throws Error for a package without licence text, or under a licence that is not allowed.
 */
export function renderLicences(files: readonly string[]): string {
  const folders = new Set(files.map(packageFolder).filter((folder) => folder !== null));
  const sections = new Set([...folders].map(section));
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `${['Slipway contains these packages.', ...[...sections].sort()].join(rule)}\n`;
}
