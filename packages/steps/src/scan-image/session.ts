import os from 'node:os';
import path from 'node:path';
import type {
  FoundScanner,
  MisconfigurationEntry,
  ScanReport,
  ScanTarget,
  SourceFile,
} from '@slipway/image/scan';
import {
  clientFor,
  findCredentials,
  findScanner,
  Janitor,
  layoutPlatforms,
  parseReference,
  platformsOf,
  Programs,
  readHadolint,
  readTarget,
  scan,
} from '@slipway/image/scan';
import type { StepContext } from '../run/step.ts';

/** A scanner and the folder of a run. */
export class ScanSession {
  readonly programs: Programs;
  /** Folder of this run. */
  readonly folder: string;
  readonly #context: StepContext;
  readonly #found: FoundScanner;
  #target: ScanTarget | null = null;

  constructor(context: StepContext, programs: Programs, found: FoundScanner, folder: string) {
    this.#context = context;
    this.programs = programs;
    this.#found = found;
    this.folder = folder;
  }

  /** What was scanned; of an image for several platforms the reference to all of them. */
  get target(): ScanTarget {
    if (this.#target === null) throw new Error('nothing was scanned yet');
    return this.#target;
  }

  /** Scans an image: each platform of it. */
  async image(written: string): Promise<[ScanReport, ...ScanReport[]]> {
    const target = await readTarget(written, this.#context.workspace.absolute(written));
    this.#target = target;
    const platforms = await this.#platforms(target);
    const reports: ScanReport[] = [];
    for (const platform of platforms) {
      const one = 'platform' in target ? { ...target, platform } : target;
      const report = await this.#scan(one, 'image', written);
      reports.push({ ...report, target: written, platform: report.platform ?? platform });
    }
    const [first, ...others] = reports;
    if (first === undefined) throw new Error('an image has one platform at least');
    return [first, ...others];
  }

  /** Scans the packages that an SBOM lists. */
  async sbom(written: string): Promise<ScanReport> {
    const file = this.#context.workspace.absolute(written);
    return this.#scan({ kind: 'sbom', file }, 'baseline', written);
  }

  /** What hadolint has against a Dockerfile; empty where it is not installed. */
  async hadolint(file: SourceFile): Promise<MisconfigurationEntry[]> {
    try {
      const result = await this.programs.run(
        { program: 'hadolint', args: ['--format', 'json', '-'] },
        { input: file.text, timeoutMs: 60_000 },
      );
      const entries = readHadolint(result.stdout, file.path);
      if (entries === null) this.#context.recorder.note('hadolint’s answer could not be read');
      return entries ?? [];
    } catch (error) {
      this.#context.logger.debug(`hadolint: ${String(error)}`);
      return [];
    }
  }

  async #scan(target: ScanTarget, subject: string, shown: string): Promise<ScanReport> {
    const { scanner, version } = this.#found;
    const platform =
      'platform' in target && target.platform !== null ? ` (${target.platform})` : '';
    this.#context.logger.info(
      `Scanning ${shown}${platform} with ${scanner.name} ${version ?? ''} …`,
    );
    return scan(this.programs, this.#found, target, {
      folder: this.folder,
      variables: this.#context.environment.variables,
      subject,
      shown,
    });
  }

  /** Every platform of an image index; `null` alone for one image. */
  async #platforms(target: ScanTarget): Promise<(string | null)[]> {
    if (target.kind === 'oci-layout') return orOne(await layoutPlatforms(target.folder));
    if (target.kind !== 'image' || (await this.#isLocal(target.reference))) return [null];
    try {
      const reference = parseReference(target.reference, 'image');
      const { variables } = this.#context.environment;
      const client = await clientFor(reference, 'image', (registry) =>
        findCredentials(registry, this.programs, variables),
      );
      const manifest = await client.manifest(reference.digest ?? reference.tag ?? 'latest');
      if (manifest === null) return [null];
      return orOne(platformsOf(JSON.parse(manifest.bytes.toString('utf8')) as unknown));
    } catch (error) {
      // The scanner asks the registry itself, and says why it cannot.
      this.#context.logger.debug(String(error));
      return [null];
    }
  }

  /** Whether docker has the image, which is then the one that scanners take. */
  async #isLocal(reference: string): Promise<boolean> {
    try {
      const args = ['image', 'inspect', '--format', '{{.Id}}', '--', reference];
      const result = await this.programs.run({ program: 'docker', args }, { timeoutMs: 30_000 });
      return result.exitCode === 0;
    } catch {
      return false;
    }
  }
}

/** One image where nothing says that there are several. */
function orOne(platforms: readonly string[]): (string | null)[] {
  return platforms.length > 1 ? [...platforms] : [null];
}

/** Finds the scanner, works with it, and leaves neither processes nor files. */
export async function withSession<T>(
  context: StepContext,
  work: (session: ScanSession) => Promise<T>,
): Promise<T> {
  const { config, environment, logger } = context;
  const { variables, toolCache } = environment;
  const janitor = new Janitor(variables);
  const programs = new Programs(variables, janitor);
  const parent = variables.RUNNER_TEMP || os.tmpdir();
  const folder = await janitor.temporaryFolder(parent, 'slipway-scan-');
  try {
    const found = await findScanner(config.image?.scanner ?? 'auto', programs, {
      cache: toolCache ?? path.join(variables.HOME || os.homedir(), '.cache'),
      folder: folder.path,
      mirror: config.image?.['scanner-mirror'] ?? null,
      platform: `${process.platform}-${process.arch}`,
      onProgress: (message) => {
        logger.info(message);
      },
    });
    context.recorder.setRuntime(`${found.scanner.name} ${found.version ?? ''}`.trim());
    return await work(new ScanSession(context, programs, found, folder.path));
  } finally {
    await folder.remove();
    await janitor.close();
  }
}
