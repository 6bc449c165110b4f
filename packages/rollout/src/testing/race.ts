import { setImmediate as turn } from 'node:timers/promises';
import { UserError } from '@slipway/core';
import type { GitRepository, RefChange, UpdateResult } from '@slipway/registry';
import { promote } from '../execute/promote.ts';
import { isSameTraffic, split } from '../machine/traffic.ts';
import { request, World } from './world.ts';

const STABLE = '1.0.0';
const CANDIDATES = ['1.1.0', '1.2.0'] as const;

/** Numbers from 0 up to 1, the same for the same seed (a linear congruential generator). */
function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) % 2 ** 32;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A repository that lets others go first, now and then, before it reads refs and changes them. */
function hesitant(repository: GitRepository, random: () => number): GitRepository {
  const hesitate = async (): Promise<void> => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns--) await turn();
  };
  return {
    description: repository.description,
    atomic: repository.atomic,
    refs: async (prefixes) => {
      await hesitate();
      return repository.refs(prefixes);
    },
    fetch: (refs) => repository.fetch(refs),
    hasCommit: (oid) => repository.hasCommit(oid),
    commit: (oid) => repository.commit(oid),
    tree: (oid) => repository.tree(oid),
    blob: (oid) => repository.blob(oid),
    tag: (oid) => repository.tag(oid),
    verifyTag: (oid) => repository.verifyTag(oid),
    writeBlob: (file) => repository.writeBlob(file),
    writeCommit: (commit) => repository.writeCommit(commit),
    writeTag: (tag) => repository.writeTag(tag),
    update: async (changes: readonly RefChange[]): Promise<UpdateResult> => {
      await hesitate();
      return repository.update(changes);
    },
    close: () => repository.close(),
  };
}

/** What came of two promotions that were started together. */
export interface RaceOutcome {
  /** Promotions that were begun, as the journal has it. */
  readonly begun: number;
  /** The one that was begun; null unless it is exactly one. */
  readonly winner: string | null;
  readonly refusals: readonly string[];
  /** Whether the traffic is what the winner's first step makes of it. */
  readonly agrees: boolean;
}

/**
 * Two versions are promoted to one environment at once, by runs that know nothing of each other.
 *
 * @param candidates the versions; the same twice for one request that is sent twice
 */
export async function race(
  seed: number,
  candidates: readonly [string, string] = CANDIDATES,
): Promise<RaceOutcome> {
  const world = await World.of(STABLE, ...CANDIDATES);
  await promote(world.ports(), request(STABLE));
  const before = (await world.kinds()).length;
  const random = randomOf(seed);
  const rival = new World(hesitant(world.repository, random));
  const start = (version: string): Promise<unknown> =>
    promote({ ...rival.ports(), target: world.target }, request(version, { wait: false }));
  const ends = await Promise.allSettled(candidates.map(start));
  const refusals = ends.flatMap((end) => {
    if (end.status === 'fulfilled') return [];
    if (end.reason instanceof UserError) return [end.reason.message];
    throw end.reason;
  });
  const kinds = (await world.kinds()).slice(before);
  const begun = kinds.filter((kind) => kind === 'started' || kind === 'restarted').length;
  const winner = begun === 1 ? ((await world.state()).promotion?.to.version ?? null) : null;
  const live = await world.target.read();
  const agrees = winner !== null && isSameTraffic(live, split(STABLE, winner, 5));
  return { begun, winner, refusals, agrees };
}

/** What came of many races, of different versions and of the same one in turn. */
export interface RaceTally {
  /** Rounds in which exactly one promotion was begun and the traffic is its first step's. */
  readonly clean: number;
  /** How often each version won a race of two versions. */
  readonly wins: Readonly<Record<string, number>>;
  /** Seeds of the other rounds. */
  readonly unclean: readonly number[];
  /** The first words of the refusals, and how often. */
  readonly lease: number;
  readonly refused: number;
}

export async function raceOften(rounds: number): Promise<RaceTally> {
  const wins: Record<string, number> = Object.fromEntries(CANDIDATES.map((one) => [one, 0]));
  const unclean: number[] = [];
  const refusals: string[] = [];
  for (let seed = 0; seed < rounds; seed++) {
    const isSame = seed % 4 === 3;
    const outcome = await race(seed, isSame ? ['1.1.0', '1.1.0'] : CANDIDATES);
    const expected = isSame ? [0, 1] : [1];
    const isClean = outcome.agrees && expected.includes(outcome.refusals.length);
    if (!isClean) unclean.push(seed);
    if (!isSame && outcome.winner !== null) wins[outcome.winner] = (wins[outcome.winner] ?? 0) + 1;
    refusals.push(...outcome.refusals);
  }
  const lease = refusals.filter((message) => message.includes('is held by')).length;
  const clean = rounds - unclean.length;
  return { clean, wins, unclean, lease, refused: refusals.length - lease };
}
