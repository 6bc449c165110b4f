"""Makes the data slices and the three models of this example.

    npm ci                                  # brings flights-3m.parquet (vega-datasets)
    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python train.py

The data are three million US flights of January to June 2001 (US Bureau of Transportation
Statistics, public domain) as the npm package vega-datasets 3.2.1 ships them. Everything is
seeded; the committed files were made with the versions in requirements.txt.

- champion.onnx: logistic regression, the model in production.
- candidate.onnx: gradient-boosted trees on the same columns.
- candidate-utc.onnx: the same trees, but the new feature pipeline took the departure hour in UTC
  (local time + 6 h) while the data that the model will meet has local time. Nothing crashes and
  the file is sound: only a comparison with the champion shows it.
"""

from pathlib import Path

import duckdb
import numpy as np
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType, Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = Path(__file__).parent
FLIGHTS = HERE / "../../node_modules/vega-datasets/data/flights-3m.parquet"
SEED = 20010101
FEATURES = ["hour", "day_of_week", "distance", "origin", "destination"]
INPUTS = [
    ("hour", Int64TensorType([None, 1])),
    ("day_of_week", Int64TensorType([None, 1])),
    ("distance", FloatTensorType([None, 1])),
    ("origin", StringTensorType([None, 1])),
    ("destination", StringTensorType([None, 1])),
]


def flights(month: int, rows: int, salt: int) -> str:
    """SQL of a reproducible sample: the rows with the smallest hashes of a month."""
    return f"""
        SELECT row_number() OVER (ORDER BY number) AS flight_id, hour, day_of_week, distance,
               origin, destination, late
        FROM (
            SELECT file_row_number AS number, hour(date) AS hour, isodow(date) AS day_of_week,
                   distance, origin, destination, (delay > 15)::INTEGER AS late
            FROM read_parquet('{FLIGHTS}', file_row_number = true)
            WHERE month(date) = {month}
            ORDER BY md5('{salt}:' || file_row_number) LIMIT {rows}
        )
        ORDER BY number
    """


def write_slices(database: duckdb.DuckDBPyConnection) -> None:
    for name, month in [("january", 1), ("holdout", 2), ("june", 6)]:
        database.execute(
            f"COPY ({flights(month, 20_000, 1)}) TO '{HERE / 'data' / name}.parquet' "
            "(FORMAT parquet, COMPRESSION zstd)"
        )


def export(pipeline, name: str) -> None:
    model = convert_sklearn(pipeline, name=name, initial_types=INPUTS, target_opset=18)
    path = HERE / "models" / f"{name}.onnx"
    path.write_bytes(model.SerializeToString())
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> None:
    database = duckdb.connect()
    write_slices(database)
    train = database.execute(flights(1, 200_000, 2)).df()
    holdout = database.execute(f"SELECT * FROM '{HERE / 'data/holdout.parquet'}'").df()
    airports = ["origin", "destination"]

    champion = make_pipeline(
        ColumnTransformer(
            [
                ("airport", OneHotEncoder(min_frequency=200, handle_unknown="ignore"), airports),
                ("number", StandardScaler(), ["hour", "day_of_week", "distance"]),
            ]
        ),
        LogisticRegression(max_iter=500),
    )
    champion.fit(train[FEATURES], train["late"])
    export(champion, "champion")

    def trees():
        encoder = OneHotEncoder(min_frequency=1000, handle_unknown="ignore", sparse_output=False)
        return make_pipeline(
            ColumnTransformer(
                [
                    ("airport", encoder, airports),
                    ("number", StandardScaler(), ["hour", "day_of_week", "distance"]),
                ]
            ),
            HistGradientBoostingClassifier(
                max_iter=120, max_leaf_nodes=15, learning_rate=0.1, random_state=SEED
            ),
        )

    candidate = trees().fit(train[FEATURES], train["late"])
    export(candidate, "candidate")

    utc = train.assign(hour=(train["hour"] + 6) % 24)
    broken = trees().fit(utc[FEATURES], utc["late"])
    export(broken, "candidate-utc")

    for name, model in [("champion", champion), ("candidate", candidate), ("utc", broken)]:
        score = model.predict_proba(holdout[FEATURES])[:, 1]
        print(name, "roc_auc", round(roc_auc_score(holdout["late"], score), 6), np.mean(score))


if __name__ == "__main__":
    main()
