import { formatDuration } from '@slipway/core';
import type { ScanReport } from './report.ts';

const DAY = 86_400_000;
/** How old a database may be that a report names. */
export const DATABASE_AGE = 7 * DAY;
/** How old a scan may be whose report does not say how old its database was. */
export const SCAN_AGE = 30 * DAY;
/** Clocks of different machines differ; databases are made the day before at the earliest. */
const CLOCK_DIFFERENCE = DAY;

export interface SoundnessSettings {
  readonly now: Date;
  /** Limit that the user set, milliseconds; null for the default. */
  readonly maxDatabaseAge: number | null;
  /** Whether an image without a distribution is one of which the system was not looked at. */
  readonly needsDistribution: boolean;
}

function ageProblem(
  what: string,
  date: string,
  limit: number,
  { now }: SoundnessSettings,
): string | null {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return `${what} has the date ${JSON.stringify(date.slice(0, 40))}`;
  const age = now.getTime() - time;
  if (age < -CLOCK_DIFFERENCE) {
    return `${what} is dated ${date.slice(0, 10)}, which is in the future`;
  }
  if (age <= limit) return null;
  const days = Math.floor(age / DAY);
  const old = days > 0 ? `${days} day${days === 1 ? '' : 's'}` : formatDuration(age);
  return (
    `${what} is ${old} old (${date.slice(0, 10)}), the limit is ${formatDuration(limit)}: what has become ` +
    'known since is missing; scan again with a fresh database, or set max-database-age'
  );
}

function databaseProblem(report: ScanReport, settings: SoundnessSettings): string | null {
  const { databaseBuilt, scannedAt, scanner } = report;
  const { maxDatabaseAge } = settings;
  if (databaseBuilt !== null) {
    const what = `${scanner.name}’s database`;
    return ageProblem(what, databaseBuilt, maxDatabaseAge ?? DATABASE_AGE, settings);
  }
  if (scannedAt === null) return null;
  const what = `the scan (${scanner.name} does not say how old its database was)`;
  return ageProblem(what, scannedAt, maxDatabaseAge ?? SCAN_AGE, settings);
}

function distributionProblem(report: ScanReport, needsDistribution: boolean): string | null {
  const { kind, distribution, saysDistribution, scanner, endOfLife } = report;
  if (endOfLife) {
    return (
      `${distribution ?? 'the distribution'} gets no security updates any more: what is found in ` +
      'its packages is not in the database; take a newer base image'
    );
  }
  if (!needsDistribution || kind !== 'image' || distribution !== null || !saysDistribution) {
    return null;
  }
  return (
    `${scanner.name} recognised no distribution: packages of the operating system were not looked ` +
    'at; for an image without one set require-distribution: false'
  );
}

/**
 * Why nothing can be concluded from what a report does not list: nothing was looked at, the
 * distribution was not recognised, or the database is old. Empty for a sound report.
 */
export function problemsOf(report: ScanReport, settings: SoundnessSettings): string[] {
  const nothing = report.lookedAtSomething
    ? null
    : `${report.scanner.name}’s report is empty: it does not show that a single package was looked at, ` +
      'and a scan that found nothing to look at is not a clean one';
  return [
    nothing,
    distributionProblem(report, settings.needsDistribution),
    databaseProblem(report, settings),
  ].filter((problem) => problem !== null);
}

/** What a report leaves open that decides nothing. */
export function remarksOf(report: ScanReport): string[] {
  const { scanner, target, databaseBuilt, scannedAt, kind, distribution, saysDistribution } =
    report;
  const remarks: string[] = [];
  if (databaseBuilt === null && scannedAt === null) {
    remarks.push(
      `${scanner.name}’s report of ${target} says neither when it was made nor with what`,
    );
  }
  if (kind === 'image' && distribution === null && !saysDistribution) {
    remarks.push(`${scanner.name}’s report of ${target} does not say the distribution`);
  }
  return remarks;
}
