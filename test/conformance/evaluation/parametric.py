"""Metrics that take an argument, as [name, [arguments], value of scikit-learn]."""

import numpy as np
from metrics import value_of
from sklearn import metrics as m

RATIOS = (("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score),
          ("jaccard", m.jaccard_score))


def collect(entries):
    return [[name, [str(argument)], value_of(name, compute)] for name, argument, compute in entries]


def of_each_class(y, p, w, labels, names):
    return [(name, names[label],
             lambda score=score, label=label: score(
                 y, p, labels=[label], average="macro", sample_weight=w) if label in y or label in p
             else float("nan"))
            for name, score in RATIOS for label in labels]


def f_beta(y, p, w, averages):
    return [("fbeta" if average == "binary" else f"fbeta_{average}", beta,
             lambda beta=beta, average=average: m.fbeta_score(
                 y, p, beta=beta, average=average, sample_weight=w))
            for beta in (0.5, 2) for average in averages]


def kappa(y, p, w, labels):
    """With the declared labels: how far two classes are apart does not depend on the rows."""
    def compute(weights):
        weight = np.ones(len(y)) if w is None else w
        if len(set(y[weight > 0]) | set(p[weight > 0])) < 2:
            return float("nan")
        return m.cohen_kappa_score(y, p, labels=labels, weights=weights, sample_weight=w)
    return [("cohen_kappa", weights, lambda weights=weights: compute(weights))
            for weights in ("linear", "quadratic")]


def binary(y, p, w, names):
    return collect([*of_each_class(y, p, w, [0, 1], names),
                    *f_beta(y, p, w, ("binary", "macro", "micro", "weighted")),
                    *kappa(y, p, w, [0, 1])])


def multiclass(y, p, s, w, names):
    k = s.shape[1]
    labels = list(range(k))
    entries = [*of_each_class(y, p, w, labels[:3], names), *kappa(y, p, w, labels),
               *f_beta(y, p, w, ("macro", "micro", "weighted"))]
    for label in labels[:2]:
        own = (y == label).astype(int)
        weight = np.ones(len(y)) if w is None else w
        both = len(np.unique(own[weight > 0])) == 2
        entries.append(("roc_auc", names[label], lambda own=own, label=label, both=both: (
            m.roc_auc_score(own, s[:, label], sample_weight=w) if both else float("nan"))))
        entries.append(("average_precision", names[label], lambda own=own, label=label: (
            m.average_precision_score(own, s[:, label], sample_weight=w)
            if own[weight > 0].any() else float("nan"))))
    for top in (1, k - 1):
        entries.append(("top_k_accuracy", top, lambda top=top: m.top_k_accuracy_score(
            y, s, k=top, labels=labels, sample_weight=w)))
    return collect(entries)


def regression(y, p, w, deviances):
    entries = [("mean_pinball_loss", alpha, lambda alpha=alpha: m.mean_pinball_loss(
        y, p, alpha=alpha, sample_weight=w)) for alpha in (0, 0.1, 0.9)]
    entries += [("d2_pinball_score", alpha, lambda alpha=alpha: m.d2_pinball_score(
        y - y[0], p - y[0], alpha=alpha, sample_weight=w)) for alpha in (0.1, 0.75)]
    if deviances:
        constant = np.all(y == y[0])
        entries += [("mean_tweedie_deviance", power, lambda power=power: m.mean_tweedie_deviance(
            y, p, power=power, sample_weight=w)) for power in (-1, 0, 1, 1.5, 2, 3)]
        entries += [("d2_tweedie_score", power, lambda power=power: (
            float("nan") if constant else m.d2_tweedie_score(y, p, power=power, sample_weight=w)))
            for power in (0, 1, 1.5, 2)]
    return collect(entries)


def multilabel(y, p, s, w, names):
    labels = range(y.shape[1])
    entries = []
    for name, score in RATIOS:
        for label in labels:
            entries.append((name, names[label], lambda score=score, label=label: score(
                y[:, label], p[:, label], sample_weight=w)))
    weight = np.ones(len(y)) if w is None else w
    for label in labels:
        own = y[:, label]
        both = len(np.unique(own[weight > 0])) == 2
        entries.append(("roc_auc", names[label], lambda own=own, label=label, both=both: (
            m.roc_auc_score(own, s[:, label], sample_weight=w) if both else float("nan"))))
        entries.append(("average_precision", names[label], lambda own=own, label=label: (
            m.average_precision_score(own, s[:, label], sample_weight=w)
            if own[weight > 0].any() else float("nan"))))
    entries += f_beta(y, p, w, ("macro", "micro", "weighted"))
    for k in (1, 2, 5):
        entries.append(("dcg", k, lambda k=k: m.dcg_score(y, s, k=k, sample_weight=w)))
        entries.append(("ndcg", k, lambda k=k: m.ndcg_score(y, s, k=k, sample_weight=w)))
    return collect(entries)
