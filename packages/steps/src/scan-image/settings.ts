import type { Gate } from '@slipway/core';
import { ConfigurationError, parseDuration, parseGates } from '@slipway/core';
import type { Catalogues, VexStatement, Waiver } from '@slipway/image/scan';
import { checkScanGates, parseEpss, parseKev, parseVex, parseWaivers } from '@slipway/image/scan';
import type { StepContext } from '../run/step.ts';
import { readInput } from './read-file.ts';

/** What the user decides on, read and checked before anything is scanned. */
export interface Decision {
  /** Gates of the user; empty for the usual ones. */
  readonly gates: readonly Gate[];
  readonly waivers: { readonly uri: string; readonly entries: readonly Waiver[] } | null;
  readonly vex: readonly VexStatement[];
  readonly catalogues: Catalogues;
  readonly maxDatabaseAge: number | null;
}

async function readWaivers(context: StepContext, now: Date): Promise<Decision['waivers']> {
  const written = context.config.image?.waivers;
  if (written === undefined) return null;
  const { bytes } = await readInput(context, 'waivers', written);
  return { uri: written, entries: parseWaivers(bytes.toString('utf8'), written, now) };
}

async function readVex(context: StepContext): Promise<VexStatement[]> {
  const statements: VexStatement[] = [];
  for (const written of context.config.image?.vex ?? []) {
    const { bytes, uri } = await readInput(context, 'vex', written);
    statements.push(...parseVex(bytes.toString('utf8'), { uri, subject: 'vex' }));
  }
  return statements;
}

async function readCatalogues(context: StepContext): Promise<Catalogues> {
  const { 'kev-catalog': kev, 'epss-scores': epss } = context.config.image ?? {};
  const read = async <T>(
    subject: string,
    written: string | undefined,
    parse: (bytes: Buffer, place: { uri: string; subject: string }) => T,
  ): Promise<T | null> => {
    if (written === undefined) return null;
    const { bytes, uri } = await readInput(context, subject, written);
    return parse(bytes, { uri, subject });
  };
  return {
    kev: await read('kev-catalog', kev, (bytes, place) => parseKev(bytes.toString('utf8'), place)),
    epss: await read('epss-scores', epss, parseEpss),
  };
}

/**
 * Reads what the user decides on.
 *
 * @throws ConfigurationError for gates and waivers that cannot be used, InputError for documents
 *   that cannot be read
 */
export async function readDecision(context: StepContext, now: Date): Promise<Decision> {
  const { image } = context.config;
  const gates = parseGates(image?.gates ?? []);
  checkScanGates(gates);
  const age = image?.['max-database-age'];
  const maxDatabaseAge = age === undefined ? null : parseDuration(age);
  if (maxDatabaseAge === 0) throw new ConfigurationError('max-database-age', `"${age}" is no time`);
  return {
    gates,
    waivers: await readWaivers(context, now),
    vex: await readVex(context),
    catalogues: await readCatalogues(context),
    maxDatabaseAge,
  };
}
