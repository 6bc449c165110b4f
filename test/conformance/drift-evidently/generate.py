"""Frozen results of Evidently's data drift by its defaults.

    python -m venv venv && venv/bin/pip install evidently==0.7.23
    venv/bin/python test/conformance/drift-evidently/generate.py > test/conformance/drift-evidently/values.json

Each case is a column: value i of a side is ((i * multiplier) mod modulus) / divisor + offset, `rows`
of them, as float, int, bool or text. `method`, `score` and `drifted` are what ValueDrift says.
"""

import json
import warnings

import numpy
import pandas as pd
import scipy
import evidently
from evidently import DataDefinition, Dataset, Report
from evidently.metrics import ValueDrift

warnings.filterwarnings("ignore")

# kind, (rows, multiplier, modulus, divisor, offset) of the reference and of the current side
CASES = [
    ("float", (500, 7, 509, 509, 0), (300, 11, 307, 307, 0)),
    ("float", (500, 7, 509, 509, 0), (300, 11, 307, 307, 0.2)),
    ("float", (1000, 7, 1009, 1009, 0), (100, 11, 101, 101, 0.08)),
    ("float", (1001, 7, 1009, 1009, 0), (100, 11, 101, 101, 0)),
    ("float", (1001, 7, 1009, 1009, 0), (100, 11, 101, 101, 0.05)),
    ("float", (5000, 7, 5003, 1, 0), (2000, 11, 2003, 1, 900)),
    ("float", (600, 7, 3, 4, 0), (600, 7, 4, 4, 0)),
    ("float", (600, 7, 2, 1, 0), (600, 7, 3, 2, 0)),
    ("float", (2000, 7, 4, 1, 0), (900, 7, 5, 1, 0)),
    ("float", (2000, 7, 4, 1000000, 0), (900, 7, 1, 1, 1)),
    ("int", (500, 7, 9, 1, 0), (400, 11, 10, 1, 0)),
    ("int", (500, 7, 10, 1, 0), (400, 7, 10, 1, 0)),
    ("int", (500, 7, 40, 1, 0), (400, 11, 45, 1, 0)),
    ("int", (5000, 7, 9, 1, 0), (400, 11, 10, 1, 0)),
    ("int", (5000, 7, 40, 1, 0), (400, 11, 45, 1, 0)),
    ("int", (500, 7, 2, 1, 0), (400, 7, 2, 1, 0)),
    ("bool", (500, 7, 10, 9, 0), (400, 7, 5, 4, 0)),
    ("bool", (500, 7, 10, 9, 0), (400, 7, 10, 9, 0)),
    ("bool", (5000, 7, 10, 9, 0), (400, 7, 5, 4, 0)),
    ("text", (500, 7, 6, 1, 0), (400, 7, 5, 1, 0)),
    ("text", (500, 7, 6, 1, 0), (430, 13, 6, 1, 0)),
    ("text", (500, 7, 6, 1, 0), (430, 13, 7, 1, 0)),
    ("text", (500, 7, 2, 1, 0), (430, 13, 2, 1, 0)),
    ("text", (500, 7, 1, 1, 0), (430, 13, 1, 1, 0)),
    ("text", (5000, 7, 6, 1, 0), (400, 7, 5, 1, 0)),
    ("text", (5000, 7, 50, 1, 0), (400, 7, 50, 1, 0)),
    ("text", (5000, 7, 50, 1, 0), (100, 13, 47, 1, 0)),
]


def side(kind, spec):
    rows, multiplier, modulus, divisor, offset = spec
    numbers = (numpy.arange(rows) * multiplier % modulus) / divisor + offset
    if kind == "float":
        return numbers
    whole = numpy.floor(numbers).astype(int)
    if kind == "int":
        return whole
    if kind == "bool":
        return whole > 0
    return numpy.array([f"c{value}" for value in whole], dtype=object)


rows = []
for kind, reference, current in CASES:
    datasets = [
        Dataset.from_pandas(pd.DataFrame({"x": side(kind, spec)}))
        for spec in (current, reference)
    ]
    result = Report([ValueDrift(column="x")]).run(*datasets).dict()["metrics"][0]
    config, score = result["config"], float(result["value"])
    p_value = config["method"].endswith("p_value")
    threshold = config["threshold"]
    drifted = score <= threshold if "K-S" in config["method"] else score < threshold
    rows.append(
        {
            "kind": kind,
            "reference": reference,
            "current": current,
            "method": config["method"],
            "threshold": threshold,
            "score": None if numpy.isnan(score) else score,
            "drifted": bool(drifted if p_value else score >= threshold),
        }
    )

print(
    json.dumps(
        {
            "source": "test/conformance/drift-evidently/generate.py",
            "versions": {
                "evidently": evidently.__version__,
                "scipy": scipy.__version__,
                "pandas": pd.__version__,
                "numpy": numpy.__version__,
            },
            "columns": rows,
        },
        indent=1,
    )
)
