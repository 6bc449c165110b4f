/** Stands for a denominator that happens to be 0 (Lentz). */
const TINY = 1e-300;

/** No fraction used here needs so many terms; reaching it means that it does not converge. */
const MAXIMUM_TERMS = 100_000_000;

/**
 * Value of the continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method
 * (Thompson and Barnett, 1986; DLMF 3.10(iii)).
 *
 * @param term gives [aₖ, bₖ] for k = 1, 2, …
 */
export function continuedFraction(
  b0: number,
  term: (k: number) => readonly [number, number],
): number {
  let value = b0 === 0 ? TINY : b0;
  let c = value;
  let d = 0;
  for (let k = 1; k < MAXIMUM_TERMS; k++) {
    const [a, b] = term(k);
    if (a === 0) return value;
    d = b + a * d;
    d = 1 / (d === 0 ? TINY : d);
    c = b + a / c;
    if (c === 0) c = TINY;
    const delta = c * d;
    value *= delta;
    if (Math.abs(delta - 1) <= 2 ** -51) return value;
  }
  throw new Error('a continued fraction did not converge');
}
