"""Tests of two models and dummy baselines: SciPy's and scikit-learn's values."""

import numpy as np
from scipy import stats
from sklearn.dummy import DummyClassifier, DummyRegressor

import metrics
import intervals


def mcnemar_case(rng, index):
    """McNemar's exact test is the binomial test of the discordant pairs."""
    b, c = (int(x) for x in rng.integers(0, [5, 40, 400][index % 3], 2))
    p = stats.binomtest(min(b, c), b + c, 0.5).pvalue if b + c > 0 else 1.0
    return {"first": b, "second": c, "pValue": float(p)}


def mcnemar_large(rng):
    b, c = (int(x) for x in rng.integers(600, 4000, 2))
    statistic = (b - c) ** 2 / (b + c)
    return {"first": b, "second": c, "pValue": float(stats.chi2.sf(statistic, 1))}


def wilcoxon_case(rng, index):
    n = [1, 2, 5, 10, 30, 50, 51, 200][index % 8]
    d = np.round(rng.normal(0.2, 1, n), [6, 1, 0][index % 3])
    if not np.any(d):
        d[0] = 1
    n_kept = int((d != 0).sum())
    # The rule of the exact distribution is SciPy's "auto".
    result = stats.wilcoxon(d)
    return {"differences": d.tolist(), "statistic": float(result.statistic),
            "pValue": float(result.pvalue), "pairs": n_kept}


def delong_case(rng, index):
    n = [20, 60, 200][index % 3]
    y = (np.arange(n) % 3 == 0).astype(int)
    first = np.round(rng.normal(size=n) + y, 1 + index % 2)
    second = np.round(0.5 * first + rng.normal(size=n) + 0.5 * y, 2)
    cov = intervals.delong_covariance(y, first, second)
    variances = [intervals.delong_covariance(y, s, s) for s in (first, second)]
    variance = sum(variances[0]) + sum(variances[1]) - 2 * sum(cov)
    auc = [metrics.m.roc_auc_score(y, s) for s in (first, second)]
    z = (auc[0] - auc[1]) / np.sqrt(variance)
    return {"target": y.tolist(), "challenger": first.tolist(), "champion": second.tolist(),
            "statistic": float(z), "pValue": float(2 * stats.norm.sf(abs(z)))}


def baseline_case(rng, index):
    n = [10, 50, 150][index % 3]
    k = [2, 3, 4][index // 3 % 3]
    y = rng.choice(k, n, p=rng.dirichlet(np.full(k, 3.0)))
    y[:k] = np.arange(k)
    w = None if index % 2 else np.round(rng.exponential(size=n) + 0.01, 3)
    dummy = DummyClassifier(strategy="prior").fit(np.zeros((n, 1)), y, sample_weight=w)
    p, s = dummy.predict(np.zeros((n, 1))), dummy.predict_proba(np.zeros((n, 1)))
    if k == 2:
        values = metrics.binary(y, p, s[:, 1], w, True)
    else:
        values = metrics.multiclass(y, p, s, w, True)
    return {"classes": k, "target": y.tolist(), "weights": None if w is None else w.tolist(),
            "metrics": values}


def mean_case(rng, index):
    n = [5, 30, 100][index % 3]
    y = np.round(rng.gamma(2, 3, n) + 0.1, 3)
    w = None if index % 2 else np.round(rng.exponential(size=n) + 0.01, 3)
    dummy = DummyRegressor(strategy="mean").fit(np.zeros((n, 1)), y, sample_weight=w)
    return {"target": y.tolist(), "weights": None if w is None else w.tolist(),
            "metrics": metrics.regression(y, dummy.predict(np.zeros((n, 1))), w)}


def everything(seed):
    rng = np.random.default_rng(seed)
    return {
        "mcnemar": [mcnemar_case(rng, i) for i in range(30)],
        "mcnemarLarge": [mcnemar_large(rng) for _ in range(5)],
        "wilcoxon": [wilcoxon_case(rng, i) for i in range(32)],
        "delong": [delong_case(rng, i) for i in range(30)],
        "baselines": [baseline_case(rng, i) for i in range(18)],
        "means": [mean_case(rng, i) for i in range(6)],
    }
