"""What DuckDB needs to read and aggregate the same columns: counts, extremes, deciles and distinct
values of numbers, counts of categories.

    python drift_duckdb.py <folder> <reference file> <current file>
"""

import sys
from pathlib import Path

import duckdb


def main(folder: Path, reference: str, current: str) -> None:
    connection = duckdb.connect()
    for name in (reference, current):
        source = f"read_parquet('{folder / name}')"
        columns = connection.sql(f"DESCRIBE SELECT * FROM {source}").fetchall()
        numeric = [column for column, kind, *_ in columns if kind != "VARCHAR"]
        texts = [column for column, kind, *_ in columns if kind == "VARCHAR"]
        aggregates = ", ".join(
            f'count("{c}"), min("{c}"), max("{c}"), avg("{c}"), stddev_pop("{c}"), '
            f'quantile_cont("{c}", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])'
            for c in numeric
        )
        connection.sql(f"SELECT {aggregates} FROM {source}").fetchall()
        for column in texts:
            connection.sql(f'SELECT "{column}", count(*) FROM {source} GROUP BY 1').fetchall()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
