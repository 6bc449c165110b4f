import type { Counts } from './counts.ts';
import type { Measurable } from './metric.ts';

/** What is wrong with a measurement; each has its own policy. */
export type ProblemKind = 'no-data' | 'nan' | 'error';

/** A measurement that could not be made. */
export class MetricProblem extends Error {
  override readonly name = 'MetricProblem';
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** One version, as metrics name it. */
export interface VersionLabels {
  readonly model: string;
  readonly version: string;
  /** Whether it gets copies of requests only. */
  readonly isShadow: boolean;
}

/**
 * Where metrics come from. Counters grow; what counts is how much they grew since the step began.
 *
 * Methods throw MetricProblem for what may be otherwise at the next look, and ConfigurationError
 * for what will not.
 */
export interface MetricSource {
  readonly description: string;
  readonly measurable: Measurable;
  /** Counters as they are, or what was counted since a time where the source keeps single rows. */
  counts(labels: VersionLabels, since: Date): Promise<Counts>;
  /** The number of a query. */
  value(name: string, labels: VersionLabels): Promise<number>;
}
