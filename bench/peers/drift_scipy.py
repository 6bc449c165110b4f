"""Drift by hand with pandas and SciPy: the tests that Slipway's default rule makes, and PSI and
Wasserstein distance for numbers.

    python drift_scipy.py <folder> <reference file> <current file>
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats


def numbers(a: np.ndarray, b: np.ndarray) -> dict:
    ks = stats.ks_2samp(a, b)
    edges = np.unique(np.quantile(a, np.arange(1, 10) / 10))
    p, q = (np.bincount(np.searchsorted(edges, x, "right"), minlength=len(edges) + 1) for x in (a, b))
    p, q = np.maximum(p / p.sum(), 1e-6), np.maximum(q / q.sum(), 1e-6)
    return {
        "ks": ks.statistic,
        "p": ks.pvalue,
        "wasserstein": stats.wasserstein_distance(a, b) / a.std(),
        "psi": float(np.sum((p - q) * np.log(p / q))),
    }


def categories(a: pd.Series, b: pd.Series) -> dict:
    counts = pd.concat([a.value_counts(), b.value_counts()], axis=1).fillna(0).to_numpy()
    test = stats.chi2_contingency(counts.T, correction=False)
    return {"chi2": test.statistic, "p": test.pvalue}


def main(folder: Path, reference: str, current: str) -> None:
    a, b = (pd.read_parquet(folder / name) for name in (reference, current))
    result = {}
    for name in a.columns:
        x, y = a[name].dropna(), b[name].dropna()
        is_number = pd.api.types.is_numeric_dtype(x)
        result[name] = numbers(x.to_numpy(), y.to_numpy()) if is_number else categories(x, y)
    result["missing"] = {n: [int(a[n].isna().sum()), int(b[n].isna().sum())] for n in a.columns}
    print(json.dumps(result)[:200])


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
