"""Makes the data and the two models of this example.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python train.py

442 patients (scikit-learn's load_diabetes, in the units of measurement); every other one, in a
seeded order, is held out. Everything is seeded.

- champion.onnx: linear regression on the body mass index and the blood pressure.
- candidate.onnx: ridge regression on all columns.
"""

from pathlib import Path

import numpy as np
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression, RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).parent
SEED = 20260101


def export(pipeline, columns: list[str], name: str) -> None:
    inputs = [(column, FloatTensorType([None, 1])) for column in columns]
    model = convert_sklearn(pipeline, name=name, initial_types=inputs, target_opset=18)
    (HERE / "models" / f"{name}.onnx").write_bytes(model.SerializeToString())


def main() -> None:
    frame = load_diabetes(as_frame=True, scaled=False).frame
    columns = [column for column in frame.columns if column != "target"]
    frame[columns] = frame[columns].astype(np.float32)
    order = np.random.default_rng(SEED).permutation(len(frame))
    train, holdout = frame.iloc[order[::2]], frame.iloc[order[1::2]]
    holdout = holdout.rename(columns={"target": "progression"})
    holdout.to_csv(HERE / "data/holdout.csv", index=False, float_format="%.6g")
    for name, estimator, used in [
        ("champion", LinearRegression(), ["bmi", "bp"]),
        ("candidate", RidgeCV(np.logspace(-2, 3, 21)), columns),
    ]:
        scaled = ColumnTransformer([("scaled", StandardScaler(), used)])
        pipeline = make_pipeline(scaled, estimator).fit(train[used], train["target"])
        export(pipeline, used, name)
        answers = pipeline.predict(holdout[used])
        print(name, "R2", 1 - np.var(holdout["progression"] - answers) / np.var(holdout["progression"]))


main()
