"""Backup and restore: whole, checked, on either database and from one to the other."""

import hashlib
import io
import json
import shutil
import tarfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from glossator.desk import home
from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Base, Event, Item, Stream
from glossator.desk.keeping import archive, rows
from glossator.desk.keeping.archive import MANIFEST
from glossator.desk.keeping.backup import backup
from glossator.desk.keeping.restore import restore
from glossator.desk.settings import Settings
from glossator.desk.work import guides
from glossator.errors import InputError

from .sample import Desk


def used(desk: Desk) -> Path:
    """The desk with some work done, joined claims, an upload and a site; and the file its backup goes to."""
    with desk.database.writing() as session:
        acting.perform(session, None, desk.person("reporter"), desk.work, "accept", "c3", {"note": "“Ω”"}, None)
        first, second = session.scalars(select(Item).order_by(Item.id).limit(2))
        first.joined_to = second.id  # a row that points to a later one
        session.add(Stream(title="The debate", source="typed", day=date(2026, 11, 28)))
    for name, words in (("uploads/a b/ä.txt", "uploaded"), ("site/index.html", "<p>published</p>")):
        path = desk.settings.folder / name
        path.parent.mkdir(parents=True)
        path.write_text(words, "utf-8")
    return desk.settings.folder.parent / "backup.tar.gz"


def content(desk: Desk) -> dict[str, list[str]]:
    """All rows that are backed up."""
    with desk.database.engine.connect() as connection:
        return {table.name: list(rows.lines(connection, table)) for table in rows.tables(connection)}


def test_a_desk_comes_back_as_it_was(desk: Desk, empty: Desk) -> None:
    file = used(desk)
    before = content(desk)
    kept = backup(desk.settings, file)
    assert kept.files == 2
    assert kept.rows == sum(map(len, before.values()))
    settings = replace(empty.settings, folder=empty.settings.folder.parent / "other")
    there = Desk(settings, desk.passes, empty.url)
    restored = restore(settings, file)
    assert (restored.rows, restored.files) == (kept.rows, kept.files)
    after = content(there)
    told = json.loads(after["event"].pop())
    assert told["what"] == "restored from a backup"
    assert after == before
    assert (settings.folder / "uploads/a b/ä.txt").read_text("utf-8") == "uploaded"
    assert (settings.folder / "site/index.html").read_text("utf-8") == "<p>published</p>"
    # Work goes on: numbers of new rows are free, tokens hold, and nobody is logged in.
    with there.database.writing() as session:
        acting.perform(session, None, there.person("editor"), there.work, "remark", "c4", {"note": "on"}, None)
    assert there.api("reader").get("/account").status_code == 200
    assert there.client("reader").get("/account").headers["location"] == "/login"
    there.close()


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("up", [True, False])
def test_a_desk_moves_between_the_databases(desk: Desk, tmp_path: Path, up: bool) -> None:
    """From SQLite to a server when the newsroom grows, and back."""
    file = used(desk)
    backup(desk.settings, file)
    moved = Desk(Settings(tmp_path / "moved", desk.settings.record), desk.passes, "")
    restore(moved.settings, file)
    before = content(desk)
    assert {name: many for name, many in content(moved).items() if name != "event"} == {
        name: many for name, many in before.items() if name != "event"
    }
    if up:
        again = tmp_path / "again.tar.gz"
        backup(moved.settings, again)
        restore(desk.settings, again, replace=True)
        assert [json.loads(one)["what"] for one in content(desk)["event"]][-2:] == ["restored from a backup"] * 2
        with pytest.raises(Exception, match="only ever added"), desk.database.writing() as session:
            session.execute(text("DELETE FROM event"))
    moved.close()


def test_nothing_is_overwritten_unless_told(desk: Desk) -> None:
    file = used(desk)
    backup(desk.settings, file)
    with desk.database.writing() as session:
        acting.perform(session, None, desk.person("editor"), desk.work, "remark", "c4", {"note": "later"}, None)
    later = desk.settings.folder / "uploads" / "later.txt"
    later.write_text("later", "utf-8")
    before = content(desk)
    with pytest.raises(InputError, match="not empty"):
        restore(desk.settings, file)
    assert content(desk) == before
    with pytest.raises(InputError, match="already exists"):
        backup(desk.settings, file)
    with home.holding(desk.settings.folder), pytest.raises(InputError, match="running"):
        restore(desk.settings, file, replace=True)
    assert content(desk) == before
    restore(desk.settings, file, replace=True)
    assert not later.exists()
    with desk.database.reading() as session:
        assert guides.find(session, desk.work).version == 2
        assert session.scalar(select(Event.what).order_by(Event.id.desc()).limit(1)) == "restored from a backup"


def repacked(file: Path, name: str, change: bytes | None, extra: str = "") -> Path:
    """The backup with one member changed (None: left out), and a member of another name."""
    made = file.with_name("changed.tar.gz")
    with tarfile.open(file) as old, tarfile.open(made, "w:gz") as new:
        for member in old:
            body = old.extractfile(member)
            assert body is not None
            words = body.read()
            if member.name == name:
                if change is None:
                    continue
                words = change
            member.size = len(words)
            new.addfile(member, io.BytesIO(words))
        if extra:
            new.addfile(tarfile.TarInfo(extra))
    return made


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_damaged_file_changes_nothing(desk: Desk) -> None:
    file = used(desk)
    backup(desk.settings, file)
    before = content(desk)
    with tarfile.open(file) as packed:
        held = packed.extractfile(MANIFEST)
        assert held is not None
        known = json.loads(held.read())
    cut = file.with_name("cut.tar.gz")
    cut.write_bytes(file.read_bytes()[:-200])
    other = file.with_name("other.tar.gz")
    other.write_bytes(b"no archive at all")
    newer = json.dumps(known | {"format": 2, "program": "glossator 9"}).encode()
    later = json.dumps(known | {"revision": "9999"}).encode()
    faults = {
        cut: "not a complete backup",
        other: "not a complete backup",
        repacked(file, "tables/person.jsonl", b"{}\n"): "has changed since it was backed up",
    }
    for name, reason in faults.items():
        with pytest.raises(InputError, match=reason):
            restore(desk.settings, name, replace=True)
    for name, body, extra, reason in (
        ("tables/event.jsonl", None, "", "is missing"),
        (MANIFEST, None, "", "no manifest"),
        (MANIFEST, b"{", "", "cannot be read"),
        (MANIFEST, newer, "", "newer Glossator"),
        (MANIFEST, later, "", "newer Glossator"),
        ("", None, "files/../../escaped", "which no backup does"),
        ("", None, "/etc/escaped", "which no backup does"),
        ("", None, "./", "which no backup does"),
        ("", None, "files/unlisted", "not listed"),
    ):
        with pytest.raises(InputError, match=reason):
            restore(desk.settings, repacked(file, name, body, extra), replace=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "LEAST", 10_000)
        with pytest.raises(InputError, match="unpacks to far more"):
            restore(desk.settings, repacked(file, "tables/event.jsonl", b" " * 50_000_000), replace=True)
    assert content(desk) == before
    assert not (desk.settings.folder.parent / "escaped").exists()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_row_that_cannot_be_put_back_changes_nothing(desk: Desk) -> None:
    """Checksums may fit and a row still be refused by the tables: all of the old desk stays."""
    file = used(desk)
    backup(desk.settings, file)
    before = content(desk)
    with tarfile.open(file) as packed:
        held = packed.extractfile(MANIFEST)
        person = packed.extractfile("tables/person.jsonl")
        assert held is not None
        assert person is not None
        known, lines = json.loads(held.read()), person.read()
    twice = lines + lines
    known["sums"]["tables/person.jsonl"] = hashlib.sha256(twice).hexdigest()
    made = repacked(file, "tables/person.jsonl", twice)
    shutil.move(made, file.with_name("twice.tar.gz"))
    made = repacked(file.with_name("twice.tar.gz"), MANIFEST, json.dumps(known).encode())
    published = desk.settings.folder / "site" / "index.html"
    published.write_text("<p>later</p>", "utf-8")
    with pytest.raises(InputError, match="cannot be restored"):
        restore(desk.settings, made, replace=True)
    assert content(desk) == before
    assert published.read_text("utf-8") == "<p>later</p>"


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_tables_of_others_in_the_database_are_left_alone(desk: Desk, empty: Desk) -> None:
    """A newsroom's database may hold more than the desk: neither backed up, nor dropped by a restore."""
    file = used(desk)
    for one in (desk, empty):
        with one.database.writing() as session:
            session.execute(text("CREATE TABLE archive_of_others (kept point)"))
            session.execute(text("INSERT INTO archive_of_others VALUES ('(1,2)')"))
    backup(desk.settings, file)
    settings = replace(empty.settings, folder=empty.settings.folder.parent / "other")
    restore(settings, file)
    restore(desk.settings, file, replace=True)
    for one in (desk, empty):
        with one.database.reading() as session:
            assert session.scalar(text("SELECT count(*) FROM archive_of_others")) == 1


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_no_backup_lies_in_what_it_backs_up(desk: Desk, tmp_path: Path) -> None:
    """It would be in the next one, and the restore of another would take it away."""
    used(desk)
    for folder in (desk.settings.folder, desk.settings.folder / "new", desk.settings.site_folder):
        with pytest.raises(InputError, match="name a file elsewhere"):
            backup(desk.settings, folder / "backup.tar.gz")
    backup(desk.settings, tmp_path / "backup.tar.gz")
    inside = desk.settings.folder / "uploads" / "backup.tar.gz"
    shutil.copy(tmp_path / "backup.tar.gz", inside)
    restore(desk.settings, inside, replace=True)
    assert inside.exists()


def test_every_table_is_kept_or_left_out_on_purpose(desk: Desk) -> None:
    assert set(content(desk)) == set(Base.metadata.tables) - set(rows.LEFT_OUT)
