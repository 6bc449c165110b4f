"""Reference implementations of the intervals of packages/evaluation, from their definitions.

They are written for being read beside the papers: every pair of a positive and a negative row,
every row left out in turn.
"""

import numpy as np
from scipy import stats
from sklearn import metrics as m

CONFIDENCE = 0.95
UPPER = 0.5 + CONFIDENCE / 2


def logit_interval(value, error, critical):
    logit = np.log(value / (1 - value))
    half = critical * error / (value * (1 - value))
    return [float(1 / (1 + np.exp(half - logit))), float(1 / (1 + np.exp(-half - logit)))]


def mover(first, first_interval, second, second_interval, correlation, factor):
    """Zou and Donner 2008 for first - factor * second."""
    d = first - factor * second
    low = np.sqrt((first - first_interval[0]) ** 2
                  - 2 * correlation * (first - first_interval[0]) * factor * (second_interval[1] - second)
                  + (factor * (second_interval[1] - second)) ** 2)
    high = np.sqrt((first_interval[1] - first) ** 2
                   - 2 * correlation * (first_interval[1] - first) * factor * (second - second_interval[0])
                   + (factor * (second - second_interval[0])) ** 2)
    return [float(d - low), float(d + high)]


def placements(y, s):
    """DeLong, DeLong and Clarke-Pearson 1988: V10 of positive rows, V01 of negative ones."""
    positive, negative = s[y == 1], s[y == 0]
    psi = (positive[:, None] > negative[None, :]) + 0.5 * (positive[:, None] == negative[None, :])
    return psi.mean(axis=1), psi.mean(axis=0)


def delong_covariance(y, first, second):
    a, b = placements(y, first), placements(y, second)
    return [np.cov(x, z, ddof=1)[0, 1] / len(x) for x, z in zip(a, b)]


def auc(y, s):
    area = placements(y, s)[0].mean()
    parts = delong_covariance(y, s, s)
    variance = sum(parts)
    sizes = [(y == 1).sum(), (y == 0).sum()]
    if variance == 0:
        return area, variance, auc_score_interval(area, *sizes)
    freedom = variance**2 / sum(part**2 / (n - 1) for part, n in zip(parts, sizes))
    critical = stats.t.ppf(UPPER, max(1, freedom))
    return area, variance, logit_interval(area, np.sqrt(variance), critical)


def auc_difference(y, first, second, factor):
    a, va, ia = auc(y, first)
    b, vb, ib = auc(y, second)
    covariance = sum(delong_covariance(y, first, second))
    correlation = covariance / np.sqrt(va * vb) if va > 0 and vb > 0 else 0
    return mover(a, ia, b, ib, correlation, factor)


def average_precision_deviations(y, s):
    """Derivative of average precision by the weight of each row, over every pair of rows."""
    n = len(y)
    at_or_above = s[None, :] >= s[:, None]
    positives = (at_or_above * y[None, :]).sum(axis=1)
    everyone = at_or_above.sum(axis=1)
    value = (y * positives / everyone).sum() / y.sum()
    derivatives = np.empty(n)
    for row in range(n):
        changes = y * at_or_above[:, row] * (y[row] / everyone - positives / everyone**2)
        own = y[row] * (positives[row] / everyone[row] - value)
        derivatives[row] = (changes.sum() + own) / y.sum()
    assert np.isclose(value, m.average_precision_score(y, s))
    return value, derivatives


def average_precision(y, s):
    value, deviations = average_precision_deviations(y, s)
    n = len(y)
    error = np.sqrt(n / (n - 1) * (deviations**2).sum())
    if error < 1e-10:
        wilson = stats.binomtest(int(y.sum()), int(y.sum())).proportion_ci(CONFIDENCE, "wilson")
        return value, np.zeros(n), [float(wilson.low), 1.0]
    return value, deviations, logit_interval(value, error, stats.t.ppf(UPPER, y.sum() - 1))


def average_precision_difference(y, first, second, factor):
    a, da, ia = average_precision(y, first)
    b, db, ib = average_precision(y, second)
    scale = np.sqrt((da @ da) * (db @ db))
    return mover(a, ia, b, ib, (da @ db) / scale if scale > 0 else 0, factor)


def skewed_mean(losses, weights=None):
    """Hall 1992: the inverse of T + g T^2 / 3 + g^2 T^3 / 27 + g / 6, with Student's quantiles."""
    w = np.ones(len(losses)) if weights is None else weights
    rows = w.sum() ** 2 / (w**2).sum()
    mean = np.average(losses, weights=w)
    deviations = w * (losses - mean) / w.sum()
    error = np.sqrt(rows / (rows - 1) * (deviations**2).sum())
    skew = (deviations**3).sum() / (deviations**2).sum() ** 1.5
    critical = stats.t.ppf(UPPER, rows - 1)

    def inverse(x):
        roots = np.roots([skew**2 / 27, skew / 3, 1, skew / 6 - x])
        return roots[np.abs(roots.imag).argmin()].real

    return [float(mean - error * inverse(critical)), float(mean - error * inverse(-critical))]


def student_mean(values):
    interval = stats.ttest_1samp(values, 0).confidence_interval(CONFIDENCE)
    return [float(interval.low), float(interval.high)]


def jackknife_skill(score, y, p):
    """Every row left out in turn; on the scale of ln(1 - score)."""
    n = len(y)
    keep = ~np.eye(n, dtype=bool)
    ratios = np.array([1 - score(y[k], p[k]) for k in keep])
    ratio = 1 - score(y, p)
    logs = np.log(ratios)
    error = np.sqrt((n - 1) / n * ((logs - logs.mean()) ** 2).sum())
    half = stats.t.ppf(UPPER, n - 1) * error
    interval = [float(1 - ratio * np.exp(half)), float(1 - ratio * np.exp(-half))]
    return 1 - ratio, ratios - ratios.mean(), interval


def skill_difference(score, y, first, second, factor):
    a, da, ia = jackknife_skill(score, y, first)
    b, db, ib = jackknife_skill(score, y, second)
    return mover(a, ia, b, ib, (da @ db) / np.sqrt((da @ da) * (db @ db)), factor)


def median_interval(values):
    """Hettmansperger and Sheather 1986."""
    n = len(values)
    ordered = np.sort(values)
    cover = {k: 1 - 2 * stats.binom.cdf(k - 1, n, 0.5) for k in range(1, n // 2 + 1)}
    k = max(k for k, c in cover.items() if c >= CONFIDENCE)
    excess = (cover[k] - CONFIDENCE) / (cover[k] - cover.get(k + 1, 0))
    fraction = (n - k) * excess / (k + (n - 2 * k) * excess)
    return [float((1 - fraction) * ordered[k - 1] + fraction * ordered[k]),
            float((1 - fraction) * ordered[n - k] + fraction * ordered[n - k - 1])]


def auc_score_interval(area, positives, negatives):
    """Newcombe 2006, method 5, by root finding."""
    from scipy.optimize import brentq

    z2 = stats.norm.ppf(UPPER) ** 2
    size = (positives + negatives) / 2 - 1

    def excess(a):
        variance = a * (1 - a) * (1 + size * ((1 - a) / (2 - a) + a / (1 + a)))
        return (area - a) ** 2 - z2 * variance / (positives * negatives)

    low = 0.0 if area == 0 else brentq(excess, 0, area - 1e-15 if area == 1 else area, xtol=1e-14)
    high = 1.0 if area == 1 else brentq(excess, area + 1e-15 if area == 0 else area, 1, xtol=1e-14)
    return [float(low), float(high)]


def dirichlet_interval(table, statistic, rng, draws=400_000):
    """Percentiles of a function of class counts when the cells have the posterior Dir(n + 1/2)."""
    cells = np.array(table, dtype=float).ravel()
    masses = rng.standard_gamma(cells + 0.5, size=(draws, len(cells)))
    values = statistic(masses.reshape((draws,) + np.shape(table)))
    return [float(x) for x in np.quantile(values, [1 - UPPER, UPPER])]


class Xoshiro128:
    """xoshiro128** 1.1 of Blackman and Vigna, seeded by SplitMix64."""

    def __init__(self, seed, stream):
        mask = (1 << 64) - 1
        state = (seed + (stream << 53)) & mask
        words = []
        for _ in range(2):
            state = (state + 0x9E3779B97F4A7C15) & mask
            z = state
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
            z ^= z >> 31
            words += [z & 0xFFFFFFFF, z >> 32]
        self.s = words

    def next(self):
        def rotl(x, k):
            return ((x << k) | (x >> (32 - k))) & 0xFFFFFFFF

        s = self.s
        result = (rotl((s[1] * 5) & 0xFFFFFFFF, 7) * 9) & 0xFFFFFFFF
        t = (s[1] << 9) & 0xFFFFFFFF
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 11)
        return result
