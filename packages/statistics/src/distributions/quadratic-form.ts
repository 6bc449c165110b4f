/**
 * A sum Σ Z_j² / μ_j of weighted squares of independent standard normal variables, given by its
 * Fredholm determinant: the limit of the Cramér–von Mises and Anderson–Darling statistics.
 */
interface QuadraticForm {
  /** μ_j for j = 1, 2, …, ascending: the zeros of the determinant. */
  readonly zero: (j: number) => number;
  /** Π (1 − y / μ_j). */
  readonly determinant: (y: number) => number;
}

const CRAMER_VON_MISES: QuadraticForm = {
  zero: (j) => (j * Math.PI) ** 2,
  determinant: (y) => Math.sin(Math.sqrt(y)) / Math.sqrt(y),
};

const ANDERSON_DARLING: QuadraticForm = {
  zero: (j) => j * (j + 1),
  determinant: (y) => -Math.cos((Math.PI / 2) * Math.sqrt(1 + 4 * y)) / (Math.PI * y),
};

/** Nodes that a smooth integrand needs, and how many more one that falls within the interval. */
const NODES = 40;
const NODES_PER_DECAY = 12;

/** The integral of e^(−xy/2) / (y √|D(y)|) between two neighbouring zeros, by Gauss–Chebyshev. */
function between(form: QuadraticForm, low: number, high: number, x: number): number {
  const half = (high - low) / 2;
  const middle = (high + low) / 2;
  const nodes = NODES + Math.ceil(NODES_PER_DECAY * Math.sqrt(x * half));
  let sum = 0;
  for (let node = 0; node < nodes; node++) {
    const angle = (Math.PI * (node + 0.5)) / nodes;
    const y = middle - half * Math.cos(angle);
    const ends = half * Math.sin(angle);
    sum += (ends * Math.exp((-x * y) / 2)) / (y * Math.sqrt(Math.abs(form.determinant(y))));
  }
  return (sum * Math.PI) / nodes;
}

/**
 * P(Σ Z_j² / μ_j > x) by N. V. Smirnov's formula: integrals between every first and second zero of
 * the determinant, with alternating signs (D. A. Darling, "The Kolmogorov–Smirnov, Cramér–von Mises
 * Tests", Annals of Mathematical Statistics 28(4), 1957). Every digit of the upper tail is kept.
 */
function upperTail(form: QuadraticForm, x: number): number {
  let tail = 0;
  for (let k = 1; ; k++) {
    const integral = between(form, form.zero(2 * k - 1), form.zero(2 * k), x) / Math.PI;
    tail += k % 2 === 1 ? integral : -integral;
    if (integral <= 1e-14 * Math.abs(tail)) return Math.min(1, Math.max(0, tail));
  }
}

/** Below these the cumulative probability is under 1e-12. */
const CERTAIN = { cramerVonMises: 0.0045, andersonDarling: 0.035 };

/** P(ω² > x) for the limiting distribution of the Cramér–von Mises statistic. */
export function cramerVonMisesSf(x: number): number {
  return x < CERTAIN.cramerVonMises ? 1 : upperTail(CRAMER_VON_MISES, x);
}

/** P(A² > x) for the limiting distribution of the Anderson–Darling statistic of two samples. */
export function andersonDarlingSf(x: number): number {
  return x < CERTAIN.andersonDarling ? 1 : upperTail(ANDERSON_DARLING, x);
}
