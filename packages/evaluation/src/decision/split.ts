import { Xoshiro128 } from '@slipway/statistics';
import type { EvaluationData } from '../data/data.ts';
import { rowCount } from '../data/data.ts';

/** Marks a random third of the rows, or all rows of a random third of the groups they belong to. */
export function randomThird(data: EvaluationData, seed: number): Uint8Array {
  const random = new Xoshiro128(seed, 6);
  const drawn = (): number => (random.uniform() < 1 / 3 ? 1 : 0);
  const { clusters = null } = data;
  if (clusters === null) return new Uint8Array(rowCount(data)).map(drawn);
  const ofGroup: number[] = [];
  return Uint8Array.from(clusters, (group) => (ofGroup[group] ??= drawn()));
}
