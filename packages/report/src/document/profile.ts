/** How much of each kind of row a surface shows, and how. */
export interface Profile {
  readonly rows: {
    readonly legs: number;
    readonly gates: number;
    readonly metrics: number;
    readonly slices: number;
    /** Metrics for which the slices are listed. */
    readonly sliceMetrics: number;
    readonly columns: number;
    readonly findings: number;
    readonly checks: number;
    readonly notes: number;
    readonly inputs: number;
  };
  /** Columns whose histograms are drawn. */
  readonly histograms: number;
  /** Whether what is in order is folded away. */
  readonly compact: boolean;
}

/** The pull-request comment: what must be known, the rest folded. */
export const COMMENT: Profile = {
  rows: {
    legs: 50,
    gates: 30,
    metrics: 15,
    slices: 15,
    sliceMetrics: 1,
    columns: 30,
    findings: 20,
    checks: 30,
    notes: 15,
    inputs: 15,
  },
  histograms: 0,
  compact: true,
};

/** The job summary: one megabyte, so that nearly everything has room. */
export const SUMMARY: Profile = {
  rows: {
    legs: 200,
    gates: 300,
    metrics: 100,
    slices: 200,
    sliceMetrics: 4,
    columns: 300,
    findings: 200,
    checks: 300,
    notes: 100,
    inputs: 100,
  },
  histograms: 0,
  compact: true,
};

/** The web page. */
export const PAGE: Profile = {
  rows: {
    legs: 200,
    gates: 200,
    metrics: 60,
    slices: 60,
    sliceMetrics: 3,
    columns: 150,
    findings: 100,
    checks: 200,
    notes: 50,
    inputs: 50,
  },
  histograms: 24,
  compact: false,
};

/** The terminal: one screen or two. */
export const TERMINAL: Profile = {
  rows: {
    legs: 50,
    gates: 40,
    metrics: 12,
    slices: 8,
    sliceMetrics: 1,
    columns: 20,
    findings: 12,
    checks: 20,
    notes: 8,
    inputs: 8,
  },
  histograms: 0,
  compact: true,
};

/** The same with a quarter of the rows, for reports that would not fit otherwise. */
export function shrink(profile: Profile): Profile {
  const rows = Object.fromEntries(
    Object.entries(profile.rows).map(([name, count]) => [name, Math.max(1, Math.floor(count / 4))]),
  );
  return { ...profile, rows: { ...profile.rows, ...rows } };
}
