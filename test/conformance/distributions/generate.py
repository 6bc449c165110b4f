"""Freezes values of probability distributions for distributions.test.ts.

The values are SciPy's. Each cumulative probability of the gamma and beta families is computed
again with mpmath at 330 digits; where SciPy is off by more than 1e-11, mpmath's value is frozen
(`gammainc` of 1.17.1 loses digits at shape 1e6, five standard deviations out). Beta quantiles
from which SciPy's own cdf does not return to p (1000 and 500000 at 0.9) are left out.

    python -m venv venv && venv/bin/pip install scipy==1.17.1 numpy==2.4.6 mpmath==1.4.1
    venv/bin/python generate.py > values.json
"""

import json
import sys

import mpmath
import numpy as np
import scipy
from scipy import stats

DEVIATIONS = [-30, -10, -5, -2, -0.1, 0, 1, 3, 10, 30]
TAILS = [1e-300, 1e-100, 1e-20, 1e-9, 1e-3, 0.025, 0.3, 0.4999, 0.5, 0.51, 0.9, 0.975, 0.999]
corrected = []

# One tail is computed, the other is its complement: digits for a complement of 1e-300.
mpmath.mp.dps = 330


def series(ratio):
    """1 + r(1) + r(1) r(2) + ..., all terms positive."""
    term = total = mpmath.mpf(1)
    k = 1
    while term > total * mpmath.mpf(10) ** (2 - mpmath.mp.dps):
        term *= ratio(k)
        total += term
        k += 1
    return total


def gamma_tails(a, x):
    a, x = mpmath.mpf(a), mpmath.mpf(x)
    front = mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1))
    lower = front * series(lambda k: x / (a + k))
    return lower, 1 - lower


def beta_lower(a, b, x, y):
    front = mpmath.exp(
        a * mpmath.log(x) + b * mpmath.log(y)
        + mpmath.loggamma(a + b) - mpmath.loggamma(a + 1) - mpmath.loggamma(b)
    )
    return front * series(lambda k: (a + b + k - 1) / (a + k) * x)


def beta_lower_small_x(a, b, x):
    """The power series in x, which alternates: b x extra digits make up for it."""
    with mpmath.workdps(60 + int(b * x)):
        total, power, k = mpmath.mpf(0), mpmath.mpf(1), 0
        while abs(power) > mpmath.mpf(10) ** (-mpmath.mp.dps) or k < b * x:
            total += power / (a + k)
            k += 1
            power *= (k - b) * x / k
        front = mpmath.loggamma(a + b) - mpmath.loggamma(a) - mpmath.loggamma(b)
        return mpmath.exp(front + a * mpmath.log(x)) * total


def beta_tails(a, b, x, y):
    a, b, x, y = (mpmath.mpf(v) for v in (a, b, x, y))
    if b * x < 2000 and x < 0.01:
        lower = beta_lower_small_x(a, b, x)
        return lower, 1 - lower
    if a * y < 2000 and y < 0.01:
        upper = beta_lower_small_x(b, a, y)
        return 1 - upper, upper
    if x < a / (a + b):
        lower = beta_lower(a, b, x, y)
        return lower, 1 - lower
    upper = beta_lower(b, a, y, x)
    return 1 - upper, upper


def checked(name, args, value, exact):
    """SciPy's value, or mpmath's where SciPy is off; None where the true one underflows."""
    value = float(value)
    if exact < mpmath.mpf("1e-300"):
        return None
    if abs(value - exact) > 1e-11 * exact:
        corrected.append([name, *args])
        value = float(exact)
    return value


def normal():
    points = [-37.5, -30, -20, -10, -8.3, -6, -3, -1.96, -1, -1e-3, -1e-10, 0, 0.3, 1.5, 4, 8, 38]
    yield "normalCdf", [[x, float(stats.norm.cdf(x))] for x in points]
    yield "normalSf", [[x, float(stats.norm.sf(x))] for x in points if x < 37.5]
    quantiles = [*TAILS, 1e-200, 0.5000001, 0.49, 0.2501, 0.2499, 1 - 1e-12]
    yield "normalQuantile", [[p, float(stats.norm.ppf(p))] for p in quantiles]


def chi_squared():
    cdf, sf, quantile = [], [], []
    for df in [1, 2, 3, 7, 10, 100, 999, 3999, 4000, 20000, 1000000, 2000000]:
        for deviation in DEVIATIONS:
            x = df + deviation * (2 * df) ** 0.5
            if x <= 0:
                continue
            lower, upper = gamma_tails(mpmath.mpf(df) / 2, mpmath.mpf(x) / 2)
            for name, rows, value, exact in [
                ("chiSquaredCdf", cdf, stats.chi2.cdf(x, df), lower),
                ("chiSquaredSf", sf, stats.chi2.sf(x, df), upper),
            ]:
                value = checked(name, [x, df], value, exact)
                if value is not None:
                    rows.append([x, df, value])
        for p in TAILS:
            value = float(stats.chi2.ppf(p, df))
            if value > 1e-290:
                quantile.append([p, df, value])
    yield "chiSquaredCdf", cdf
    yield "chiSquaredSf", sf
    yield "chiSquaredQuantile", quantile


def student_t():
    cdf, sf, quantile = [], [], []
    for df in [1, 2, 3, 4.5, 10, 30, 1000, 1e4, 1e6, 1e10]:
        for t in [-1e100, -1e10, -1000, -40, -5, -2, -0.1, -1e-5, 0, 0.5, 2, 10]:
            value = float(stats.t.cdf(t, df))
            if value > 1e-290:
                cdf.append([t, df, value])
                sf.append([-t, df, float(stats.t.sf(-t, df))])
        for p in TAILS:
            value = float(stats.t.ppf(p, df))
            if np.isfinite(value):  # SciPy 1.17.1 answers +inf for 1e-300 at 3 to 10 degrees
                quantile.append([p, df, value])
    yield "studentTCdf", cdf
    yield "studentTSf", sf
    yield "studentTQuantile", quantile


def beta():
    cdf, sf, quantile = [], [], []
    shapes = [0.5, 1, 2, 20, 1000, 20000, 500000]
    for a in shapes:
        for b in [0.5, 1, 2.5, 120, 80100, 500000]:
            mean = a / (a + b)
            deviation = (mean * (1 - mean) / (a + b + 1)) ** 0.5
            for x in [mean + d * deviation for d in DEVIATIONS] + [1e-100, 1e-3, 0.999]:
                if not 0 < x < 1:
                    continue
                exact = beta_tails(a, b, x, 1 - mpmath.mpf(x))
                for name, rows, value, tail in [
                    ("betaCdf", cdf, stats.beta.cdf(x, a, b), exact[0]),
                    ("betaSf", sf, stats.beta.sf(x, a, b), exact[1]),
                ]:
                    value = checked(name, [x, a, b], value, tail)
                    if value is not None:
                        rows.append([x, a, b, value])
            for p in [1e-50, 1e-9, 0.025, 0.3, 0.5, 0.9, 0.975]:
                value = float(stats.beta.ppf(p, a, b))
                if abs(stats.beta.cdf(value, a, b) - p) <= 1e-10 * min(p, 1 - p):
                    quantile.append([p, a, b, value])
    yield "betaCdf", cdf
    yield "betaSf", sf
    yield "betaQuantile", quantile


def f_distribution():
    cdf, sf, quantile = [], [], []
    for d1 in [1, 2, 5, 40, 1000]:
        for d2 in [1, 3, 10, 500, 100000]:
            for x in [1e-6, 0.01, 0.5, 1, 1.7, 5, 40, 1000]:
                cdf.append([x, d1, d2, float(stats.f.cdf(x, d1, d2))])
                sf.append([x, d1, d2, float(stats.f.sf(x, d1, d2))])
            for p in [1e-9, 0.025, 0.5, 0.95, 0.999]:
                quantile.append([p, d1, d2, float(stats.f.ppf(p, d1, d2))])
    big = lambda rows: [row for row in rows if row[-1] > 1e-290]
    yield "fCdf", big(cdf)
    yield "fSf", big(sf)
    yield "fQuantile", quantile


def binomial():
    pmf, cdf, sf = [], [], []
    for n, p in [(1, 0.3), (10, 0.5), (22, 0.5), (100, 0.01), (1000, 0.999), (41237, 0.19),
                 (1000000, 0.5), (1000000, 1e-6)]:
        deviation = (n * p * (1 - p)) ** 0.5
        ks = sorted({max(0, min(n, round(n * p + d * deviation))) for d in DEVIATIONS})
        for k in ks:
            for rows, value in [(pmf, stats.binom.pmf(k, n, p)), (cdf, stats.binom.cdf(k, n, p)),
                                (sf, stats.binom.sf(k, n, p))]:
                if value > 1e-290 or (value == 0 and k == n):
                    rows.append([k, n, p, float(value)])
    yield "binomialPmf", pmf
    yield "binomialCdf", cdf
    yield "binomialSf", sf


def main():
    families = [normal, chi_squared, student_t, beta, f_distribution, binomial]
    cases = {name: rows for family in families for name, rows in family()}
    versions = {
        "python": sys.version.split()[0],
        "scipy": scipy.__version__,
        "numpy": np.__version__,
        "mpmath": mpmath.__version__,
    }
    head = json.dumps({"script": "generate.py", "versions": versions, "seed": None})[:-1]
    lines = [f"{json.dumps(name)}: {json.dumps(rows)}" for name, rows in cases.items()]
    print(head + ',\n"corrected": ' + json.dumps(corrected) + ',\n"cases": {\n' + ",\n".join(lines) + "\n}}")


main()
