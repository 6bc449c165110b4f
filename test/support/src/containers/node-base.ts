import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { packTar } from 'modern-tar';
import { node24 } from '../runner/host.ts';

/** A file of an image: its path in it, and its content. */
interface ImageFile {
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
}

/** The C library's part that ONNX Runtime needs and Node.js does not. */
const FURTHER = 'librt.so.1';

/** Shared libraries of a program, as the dynamic linker finds them, and the linker itself. */
function librariesOf(program: string): string[] {
  const text = execFileSync('ldd', [program], { encoding: 'utf8' });
  const found = text
    .split('\n')
    .flatMap((line) => /(?:=>\s*)?(\/\S+)\s+\(0x/.exec(line)?.[1] ?? []);
  const libc = found.find((file) => path.basename(file) === 'libc.so.6');
  if (libc === undefined) throw new Error(`${program} is not linked to glibc`);
  return [...found, path.join(path.dirname(libc), FURTHER)];
}

async function tar(files: readonly ImageFile[]): Promise<Buffer> {
  const packed = await packTar(
    files.map(({ path: name, content, mode }) => ({
      header: { name, size: content.length, mode, mtime: new Date(0), uid: 0, gid: 0 },
      body: content,
    })),
  );
  return Buffer.from(packed);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * An image with Node.js and the libraries it needs, made of this machine's files, in the format of
 * `docker save`. The same files give the same image.
 *
 * @param name the reference it is loaded under
 */
export async function nodeBaseArchive(name: string): Promise<Buffer> {
  const node = realpathSync(node24());
  const files = [
    { path: 'usr/local/bin/node', content: readFileSync(node), mode: 0o755 },
    ...librariesOf(node).map((library) => ({
      path: path.posix.relative('/', library),
      content: readFileSync(realpathSync(library)),
      mode: 0o755,
    })),
  ];
  const layer = await tar(files);
  const configuration = Buffer.from(
    JSON.stringify({
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      created: '1970-01-01T00:00:00Z',
      config: { Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Cmd: ['node'] },
      rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(layer)}`] },
      history: [{ created: '1970-01-01T00:00:00Z', created_by: 'node and its libraries' }],
    }),
  );
  const id = sha256(configuration);
  const manifest = [{ Config: `${id}.json`, RepoTags: [name], Layers: [`${sha256(layer)}.tar`] }];
  return tar([
    { path: `${id}.json`, content: configuration, mode: 0o644 },
    { path: `${sha256(layer)}.tar`, content: layer, mode: 0o644 },
    { path: 'manifest.json', content: Buffer.from(JSON.stringify(manifest)), mode: 0o644 },
  ]);
}
