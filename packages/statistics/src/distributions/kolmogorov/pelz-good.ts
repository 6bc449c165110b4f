const PI_2 = Math.PI ** 2;

/** The four coefficients that multiply exp(−π² m² / (8 z²)), m odd, in K₀ … K₃. */
function oddCoefficients(z: number, m: number): readonly [number, number, number, number] {
  const z2 = z * z;
  const a = PI_2 * m * m;
  const first = a / 4 - z2;
  const second =
    6 * z2 ** 3 + 2 * z2 ** 2 + ((2 * z2 ** 2 - 5 * z2) * a) / 4 + ((1 - 2 * z2) * a * a) / 16;
  const third =
    -30 * z2 ** 3 -
    90 * z2 ** 4 +
    ((135 * z2 ** 2 - 96 * z2 ** 3) * a) / 4 +
    ((212 * z2 ** 2 - 60 * z2) * a * a) / 16 +
    ((5 - 30 * z2) * a ** 3) / 64;
  return [1, first, second, third];
}

/**
 * P(D < d) of the two-sided, one-sample Kolmogorov–Smirnov statistic of `n` values, by the
 * asymptotic expansion to the order n^−3/2 in the form that converges for small z = d √n
 * (W. Pelz and I. J. Good, "Approximating the Lower Tail-areas of the Kolmogorov–Smirnov
 * One-sample Statistic", JRSS B 38(2), 1976; as given by Simard and L'Ecuyer, 2011). This is the
 * approximation SciPy uses for n > 140 up to n d² = 2.2.
 */
export function kolmogorovCdfPelzGood(d: number, n: number): number {
  const z = d * Math.sqrt(n);
  const z2 = z * z;
  const sums = [0, 0, 0, 0];
  const terms = Math.ceil((16 * z) / Math.PI);
  for (let k = terms; k >= 1; k--) {
    const m = 2 * k - 1;
    const weight = Math.exp((-PI_2 * m * m) / (8 * z2));
    oddCoefficients(z, m).forEach((coefficient, i) => {
      sums[i] = (sums[i] ?? 0) + coefficient * weight;
    });
  }
  let second = 0;
  let third = 0;
  for (let k = terms; k >= 1; k--) {
    const weight = k * k * Math.exp((-PI_2 * k * k) / (2 * z2));
    second += weight;
    third += (3 * z2 - PI_2 * k * k) * weight;
  }
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = sums;
  const order1 = k1 / (6 * z2 ** 2);
  const order2 = k2 / (72 * z ** 7) - (PI_2 * second) / (36 * z ** 3);
  const order3 = k3 / (6480 * z ** 10) + (PI_2 * third) / (216 * z2 ** 3);
  return Math.sqrt(2 * Math.PI) * (k0 / z + order1 / Math.sqrt(n) + order2 / n + order3 / n ** 1.5);
}
