import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { effectiveSize } from '../data/sample.ts';
import { countsOf } from '../table/counts.ts';
import type { Strata } from './spread.ts';

/** Kish's effective number of rows of each true class. */
export function classSizes(sample: Sample<ClassificationData>): number[] {
  const { actual, squaredActual } = sample.derive(countsOf);
  return Array.from(actual, (weight, i) => {
    const squared = squaredActual[i] ?? 0;
    return squared === 0 ? 0 : (weight * weight) / squared;
  });
}

/** The true classes, each drawn by itself: DeLong's variance is given their sizes. */
export function byTrueClass(sample: Sample<ClassificationData>): Strata {
  return { of: sample.data.target, sizes: classSizes(sample) };
}

/** All rows drawn together. */
export function allRows(sample: Sample<ClassificationData>): Strata {
  return { of: null, sizes: [effectiveSize(sample)] };
}
