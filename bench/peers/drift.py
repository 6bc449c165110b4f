"""What a team writes today for the drift step: Evidently's data drift preset, as JSON.

    python drift.py <folder> <reference file> <current file>
"""

import sys
from pathlib import Path

import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset


def read(path: Path) -> pd.DataFrame:
    return pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path)


def main(folder: Path, reference: str, current: str) -> None:
    tables = [read(folder / reference), read(folder / current)]
    names = [name for name in tables[0].columns if name != "y"]
    definition = DataDefinition(numerical_columns=names, categorical_columns=["y"])
    reference_data, current_data = (
        Dataset.from_pandas(table, data_definition=definition) for table in tables
    )
    print(Report([DataDriftPreset()]).run(current_data, reference_data).json()[:200])


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
