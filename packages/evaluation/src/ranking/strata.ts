import type { ClassificationData } from '../data/data.ts';
import type { Sample } from '../data/sample.ts';
import { effectiveSize } from '../data/sample.ts';
import { clustersOf, independentSize } from '../data/units.ts';
import { countsOf } from '../table/counts.ts';
import type { Strata } from './spread.ts';

/**
 * Kish's effective number of rows of each true class; where rows belong together, as many fewer as
 * there are groups than rows.
 */
export function classSizes(sample: Sample<ClassificationData>): number[] {
  const { actual, squaredActual } = sample.derive(countsOf);
  const clustered = sample.derive(clustersOf) !== null;
  const share = clustered ? Math.min(1, independentSize(sample) / effectiveSize(sample)) : 1;
  return Array.from(actual, (weight, i) => {
    const squared = squaredActual[i] ?? 0;
    return squared === 0 ? 0 : (share * weight * weight) / squared;
  });
}

/** The true classes, each drawn by itself: DeLong's variance is given their sizes. */
export function byTrueClass(sample: Sample<ClassificationData>): Strata {
  return { of: sample.data.target, sizes: classSizes(sample) };
}

/** All rows drawn together. */
export function allRows(sample: Sample): Strata {
  return { of: null, sizes: [effectiveSize(sample)] };
}
