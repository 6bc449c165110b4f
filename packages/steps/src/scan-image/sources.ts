import { ConfigurationError } from '@slipway/core';
import type { Champion, ScanReport } from '@slipway/image/scan';
import {
  championOfReport,
  findingsOf,
  isReport,
  isSbom,
  readReport,
  readSbom,
} from '@slipway/image/scan';
import type { StepContext } from '../run/step.ts';
import type { ReadDocument } from './read-file.ts';
import { readInputDocument } from './read-file.ts';
import type { ScanSession } from './session.ts';

/** The reports that are judged: read from a file, or made by a scanner. */
export interface Scanned {
  readonly reports: readonly [ScanReport, ...ScanReport[]];
  /** The first file; null where a scanner made the reports. */
  readonly file: Omit<ReadDocument, 'json'> | null;
  /** Null where reports were read. */
  readonly session: ScanSession | null;
}

/** The report under the name that the user gives the image. */
function named(context: StepContext, report: ScanReport): ScanReport {
  const image = context.options.get('image') ?? '';
  return image === '' ? report : { ...report, target: image };
}

async function readReports(context: StepContext, written: string): Promise<Scanned> {
  const paths = await context.workspace.existingFiles(written, 'scan-report');
  const files: Omit<ReadDocument, 'json'>[] = [];
  const reports: ScanReport[] = [];
  for (const file of paths) {
    const shown = paths.length === 1 ? written : context.workspace.display(file);
    const { json, ...read } = await readInputDocument(context, 'scan-report', shown, file);
    files.push(read);
    const place = { uri: shown, subject: 'scan-report' };
    reports.push(named(context, readReport(json, place)));
  }
  const [first, ...others] = reports;
  if (first === undefined) throw new Error('a pattern that matches nothing is an error');
  return { reports: [first, ...others], file: files[0] ?? null, session: null };
}

/**
 * Gets the reports, and works with them while the scanner is at hand.
 *
 * @throws ConfigurationError without an image and a report, InputError where the scan failed
 */
export async function withReports<T>(
  context: StepContext,
  work: (scanned: Scanned) => Promise<T>,
): Promise<T> {
  const written = context.config.image?.['scan-report'];
  if (written !== undefined) return work(await readReports(context, written));
  const image = context.options.get('image') ?? '';
  if (image === '') {
    throw new ConfigurationError(
      'image',
      'is missing; name the image to scan, or set scan-report to the report of a scanner',
    );
  }
  const { withSession } = await import('./session.ts');
  return withSession(context, async (session) =>
    work({ reports: await session.image(image), file: null, session }),
  );
}

/**
 * What is known of the champion: by a report about it, or by its SBOM, which is scanned again where
 * a scanner is at hand. Null without a baseline.
 *
 * @throws InputError that starts with `baseline`
 */
export async function readChampion(
  context: StepContext,
  { reports: [scan], session }: Scanned,
): Promise<Champion | null> {
  const written = context.config.image?.baseline;
  if (written === undefined) return null;
  const { json, uri } = await readInputDocument(context, 'baseline', written);
  const place = { uri, subject: 'baseline' };
  if (!isSbom(json) || isReport(json)) {
    return championOfReport(readReport(json, place), scan, uri);
  }
  const { packages } = readSbom(json, place);
  const again = session === null ? null : await session.sbom(written);
  return {
    uri,
    kind: 'sbom',
    findings: again === null ? null : findingsOf([again]).vulnerabilities,
    otherDatabase: null,
    packages,
    sizeBytes: null,
  };
}
