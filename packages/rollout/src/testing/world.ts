import { createHash } from 'node:crypto';
import { silentLogger } from '@slipway/core';
import type { Actor, GitRepository, RegisterRequest } from '@slipway/registry';
import { GitRegistry, Journal, journalRef } from '@slipway/registry';
import type { Analysis, Clock, RolloutPorts, Rules } from '../execute/ports.ts';
import type { PromoteRequest } from '../execute/promote.ts';
import type { RolloutState } from '../machine/state.ts';
import { INITIAL_STATE, rolloutStateSchema } from '../machine/state.ts';
import type { Plan } from '../plan/plan.ts';
import type { TrafficTarget } from '../target/port.ts';
import type { Executioner } from './crash.ts';
import { mortalRepository, mortalTarget } from './crash.ts';
import { MemoryRepository } from './memory-repository.ts';
import { MemoryTarget } from './memory-target.ts';

export const MODEL = 'demo';
export const ENVIRONMENT = 'production';
const ADA: Actor = { name: 'Ada', email: 'ada@example.org', run: null };

/** A clock that stands still until somebody sleeps. */
export class TestClock implements Clock {
  time = Date.parse('2026-03-01T12:00:00.000Z');

  now(): Date {
    return new Date(this.time);
  }

  sleep(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    return Promise.resolve();
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function registration(version: string): RegisterRequest {
  const digest = sha256(version);
  return {
    draft: {
      model: MODEL,
      digest: { sha256: digest },
      sizeBytes: 1,
      files: [{ path: 'model.onnx', sha256: digest, sizeBytes: 1 }],
      artifact: null,
      evidence: [],
      lineage: { commit: null, run: null, data: [], parameters: {}, image: null, card: null },
      metrics: {},
      signature: null,
    },
    choice: { kind: 'given', version },
    attachments: [],
    describe: () => `${version}\n`,
    by: ADA,
  };
}

export const CANARY: Plan = {
  strategy: 'canary',
  steps: [
    { kind: 'traffic', percent: 5, soakMs: 60_000, pause: false },
    { kind: 'traffic', percent: 50, soakMs: 60_000, pause: false },
    { kind: 'traffic', percent: 100, soakMs: 0, pause: false },
  ],
  bakeMs: 0,
  settleMs: 30_000,
  alias: null,
  analysis: null,
  target: { type: 'memory' },
};

export interface WorldOptions {
  readonly executioner?: Executioner;
  readonly analysis?: Analysis | null;
  readonly rules?: readonly Rules[];
  readonly target?: TrafficTarget | null;
  readonly patience?: number;
}

/** A registry, a journal and a target, which outlive the runs that work with them. */
export class World {
  readonly repository: GitRepository;
  readonly target = new MemoryTarget();
  readonly clock = new TestClock();

  constructor(repository: GitRepository = new MemoryRepository()) {
    this.repository = repository;
  }

  /** A world with these versions registered. */
  static async of(...versions: string[]): Promise<World> {
    const world = new World();
    const registry = new GitRegistry(world.repository);
    for (const version of versions) await registry.register(registration(version));
    return world;
  }

  /** What a run works with. */
  ports(options: WorldOptions = {}): RolloutPorts {
    const { executioner, analysis = null, rules = [], patience } = options;
    const target = options.target === undefined ? this.target : options.target;
    const repository =
      executioner === undefined ? this.repository : mortalRepository(this.repository, executioner);
    const now = (): Date => this.clock.now();
    return {
      model: MODEL,
      environment: ENVIRONMENT,
      registry: new GitRegistry(repository),
      journal: new Journal<RolloutState>(repository, journalRef(MODEL, ENVIRONMENT), {
        schema: rolloutStateSchema,
        initial: INITIAL_STATE,
        now,
        ...(patience === undefined ? {} : { patience }),
      }),
      target:
        target === null || executioner === undefined ? target : mortalTarget(target, executioner),
      analysis,
      rules,
      clock: this.clock,
      logger: silentLogger,
      by: ADA,
      holder: 'a test',
      leaseMs: 30_000,
    };
  }

  /** The state in the journal. */
  async state(): Promise<RolloutState> {
    return (await this.ports().journal.read())?.state ?? INITIAL_STATE;
  }

  /** The version that the registry has in the environment. */
  async assigned(): Promise<string | null> {
    const model = await this.ports().registry.model(MODEL);
    const entry = model?.assignments.find(({ environment }) => environment === ENVIRONMENT);
    return entry?.version ?? null;
  }

  async alias(alias: string): Promise<string | null> {
    return (await this.ports().registry.model(MODEL))?.aliases.get(alias) ?? null;
  }

  /** Kinds of all entries of the journal, in order. */
  async kinds(): Promise<string[]> {
    const { journal } = this.ports();
    const snapshot = await journal.read();
    return snapshot === null ? [] : (await journal.entries(snapshot)).map(({ kind }) => kind);
  }
}

/** A request to promote that version. */
export function request(
  version: string | null,
  more: Partial<PromoteRequest> = {},
): PromoteRequest {
  return {
    version,
    plan: CANARY,
    reason: null,
    wait: true,
    resume: false,
    isAutomatic: false,
    rollbackWindow: 3,
    admit: () => Promise.resolve(),
    ...more,
  };
}
