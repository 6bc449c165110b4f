import { InputError } from '@slipway/core';
import { parseJson } from '../json.ts';
import type { ScanReport } from '../report.ts';
import type { FormatContext } from './context.ts';
import { isGrype, readGrype } from './grype.ts';
import { isOsv, readOsv } from './osv.ts';
import { isSarif, readScout } from './scout.ts';
import { isTrivy, readTrivy } from './trivy.ts';

const FORMATS = [
  { is: isTrivy, read: readTrivy },
  { is: isGrype, read: readGrype },
  { is: isOsv, read: readOsv },
  { is: isSarif, read: readScout },
] as const;

/** What the document is instead, where that can be told. */
function otherKind(json: object): string {
  if ('bomFormat' in json || 'spdxVersion' in json || ('artifacts' in json && 'schema' in json)) {
    return 'it is an SBOM: it says what is in the image, not what is wrong with it; scan it';
  }
  if ('_type' in json && 'predicateType' in json) return 'it is an attestation or evidence';
  return 'its form is unknown; give JSON of Trivy, Grype or OSV-Scanner, or SARIF of Docker Scout';
}

/** Whether a document is the report of a scanner, by its outermost keys. */
export function isReport(json: unknown): boolean {
  return typeof json === 'object' && json !== null && FORMATS.some(({ is }) => is(json));
}

/**
 * Reads the report of a scanner that is already parsed.
 *
 * @throws InputError for other documents, unknown versions, and what does not fit the schema
 */
export function readReport(json: unknown, context: FormatContext): ScanReport {
  const { subject, uri } = context;
  if (Array.isArray(json)) {
    throw new InputError(
      subject,
      `${uri}: a list, as Trivy before 0.20 and docker inspect write it; version 2 of Trivy’s ` +
        'schema is known here',
    );
  }
  if (typeof json !== 'object' || json === null) {
    throw new InputError(subject, `${uri}: not the report of a scanner`);
  }
  const format = FORMATS.find(({ is }) => is(json));
  if (format === undefined) throw new InputError(subject, `${uri}: ${otherKind(json)}`);
  return format.read(json, context);
}

/** Reads the text of a report; the same errors, and those of text that is not JSON. */
export function parseReport(text: string, context: FormatContext): ScanReport {
  return readReport(parseJson(text, context.uri, context.subject), context);
}
