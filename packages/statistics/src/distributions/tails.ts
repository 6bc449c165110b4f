/** Both tails of a distribution at a point, each accurate where it is the small one. */
export interface Tails {
  /** P(X ≤ x) */
  readonly lower: number;
  /** P(X > x) */
  readonly upper: number;
}

/** The tails when the lower one was computed. */
export function fromLower(lower: number): Tails {
  const clipped = Math.min(1, lower);
  return { lower: clipped, upper: 1 - clipped };
}

/** The tails when the upper one was computed. */
export function fromUpper(upper: number): Tails {
  const clipped = Math.min(1, upper);
  return { lower: 1 - clipped, upper: clipped };
}

/** @throws RangeError unless every parameter is a positive number. */
export function requirePositive(parameters: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!(value > 0)) throw new RangeError(`${name} must be positive, got ${value}`);
  }
}

/** @throws RangeError unless p is a probability. */
export function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be between 0 and 1, got ${p}`);
}
