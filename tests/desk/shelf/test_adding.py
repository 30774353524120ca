"""Documents added by the desk's worker: what was given is on file, what was refused is listed, nothing is left over."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from glossator.desk.database.tables import Event, Job
from glossator.desk.jobs.running import enqueue
from glossator.desk.settings import Settings
from glossator.desk.shelf import adding, additions, addresses, uploads
from glossator.errors import InputError
from glossator.record import AddSummary, Document, Record, Refusal

from ..sample import Desk

PAGE = """<html><head><title>Two ships were stopped at sea</title></head><body><article>
<h1>Two ships were stopped at sea</h1>
<p>Two ships that carried fuel were stopped at sea on Tuesday, the coast guard of the island said in a statement
to reporters. Their captains said that they had not known of the embargo.</p></article></body></html>"""


def upload(own: Desk, **files: str) -> int:
    kept = [uploads.keep(own.settings.folder, name.replace("__", "."), BytesIO(text.encode()))
            for name, text in files.items()]  # fmt: skip
    wanted = adding.Wanted(what="files", files=[adding.File(path=one.path, name=one.name) for one in kept])
    with own.database.writing() as session:
        return adding.ask(session, own.person("reporter"), wanted).id


def outcome(own: Desk, job: int) -> additions.Addition:
    with own.database.reading() as session:
        found = additions.one(session, job)
    assert found is not None
    return found


def left(own: Desk) -> list[Path]:
    return [path for path in (own.settings.folder / uploads.FOLDER).rglob("*") if path.is_file()]


def test_files_are_filed_and_refusals_listed(own: Desk, record: Record, do: Callable[[], Any]) -> None:
    before = record.info().documents
    job = upload(own, ship__html=PAGE, empty__txt="", sheet__xlsx="PK", odd__txt="One more report on the fuel at sea.")
    assert outcome(own, job).state == "waiting"
    do()
    found = outcome(own, job)
    assert (found.state, found.words) == ("done", "2 added, 2 refused")
    assert found.outcome is not None
    told = {one.source: f"{one.reason}; {one.do}" for one in found.outcome.refused}
    assert set(told) == {"empty.txt", "sheet.xlsx"}
    assert "holds text" in told["empty.txt"]
    assert ".csv" in told["sheet.xlsx"]
    assert record.info().documents == before + 2
    assert record.info().unembedded == 0
    assert record.search("ships stopped at sea", limit=1, dated="all")[0].document.title.startswith("Two ships")
    assert left(own) == []
    with own.database.reading() as session:
        events = session.scalars(select(Event).order_by(Event.id.desc()).limit(2)).all()
    assert [(one.by, one.what) for one in events] == [
        ("Rita Reporter", "added to the record"), ("Rita Reporter", "asked to add to the record")]  # fmt: skip
    assert events[0].after == {"adding": job, "added": 2, "updated": 0, "unchanged": 0, "refused": 2}


@pytest.mark.usefixtures("reading_here")
def test_a_file_that_two_addings_wait_for_is_there_for_both(own: Desk, do: Callable[[], Any]) -> None:
    jobs = [upload(own, odd__txt="One more report on the fuel at sea.") for _ in range(2)]
    do()
    do()
    assert [outcome(own, job).words for job in jobs] == ["1 added", "1 unchanged"]
    assert left(own) == []


@pytest.mark.usefixtures("reading_here")
def test_what_failed_keeps_its_files_and_can_be_tried_again(
    own: Desk, do: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = upload(own, odd__txt="One more report on the fuel at sea.")
    with monkeypatch.context() as patch:
        patch.setattr(Record, "add", lambda *_, **__: (_ for _ in ()).throw(InputError("the disk is full")))
        do()
    assert (outcome(own, job).state, outcome(own, job).words) == ("failed", "the disk is full")
    assert len(left(own)) == 1
    with own.database.writing() as session:
        again = adding.ask_again(session, own.person("reporter"), session.get_one(Job, job)).id
    do()
    assert outcome(own, again).words == "1 added"
    with own.database.writing() as session, pytest.raises(InputError, match="only a failed addition"):
        adding.ask_again(session, own.person("reporter"), session.get_one(Job, again))


@pytest.mark.usefixtures("reading_here")
def test_what_is_said_of_all_holds_in_a_record_that_is_begun(own: Desk, do: Callable[[], Any], tmp_path: Path) -> None:
    own.settings = Settings(own.settings.folder, str(tmp_path / "new"), own.settings.database)
    rows = "body,day\nFuel was passed at sea.,2018-03-20\n,2018-03-21\n"
    kept = uploads.keep(own.settings.folder, "rows.csv", BytesIO(rows.encode()))
    with own.database.writing() as session:
        wanted = adding.Wanted(what="files", files=[adding.File(path=kept.path, name=kept.name)], publisher="Herald",
                               kind="post", mapping=["text=body", "published=day"])  # fmt: skip
        job = adding.ask(session, own.person("reporter"), wanted).id
    do()
    (added,) = Record.open(tmp_path / "new").contents.latest(5)
    assert (added.publisher, added.kind, str(added.published)) == ("Herald", "post", "2018-03-20")
    found = outcome(own, job).outcome
    assert found is not None
    assert [one.source for one in found.refused] == ["rows.csv, row 2"]


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"what": "files"}, "choose files"),
        ({"what": "files", "files": [{"path": "a/b", "name": "b"}], "mapping": ["nonsense"]}, "--map nonsense"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_once(own: Desk, wanted: dict[str, Any], reason: str) -> None:
    with own.database.writing() as session, pytest.raises(InputError, match=reason):
        adding.ask(session, own.person("reporter"), adding.Wanted.model_validate(wanted))


@pytest.mark.parametrize(
    ("given", "feed", "reason"),
    [
        (["ftp://example.org/"], False, "“ftp://example.org/” is no web address"),
        (["  "], False, "give an address"),
        (["https://example.org/a", "https://example.org/b"], True, "one feed at a time"),
        ([f"https://example.org/{at}" for at in range(300)], False, "at most 200"),
    ],
)
def test_addresses_are_looked_at_first(own: Desk, given: list[str], feed: bool, reason: str) -> None:
    with own.database.writing() as session, pytest.raises(InputError, match=reason):
        adding.ask_addresses(session, own.person("reporter"), given, adding.About(), feed=feed)


def added(record: Record, given: list[str]) -> AddSummary:
    """Files one document, and refuses the other addresses."""
    document = Document(id="d-from-the-web", text="Fetched.", address=given[0], language="en")
    made = record.add_documents([document], embed=False)
    made.refused += [Refusal(source=one, reason="answered 404") for one in given[1:]]
    return made


def test_pages_and_feeds_are_fetched_by_their_room(
    own: Desk, record: Record, do: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def add(record: Record, given: list[str], **_: Any) -> AddSummary:
        asked.extend(given)
        return added(record, given)

    def follow(record: Record, given: list[str], **_: Any) -> list[Any]:
        asked.extend(given)
        return [SimpleNamespace(summary=AddSummary(), fault="not a feed")]

    monkeypatch.setattr("glossator.addresses.adding.add_addresses", add)
    monkeypatch.setattr("glossator.addresses.following.follow", follow)
    with own.database.writing() as session:
        by = own.person("reporter")
        pages = adding.ask_addresses(session, by, ["https://example.org/x", "https://example.org/y"], adding.About()).id
        feed = adding.ask_addresses(session, by, ["https://example.org/feed"], adding.About(), feed=True).id
    do()
    do()
    assert asked == ["https://example.org/x", "https://example.org/y", "https://example.org/feed"]
    assert outcome(own, pages).words == "1 added, 1 refused"
    ended = outcome(own, feed).outcome
    assert ended is not None
    assert "not a feed" in str(ended)
    assert record.document("d-from-the-web").text == "Fetched."


def test_a_private_address_is_refused_by_name(record: Record) -> None:
    options = adding.About().options()
    pages = addresses.add_pages(record, ["http://127.0.0.1:9/page"], options, lambda _: None)
    feed = addresses.add_feed(record, "http://127.0.0.1:9/feed", options, lambda _: None)
    assert "private" in pages.refused[0].reason or "own machine" in pages.refused[0].reason, pages.refused
    assert len(feed.refused) == 1


def test_other_jobs_before_it_are_counted(own: Desk) -> None:
    with own.database.writing() as session:
        enqueue(session, own.person("reporter"), "annotate", {})
    assert outcome(own, upload(own, odd__txt="A report.")).before == 1
