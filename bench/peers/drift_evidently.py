"""Evidently's data drift preset on Parquet files, types inferred.

    python drift_evidently.py <folder> <reference file> <current file>
"""

import sys
from pathlib import Path

import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset


def main(folder: Path, reference: str, current: str) -> None:
    tables = [pd.read_parquet(folder / name) for name in (reference, current)]
    numeric = [c for c in tables[0].columns if pd.api.types.is_numeric_dtype(tables[0][c])]
    texts = [c for c in tables[0].columns if c not in numeric]
    definition = DataDefinition(numerical_columns=numeric, categorical_columns=texts)
    reference_data, current_data = (
        Dataset.from_pandas(table, data_definition=definition) for table in tables
    )
    print(Report([DataDriftPreset()]).run(current_data, reference_data).json()[:200])


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
