"""The straightforward paired bootstrap of an AUC difference, with scikit-learn in a loop.

    python bootstrap_auc.py <folder with target.i8, score.f64 and other.f64> <resamples>

Prints the seconds and the percentile interval as JSON.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

folder, resamples = Path(sys.argv[1]), int(sys.argv[2])
y = np.fromfile(folder / "target.i8", dtype=np.int8)
s = np.fromfile(folder / "score.f64", dtype=np.float64)
o = np.fromfile(folder / "other.f64", dtype=np.float64)
rng = np.random.default_rng(0)
start = time.perf_counter()
differences = np.empty(resamples)
for i in range(resamples):
    rows = rng.integers(0, len(y), len(y))
    differences[i] = roc_auc_score(y[rows], s[rows]) - roc_auc_score(y[rows], o[rows])
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "interval": np.quantile(differences, [0.025, 0.975]).tolist()}))
