"""scikit-learn's value of every metric of packages/evaluation, by its name there.

A metric is None where scikit-learn returns NaN, raises, or warns that it is ill-defined; averages
over classes keep scikit-learn's value when it warns.
"""

import math
import warnings

import numpy as np
from sklearn import calibration
from sklearn import metrics as m

# Averages whose value is kept although a class of them is ill-defined, the one that drops classes
# without true rows, and a pair of ratios that warns of either (the one that is meant is NaN).
KEPT = ("_macro", "_micro", "_weighted", "_samples", "balanced_accuracy", "likelihood_ratio")


def value_of(name, compute):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = compute()
        except (ValueError, ZeroDivisionError):
            return None
    texts = [str(warning.message) for warning in caught]
    ill_defined = [t for t in texts if "ill-defined" in t or "not defined" in t or "No positive" in t
                   or "well-defined" in t or "meaningless" in t]
    if ill_defined and not name.endswith(KEPT):
        return None
    return None if math.isnan(value) else float(value)


def evaluate(functions):
    return {name: value_of(name, compute) for name, compute in functions.items()}


def table_metrics(y, p, w):
    """Metrics of the confusion matrix; labels are those that occur, as in a scorer."""
    functions = {
        "accuracy": lambda: m.accuracy_score(y, p, sample_weight=w),
        "balanced_accuracy": lambda: m.balanced_accuracy_score(y, p, sample_weight=w),
        "matthews_corrcoef": lambda: m.matthews_corrcoef(y, p, sample_weight=w),
        "cohen_kappa": lambda: m.cohen_kappa_score(y, p, sample_weight=w),
        "zero_one_loss": lambda: m.zero_one_loss(y, p, sample_weight=w),
        "hamming_loss": lambda: m.hamming_loss(y, p, sample_weight=w),
    }
    for name, score in (("precision", m.precision_score), ("recall", m.recall_score),
                        ("f1", m.f1_score), ("jaccard", m.jaccard_score)):
        for average in ("macro", "micro", "weighted"):
            functions[f"{name}_{average}"] = (
                lambda score=score, average=average: score(y, p, average=average, sample_weight=w))
    return functions


def one_class(y, w):
    return len(np.unique(y if w is None else y[w > 0])) < 2


def calibration_error(confidence, holds, w):
    """Over the bins of calibration_curve(strategy='uniform'), which are closed on the right."""
    w = np.ones(len(holds)) if w is None else w
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], confidence)
    gaps = np.bincount(bins, w * (holds - confidence), 10)
    if len(np.unique(holds)) == 2 and np.all(w == 1):
        true, predicted = calibration.calibration_curve(holds, confidence, n_bins=10)
        counts = np.bincount(bins, minlength=10)
        assert np.isclose(np.abs(gaps).sum(), np.abs(true - predicted) @ counts[counts > 0])
    return np.abs(gaps).sum() / w.sum()


def probability_metrics(y, probabilities, scores, labels, w):
    # One class alone has no null loss: scikit-learn divides by 0 or by a clipped epsilon.
    alone = one_class(y, w)
    nothing = float("nan")
    return {
        "log_loss": lambda: m.log_loss(y, probabilities, labels=labels, sample_weight=w),
        "brier_score": lambda: m.brier_score_loss(y, scores, labels=labels, sample_weight=w),
        "d2_log_loss_score": lambda: nothing if alone else m.d2_log_loss_score(
            y, probabilities, labels=labels, sample_weight=w),
        "d2_brier_score": lambda: nothing if alone else m.d2_brier_score(
            y, scores, labels=labels, sample_weight=w),
    }


def hinge(y, s, w):
    if len(np.unique(y)) == 2:
        return m.hinge_loss(y, s, sample_weight=w)
    # scikit-learn takes a lone class for the negative one, whatever it is.
    return np.average(np.maximum(0, 1 - (2 * y - 1) * s), weights=w)


def binary(y, p, s, w, are_probabilities):
    functions = table_metrics(y, p, w)
    for name, score in (("precision", m.precision_score), ("recall", m.recall_score),
                        ("f1", m.f1_score), ("jaccard", m.jaccard_score)):
        functions[name] = lambda score=score: score(y, p, sample_weight=w)
    ratios = lambda: m.class_likelihood_ratios(y, p, labels=[0, 1], sample_weight=w)
    functions["positive_likelihood_ratio"] = lambda: ratios()[0]
    functions["negative_likelihood_ratio"] = lambda: ratios()[1]
    functions["hinge_loss"] = lambda: float("nan") if are_probabilities else hinge(y, s, w)
    functions["roc_auc"] = lambda: m.roc_auc_score(y, s, sample_weight=w)
    functions["average_precision"] = lambda: m.average_precision_score(y, s, sample_weight=w)
    if are_probabilities:
        functions |= probability_metrics(y, np.column_stack([1 - s, s]), s, [0, 1], w)
        functions["expected_calibration_error"] = lambda: calibration_error(s, y, w)
    return evaluate(functions)


def multiclass(y, p, s, w, are_probabilities):
    k = s.shape[1]
    labels = list(range(k))
    functions = table_metrics(y, p, w)
    for kind in ("ovr", "ovo"):
        for suffix, average in (("", "macro"), ("_weighted", "weighted")):
            functions[f"roc_auc_{kind}{suffix}"] = lambda kind=kind, average=average: (
                m.roc_auc_score(y, s, multi_class=kind, average=average, labels=labels,
                                sample_weight=w))
    functions["average_precision"] = lambda: m.average_precision_score(y, s, sample_weight=w)
    functions["hinge_loss"] = lambda: float("nan") if are_probabilities else m.hinge_loss(
        y, s, labels=labels, sample_weight=w)
    functions["top_k_accuracy"] = lambda: m.top_k_accuracy_score(
        y, s, k=2, labels=labels, sample_weight=w)
    if are_probabilities:
        functions |= probability_metrics(y, s, s, labels, w)
        functions["expected_calibration_error"] = lambda: calibration_error(
            s.max(axis=1), (s.argmax(axis=1) == y).astype(float), w)
    values = evaluate(functions)
    if one_class(y, w):
        values |= {name: None for name in values if name.startswith("roc_auc")}
    if w is not None and len(np.unique(y[w > 0])) < k:
        # A class of weightless rows only: scikit-learn looks at the labels, not at the weights.
        values["average_precision"] = None
        values["roc_auc_ovr"] = None
    # A weighted mean in which an absent class has weight 0 is kept by scikit-learn.
    return values


def regression(y, p, w):
    if np.all(y == y[0]):
        # None of these metrics but MAPE and MSLE depends on the origin; at 0 the weighted mean of a
        # constant target is exact, where scikit-learn's R2 is otherwise rounding (-4e31).
        shifted = regression_at(y - y[0], p - y[0], w)
        kept = ("percentage", "log", "deviance")
        return {name: value if any(part in name for part in kept) else shifted[name]
                for name, value in regression_at(y, p, w).items()}
    return regression_at(y, p, w)


def regression_at(y, p, w):
    return evaluate({
        "mean_absolute_error": lambda: m.mean_absolute_error(y, p, sample_weight=w),
        "mean_squared_error": lambda: m.mean_squared_error(y, p, sample_weight=w),
        "root_mean_squared_error": lambda: m.root_mean_squared_error(y, p, sample_weight=w),
        "median_absolute_error": lambda: m.median_absolute_error(y, p, sample_weight=w),
        "max_error": lambda: m.max_error(y, p),
        "r2": lambda: m.r2_score(y, p, sample_weight=w),
        "explained_variance": lambda: m.explained_variance_score(y, p, sample_weight=w),
        "mean_absolute_percentage_error": lambda: m.mean_absolute_percentage_error(
            y, p, sample_weight=w),
        "mean_squared_log_error": lambda: m.mean_squared_log_error(y, p, sample_weight=w),
        "root_mean_squared_log_error": lambda: m.root_mean_squared_log_error(
            y, p, sample_weight=w),
        "mean_poisson_deviance": lambda: m.mean_poisson_deviance(y, p, sample_weight=w),
        "mean_gamma_deviance": lambda: m.mean_gamma_deviance(y, p, sample_weight=w),
        "mean_pinball_loss": lambda: m.mean_pinball_loss(y, p, sample_weight=w),
        "d2_absolute_error_score": lambda: m.d2_absolute_error_score(y, p, sample_weight=w),
    })


def multilabel(y, p, s, w):
    """All averages over labels keep scikit-learn's value; those of scores need every label."""
    weight = np.ones(len(y)) if w is None else w
    counted = y[weight > 0]
    each = counted.any(axis=0).all()
    both = each and not counted.all(axis=0).any()
    mixed = y.any(axis=1).all() and not y.all(axis=1).any()
    nothing = float("nan")
    functions = {
        "accuracy": lambda: m.accuracy_score(y, p, sample_weight=w),
        "zero_one_loss": lambda: m.zero_one_loss(y, p, sample_weight=w),
        "hamming_loss": lambda: m.hamming_loss(y, p, sample_weight=w),
    }
    for name, score in (("precision", m.precision_score), ("recall", m.recall_score),
                        ("f1", m.f1_score), ("jaccard", m.jaccard_score)):
        for average in ("macro", "micro", "weighted", "samples"):
            functions[f"{name}_{average}"] = (
                lambda score=score, average=average: score(y, p, average=average, sample_weight=w))
    pooled = len(np.unique(counted)) == 2
    for average, suffix, area, precision in (
            ("macro", "", both, each), ("micro", "_micro", pooled, counted.any()),
            ("weighted", "_weighted", both, each), ("samples", "_samples", mixed, True)):
        functions[f"roc_auc{suffix}"] = lambda average=average, area=area: (
            m.roc_auc_score(y, s, average=average, sample_weight=w) if area else nothing)
        functions[f"average_precision{suffix}"] = lambda average=average, precision=precision: (
            m.average_precision_score(y, s, average=average, sample_weight=w) if precision
            else nothing)
    functions |= {
        "label_ranking_average_precision": lambda: m.label_ranking_average_precision_score(
            y, s, sample_weight=w),
        "label_ranking_loss": lambda: m.label_ranking_loss(y, s, sample_weight=w),
        "coverage_error": lambda: m.coverage_error(y, s, sample_weight=w),
        "dcg": lambda: m.dcg_score(y, s, sample_weight=w),
        "ndcg": lambda: m.ndcg_score(y, s, sample_weight=w),
    }
    return evaluate(functions)
