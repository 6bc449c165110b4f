import type { Engine, Janitor, Programs } from '@slipway/image';

/** What a run works with. */
export interface Tools {
  readonly janitor: Janitor;
  readonly programs: Programs;
  readonly engine: Engine;
  /** A folder of this run. */
  readonly folder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}
