"""Two Parquet files of mixed columns, one of them a little shifted.

    python make_drift_inputs.py <folder> <rows> <columns>

Of every ten columns six are floats, two whole numbers and two texts; a twentieth of the columns is
shifted in `current`. Seeds are fixed.
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

CHUNK = 250_000


def column(kind: int, rng: np.random.Generator, rows: int, shift: float) -> pa.Array:
    if kind < 3:
        return pa.array(rng.normal(shift, 1, rows))
    if kind < 5:
        return pa.array(rng.lognormal(shift, 1, rows).round(2))
    if kind == 5:
        values = rng.normal(100 + 30 * shift, 30, rows)
        return pa.array(values, mask=rng.random(rows) < 0.05)
    if kind == 6:
        return pa.array(rng.integers(0, 1000, rows) + int(300 * shift))
    if kind == 7:
        return pa.array(rng.poisson(4 + 2 * shift, rows))
    labels = np.array([f"category {i}" for i in range(8 if kind == 8 else 60)])
    weights = 1 / (1 + np.arange(len(labels))) ** (1 + shift)
    return pa.array(labels[rng.choice(len(labels), rows, p=weights / weights.sum())])


def main(folder: Path, rows: int, columns: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for side, name in enumerate(["reference", "current"]):
        rng = np.random.default_rng(20261125 + side)
        writer = None
        for start in range(0, rows, CHUNK):
            size = min(CHUNK, rows - start)
            table = pa.table(
                {
                    f"c{i}": column(i % 10, rng, size, 0.5 if side == 1 and i % 20 == 3 else 0.0)
                    for i in range(columns)
                }
            )
            writer = writer or pq.ParquetWriter(folder / f"{name}.parquet", table.schema)
            writer.write_table(table)
        writer.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
