"""scikit-learn's metrics of a binary task, each by its own function, as one would write it.

    python metrics.py <folder with target.i8 and score.f64>

Prints the seconds that the metrics take (without reading) and their values as JSON.
"""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from sklearn import metrics as m

warnings.simplefilter("ignore")
folder = Path(sys.argv[1])
y = np.fromfile(folder / "target.i8", dtype=np.int8).astype(np.int64)
s = np.fromfile(folder / "score.f64", dtype=np.float64)
p = (s >= 0.5).astype(np.int64)
start = time.perf_counter()
values = {
    "accuracy": m.accuracy_score(y, p),
    "balanced_accuracy": m.balanced_accuracy_score(y, p),
    "matthews_corrcoef": m.matthews_corrcoef(y, p),
    "cohen_kappa": m.cohen_kappa_score(y, p),
    "zero_one_loss": m.zero_one_loss(y, p),
    "hamming_loss": m.hamming_loss(y, p),
    "roc_auc": m.roc_auc_score(y, s),
    "average_precision": m.average_precision_score(y, s),
    "log_loss": m.log_loss(y, s),
    "brier_score": m.brier_score_loss(y, s),
    "d2_log_loss_score": m.d2_log_loss_score(y, s),
    "d2_brier_score": m.d2_brier_score(y, s),
}
values["positive_likelihood_ratio"], values["negative_likelihood_ratio"] = (
    m.class_likelihood_ratios(y, p))
for name, score in (("precision", m.precision_score), ("recall", m.recall_score),
                    ("f1", m.f1_score), ("jaccard", m.jaccard_score)):
    values[name] = score(y, p)
    for average in ("macro", "micro", "weighted"):
        values[f"{name}_{average}"] = score(y, p, average=average)
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "values": {k: float(v) for k, v in values.items()}}))
