"""What the tests of the shelf share: a desk on SQLite with a record of its own, and its jobs done on the spot."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.desk.jobs.running import run_next
from glossator.desk.settings import Settings
from glossator.record import AddSummary, Record
from glossator.record.readers import read
from glossator.record.readers.options import Options

from ..sample import Desk


@pytest.fixture(params=["sqlite"])
def kind(request: pytest.FixtureRequest) -> str:
    """What is tested here is the record; the database is the embedded one."""
    return str(request.param)


@pytest.fixture
def own(desk: Desk, record_folder: Path, tmp_path: Path) -> Desk:
    """A desk whose record may be changed; nothing in it waits for vectors."""
    shutil.copytree(record_folder, tmp_path / "record")
    desk.settings = Settings(desk.settings.folder, str(tmp_path / "record"), desk.settings.database)
    return desk


@pytest.fixture
def record(own: Desk) -> Record:
    """That desk's record."""
    return Record.open(own.settings.record)


@pytest.fixture
def reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process and not in one of their own, whose start takes longer than the test."""

    def add(record: Record, paths: list[str], options: Options, *, embed: bool, progress: Any) -> AddSummary:
        found = (one for path in paths for one in read(Path(path), options))
        return record.add_documents(found, embed=embed, progress=progress)

    monkeypatch.setattr(Record, "add", add)


@pytest.fixture
def do(own: Desk) -> Callable[[], Any]:
    """Does the job that waits, as the worker would."""
    return lambda: run_next(own.database, own.settings)
