"""Fairlearn's metrics of groups, by their names in packages/evaluation.

A metric is None where a group has no such rate: Fairlearn counts that rate as 0 without a word.
"""

import math

import fairlearn
import numpy as np
from fairlearn import metrics as f
from sklearn import metrics as m

VERSION = fairlearn.__version__


def precision(y, p, sample_weight=None):
    return m.precision_score(y, p, sample_weight=sample_weight, zero_division=np.nan)


def disparities(y, p, groups, w):
    weight = np.ones(len(y)) if w is None else w
    of_group = lambda rows, g: weight[(groups == g) & rows].sum() > 0
    each = np.unique(groups)
    positive = all(of_group(y == 1, g) for g in each)
    negative = all(of_group(y == 0, g) for g in each)
    predicted = all(of_group(p == 1, g) for g in each)
    there = all(of_group(y >= 0, g) for g in each)
    needs = {"demographic_parity": there, "equalized_odds": positive and negative,
             "equal_opportunity": positive, "predictive_parity": predicted}
    keywords = {"sensitive_features": groups, "sample_weight": w}
    frame = f.MetricFrame(metrics=precision, y_true=y, y_pred=p, sensitive_features=groups,
                          sample_params=None if w is None else {"sample_weight": w})
    functions = {
        "demographic_parity_difference": lambda: f.demographic_parity_difference(y, p, **keywords),
        "demographic_parity_ratio": lambda: f.demographic_parity_ratio(y, p, **keywords),
        "equalized_odds_difference": lambda: f.equalized_odds_difference(y, p, **keywords),
        "equalized_odds_ratio": lambda: odds_ratio(y, p, keywords),
        "equal_opportunity_difference": lambda: f.equal_opportunity_difference(y, p, **keywords),
        "equal_opportunity_ratio": lambda: f.equal_opportunity_ratio(y, p, **keywords),
        "predictive_parity_difference": lambda: frame.difference(),
        "predictive_parity_ratio": lambda: frame.ratio(),
    }
    values = {}
    for name, compute in functions.items():
        usable = len(each) > 1 and needs[name.rsplit("_", 1)[0]]
        value = float(compute()) if usable else math.nan
        values[name] = None if math.isnan(value) else value
    return values


def odds_ratio(y, p, keywords):
    """Fairlearn's minimum of two ratios leaves out one that is 0 / 0."""
    rates = f.MetricFrame(
        metrics={"tpr": f.true_positive_rate, "fpr": f.false_positive_rate}, y_true=y, y_pred=p,
        sensitive_features=keywords["sensitive_features"],
        sample_params=None if keywords["sample_weight"] is None else {
            name: {"sample_weight": keywords["sample_weight"]} for name in ("tpr", "fpr")})
    if rates.ratio().isna().any():
        return math.nan
    return f.equalized_odds_ratio(y, p, **keywords)
