import type { Sample } from '../order/sample.ts';
import type { StepReader, Steps } from '../order/steps.ts';
import { readSteps } from '../order/steps.ts';

/**
 * Areas between two distribution functions F and G, and under H (1 − H) of their mixture H, which
 * say how large the former are by chance alone.
 */
export class AreaReader implements StepReader {
  readonly #n1: number;
  readonly #n2: number;
  #previous = NaN;
  #difference = 0;
  #mixture = 0;
  #absolute = 0;
  #squared = 0;
  #spread = 0;
  #rootSpread = 0;

  /** @throws RangeError when a sample is empty. */
  constructor(reference: Sample, current: Sample) {
    this.#n1 = reference.size;
    this.#n2 = current.size;
    if (this.#n1 === 0 || this.#n2 === 0) throw new RangeError('a sample is empty');
  }

  read({ length, values, a, b }: Steps): void {
    const [n1, n2] = [this.#n1, this.#n2];
    const all = n1 + n2;
    let previous = this.#previous;
    let difference = this.#difference;
    let mixture = this.#mixture;
    let [absolute, squared, spread, rootSpread] = [0, 0, 0, 0];
    for (let i = 0; i < length; i++) {
      const value = values[i] ?? NaN;
      if (mixture > 0) {
        const width = value - previous;
        const variance = mixture * (1 - mixture);
        absolute += difference * width;
        squared += difference * difference * width;
        spread += variance * width;
        rootSpread += Math.sqrt(variance) * width;
      }
      previous = value;
      difference = Math.abs((a[i] ?? NaN) / n1 - (b[i] ?? NaN) / n2);
      mixture = ((a[i] ?? NaN) + (b[i] ?? NaN)) / all;
    }
    this.#previous = previous;
    this.#difference = difference;
    this.#mixture = mixture;
    this.#absolute += absolute;
    this.#squared += squared;
    this.#spread += spread;
    this.#rootSpread += rootSpread;
  }

  /** First Wasserstein distance (earth mover's distance): ∫ |F − G|. */
  get wasserstein(): number {
    return this.#absolute;
  }

  /**
   * Mean of the Wasserstein distance of two samples of the mixture: F − G is then nearly normal
   * with variance H (1 − H) (1/n₁ + 1/n₂), and the mean of its size √(2/π) standard deviations.
   */
  get wassersteinNoise(): number {
    return Math.sqrt((2 / Math.PI) * (1 / this.#n1 + 1 / this.#n2)) * this.#rootSpread;
  }

  /** Energy distance: the square root of 2 ∫ (F − G)². */
  get energy(): number {
    return Math.sqrt(2 * this.#squared);
  }

  /** Root mean square of the energy distance of two samples of the mixture. */
  get energyNoise(): number {
    return Math.sqrt(2 * (1 / this.#n1 + 1 / this.#n2) * this.#spread);
  }
}

function areasBetween(a: Sample, b: Sample): AreaReader {
  const areas = new AreaReader(a, b);
  readSteps(a, b, [areas]);
  return areas;
}

/**
 * First Wasserstein distance between two samples, as `scipy.stats.wasserstein_distance`.
 *
 * @throws RangeError when a sample is empty.
 */
export function wassersteinDistance(a: Sample, b: Sample): number {
  return areasBetween(a, b).wasserstein;
}

/**
 * Energy distance between two samples (G. Székely), as `scipy.stats.energy_distance`.
 *
 * @throws RangeError when a sample is empty.
 */
export function energyDistance(a: Sample, b: Sample): number {
  return areasBetween(a, b).energy;
}
