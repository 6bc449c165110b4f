import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { digestFile, digestManifest, InputError } from '@slipway/core';
import { canonicalText } from '@slipway/data';
import type { ColumnSummary, ColumnValues, Profile, ProfileColumn, Sides } from '@slipway/drift';
import {
  atLevel,
  levelOf,
  mergeProfiles,
  profileSchema,
  profileSummary,
  profileValues,
} from '@slipway/drift';
import type { StepContext } from '../run/step.ts';
import type { DriftSide } from './side.ts';

/** Every profile begins with this key. */
const MARK = '"slipwayProfile"';
const MARK_WITHIN = 64;

/** Whether a file begins as profiles do. */
function isProfile(file: string): boolean {
  const buffer = Buffer.alloc(MARK_WITHIN);
  const handle = openSync(file, 'r');
  try {
    const length = readSync(handle, buffer, 0, MARK_WITHIN, 0);
    return buffer.toString('utf8', 0, length).includes(MARK);
  } finally {
    closeSync(handle);
  }
}

function parseProfile(text: string, shown: string): Profile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new InputError('data', `${shown} is a torn profile: ${(error as Error).message}`);
  }
  const parsed = profileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  throw new InputError(
    'data',
    `${shown} is no profile that this version reads${place}; write it again with \`slipway drift --profile\``,
  );
}

/**
 * The profile that a path stands for, several files merged; null where it stands for data.
 *
 * @throws InputError for a torn profile, and for profiles beside data
 */
export async function openProfile(
  context: StepContext,
  written: string,
  name: string,
): Promise<{ side: ProfileSide; sha256: string } | null> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return null;
  const files = await context.workspace.existingFiles(written, 'data');
  const profiles = files.filter(isProfile);
  if (profiles.length === 0) return null;
  if (profiles.length < files.length) {
    throw new InputError(
      'data',
      `${written} stands for ${profiles.length} profiles and ${files.length - profiles.length} ` +
        'other files; a profile stands in for all of a side or for nothing',
    );
  }
  const merged = mergeProfiles(
    files.map((file) => parseProfile(readFileSync(file, 'utf8'), written)),
  );
  const digests = await Promise.all(files.map((file) => digestFile(file)));
  const [only] = digests;
  const sha256 =
    digests.length === 1 && only !== undefined
      ? only
      : digestManifest(
          digests.toSorted().map((digest, i) => ({ path: String(i), sha256: digest })),
        );
  context.recorder.addInput(name, written, sha256, merged.rows);
  return { side: new ProfileSide(written, merged), sha256 };
}

/** The texts of a column of numbers, where every one of them was kept. */
function numbersAsTexts(column: ProfileColumn): ColumnValues | null {
  const { values } = column;
  if (values?.as !== 'numbers' || values.level > 0) return null;
  const counts = values.values.map(
    (value, i) => [canonicalText(value), values.counts[i] ?? 0] as const,
  );
  return { as: 'categories', counts: new Map(counts), others: 0 };
}

/** A side that a profile stands in for. */
export class ProfileSide implements DriftSide {
  readonly uri: string;
  readonly profile: Profile;
  readonly table = null;
  readonly #columns: ReadonlyMap<string, ProfileColumn>;

  constructor(uri: string, profile: Profile) {
    this.uri = uri;
    this.profile = profile;
    this.#columns = new Map(profile.columns.map((column) => [column.name, column]));
  }

  get rows(): number {
    return this.profile.rows;
  }

  get columns(): DriftSide['columns'] {
    return this.profile.columns;
  }

  /** The bits that a column's numbers have lost. */
  levelOf(name: string): number {
    const column = this.#columns.get(name);
    return column === undefined ? 0 : levelOf(column);
  }

  summaries(names: readonly string[]): Promise<Map<string, ColumnSummary>> {
    const known = names.flatMap((name) => {
      const column = this.#columns.get(name);
      return column === undefined ? [] : [[name, profileSummary(column, this.rows)] as const];
    });
    return Promise.resolve(new Map(known));
  }

  numbers(names: readonly string[]): Promise<Map<string, ColumnValues>> {
    const known = names.flatMap((name) => {
      const column = this.#columns.get(name);
      const values = column === undefined ? null : profileValues(column);
      return values?.as === 'numbers' ? [[name, values] as const] : [];
    });
    return Promise.resolve(new Map(known));
  }

  categories(name: string): Promise<ColumnValues | null> {
    const column = this.#columns.get(name);
    if (column === undefined) return Promise.resolve(null);
    const values = profileValues(column);
    return Promise.resolve(values?.as === 'categories' ? values : numbersAsTexts(column));
  }
}

/** Both sides with as many bits cut off as the coarser one has. */
export function sameResolution(
  name: string,
  sides: Sides<DriftSide>,
  values: Sides<ColumnValues>,
): Sides<ColumnValues> {
  const levels = [sides.reference, sides.current].map((side) =>
    side instanceof ProfileSide ? side.levelOf(name) : 0,
  );
  const level = Math.max(...levels);
  if (level === 0) return values;
  const error = Math.max(errorOf(values.reference), errorOf(values.current));
  const coarse = (side: ColumnValues): ColumnValues =>
    side.as === 'numbers' ? { ...side, sample: atLevel(side.sample, level), error } : side;
  return { reference: coarse(values.reference), current: coarse(values.current) };
}

function errorOf(values: ColumnValues): number {
  return values.as === 'numbers' ? values.error : 0;
}
