"""What a team writes today for the evaluate step: ONNX Runtime for the scores, scikit-learn for the
metrics of champion and challenger, a bootstrap interval of the AUC difference, and Evidently's
classification report.

    python evaluate.py <folder> <table file>
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pandas as pd
from evidently import BinaryClassification, DataDefinition, Dataset, Report
from evidently.presets import ClassificationPreset
from sklearn import metrics


def probabilities(model: Path, features: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    answers = session.run(["output_probability"], {"X": features})[0]
    return np.array([row[1] for row in answers])


def scores(target: np.ndarray, score: np.ndarray) -> dict[str, float]:
    label = (score >= 0.5).astype(int)
    return {
        "accuracy": metrics.accuracy_score(target, label),
        "balanced_accuracy": metrics.balanced_accuracy_score(target, label),
        "precision": metrics.precision_score(target, label),
        "recall": metrics.recall_score(target, label),
        "f1": metrics.f1_score(target, label),
        "matthews_corrcoef": metrics.matthews_corrcoef(target, label),
        "cohen_kappa": metrics.cohen_kappa_score(target, label),
        "roc_auc": metrics.roc_auc_score(target, score),
        "average_precision": metrics.average_precision_score(target, score),
        "log_loss": metrics.log_loss(target, score),
        "brier_score": metrics.brier_score_loss(target, score),
    }


def main(folder: Path, file: str) -> None:
    path = folder / file
    table = pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path)
    target = table.pop("y").to_numpy()
    features = table.to_numpy(dtype=np.float32)
    challenger = probabilities(folder / "challenger.onnx", features)
    champion = probabilities(folder / "champion.onnx", features)

    result = {"challenger": scores(target, challenger), "champion": scores(target, champion)}
    # The smallest bootstrap anybody would call one; every other interval is left out.
    rng = np.random.default_rng(0)
    differences = []
    for _ in range(20):
        rows = rng.integers(0, len(target), len(target))
        differences.append(
            metrics.roc_auc_score(target[rows], challenger[rows])
            - metrics.roc_auc_score(target[rows], champion[rows])
        )
    result["difference_interval"] = np.quantile(differences, [0.025, 0.975]).tolist()

    scored = pd.DataFrame({"target": target, "prediction": challenger})
    definition = DataDefinition(
        classification=[
            BinaryClassification(target="target", prediction_probas="prediction", pos_label=1)
        ],
        categorical_columns=["target"],
        numerical_columns=["prediction"],
    )
    dataset = Dataset.from_pandas(scored, data_definition=definition)
    Report([ClassificationPreset()]).run(dataset, None).json()
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
