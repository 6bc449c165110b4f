"""Makes the inputs of the benchmark: two tables of 100,000 rows x 20 numeric columns with a binary
target, and two models (champion, challenger).

    python make_inputs.py <folder>

Seeded; scikit-learn and skl2onnx in the versions of requirements.txt.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.datasets import make_classification
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

ROWS, COLUMNS, SEED = 100_000, 20, 7


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    features, target = make_classification(
        n_samples=2 * ROWS, n_features=COLUMNS, n_informative=10, class_sep=0.5, random_state=SEED
    )
    features = features.astype(np.float32).astype(np.float64)
    names = [f"x{i}" for i in range(COLUMNS)]
    table = pd.DataFrame(features, columns=names).assign(y=target)
    reference, current = table.iloc[:ROWS], table.iloc[ROWS:].copy()
    current["x3"] += 0.3 * current["x3"].std()
    for name, part in [("reference", reference), ("current", current)]:
        part.to_parquet(folder / f"{name}.parquet", index=False)
        part.to_csv(folder / f"{name}.csv", index=False)

    inputs = [("X", FloatTensorType([None, COLUMNS]))]
    champion = LogisticRegression(max_iter=200).fit(reference[names].to_numpy(), reference["y"])
    challenger = HistGradientBoostingClassifier(max_iter=50, random_state=SEED)
    challenger.fit(reference[names].to_numpy(), reference["y"])
    for name, model in [("champion", champion), ("challenger", challenger)]:
        onnx = convert_sklearn(model, initial_types=inputs, target_opset=18)
        (folder / f"{name}.onnx").write_bytes(onnx.SerializeToString())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
