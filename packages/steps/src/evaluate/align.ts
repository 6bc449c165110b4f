import { ConfigurationError, listNames } from '@slipway/core';
import type { ScoredClasses, Scorer } from './scored.ts';

/**
 * The champion's answers with its classes in the challenger's order.
 *
 * @throws ConfigurationError when they are not the same classes
 */
export function alignClasses(
  scored: ScoredClasses,
  champion: Scorer,
  challenger: Scorer,
): ScoredClasses {
  const from = champion.classes ?? [];
  const to = challenger.classes ?? [];
  const positions = from.map((label) => to.indexOf(label));
  if (from.length !== to.length || positions.includes(-1)) {
    throw new ConfigurationError(
      'champion',
      `its classes are ${listNames(from)}, those of the model ${listNames(to)}; they cannot be compared`,
    );
  }
  if (positions.every((position, index) => position === index)) return scored;
  const predicted = scored.predicted.map((code) => positions[code] ?? -1);
  const width = to.length;
  const isMatrix = scored.scores?.length === predicted.length * width && width > 2;
  if (scored.scores === null || !isMatrix) return { ...scored, predicted };
  const scores = new Float64Array(scored.scores.length);
  for (let row = 0; row < predicted.length; row++) {
    positions.forEach((position, index) => {
      scores[row * width + position] = scored.scores?.[row * width + index] ?? NaN;
    });
  }
  return { ...scored, predicted, scores };
}
