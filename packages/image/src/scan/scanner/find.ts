import type { ScannerChoice } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { Programs } from '../../process/programs.ts';
import type { FetchSettings } from './fetch.ts';
import { fetchScanner } from './fetch.ts';
import { probe } from './run.ts';
import type { FoundScanner, Scanner } from './scanner.ts';
import { AUTOMATIC, SCANNERS_BY_NAME } from './scanners.ts';

/**
 * The scanner that the user named, or the first that is installed; where none is, the pinned version
 * of the first is fetched.
 *
 * @throws ConfigurationError when none can be used, with the reason for each
 * @throws InputError when it could not be fetched
 */
export async function findScanner(
  wanted: ScannerChoice,
  programs: Programs,
  settings: FetchSettings,
): Promise<FoundScanner> {
  const candidates: readonly Scanner[] = wanted === 'auto' ? AUTOMATIC : [SCANNERS_BY_NAME[wanted]];
  const reasons: string[] = [];
  for (const scanner of candidates) {
    const found = await probe(programs, scanner, scanner.program);
    if (typeof found !== 'string') return found;
    reasons.push(found);
  }
  for (const scanner of candidates.slice(0, 1)) {
    const program = await fetchScanner(scanner.name, settings);
    if (program === null) break;
    const found = await probe(programs, scanner, program);
    if (typeof found !== 'string') return found;
    reasons.push(found);
  }
  throw new ConfigurationError(
    'scanner',
    `none can be used (${reasons.join('; ')}); install trivy, grype or osv-scanner, or set ` +
      'scan-report to the report of a scanner',
  );
}
