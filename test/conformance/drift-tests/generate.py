"""Freezes statistics and p-values of SciPy, statsmodels and mpmath for drift-tests.test.ts.

Samples are not stored: value i of a sample is ((i * multiplier) mod modulus) / modulus * scale +
offset, which every language computes to the same bits; a modulus below the size makes ties.

    python -m venv venv
    venv/bin/pip install scipy==1.17.1 numpy==2.4.6 statsmodels==0.15.0 mpmath==1.4.1
    venv/bin/python generate.py > values.json
"""

import json
import sys
import warnings

import mpmath
import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.proportion import proportions_ztest

warnings.filterwarnings("ignore")
mpmath.mp.dps = 40
SEED = 20261125
rng = np.random.default_rng(SEED)


def sample(spec):
    size, multiplier, modulus, scale, offset = spec
    return (np.arange(size) * multiplier % modulus) / modulus * scale + offset


SAMPLES = [
    # both sides small: exact p-values
    ([2, 1, 7, 1, 0], [3, 1, 7, 1, 0.05]),
    ([5, 3, 7, 1, 0], [5, 3, 7, 1, 0.3]),
    ([8, 3, 11, 1, 0], [8, 5, 13, 1, 0.21]),
    ([8, 3, 11, 1, 0], [19, 5, 23, 1, 0.41]),
    ([20, 7, 23, 1, 0], [20, 7, 29, 1, 0.13]),
    ([12, 5, 13, 1, 0], [18, 5, 19, 2, 0.02]),
    ([20, 3, 5, 1, 0], [15, 2, 5, 1, 0.2]),
    # one side small
    ([7, 2, 7, 1, 0.013], [600, 7, 607, 1, 0.2]),
    ([7, 2, 7, 1, 0.013], [1000, 7, 13, 1, 0.2]),
    ([4000, 7, 4001, 1, 0], [8, 3, 11, 1, 0.37]),
    # ties
    ([100, 7, 13, 1, 0], [77, 11, 13, 1, 0.2]),
    ([600, 7, 20, 1, 0], [600, 11, 20, 1, 0.05]),
    ([500, 1, 2, 1, 0], [300, 2, 3, 1, 0]),
    ([1000, 7, 3, 1, 0], [1000, 7, 4, 1, 0]),
    # larger
    ([30, 7, 31, 1, 0], [45, 7, 47, 1, 0.3]),
    ([500, 7, 509, 1, 0], [1000, 11, 1009, 1.3, 0.02]),
    ([1000, 7, 1009, 1, 0], [999, 11, 997, 1, 0.3]),
    ([3000, 7, 3001, 1, 0], [100, 7, 101, 1, 0.02]),
    ([10000, 7919, 10007, 1, 0], [9999, 7907, 10009, 1.02, 0]),
    ([10000, 7919, 10007, 1, 0], [10000, 7919, 10007, 1, 0.05]),
    ([20000, 7919, 20011, 1, 0], [30, 7, 31, 1, 0.02]),
    ([100000, 7919, 100003, 1, 0], [100000, 7919, 100003, 1.002, 0.004]),
    # large offsets, negative values
    ([1000, 7, 1009, 1000, 1.7e9], [800, 7, 1009, 1000, 1.7e9 + 50]),
    ([1000, 7, 1009, 1e-6, -5e-7], [800, 7, 1009, 2e-6, -1e-6]),
]


def cramer_von_mises_tail(x):
    """1 - F of the limiting distribution: Csorgo and Faraway (1996), equation 1.2."""
    x, total, k = mpmath.mpf(x), mpmath.mpf(0), 0
    while True:
        y = 4 * k + 1
        q = mpmath.mpf(y) ** 2 / (16 * x)
        term = (mpmath.gamma(k + mpmath.mpf(1) / 2) / mpmath.factorial(k) * mpmath.sqrt(y)
                * mpmath.exp(-q) * mpmath.besselk(mpmath.mpf(1) / 4, q)
                / (mpmath.pi ** mpmath.mpf(1.5) * mpmath.sqrt(x)))
        total += term
        if term < mpmath.mpf(10) ** -35:
            return float(1 - total)
        k += 1


def anderson_darling_tail(x):
    """1 - F of the limiting distribution: Anderson and Darling (1952), equation 4.34."""
    x, total = mpmath.mpf(x), mpmath.mpf(0)
    for j in range(60):
        t = (4 * j + 1) ** 2 * mpmath.pi ** 2 / (8 * x)
        integral = mpmath.quad(lambda w: mpmath.exp(x / (8 * (w * w + 1)) - t * w * w), [0, 1, 5, mpmath.inf])
        term = mpmath.binomial(mpmath.mpf(-1) / 2, j) * (4 * j + 1) * mpmath.exp(-t) * integral
        total += term
        if j > 3 and abs(term) < mpmath.mpf(10) ** -35:
            break
    return float(1 - mpmath.sqrt(2 * mpmath.pi) / x * total)


def cramer_von_mises(a, b):
    result = stats.cramervonmises_2samp(a, b)
    n, m = len(a), len(b)
    if max(n, m) <= 20:
        return result.statistic, result.pvalue
    # SciPy takes 1 - cdf, which has no digits left far in the tail.
    k, size = n * m, n + m
    mean = (1 + 1 / size) / 6
    variance = (size + 1) * (4 * k * size - 3 * (n**2 + m**2) - 2 * k) / (45 * size**2 * 4 * k)
    x = 1 / 6 + (result.statistic - mean) / np.sqrt(45 * variance)
    p = 1.0 if x < 0.003 else cramer_von_mises_tail(x)
    assert abs(p - result.pvalue) < 2e-7, (p, result.pvalue)
    return result.statistic, p


def anderson_darling(a, b):
    result = stats.anderson_ksamp([a, b], variant="midrank")
    x = 1 + result.statistic * np.sqrt(2 * (np.pi**2 - 9) / 3)
    p = anderson_darling_tail(x) if x > 0.05 else 1.0
    if 0.001 < result.pvalue < 0.25:
        # SciPy's table ends at both sides; between them it agrees to a few per cent.
        assert abs(p / result.pvalue - 1) < 0.05, (p, result.pvalue)
    return result.statistic, p


def numeric():
    rows = []
    for reference, current in SAMPLES:
        a, b = sample(reference), sample(current)
        rows.append({
            "reference": reference,
            "current": current,
            "andersonDarling": [float(v) for v in anderson_darling(a, b)],
            "cramerVonMises": [float(v) for v in cramer_von_mises(a, b)],
            "mannWhitney": [float(v) for v in stats.mannwhitneyu(a, b)],
            # Shifted, which changes nothing but keeps the digits that an offset of 1.7e9 costs.
            "welchT": [float(v) for v in stats.ttest_ind(a - a[0], b - a[0], equal_var=False)],
            "levene": [float(v) for v in stats.levene(a - a[0], b - a[0])],
            "energy": float(stats.energy_distance(a - a[0], b - a[0])),
        })
    return rows


def counts_of(reference, current):
    table = np.array([reference, current])
    table = table[:, table.sum(axis=0) > 0]
    g, p, _, _ = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    ps, qs = (side / side.sum() for side in table.astype(float))
    row = {
        "reference": [int(n) for n in reference],
        "current": [int(n) for n in current],
        "gTest": [float(g), float(p)],
        "hellinger": float(np.sqrt(((np.sqrt(ps) - np.sqrt(qs)) ** 2).sum() / 2)),
        "largestDifference": float(np.abs(ps - qs).max()),
        "kullbackLeibler": float(stats.entropy(ps, qs)) if table.min() > 0 else None,
        "fisherExact": None,
        "twoProportionZ": None,
    }
    if len(reference) == 2:
        row["fisherExact"] = float(stats.fisher_exact(table).pvalue)
        z, p = proportions_ztest(table[:, 0], table.sum(axis=1))
        row["twoProportionZ"] = [float(z), float(p)]
    return row


def categorical():
    rows = [counts_of(*pair) for pair in [
        ([130, 370], [240, 260]), ([8, 2], [1, 5]), ([3, 1], [1, 3]), ([0, 7], [5, 5]),
        ([1, 999], [7, 93]), ([40, 960], [55, 945]), ([5000, 5000], [4700, 5300]),
        ([12, 99988], [31, 99969]), ([300, 700], [700, 300]), ([90000, 10000], [880, 120]),
        ([5, 0, 3], [9, 0, 1]), ([32, 36, 32, 28, 24, 24], [16, 16, 16, 16, 16, 8]),
    ]]
    for categories, n, m, skew in [(10, 30, 30, 0), (10, 10000, 1000, 0.1), (50, 10000, 100, 0),
                                   (200, 600, 600, 0.3), (8, 10**5, 10**5, 1)]:
        shares = rng.dirichlet(np.ones(categories) * 5)
        moved = shares * np.exp(skew * rng.normal(size=categories))
        rows.append(counts_of(rng.multinomial(n, shares), rng.multinomial(m, moved / moved.sum())))
    return rows


def main():
    head = {
        "script": "generate.py",
        "versions": {"python": sys.version.split()[0], "scipy": scipy.__version__,
                     "numpy": np.__version__, "statsmodels": statsmodels.__version__,
                     "mpmath": mpmath.__version__},
        "seed": SEED,
    }
    limits = [{"x": x, "cramerVonMises": cramer_von_mises_tail(x),
               "andersonDarling": anderson_darling_tail(x)} for x in (0.1, 0.3, 1, 2.5, 6, 9)]
    parts = {"numeric": numeric(), "categorical": categorical(), "limits": limits}
    lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]"
             for name, rows in parts.items()]
    print(json.dumps(head)[:-1] + ",\n" + ",\n".join(lines) + "}")


main()
