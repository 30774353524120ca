"""The doctor: each thing ok, or a problem and what to do."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from glossator.desk import doctor, home
from glossator.desk.database.tables import Job, now
from glossator.desk.people import accounts

from .sample import Desk


def found(desk: Desk, **changed: object) -> dict[str, doctor.Found]:
    return {one.name: one for one in doctor.examine(replace(desk.settings, **changed))}  # type: ignore[arg-type]


def problems(desk: Desk, **changed: object) -> dict[str, str]:
    held = found(desk, **changed)
    assert all(one.do for one in held.values() if not one.well), "a problem says what to do"
    return {name: one.words for name, one in held.items() if not one.well}


def test_a_desk_that_can_work_is_well(desk: Desk) -> None:
    assert desk.database.version
    assert problems(desk) == {}
    assert "23 documents" in found(desk)["record"].words


def test_a_desk_that_was_never_started_is_well(empty: Desk) -> None:
    held = found(empty)
    assert problems(empty) == {}
    assert "the first start" in held["database"].words
    assert not (empty.settings.folder / "desk.sqlite").exists(), "looking changes nothing"


def test_a_record_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    assert set(problems(desk, record=str(tmp_path / "none"))) == {"record"}
    (tmp_path / "empty").mkdir()
    assert set(problems(desk, record=str(tmp_path / "empty"))) == {"record"}


def test_nobody_keeps_the_accounts(desk: Desk) -> None:
    with desk.database.writing() as session:
        accounts.named(session, "admin").active = False
    assert set(problems(desk)) == {"admin"}


def test_a_clock_that_is_behind_the_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.database.version
    earlier = now() - timedelta(hours=1)
    monkeypatch.setattr(doctor, "now", lambda: earlier)
    assert "clock" in problems(desk)


def test_work_that_waits_too_long(desk: Desk) -> None:
    with desk.database.writing() as session:
        long = now() - timedelta(hours=3)
        session.add(Job(kind="check", person_id=1, asked={}, created=long))
    assert problems(desk) == {"jobs": "1 wait, 0 failed"}


def test_a_desk_without_its_worker(desk: Desk) -> None:
    with home.holding(desk.settings.folder):
        assert set(problems(desk)) == {"worker"}
        with home.holding(desk.settings.folder, home.WORKER):
            assert problems(desk) == {}


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_disk_that_is_full_and_a_folder_that_is_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10**8})())
    file = desk.settings.folder / "file"
    file.write_text("x", "utf-8")
    assert set(problems(desk, site=file / "site")) == {"disk", "site"}


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_damaged_database(desk: Desk) -> None:
    path = desk.settings.folder / "desk.sqlite"
    desk.close()
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\x00\xff" * 4096
    path.write_bytes(bytes(content))
    assert {"database", "tables"} & set(problems(desk))


def test_a_newer_database(desk: Desk) -> None:
    with desk.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert set(problems(desk)) == {"database"}


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_server_that_does_not_answer_is_told_without_the_password(desk: Desk) -> None:
    told = problems(desk, database="postgresql://desk:geheim@127.0.0.1:9/none")
    assert set(told) == {"database"}
    assert "geheim" not in told["database"]
