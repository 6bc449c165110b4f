import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ConfigurationError, InputError, messageOf } from '@slipway/core';
import { unpackTar } from 'modern-tar/fs';
import type { ScannerName } from '../report.ts';
import type { PinnedAsset, PinnedScanner } from './pins.ts';
import { PINNED_SCANNERS } from './pins.ts';

const TIMEOUT = 5 * 60_000;

export interface FetchSettings {
  /** Folder that outlives the run; the archive is kept there. */
  readonly cache: string;
  /** Folder of the run; the program is unpacked there. */
  readonly folder: string;
  /** Where the release's files are, instead of the project's own place. */
  readonly mirror: string | null;
  /** `process.platform-process.arch` */
  readonly platform: string;
  readonly onProgress: (message: string) => void;
  readonly pins?: Readonly<Partial<Record<ScannerName, PinnedScanner>>>;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Refuses mirrors that serve whatever is newest. */
function checkMirror(mirror: string | null): void {
  if (mirror === null || !/(?:^|[/=])latest(?:[/?]|$)/i.test(mirror)) return;
  throw new ConfigurationError(
    'scanner-mirror',
    `${JSON.stringify(mirror)} names "latest"; only the pinned version is used, whatever is newest`,
  );
}

/** A reason of fetch: its cause says more than "fetch failed". */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? messageOf(error) : `${messageOf(error)}: ${messageOf(cause)}`;
}

async function download(url: string, file: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
  if (!answer.ok || answer.body === null) throw new Error(`the server answered ${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
}

/** The archive, from the cache when it is there unharmed, else downloaded and checked. */
async function obtain(
  name: ScannerName,
  pinned: PinnedScanner,
  asset: PinnedAsset,
  settings: FetchSettings,
): Promise<string> {
  const folder = path.join(settings.cache, 'slipway-scanners', `${name}-${pinned.version}`);
  const kept = path.join(folder, asset.file);
  if (existsSync(kept) && (await sha256Of(kept)) === asset.sha256) return kept;
  const url = `${(settings.mirror ?? pinned.releases).replace(/\/+$/, '')}/${asset.file}`;
  settings.onProgress(`Fetching ${name} ${pinned.version} from ${url} …`);
  await mkdir(folder, { recursive: true });
  const fresh = `${kept}.${process.pid}.part`;
  try {
    await download(url, fresh).catch((error: unknown) => {
      throw new InputError(
        'scanner',
        `${name} is not installed, and ${url} could not be fetched: ${reasonOf(error)}; install ` +
          `${name}, set scanner-mirror, or scan elsewhere and set scan-report`,
        { cause: error },
      );
    });
    const found = await sha256Of(fresh);
    if (found !== asset.sha256) {
      throw new InputError(
        'scanner',
        `${url} is not the file that ${name} ${pinned.version} was pinned with and is not used: ` +
          `expected sha256 ${asset.sha256}, found ${found}`,
      );
    }
    await rename(fresh, kept);
  } finally {
    await rm(fresh, { force: true });
  }
  return kept;
}

/**
 * Fetches a scanner at its pinned version. Nothing of the archive is unpacked or run before its
 * sha256 is the committed one; that of a cached archive is checked again each time.
 *
 * @returns the program's path; null where no version is pinned for this platform
 * @throws InputError when it cannot be fetched or is another file
 */
export async function fetchScanner(
  name: ScannerName,
  settings: FetchSettings,
): Promise<string | null> {
  checkMirror(settings.mirror);
  const pinned = (settings.pins ?? PINNED_SCANNERS)[name];
  const asset = pinned?.assets[settings.platform];
  if (pinned === undefined || asset === undefined) return null;
  const archive = await obtain(name, pinned, asset, settings);
  const folder = path.join(settings.folder, name);
  const unpack = unpackTar(folder, {
    filter: (entry) => entry.type === 'file' && entry.name === pinned.program,
    strict: true,
  });
  await pipeline(createReadStream(archive), createGunzip(), unpack);
  const program = path.join(folder, pinned.program);
  if (!existsSync(program)) throw new Error(`${asset.file} has no ${pinned.program}`);
  await chmod(program, 0o755);
  return program;
}
