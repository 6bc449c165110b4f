/** A difference as a method sees it. */
export interface Measure {
  /** The raw value of the method. */
  readonly statistic: number;
  /** Of a test; null for a distance. */
  readonly pValue: number | null;
  /** The size of the difference; infinite where there is no scale to measure it by. */
  readonly distance: number;
  /** What chance alone makes of the distance, with so many rows. */
  readonly noise: number;
  /** Whether squares of the distance add up (a metric), or distances do (a divergence). */
  readonly adds: 'squares' | 'distances';
}

/**
 * The distance without what chance makes of it: of a divergence, whose mean grows by the noise, the
 * noise is subtracted; of a metric the noise's square from its square. 0 where nothing is left.
 */
export function withoutNoise({ distance, noise, adds }: Measure): number {
  if (!Number.isFinite(distance)) return distance;
  if (adds === 'distances') return Math.max(0, distance - noise);
  return Math.sqrt(Math.max(0, (distance - noise) * (distance + noise)));
}
