import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../folders.ts';

/** Parts of Python's library that no server needs. */
const UNNEEDED = /^(?:test|idlelib|tkinter|turtledemo|lib2to3|config-.*|__pycache__)$/;

/** Parts of the C library that compiled packages are linked to. */
const FURTHER = /^lib(?:pthread|dl|rt|util|m|resolv|stdc\+\+|gcc_s)\.so\.\d+$/;

/** Shared libraries of a program or library, as the dynamic linker finds them. */
function librariesOf(file: string): string[] {
  const { stdout } = spawnSync('ldd', [file], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => /(\/\S+)\s+\(0x/.exec(line)?.[1] ?? []);
}

function copyPython(python: string, target: string): void {
  const [version, prefix] = execFileSync(
    python,
    ['-c', 'import sys; print("%d.%d" % sys.version_info[:2]); print(sys.base_prefix)'],
    { encoding: 'utf8' },
  ).split('\n');
  const library = path.join(prefix ?? '', 'lib', `python${version ?? ''}`);
  cpSync(library, path.join(target, 'usr/local/lib', path.basename(library)), {
    recursive: true,
    filter: (source) => {
      const [first = '', package_ = ''] = path.relative(library, source).split(path.sep);
      if (UNNEEDED.test(path.basename(source))) return false;
      return first !== 'site-packages' || package_ === '' || package_.startsWith('pip');
    },
  });
  const program = path.join(target, 'usr/local/bin/python');
  mkdirSync(path.dirname(program), { recursive: true });
  cpSync(realpathSync(path.join(prefix ?? '', 'bin', `python${version ?? ''}`)), program);
}

function copyLibraries(target: string): void {
  const extensions = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.so'),
  );
  const files = ['usr/local/bin/python', ...extensions].map((name) => path.join(target, name));
  const found = new Set(files.flatMap(librariesOf));
  const libc = [...found].find((file) => path.basename(file) === 'libc.so.6') ?? '';
  const folder = path.dirname(realpathSync(libc));
  for (const name of readdirSync(folder).filter((one) => FURTHER.test(one))) {
    found.add(path.join(path.dirname(libc), name));
  }
  for (const file of found) {
    if (existsSync(file)) cpSync(realpathSync(file), path.join(target, file), { recursive: true });
  }
}

/** Makes an image with Python and pip, of this machine's files, under the given name. */
export function importPythonBase(host: string, python: string, name: string): void {
  const folder = temporaryFolder();
  copyPython(python, folder);
  copyLibraries(folder);
  const settings = ['--change', 'ENV PATH=/usr/local/bin:/usr/bin:/bin'];
  const tar = path.join(temporaryFolder(), 'base.tar');
  execFileSync('tar', ['--create', '--file', tar, '--directory', folder, '.']);
  execFileSync('docker', ['--host', host, 'import', ...settings, tar, name], { stdio: 'pipe' });
}
