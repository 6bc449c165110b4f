import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { InputError } from '@slipway/core';
import type { ProgramResult, Programs } from '../../process/programs.ts';
import { ProgramMissing } from '../../process/programs.ts';
import { readDocument } from '../document/read-document.ts';
import { readReport } from '../formats/read.ts';
import type { ScanReport } from '../report.ts';
import type { FoundScanner, Scanner, ScanRun, ScanTarget } from './scanner.ts';

const VERSION_TIMEOUT = 60_000;
const SCAN_TIMEOUT = 20 * 60_000;

/**
 * The scanner at this path, when it runs.
 *
 * @returns why it cannot be used, in words, otherwise
 */
export async function probe(
  programs: Programs,
  scanner: Scanner,
  program: string,
): Promise<FoundScanner | string> {
  const { versionArgs, variables, name } = scanner;
  try {
    const command = { program, args: versionArgs, variables };
    const result = await programs.run(command, { timeoutMs: VERSION_TIMEOUT });
    if (result.exitCode !== 0) return `${name} does not run: ${lastWords(result)}`;
    return { scanner, program, version: scanner.readVersion(result.stdout) };
  } catch (error) {
    if (error instanceof ProgramMissing) return `${name} is not there`;
    throw error;
  }
}

/** The last line that says something, without what may be a secret in an address. */
function lastWords({ stderr, stdout, timedOut }: ProgramResult): string {
  if (timedOut) return 'it did not end in time';
  const lines = `${stdout.slice(-2000)}\n${stderr}`
    .split(/\r?\n/)
    .map((line) => stripVTControlCharacters(line).trim())
    .filter((line) => line !== '');
  const words = lines.at(-1) ?? 'it gave no reason';
  return words.replace(/:\/\/[^/@\s]+@/g, '://…@').slice(0, 500);
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/\b401\b|unauthorized|authentication required|denied: /i, 'log in to the registry first'],
  [
    /\b429\b|too many requests|toomanyrequests/i,
    'the server limits requests: set a mirror of the database, or keep its cache',
  ],
  [
    /dial tcp|no such host|lookup .* on|network is unreachable|i\/o timeout|connection refused/i,
    'there is no network: bring the scanner’s database along, or scan elsewhere and set scan-report',
  ],
  [
    /no such image|not found|MANIFEST_UNKNOWN|unable to find the specified image/i,
    'build or pull the image first',
  ],
];

function withHint(words: string): string {
  const hint = HINTS.find(([pattern]) => pattern.test(words))?.[1];
  return hint === undefined ? words : `${words}; ${hint}`;
}

async function databaseOf(programs: Programs, found: FoundScanner): Promise<string | null> {
  const { scanner, program } = found;
  const command = { program, args: scanner.versionArgs, variables: scanner.variables };
  const { stdout } = await programs.run(command, { timeoutMs: VERSION_TIMEOUT });
  return scanner.readDatabase(stdout);
}

/**
 * A package with a vulnerability that every database has had for years: CVE-2018-18074, fixed in
 * requests 2.20.0.
 */
const CANARY = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  components: [
    {
      type: 'library',
      'bom-ref': 'pkg:pypi/requests@2.19.0',
      name: 'requests',
      version: '2.19.0',
      purl: 'pkg:pypi/requests@2.19.0',
    },
  ],
};

/**
 * Asks a scanner that found nothing for a vulnerability that it has to know: some of them come to
 * their end without a word when their database cannot be reached.
 *
 * @throws InputError when it does not know it
 */
async function checkCanary(
  programs: Programs,
  found: FoundScanner,
  options: ScanOptions,
): Promise<void> {
  const file = path.join(options.folder, 'canary.cdx.json');
  await writeFile(file, JSON.stringify(CANARY));
  const shown = 'a list with requests 2.19.0';
  const report = await scanOnce(programs, found, { kind: 'sbom', file }, { ...options, shown });
  if (report.vulnerabilities.length > 0) return;
  throw new InputError(
    options.subject,
    `${options.shown}: ${found.scanner.name} found nothing, and it does not know CVE-2018-18074 of ` +
      'requests 2.19.0 either: its database cannot be reached, or is empty; let it update its ' +
      'database, or scan elsewhere and set scan-report',
  );
}

/**
 * Scans, and reads the report. A scanner that found nothing has to show that it would have.
 *
 * @throws InputError with the scanner's reason when it failed
 */
export async function scan(
  programs: Programs,
  found: FoundScanner,
  target: ScanTarget,
  options: ScanOptions,
): Promise<ScanReport> {
  const report = await scanOnce(programs, found, target, options);
  const isClean = report.vulnerabilities.length === 0 && report.ignored.length === 0;
  // Docker Scout's SARIF of nothing is empty, which is inconclusive by itself.
  if (isClean && found.scanner.name !== 'docker-scout') {
    await checkCanary(programs, found, options);
  }
  return report;
}

export interface ScanOptions extends ScanRun {
  /** The input that errors are about. */
  readonly subject: string;
  /** What is scanned, as the user wrote it. */
  readonly shown: string;
}

/**
 * Scans, and reads the report. The exit code only says whether the scan came to its end: what was
 * found is decided on the report.
 *
 * @throws InputError with the scanner's reason when it failed
 */
async function scanOnce(
  programs: Programs,
  found: FoundScanner,
  target: ScanTarget,
  options: ScanOptions,
): Promise<ScanReport> {
  const { scanner, program } = found;
  const { folder, subject, shown } = options;
  const { args, reportFile } = scanner.command(target, options);
  const captured = path.join(folder, `${scanner.name}-${randomUUID()}.json`);
  const result = await programs.run(
    { program, args, variables: scanner.variables },
    { output: createWriteStream(captured), timeoutMs: SCAN_TIMEOUT },
  );
  const refuse = (detail: string): never => {
    throw new InputError(subject, `${shown}: ${scanner.name} ${detail}`);
  };
  if (result.timedOut) refuse(`did not end within ${SCAN_TIMEOUT / 60_000} minutes`);
  if (!scanner.soundExits.some((code) => code === result.exitCode)) {
    const words = lastWords({ ...result, stdout: await head(captured) });
    refuse(`failed with exit code ${result.exitCode}: ${withHint(words)}`);
  }
  const uri = `${scanner.name}’s report of ${shown}`;
  const file = reportFile ?? captured;
  // A scanner that wrote no report is told like one that wrote an empty one.
  if (!existsSync(file)) await writeFile(file, '');
  const { json } = await readDocument(file, { uri, subject });
  const report = readReport(json, { uri, subject });
  return {
    ...report,
    scanner: { name: scanner.name, version: report.scanner.version ?? found.version },
    scannedAt: report.scannedAt ?? new Date().toISOString(),
    databaseBuilt: report.databaseBuilt ?? (await databaseOf(programs, found)),
  };
}

/** The beginning of what a scanner printed: some write their reason there. */
async function head(file: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: 2000 })) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text.trimStart().startsWith('{') ? '' : text;
}
