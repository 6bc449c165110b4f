import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, isEvidenceOf, messageOf } from '@slipway/core';
import type { SbomModel, SbomSubject } from '@slipway/image/sbom';
import type { Programs, ScanTarget } from '@slipway/image/scan';
import { readModelEvidence } from '../build-image/evidence-files.ts';
import type { StepContext } from '../run/step.ts';
import type { WrittenFile } from './documents.ts';
import { documentFile, writeDocument } from './documents.ts';
import type { Scanned } from './sources.ts';

/** Both forms of an SBOM. */
interface Documents {
  readonly cyclonedx: object;
  readonly spdx: object;
}

/** The model in the image, with what its evidence in the folder says. */
async function modelOf(
  context: StepContext,
  name: string,
  sha256: string | null,
  version: string | null,
): Promise<SbomModel | null> {
  if (sha256 === null) return null;
  const evidence = await readModelEvidence(context.evidenceDirectory, sha256);
  const data = new Map<string, string>();
  const metrics = evidence.flatMap(({ statement }) => {
    for (const { name: input, digest } of statement.predicate.inputs) {
      if (digest !== null && !['model', 'champion'].includes(input)) data.set(input, digest.sha256);
    }
    if (!isEvidenceOf('evaluate', statement)) return [];
    return Object.entries(statement.predicate.metrics).flatMap(([metric, { value, interval }]) =>
      value === null ? [] : [{ name: metric, value, interval }],
    );
  });
  return {
    name,
    version,
    sha256,
    license: null,
    task: context.config.model?.task ?? null,
    data: [...data].map(([input, digest]) => ({ name: input, sha256: digest })),
    metrics,
  };
}

/** Reads what is installed from the image itself. */
async function ownSubject(
  target: ScanTarget,
  programs: Programs,
  folder: string,
): Promise<Pick<SbomSubject, 'imageId' | 'distribution' | 'packages'>> {
  const { collectFiles, installedPackages, openArchive, openLayout } =
    await import('@slipway/image/sbom');
  const scratch = path.join(folder, 'sbom');
  await mkdir(scratch, { recursive: true });
  const image =
    target.kind === 'oci-layout'
      ? await openLayout(target.folder)
      : await openArchive(await archiveOf(target, programs, folder), scratch);
  const { distribution, packages } = installedPackages(
    await collectFiles(image.layers, path.join(folder, 'sbom-files')),
  );
  return { imageId: image.imageId, distribution, packages };
}

/** The image as an archive: docker writes it where it has it. */
async function archiveOf(
  target: Exclude<ScanTarget, { kind: 'oci-layout' }>,
  programs: Programs,
  folder: string,
): Promise<string> {
  if (target.kind !== 'image') return target.file;
  const file = path.join(folder, 'image.tar');
  const args = ['save', '--', target.reference];
  const result = await programs.run(
    { program: 'docker', args },
    { output: createWriteStream(file), timeoutMs: 600_000 },
  );
  if (result.exitCode === 0) return file;
  throw new Error(`docker save failed: ${result.stderr.trim().slice(-300)}`);
}

function sourceOf(target: ScanTarget): string {
  if (target.kind === 'image') return target.reference;
  if (target.kind === 'oci-layout') return `oci-dir:${target.folder}`;
  return `docker-archive:${target.file}`;
}

async function bySyft(target: ScanTarget, programs: Programs, folder: string): Promise<Documents> {
  const [cyclonedx, spdx] = ['syft.cdx.json', 'syft.spdx.json'].map((n) => path.join(folder, n));
  const args = [
    'scan',
    sourceOf(target),
    ...['--output', `cyclonedx-json@1.6=${cyclonedx}`],
    ...['--output', `spdx-json@2.3=${spdx}`],
  ];
  const variables = { SYFT_CHECK_FOR_APP_UPDATE: 'false' };
  await mustRun(programs, 'syft', args, variables);
  return readBoth(cyclonedx ?? '', spdx ?? '');
}

async function byTrivy(target: ScanTarget, programs: Programs, folder: string): Promise<Documents> {
  const place =
    target.kind === 'image'
      ? ['--', target.reference]
      : ['--input', target.kind === 'oci-layout' ? target.folder : target.file];
  const files = { cyclonedx: 'trivy.cdx.json', 'spdx-json': 'trivy.spdx.json' };
  const variables = { TRIVY_SKIP_VERSION_CHECK: 'true', TRIVY_DISABLE_TELEMETRY: 'true' };
  for (const [format, name] of Object.entries(files)) {
    const output = ['--format', format, '--output', path.join(folder, name), '--quiet'];
    await mustRun(programs, 'trivy', ['image', ...output, ...place], variables);
  }
  return readBoth(path.join(folder, files.cyclonedx), path.join(folder, files['spdx-json']));
}

async function mustRun(
  programs: Programs,
  program: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const result = await programs.run({ program, args, variables }, { timeoutMs: 600_000 });
  if (result.exitCode === 0) return;
  throw new Error(`${program} failed: ${result.stderr.trim().slice(-300)}`);
}

async function readBoth(cyclonedx: string, spdx: string): Promise<Documents> {
  const read = async (file: string): Promise<object> =>
    JSON.parse(await readFile(file, 'utf8')) as object;
  return { cyclonedx: await read(cyclonedx), spdx: await read(spdx) };
}

/** A tool's CycloneDX with the model among its components. */
function withModel(cyclonedx: object, own: object): object {
  const list = (bom: object): { type?: string }[] =>
    'components' in bom && Array.isArray(bom.components)
      ? (bom.components as { type?: string }[])
      : [];
  const model = list(own).filter(({ type }) => type === 'machine-learning-model');
  return { ...cyclonedx, components: [...list(cyclonedx), ...model] };
}

async function isThere(programs: Programs, program: string): Promise<boolean> {
  try {
    const result = await programs.run({ program, args: ['version'] }, { timeoutMs: 30_000 });
    return result.exitCode === 0;
  } catch {
    return false;
  }
}

type Tool = 'syft' | 'trivy' | 'slipway';

async function chooseTool(context: StepContext, programs: Programs): Promise<Tool> {
  const wanted = context.config.image?.sbom ?? 'auto';
  if (wanted !== 'auto') return wanted;
  for (const tool of ['syft', 'trivy'] as const) if (await isThere(programs, tool)) return tool;
  return 'slipway';
}

async function make(
  context: StepContext,
  scanned: Scanned,
  name: string,
  model: SbomModel | null,
): Promise<Documents | null> {
  const { cycloneDxOf, spdxOf } = await import('@slipway/image/sbom');
  const [report] = scanned.reports;
  const common = { name: report.target, model, createdAt: context.recorder.startedAt };
  const both = (own: Pick<SbomSubject, 'imageId' | 'distribution' | 'packages'>): Documents => ({
    cyclonedx: cycloneDxOf({ ...common, ...own }),
    spdx: spdxOf({ ...common, ...own }),
  });
  if (scanned.session === null) {
    if (report.packages === null) return null;
    return both({ imageId: report.imageId, distribution: null, packages: report.packages });
  }
  const { programs, folder, target } = scanned.session;
  const tool = await chooseTool(context, programs);
  context.logger.info(`Listing what is in ${name} with ${tool} …`);
  if (tool === 'slipway') return both(await ownSubject(target, programs, folder));
  const made = await (tool === 'syft' ? bySyft : byTrivy)(target, programs, folder);
  const own = both({ imageId: report.imageId, distribution: null, packages: [] });
  return { ...made, cyclonedx: withModel(made.cyclonedx, own.cyclonedx) };
}

/**
 * Writes the SBOM in CycloneDX 1.6 and SPDX 2.3. Without an image and a list of packages there is none.
 *
 * @throws InputError when the tool that the user asked for failed
 */
export async function writeSboms(
  context: StepContext,
  scanned: Scanned,
  name: string,
  model: { readonly sha256: string | null; readonly version: string | null },
): Promise<WrittenFile[]> {
  let made: Documents | null;
  try {
    const described = await modelOf(context, name, model.sha256, model.version);
    made = await make(context, scanned, name, described);
  } catch (error) {
    if (context.config.image?.sbom !== undefined) {
      throw new InputError('sbom', messageOf(error), { cause: error });
    }
    context.recorder.note(`no SBOM was made: ${messageOf(error)}`);
    return [];
  }
  if (made === null) return [];
  return [
    await writeDocument(
      context,
      documentFile(context, name, '.cdx.json'),
      'cyclonedx',
      made.cyclonedx,
    ),
    await writeDocument(context, documentFile(context, name, '.spdx.json'), 'spdx', made.spdx),
  ];
}
