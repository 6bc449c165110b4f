"""Checks the files of the image against their sha256."""

import hashlib
from pathlib import Path

for line in Path("files.sha256").read_text("utf-8").splitlines():
    expected, name = line[:64], line[66:]
    with open(name, "rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != expected:
            raise SystemExit(f"{name} was changed")
