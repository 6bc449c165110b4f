"""Freezes statistics and p-values of SciPy for drift-statistics.test.ts.

Samples are not stored: value i of a sample is ((i * multiplier) mod modulus) / modulus * scale +
offset, which every language computes to the same bits; a modulus below the size makes ties.

    python -m venv venv && venv/bin/pip install scipy==1.17.1 numpy==2.4.6
    venv/bin/python generate.py > values.json
"""

import json
import sys

import numpy as np
import scipy
from scipy import stats
from scipy.spatial.distance import jensenshannon

SEED = 20260801
rng = np.random.default_rng(SEED)


def sample(spec):
    size, multiplier, modulus, scale, offset = spec
    return (np.arange(size) * multiplier % modulus) / modulus * scale + offset


SAMPLES = [
    # exact, equal sizes
    ([1, 1, 7, 1, 0], [1, 1, 7, 1, 0.5]),
    ([5, 3, 7, 1, 0], [5, 3, 7, 1, 0.3]),
    ([30, 7, 31, 1, 0], [30, 7, 31, 1, 0.25]),
    ([100, 7, 101, 1, 0], [100, 11, 97, 1, 0.1]),
    ([600, 7, 20, 1, 0], [600, 11, 20, 1, 0.05]),
    ([10000, 7919, 10007, 1, 0], [10000, 7919, 10007, 1, 0.02]),
    ([10000, 7919, 10007, 1, 0], [10000, 7919, 10007, 1, 0.25]),
    # exact, unequal sizes
    ([1, 1, 7, 1, 0], [2, 1, 7, 1, 0]),
    ([3, 2, 7, 1, 0], [7, 3, 11, 1, 0.4]),
    ([12, 5, 13, 1, 0], [600, 7, 607, 1, 0.2]),
    ([30, 7, 31, 1, 0], [45, 7, 47, 1, 0.3]),
    ([100, 7, 13, 1, 0], [77, 11, 13, 1, 0.2]),
    ([500, 7, 509, 1, 0], [1000, 11, 1009, 1.3, 0.02]),
    ([1000, 7, 1009, 1, 0], [999, 11, 997, 1, 0.3]),
    ([10000, 7919, 10007, 1, 0], [31, 7, 37, 1, 0.3]),
    ([10000, 7919, 10007, 1, 0], [9999, 7907, 10009, 1.02, 0]),
    ([10000, 7919, 10007, 1, 0], [9999, 7907, 10009, 1, 0.1]),
    # asymptotic
    ([10001, 7919, 10007, 1, 0], [10001, 7907, 10009, 1, 0.01]),
    ([10001, 7919, 10007, 1, 0], [10001, 7907, 10009, 1, 0.03]),
    ([20000, 7919, 20011, 1, 0], [5, 3, 7, 1, 0.2]),
    ([20000, 7919, 20011, 1, 0], [30, 7, 31, 1, 0.02]),
    ([20000, 7919, 20011, 1, 0], [30, 7, 31, 1, 0.4]),
    ([12000, 7919, 12007, 1, 0], [140, 7, 149, 1, 0.04]),
    ([12000, 7919, 12007, 1, 0], [144, 7, 149, 1, 0.04]),
    ([12000, 7919, 12007, 1, 0], [144, 7, 149, 1, 0.9]),
    ([50000, 7919, 50021, 1, 0], [10001, 7, 10007, 1, 0.02]),
    ([100000, 7919, 100003, 1, 0], [3000, 7, 3001, 1, 0.2]),
    ([100000, 7919, 100003, 1, 0], [100000, 7919, 100003, 1.002, 0.004]),
    ([100000, 7919, 100003, 1, 0], [100000, 7919, 100003, 1, 0.07]),
    # constants, large offsets, negative values
    ([50, 1, 1, 1, 3], [40, 1, 1, 1, 3]),
    ([50, 1, 1, 1, 3], [40, 1, 1, 1, 4]),
    ([1000, 7, 1009, 10, 1.7e12], [800, 7, 1009, 10, 1.7e12]),
    ([1000, 7, 1009, 1e-6, -5e-7], [800, 7, 1009, 2e-6, -1e-6]),
]


def numeric():
    rows = []
    for reference, current in SAMPLES:
        a, b = sample(reference), sample(current)
        ks = stats.ks_2samp(a, b)
        deviation = float(np.std(a - a[0]))  # np.std(a) loses 1e-9 at an offset of 1.7e12
        rows.append({
            "reference": reference,
            "current": current,
            "ks": float(ks.statistic),
            "pValue": float(ks.pvalue),
            "wasserstein": float(stats.wasserstein_distance(a, b)),
            "standardDeviation": deviation,
        })
    return rows


def psi(p, q):
    p, q = np.asarray(p) / np.sum(p), np.asarray(q) / np.sum(q)
    return float(np.sum((q - p) * np.log(q / p)))


def counts_of(reference, current):
    table = np.array([reference, current])
    table = table[:, table.sum(axis=0) > 0]
    chi2, p, df, expected = stats.chi2_contingency(table, correction=False)
    p_shares, q_shares = (side / side.sum() for side in table.astype(float))
    return {
        "reference": [int(n) for n in reference],
        "current": [int(n) for n in current],
        "chiSquared": float(chi2),
        "degreesOfFreedom": int(df),
        "pValue": float(p),
        "smallestExpected": float(expected.min()),
        "jensenShannon": float(jensenshannon(p_shares, q_shares, base=2)),
        "totalVariation": float(np.abs(p_shares - q_shares).sum() / 2),
        "psi": psi(*table) if table.min() > 0 else None,
    }


def categorical():
    rows = [
        counts_of([130, 370], [240, 260]),  # whylogs#491: 51.9091
        counts_of([32, 36, 32, 28, 24, 24], [16, 16, 16, 16, 16, 8]),
        counts_of([5, 0, 3], [9, 0, 1]),
        counts_of([1, 0], [0, 1]),
        counts_of([50], [20]),
        counts_of([5, 5], [90, 10]),
    ]
    for categories, n1, n2, skew in [(2, 1000, 30, 0), (10, 30, 30, 0), (10, 10000, 1000, 0.1),
                                     (50, 10000, 100, 0), (200, 600, 600, 0.3), (8, 10**6, 10**6, 0),
                                     (8, 10**5, 10**5, 1), (5000, 10**6, 10**6, 0.02)]:
        shares = rng.dirichlet(np.ones(categories) * 5)
        moved = shares * np.exp(skew * rng.normal(size=categories))
        rows.append(counts_of(rng.multinomial(n1, shares), rng.multinomial(n2, moved / moved.sum())))
    return rows


def adjusted():
    families = [[0.01, 0.04, 0.03, 0.005], [0.5], [0.001] * 5, list(rng.uniform(size=40) ** 3)]
    return [{
        "pValues": [float(p) for p in ps],
        "benjaminiHochberg": [float(p) for p in stats.false_discovery_control(ps, method="bh")],
    } for ps in families]


def main():
    head = {
        "script": "generate.py",
        "versions": {"python": sys.version.split()[0], "scipy": scipy.__version__,
                     "numpy": np.__version__},
        "seed": SEED,
    }
    parts = {"numeric": numeric(), "categorical": categorical(), "adjusted": adjusted()}
    lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]"
             for name, rows in parts.items()]
    print(json.dumps(head)[:-1] + ",\n" + ",\n".join(lines) + "}")


main()
