export const id = 3355;
export const ids = [3355];
export const modules = {

/***/ 93355:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XA: () => (/* reexport */ AreaReader),
  $c: () => (/* reexport */ KolmogorovSmirnovReader),
  $W: () => (/* reexport */ Sample),
  yf: () => (/* reexport */ Xoshiro128),
  om: () => (/* reexport */ andersonDarling),
  Zx: () => (/* reexport */ aucScoreInterval),
  GA: () => (/* reexport */ bcaInterval),
  Uh: () => (/* reexport */ benjaminiHochberg),
  g4: () => (/* reexport */ bernoulliSequence),
  Yy: () => (/* reexport */ chiSquaredHomogeneity),
  l1: () => (/* reexport */ chiSquaredQuantile),
  bq: () => (/* reexport */ chiSquaredSf),
  FU: () => (/* reexport */ countInBins),
  Xk: () => (/* reexport */ cramerVonMises),
  Ly: () => (/* reexport */ differenceInterval),
  X2: () => (/* reexport */ differenceOfMeans),
  cn: () => (/* reexport */ expandedConfidence),
  Rr: () => (/* reexport */ fisherExact),
  oY: () => (/* reexport */ gTest),
  a3: () => (/* reexport */ gammaVariate),
  IQ: () => (/* reexport */ hellingerDistance),
  X$: () => (/* reexport */ hellingerNoise),
  M$: () => (/* reexport */ jensenShannonDistance),
  be: () => (/* reexport */ jensenShannonNoise),
  gJ: () => (/* reexport */ kolmogorovSmirnov),
  Eq: () => (/* reexport */ kolmogorovSmirnovNoise),
  ny: () => (/* reexport */ kullbackLeiblerDivergence),
  dm: () => (/* reexport */ kullbackLeiblerNoise),
  eG: () => (/* reexport */ largestDifference),
  yd: () => (/* reexport */ largestDifferenceNoise),
  eL: () => (/* reexport */ levene),
  $V: () => (/* reexport */ logitInterval),
  Pi: () => (/* reexport */ mannWhitney),
  W8: () => (/* reexport */ mcNemar),
  HN: () => (/* reexport */ meanSequence),
  cM: () => (/* reexport */ medianRanks),
  Zn: () => (/* reexport */ momentsOf),
  vr: () => (/* reexport */ normalCdf),
  E7: () => (/* reexport */ normalPdf),
  nG: () => (/* reexport */ normalSf),
  J9: () => (/* reexport */ percentileInterval),
  Gy: () => (/* reexport */ poissonCounts),
  V5: () => (/* reexport */ populationStabilityIndex),
  rj: () => (/* reexport */ populationStabilityNoise),
  Q2: () => (/* reexport */ quantileBins),
  mY: () => (/* reexport */ quantileOfSorted),
  zr: () => (/* reexport */ ratioInterval),
  I$: () => (/* reexport */ readSteps),
  nQ: () => (/* reexport */ resampleCells),
  $N: () => (/* reexport */ resampleClusters),
  C_: () => (/* reexport */ resampleSeeds),
  B9: () => (/* reexport */ skewedInterval),
  Dx: () => (/* reexport */ sortNumbers),
  UQ: () => (/* reexport */ sortedNumbers),
  jg: () => (/* reexport */ spreadOf),
  Fx: () => (/* reexport */ standardDeviation),
  x_: () => (/* reexport */ studentInterval),
  $J: () => (/* reexport */ studentTQuantile),
  vl: () => (/* reexport */ totalVariationDistance),
  _Q: () => (/* reexport */ totalVariationNoise),
  $k: () => (/* reexport */ twoProportionZ),
  wA: () => (/* reexport */ wassersteinDistance),
  mM: () => (/* reexport */ welchT),
  QH: () => (/* reexport */ wilcoxonSignedRank),
  YV: () => (/* reexport */ wilsonInterval)
});

// UNUSED EXPORTS: AndersonDarlingReader, CramerVonMisesReader, MannWhitneyReader, andersonDarlingSf, betaCdf, betaQuantile, betaSf, binomialCdf, binomialPmf, binomialSf, bonferroni, chiSquaredCdf, countBelow, countUpTo, cramerVonMisesSf, energyDistance, fCdf, fQuantile, fSf, holm, kolmogorovSmirnovPValue, logBernoulliEValue, normalMixtureBound, normalQuantile, normalVariate, smallestSignificantDistance, studentTCdf, studentTSf

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/continued-fraction.ts
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
function continuedFraction(b0, term) {
    let value = b0 === 0 ? TINY : b0;
    let c = value;
    let d = 0;
    for (let k = 1; k < MAXIMUM_TERMS; k++) {
        const [a, b] = term(k);
        if (a === 0)
            return value;
        d = b + a * d;
        d = 1 / (d === 0 ? TINY : d);
        c = b + a / c;
        if (c === 0)
            c = TINY;
        const delta = c * d;
        value *= delta;
        if (Math.abs(delta - 1) <= 2 ** -51)
            return value;
    }
    throw new Error('a continued fraction did not converge');
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/deviance.ts
/**
 * The two pieces from which gamma and binomial densities are computed without cancellation
 * (C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000): Stirling's error
 * and the deviance. Both stay accurate where x·ln x − ln Γ(x) would lose all its digits.
 */
const HALF_LOG_2_PI = Math.log(2 * Math.PI) / 2;
/** From here on the series of `stirlingError` is exact to the last digit. */
const SERIES_FROM = 16;
/**
 * Stirling's error: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x > 0.
 *
 * Large x: the asymptotic series (DLMF 5.11.1). Small x: the recurrence δ(x) = δ(x + 1) +
 * (x + ½) ln(1 + 1/x) − 1, whose absolute error is that of a few additions.
 */
function stirlingError(x) {
    let sum = 0;
    let n = x;
    for (; n < SERIES_FROM; n++)
        sum += (n + 0.5) * Math.log1p(1 / n) - 1;
    const s = 1 / (n * n);
    const series = (1 / 12 -
        s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) /
        n;
    return sum + series;
}
/** ln Γ(x) for x > 0, by way of Stirling's error. */
function logGamma(x) {
    return stirlingError(x) + (x - 0.5) * Math.log(x) - x + HALF_LOG_2_PI;
}
/**
 * ln(1 + u) − u for |u| ≤ ½, by the series of 2 artanh(u / (2 + u)); the difference itself would
 * lose its leading digits near 0.
 */
function logOnePlusMinus(u) {
    const r = u / (2 + u);
    const square = r * r;
    let power = square;
    let sum = 0;
    for (let k = 3; power > 1e-18 * square; k += 2) {
        sum += power / k;
        power *= square;
    }
    return r * (2 * sum - u);
}
/**
 * The deviance x ln(x / mean) + mean − x ≥ 0 of a count x > 0 from its mean; infinite where the
 * mean is 0.
 *
 * @param difference mean − x, given apart because the caller may know it more exactly
 */
function deviance(x, mean, difference) {
    const u = difference / x;
    if (Math.abs(u) <= 0.5)
        return -x * logOnePlusMinus(u);
    return mean === 0 ? Infinity : x * Math.log(x / mean) + difference;
}
/** x^a e^−x / Γ(a + 1), the Poisson density continued to real a > 0; x ≥ 0. */
function poissonDensity(a, x) {
    return Math.exp(-stirlingError(a) - deviance(a, x, x - a)) / Math.sqrt(2 * Math.PI * a);
}
/**
 * Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) x^a y^b, the binomial density continued to real a, b > 0.
 *
 * @param y 1 − x, given apart so that it keeps its digits where x is near 1
 */
function deviance_binomialDensity(a, b, x, y) {
    const n = a + b;
    const difference = b * x - a * y;
    const exponent = stirlingError(n) -
        stirlingError(a) -
        stirlingError(b) -
        deviance(a, n * x, difference) -
        deviance(b, n * y, -difference);
    return Math.exp(exponent) * Math.sqrt(n / a / (2 * Math.PI * b));
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/tails.ts
/** The tails when the lower one was computed. */
function fromLower(lower) {
    const clipped = Math.min(1, lower);
    return { lower: clipped, upper: 1 - clipped };
}
/** The tails when the upper one was computed. */
function fromUpper(upper) {
    const clipped = Math.min(1, upper);
    return { lower: 1 - clipped, upper: clipped };
}
/** @throws RangeError unless every parameter is a positive number. */
function tails_requirePositive(parameters) {
    for (const [name, value] of Object.entries(parameters)) {
        if (!(value > 0))
            throw new RangeError(`${name} must be positive, got ${value}`);
    }
}
/** @throws RangeError unless p is a probability. */
function tails_requireProbability(p) {
    if (!(p >= 0 && p <= 1))
        throw new RangeError(`p must be between 0 and 1, got ${p}`);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/incomplete-beta.ts



/**
 * I_x(a, b) by its continued fraction, for x up to about the mean a / (a + b): DLMF 8.17.22
 * contracted to its even part (Didonato and Morris, ACM TOMS 708, 1992). It is written in
 * a y − b x, which keeps the digits that 1 − (a + b) x / (a + 1) would lose.
 */
function byFraction(a, b, x, y) {
    const excess = a * y - b * x + 1;
    const denominator = (m) => m +
        (m === 0 ? 0 : (m * (b - m) * x) / (a + 2 * m - 1)) +
        ((a + m) / (a + 2 * m + 1)) * (excess + m * (1 + y));
    const fraction = continuedFraction(denominator(0), (m) => {
        const factor = x / (a + 2 * m - 1);
        return [(a + m - 1) * factor * (a + b + m - 1) * factor * m * (b - m), denominator(m)];
    });
    return (deviance_binomialDensity(a, b, x, y) * a * (b / (a + b))) / fraction;
}
/**
 * The regularised incomplete beta function I_x(a, b) (lower) and 1 − I_x(a, b) = I_y(b, a)
 * (upper), for a, b > 0 and 0 ≤ x ≤ 1 (DLMF 8.17.2).
 *
 * @param y 1 − x, given apart so that it keeps its digits where x is near 1
 */
function incomplete_beta_incompleteBeta(a, b, x, y) {
    if (Number.isNaN(a + b + x + y))
        return { lower: NaN, upper: NaN };
    if (x <= 0)
        return { lower: 0, upper: 1 };
    if (y <= 0)
        return { lower: 1, upper: 0 };
    return x * (a + b + 2) < a + 1
        ? fromLower(byFraction(a, b, x, y))
        : fromUpper(byFraction(b, a, y, x));
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/solve.ts
/**
 * The root of a continuous monotone function between `a` and `b`, where it has opposite signs, to
 * the last digits of a double (T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm",
 * Advances in Engineering Software 28, 1997).
 */
function rootBetween(f, a, b) {
    let [x1, f1] = [a, f(a)];
    let [x2, f2] = [b, f(b)];
    let [x3, f3] = [x1, f1];
    let t = 0.5;
    for (let round = 0; round < 200 && f1 !== 0 && f2 !== 0; round++) {
        const x = x1 + t * (x2 - x1);
        const value = f(x);
        if (Math.sign(value) === Math.sign(f1))
            [x3, f3] = [x1, f1];
        else
            [x3, f3, x2, f2] = [x2, f2, x1, f1];
        [x1, f1] = [x, value];
        const best = Math.abs(f1) < Math.abs(f2) ? x1 : x2;
        const step = (2 ** -53 * Math.max(1, Math.abs(best))) / Math.abs(x2 - x1);
        if (step > 0.5)
            return best;
        const xi = (x1 - x2) / (x3 - x2);
        const phi = (f1 - f2) / (f3 - f2);
        const inside = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
        t = inside
            ? (f1 / (f2 - f1)) * (f3 / (f2 - f3)) +
                (((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * f2) / (f3 - f2)
            : 0.5;
        t = Math.min(1 - step, Math.max(step, t));
    }
    return f1 === 0 ? x1 : x2;
}
/** Where to stop looking: e^±1500 is far outside what a double can hold. */
const FARTHEST = 1500;
/**
 * Solves tail(s) = p for a tail probability that is monotone in s, comparing logarithms so that a
 * p of 1e-300 is met with the same relative accuracy as one of 0.3.
 *
 * @param start where to begin; s is a logarithm or a log-odds, so that steps of 1 are sensible
 * @returns s, or ±Infinity when the tail never gets to p within the range of a double
 */
function solveTail(tail, p, start) {
    const target = Math.log(p);
    const f = (s) => Math.max(-1e4, Math.log(tail(s))) - target;
    const first = f(start);
    if (first === 0)
        return start;
    const rises = f(start + 1) > f(start - 1);
    const direction = first < 0 === rises ? 1 : -1;
    let near = start;
    for (let step = 1;; step *= 2) {
        const far = near + direction * step;
        if (Math.sign(f(far)) !== Math.sign(first))
            return rootBetween(f, near, far);
        if (Math.abs(far) > FARTHEST)
            return direction * Infinity;
        near = far;
    }
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/beta.ts



/** P(X ≤ x) for a beta variable with shapes `a`, `b` > 0. */
function betaCdf(x, a, b) {
    requirePositive({ a, b });
    return incompleteBeta(a, b, x, 1 - x).lower;
}
/** P(X > x) for a beta variable with shapes `a`, `b` > 0. */
function betaSf(x, a, b) {
    requirePositive({ a, b });
    return incompleteBeta(a, b, x, 1 - x).upper;
}
/** The x with ln(x / (1 − x)) = s, to all digits also where it is tiny. */
function logistic(s) {
    return s < 0 ? Math.exp(s) / (1 + Math.exp(s)) : 1 / (1 + Math.exp(-s));
}
function tailsAt(logOdds, a, b) {
    return incomplete_beta_incompleteBeta(a, b, logistic(logOdds), logistic(-logOdds));
}
/** Log-odds of the mean, where the search for a quantile begins. */
function startAt(a, b) {
    return Math.log(a / b);
}
/** The log-odds s of the quantile: lower tail `p`, for p ≤ ½. */
function beta_betaLowerLogOdds(p, a, b) {
    return solveTail((s) => tailsAt(s, a, b).lower, p, startAt(a, b));
}
/** The log-odds s of the quantile: upper tail `q`, for q ≤ ½. */
function beta_betaUpperLogOdds(q, a, b) {
    return solveTail((s) => tailsAt(s, a, b).upper, q, startAt(a, b));
}
/** The x with P(X ≤ x) = p for a beta variable with shapes `a`, `b` > 0. */
function betaQuantile(p, a, b) {
    requirePositive({ a, b });
    requireProbability(p);
    if (p === 0)
        return 0;
    if (p === 1)
        return 1;
    const s = p <= 0.5 ? beta_betaLowerLogOdds(p, a, b) : beta_betaUpperLogOdds(1 - p, a, b);
    return logistic(s);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/binomial.ts



function requireTrials(n, p) {
    if (!(Number.isInteger(n) && n >= 0)) {
        throw new RangeError(`n must be a whole number from 0 on, got ${n}`);
    }
    tails_requireProbability(p);
}
/** P(X = k) for the number of successes in `n` trials with probability `p` each. */
function binomialPmf(k, n, p) {
    requireTrials(n, p);
    if (!Number.isInteger(k) || k < 0 || k > n)
        return 0;
    if (p === 0 || p === 1)
        return k === n * p ? 1 : 0;
    if (k === 0)
        return Math.exp(n * Math.log1p(-p));
    if (k === n)
        return Math.exp(n * Math.log(p));
    return binomialDensity(k, n - k, p, 1 - p);
}
/** P(X ≤ k) for the number of successes in `n` trials with probability `p` each. */
function binomialCdf(k, n, p) {
    requireTrials(n, p);
    const whole = Math.floor(k);
    if (whole < 0)
        return 0;
    if (whole >= n)
        return 1;
    return incomplete_beta_incompleteBeta(whole + 1, n - whole, p, 1 - p).upper;
}
/** P(X > k) for the number of successes in `n` trials with probability `p` each. */
function binomialSf(k, n, p) {
    requireTrials(n, p);
    const whole = Math.floor(k);
    if (whole < 0)
        return 1;
    if (whole >= n)
        return 0;
    return incompleteBeta(whole + 1, n - whole, p, 1 - p).lower;
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/incomplete-gamma.ts



/** P(a, x) by its power series (DLMF 8.11.4); all terms are positive. */
function lowerBySeries(a, x) {
    let term = 1;
    let sum = 1;
    for (let k = 1; term > sum * 2 ** -54; k++) {
        term *= x / (a + k);
        sum += term;
    }
    return poissonDensity(a, x) * sum;
}
/** Q(a, x) by Legendre's continued fraction (DLMF 8.9.2, even part). */
function upperByFraction(a, x) {
    const denominator = continuedFraction(x + 1 - a, (k) => [k * (a - k), x + 2 * k + 1 - a]);
    return (poissonDensity(a, x) * a) / denominator;
}
/**
 * The regularised incomplete gamma functions P(a, x) = γ(a, x) / Γ(a) (lower) and
 * Q(a, x) = 1 − P (upper), for a > 0 and x ≥ 0 (DLMF 8.2.4).
 *
 * The density in front is Loader's, so that the tails keep their digits down to 1e-300 at any
 * shape. Time grows with √a.
 */
function incomplete_gamma_incompleteGamma(a, x) {
    if (Number.isNaN(a) || Number.isNaN(x))
        return { lower: NaN, upper: NaN };
    if (x <= 0)
        return { lower: 0, upper: 1 };
    if (x === Infinity)
        return { lower: 1, upper: 0 };
    return x > Math.max(1, a) ? fromUpper(upperByFraction(a, x)) : fromLower(lowerBySeries(a, x));
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/chi-squared.ts



/** P(X ≤ x) for a chi-squared variable with `df` > 0 degrees of freedom. */
function chiSquaredCdf(x, df) {
    requirePositive({ df });
    return incompleteGamma(df / 2, x / 2).lower;
}
/** P(X > x) for a chi-squared variable with `df` > 0 degrees of freedom. */
function chiSquaredSf(x, df) {
    tails_requirePositive({ df });
    return incomplete_gamma_incompleteGamma(df / 2, x / 2).upper;
}
/** The x with P(X ≤ x) = p for a chi-squared variable with `df` > 0 degrees of freedom. */
function chiSquaredQuantile(p, df) {
    tails_requirePositive({ df });
    tails_requireProbability(p);
    if (p === 0)
        return 0;
    if (p === 1)
        return Infinity;
    const start = Math.log(df / 2);
    const tails = (s) => incomplete_gamma_incompleteGamma(df / 2, Math.exp(s));
    const s = p <= 0.5
        ? solveTail((at) => tails(at).lower, p, start)
        : solveTail((at) => tails(at).upper, 1 - p, start);
    return 2 * Math.exp(s);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/f.ts



function tails(x, d1, d2) {
    tails_requirePositive({ d1, d2 });
    if (x === Infinity)
        return { lower: 1, upper: 0 };
    const sum = d1 * x + d2;
    return incomplete_beta_incompleteBeta(d1 / 2, d2 / 2, (d1 * x) / sum, d2 / sum);
}
/** P(X ≤ x) for an F variable with `d1` (numerator) and `d2` (denominator) degrees of freedom. */
function fCdf(x, d1, d2) {
    return tails(x, d1, d2).lower;
}
/** P(X > x) for an F variable with `d1` (numerator) and `d2` (denominator) degrees of freedom. */
function fSf(x, d1, d2) {
    return tails(x, d1, d2).upper;
}
/** The x with P(X ≤ x) = p for an F variable with `d1` and `d2` degrees of freedom. */
function fQuantile(p, d1, d2) {
    requirePositive({ d1, d2 });
    requireProbability(p);
    if (p === 0)
        return 0;
    if (p === 1)
        return Infinity;
    const logOdds = p <= 0.5 ? betaLowerLogOdds(p, d1 / 2, d2 / 2) : betaUpperLogOdds(1 - p, d1 / 2, d2 / 2);
    return (d2 / d1) * Math.exp(logOdds);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/normal.ts


/** P(X > |x|) for a standard normal variable: Q(½, x² / 2) / 2 (DLMF 7.11.2). */
function halfTail(x) {
    return incomplete_gamma_incompleteGamma(0.5, (x * x) / 2).upper / 2;
}
/** P(X ≤ x) for a standard normal variable. */
function normalCdf(x) {
    return x <= 0 ? halfTail(x) : 1 - halfTail(x);
}
/** P(X > x) for a standard normal variable. */
function normalSf(x) {
    return normalCdf(-x);
}
/** Density of a standard normal variable. */
function normalPdf(x) {
    return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}
/**
 * The z > 0 with P(X > z) = p, to 4.5e-4, for 0 < p < ½ (Abramowitz and Stegun 26.2.23).
 */
function roughUpperQuantile(p) {
    const t = Math.sqrt(-2 * Math.log(p));
    const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
    const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return t - numerator / denominator;
}
/**
 * The z with P(X ≤ z) = p for a standard normal variable: a rough value and three steps of
 * Halley's method on the exact tail. Around ½ the steps work on p − ½, which is then exact, so
 * that also a z near 0 has all its digits.
 */
function normalQuantile(p) {
    tails_requireProbability(p);
    if (p === 0)
        return -Infinity;
    if (p === 1)
        return Infinity;
    const distance = Math.abs(p - 0.5);
    if (distance === 0)
        return 0;
    const tail = p < 0.5 ? p : 1 - p;
    const central = distance < 0.25;
    let z = central ? distance * Math.sqrt(2 * Math.PI) : roughUpperQuantile(tail);
    for (let round = 0; round < (central ? 4 : 3); round++) {
        const error = central
            ? distance - incomplete_gamma_incompleteGamma(0.5, (z * z) / 2).lower / 2
            : halfTail(z) - tail;
        const step = error / normalPdf(z);
        z += step / (1 - (z * step) / 2);
    }
    return p < 0.5 ? -z : z;
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/quadratic-form.ts
const CRAMER_VON_MISES = {
    zero: (j) => (j * Math.PI) ** 2,
    determinant: (y) => Math.sin(Math.sqrt(y)) / Math.sqrt(y),
};
const ANDERSON_DARLING = {
    zero: (j) => j * (j + 1),
    determinant: (y) => -Math.cos((Math.PI / 2) * Math.sqrt(1 + 4 * y)) / (Math.PI * y),
};
/** Nodes that a smooth integrand needs, and how many more one that falls within the interval. */
const NODES = 40;
const NODES_PER_DECAY = 12;
/** The integral of e^(−xy/2) / (y √|D(y)|) between two neighbouring zeros, by Gauss–Chebyshev. */
function between(form, low, high, x) {
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
function upperTail(form, x) {
    let tail = 0;
    for (let k = 1;; k++) {
        const integral = between(form, form.zero(2 * k - 1), form.zero(2 * k), x) / Math.PI;
        tail += k % 2 === 1 ? integral : -integral;
        if (integral <= 1e-14 * Math.abs(tail))
            return Math.min(1, Math.max(0, tail));
    }
}
/** Below these the cumulative probability is under 1e-12. */
const CERTAIN = { cramerVonMises: 0.0045, andersonDarling: 0.035 };
/** P(ω² > x) for the limiting distribution of the Cramér–von Mises statistic. */
function cramerVonMisesSf(x) {
    return x < CERTAIN.cramerVonMises ? 1 : upperTail(CRAMER_VON_MISES, x);
}
/** P(A² > x) for the limiting distribution of the Anderson–Darling statistic of two samples. */
function andersonDarlingSf(x) {
    return x < CERTAIN.andersonDarling ? 1 : upperTail(ANDERSON_DARLING, x);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/student-t.ts





/** From here on t² leaves the range of a double, and the tail is a power of t to all digits. */
const POWER_TAIL_FROM = 1e150;
/**
 * ln of the factor C in P(T > t) → C t^−df, the tail beyond every other term (DLMF 8.17.7):
 * C = df^a / (2 a B(a, ½)) with a = df / 2.
 */
function logTailFactor(df) {
    const a = df / 2;
    const logBeta = logGamma(a) + logGamma(0.5) - logGamma(a + 0.5);
    return a * Math.log(df) - logBeta - Math.log(df);
}
/** P(T > t) for t ≥ 0, by I_x(df/2, ½) / 2 with x = df / (df + t²) (DLMF 8.17(i)). */
function student_t_halfTail(t, df) {
    if (t > POWER_TAIL_FROM)
        return Math.exp(logTailFactor(df) - df * Math.log(t));
    const square = t * t;
    return incomplete_beta_incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower / 2;
}
/** P(T ≤ t) for Student's t with `df` > 0 degrees of freedom (Infinity: standard normal). */
function studentTCdf(t, df) {
    tails_requirePositive({ df });
    if (df === Infinity)
        return normalCdf(t);
    return t <= 0 ? student_t_halfTail(-t, df) : 1 - student_t_halfTail(t, df);
}
/** P(T > t) for Student's t with `df` > 0 degrees of freedom (Infinity: standard normal). */
function studentTSf(t, df) {
    return studentTCdf(-t, df);
}
/**
 * The t with P(T ≤ t) = p for Student's t with `df` > 0 degrees of freedom. With X a beta variable
 * of shapes ½ and df/2, T² = df X / (1 − X): the log-odds of X are those of t² / df.
 */
function studentTQuantile(p, df) {
    tails_requirePositive({ df });
    tails_requireProbability(p);
    if (p === 0)
        return -Infinity;
    if (p === 1)
        return Infinity;
    if (p === 0.5)
        return 0;
    if (df === Infinity)
        return normalQuantile(p);
    const sign = p < 0.5 ? -1 : 1;
    const tail = p < 0.5 ? p : 1 - p;
    const far = Math.exp((logTailFactor(df) - Math.log(tail)) / df);
    if (far > POWER_TAIL_FROM)
        return sign * far;
    const logOdds = tail < 0.25
        ? beta_betaUpperLogOdds(2 * tail, 0.5, df / 2)
        : beta_betaLowerLogOdds(2 * Math.abs(p - 0.5), 0.5, df / 2);
    return sign * Math.sqrt(df) * Math.exp(logOdds / 2);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/index.ts








;// CONCATENATED MODULE: ./packages/statistics/src/intervals/auc.ts

/** The point between `inside` and `outside` where `excluded` begins, by bisection. */
function boundary(inside, outside, excluded) {
    let [near, far] = [inside, outside];
    if (!excluded(far))
        return far;
    for (let round = 0; round < 60; round++) {
        const middle = (near + far) / 2;
        if (excluded(middle))
            far = middle;
        else
            near = middle;
    }
    return near;
}
/**
 * Score interval of the area under the ROC curve (Mann-Whitney U / (m n)): method 5 of Robert
 * Newcombe ("Confidence intervals for an effect size measure based on the Mann-Whitney statistic,
 * part 2", Statistics in Medicine 25(4), 2006). It needs the class sizes only, so that also a
 * perfect separation, where DeLong's variance is 0, gets bounds that are honest about few rows.
 *
 * @param area from 0 to 1
 * @param positives number of positive rows, above 0
 * @param negatives number of negative rows, above 0
 */
function aucScoreInterval(area, positives, negatives, confidence) {
    const z2 = normalQuantile(0.5 + confidence / 2) ** 2;
    const pairs = positives * negatives;
    const size = Math.max(0, (positives + negatives) / 2 - 1);
    const variance = (a) => (a * (1 - a) * (1 + size * ((1 - a) / (2 - a) + a / (1 + a)))) / pairs;
    const excluded = (a) => (area - a) ** 2 > z2 * variance(a);
    return [boundary(area, 0, excluded), boundary(area, 1, excluded)];
}

;// CONCATENATED MODULE: ./packages/statistics/src/intervals/difference.ts
/**
 * Confidence interval of first − factor × second for correlated estimates, recovered from their own
 * intervals (MOVER; Zou and Donner, "Construction of confidence limits about effect measures: a
 * general approach", Statistics in Medicine 27(10), 2008). It keeps the asymmetry of intervals near
 * the end of a scale; for symmetric ones it is the usual value ± z × standard error.
 *
 * @param correlation of the two estimates, from −1 to 1
 * @param factor from 0 on
 */
function differenceInterval(first, second, correlation, factor = 1) {
    const difference = first.value - factor * second.value;
    const below = first.value - first.interval[0];
    const above = first.interval[1] - first.value;
    const otherBelow = factor * (second.value - second.interval[0]);
    const otherAbove = factor * (second.interval[1] - second.value);
    const reach = (a, b) => Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
    return [difference - reach(below, otherAbove), difference + reach(above, otherBelow)];
}

;// CONCATENATED MODULE: ./packages/statistics/src/intervals/logit.ts
/**
 * Confidence interval of a share strictly between 0 and 1, made on the log-odds scale by the delta
 * method and brought back: asymmetric near the ends and inside (0, 1).
 *
 * @param error standard error of the share
 * @param critical quantile of the normal or t distribution
 */
function logitInterval(share, error, critical) {
    const logit = Math.log(share) - Math.log1p(-share);
    const half = (critical * error) / (share * (1 - share));
    return [1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit))];
}

;// CONCATENATED MODULE: ./packages/statistics/src/intervals/mean.ts

/** Null when the rows are too few to know the spread. */
function deviationOf(deviations, rows, confidence) {
    if (!(rows > 1))
        return null;
    let squares = 0;
    let cubes = 0;
    for (const deviation of deviations) {
        squares += deviation * deviation;
        cubes += deviation * deviation * deviation;
    }
    return {
        error: Math.sqrt((squares * rows) / (rows - 1)),
        skew: squares === 0 ? 0 : cubes / Math.pow(squares, 1.5),
        critical: studentTQuantile(0.5 + confidence / 2, rows - 1),
    };
}
/**
 * Student's confidence interval of a mean, from the deviations that each row contributes to it.
 *
 * @param deviations each row's share of (estimate − truth), which sum to 0: (x − mean) / n for a
 *   mean, w (x − mean) / Σw for a weighted one
 * @param rows number of rows, at least 2; for weighted rows Kish's effective number (Σw)² / Σw²
 * @returns null when the rows are too few to know the spread, or have none
 */
function studentInterval(estimate, deviations, rows, confidence) {
    const deviation = deviationOf(deviations, rows, confidence);
    if (deviation === null || deviation.error === 0)
        return null;
    const half = deviation.critical * deviation.error;
    return [estimate - half, estimate + half];
}
/**
 * The inverse of Hall's cubic transformation of a studentised mean with skewness `skew` (that of
 * the mean, not of one value).
 */
function untransform(x, skew) {
    if (Math.abs(skew) < 1e-9)
        return x;
    const inner = skew * x - (skew * skew) / 6;
    const root = inner > -0.5 ? Math.expm1(Math.log1p(inner) / 3) : Math.cbrt(1 + inner) - 1;
    return (3 * root) / skew;
}
/**
 * Confidence interval of the mean of skewed values such as losses: Student's t corrected for
 * skewness by Peter Hall's cubic transformation ("On the removal of skewness by transformation",
 * Journal of the Royal Statistical Society B 54(1), 1992). Of 50 exponential values plain t covers
 * 93.8 % where 95 % are wanted, this interval 94.8 %. Not for differences of two losses: their tails
 * are long on both sides, and a skewness estimated from them misleads.
 *
 * Parameters and result as for `studentInterval`, but that without spread both ends are the estimate.
 */
function skewedInterval(estimate, deviations, rows, confidence) {
    const deviation = deviationOf(deviations, rows, confidence);
    if (deviation === null)
        return null;
    const { error, skew, critical } = deviation;
    return [
        estimate - error * untransform(critical, skew),
        estimate - error * untransform(-critical, skew),
    ];
}

;// CONCATENATED MODULE: ./packages/statistics/src/intervals/median.ts

/** P(at least `rank` and at most n − `rank` of n values lie below the median). */
function coverage(rank, n) {
    return 1 - 2 * binomialCdf(rank - 1, n, 0.5);
}
/** The largest rank whose order statistics still cover, or 0 when there is none. */
function outermostRank(n, confidence) {
    const z = normalQuantile(0.5 + confidence / 2);
    let rank = Math.max(0, Math.floor((n - z * Math.sqrt(n)) / 2));
    while (rank > 0 && coverage(rank, n) < confidence)
        rank--;
    while (rank + 1 <= n / 2 && coverage(rank + 1, n) >= confidence)
        rank++;
    return rank;
}
/**
 * Ranks (from 1, with a fraction) between whose order statistics the median lies, whatever the
 * distribution: the exact binomial interval, interpolated to the wanted confidence (Hettmansperger
 * and Sheather, "Confidence intervals based on interpolated order statistics", Statistics and
 * Probability Letters 4(2), 1986).
 *
 * @returns null for so few values that not even the range has this confidence (fewer than 6 at 95 %)
 */
function medianRanks(n, confidence) {
    const rank = outermostRank(n, confidence);
    if (rank === 0)
        return null;
    const outer = coverage(rank, n);
    const inner = rank + 1 <= n / 2 ? coverage(rank + 1, n) : 0;
    const excess = (outer - confidence) / (outer - inner);
    const fraction = ((n - rank) * excess) / (rank + (n - 2 * rank) * excess);
    return [rank + fraction, n + 1 - rank - fraction];
}

;// CONCATENATED MODULE: ./packages/statistics/src/intervals/proportion.ts

/**
 * Wilson's score interval for a proportion (Journal of the American Statistical Association
 * 22(158), 1927): never empty, never outside [0, 1], also for 0 or all successes.
 *
 * @param proportion observed share, from 0 to 1
 * @param trials number of trials, above 0; for weighted rows Kish's effective number
 *   (Σw)² / Σw²
 */
function wilsonInterval(proportion, trials, confidence) {
    const z2 = normalQuantile(0.5 + confidence / 2) ** 2;
    const spread = proportion * (1 - proportion) * trials;
    const half = Math.sqrt(z2 * (spread + z2 / 4));
    const centre = proportion * trials + z2 / 2;
    // At the ends the sums cancel exactly only on paper.
    const low = proportion === 0 ? 0 : (centre - half) / (trials + z2);
    const high = proportion === 1 ? 1 : (centre + half) / (trials + z2);
    return [Math.max(0, low), Math.min(1, high)];
}

;// CONCATENATED MODULE: ./packages/statistics/src/intervals/ratio.ts
/**
 * Confidence interval of first / second for independent positive estimates, recovered from their own
 * intervals (MOVER-R; Donner and Zou, "Closed-form confidence intervals for functions of the normal
 * mean and standard deviation", Statistical Methods in Medical Research 21(4), 2012). The upper end
 * is infinite where the second one's interval reaches 0.
 *
 * @param second above 0
 */
function ratioInterval(first, second) {
    const product = first.value * second.value;
    const part = (estimate, end) => estimate.interval[end] * (2 * estimate.value - estimate.interval[end]);
    const root = (a, b) => Math.sqrt(Math.max(0, product * product - a * b));
    const [least, most] = [part(first, 0), part(first, 1)];
    const [leastOther, mostOther] = [part(second, 0), part(second, 1)];
    const low = least <= 0 ? 0 : least / (product + root(least, mostOther));
    const high = leastOther <= 0 ? Infinity : (product + root(most, leastOther)) / leastOther;
    return [Math.max(0, low), high];
}

;// CONCATENATED MODULE: ./packages/statistics/src/intervals/index.ts








;// CONCATENATED MODULE: ./packages/statistics/src/random/variates.ts
/** A standard normal variate, by Marsaglia's polar method (SIAM Review 6(3), 1964). */
function normalVariate(random) {
    for (;;) {
        const x = 2 * random.uniform() - 1;
        const y = 2 * random.uniform() - 1;
        const square = x * x + y * y;
        if (square > 0 && square < 1)
            return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
}
/**
 * A gamma variate of scale 1, by the method of Marsaglia and Tsang ("A simple method for
 * generating gamma variables", ACM Transactions on Mathematical Software 26(3), 2000); for a shape
 * below 1 with their boost by U^(1/shape).
 *
 * @param shape above 0
 */
function gammaVariate(random, shape) {
    if (!(shape > 0))
        throw new RangeError(`the shape must be positive, got ${shape}`);
    if (shape < 1) {
        return gammaVariate(random, shape + 1) * Math.pow(1 - random.uniform(), 1 / shape);
    }
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
        const x = normalVariate(random);
        const root = 1 + c * x;
        if (root <= 0)
            continue;
        const v = root * root * root;
        const u = 1 - random.uniform();
        if (u < 1 - 0.0331 * x * x * x * x)
            return d * v;
        if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v)))
            return d * v;
    }
}

;// CONCATENATED MODULE: ./packages/statistics/src/random/xoshiro128.ts
const MASK = (1n << 64n) - 1n;
/** Sebastiano Vigna's SplitMix64: 64-bit words from a 64-bit counter. */
function* splitMix64(seed) {
    let state = seed & MASK;
    for (;;) {
        state = (state + 0x9e3779b97f4a7c15n) & MASK;
        let z = state;
        z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
        z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
        yield z ^ (z >> 31n);
    }
}
/**
 * The generator xoshiro128** 1.1 of David Blackman and Sebastiano Vigna ("Scrambled linear
 * pseudorandom number generators", ACM Transactions on Mathematical Software 47(4), 2021), period
 * 2^128 − 1, seeded with SplitMix64 as its authors advise. Not for secrets.
 */
class Xoshiro128 {
    #a;
    #b;
    #c;
    #d;
    /**
     * @param seed a whole number from 0 to 2^53 − 1
     * @param stream another sequence for the same seed: a whole number below 2048
     */
    constructor(seed, stream = 0) {
        if (!Number.isSafeInteger(seed) || seed < 0) {
            throw new RangeError(`the seed must be a whole number from 0 on, got ${seed}`);
        }
        const words = splitMix64(BigInt(seed) + (BigInt(stream) << 53n));
        const [first, second] = [words.next().value, words.next().value];
        this.#a = Number(first & 0xffffffffn) | 0;
        this.#b = Number(first >> 32n) | 0;
        this.#c = Number(second & 0xffffffffn) | 0;
        this.#d = Number(second >> 32n) | 0;
    }
    /** 32 random bits as a whole number from 0 to 2^32 − 1. */
    uint32() {
        const scrambled = Math.imul(this.#b, 5);
        const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
        const shifted = this.#b << 9;
        this.#c ^= this.#a;
        this.#d ^= this.#b;
        this.#b ^= this.#c;
        this.#a ^= this.#d;
        this.#c ^= shifted;
        this.#d = (this.#d << 11) | (this.#d >>> 21);
        return result >>> 0;
    }
    /** The next words of the sequence, as by `uint32`. */
    fill(to) {
        let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
        for (let i = 0; i < to.length; i++) {
            const scrambled = Math.imul(b, 5);
            to[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
            const shifted = b << 9;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = (d << 11) | (d >>> 21);
        }
        [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
    }
    /** Uniform on [0, 1): a multiple of 2^−53. */
    uniform() {
        const high = this.uint32() >>> 5;
        const low = this.uint32() >>> 6;
        return (high * 67108864 + low) / 9007199254740992;
    }
    /** A whole number from 0 to `count` − 1, for `count` far below 2^53. */
    below(count) {
        return Math.floor(this.uniform() * count);
    }
}

;// CONCATENATED MODULE: ./packages/statistics/src/random/index.ts



;// CONCATENATED MODULE: ./packages/statistics/src/resampling/cells.ts


/**
 * Redraws the masses of the cells of a contingency table: the Bayesian bootstrap (Rubin, Annals of
 * Statistics 9(1), 1981), whose row weights, summed by cell, are gamma variates. A cell of n rows
 * and prior a gets Gamma(n + a), so that the shares of all cells have the Dirichlet posterior
 * Dir(n + a); a cell of weighted rows gets a gamma variate with the mean and the variance of its
 * weighted sum. Work and result depend on the cells only, never on the number or order of rows.
 *
 * @param prior pseudo-rows of each cell, in rows of average weight
 * @param visit receives the masses of all cells, in one array that is used again
 */
function resampleCells(cells, prior, plan, visit) {
    const random = new Xoshiro128(plan.seed, plan.stream ?? 0);
    const { shapes, scales } = gammaOf(cells, prior);
    const masses = new Float64Array(cells.length);
    for (let resample = 0; resample < plan.resamples; resample++) {
        for (let i = 0; i < masses.length; i++) {
            const shape = shapes[i] ?? 0;
            masses[i] = shape > 0 ? gammaVariate(random, shape) * (scales[i] ?? 0) : 0;
        }
        visit(masses, resample, random);
    }
}
/** Shape and scale of each cell's gamma variate. */
function gammaOf(cells, prior) {
    let weight = 0;
    let squared = 0;
    for (const cell of cells) {
        weight += cell.weight;
        squared += cell.squaredWeight;
    }
    const usual = weight > 0 ? squared / weight : 1;
    const shapes = new Float64Array(cells.length);
    const scales = new Float64Array(cells.length);
    cells.forEach((cell, i) => {
        const scale = cell.weight > 0 ? cell.squaredWeight / cell.weight : usual;
        shapes[i] = (cell.weight > 0 ? cell.weight / scale : 0) + (prior[i] ?? 0);
        scales[i] = scale;
    });
    return { shapes, scales };
}

;// CONCATENATED MODULE: ./packages/statistics/src/resampling/quantile.ts
/**
 * The quantile of ascending values, linear between order statistics: definition 7 of Hyndman and
 * Fan ("Sample quantiles in statistical packages", The American Statistician 50(4), 1996), NumPy's
 * default.
 */
function quantileOfSorted(sorted, p) {
    if (sorted.length === 0)
        throw new RangeError('there are no values');
    const at = p * (sorted.length - 1);
    const below = Math.floor(at);
    const low = sorted[below] ?? NaN;
    const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
    return low + (at - below) * (high - low);
}
/**
 * The central part of resampled statistics that holds `confidence` of them (percentile interval);
 * NaN among them is left out. Null when none is left.
 */
function percentileInterval(statistics, confidence) {
    const sorted = statistics.filter((value) => !Number.isNaN(value)).sort();
    if (sorted.length === 0)
        return null;
    const tail = (1 - confidence) / 2;
    return [quantileOfSorted(sorted, tail), quantileOfSorted(sorted, 1 - tail)];
}

;// CONCATENATED MODULE: ./packages/statistics/src/resampling/clusters.ts



/**
 * Redraws the masses of the cells of a table whose rows come in groups: the Bayesian bootstrap
 * (Rubin, Annals of Statistics 9(1), 1981) of the groups. Every group gets one exponential variate,
 * which all of its rows share.
 *
 * @param prior pseudo-rows of each cell
 * @param unit weight of a pseudo-row
 * @param visit receives the masses of all cells, in one array that is used again
 */
function resampleClusters({ starts, cells, weights, cellCount }, prior, unit, plan, visit) {
    const random = new Xoshiro128(plan.seed, plan.stream ?? 0);
    const masses = new Float64Array(cellCount);
    for (let resample = 0; resample < plan.resamples; resample++) {
        for (let cell = 0; cell < cellCount; cell++) {
            const shape = prior[cell] ?? 0;
            masses[cell] = shape > 0 ? unit * gammaVariate(random, shape) : 0;
        }
        for (let group = 0; group + 1 < starts.length; group++) {
            const share = -Math.log(1 - random.uniform());
            const end = starts[group + 1] ?? 0;
            for (let entry = starts[group] ?? 0; entry < end; entry++) {
                const cell = cells[entry] ?? 0;
                masses[cell] = (masses[cell] ?? 0) + share * (weights[entry] ?? 0);
            }
        }
        visit(masses, resample, random);
    }
}
/**
 * The confidence at which percentiles of a bootstrap of `size` observations are taken so that the
 * interval is as wide as Student's t makes it (Hesterberg, "What teachers should know about the
 * bootstrap", The American Statistician 69(4), 2015: the expanded percentile interval). Null for
 * one observation.
 */
function expandedConfidence(confidence, size) {
    if (!(size > 1))
        return null;
    const reach = studentTQuantile(0.5 + confidence / 2, size - 1) * Math.sqrt(size / (size - 1));
    return 1 - 2 * normalCdf(-reach);
}

;// CONCATENATED MODULE: ./packages/statistics/src/resampling/poisson.ts



/** P(X ≤ k) of a Poisson variate of mean 1, times 2^32; no 32 bits lie beyond the last one. */
const CUMULATED = cumulated();
/** Random words that are drawn at once. */
const BLOCK = 4096;
function cumulated() {
    const limits = new Float64Array(13);
    let [probability, total] = [Math.exp(-1), 0];
    for (let k = 0; k < limits.length; k++) {
        total += probability;
        limits[k] = total * 2 ** 32;
        probability /= k + 1;
    }
    return limits;
}
/**
 * The seeds of resamples, each of which is a sequence of its own: a resample is the same whichever
 * others are drawn, in whatever order and wherever.
 */
function resampleSeeds(seed, resamples, stream = 0) {
    const random = new Xoshiro128(seed, stream);
    const seeds = new Float64Array(resamples);
    for (let i = 0; i < resamples; i++) {
        seeds[i] = random.uint32() * 2 ** 21 + (random.uint32() >>> 11);
    }
    return seeds;
}
/**
 * Fills an array with Poisson variates of mean 1: how often each observation occurs in a resample of
 * the Poisson bootstrap (Hanley and MacGibbon, "Creating non-parametric bootstrap samples using
 * Poisson frequencies", Computer Methods and Programs in Biomedicine 83(1), 2006).
 */
function poissonCounts(to, seed) {
    const random = new Xoshiro128(seed);
    const words = new Uint32Array(Math.min(BLOCK, to.length));
    const [none = 0, one = 0] = CUMULATED;
    for (let start = 0; start < to.length; start += BLOCK) {
        random.fill(words);
        const end = Math.min(start + BLOCK, to.length);
        for (let i = start; i < end; i++) {
            const bits = words[i - start] ?? 0;
            let count = bits < none ? 0 : bits < one ? 1 : 2;
            if (count === 2)
                while (bits >= (CUMULATED[count] ?? Infinity))
                    count++;
            to[i] = count;
        }
    }
}
/**
 * The bias-corrected and accelerated interval of Efron ("Better bootstrap confidence intervals",
 * Journal of the American Statistical Association 82(397), 1987).
 *
 * @param values resampled statistics; NaN among them is left out
 * @param withoutParts the statistic without each part of the data in turn (jackknife)
 * @returns null where the values do not vary
 */
function bcaInterval(values, estimate, withoutParts, confidence) {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined || first === last)
        return null;
    let below = 0;
    for (const value of sorted)
        below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
    // Half a resample on either side keeps the correction finite.
    const share = Math.min(1 - 0.5 / sorted.length, Math.max(0.5 / sorted.length, below / sorted.length));
    const bias = normalQuantile(share);
    const acceleration = accelerationOf(withoutParts);
    const level = (p) => {
        const z = bias + normalQuantile(p);
        return normalCdf(bias + z / (1 - acceleration * z));
    };
    const tail = (1 - confidence) / 2;
    return [quantileOfSorted(sorted, level(tail)), quantileOfSorted(sorted, level(1 - tail))];
}
/** A sixth of the skewness of the jackknife's values; 0 where they do not vary. */
function accelerationOf(withoutParts) {
    const known = withoutParts.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    let [squares, cubes] = [0, 0];
    for (const value of known) {
        squares += (mean - value) ** 2;
        cubes += (mean - value) ** 3;
    }
    return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

;// CONCATENATED MODULE: ./packages/statistics/src/resampling/index.ts





;// CONCATENATED MODULE: ./packages/statistics/src/order/steps.ts
/** Different values that are handed on at a time. */
const steps_BLOCK = 1024;
/**
 * Goes on through two ascending arrays until `values` is full or both have ended; `passedA` and
 * `passedB` say how many values of each are passed with each step.
 */
function nextValues(a, b, place, values, passedA, passedB) {
    let { a: i, b: j } = place;
    let x = i < a.length ? (a[i] ?? NaN) : Infinity;
    let y = j < b.length ? (b[j] ?? NaN) : Infinity;
    let length = 0;
    while (length < values.length && (i < a.length || j < b.length)) {
        const value = x < y ? x : y;
        while (x <= value && i < a.length)
            x = ++i < a.length ? (a[i] ?? NaN) : Infinity;
        while (y <= value && j < b.length)
            y = ++j < b.length ? (b[j] ?? NaN) : Infinity;
        values[length] = value;
        passedA[length] = i;
        passedB[length] = j;
        length += 1;
    }
    place.a = i;
    place.b = j;
    return length;
}
/** Turns counts of values into counts of rows. */
function countRows(passed, length, { cumulative }) {
    if (cumulative === null)
        return;
    for (let step = 0; step < length; step++) {
        const values = passed[step] ?? 0;
        passed[step] = values === 0 ? 0 : (cumulative[values - 1] ?? NaN);
    }
}
/**
 * Goes once through two samples and hands every reader the steps of their distribution functions:
 * equal values are one step, whichever sample they are in.
 */
function readSteps(a, b, readers) {
    const values = new Float64Array(steps_BLOCK);
    const rowsA = new Float64Array(steps_BLOCK);
    const rowsB = new Float64Array(steps_BLOCK);
    const place = { a: 0, b: 0 };
    for (;;) {
        const length = nextValues(a.values, b.values, place, values, rowsA, rowsB);
        if (length === 0)
            return;
        countRows(rowsA, length, a);
        countRows(rowsB, length, b);
        const steps = { length, values, a: rowsA, b: rowsB };
        for (const reader of readers)
            reader.read(steps);
    }
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/areas.ts

/**
 * Areas between two distribution functions F and G, and under H (1 − H) of their mixture H, which
 * say how large the former are by chance alone.
 */
class AreaReader {
    #n1;
    #n2;
    #previous = NaN;
    #difference = 0;
    #mixture = 0;
    #absolute = 0;
    #squared = 0;
    #spread = 0;
    #rootSpread = 0;
    /** @throws RangeError when a sample is empty. */
    constructor(reference, current) {
        this.#n1 = reference.size;
        this.#n2 = current.size;
        if (this.#n1 === 0 || this.#n2 === 0)
            throw new RangeError('a sample is empty');
    }
    read({ length, values, a, b }) {
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
    get wasserstein() {
        return this.#absolute;
    }
    /**
     * Mean of the Wasserstein distance of two samples of the mixture: F − G is then nearly normal
     * with variance H (1 − H) (1/n₁ + 1/n₂), and the mean of its size √(2/π) standard deviations.
     */
    get wassersteinNoise() {
        return Math.sqrt((2 / Math.PI) * (1 / this.#n1 + 1 / this.#n2)) * this.#rootSpread;
    }
    /** Energy distance: the square root of 2 ∫ (F − G)². */
    get energy() {
        return Math.sqrt(2 * this.#squared);
    }
    /** Root mean square of the energy distance of two samples of the mixture. */
    get energyNoise() {
        return Math.sqrt(2 * (1 / this.#n1 + 1 / this.#n2) * this.#spread);
    }
}
function areasBetween(a, b) {
    const areas = new AreaReader(a, b);
    readSteps(a, b, [areas]);
    return areas;
}
/**
 * First Wasserstein distance between two samples, as `scipy.stats.wasserstein_distance`.
 *
 * @throws RangeError when a sample is empty.
 */
function wassersteinDistance(a, b) {
    return areasBetween(a, b).wasserstein;
}
/**
 * Energy distance between two samples (G. Székely), as `scipy.stats.energy_distance`.
 *
 * @throws RangeError when a sample is empty.
 */
function energyDistance(a, b) {
    return areasBetween(a, b).energy;
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/shares.ts
function total(counts) {
    let sum = 0;
    for (const count of counts)
        sum += count;
    if (!(sum > 0))
        throw new RangeError('the counts of one side are all zero');
    return sum;
}
/** Shares of the total; equal shares of different totals are the same number. */
function sharesOf(counts) {
    const sum = total(counts);
    return counts.map((count) => count / sum);
}
/**
 * The shares of each category on both sides.
 *
 * @throws RangeError when the sides differ in length or one has no count above 0.
 */
function* sharePairs(reference, current) {
    if (reference.length !== current.length) {
        throw new RangeError('the two sides have different numbers of categories');
    }
    const p = sharesOf(reference);
    const q = sharesOf(current);
    for (let i = 0; i < p.length; i++)
        yield [p[i] ?? 0, q[i] ?? 0];
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/cells.ts

/**
 * Sum of a term over all categories.
 *
 * @throws RangeError when the sides differ in length or one has no count above 0.
 */
function sumOverCells(reference, current, term) {
    let sum = 0;
    for (const [p, q] of sharePairs(reference, current))
        sum += term(p, q);
    return sum;
}
/** With so many rows to be expected on each side the number is nearly normal, and far from 0. */
const NORMAL_FROM = 40;
/** Beyond these standard deviations, and below this weight, nothing is added. */
const NORMAL_REACH = 6;
const NORMAL_STEPS = 24;
const NEGLIGIBLE = 1e-13;
/** Mean of f(a) for the number a of reference rows among `rows` rows: hypergeometric, summed up. */
function hypergeometricMean(rows, { n, m }, f) {
    const mode = Math.floor(((rows + 1) * (n + 1)) / (n + m + 2));
    let weights = 1;
    let sum = f(mode);
    const add = (a, weight) => {
        weights += weight;
        sum += weight * f(a);
    };
    let weight = 1;
    for (let a = mode; a < Math.min(rows, n) && weight > NEGLIGIBLE; a++) {
        weight *= ((rows - a) * (n - a)) / ((a + 1) * (m - rows + a + 1));
        add(a + 1, weight);
    }
    weight = 1;
    for (let a = mode; a > Math.max(0, rows - m) && weight > NEGLIGIBLE; a--) {
        weight *= (a * (m - rows + a)) / ((rows - a + 1) * (n - a + 1));
        add(a - 1, weight);
    }
    return sum / weights;
}
/** Mean of f(a) for a normal a with the hypergeometric mean and variance. */
function normalMean(rows, { n, m }, f) {
    const all = n + m;
    const mean = (rows * n) / all;
    const deviation = Math.sqrt((mean * (m / all) * (all - rows)) / (all - 1));
    let weights = 0;
    let sum = 0;
    for (let step = -NORMAL_STEPS; step <= NORMAL_STEPS; step++) {
        const z = (NORMAL_REACH * step) / NORMAL_STEPS;
        const weight = Math.exp((-z * z) / 2);
        weights += weight;
        sum += weight * f(mean + z * deviation);
    }
    return sum / weights;
}
function cells_total(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}
/**
 * Mean of the sum over all categories when the rows of both sides, taken together, are dealt to
 * them at random: what the distance would be without any difference. Both margins are kept, so it
 * needs no assumption on the categories.
 *
 * @throws RangeError when one side has no count above 0.
 */
function expectedOverCells(reference, current, term) {
    const sizes = { n: cells_total(reference), m: cells_total(current) };
    const { n, m } = sizes;
    if (!(n > 0 && m > 0))
        throw new RangeError('the counts of one side are all zero');
    const known = new Map();
    const expected = (rows) => {
        const f = (a) => term(a / n, (rows - a) / m);
        const least = (Math.min(rows, n + m - rows) * Math.min(n, m)) / (n + m);
        return least >= NORMAL_FROM ? normalMean(rows, sizes, f) : hypergeometricMean(rows, sizes, f);
    };
    let sum = 0;
    reference.forEach((count, i) => {
        const rows = count + (current[i] ?? 0);
        if (rows === 0)
            return;
        const mean = known.get(rows) ?? expected(rows);
        known.set(rows, mean);
        sum += mean;
    });
    return sum;
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/hellinger.ts

const term = (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2;
/**
 * Hellinger distance between two distributions over the same categories, given as counts:
 * √(½ Σ (√p − √q)²) = √(1 − Σ √(p q)); 0 … 1.
 */
function hellingerDistance(reference, current) {
    return Math.sqrt(sumOverCells(reference, current, term) / 2);
}
/** Root of its mean square when there is no difference; see `expectedOverCells`. */
function hellingerNoise(reference, current) {
    return Math.sqrt(expectedOverCells(reference, current, term) / 2);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/jensen-shannon.ts


/** p ln(p / m) + m − p ≥ 0, which sums to the relative entropy without cancellation. */
function entropyTerm(p, m, difference) {
    return p === 0 ? m : deviance(p, m, difference);
}
function jensen_shannon_term(p, q) {
    const middle = (p + q) / 2;
    return middle === 0
        ? 0
        : entropyTerm(p, middle, (q - p) / 2) + entropyTerm(q, middle, (p - q) / 2);
}
function distanceOf(sum) {
    return Math.min(1, Math.sqrt(sum / 2 / Math.LN2));
}
/**
 * Jensen–Shannon distance with base-2 logarithms between two distributions over the same
 * categories, given as counts: the square root of the divergence, 0 … 1, as
 * `scipy.spatial.distance.jensenshannon(p, q, base=2)`.
 */
function jensenShannonDistance(reference, current) {
    return distanceOf(sumOverCells(reference, current, jensen_shannon_term));
}
/**
 * Root of the mean Jensen–Shannon divergence when there is no difference; see `expectedOverCells`.
 */
function jensenShannonNoise(reference, current) {
    return distanceOf(expectedOverCells(reference, current, jensen_shannon_term));
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/least-share.ts
/** What a share of 0 counts as, at most. */
const SMALLEST_SHARE = 1e-4;
/**
 * What a share of 0 counts as where its logarithm is taken: 0.0001, or half a row where this is
 * less, so that no row always weighs more than one row.
 */
function leastShare(counts) {
    const rows = counts.reduce((sum, count) => sum + count, 0);
    return Math.min(SMALLEST_SHARE, 0.5 / rows);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/kullback-leibler.ts



/** p ln(p / q) + q − p ≥ 0, which sums to the divergence without cancellation. */
function termOf(current) {
    const least = leastShare(current);
    return (p, q) => {
        if (p === 0)
            return q;
        return q === 0 ? p * Math.log(p / least) - p : deviance(p, q, q - p);
    };
}
/**
 * Kullback–Leibler divergence of the current distribution from the reference over the same
 * categories, given as counts: Σ p ln(p / q), natural logarithm, as `scipy.stats.entropy(p, q)`. A
 * current share of 0 counts as 0.0001, or as that of half a row where this is less.
 */
function kullbackLeiblerDivergence(reference, current) {
    return sumOverCells(reference, current, termOf(current));
}
/** Mean of the divergence when there is no difference; see `expectedOverCells`. */
function kullbackLeiblerNoise(reference, current) {
    return expectedOverCells(reference, current, termOf(current));
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/largest-difference.ts


/** Steps of the integral over the size of the largest difference, and how far it goes. */
const STEPS = 64;
const REACH = 6;
/** Of more categories only those of the largest spread can be the largest difference. */
const MOST_CATEGORIES = 40;
/**
 * L∞ distance between two distributions over the same categories, given as counts: the largest
 * |p − q| of a category; 0 … 1.
 */
function largestDifference(reference, current) {
    let largest = 0;
    for (const [p, q] of sharePairs(reference, current)) {
        largest = Math.max(largest, Math.abs(p - q));
    }
    return largest;
}
/**
 * Mean of the largest difference when there is none: ∫ P(max > x) dx for independent normal
 * differences with the categories' variances s (1 − s) (1/n + 1/m), s their share of all rows. All
 * differences together are 0, so one of them is none of its own.
 */
function largestDifferenceNoise(reference, current) {
    const [n, m] = [largest_difference_total(reference), largest_difference_total(current)];
    const deviations = reference
        .map((count, i) => (count + (current[i] ?? 0)) / (n + m))
        .map((share) => Math.sqrt(share * (1 - share) * (1 / n + 1 / m)))
        .sort((a, b) => b - a)
        .slice(0, Math.min(MOST_CATEGORIES, reference.length - 1));
    const width = (REACH * (deviations[0] ?? 0)) / STEPS;
    let mean = 0;
    for (let step = 0; step < STEPS; step++) {
        const x = (step + 0.5) * width;
        let below = 1;
        for (const deviation of deviations)
            below *= 1 - 2 * normalSf(x / deviation);
        mean += (1 - below) * width;
    }
    return mean;
}
function largest_difference_total(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/moments.ts
/**
 * Mean and sum of squared deviations. The smallest value is subtracted first, and what rounding left
 * in the mean is corrected for (Chan, Golub and LeVeque, "Algorithms for Computing the Sample
 * Variance", 1983): a column of time stamps keeps its digits, a constant has exactly no spread.
 *
 * @throws RangeError when there is no number.
 */
function momentsOf(sample) {
    const { size, minimum: origin, values, cumulative } = sample;
    if (size === 0)
        throw new RangeError('there is no number');
    // Plain loops: a callback for each of a million rows takes ten times as long.
    let [sum, before] = [0, 0];
    for (let i = 0; i < values.length; i++) {
        const upTo = cumulative === null ? i + 1 : (cumulative[i] ?? NaN);
        sum += ((values[i] ?? NaN) - origin) * (upTo - before);
        before = upTo;
    }
    const shift = sum / size;
    let [squares, rest] = [0, 0];
    before = 0;
    for (let i = 0; i < values.length; i++) {
        const upTo = cumulative === null ? i + 1 : (cumulative[i] ?? NaN);
        const deviation = (values[i] ?? NaN) - origin - shift;
        const rows = upTo - before;
        squares += deviation * deviation * rows;
        rest += deviation * rows;
        before = upTo;
    }
    return { size, origin, shift, squares: Math.max(0, squares - (rest * rest) / size) };
}
/** Mean of the first minus mean of the second. */
function differenceOfMeans(first, second) {
    return first.origin - second.origin + (first.shift - second.shift);
}
/**
 * Standard deviation with divisor n (ddof 0); 0 for a constant column, exactly.
 *
 * @throws RangeError when there is no number.
 */
function standardDeviation(sample) {
    const { size, squares } = momentsOf(sample);
    return Math.sqrt(squares / size);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/population-stability-index.ts


function population_stability_index_termOf(reference, current) {
    const [leastP, leastQ] = [leastShare(reference), leastShare(current)];
    return (p, q) => {
        if (p === q)
            return 0;
        const expected = p === 0 ? leastP : p;
        const actual = q === 0 ? leastQ : q;
        return (actual - expected) * Math.log(actual / expected);
    };
}
/**
 * Population stability index between two distributions over the same bins, given as counts:
 * Σ (q − p) ln(q / p), natural logarithm. Bins that are empty on both sides count nothing. A share
 * of 0 on one side counts as 0.0001, or as that of half a row where this is less, so that no row
 * always weighs more than one row.
 */
function populationStabilityIndex(reference, current) {
    return sumOverCells(reference, current, population_stability_index_termOf(reference, current));
}
/** Mean of the index when there is no difference; see `expectedOverCells`. */
function populationStabilityNoise(reference, current) {
    return expectedOverCells(reference, current, population_stability_index_termOf(reference, current));
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/total-variation.ts

const total_variation_term = (p, q) => Math.abs(p - q);
/**
 * Total variation distance between two distributions over the same categories, given as counts:
 * half the sum of |p − q|, the largest difference in probability of any event; 0 … 1.
 */
function totalVariationDistance(reference, current) {
    return sumOverCells(reference, current, total_variation_term) / 2;
}
/** Mean of the total variation distance when there is no difference; see `expectedOverCells`. */
function totalVariationNoise(reference, current) {
    return expectedOverCells(reference, current, total_variation_term) / 2;
}

;// CONCATENATED MODULE: ./packages/statistics/src/distances/index.ts









;// CONCATENATED MODULE: ./packages/statistics/src/multiple-testing/adjust.ts
/** Indices of the p-values from the smallest to the largest. */
function ascending(pValues) {
    return pValues.map((_, i) => i).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
}
/**
 * p-values adjusted to control the false discovery rate (Y. Benjamini and Y. Hochberg, JRSS B
 * 57(1), 1995), in the order given, as `scipy.stats.false_discovery_control(method='bh')`.
 */
function benjaminiHochberg(pValues) {
    const order = ascending(pValues);
    const adjusted = pValues.map(() => 1);
    let least = 1;
    for (let rank = order.length; rank >= 1; rank--) {
        const index = order[rank - 1] ?? 0;
        least = Math.min(least, ((pValues[index] ?? 1) * pValues.length) / rank);
        adjusted[index] = least;
    }
    return adjusted;
}
/**
 * p-values adjusted to control the family-wise error rate by Holm's step-down method (S. Holm,
 * Scandinavian Journal of Statistics 6(2), 1979), in the order given.
 */
function holm(pValues) {
    const adjusted = pValues.map(() => 1);
    let largest = 0;
    ascending(pValues).forEach((index, rank) => {
        largest = Math.max(largest, Math.min(1, (pValues[index] ?? 1) * (pValues.length - rank)));
        adjusted[index] = largest;
    });
    return adjusted;
}
/** p-values times their number, at most 1: controls the family-wise error rate (Bonferroni). */
function bonferroni(pValues) {
    return pValues.map((p) => Math.min(1, p * pValues.length));
}

;// CONCATENATED MODULE: ./packages/statistics/src/multiple-testing/index.ts


;// CONCATENATED MODULE: ./packages/statistics/src/order/bins.ts
/**
 * Bins at the quantiles of a sample, deciles by default, with open ends. Equal quantiles make one
 * edge. Where the highest bin would hold one value only, values above it get a bin of their own:
 * else a constant could rise unseen.
 */
function quantileBins(sample, parts = 10) {
    const edges = new Set();
    for (let part = 1; part < parts; part++) {
        const edge = sample.quantile(part / parts);
        if (Number.isFinite(edge))
            edges.add(edge);
    }
    const ascending = [...edges].sort((a, b) => a - b);
    return { edges: ascending, splitAtLast: ascending.at(-1) === sample.maximum };
}
/** How many rows fall into each bin. */
function countInBins(sample, bins) {
    const cumulative = bins.edges.map((edge) => sample.countBelow(edge));
    const last = bins.edges.at(-1);
    if (bins.splitAtLast && last !== undefined)
        cumulative.push(sample.countUpTo(last));
    cumulative.push(sample.size);
    return cumulative.map((count, i) => count - (cumulative[i - 1] ?? 0));
}

;// CONCATENATED MODULE: ./packages/statistics/src/order/search.ts
/** How many of the sorted numbers are below `value`. */
function countBelow(sorted, value) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] ?? NaN) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** How many of the sorted numbers are `value` or below. */
function countUpTo(sorted, value) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] ?? NaN) <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./packages/statistics/src/order/sample.ts

/**
 * Numbers in ascending order: either one for every row, or different numbers with how many rows
 * have each.
 */
class Sample {
    /** Ascending. */
    values;
    /** How many rows have the values up to and including each; null: every value is one row. */
    cumulative;
    size;
    constructor(values, cumulative) {
        this.values = values;
        this.cumulative = cumulative;
        this.size = cumulative === null ? values.length : (cumulative.at(-1) ?? 0);
    }
    /** A sample of sorted numbers, one a row; the array is not copied. */
    static ofSorted(values) {
        return new Sample(values, null);
    }
    /**
     * A sample of counted numbers.
     *
     * @param values ascending, each once
     * @param counts positive whole numbers, one for each value
     */
    static ofCounts(values, counts) {
        const cumulative = new Float64Array(values.length);
        let rows = 0;
        for (let i = 0; i < values.length; i++) {
            rows += counts[i] ?? 0;
            cumulative[i] = rows;
        }
        return new Sample(values, cumulative);
    }
    /** The smallest value; NaN in an empty sample. */
    get minimum() {
        return this.values[0] ?? NaN;
    }
    /** The largest value; NaN in an empty sample. */
    get maximum() {
        return this.values.at(-1) ?? NaN;
    }
    /** How many rows have the first `count` of the values. */
    #rows(count) {
        return this.cumulative === null || count === 0 ? count : (this.cumulative[count - 1] ?? NaN);
    }
    /** How many rows are below `value`. */
    countBelow(value) {
        return this.#rows(countBelow(this.values, value));
    }
    /** How many rows are `value` or below. */
    countUpTo(value) {
        return this.#rows(countUpTo(this.values, value));
    }
    /** The value of the row of this rank, from 0. */
    at(rank) {
        if (this.cumulative === null)
            return this.values[rank] ?? NaN;
        return this.values[countUpTo(this.cumulative, rank)] ?? NaN;
    }
    /**
     * The quantile, linear between order statistics: definition 7 of Hyndman and Fan, NumPy's
     * default.
     *
     * @throws RangeError for an empty sample
     */
    quantile(p) {
        if (this.size === 0)
            throw new RangeError('there are no values');
        const at = p * (this.size - 1);
        const below = Math.floor(at);
        const low = this.at(below);
        const high = this.at(Math.min(below + 1, this.size - 1));
        return low + (at - below) * (high - low);
    }
    /** Calls back with each different value, ascending, and how many rows have it. */
    forEachValue(visit) {
        const { values, cumulative } = this;
        let before = 0;
        for (let i = 0; i < values.length; i++) {
            const value = values[i] ?? NaN;
            if (i + 1 < values.length && values[i + 1] === value)
                continue;
            const rows = cumulative === null ? i + 1 : (cumulative[i] ?? NaN);
            visit(value, rows - before);
            before = rows;
        }
    }
    /** How many different values there are. */
    countDistinct() {
        if (this.cumulative !== null)
            return this.values.length;
        let distinct = 0;
        for (let i = 0; i < this.values.length; i++) {
            if (i === 0 || this.values[i] !== this.values[i - 1])
                distinct += 1;
        }
        return distinct;
    }
}

;// CONCATENATED MODULE: ./packages/statistics/src/order/sort.ts
/** Below this length the platform's sort is faster. */
const RADIX_FROM = 2_000;
const DIGIT_BITS = 11;
const RADIX = 1 << DIGIT_BITS;
const sort_MASK = RADIX - 1;
/** Where the digits of a word of 32 bits begin; the last one has the remaining ten bits. */
const SHIFTS = [0, 11, 22];
/** Words of a double in memory. */
const LOW = 0;
const HIGH = 1;
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
/** Insertion may move this many numbers for each one that is sorted; then it gives up. */
const MOVES_PER_NUMBER = 4;
/**
 * A word of a double as a key whose unsigned order is the numbers' order: all bits of a negative
 * number flip, of others the sign alone.
 */
function keyOf(words, at, word) {
    const sign = (words[at + HIGH] ?? 0) >> 31;
    return (words[at + word] ?? 0) ^ (word === HIGH ? sign | 0x80000000 : sign);
}
/** How many keys have each value of each of the three digits of a word. */
function countDigits(words, word) {
    const first = new Uint32Array(RADIX);
    const second = new Uint32Array(RADIX);
    const third = new Uint32Array(RADIX);
    for (let at = 0; at < words.length; at += 2) {
        const key = keyOf(words, at, word);
        first[key & sort_MASK] = (first[key & sort_MASK] ?? 0) + 1;
        second[(key >>> SHIFTS[1]) & sort_MASK] = (second[(key >>> SHIFTS[1]) & sort_MASK] ?? 0) + 1;
        third[key >>> SHIFTS[2]] = (third[key >>> SHIFTS[2]] ?? 0) + 1;
    }
    return [first, second, third];
}
function buffer64(numbers) {
    const { buffer, byteOffset, length } = numbers;
    return { numbers, words: new Uint32Array(buffer, byteOffset, 2 * length) };
}
/** Moves the numbers, in the order of one digit and stably, from one array to the other. */
function distribute({ numbers, words }, to, counts, word, shift) {
    const places = new Uint32Array(RADIX);
    for (let digit = 1; digit < RADIX; digit++) {
        places[digit] = (places[digit - 1] ?? 0) + (counts[digit - 1] ?? 0);
    }
    for (let i = 0; i < numbers.length; i++) {
        const digit = (keyOf(words, 2 * i, word) >>> shift) & sort_MASK;
        const place = places[digit] ?? 0;
        places[digit] = place + 1;
        to[place] = numbers[i] ?? NaN;
    }
}
/** Brings the numbers into the order of one word, stably; returns the array that holds them. */
function sortByWord(from, to, word) {
    let [here, there] = [from, to];
    countDigits(from.words, word).forEach((counts, digit) => {
        if (counts.includes(from.numbers.length))
            return;
        distribute(here, there.numbers, counts, word, SHIFTS[digit] ?? 0);
        [here, there] = [there, here];
    });
    return [here, there];
}
/** Sorts numbers that are nearly in order; false when they are not, and the order is any. */
function insert(numbers) {
    let moves = MOVES_PER_NUMBER * numbers.length;
    for (let i = 1; i < numbers.length; i++) {
        const value = numbers[i] ?? NaN;
        let at = i - 1;
        while (at >= 0 && (numbers[at] ?? NaN) > value) {
            numbers[at + 1] = numbers[at] ?? NaN;
            at -= 1;
        }
        numbers[at + 1] = value;
        moves -= i - 1 - at;
        if (moves < 0)
            return false;
    }
    return true;
}
/**
 * Sorts numbers by their bits, least significant digit first. The upper word (sign, exponent and
 * 20 bits of the fraction) nearly settles the order of most data, and insertion does the rest;
 * where it would not, the lower word is sorted first.
 */
function radixSorted(numbers, scratch) {
    let [here, there] = sortByWord(buffer64(numbers), buffer64(scratch), HIGH);
    if (insert(here.numbers))
        return here.numbers;
    [here, there] = sortByWord(here, there, LOW);
    [here] = sortByWord(here, there, HIGH);
    return here.numbers;
}
/**
 * Sorts numbers in ascending order (−0 before 0), with the help of a second array of the same
 * length; there must be no NaN among them. A million normal numbers take 10 ms, a twentieth of what
 * `Float64Array.prototype.sort` takes.
 *
 * @returns the one of the two arrays that holds the result; the other's content is lost
 */
function sortNumbers(numbers, scratch) {
    if (numbers.length < RADIX_FROM || !LITTLE_ENDIAN)
        return numbers.sort();
    return radixSorted(numbers, scratch);
}
/** The numbers in ascending order, in a new array; there must be no NaN among them. */
function sortedNumbers(values) {
    return sortNumbers(values.slice(), new Float64Array(values.length));
}

;// CONCATENATED MODULE: ./packages/statistics/src/order/index.ts






;// CONCATENATED MODULE: ./packages/statistics/src/sequential/bernoulli.ts

/** Both parameters of the beta mixture: Jeffreys' prior, as Krichevsky and Trofimov have it. */
const PRIOR = 0.5;
const bernoulli_STEPS = 60;
function logBeta(a, b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
}
/**
 * The logarithm of the beta-binomial mixture e-process against the probability p: the likelihood of
 * the trials averaged over a Beta(1/2, 1/2) prior, divided by their likelihood under p. Under p it
 * is a martingale that starts at 1, so that it ever reaches 1/α with probability at most α (Ville).
 *
 * Robbins, "Statistical methods related to the law of the iterated logarithm", 1970.
 */
function logBernoulliEValue(events, trials, p) {
    return logMixture(events, trials) - logLikelihood(events, trials, p);
}
/** The averaged likelihood, which no p is part of. */
function logMixture(events, trials) {
    return logBeta(PRIOR + events, PRIOR + trials - events) - logBeta(PRIOR, PRIOR);
}
function logLikelihood(events, trials, p) {
    const term = (count, q) => (count === 0 ? 0 : count * Math.log(q));
    return term(events, p) + term(trials - events, 1 - p);
}
/**
 * The point between `inside` and `outside` at which a function falls to a limit; `outside` where it
 * never does.
 */
function crossing(likelihood, limit, inside, outside) {
    let [a, b] = [inside, outside];
    if (likelihood(b) > limit)
        return b;
    for (let i = 0; i < bernoulli_STEPS && a !== b; i++) {
        const middle = (a + b) / 2;
        if (likelihood(middle) > limit)
            a = middle;
        else
            b = middle;
    }
    return b;
}
/**
 * Confidence sequence for a probability: with probability 1 − alpha it holds the true one at every
 * number of trials at once, so that it may be looked at after each of them. All p whose e-value
 * (see above) is below 1/alpha.
 *
 * @param events trials that succeeded, at most `trials`
 */
function bernoulliSequence(events, trials, alpha) {
    if (trials <= 0)
        return [0, 1];
    const likelihood = (p) => logLikelihood(events, trials, p);
    const limit = logMixture(events, trials) + Math.log(alpha);
    const estimate = events / trials;
    const low = events === 0 ? 0 : crossing(likelihood, limit, estimate, 0);
    const high = events === trials ? 1 : crossing(likelihood, limit, estimate, 1);
    return [low, high];
}

;// CONCATENATED MODULE: ./packages/statistics/src/sequential/normal-mixture.ts
/**
 * The two-sided normal mixture boundary: a sum whose deviations are sub-Gaussian with the intrinsic
 * time (variance) v exceeds it at any v with probability at most alpha.
 *
 * Howard, Ramdas, McAuliffe, Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence
 * sequences", Annals of Statistics 49 (2021), equation (14); Robbins 1970.
 *
 * @param v intrinsic time, above 0
 * @param rho weight of the mixture: the boundary is tightest near v ≈ rho × 2 ln(1/alpha)
 */
function normalMixtureBound(v, alpha, rho) {
    return Math.sqrt((v + rho) * Math.log((v + rho) / (rho * alpha * alpha)));
}
/** Observations near which the sequence of a mean is tightest. */
const TIGHTEST_AT = 1000;
/**
 * Asymptotic confidence sequence for a mean, from the sufficient statistics of a sample.
 *
 * Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic
 * confidence sequences", Annals of Statistics 52 (2024), theorem 2.2.
 *
 * @param variance of the sample; where it is 0 nothing is known, since one more value may change it
 */
function meanSequence(count, mean, variance, alpha) {
    if (count < 2 || !(variance > 0))
        return [-Infinity, Infinity];
    const rho = TIGHTEST_AT / (2 * Math.log(1 / alpha));
    const width = (normalMixtureBound(count, alpha, rho) / count) * Math.sqrt(variance);
    return [mean - width, mean + width];
}

;// CONCATENATED MODULE: ./packages/statistics/src/sequential/index.ts



;// CONCATENATED MODULE: ./packages/statistics/src/tests/anderson-darling.ts


/** Variance of the limiting distribution: 2 Σ 1 / (j (j + 1))². */
const LIMITING_VARIANCE = (2 * (Math.PI ** 2 - 9)) / 3;
/** With fewer rows in all, the statistic has no variance formula. */
const LEAST_ROWS = 4;
/** Reads the Anderson–Darling statistic A² off the steps of two distribution functions. */
class AndersonDarlingReader {
    #n;
    #m;
    #previousA = 0;
    #previousB = 0;
    #sum = 0;
    /** @throws RangeError when a sample is empty. */
    constructor(reference, current) {
        this.#n = reference.size;
        this.#m = current.size;
        if (this.#n === 0 || this.#m === 0)
            throw new RangeError('a sample is empty');
    }
    read({ length, a, b }) {
        const [n, m] = [this.#n, this.#m];
        const all = n + m;
        let [previousA, previousB, sum] = [this.#previousA, this.#previousB, 0];
        for (let i = 0; i < length; i++) {
            const [nextA, nextB] = [a[i] ?? NaN, b[i] ?? NaN];
            const [middleA, middleB] = [(previousA + nextA) / 2, (previousB + nextB) / 2];
            const rows = nextA + nextB - previousA - previousB;
            const middle = middleA + middleB;
            // Both samples deviate from the mixture by the same, (m A − n B) / N.
            const deviation = m * middleA - n * middleB;
            sum += (rows * deviation * deviation) / (middle * (all - middle) - (all * rows) / 4);
            [previousA, previousB] = [nextA, nextB];
        }
        this.#previousA = previousA;
        this.#previousB = previousB;
        this.#sum += sum;
    }
    /** A² with midranks, before it is standardised. */
    get square() {
        const [n, m] = [this.#n, this.#m];
        const all = n + m;
        if (!Number.isFinite(this.#sum))
            return 0;
        return ((all - 1) / all) * (this.#sum / (n * m));
    }
    get result() {
        const [n, m] = [this.#n, this.#m];
        if (n + m < LEAST_ROWS)
            return { statistic: NaN, pValue: 1 };
        const { square } = this;
        const statistic = (square - 1) / Math.sqrt(varianceOfSquare(n, m));
        const limit = 1 + statistic * Math.sqrt(LIMITING_VARIANCE);
        return { statistic, pValue: square === 0 ? 1 : andersonDarlingSf(limit) };
    }
}
/** Σ 1/i for i = 1 … count. */
function harmonic(count) {
    let sum = 0;
    for (let i = count; i >= 1; i--)
        sum += 1 / i;
    return sum;
}
/** Variance of A² for two samples without ties (Scholz and Stephens, equation 4). */
function varianceOfSquare(n, m) {
    const all = n + m;
    const inverse = 1 / n + 1 / m;
    const h = harmonic(all - 1);
    let partial = 0;
    let g = 0;
    for (let i = 1; i <= all - 2; i++) {
        partial += 1 / (all - i);
        g += partial / (i + 1);
    }
    const a = 4 * g - 6 + (10 - 6 * g) * inverse;
    const b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
    const c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverse + 4 * h;
    const d = 4 * (2 * h + 6) - 8 * h;
    const numerator = ((a * all + b) * all + c) * all + d;
    return numerator / ((all - 1) * (all - 2) * (all - 3));
}
/**
 * Anderson–Darling test of two samples, midrank version (F. W. Scholz and M. A. Stephens,
 * "K-Sample Anderson–Darling Tests", JASA 82, 1987). The statistic is the standardised one of
 * `scipy.stats.anderson_ksamp(variant='midrank')`. SciPy reads its p-value off a table of seven
 * values, between 0.001 and 0.25; this one is the limiting distribution's at any size.
 *
 * One value only is no difference: A² is then taken for 0.
 *
 * @throws RangeError when a sample is empty.
 */
function andersonDarling(reference, current) {
    const reader = new AndersonDarlingReader(reference, current);
    readSteps(reference, current, [reader]);
    return reader.result;
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/chi-squared.ts

function summarise(reference, current) {
    if (reference.length !== current.length) {
        throw new RangeError('the two sides have different numbers of categories');
    }
    const n1 = reference.reduce((sum, count) => sum + count, 0);
    const n2 = current.reduce((sum, count) => sum + count, 0);
    if (!(n1 > 0 && n2 > 0))
        throw new RangeError('the counts of one side are all zero');
    let statistic = 0;
    let categories = 0;
    let smallestTotal = Infinity;
    let inverseShares = 0;
    for (let i = 0; i < reference.length; i++) {
        const a = reference[i] ?? 0;
        const b = current[i] ?? 0;
        const total = a + b;
        if (total === 0)
            continue;
        categories += 1;
        smallestTotal = Math.min(smallestTotal, total);
        inverseShares += (n1 + n2) / total;
        // Both cells of a column deviate from their expectation by the same, (n₂ a − n₁ b) / N.
        statistic += (n2 * a - n1 * b) ** 2 / total;
    }
    return { n1, n2, categories, statistic: statistic / (n1 * n2), smallestTotal, inverseShares };
}
/**
 * Upper tail of the statistic by a gamma distribution with its exact mean and variance given both
 * margins (J. B. S. Haldane, Biometrika 31, 1940; R. B. Dawson, "A simplified expression for the
 * variance of the χ² function on a contingency table", Biometrika 41, 1954).
 */
function momentPValue(table) {
    const { n1, n2, categories, statistic, inverseShares } = table;
    const n = n1 + n2;
    if (n < 4)
        return 1;
    const mean = (n * (categories - 1)) / (n - 1);
    const rows = { v: (n - 2) / (n - 1), w: (n / n1 + n / n2 - 4) / (n - 2) };
    const columns = {
        v: ((categories - 1) * (n - categories)) / (n - 1),
        w: (inverseShares - categories * categories) / (n - 2),
    };
    const variance = ((2 * n) / (n - 3)) * (rows.v - rows.w) * (columns.v - columns.w) +
        ((n * n) / (n - 1)) * rows.w * columns.w;
    // No variance: every table with these margins has this statistic.
    if (!(variance > 1e-9 * mean * mean))
        return 1;
    const scale = variance / mean;
    return chiSquaredSf((2 * statistic) / scale, (2 * mean) / scale);
}
/**
 * Pearson's chi-squared test that two sides have the same distribution over the categories, given
 * as counts: a 2 × k table without Yates' correction, as
 * `scipy.stats.chi2_contingency(table, correction=False)`. Categories that are empty on both sides
 * are left out; one category alone gives statistic 0, p-value 1.
 *
 * @throws RangeError when the sides differ in length or one has no count above 0.
 */
function chiSquaredHomogeneity(reference, current) {
    const table = summarise(reference, current);
    const { n1, n2, statistic, smallestTotal } = table;
    const degreesOfFreedom = table.categories - 1;
    return {
        statistic,
        degreesOfFreedom,
        pValue: degreesOfFreedom === 0 ? 1 : chiSquaredSf(statistic, degreesOfFreedom),
        smallestExpected: (Math.min(n1, n2) * smallestTotal) / (n1 + n2),
        sparsePValue: degreesOfFreedom === 0 ? 1 : momentPValue(table),
    };
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/divisor.ts
function divisor_greatestCommonDivisor(a, b) {
    return b === 0 ? a : divisor_greatestCommonDivisor(b, a % b);
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/cramer-von-mises.ts



/** Up to this many values on the larger side the p-value is exact, as SciPy's `method='auto'`. */
const EXACT_UP_TO = 20;
/** Σ of (start + k · step)² for k = 1 … count. */
function sumOfSquares(start, step, count) {
    const first = (count * (count + 1)) / 2;
    const second = (count * (count + 1) * (2 * count + 1)) / 6;
    return count * start * start + 2 * start * step * first + step * step * second;
}
/** n Σ (r − i)² of `count` equal values of one sample, at ranks i behind `before`, with midrank r. */
function rankSquares(midrank, before, count) {
    return sumOfSquares(midrank - before, -1, count);
}
/** Reads the Cramér–von Mises statistic off the steps of two distribution functions. */
class CramerVonMisesReader {
    #n;
    #m;
    #previousA = 0;
    #previousB = 0;
    /** Σ (F − G)² over the rows of both samples. */
    #squares = 0;
    /** What midranks add to it. */
    #ties = 0;
    /** @throws RangeError when a sample is empty. */
    constructor(reference, current) {
        this.#n = reference.size;
        this.#m = current.size;
        if (this.#n === 0 || this.#m === 0)
            throw new RangeError('a sample is empty');
    }
    read({ length, a, b }) {
        for (let i = 0; i < length; i++)
            this.#step(a[i] ?? NaN, b[i] ?? NaN);
    }
    #step(a, b) {
        const [n, m] = [this.#n, this.#m];
        const [beforeA, beforeB] = [this.#previousA, this.#previousB];
        const [rowsA, rowsB] = [a - beforeA, b - beforeB];
        const difference = beforeA / n - beforeB / m;
        this.#squares += sumOfSquares(difference, 1 / n, rowsA);
        this.#squares += sumOfSquares(difference + rowsA / n, -1 / m, rowsB);
        this.#previousA = a;
        this.#previousB = b;
        const rows = rowsA + rowsB;
        if (rows === 1)
            return;
        const midrank = beforeA + beforeB + (rows + 1) / 2;
        const tied = n * rankSquares(midrank, beforeA, rowsA) + m * rankSquares(midrank, beforeB, rowsB);
        const inOrder = n * rowsA * beforeB ** 2 + m * rowsB * a ** 2;
        this.#ties += tied - inOrder;
    }
    /** T of T. W. Anderson, equation 10. */
    get statistic() {
        const [n, m] = [this.#n, this.#m];
        const all = n + m;
        return ((n * m) / (all * all)) * this.#squares + this.#ties / (n * m * all);
    }
    get result() {
        const { statistic } = this;
        const [n, m] = [this.#n, this.#m];
        const pValue = Math.max(n, m) > EXACT_UP_TO
            ? asymptoticPValue(statistic, n, m)
            : exactPValue(statistic, n, m);
        return { statistic, pValue };
    }
}
/** By the limiting distribution, with T's exact mean and variance. */
function asymptoticPValue(statistic, n, m) {
    const all = n + m;
    const mean = (1 + 1 / all) / 6;
    const variance = ((all + 1) * (4 * n * m * all - 3 * (n * n + m * m) - 2 * n * m)) /
        (45 * all * all * 4 * n * m);
    return cramerVonMisesSf(1 / 6 + (statistic - mean) / Math.sqrt(45 * variance));
}
/** The share of all orders of n and m values whose statistic is at least as large. */
function exactPValue(statistic, n, m) {
    const all = n + m;
    // Σ (i m − j n)² over a path from (0, 0) to (n, m) is T n m (n + m)², a multiple of g².
    const unit = divisor_greatestCommonDivisor(n, m) ** 2;
    const least = Math.floor((statistic * n * m * all * all) / unit + 1e-7) * unit;
    let row = [];
    for (let j = 0; j <= m; j++) {
        const next = [];
        for (let i = 0; i <= n; i++) {
            const cost = (i * m - j * n) ** 2;
            const ways = new Map(i === 0 && j === 0 ? [[0, 1]] : []);
            for (const from of [row[i], next[i - 1]]) {
                for (const [sum, count] of from ?? []) {
                    ways.set(sum + cost, (ways.get(sum + cost) ?? 0) + count);
                }
            }
            next.push(ways);
        }
        row = next;
    }
    let extreme = 0;
    let total = 0;
    for (const [sum, count] of row[n] ?? []) {
        total += count;
        if (sum >= least)
            extreme += count;
    }
    return extreme / total;
}
/**
 * Two-sample Cramér–von Mises test, as `scipy.stats.cramervonmises_2samp`: midranks for ties; the
 * p-value is exact up to 20 values a side, beyond that asymptotic (T. W. Anderson, "On the
 * distribution of the two-sample Cramér–von Mises criterion", Annals of Mathematical Statistics
 * 33(3), 1962), with every digit of the tail.
 *
 * @throws RangeError when a sample is empty.
 */
function cramerVonMises(reference, current) {
    const reader = new CramerVonMisesReader(reference, current);
    readSteps(reference, current, [reader]);
    return reader.result;
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/fisher-exact.ts
/** Tables whose probabilities differ by less than this count as equally probable. */
const TOLERANCE = 1e-7;
/** P(a + 1) / P(a), given the margins. */
function ratio(a, { row, column, all }) {
    return ((row - a) * (column - a)) / ((a + 1) * (all - row - column + a + 1));
}
/** Calls back with each a and its probability relative to the mode's, while it is not 0. */
function forEachTable(margins, visit) {
    const { row, column, all } = margins;
    const mode = Math.floor(((row + 1) * (column + 1)) / (all + 2));
    visit(mode, 1);
    let weight = 1;
    for (let a = mode; a < Math.min(row, column) && weight > 0; a++) {
        weight *= ratio(a, margins);
        visit(a + 1, weight);
    }
    weight = 1;
    for (let a = mode; a > Math.max(0, row + column - all) && weight > 0; a--) {
        weight /= ratio(a - 1, margins);
        visit(a - 1, weight);
    }
}
/**
 * Fisher's exact test of a 2 × 2 table, two-sided: the probability, given the margins, of all tables
 * that are at most as probable as this one, as `scipy.stats.fisher_exact`. Time grows with the root
 * of the rows.
 *
 * @param reference counts of the two categories in the reference
 * @param current the same in the current data
 * @returns the p-value
 */
function fisherExact(reference, current) {
    const margins = {
        row: reference[0] + reference[1],
        column: reference[0] + current[0],
        all: reference[0] + reference[1] + current[0] + current[1],
    };
    let observed = 0;
    forEachTable(margins, (a, weight) => {
        if (a === reference[0])
            observed = weight;
    });
    let extreme = 0;
    let total = 0;
    forEachTable(margins, (_, weight) => {
        total += weight;
        if (weight <= observed * (1 + TOLERANCE))
            extreme += weight;
    });
    return Math.min(1, extreme / total);
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/g-test.ts


function g_test_total(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}
/** o ln(o / e), the part of the statistic of one cell, without the o − e that sum to 0. */
function cellDeviance(observed, expected) {
    return observed === 0 ? expected : deviance(observed, expected, expected - observed);
}
/**
 * G-test (likelihood ratio) that two sides have the same distribution over the categories, given as
 * counts: 2 Σ o ln(o / e), as `scipy.stats.chi2_contingency(table, correction=False,
 * lambda_='log-likelihood')`. Categories that are empty on both sides are left out; one category
 * alone gives statistic 0, p-value 1.
 *
 * @throws RangeError when the sides differ in length or one has no count above 0.
 */
function gTest(reference, current) {
    if (reference.length !== current.length) {
        throw new RangeError('the two sides have different numbers of categories');
    }
    const [n1, n2] = [g_test_total(reference), g_test_total(current)];
    if (!(n1 > 0 && n2 > 0))
        throw new RangeError('the counts of one side are all zero');
    let half = 0;
    let categories = 0;
    reference.forEach((a, i) => {
        const b = current[i] ?? 0;
        if (a + b === 0)
            return;
        categories += 1;
        const share = (a + b) / (n1 + n2);
        half += cellDeviance(a, n1 * share) + cellDeviance(b, n2 * share);
    });
    const statistic = 2 * half;
    return { statistic, pValue: categories < 2 ? 1 : chiSquaredSf(statistic, categories - 1) };
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/kolmogorov/durbin.ts
/** Numbers are kept below 2^LIMIT; what is above goes to the exponent. */
const LIMIT = 400;
/** Moves the size of the largest cell into the exponent when it gets big. */
function rescaled(cells, exponent) {
    let largest = 0;
    for (const cell of cells)
        largest = Math.max(largest, cell);
    if (largest < 2 ** LIMIT)
        return { cells, exponent };
    return { cells: cells.map((cell) => cell * 2 ** -LIMIT), exponent: exponent + LIMIT };
}
/** The product of the first `rows` rows of `a` with the matrix `b` of `size` columns. */
function product(a, b, rows, size) {
    const cells = new Float64Array(rows * size);
    for (let row = 0; row < rows; row++) {
        for (let k = 0; k < size; k++) {
            const factor = a.cells[row * size + k] ?? 0;
            if (factor === 0)
                continue;
            for (let column = 0; column < size; column++) {
                const cell = row * size + column;
                cells[cell] = (cells[cell] ?? 0) + factor * (b.cells[k * size + column] ?? 0);
            }
        }
    }
    return rescaled(cells, a.exponent + b.exponent);
}
/** Durbin's matrix for d = (k − h) / n, of 2k − 1 rows; Marsaglia, Tsang and Wang (2003). */
function durbinMatrix(k, h) {
    const size = 2 * k - 1;
    const inverseFactorial = new Float64Array(size + 2).fill(1);
    for (let i = 2; i <= size + 1; i++) {
        inverseFactorial[i] = (inverseFactorial[i - 1] ?? 0) / i;
    }
    const cells = new Float64Array(size * size);
    for (let row = 0; row < size; row++) {
        for (let column = 0; column <= Math.min(row + 1, size - 1); column++) {
            const order = row - column + 1;
            let share = 1;
            if (column === 0)
                share -= h ** (row + 1);
            if (row === size - 1)
                share -= h ** (size - column);
            if (column === 0 && row === size - 1)
                share += Math.max(0, 2 * h - 1) ** size;
            cells[row * size + column] = share * (inverseFactorial[order] ?? 0);
        }
    }
    return { cells, exponent: 0 };
}
/**
 * P(D < d) of the two-sided, one-sample Kolmogorov–Smirnov statistic of `n` values, exactly: row k
 * of the n-th power of Durbin's matrix, times n! / nⁿ (Marsaglia, Tsang and Wang, "Evaluating
 * Kolmogorov's Distribution", Journal of Statistical Software 8(18), 2003). Time grows as
 * (n d)³ log n.
 */
function kolmogorovCdfExact(d, n) {
    if (n * d <= 0.5)
        return 0;
    if (d >= 1)
        return 1;
    const k = Math.ceil(n * d);
    const size = 2 * k - 1;
    let square = durbinMatrix(k, k - n * d);
    const start = new Float64Array(size);
    start[k - 1] = 1;
    let row = { cells: start, exponent: 0 };
    for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
        if (rest % 2 === 1)
            row = product(row, square, 1, size);
        if (rest > 1)
            square = product(square, square, size, size);
    }
    let value = row.cells[k - 1] ?? 0;
    let { exponent } = row;
    for (let i = 1; i <= n; i++) {
        value *= i / n;
        if (value < 2 ** -LIMIT) {
            value *= 2 ** LIMIT;
            exponent -= LIMIT;
        }
    }
    return Math.min(1, value * 2 ** exponent);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/kolmogorov/one-sided.ts

/** So many terms of the sum, evenly spaced, determine it to the last digits. */
const TERMS = 8192;
/** From this n d² on the terms vanish towards both ends, with all their derivatives. */
const SMOOTH_FROM = 1;
/**
 * P(D⁺ ≥ d) of the one-sided, one-sample Kolmogorov–Smirnov statistic of `n` values (Birnbaum and
 * Tingey, 1951). Every term is positive: d / p times the binomial probability of j successes at
 * p = d + j / n.
 *
 * With many values the terms are those of a smooth function of j / n that vanishes at both ends;
 * for such a function the trapezoidal rule converges faster than any power of the spacing
 * (Euler–Maclaurin), so that every k-th term, k times, gives the same sum.
 */
function smirnovSf(d, n) {
    if (d <= 0)
        return 1;
    if (d >= 1)
        return 0;
    const spacing = n * d * d < SMOOTH_FROM ? 1 : Math.max(1, Math.floor(n / TERMS));
    const last = Math.floor(n * (1 - d));
    let sum = 0;
    for (let j = spacing; j <= last && j < n; j += spacing) {
        const p = d + j / n;
        const q = (n - j) / n - d;
        if (q > 0)
            sum += (d / p) * deviance_binomialDensity(j, n - j, p, q);
    }
    return Math.min(1, Math.exp(n * Math.log1p(-d)) + spacing * sum);
}

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/kolmogorov/pelz-good.ts
const PI_2 = Math.PI ** 2;
/** The four coefficients that multiply exp(−π² m² / (8 z²)), m odd, in K₀ … K₃. */
function oddCoefficients(z, m) {
    const z2 = z * z;
    const a = PI_2 * m * m;
    const first = a / 4 - z2;
    const second = 6 * z2 ** 3 + 2 * z2 ** 2 + ((2 * z2 ** 2 - 5 * z2) * a) / 4 + ((1 - 2 * z2) * a * a) / 16;
    const third = -30 * z2 ** 3 -
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
function kolmogorovCdfPelzGood(d, n) {
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

;// CONCATENATED MODULE: ./packages/statistics/src/distributions/kolmogorov/two-sided.ts



/** Below this z² = n d² the cumulative probability is under 1e-12. */
const CERTAIN_BELOW = 0.04;
/** From this n d² on the probability is below the smallest double. */
const IMPOSSIBLE_FROM = 370;
/**
 * P(D ≥ d) of the two-sided, one-sample Kolmogorov–Smirnov statistic of `n` values, as
 * `scipy.stats.kstwo.sf`: the choice of method by n and n d² follows R. Simard and P. L'Ecuyer,
 * "Computing the Two-Sided Kolmogorov–Smirnov Distribution", Journal of Statistical Software
 * 39(11), 2011. In the upper tail it is twice the one-sided probability.
 */
function kolmogorovSf(d, n) {
    if (n * d <= 0.5)
        return 1;
    if (d >= 1)
        return 0;
    const square = n * d * d;
    if (d >= 0.5 || square > (n <= 140 ? 4 : 2.2)) {
        return square >= IMPOSSIBLE_FROM && n > 140 ? 0 : Math.min(1, 2 * smirnovSf(d, n));
    }
    if (n <= 140)
        return 1 - kolmogorovCdfExact(d, n);
    if (square < CERTAIN_BELOW)
        return 1;
    const exact = n <= 100_000 && n * d ** 1.5 <= 1.4;
    const cdf = exact ? kolmogorovCdfExact(d, n) : kolmogorovCdfPelzGood(d, n);
    return Math.min(1, Math.max(0, 1 - cdf));
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/kolmogorov-smirnov.ts



/** Up to this many values on the larger side the p-value is exact, as SciPy's `method='auto'`. */
const kolmogorov_smirnov_EXACT_UP_TO = 10_000;
/**
 * Reads D off the steps of two distribution functions: ties are settled before the distance is
 * taken.
 */
class KolmogorovSmirnovReader {
    #n1;
    #n2;
    /** n₁ n₂ D, a whole number. */
    #scaled = 0;
    /** @throws RangeError when a sample is empty. */
    constructor(reference, current) {
        this.#n1 = reference.size;
        this.#n2 = current.size;
        if (this.#n1 === 0 || this.#n2 === 0)
            throw new RangeError('a sample is empty');
    }
    read({ length, a, b }) {
        const [n1, n2] = [this.#n1, this.#n2];
        let largest = this.#scaled;
        for (let i = 0; i < length; i++) {
            const distance = Math.abs((a[i] ?? NaN) * n2 - (b[i] ?? NaN) * n1);
            if (distance > largest)
                largest = distance;
        }
        this.#scaled = largest;
    }
    /** D, without its p-value. */
    get statistic() {
        return this.#scaled / (this.#n1 * this.#n2);
    }
    get result() {
        return {
            statistic: this.statistic,
            pValue: pValueOf(this.#scaled, this.#n1, this.#n2),
        };
    }
}
/**
 * P(D ≥ h / n) for two samples of `n` values: the share of lattice paths from (0, 0) to (n, n)
 * that touch |i − j| = h, by the reflection principle (Gnedenko and Korolyuk, 1951), nested so
 * that nothing cancels.
 */
function outsideSquare(n, h) {
    let probability = 0;
    for (let k = Math.floor(n / h); k >= 0; k--) {
        let ratio = 1;
        for (let j = 0; j < h; j++)
            ratio *= (n - k * h - j) / (n + k * h + j + 1);
        probability = ratio * (1 - probability);
    }
    return 2 * probability;
}
/**
 * P(D ≥ h / lcm(m, n)) for two samples of `m` and `n` values: the share of lattice paths from
 * (0, 0) to (m, n) that touch |i / m − j / n| = h / lcm. A path to (i, j) came from (i − 1, j)
 * with probability i / (i + j), else from (i, j − 1), which gives the share for each point from
 * those before it (J. L. Hodges, "The Significance Probability of the Smirnov Two-Sample Test",
 * Arkiv för Matematik 3, 1958). Sums of positive terms: exact far into the tail. Time grows with
 * m n D.
 */
function outsideRectangle(m, n, h) {
    const divisor = divisor_greatestCommonDivisor(m, n);
    const [stepM, stepN] = [m / divisor, n / divisor];
    const inverse = Float64Array.from({ length: m + n + 1 }, (_, k) => 1 / k);
    const share = new Float64Array(n + 1).fill(1);
    const firstEnd = Math.ceil(h / stepM);
    share.fill(0, 0, Math.min(firstEnd, n + 1));
    let low = 0;
    for (let i = 1; i <= m; i++) {
        const begin = Math.max(0, Math.floor((i * stepN - h) / stepM) + 1);
        const end = Math.min(n, Math.ceil((i * stepN + h) / stepM) - 1);
        for (; low < begin; low++)
            share[low] = 1;
        let left = low === 0 ? 0 : 1;
        for (let j = low; j <= end; j++) {
            left = (i * (share[j] ?? 1) + j * left) * (inverse[i + j] ?? 0);
            share[j] = left;
        }
    }
    return share[n] ?? NaN;
}
/**
 * Whether the p-value is certainly below the smallest double, by the two-sample form of the
 * Dvoretzky–Kiefer–Wolfowitz inequality, P(D ≥ d) ≤ e exp(−2 d² m n / (m + n)) (F. Wei and
 * R. M. Dudley, Statistics and Probability Letters 82(3), 2012); it saves the longest counts.
 */
function isBelowSmallestDouble(d, m, n) {
    return 1 - (2 * d * d * m * n) / (m + n) < Math.log(Number.MIN_VALUE);
}
/** The nearest whole number, of two equally near the even one. */
function roundHalfEven(x) {
    const floor = Math.floor(x);
    const rest = x - floor;
    if (rest !== 0.5)
        return Math.round(x);
    return floor % 2 === 0 ? floor : floor + 1;
}
/** P(D ≥ d) for the scaled distance n₁ n₂ d, a multiple of the sizes' greatest common divisor. */
function pValueOf(scaled, n1, n2) {
    if (Math.max(n1, n2) > kolmogorov_smirnov_EXACT_UP_TO) {
        return kolmogorovSf(scaled / (n1 * n2), roundHalfEven((n1 * n2) / (n1 + n2)));
    }
    const h = scaled / divisor_greatestCommonDivisor(n1, n2);
    if (h === 0)
        return 1;
    if (isBelowSmallestDouble(scaled / (n1 * n2), n1, n2))
        return 0;
    const p = n1 === n2 ? outsideSquare(n1, h) : outsideRectangle(Math.max(n1, n2), Math.min(n1, n2), h);
    return Math.min(1, p);
}
/**
 * Two-sided p-value of the two-sample Kolmogorov–Smirnov statistic D for samples of these sizes, as
 * `scipy.stats.ks_2samp(method='auto')`: exact up to 10,000 values a side, beyond that it is the
 * one-sample distribution's at n₁ n₂ / (n₁ + n₂).
 */
function kolmogorovSmirnovPValue(statistic, n1, n2) {
    const step = greatestCommonDivisor(n1, n2);
    return pValueOf(Math.round((statistic * n1 * n2) / step) * step, n1, n2);
}
/**
 * Two-sample, two-sided Kolmogorov–Smirnov test, as `scipy.stats.ks_2samp(method='auto')`.
 *
 * @throws RangeError when a sample is empty.
 */
function kolmogorovSmirnov(reference, current) {
    const reader = new KolmogorovSmirnovReader(reference, current);
    readSteps(reference, current, [reader]);
    return reader.result;
}
/**
 * Root mean square of D for two samples of one continuous distribution: the second moment of
 * Kolmogorov's distribution is π² / 12. An upper bound where values repeat.
 */
function kolmogorovSmirnovNoise(n1, n2) {
    return Math.PI * Math.sqrt((1 / n1 + 1 / n2) / 12);
}
/**
 * The smallest D that two samples of these sizes can show with a p-value below `alpha`, or null
 * when not even D = 1 has one.
 */
function smallestSignificantDistance(n1, n2, alpha) {
    const step = greatestCommonDivisor(n1, n2);
    let low = 0;
    let high = (n1 * n2) / step;
    if (pValueOf(high * step, n1, n2) >= alpha)
        return null;
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (pValueOf(middle * step, n1, n2) < alpha)
            high = middle;
        else
            low = middle;
    }
    return (high * step) / (n1 * n2);
}

;// CONCATENATED MODULE: ./packages/statistics/src/order/rows.ts
/**
 * Calls back with each value and how many rows have it, ascending; equal values of an uncounted
 * sample come one by one.
 */
function forEachRow({ values, cumulative }, add) {
    if (cumulative === null) {
        for (const value of values)
            add(value, 1);
        return;
    }
    let before = 0;
    for (let i = 0; i < values.length; i++) {
        const rows = cumulative[i] ?? NaN;
        add(values[i] ?? NaN, rows - before);
        before = rows;
    }
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/levene.ts


/** The distances of a sample's values from their median, summed up. */
function spreadOf(sample) {
    const { size } = sample;
    const median = sample.quantile(0.5);
    let sum = 0;
    forEachRow(sample, (value, rows) => {
        sum += Math.abs(value - median) * rows;
    });
    const mean = sum / size;
    let squares = 0;
    forEachRow(sample, (value, rows) => {
        squares += (Math.abs(value - median) - mean) ** 2 * rows;
    });
    return { size, mean, squares };
}
/**
 * Levene's test that two samples vary equally, around their medians (M. B. Brown and A. B. Forsythe,
 * "Robust tests for the equality of variances", JASA 69, 1974), as `scipy.stats.levene`. Where the
 * distances do not vary there is no test: equal ones are no difference, other ones a certain one.
 * With fewer than two values on a side the statistic is NaN, the p-value 1.
 */
function levene(reference, current) {
    if (Math.min(reference.size, current.size) < 2)
        return { statistic: NaN, pValue: 1 };
    const all = reference.size + current.size;
    const mean = (reference.size * reference.mean + current.size * current.mean) / all;
    const between = reference.size * (reference.mean - mean) ** 2 + current.size * (current.mean - mean) ** 2;
    const within = reference.squares + current.squares;
    if (within === 0) {
        return between === 0 ? { statistic: 0, pValue: 1 } : { statistic: Infinity, pValue: 0 };
    }
    const statistic = ((all - 2) * between) / within;
    return { statistic, pValue: fSf(statistic, 1, all - 2) };
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/mann-whitney.ts


/** Up to this many values on the smaller side the p-value is exact, as SciPy's `method='auto'`. */
const mann_whitney_EXACT_UP_TO = 8;
/** Beyond this many values of U exact counts take longer than they are worth. */
const MOST_COUNTS = 1_000_000;
/** Reads Mann and Whitney's U of the reference off the steps of two distribution functions. */
class MannWhitneyReader {
    #n;
    #m;
    #previousA = 0;
    #previousB = 0;
    #u = 0;
    /** Σ t³ − t over groups of t equal values. */
    #ties = 0;
    /** @throws RangeError when a sample is empty. */
    constructor(reference, current) {
        this.#n = reference.size;
        this.#m = current.size;
        if (this.#n === 0 || this.#m === 0)
            throw new RangeError('a sample is empty');
    }
    read({ length, a, b }) {
        let [previousA, previousB, u, ties] = [this.#previousA, this.#previousB, 0, 0];
        for (let i = 0; i < length; i++) {
            const [nextA, nextB] = [a[i] ?? NaN, b[i] ?? NaN];
            const rowsA = nextA - previousA;
            const rows = rowsA + nextB - previousB;
            u += (rowsA * (previousB + nextB)) / 2;
            ties += rows * (rows * rows - 1);
            [previousA, previousB] = [nextA, nextB];
        }
        this.#previousA = previousA;
        this.#previousB = previousB;
        this.#u += u;
        this.#ties += ties;
    }
    get result() {
        const [n, m] = [this.#n, this.#m];
        const u = this.#u;
        const exact = Math.min(n, m) <= mann_whitney_EXACT_UP_TO && this.#ties === 0 && n * m <= MOST_COUNTS;
        const largest = Math.max(u, n * m - u);
        const tail = exact ? exactTail(largest, n, m) : normalTail(largest, n, m, this.#ties);
        return { statistic: u, pValue: Math.min(1, 2 * tail), probability: u / (n * m) };
    }
}
/** P(U ≥ u) by the normal distribution, with correction for continuity and for ties. */
function normalTail(u, n, m, ties) {
    const all = n + m;
    const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
    return variance > 0 ? normalSf((u - (n * m) / 2 - 0.5) / Math.sqrt(variance)) : 1;
}
/**
 * P(U ≥ u) without ties: how many orders have each U are the coefficients of the Gaussian binomial
 * Π (1 − q^(m + i)) / (1 − q^i), i = 1 … n.
 */
function exactTail(u, n, m) {
    const [few, many] = n < m ? [n, m] : [m, n];
    const counts = new Float64Array(few * many + 1);
    counts[0] = 1;
    for (let i = 1; i <= few; i++) {
        for (let k = counts.length - 1; k >= many + i; k--) {
            counts[k] = (counts[k] ?? 0) - (counts[k - many - i] ?? 0);
        }
        for (let k = i; k < counts.length; k++) {
            counts[k] = (counts[k] ?? 0) + (counts[k - i] ?? 0);
        }
    }
    // The counts are symmetric; those of small values are exact.
    let tail = 0;
    for (let k = 0; k <= few * many - u; k++)
        tail += counts[k] ?? 0;
    let total = 1;
    for (let i = 1; i <= few; i++)
        total *= (many + i) / i;
    return tail / total;
}
/**
 * Mann–Whitney test, two-sided, as `scipy.stats.mannwhitneyu(reference, current)`: exact where a
 * side has at most 8 values and none repeats, else normal with corrections for ties and continuity.
 *
 * @throws RangeError when a sample is empty.
 */
function mannWhitney(reference, current) {
    const reader = new MannWhitneyReader(reference, current);
    readSteps(reference, current, [reader]);
    return reader.result;
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/two-proportion-z.ts

/**
 * z test of two proportions with the pooled variance, two-sided, as statsmodels'
 * `proportions_ztest(count, nobs)`: z = (p₁ − p₂) / √(p (1 − p) (1/n₁ + 1/n₂)). Proportions that are
 * both 0 or both 1 do not differ: z is 0, the p-value 1.
 *
 * @param reference how many rows have the property, and how many have not
 * @param current the same in the current data
 */
function twoProportionZ(reference, current) {
    const [n1, n2] = [reference[0] + reference[1], current[0] + current[1]];
    const all = n1 + n2;
    const pooled = ((reference[0] + current[0]) / all) * ((reference[1] + current[1]) / all);
    if (pooled === 0)
        return { statistic: 0, pValue: 1 };
    const difference = (reference[0] * n2 - current[0] * n1) / (n1 * n2);
    const statistic = difference / Math.sqrt(pooled * (1 / n1 + 1 / n2));
    return { statistic, pValue: Math.min(1, 2 * normalSf(Math.abs(statistic))) };
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/welch-t.ts


/** Where neither side varies: the same constant is no difference, another one a certain one. */
function ofConstants(difference) {
    if (difference === 0)
        return { statistic: 0, pValue: 1 };
    return { statistic: difference > 0 ? Infinity : -Infinity, pValue: 0 };
}
/**
 * Welch's t test of two means (B. L. Welch, Biometrika 34, 1947), two-sided, as
 * `scipy.stats.ttest_ind(reference, current, equal_var=False)`. With one value on a side there is no
 * test: the statistic is NaN, the p-value 1. Constants that differ are infinitely apart.
 */
function welchT(reference, current) {
    if (reference.size < 2 || current.size < 2)
        return { statistic: NaN, pValue: 1 };
    const difference = differenceOfMeans(reference, current);
    const [v1, v2] = [reference, current].map(({ size, squares }) => squares / (size - 1) / size);
    const variance = (v1 ?? NaN) + (v2 ?? NaN);
    if (variance === 0)
        return ofConstants(difference);
    const statistic = difference / Math.sqrt(variance);
    const df = variance ** 2 /
        ((v1 ?? NaN) ** 2 / (reference.size - 1) + (v2 ?? NaN) ** 2 / (current.size - 1));
    return { statistic, pValue: Math.min(1, 2 * studentTSf(Math.abs(statistic), df)) };
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/mcnemar.ts

/** More discordant pairs than this are tested by χ², whose p-value is then the same to 3 digits. */
const MOST_EXACT = 1000;
/**
 * McNemar's test of two paired proportions (Psychometrika 12(2), 1947), two-sided: exact by the
 * binomial distribution (`statsmodels.stats.contingency_tables.mcnemar(exact=True)`), from 1,001
 * discordant pairs on by χ² without continuity correction.
 *
 * @param first pairs of which the first alone is right
 * @param second pairs of which the second alone is right
 */
function mcNemar(first, second) {
    const total = first + second;
    const smaller = Math.min(first, second);
    if (total <= MOST_EXACT) {
        const pValue = total === 0 ? 1 : Math.min(1, 2 * binomialCdf(smaller, total, 0.5));
        return { method: 'exact', statistic: smaller, pValue };
    }
    const statistic = (first - second) ** 2 / total;
    return { method: 'chi-squared', statistic, pValue: chiSquaredSf(statistic, 1) };
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/wilcoxon.ts

/** SciPy's limits of the exact distribution: without ties and zeros, and with them. */
const wilcoxon_MOST_EXACT = 50;
const MOST_EXACT_TIED = 13;
/** Rank sums by sign; tied sizes share their mean rank. */
function signedRanks(differences) {
    const order = Uint32Array.from(differences.keys());
    const size = (place) => Math.abs(differences[order[place] ?? 0] ?? 0);
    order.sort((a, b) => Math.abs(differences[a] ?? 0) - Math.abs(differences[b] ?? 0));
    const sums = { positive: 0, negative: 0, ties: 0 };
    const doubled = [];
    for (let from = 0; from < order.length;) {
        let to = from;
        while (to < order.length && size(to) === size(from))
            to++;
        const rank = (from + 1 + to) / 2;
        for (let i = from; i < to; i++) {
            if ((differences[order[i] ?? 0] ?? 0) > 0)
                sums.positive += rank;
            else
                sums.negative += rank;
            doubled.push(2 * rank);
        }
        sums.ties += (to - from) ** 3 - (to - from);
        from = to;
    }
    return { ...sums, doubled };
}
/** P(rank sum ≤ statistic) when every sign is a coin toss: the sign patterns, counted by their sums. */
function wilcoxon_exactTail(statistic, doubled) {
    const counts = new Float64Array(doubled.reduce((sum, rank) => sum + rank, 0) + 1);
    counts[0] = 1;
    for (const rank of doubled) {
        for (let sum = counts.length - 1; sum >= rank; sum--) {
            counts[sum] = (counts[sum] ?? 0) + (counts[sum - rank] ?? 0);
        }
    }
    let below = 0;
    for (let sum = 0; sum <= 2 * statistic; sum++)
        below += counts[sum] ?? 0;
    return below / 2 ** doubled.length;
}
/**
 * Wilcoxon's signed-rank test of paired differences (Biometrics Bulletin 1(6), 1945), two-sided, as
 * `scipy.stats.wilcoxon(differences)`: differences of 0 are left out; exact for up to 50 differences,
 * of which at most 13 where some are tied or 0; else normal with the correction for ties and none for
 * continuity.
 *
 * @returns null when all differences are 0
 */
function wilcoxonSignedRank(differences) {
    const kept = differences.filter((difference) => difference !== 0);
    const pairs = kept.length;
    if (pairs === 0)
        return null;
    const { positive, negative, doubled, ties } = signedRanks(kept);
    const statistic = Math.min(positive, negative);
    const isPlain = pairs === differences.length && ties === 0;
    if (differences.length <= (isPlain ? wilcoxon_MOST_EXACT : MOST_EXACT_TIED)) {
        const pValue = Math.min(1, 2 * wilcoxon_exactTail(statistic, doubled));
        return { method: 'exact', statistic, pValue, pairs };
    }
    const mean = (pairs * (pairs + 1)) / 4;
    const variance = (pairs * (pairs + 1) * (2 * pairs + 1)) / 24 - ties / 48;
    const z = (positive - mean) / Math.sqrt(variance);
    const pValue = variance > 0 ? Math.min(1, 2 * normalSf(Math.abs(z))) : 1;
    return { method: 'normal', statistic, pValue, pairs };
}

;// CONCATENATED MODULE: ./packages/statistics/src/tests/index.ts













;// CONCATENATED MODULE: ./packages/statistics/src/index.ts











/***/ })

};
