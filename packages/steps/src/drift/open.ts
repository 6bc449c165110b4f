import type { Config } from '@slipway/core';
import { ConfigurationError } from '@slipway/core';
import type { Role, Table } from '@slipway/data';
import type { Sides } from '@slipway/drift';
import type { StepContext } from '../run/step.ts';
import { openDataTables, requirePath, tableOf } from '../shared/tables.ts';
import type { Tables } from './compare.ts';
import type { ProfileSide } from './profile-side.ts';
import { openProfile } from './profile-side.ts';
import type { DriftSide } from './side.ts';
import { TableSide } from './table-side.ts';

type SideRole = Extract<Role, 'reference' | 'current'>;

/** What is open for a comparison; the caller closes it. */
export interface OpenSides {
  readonly reference: DriftSide;
  /** Null where only a profile is to be written. */
  readonly current: DriftSide | null;
  /** Hex sha256 of the data that are judged. */
  readonly sha256: string;
  close(): void;
}

function without(config: Config, roles: readonly Role[]): Config {
  const data = Object.entries(config.data ?? {}).filter(([key]) => !roles.some((r) => r === key));
  return { ...config, data: Object.fromEntries(data) };
}

interface Opened {
  readonly side: DriftSide;
  readonly sha256: string;
}

function ofTable(table: Table): Opened {
  return { side: new TableSide(table), sha256: table.digest };
}

/**
 * Opens both sides: tables together, so that a column has one kind in both; a path that stands for
 * profiles is read as such.
 *
 * @param hasCurrent false where only a profile of the reference is to be written
 */
export async function openSides(context: StepContext, hasCurrent: boolean): Promise<OpenSides> {
  const roles: readonly SideRole[] = hasCurrent ? ['reference', 'current'] : ['reference'];
  const profiles = new Map<SideRole, { side: ProfileSide; sha256: string }>();
  for (const role of roles) {
    const profile = await openProfile(context, requirePath(context.config, role), role);
    if (profile !== null) profiles.set(role, profile);
  }
  const needed = roles.filter((role) => !profiles.has(role));
  const open =
    needed.length === 0
      ? null
      : await openDataTables(
          { ...context, config: without(context.config, [...profiles.keys()]) },
          needed,
        );
  const opened = (role: SideRole): Opened => {
    const profile = profiles.get(role);
    if (profile !== undefined) return profile;
    if (open === null) throw new Error(`No table was opened for ${role}`);
    return ofTable(tableOf(open, role));
  };
  const reference = opened('reference');
  const current = hasCurrent ? opened('current') : null;
  return {
    reference: reference.side,
    current: current?.side ?? null,
    sha256: (current ?? reference).sha256,
    close: () => open?.database.close(),
  };
}

/**
 * Both sides as tables.
 *
 * @param setting what needs rows, for the error
 * @throws ConfigurationError where a profile stands in for one of them
 */
export function requireTables(sides: Sides<DriftSide>, setting: string): Tables {
  const { reference, current } = sides;
  if (reference.table !== null && current.table !== null) {
    return { reference: reference.table, current: current.table };
  }
  const which = reference.table === null ? 'reference' : 'current';
  throw new ConfigurationError(
    'drift',
    `${setting} needs the rows of the ${which} data; a profile (${sides[which].uri}) has none`,
  );
}
