"""Freezes what evaluation.test.ts compares with: scikit-learn's metrics on randomised data sets and
on the examples of its documentation, and reference intervals.

    python -m venv venv
    venv/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6 fairlearn==0.15.0
    venv/bin/python generate.py > values.json
"""

import json
import sys

import intervals
import metrics
import fairness
import parametric
import versus
import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import calibration
from sklearn import metrics as m

SEED = 20261125
rng = np.random.default_rng(SEED)


def plain(array):
    return None if array is None else array.tolist()


def names(k):
    return [f"class {i}" for i in range(k)]


def weights_for(kind, n):
    if kind == "none":
        return None
    if kind == "whole":
        return rng.integers(1, 5, n).astype(float)
    weights = np.round(rng.exponential(size=n), 3)
    if kind == "zeros":
        weights[rng.random(n) < 0.3] = 0
        weights[rng.integers(n)] = 1
    return weights


WEIGHTS = ["none", "none", "real", "whole", "zeros"]
SIZES = [2, 3, 5, 10, 20, 40, 60, 100, 150, 199]


def binary_case(index):
    n = SIZES[index % len(SIZES)]
    kind = ["plain", "ties", "float32", "constant", "logits", "one class", "extreme"][index % 7]
    y = (rng.random(n) < rng.choice([0.1, 0.3, 0.5, 0.8])).astype(int)
    if kind == "one class":
        y[:] = index % 2
    s = 1 / (1 + np.exp(-(rng.normal(size=n) + 1.2 * y - 0.5)))
    s = np.round(s, 4)
    if kind == "ties":
        s = np.round(s, 1)
    if kind == "float32":
        s = s.astype(np.float32).astype(float)
    if kind == "constant":
        s[:] = 0.5
    if kind == "logits":
        s = np.round(np.log(s / (1 - s)), 3)
    if kind == "extreme":
        s = np.where(rng.random(n) < 0.4, np.round(s), s)
    probabilities = kind != "logits"
    p = (s >= (0.5 if probabilities else 0)).astype(int)
    if index % 11 == 5:
        p[:] = index % 2
    w = weights_for(WEIGHTS[index % len(WEIGHTS)], n)
    return {"kind": kind, "target": plain(y), "predicted": plain(p), "scores": plain(s),
            "probabilities": probabilities, "weights": plain(w),
            "metrics": metrics.binary(y, p, s, w, probabilities),
            "parametric": parametric.binary(y, p, w, names(2)),
            "confusion": m.confusion_matrix(y, p, labels=[0, 1]).tolist(),
            "curves": curves(y, s, probabilities) if w is None else None}


def curves(y, s, probabilities):
    """As the plots show them; defined with both classes only."""
    if len(np.unique(y)) < 2:
        return None
    fpr, tpr, _ = m.roc_curve(y, s, drop_intermediate=False)
    precision, recall, _ = m.precision_recall_curve(y, s)
    result = {"roc": [plain(fpr), plain(tpr)],
              "precisionRecall": [plain(recall[::-1]), plain(precision[::-1])]}
    if probabilities:
        true, predicted = calibration.calibration_curve(y, s, n_bins=10, strategy="quantile")
        result["calibration"] = [plain(predicted), plain(true)]
    return result


def multiclass_case(index):
    n = SIZES[index % len(SIZES)]
    k = [3, 4, 7, 3, 5][index % 5]
    kind = ["plain", "ties", "missing in target", "constant prediction", "logits",
            "one class", "never predicted", "constant scores"][index % 8]
    y = rng.choice(k, n, p=rng.dirichlet(np.full(k, 2.0)))
    if kind == "missing in target":
        y[y == k - 1] = 0
    if kind == "one class":
        y[:] = index % k
    logits = rng.normal(size=(n, k)) + 1.5 * np.eye(k)[y]
    if kind == "constant scores":
        logits[:] = 0
    s = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    s = np.round(s, 1 if kind == "ties" else 4)
    if kind == "ties":
        s[:, :-1] = s[:, :-1] * np.minimum(1, 1 / np.maximum(s[:, :-1].sum(axis=1), 1))[:, None]
    s[:, -1] = np.maximum(0, 1 - s[:, :-1].sum(axis=1))
    p = s.argmax(axis=1)
    if kind == "constant prediction":
        p[:] = index % k
    if kind == "never predicted":
        p[p == 1] = 0
    probabilities = kind != "logits"
    if not probabilities:
        s = np.round(logits, 3)
        p = s.argmax(axis=1)
    w = weights_for(WEIGHTS[(index // 2) % len(WEIGHTS)], n)
    return {"kind": kind, "classes": k, "target": plain(y), "predicted": plain(p),
            "scores": plain(s.ravel()), "probabilities": probabilities, "weights": plain(w),
            "metrics": metrics.multiclass(y, p, s, w, probabilities),
            "parametric": parametric.multiclass(y, p, s, w, names(k)),
            "confusion": m.confusion_matrix(y, p, labels=list(range(k))).tolist()}


def regression_case(index):
    n = SIZES[index % len(SIZES)]
    kind = ["plain", "perfect", "constant target", "constant prediction", "zeros", "negative",
            "far from zero", "integers"][index % 8]
    y = np.round(rng.gamma(2, 3, n), 3)
    p = np.round(np.abs(y + rng.normal(size=n)), 3)
    if kind == "perfect":
        p = y.copy()
    if kind == "constant target":
        y[:] = 3.5
        p = y.copy() if index % 16 == 2 else p
    if kind == "constant prediction":
        p[:] = 4.25
    if kind == "zeros":
        y[rng.random(n) < 0.3] = 0
    if kind == "negative":
        y, p = np.round(y - 6, 3), np.round(p - 6, 3)
    if kind == "far from zero":
        y, p = y + 1e6, p + 1e6
    if kind == "integers":
        y, p = np.round(y), np.round(p)
    w = weights_for(WEIGHTS[(index // 2) % len(WEIGHTS)], n)
    # Far from zero a deviance is a difference of numbers a million times as large.
    deviances = kind != "far from zero"
    values = metrics.regression(y, p, w)
    return {"kind": kind, "target": plain(y), "predicted": plain(p), "weights": plain(w),
            "metrics": {name: value for name, value in values.items()
                        if deviances or "deviance" not in name},
            "parametric": parametric.regression(y, p, w, deviances)}


def multilabel_case(index):
    n = SIZES[index % len(SIZES)]
    k = [3, 4, 6, 2][index % 4]
    kind = ["plain", "ties", "label missing", "empty rows", "never predicted", "label everywhere",
            "constant scores", "one label a row"][index % 8]
    y = (rng.random((n, k)) < rng.uniform(0.15, 0.7, k)).astype(int)
    if kind == "label missing":
        y[:, k - 1] = 0
    if kind == "label everywhere":
        y[:, 0] = 1
    if kind == "empty rows":
        y[rng.random(n) < 0.3] = 0
    if kind == "one label a row":
        y = np.eye(k, dtype=int)[rng.integers(0, k, n)]
    s = np.round(1 / (1 + np.exp(-(rng.normal(size=(n, k)) + 1.5 * y - 0.7))), 4)
    if kind == "ties":
        s = np.round(s, 1)
    if kind == "constant scores":
        s[:] = 0.5
    p = (s >= 0.5).astype(int)
    if kind == "never predicted":
        p[:, 1] = 0
    w = weights_for(WEIGHTS[(index // 2) % len(WEIGHTS)], n)
    return {"kind": kind, "classes": k, "target": plain(y.ravel()), "predicted": plain(p.ravel()),
            "scores": plain(s.ravel()), "weights": plain(w),
            "metrics": metrics.multilabel(y, p, s, w),
            "parametric": parametric.multilabel(y, p, s, w, names(k))}


def fairness_case(index):
    n = [20, 40, 60, 100, 150, 200][index % 6]
    groups = [2, 2, 3, 5][index % 4]
    kind = ["plain", "never positive", "constant prediction", "rare group"][index % 4]
    y = (rng.random(n) < rng.choice([0.3, 0.5, 0.7])).astype(int)
    g = rng.integers(0, groups, n)
    p = np.where(rng.random(n) < 0.7, y, 1 - y)
    if kind == "never positive":
        y[g == 0] = 0
    if kind == "constant prediction":
        p[:] = index // 4 % 2
    if kind == "rare group":
        g[g == groups - 1] = 0
        g[0] = groups - 1
    h = rng.integers(0, 2, n)
    w = weights_for(WEIGHTS[(index // 2) % 3], n)
    return {"kind": kind, "target": plain(y), "predicted": plain(p), "weights": plain(w),
            "groups": plain(g), "others": plain(h),
            "metrics": fairness.disparities(y, p, g, w),
            "crossed": fairness.disparities(y, p, 2 * g + h, w)}


def published():
    """The examples of scikit-learn's documentation, and the values printed there."""
    spam = np.array([[0.1, 0.9], [0.9, 0.1], [0.8, 0.2], [0.35, 0.65]])
    three = np.array([[0.8, 0.1, 0.1], [0.2, 0.2, 0.6], [0.1, 0.1, 0.8]])
    tied = np.array([0, 0, 1, 1])
    pair = [3, -0.5, 2, 7], [2.5, 0.0, 2, 8]
    thrice = [0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]
    ece = [0, 0, 1, 1, 1, 0, 1, 0], [0.1, 0.2, 0.9, 0.8, 0.55, 0.6, 0.35, 0.4]
    binary, multi, numbers = "binary", "multiclass", "regression"
    y_ece, s_ece = np.array(ece[0]), np.array(ece[1])
    rows = [
        (multi, "f1_macro", *thrice, None, m.f1_score(*thrice, average="macro"), 0.266667),
        (multi, "f1_micro", *thrice, None, m.f1_score(*thrice, average="micro"), 0.333333),
        (multi, "f1_weighted", *thrice, None, m.f1_score(*thrice, average="weighted"), 0.266667),
        (multi, "precision_macro", *thrice, None, m.precision_score(*thrice, average="macro"),
         0.222222),
        (multi, "precision_micro", *thrice, None, m.precision_score(*thrice, average="micro"),
         0.333333),
        (binary, "roc_auc", [0, 0, 1, 1], None, [0.1, 0.4, 0.35, 0.8],
         m.roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), 0.75),
        (binary, "roc_auc", [0, 0, 1, 1], None, [0.5] * 4, m.roc_auc_score(tied, [0.5] * 4), 0.5),
        (binary, "average_precision", [0, 0, 1, 1], None, [0.1, 0.4, 0.35, 0.8],
         m.average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), 0.833333),
        (binary, "average_precision", [0, 0, 0, 1], None, [0.5] * 4,
         m.average_precision_score([0, 0, 0, 1], [0.5] * 4), 0.25),
        (binary, "log_loss", [1, 0, 0, 1], None, spam[:, 1].tolist(),
         m.log_loss(["spam", "ham", "ham", "spam"], spam), 0.216162),
        (binary, "log_loss", [1, 0], None, [0.0, 0.0], m.log_loss([1, 0], [0.0, 0.0]), 18.021827),
        (binary, "brier_score", [0, 1, 1, 0], None, [0.1, 0.9, 0.8, 0.3],
         m.brier_score_loss([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]), 0.0375),
        (multi, "brier_score", [0, 1, 2], None, three.ravel().tolist(),
         m.brier_score_loss([0, 1, 2], three), 0.386667),
        (binary, "matthews_corrcoef", [1, 1, 1, 0], [1, 0, 1, 1], None,
         m.matthews_corrcoef([1, 1, 1, -1], [1, -1, 1, 1]), -0.333333),
        (binary, "cohen_kappa", [0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 1, 0], None,
         m.cohen_kappa_score([0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 1, 0]), 1),
        (multi, "cohen_kappa", *kappa_codes(), None, m.cohen_kappa_score(*kappa_codes()), 0.6875),
        (binary, "balanced_accuracy", [0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1], None,
         m.balanced_accuracy_score([0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1]), 0.625),
        (binary, "expected_calibration_error", ece[0], None, ece[1],
         metrics.calibration_error(s_ece, y_ece, None), 0.125),
        (binary, "roc_auc", ece[0], None, ece[1], m.roc_auc_score(*ece), 0.8125),
        (multi, "top_k_accuracy", [0, 1, 2, 2], None,
         [0.5, 0.2, 0.2, 0.3, 0.4, 0.2, 0.2, 0.4, 0.3, 0.7, 0.2, 0.1],
         m.top_k_accuracy_score([0, 1, 2, 2], [[0.5, 0.2, 0.2], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3],
                                               [0.7, 0.2, 0.1]], k=2), 0.75),
        (numbers, "r2", *pair, None, m.r2_score(*pair), 0.948608),
        (numbers, "explained_variance", *pair, None, m.explained_variance_score(*pair), 0.957173),
        (numbers, "mean_absolute_error", *pair, None, m.mean_absolute_error(*pair), 0.5),
        (numbers, "mean_squared_error", *pair, None, m.mean_squared_error(*pair), 0.375),
        (numbers, "root_mean_squared_error", *pair, None, m.root_mean_squared_error(*pair),
         0.612372),
        (numbers, "median_absolute_error", *pair, None, m.median_absolute_error(*pair), 0.5),
        (numbers, "max_error", [3, 2, 7, 1], [4, 2, 7, 1], None,
         m.max_error([3, 2, 7, 1], [4, 2, 7, 1]), 1),
        (numbers, "d2_absolute_error_score", *pair, None, m.d2_absolute_error_score(*pair),
         0.764706),
        (numbers, "mean_absolute_percentage_error", *pair, None,
         m.mean_absolute_percentage_error(*pair), 0.327381),
        (numbers, "mean_absolute_percentage_error", [1.0, 0.0, 2.4, 7.0], [1.2, 0.1, 2.4, 8.0],
         None, m.mean_absolute_percentage_error([1.0, 0.0, 2.4, 7.0], [1.2, 0.1, 2.4, 8.0]),
         1.1259e14),
        (numbers, "mean_absolute_percentage_error", [-2.0, -4.0], [-1.0, -4.0], None,
         m.mean_absolute_percentage_error([-2.0, -4.0], [-1.0, -4.0]), 0.25),
        (numbers, "mean_squared_log_error", [3, 5, 2.5, 7], [2.5, 5, 4, 8], None,
         m.mean_squared_log_error([3, 5, 2.5, 7], [2.5, 5, 4, 8]), 0.039730),
        (numbers, "root_mean_squared_log_error", [3, 5, 2.5, 7], [2.5, 5, 4, 8], None,
         m.root_mean_squared_log_error([3, 5, 2.5, 7], [2.5, 5, 4, 8]), 0.199324),
    ]
    variance = sum(intervals.delong_covariance(y_ece, s_ece, s_ece))
    assert np.isclose(variance, 0.0286458, atol=1e-7)
    for row in rows:
        assert np.isclose(row[5], row[6], rtol=3e-6 if row[6] < 1e6 else 1e-4), row
    keys = ("task", "metric", "target", "predicted", "scores", "value", "published")
    return [dict(zip(keys, row[:5] + (float(row[5]), row[6]))) for row in rows]


def kappa_codes():
    """[n, p, n, u, p] of the documentation's example, as codes."""
    first = ["negative", "positive", "negative", "neutral", "positive"]
    second = ["negative", "positive", "negative", "neutral", "negative"]
    names = ["negative", "neutral", "positive"]
    return [names.index(x) for x in first], [names.index(x) for x in second]


def paired_scores(index):
    """Two models of one binary target."""
    n = [20, 50, 120, 300][index % 4]
    y = np.zeros(n, dtype=int)
    y[: max(3, n // (2 + index % 5))] = 1
    rng.shuffle(y)
    shared = rng.normal(size=n)
    scores = []
    for lift in ([1.2, 1.0], [0.5, 1.5], [2.5, 1.5])[index % 3]:
        logit = 0.8 * shared + 0.6 * rng.normal(size=n) + lift * y - 0.5
        s = 1 / (1 + np.exp(-logit))
        scores.append(np.round(s, 2 if index % 2 else 6))
    return y, scores[0], scores[1]


def binary_intervals(index):
    y, first, second = paired_scores(index)
    factor = [1, 1, 1.2, 0.9][index % 4]
    losses = [-np.log(np.where(y == 1, s, 1 - s)) for s in (first, second)]
    squares = [(y - s) ** 2 for s in (first, second)]
    p = (first >= 0.5).astype(int)
    hits = int((p == y).sum())
    found = int(((p == 1) & (y == 1)).sum())
    wilson = lambda k, n: list(map(float, stats.binomtest(k, n).proportion_ci(
        confidence_level=intervals.CONFIDENCE, method="wilson")))
    return {
        "target": plain(y), "challenger": plain(first), "champion": plain(second),
        "factor": factor,
        "intervals": {
            "roc_auc": intervals.auc(y, first)[2],
            "average_precision": intervals.average_precision(y, first)[2],
            "log_loss": intervals.skewed_mean(losses[0]),
            "brier_score": intervals.skewed_mean(squares[0]),
            "accuracy": wilson(hits, len(y)),
            "recall": wilson(found, int(y.sum())),
        },
        "differences": {
            "roc_auc": intervals.auc_difference(y, first, second, factor),
            "average_precision": intervals.average_precision_difference(y, first, second, factor),
            "log_loss": intervals.student_mean(losses[0] - factor * losses[1]),
            "brier_score": intervals.student_mean(squares[0] - factor * squares[1]),
        },
    }


def regression_intervals(index):
    n = [8, 20, 50, 101][index % 4]
    factor = [1, 1, 1.1, 0.8][index % 4]
    y = np.round(rng.gamma(2, 3, n), 3)
    shared = rng.normal(size=n)
    models = [np.round(np.abs(y + spread * (0.7 * shared + 0.7 * rng.normal(size=n))), 3)
              for spread in (0.8, 1.0)]
    first, second = models
    skills = {"r2": m.r2_score, "explained_variance": m.explained_variance_score}
    squares = [(y - p) ** 2 for p in models]
    absolute = [np.abs(y - p) for p in models]
    root = [np.sqrt(intervals.skewed_mean(s)) for s in squares]
    correlation = np.corrcoef(*squares)[0, 1]
    return {
        "target": plain(y), "challenger": plain(first), "champion": plain(second),
        "factor": factor,
        "intervals": {
            "mean_absolute_error": intervals.skewed_mean(absolute[0]),
            "root_mean_squared_error": root[0].tolist(),
            "median_absolute_error": intervals.median_interval(absolute[0]),
            **{name: intervals.jackknife_skill(f, y, first)[2] for name, f in skills.items()},
        },
        "differences": {
            "mean_squared_error": intervals.student_mean(squares[0] - factor * squares[1]),
            "root_mean_squared_error": intervals.mover(
                np.sqrt(squares[0].mean()), root[0], np.sqrt(squares[1].mean()), root[1],
                correlation, factor),
            **{name: intervals.skill_difference(f, y, first, second, factor)
               for name, f in skills.items()},
        },
    }


def f1_of(t):
    return 2 * t[:, 1, 1] / (2 * t[:, 1, 1] + t[:, 0, 1] + t[:, 1, 0])


def mcc_of(t):
    n00, n01, n10, n11 = t[:, 0, 0], t[:, 0, 1], t[:, 1, 0], t[:, 1, 1]
    return (n11 * n00 - n10 * n01) / np.sqrt(
        (n11 + n10) * (n11 + n01) * (n00 + n10) * (n00 + n01))


def table_intervals():
    """Joint tables [truth][challenger][champion] and the Dirichlet intervals of their metrics."""
    cases = []
    for table in ([[[30, 4], [3, 3]], [[2, 2], [3, 13]]], [[[400, 9], [14, 20]], [[6, 5], [11, 85]]],
                  [[[20, 0], [0, 0]], [[0, 0], [0, 10]]]):
        table = np.array(table)
        pairs = {"f1": f1_of, "matthews_corrcoef": mcc_of}
        cases.append({
            "table": plain(table),
            "intervals": {name: intervals.dirichlet_interval(table.sum(axis=2), f, rng)
                          for name, f in pairs.items()},
            "differences": {name: intervals.dirichlet_interval(
                table, lambda t, f=f: f(t.sum(axis=3)) - f(t.sum(axis=2)), rng)
                for name, f in pairs.items()},
        })
    return cases


def random_numbers():
    return [{"seed": seed, "stream": stream, "words": [generator.next() for _ in range(6)]}
            for seed, stream in ((0, 0), (1, 0), (0, 1), (20261125, 2), (2**53 - 1, 7))
            for generator in [intervals.Xoshiro128(seed, stream)]]


def auc_scores():
    return [{"area": area, "positives": p, "negatives": n,
             "interval": intervals.auc_score_interval(area, p, n)}
            for area, p, n in ((1.0, 10, 40), (1.0, 1, 1), (0.0, 5, 5), (0.8, 7, 30), (0.5, 2, 3))]


def indices(regular, last, period, wanted):
    """The regular cases, and more of the one kind that some metrics need."""
    return [i for i in range(last) if i < regular or i % period == wanted]


json.dump({
    "versions": {"scikit-learn": sklearn.__version__, "fairlearn": fairness.VERSION,
                 "scipy": scipy.__version__, "numpy": np.__version__},
    "seed": SEED,
    "published": published(),
    "binary": [binary_case(i) for i in indices(60, 240, 7, 4)],
    "multiclass": [multiclass_case(i) for i in indices(120, 280, 8, 4)],
    "regression": [regression_case(i) for i in range(60)],
    "binaryIntervals": [binary_intervals(i) for i in range(12)],
    "regressionIntervals": [regression_intervals(i) for i in range(12)],
    "tableIntervals": table_intervals(),
    "randomNumbers": random_numbers(),
    "aucScoreIntervals": auc_scores(),
    "multilabel": [multilabel_case(i) for i in indices(64, 160, 8, 7)],
    "fairness": [fairness_case(i) for i in range(120)],
    "versus": versus.everything(SEED),
}, sys.stdout, separators=(",", ":"), allow_nan=False)
